//! What tables say that stand as plain text or as cells parted by tabs: sums along a row, down a column, within levels and
//! as a note on the form says; columns worked out from others; prose that repeats a cell.
//!
//! What it checks: 甲 12 8 20 · 合计 20 13 33 below its rows · 第一项加第二项之和，等于第三项加第四项之和.
//! When it is silent: a row stands alone and does not add up, or a table shows no pattern that its rows share.

mod across;
pub mod cells;
mod columns;
mod down;
mod heads;
mod levels;
pub mod prose;
pub mod table;
pub mod tie;

use super::claim::{Claim, Form, Role, Strength, Why};
use super::scene::Scene;
use super::slip::slip;
use crate::exact::{Number, Rounding};
use crate::figures::{Figure, FigureId};
use table::{Cell, Table};

/// The least total that its parts are tied to by the arithmetic alone.
const TELLING: i64 = 5;
/// The share of the total, one in so many, that a sum may miss it by and still be meant.
const CLOSE: i64 = 10;

/// Finds everything that tables say; gives the tables.
pub fn find(scene: &Scene, figures: &[Figure], claims: &mut Vec<Claim>) -> Vec<Table> {
    let document = scene.document;
    let mut tables = table::tables(document, figures);
    for table in &mut tables {
        for section in heads::sections(document, table) {
            let lines = &mut table.lines[section.lines.clone()];
            columns::find(&section, lines, figures, claims);
            table::set_apart(lines, &section.heads, figures);
        }
        table.lines.retain(|line| !line.runs.is_empty());
    }
    for table in &tables {
        across::find(document, table, claims);
        down::find(table, claims);
        table.lines.chunk_by(table::Line::shares_heads).for_each(|lines| levels::find(lines, claims));
    }
    prose::find(scene, &tables, figures, claims);
    tie::find(document, &tables, claims);
    tables
}

/// How parts stand to the whole that they may make up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// The whole is left blank.
    Blank,
    /// All is nought.
    Nought,
    /// They add up, and one of them is all of it or all is little.
    Holds,
    /// They add up, and several take part.
    Telling,
    /// They do not add up.
    Broken,
}

impl Fit {
    fn of(sum: Number, positive: usize, whole: &Cell) -> Fit {
        match whole {
            Cell { id: None, .. } => Fit::Blank,
            _ if sum != whole.amount => Fit::Broken,
            _ if sum == Number::ZERO => Fit::Nought,
            _ if positive > 1 && sum >= Number::from(TELLING) => Fit::Telling,
            _ => Fit::Holds,
        }
    }

    /// Whether it speaks for the parts being those of the whole.
    fn supports(self) -> bool {
        matches!(self, Fit::Holds | Fit::Telling)
    }
}

/// Whether the sum of `parts` misses `whole` by a slip of the pen or by little: what it misses by far is no sum.
fn nearly(sum: Number, parts: &[&Cell], whole: &Cell) -> bool {
    let Some(gap) = whole.amount.minus(sum) else { return false };
    let close = gap.abs().times(Number::from(CLOSE)).is_some_and(|gap| gap <= sum.max(whole.amount));
    let slipped = |cell: &Cell, meant: Option<Number>| {
        let text = |number: Number| number.to_decimal(cell.places, Rounding::HalfUp);
        meant.is_some_and(|meant| !meant.is_negative() && slip(&text(cell.amount), &text(meant)).is_some())
    };
    close || slipped(whole, Some(sum)) || parts.iter().any(|part| slipped(part, part.amount.plus(gap)))
}

/// The claim that `parts` make up `wholes`; nothing where only one part is filled in.
fn claim<'t>(
    parts: impl Iterator<Item = &'t Cell>,
    wholes: impl Iterator<Item = &'t Cell>,
    strength: Strength,
    why: Why,
) -> Option<Claim> {
    let ids = |cells: &mut dyn Iterator<Item = &'t Cell>| cells.filter_map(|cell| cell.id).collect::<Vec<FigureId>>();
    let (parts, wholes) = (ids(&mut { parts }), ids(&mut { wholes }));
    let after = parts.iter().max() < wholes.iter().min();
    let (parts_in, wholes_in) = (parts.len(), wholes.len());
    let parts = parts.into_iter().map(|id| (id, Role::Part));
    let wholes = wholes.into_iter().map(|id| (id, Role::Whole));
    let figures = if after { parts.chain(wholes).collect() } else { wholes.chain(parts).collect() };
    let form = Form::Sum { after };
    (parts_in > 1 && wholes_in > 0).then_some(Claim { form, figures, strength, why })
}
