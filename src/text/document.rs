//! A text cut into blocks (paragraphs, headings, rows) and sentences, over its folded view.

use std::ops::Range;

use super::aligned::{Row, align};
use super::fields::{Field, STEP, fields};
use super::fold::{Fold, is_ideograph};
use super::line::{Line, Scan};
use super::span::Span;

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

/// The cells of a row, or of any other line.
#[derive(Debug)]
pub struct Cells<'t> {
    /// Where its line begins in the source.
    pub start: usize,
    /// The line.
    pub line: &'t str,
    /// Its cells.
    pub fields: Vec<Field>,
    /// Whether tabs, strokes or heads tell which column each stands in.
    pub ruled: bool,
}

/// A text, ready to be read.
///
/// ```
/// use gouji::text::Document;
/// let document = Document::new("收到１２ 件。受理11件。\n");
/// assert_eq!(document.sentences.len(), 2);
/// assert_eq!(document.fold.string(document.sentences[0].range.clone()), "收到12件。");
/// ```
#[derive(Debug, Clone)]
pub struct Document<'t> {
    /// The source.
    pub text: &'t str,
    /// Its folded view.
    pub fold: Fold,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Of rows that blanks part below heads, and of these: the column of each cell, by block.
    aligned: Vec<(usize, Vec<usize>)>,
}

impl<'t> Document<'t> {
    /// Cuts `text` up. Linear in its length.
    pub fn new(text: &'t str) -> Document<'t> {
        let mut document = Document {
            text,
            fold: Fold::with_room(text.len()),
            blocks: Vec::new(),
            sentences: Vec::new(),
            aligned: Vec::new(),
        };
        let (mut last, mut scan): (Option<Line>, Scan) = (None, Scan::default());
        let (mut start, mut offset) = (0, 0);
        // A page may end within a sentence: its number and the blank lines around it part nothing.
        let (mut gap, mut page, mut amid) = (false, false, false);
        while offset < text.len() {
            let from = offset;
            offset = scan.read(text, from);
            if scan.is_empty() {
                gap = true;
                continue;
            }
            let line = scan.line(&text[from..offset]);
            if line.page {
                page = true;
                continue;
            }
            let goes_on = |last: &Line| last.runs_into(&line) || amid && last.stops_short(&line);
            let continues = last.as_ref().is_some_and(|last| (page || !gap) && goes_on(last));
            // Within a sentence that a stop has parted, whatever its lines look like.
            amid = continues && (amid || last.as_ref().is_some_and(Line::ends_clause));
            if !continues {
                document.close(start, last.as_ref());
                document.fold.part(from);
                start = document.fold.len();
            }
            document.fold.push_line(&scan, continues, line.row);
            last = Some(line);
            (gap, page) = (false, false);
        }
        document.close(start, last.as_ref());
        document.aligned = document.align();
        document
    }

    /// The columns of the rows that blanks alone part.
    fn align(&self) -> Vec<(usize, Vec<usize>)> {
        let row = |(block, own): (usize, &Block)| {
            let (_, line) = self.line(own);
            Row { block, line, parted: own.row && !line.contains(['\t', '|']) }
        };
        // Where there is no row, no line need be looked at.
        if self.blocks.iter().all(|block| !block.row) {
            Vec::new()
        } else {
            align(self.blocks.iter().enumerate().map(row))
        }
    }

    /// The cells of the line that the block at this place ends with.
    pub fn cells(&self, block: usize) -> Cells<'t> {
        let (start, line) = self.line(&self.blocks[block]);
        let mut fields: Vec<Field> = fields(line).collect();
        let columns = self.aligned.binary_search_by_key(&block, |(other, _)| *other).map(|at| &self.aligned[at].1);
        for (field, column) in fields.iter_mut().zip(columns.into_iter().flatten()) {
            field.edge = column * STEP;
        }
        Cells { start, line, fields, ruled: columns.is_ok() || line.contains(['\t', '|']) }
    }

    /// Where `range` of the folded view stands in the source.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.fold.span(range, self.text)
    }

    /// The line that a block ends with, from its first column on, with where it starts in the source.
    pub fn line(&self, block: &Block) -> (usize, &'t str) {
        let span = self.span(block.range.clone());
        let start = self.text[..span.start].rfind(['\n', '\r', '\u{2028}', '\u{c}', '\u{b}']);
        let start = start.map_or(0, |at| at + self.text[at..].chars().next().map_or(1, char::len_utf8));
        (start, Span::new(start, span.end).of(self.text))
    }

    /// Ends the block that began at `start` with the line `last`.
    fn close(&mut self, start: usize, last: Option<&Line>) {
        let end = self.fold.len();
        let Some(last) = last.filter(|_| end > start) else { return };
        let first_sentence = self.sentences.len();
        let block = self.blocks.len();
        let mut from = start;
        let chars = self.fold.slice(start..end);
        for (index, c) in chars.iter().enumerate().filter(|(_, c)| !is_ideograph(**c)) {
            let ends = match c {
                '。' | '!' | '?' => {
                    let next = chars.get(index + 1);
                    !matches!(next, Some('”' | '"' | '’' | '」' | '』' | '。' | '!' | '?'))
                }
                '”' | '」' | '』' => index > 0 && matches!(chars[index - 1], '。' | '!' | '?'),
                _ => false,
            };
            if ends {
                self.sentences.push(Sentence { range: from..start + index + 1, block });
                from = start + index + 1;
            }
        }
        if from < end {
            self.sentences.push(Sentence { range: from..end, block });
        }
        self.blocks.push(Block {
            range: start..end,
            sentences: first_sentence..self.sentences.len(),
            heading: last.heading(end - start),
            row: last.row,
        });
    }
}
