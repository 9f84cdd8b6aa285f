//! A line, read once: its folded characters, the gaps between them, and what tells whether the next line goes on.

use super::fields::{fields, is_number};
use super::fold::{fold, is_blank, is_ideograph};

/// Lines shorter than this, without a stop at their end, are taken for headings.
const HEADING: usize = 40;

/// Blanks between two characters of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gap {
    /// The character behind them.
    pub(super) before: usize,
    /// How many; a tab and a full-width blank count as two.
    pub(super) blanks: usize,
}

/// The characters of a line; its room is used again for the next one.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Folded, without blanks.
    pub(super) chars: Vec<char>,
    /// Where each stands in the source.
    pub(super) at: Vec<u32>,
    /// Where blanks stand between or before them.
    pub(super) gaps: Vec<Gap>,
    /// Whether a stop parts words within it.
    stops: bool,
    /// Whether an upright stroke stands in it.
    stroke: bool,
}

impl Scan {
    /// Reads the line of `text` that begins at byte `from`; gives where the next one begins.
    pub(super) fn read(&mut self, text: &str, from: usize) -> usize {
        self.chars.clear();
        self.at.clear();
        self.gaps.clear();
        (self.stops, self.stroke) = (false, false);
        let mut blanks = 0;
        for (index, c) in text[from..].char_indices() {
            let common = is_ideograph(c) || c.is_ascii_digit();
            if !common && is_blank(c) {
                if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{c}' | '\u{b}') {
                    return from + index + c.len_utf8();
                }
                blanks += if matches!(c, '\t' | '\u{3000}') { 2 } else { 1 };
                continue;
            }
            if blanks > 0 {
                self.gaps.push(Gap { before: self.chars.len(), blanks });
                blanks = 0;
            }
            let c = if common { c } else { self.mark(c) };
            self.chars.push(c);
            self.at.push(u32::try_from(from + index).unwrap_or(u32::MAX));
        }
        text.len()
    }

    /// A character that is neither ideograph nor digit, folded, with what it tells of the line.
    fn mark(&mut self, c: char) -> char {
        self.stroke |= c == '|';
        let c = fold(c);
        // The stroke of a marker (3、其他) parts no words.
        let marker = || self.chars.len() < 4 && self.chars.last().is_some_and(|&last| is_numeral(last));
        self.stops |= matches!(c, ',' | '。' | ';') || c == '、' && !marker();
        c
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// What has to be known of it beside the next one; `raw` is the line in the source.
    pub(super) fn line(&self, raw: &str) -> Line {
        let mut first = ['\0'; 4];
        for (slot, c) in first.iter_mut().zip(&self.chars) {
            *slot = *c;
        }
        // The mark of a note behind a stop (…。2) leaves the sentence closed.
        let digits = self.chars.iter().rev().take_while(|c| c.is_ascii_digit()).count();
        let noted = digits < self.chars.len() && self.chars[self.chars.len() - 1 - digits] == '。';
        let last = if noted { '。' } else { self.chars.last().copied().unwrap_or('\0') };
        let parted = self.stroke || self.gaps.iter().any(|gap| gap.before > 0 && gap.blanks > 1);
        let row = parted && is_row(raw.trim_matches(is_blank), self.stops);
        Line { width: self.chars.len(), first, last, row, page: is_page(&self.chars), stops: self.stops }
    }
}

/// What has to be known of a line to tell whether the next one goes on with it.
pub(super) struct Line {
    width: usize,
    first: [char; 4],
    last: char,
    /// Whether it is a row of a table that stands as plain text.
    pub(super) row: bool,
    /// Whether it holds the number of a page alone.
    pub(super) page: bool,
    stops: bool,
}

impl Line {
    /// Whether it begins with a list marker or a heading's number: 一、 （一） 1. 第一
    fn marked(&self) -> bool {
        let numeral = is_numeral;
        match self.first {
            ['(', a, b, c] => numeral(a) && (b == ')' || c == ')' || numeral(b)),
            [a, b, c, _] => numeral(a) && (matches!(b, '、' | '.') && !c.is_ascii_digit() || numeral(b) && c == '、'),
        }
    }

    /// Whether a block of so many characters that it ends is a heading.
    pub(super) fn heading(&self, length: usize) -> bool {
        !self.row && length <= HEADING && !matches!(self.last, '。' | ';' | ',' | '!' | '?' | ':') && !self.stops
    }

    /// Whether the sentence goes on in the next line.
    pub(super) fn runs_into(&self, next: &Line) -> bool {
        let comma = matches!(self.last, ',' | '、' | '(' | '《' | '“');
        let full = self.width * 4 >= next.width * 3 && self.width >= 10 && (self.stops || next.stops && !self.marked());
        self.stops_short(next) && (comma || full)
    }

    /// Whether a comma stands at its end.
    pub(super) fn ends_clause(&self) -> bool {
        self.last == ','
    }

    /// Whether neither a stop stands at its end nor a new item or row behind it.
    pub(super) fn stops_short(&self, next: &Line) -> bool {
        let open = !matches!(self.last, '。' | ';' | ':' | '!' | '?' | '…' | '\0');
        open && !self.row && !next.row && next.width > 0 && !next.marked()
    }
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
}

/// Whether a line holds the number of a page alone: `- 12 -`, `第3页`.
fn is_page(line: &[char]) -> bool {
    let (['-', inner @ .., '-'] | ['第', inner @ .., '页']) = line else { return false };
    (1..7).contains(&inner.len()) && inner.iter().all(char::is_ascii_digit)
}

/// Whether gaps part `text` into cells. Stops within a cell of words (一、公共服务) or between digits (2,106.66) speak
/// against it only where no cell is a number.
fn is_row(text: &str, stops: bool) -> bool {
    let mut cells = fields(text);
    if text.contains('|') || !stops {
        return text.contains('|') || cells.nth(1).is_some();
    }
    let (mut count, mut numbers, mut last, mut prose) = (0, 0, [false; 2], false);
    for cell in cells {
        let words = &text[cell.range];
        let number = is_number(words);
        count += 1;
        numbers += usize::from(number);
        last = [last[1], number];
        prose |= !number && words.contains(['，', ',', '。', '；', ';']);
    }
    count > 1 && numbers > 0 && (!prose || last == [true, true])
}
