//! Finds every number of a document and says what it is: a quantity with its exact value, or no quantity and why.

mod context;
mod figure;
mod measure;
mod numeral;
mod quantity;

pub use figure::{Figure, FigureId, Kind, Period, Value};

use crate::lexicon::{Lexicon, lexicon};
use crate::text::{Block, Document, Fold, GAP};

/// What is known of a number before it is placed among its neighbours.
struct Reading {
    /// Behind its last folded character, unit included.
    end: usize,
    /// Behind the last folded character of the number alone.
    number_end: usize,
    kind: Kind,
    value: Option<Value>,
    class: &'static str,
    rule: &'static str,
}

impl Reading {
    fn other(end: usize, kind: Kind, value: Option<Value>, rule: &'static str) -> Reading {
        Reading { end, number_end: end, kind, value, class: "", rule }
    }
}

/// Every number of `document`, in order of the text.
///
/// ```
/// use gouji::{figures, text::Document};
/// let document = Document::new("2014年共收到行政复议申请12件，受理11件。");
/// let figures = figures::read(&document);
/// assert_eq!(figures.iter().map(|f| f.kind.name()).collect::<Vec<_>>(), ["period", "count", "count"]);
/// assert_eq!(figures[1].measure, "收到行政复议申请");
/// assert_eq!(figures[1].period.unwrap().year, 2014);
/// ```
pub fn read(document: &Document) -> Vec<Figure> {
    let mut figures = Vec::new();
    for block in &document.blocks {
        read_block(document, block, lexicon(), &mut figures);
    }
    figures
}

fn read_block(document: &Document, block: &Block, lexicon: &Lexicon, figures: &mut Vec<Figure>) {
    let fold = &document.fold;
    let first = figures.len();
    let in_row = block.row || fold.slice(block.range.clone()).contains(&GAP);
    let mut at = block.range.start;
    while at < block.range.end {
        let c = fold.char(at);
        let start = at;
        let reading = if c.is_ascii_digit() {
            read_digits(fold, block, at, lexicon)
        } else if numeral::may_begin(c) {
            match read_spelled(fold, block, at, lexicon) {
                Ok(reading) => reading,
                Err(skip) => {
                    at = skip;
                    continue;
                }
            }
        } else {
            at += 1;
            continue;
        };
        at = reading.end.max(start + 1);
        let rate = reading.kind.is_rate();
        figures.push(Figure {
            span: document.span(start..at),
            number: document.span(start..reading.number_end),
            kind: reading.kind,
            value: reading.value,
            unit: if rate || reading.kind.is_quantity() {
                unit_text(fold, reading.number_end, at)
            } else {
                String::new()
            },
            measure: String::new(),
            period: None,
            folded: start..at,
            lead: start..start,
            trail: at..at,
            in_row,
            class: reading.class,
            reading: reading.rule,
        });
    }
    measure::place(document, block, &mut figures[first..], lexicon);
}

/// The unit as it is printed, without words of approximation.
fn unit_text(fold: &Fold, from: usize, to: usize) -> String {
    let blank = fold.slice(from..to).iter().take_while(|c| matches!(c, '余' | '多' | '来' | ' ')).count();
    fold.string(from + blank..to)
}

fn read_digits(fold: &Fold, block: &Block, at: usize, lexicon: &Lexicon) -> Reading {
    let Some(numeral) = numeral::in_digits(fold, at) else {
        let end = (at..block.range.end).find(|&i| !fold.char(i).is_ascii_digit()).unwrap_or(block.range.end);
        return Reading::other(end, Kind::Reference, None, "code");
    };
    context::reference(fold, block, at, &numeral)
        .or_else(|| context::calendar(fold, block, at, &numeral))
        .or_else(|| context::marker(fold, block, at, &numeral))
        .or_else(|| context::name(fold, block, at, &numeral, lexicon))
        .unwrap_or_else(|| quantity::read(fold, block, at, &numeral, lexicon))
}

/// A number in characters, or where to go on when the characters speak of no number.
fn read_spelled(fold: &Fold, block: &Block, at: usize, lexicon: &Lexicon) -> Result<Reading, usize> {
    let rest = fold.slice(at..block.range.end.min(at + 8));
    if let Some((length, ())) = lexicon.plain.at_start(rest) {
        return Err(at + length);
    }
    let before = fold.slice(at.saturating_sub(3).max(block.range.start)..at + 1);
    if lexicon.plain.at_end(before).is_some() {
        return Err(at + 1);
    }
    let Some(numeral) = numeral::in_characters(fold, at) else {
        let skip = (at + 1..block.range.end).find(|&i| !numeral::is_spelled(fold.char(i))).unwrap_or(block.range.end);
        return Err(skip);
    };
    context::reference(fold, block, at, &numeral)
        .or_else(|| context::calendar(fold, block, at, &numeral))
        .or_else(|| context::marker(fold, block, at, &numeral))
        .or_else(|| quantity::read_spelled(fold, block, at, &numeral, lexicon))
        .or_else(|| context::spelled_name(fold, block, at, &numeral))
        .ok_or(numeral.end.max(at + 1))
}
