//! Finds every number of a document and says what it is: a quantity with its exact value, or no quantity and why.

mod calendar;
mod caption;
mod figure;
mod head;
mod measure;
mod name;
mod numeral;
mod period;
mod quantity;
mod rate;
mod reference;
mod setting;
mod site;

pub use figure::{Figure, FigureId, Kind, Period, Value};
pub use head::{Sort, sort};
pub use quantity::whole;
pub use setting::{Setting, Subject, parts_name, places, settings, thing};

use smol_str::SmolStr;

use site::Site;

use crate::lexicon::{Lexicon, Plain, lexicon};
use crate::text::{Block, Document, Fold, GAP};

/// Before a minus: 结余-3.5万元, 同比-12.3%.
const BELOW: &str = "为是达长余比额率幅值差度(:,";
/// How many characters there are for each figure of most reports.
const APART: usize = 24;

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
    let mut figures = Vec::with_capacity(document.fold.len() / APART);
    for block in &document.blocks {
        read_block(document, block, lexicon(), &mut figures);
    }
    caption::give(document, &mut figures, lexicon());
    figures
}

fn read_block(document: &Document, block: &Block, lexicon: &Lexicon, figures: &mut Vec<Figure>) {
    let fold = &document.fold;
    let first = figures.len();
    let in_row = block.row || fold.slice(block.range.clone()).contains(&GAP);
    let mut at = block.range.start;
    while let Some(ahead) = fold.slice(at..block.range.end).iter().position(|&c| may_begin(c)) {
        at += ahead;
        let c = fold.char(at);
        let site = || Site { fold, block: block.range.clone(), at, lexicon };
        let start = at;
        let minus = is_minus(fold, block.range.start, at, in_row);
        let reading = if c.is_ascii_digit() {
            read_digits(&site(), minus)
        } else if numeral::may_begin(c) {
            match read_spelled(&site()) {
                Ok(reading) => reading,
                Err(skip) => {
                    at = skip;
                    continue;
                }
            }
        } else if let Some(reading) = name::circled(&site()) {
            reading
        } else {
            at += 1;
            continue;
        };
        at = reading.end.max(start + 1);
        let number = start;
        let quantity = reading.kind.is_quantity() && reading.value.is_some();
        let minus = quantity && minus;
        let above = quantity && is_above(fold, block.range.start, start, reading.kind);
        let start = if minus || above { start - 1 } else { start };
        figures.push(Figure {
            span: document.span(start..at),
            number: document.span(if minus { start } else { number }..reading.number_end),
            kind: reading.kind,
            value: if minus { reading.value.and_then(|value| value.negated()) } else { reading.value },
            unit: if reading.kind.is_quantity() || reading.kind == Kind::Numeral {
                unit_text(fold, reading.number_end, at)
            } else {
                SmolStr::default()
            },
            measure: SmolStr::default(),
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

/// Whether a minus stands before the number at `at`: 为-3.5万元, a cell with -12; not between two numbers.
fn is_minus(fold: &Fold, floor: usize, at: usize, in_row: bool) -> bool {
    let Some(sign) = at.checked_sub(1).filter(|&sign| sign >= floor && fold.char(sign) == '-') else { return false };
    match sign.checked_sub(1).filter(|&before| before >= floor) {
        Some(before) => BELOW.contains(fold.char(before)) || fold.char(before) == GAP,
        None => in_row,
    }
}

/// Whether the word before the number at `at` is part of it: 上千件, 过半.
fn is_above(fold: &Fold, floor: usize, at: usize, kind: Kind) -> bool {
    let before = |count: usize| at.checked_sub(count).filter(|&at| at >= floor).map_or(' ', |at| fold.char(at));
    match (before(1), fold.char(at)) {
        ('上', '百' | '千' | '万' | '亿') => before(2) != '以',
        ('过', '半') => kind == Kind::Percent,
        _ => false,
    }
}

/// Whether a number, or the mark of a list, can begin with `c`.
fn may_begin(c: char) -> bool {
    BEGINS[c as usize % 1024 / 64] >> (c as usize % 64) & 1 == 1
        && (c.is_ascii_digit() || numeral::may_begin(c) || name::is_circled(c))
}

/// One bit for the last bits of each character that a number may begin with: nearly every other one is told by it in one
/// look.
const BEGINS: [u64; 16] = {
    let mut bits = numeral::FILTER;
    let mut k = 0;
    while k < 20 {
        let (digit, circled) = ('0' as usize + k % 10, '①' as usize + k);
        bits[digit % 1024 / 64] |= 1 << (digit % 64);
        bits[circled % 1024 / 64] |= 1 << (circled % 64);
        k += 1;
    }
    bits
};

/// The unit as it is printed, without words of approximation.
fn unit_text(fold: &Fold, from: usize, to: usize) -> SmolStr {
    let blank = fold.slice(from..to).iter().take_while(|c| matches!(c, '余' | '多' | '来' | ' ')).count();
    let tenths = fold.char(from + blank) == '成';
    fold.short(from + blank..if tenths { from + blank + 1 } else { to })
}

/// A number in digits, behind a `minus` or not.
fn read_digits(site: &Site, minus: bool) -> Reading {
    let Some(numeral) = numeral::in_digits(site.fold, site.at) else {
        let end = (site.at..site.block.end).find(|&i| !site.char(i).is_ascii_digit()).unwrap_or(site.block.end);
        return Reading::other(end, Kind::Reference, None, "code");
    };
    if minus {
        return quantity::read(site, &numeral);
    }
    reference::cited(site, &numeral)
        .or_else(|| calendar::read(site, &numeral))
        .or_else(|| reference::coded(site, &numeral))
        .or_else(|| name::marker(site, &numeral))
        .or_else(|| name::read(site, &numeral))
        .unwrap_or_else(|| quantity::read(site, &numeral))
}

/// A number in characters, or where to go on when the characters speak of no number.
fn read_spelled(site: &Site) -> Result<Reading, usize> {
    let Site { fold, at, lexicon, .. } = *site;
    if let Some(reading) = (fold.char(at) == '半').then(|| rate::half(site).or_else(|| quantity::half(site))).flatten()
    {
        return Ok(reading);
    }
    match lexicon.plain.at_start(site.tail(at, 8)) {
        // 十分 is very, 十分之一 a tenth.
        Some((length, Plain::Word)) if !site.has(at + length - 1, "分之") => return Err(at + length),
        Some((length, Plain::Name)) => return Ok(Reading::other(at + length, Kind::Name, None, "set phrase")),
        _ => {}
    }
    if lexicon.plain.at_end(fold.slice(at.saturating_sub(3).max(site.block.start)..at + 1)).is_some() {
        return Err(at + 1);
    }
    if let Some(reading) = quantity::neighbours(site) {
        return Ok(reading);
    }
    let Some(numeral) = numeral::in_characters(fold, at) else {
        let skip = (at + 1..site.block.end).find(|&i| !numeral::is_spelled(fold.char(i))).unwrap_or(site.block.end);
        let quoted = site::is_quote(site.before(1)) && site::is_quote(site.char(skip));
        let name = || Reading::other(skip, Kind::Name, None, "stands alone in quotes");
        return if quoted { Ok(name()) } else { Err(skip) };
    };
    let slogan = |reading: Reading| match reading.kind {
        Kind::Count if name::in_slogan(site, &numeral) => {
            Reading { kind: Kind::Numeral, rule: "counts what is named", ..reading }
        }
        _ => reading,
    };
    reference::cited(site, &numeral)
        .or_else(|| calendar::read(site, &numeral))
        .or_else(|| name::marker(site, &numeral))
        .or_else(|| quantity::read_spelled(site, &numeral).map(slogan))
        .or_else(|| name::spelled(site, &numeral))
        .ok_or(numeral.end.max(at + 1))
}
