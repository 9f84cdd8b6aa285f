//! Prose that repeats a figure of a table.
//!
//! What it checks: 共受理申请3119件 in a sentence and 受理申请数量 … 3119 in a table, before or behind it.
//! When it is silent: no words are shared; or the numbers differ by more than a slip of the pen, or the words are not
//! those of just one row: then they may well speak of two things.

use rustc_hash::FxHashMap;

use super::super::claim::{Claim, Form, Role, Strength, Why};
use super::super::scene::{Item, Scene};
use super::super::slip::slip;
use super::super::words::share_words;
use super::table::{Cell, Line, Table};
use crate::exact::{Number, Rounding};
use crate::figures::{Figure, FigureId, Kind};

/// The least count that is worth holding against another.
const TELLING: i64 = 30;
/// How many cells of one number are looked at.
const NEAR: usize = 8;
/// The fewest characters of a label that name a thing beyond doubt.
const NAMED: usize = 4;

/// A cell of a table with the words that name it.
struct Place<'t> {
    id: FigureId,
    amount: Number,
    cell: &'t Cell,
    row: &'t str,
    head: &'t str,
    /// Whether it stands for its whole row.
    whole: bool,
}

/// Finds the sentences that repeat a cell of `tables`.
pub fn find(scene: &Scene, tables: &[Table], figures: &[Figure], claims: &mut Vec<Claim>) {
    let places: Vec<Place> = tables.iter().flat_map(|table| table.lines.iter().flat_map(places)).collect();
    if places.is_empty() {
        return;
    }
    let told = |item: &&Item| {
        let counts = item.is_stock() && matches!(item.kind, Kind::Count | Kind::Money) && !item.spelled;
        counts && !figures[item.id.index()].in_row
    };
    let items: Vec<&Item> = scene.items.iter().filter(told).collect();
    let mut alike: FxHashMap<i128, Vec<&Place>> = FxHashMap::default();
    for place in places.iter().filter(|place| place.amount.is_whole() && place.amount >= Number::from(TELLING)) {
        let alike = alike.entry(place.amount.floor()).or_default();
        if alike.len() < NEAR {
            alike.push(place);
        }
    }
    let mut named: FxHashMap<&str, Vec<&Place>> = FxHashMap::default();
    for place in places.iter().filter(|place| place.whole && place.row.chars().count() >= NAMED) {
        named.entry(place.row).or_default().push(place);
    }
    let mut said: FxHashMap<&str, Vec<Number>> = FxHashMap::default();
    for item in &items {
        said.entry(core(item.measure)).or_default().push(item.amount);
    }
    for item in items {
        let same = item.amount.is_whole().then(|| alike.get(&item.amount.floor())).flatten();
        let again = same.and_then(|places| {
            let mut named = places.iter().filter(|place| place.is_named_by(item));
            let first = named.next()?;
            Some(named.fold(first, |best, other| if other.whole && !best.whole { other } else { best }))
        });
        let measure = core(item.measure);
        let slipped = || match named.get(measure).map(Vec::as_slice) {
            Some([only]) => {
                let once = said.get(measure).is_some_and(|amounts| amounts.len() == 1);
                Some(only)
                    .filter(|only| once && same.is_none() && only.counts(item) && misprinted(item.amount, only.amount))
            }
            _ => None,
        };
        if let Some(place) = again.or_else(slipped) {
            let (first, second) = (place.id.min(item.id), place.id.max(item.id));
            claims.push(Claim {
                form: Form::Repeat,
                figures: vec![(first, Role::Whole), (second, Role::Stated)],
                strength: Strength::Inferred,
                why: Why::Twice,
            });
        }
    }
}

impl Place<'_> {
    /// Whether the cell may count what `item` does, and both are printed in full or alike.
    fn counts(&self, item: &Item) -> bool {
        let alike = item.worth.places == self.cell.places && item.worth.factor == self.cell.worth;
        let full = item.worth.is_precise() && self.cell.worth == Number::ONE;
        (self.cell.class.is_empty() || self.cell.class == item.class) && (full || alike)
    }

    /// Whether the words around `item` name its row, or, of a total or one of several cells, its column.
    fn is_named_by(&self, item: &Item) -> bool {
        if !self.counts(item) {
            return false;
        }
        let says = |words: &str| [item.measure, item.trail].iter().any(|said| share_words(words, said));
        if self.row.is_empty() { says(self.head) } else { says(self.row) && (self.whole || says(self.head)) }
    }
}

/// The cells of `line` that a sentence may repeat.
fn places(line: &Line) -> impl Iterator<Item = Place<'_>> {
    let run = line.runs.last().filter(|run| !run.rate);
    run.into_iter().flat_map(move |run| {
        let whole = whole(&run.cells);
        let row = if run.total { "" } else { core(&run.label) };
        run.cells.iter().enumerate().filter_map(move |(index, cell)| {
            let head = line.head(cell);
            let amount = cell.amount.times(cell.worth)?;
            Some(Place { id: cell.id?, amount, cell, row, head, whole: whole == Some(index) })
        })
    })
}

/// The cell that stands for its row: the only one, or the one that the others make up.
pub fn whole(cells: &[Cell]) -> Option<usize> {
    let sum = |cells: &[Cell]| cells.iter().try_fold(Number::ZERO, |sum, cell| sum.plus(cell.amount));
    match cells {
        [_] => Some(0),
        [] | [_, _] => None,
        [first, inner @ .., last] => {
            let all = sum(inner)?;
            let ends = [(cells.len() - 1, last, first), (0, first, last)];
            ends.iter().find(|(_, whole, other)| all.plus(other.amount) == Some(whole.amount)).map(|(index, ..)| *index)
        }
    }
}

/// What a label or a measure names, without its number and the words at its rims.
fn core(words: &str) -> &str {
    let mark = |c: char| c.is_ascii_digit() || "一二三四五六七八九十()、.①②③④⑤⑥⑦⑧⑨".contains(c);
    let marked = words.char_indices().take_while(|(_, c)| mark(*c)).last();
    let mut rest =
        marked.filter(|(_, c)| matches!(c, ')' | '、' | '.')).map_or(words, |(at, c)| &words[at + c.len_utf8()..]);
    rest = rest.rfind('(').filter(|_| rest.ends_with(')')).map_or(rest, |at| &rest[..at]);
    rest = rest.rfind(')').map_or(rest, |at| &rest[at + 1..]);
    for rim in ["本年度", "本年", "全年", "本期", "共计", "共"] {
        rest = rest.strip_prefix(rim).unwrap_or(rest);
    }
    for rim in ["数量", "总数", "总量", "件数", "人数", "数"] {
        rest = rest.strip_suffix(rim).unwrap_or(rest);
    }
    rest
}

/// Whether one slip of the pen tells two whole numbers of three digits or more apart.
fn misprinted(one: Number, other: Number) -> bool {
    let plain = |number: Number| number.to_decimal(0, Rounding::CutOff);
    let long = |number: Number| number >= Number::from(100);
    one.is_whole() && other.is_whole() && long(one) && long(other) && slip(&plain(one), &plain(other)).is_some()
}
