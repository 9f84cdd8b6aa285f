//! Sums in tables that stand as plain text: along a row, down a column, and as a note on the form says.
//!
//! What it checks: 甲 12 8 20 · 合计 20 13 33 below its rows · 第一项加第二项之和，等于第三项加第四项之和.
//! When it is silent: a row stands alone and does not add up, or a table shows no pattern that its rows share.

mod across;
mod down;
mod table;
mod tie;

use super::claim::{Claim, Cover, Form, Role, Strength, Why};
use super::slip::slip;
use crate::exact::Number;
use crate::figures::{Figure, FigureId};
use crate::text::Document;
use table::Cell;

/// The least total that its parts are tied to by the arithmetic alone.
const TELLING: i64 = 5;

/// Finds every sum in the rows of tables.
pub fn find(document: &Document, figures: &[Figure], claims: &mut Vec<Claim>) {
    let tables = table::tables(document, figures);
    for table in &tables {
        across::find(table, claims);
        down::find(table, claims);
    }
    tie::find(document, &tables, claims);
}

/// How the parts stand to their whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// Nothing to compare: the whole is left blank, or all is nought.
    Blank,
    /// They add up, but at most one of them is more than nought.
    Holds,
    /// They add up, and several take part.
    Telling,
    /// They do not add up.
    Broken,
}

impl Fit {
    fn holds(self) -> bool {
        matches!(self, Fit::Holds | Fit::Telling)
    }
}

/// Weighs the sum of some parts, of which `several` are more than nought, against the whole.
fn weigh(sum: Option<Number>, several: bool, whole: &Cell) -> Fit {
    match sum {
        Some(sum) if whole.id.is_none() || sum == Number::ZERO && whole.amount == Number::ZERO => {
            if whole.id.is_none() { Fit::Blank } else { Fit::Holds }
        }
        Some(sum) if sum == whole.amount && several && sum >= Number::from(TELLING) => Fit::Telling,
        Some(sum) if sum == whole.amount => Fit::Holds,
        _ => Fit::Broken,
    }
}
