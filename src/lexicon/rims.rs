//! Words at the rims of what a figure measures that do not belong to its name.

use super::Words;
use super::table::{self, Faults};

/// The words before the name, and those behind it.
pub(super) fn load(text: &'static str, faults: &mut Faults) -> [Words<()>; 2] {
    let rows = table::rows("measure-rims.tsv", text, 3, 2, faults);
    let mut lists: [Vec<(&str, ())>; 2] = Default::default();
    for row in &rows {
        match row.cells[1] {
            "front" => lists[0].push((row.cells[0], ())),
            "back" => lists[1].push((row.cells[0], ())),
            other => faults.add("measure-rims.tsv", row.line, || format!("neither front nor back: {other}")),
        }
    }
    lists.map(Words::new)
}
