//! Units of measure and words of approximation.

use super::Words;
use super::table::{self, Faults};
use crate::exact::{Bound, Number};

/// What a unit counts; only figures of one class are added up, divided or compared.
pub type UnitClass = &'static str;

/// What sort of figure a unit makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    /// It counts things.
    Count,
    /// It is money.
    Money,
    /// It measures something.
    Amount,
    /// It is a length of time.
    Duration,
}

impl UnitKind {
    fn named(word: &str) -> Option<UnitKind> {
        match word {
            "count" => Some(UnitKind::Count),
            "money" => Some(UnitKind::Money),
            "amount" => Some(UnitKind::Amount),
            "duration" => Some(UnitKind::Duration),
            _ => None,
        }
    }
}

/// A unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// What it counts.
    pub class: UnitClass,
    /// What sort of figure it makes.
    pub kind: UnitKind,
    /// What one of it is worth in the class's first unit.
    pub factor: Number,
}

/// Where a word of approximation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Before the number.
    Before,
    /// Between the number and its unit.
    Inside,
    /// Behind the unit.
    Behind,
}

pub(super) fn load(text: &'static str, faults: &mut Faults) -> Words<Unit> {
    let rows = table::rows("units.tsv", text, 5, 1, faults);
    let mut pairs = Vec::new();
    for row in &rows {
        match (UnitKind::named(row.cells[2]), decimal(row.cells[3])) {
            (Some(kind), Some(factor)) => pairs.push((row.cells[0], Unit { class: row.cells[1], kind, factor })),
            _ => faults.add("units.tsv", row.line, || format!("no kind or factor: {:?}", row.cells)),
        }
    }
    Words::new(pairs)
}

/// Words in the heads of tables, each with the only kind of unit that the numbers there may have; `None`: none at all.
pub(super) fn heads(text: &'static str, faults: &mut Faults) -> Words<Option<UnitKind>> {
    let rows = table::rows("heads.tsv", text, 3, 1, faults);
    let mut pairs = Vec::new();
    for row in &rows {
        match (row.cells[1], UnitKind::named(row.cells[1])) {
            (_, Some(kind)) => pairs.push((row.cells[0], Some(kind))),
            ("none", None) => pairs.push((row.cells[0], None)),
            (other, None) => faults.add("heads.tsv", row.line, || format!("no kind of unit: {other}")),
        }
    }
    Words::new(pairs)
}

fn decimal(text: &str) -> Option<Number> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    Number::decimal(format!("{whole}{fraction}").parse().ok()?, fraction.len() as u32)
}

pub(super) fn approximations(text: &'static str, faults: &mut Faults) -> [Words<Bound>; 3] {
    let mut lists: [Vec<(&str, Bound)>; 3] = Default::default();
    let rows = table::rows("approximations.tsv", text, 4, 2, faults);
    for row in &rows {
        let place = match row.cells[1] {
            "before" => Some(Place::Before),
            "inside" => Some(Place::Inside),
            "behind" => Some(Place::Behind),
            _ => None,
        };
        let bound = match row.cells[2] {
            "over" => Some(Bound::Over),
            "under" => Some(Bound::Under),
            "about" => Some(Bound::About),
            "at-least" => Some(Bound::AtLeast),
            "at-most" => Some(Bound::AtMost),
            "more-than" => Some(Bound::MoreThan),
            "less-than" => Some(Bound::LessThan),
            _ => None,
        };
        match (place, bound) {
            (Some(place), Some(bound)) => lists[place as usize].push((row.cells[0], bound)),
            _ => faults.add("approximations.tsv", row.line, || format!("no place or bound: {:?}", row.cells)),
        }
    }
    lists.map(Words::new)
}
