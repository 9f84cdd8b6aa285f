//! Names for how much one figure exceeds another.

use super::Words;
use super::process::Sort;
use super::table::{self, Faults};

/// What exceeds what.
#[derive(Debug, Clone)]
pub struct Gap {
    /// What it is called: 顺差.
    pub name: &'static str,
    /// Words of the greater.
    pub greater: Sort,
    /// Words of the less.
    pub less: Sort,
}

pub(super) fn load(text: &'static str, faults: &mut Faults) -> Words<Gap> {
    let rows = table::rows("gaps.tsv", text, 4, 1, faults);
    let gap = |name: &'static str, cells: [&'static str; 2]| Gap {
        name,
        greater: Sort::new(cells[0]),
        less: Sort::new(cells[1]),
    };
    Words::new(rows.iter().map(|row| (row.cells[0], gap(row.cells[0], [row.cells[1], row.cells[2]]))))
}
