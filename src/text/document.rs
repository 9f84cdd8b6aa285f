//! A text cut into blocks (paragraphs, headings, rows) and sentences, over its folded view.

use std::ops::Range;

use super::fold::{Fold, blank_width, fold, is_blank};
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
        self.fold.push_end();
    }
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
        let mut cells = Cells::default();
        let (mut blanks, mut width, mut stops) = (0, 0, false);
        let mut before = '\0';
        for c in text.chars() {
            if is_blank(c) {
                blanks += blank_width(c);
                continue;
            }
            let c = fold(c);
            if blanks > 1 || c == '|' {
                cells.close();
            }
            blanks = 0;
            width += 1;
            cells.push(c);
            // The stroke of a marker (3、其他) and the comma of a number (1,234) stop nothing.
            stops |= match c {
                '。' | ';' => true,
                ',' => !before.is_ascii_digit(),
                '、' => !is_numeral(before) || width > 4,
                _ => false,
            };
            before = c;
        }
        cells.close();
        let row = cells.all > 1 && (!stops || cells.numbers > 1);
        Line { width, first, last: before, row, page: is_page(text), stops }
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
        let full = self.width * 4 >= next.width * 3 && self.width >= 6 && (self.stops || next.stops && !self.marked());
        open && plain && (comma || full)
    }
}

/// The cells of a row that stands as plain text, parted by gaps.
#[derive(Default)]
struct Cells {
    all: usize,
    numbers: usize,
    words: bool,
    filled: bool,
}

impl Cells {
    fn push(&mut self, c: char) {
        self.filled = true;
        self.words |= !(c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-'));
    }

    fn close(&mut self) {
        self.all += usize::from(self.filled);
        self.numbers += usize::from(self.filled && !self.words);
        (self.filled, self.words) = (false, false);
    }
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
}

/// Whether a line holds the number of a page alone: `- 12 -`, `第3页`.
fn is_page(line: &str) -> bool {
    let mut inner = line.chars().map(fold).filter(|c| !is_blank(*c));
    let mut digits = 0;
    let mut next = || {
        inner.by_ref().find(|c| {
            digits += usize::from(c.is_ascii_digit());
            !c.is_ascii_digit()
        })
    };
    let frame = (next(), next(), next());
    let framed = matches!(frame, (Some('-'), Some('-'), None) | (Some('第'), Some('页'), None));
    framed && (1..5).contains(&digits)
}
