//! Words at the rims of what a figure measures that do not belong to its name.

use super::Words;
use super::table::{self, Fault};

/// The words before the name, and those behind it.
pub(super) fn load(text: &'static str, faults: &mut Vec<(&'static str, Fault)>) -> [Words<()>; 2] {
    let (rows, mut bad) = table::rows(text, 3, 2);
    let mut lists: [Vec<(&str, ())>; 2] = Default::default();
    for row in &rows {
        match row.cells[1] {
            "front" => lists[0].push((row.cells[0], ())),
            "back" => lists[1].push((row.cells[0], ())),
            other => bad.push(Fault { line: row.line, what: format!("neither front nor back: {other}") }),
        }
    }
    faults.extend(bad.into_iter().map(|fault| ("measure-rims.tsv", fault)));
    lists.map(Words::new)
}
