//! A text cut into blocks (paragraphs, headings, rows) and sentences, over its folded view.

use std::ops::Range;

use super::fields::{fields, is_number};
use super::fold::{Fold, fold, is_blank};
use super::span::Span;

/// Lines shorter than this, without a stop at their end, are taken for headings.
const HEADING: usize = 40;

/// A paragraph, a heading or a row of a table: what a line end closes.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its folded characters.
    pub range: Range<usize>,
    /// Its sentences, by index into [`Document::sentences`].
    pub sentences: Range<usize>,
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether it is a row of a table that stands as plain text.
    pub row: bool,
}

/// What a full stop closes.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Its folded characters.
    pub range: Range<usize>,
    /// The block it belongs to.
    pub block: usize,
}

/// A text, ready to be read.
///
/// ```
/// use gouji::text::Document;
/// let document = Document::new("收到１２ 件。受理11件。\n");
/// assert_eq!(document.sentences.len(), 2);
/// assert_eq!(document.fold.string(document.sentences[0].range.clone()), "收到12件。");
/// ```
#[derive(Debug)]
pub struct Document<'t> {
    /// The source.
    pub text: &'t str,
    /// Its folded view.
    pub fold: Fold,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
}

impl<'t> Document<'t> {
    /// Cuts `text` up. Linear in its length.
    pub fn new(text: &'t str) -> Document<'t> {
        let mut document = Document { text, fold: Fold::default(), blocks: Vec::new(), sentences: Vec::new() };
        let mut last: Option<Line> = None;
        let (mut start, mut offset) = (0, 0);
        // A page may end within a sentence: its number and the blank lines around it part nothing.
        let (mut gap, mut page) = (false, false);
        for raw in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{c}', '\u{b}']) {
            let line = Line::new(raw);
            if line.width == 0 {
                gap = true;
            } else if line.page {
                page = true;
            } else {
                let continues = last.as_ref().is_some_and(|last| (page || !gap) && last.runs_into(&line));
                if !continues {
                    document.close(start, last.as_ref());
                    document.fold.part(offset);
                    start = document.fold.len();
                }
                document.fold.push_line(raw, offset, continues, line.row);
                last = Some(line);
                (gap, page) = (false, false);
            }
            offset += raw.len();
        }
        document.close(start, last.as_ref());
        document
    }

    /// Where `range` of the folded view stands in the source.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.fold.span(range, self.text)
    }

    /// Ends the block that began at `start` with the line `last`.
    fn close(&mut self, start: usize, last: Option<&Line>) {
        let end = self.fold.len();
        let Some(last) = last.filter(|_| end > start) else { return };
        let first_sentence = self.sentences.len();
        let block = self.blocks.len();
        let mut from = start;
        for index in start..end {
            let stop = matches!(self.fold.char(index), '。' | '!' | '?')
                && !matches!(self.fold.char(index + 1), '”' | '"' | '’' | '」' | '』' | '。' | '!' | '?');
            let behind_quote = matches!(self.fold.char(index), '”' | '」' | '』')
                && index > start
                && matches!(self.fold.char(index - 1), '。' | '!' | '?');
            if stop || behind_quote || index + 1 == end {
                self.sentences.push(Sentence { range: from..index + 1, block });
                from = index + 1;
            }
        }
        self.blocks.push(Block {
            range: start..end,
            sentences: first_sentence..self.sentences.len(),
            heading: last.heading(end - start),
            row: last.row,
        });
    }
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

/// What has to be known of a line to tell whether the next one goes on with it.
struct Line {
    width: usize,
    first: [char; 4],
    last: char,
    row: bool,
    page: bool,
    stops: bool,
}

impl Line {
    fn new(raw: &str) -> Line {
        let text = raw.trim_matches(is_blank);
        let mut first = ['\0'; 4];
        for (slot, c) in first.iter_mut().zip(text.chars().filter(|c| !is_blank(*c))) {
            *slot = fold(c);
        }
        let (mut width, mut stops, mut last) = (0, false, '\0');
        for c in text.chars().filter(|c| !is_blank(*c)) {
            let c = fold(c);
            width += 1;
            // The stroke of a marker (3、其他) parts no words.
            stops |= matches!(c, ',' | '。' | ';') || c == '、' && !(is_numeral(last) && width < 5);
            // The mark of a note behind a stop (…。2) leaves the sentence closed.
            if !(last == '。' && c.is_ascii_digit()) {
                last = c;
            }
        }
        let page = width < 9 && is_page(text);
        Line { width, first, last, row: is_row(text, stops), page, stops }
    }

    /// Whether it begins with a list marker or a heading's number: 一、 （一） 1. 第一
    fn marked(&self) -> bool {
        let numeral = is_numeral;
        match self.first {
            ['(', a, b, c] => numeral(a) && (b == ')' || c == ')' || numeral(b)),
            [a, b, c, _] => numeral(a) && (matches!(b, '、' | '.') && !c.is_ascii_digit() || numeral(b) && c == '、'),
        }
    }

    fn heading(&self, length: usize) -> bool {
        !self.row && length <= HEADING && !matches!(self.last, '。' | ';' | ',' | '!' | '?' | ':') && !self.stops
    }

    fn runs_into(&self, next: &Line) -> bool {
        let open = !matches!(self.last, '。' | ';' | ':' | '!' | '?' | '…' | '\0');
        let plain = !self.row && !next.row && next.width > 0 && !next.marked();
        let comma = matches!(self.last, ',' | '、' | '(' | '《' | '“');
        let full = self.width * 4 >= next.width * 3 && self.width >= 10 && (self.stops || next.stops && !self.marked());
        open && plain && (comma || full)
    }
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
}

/// Whether a line holds the number of a page alone: `- 12 -`, `第3页`.
fn is_page(line: &str) -> bool {
    let line: String = line.chars().map(fold).filter(|c| !is_blank(*c)).collect();
    let inner = [("-", "-"), ("第", "页")].iter().find_map(|(open, end)| line.strip_prefix(open)?.strip_suffix(end));
    inner.is_some_and(|inner| !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit()))
}
