//! The sheets of a workbook as lines of text, whatever file they come from.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::{Draft, Place, Problem, Warning};

/// The last column that Excel has.
pub const COLUMNS: usize = 16_384;

/// A sheet that is being written.
pub struct Sheet {
    name: Arc<str>,
    /// The number of the row before.
    row: usize,
    /// The rows with something in them that are hidden.
    hidden_rows: usize,
    /// The columns that are hidden, and those of them with something in them.
    hidden: Vec<RangeInclusive<usize>>,
    hidden_columns: BTreeSet<usize>,
}

impl Sheet {
    /// Begins a sheet.
    pub fn begin(name: &str, hidden: bool, draft: &mut Draft) -> Sheet {
        if hidden {
            draft.warnings.push(Warning::HiddenSheet(name.to_owned()));
        }
        draft.gap();
        Sheet { name: name.into(), row: 0, hidden_rows: 0, hidden: Vec::new(), hidden_columns: BTreeSet::new() }
    }

    /// Notes that columns, counted from 1, are hidden.
    pub fn hides(&mut self, columns: RangeInclusive<usize>) {
        self.hidden.push(columns);
    }

    /// Writes the row of this number: its cells with their columns, in order; all counted from 1.
    pub fn row(
        &mut self,
        row: usize,
        hidden: bool,
        cells: Vec<(usize, String)>,
        draft: &mut Draft,
    ) -> Result<(), Problem> {
        let parted = row > self.row + 1;
        self.row = row;
        let name = &self.name;
        let place = |column| {
            let mut cell = letters(column);
            // Nothing fails to be written into memory.
            let _ = write!(cell, "{row}");
            Place::Sheet { sheet: Arc::clone(name), cell }
        };
        let mut line: Vec<(String, Place)> = Vec::new();
        for (column, text) in cells.into_iter().filter(|(column, text)| !text.is_empty() && *column <= COLUMNS) {
            if self.hidden.iter().any(|hidden| hidden.contains(&column)) {
                self.hidden_columns.insert(column);
            }
            // An empty cell leaves its tab, and has no place to tell.
            line.extend((line.len() + 1..column).map(|column| (String::new(), Place::Paragraph(column))));
            line.push((text, place(column)));
        }
        self.hidden_rows += usize::from(hidden && !line.is_empty());
        if parted || line.is_empty() {
            draft.gap();
        }
        if line.is_empty() { Ok(()) } else { draft.row(line) }
    }

    /// Ends the sheet, and tells what of it is hidden.
    pub fn end(self, draft: &mut Draft) {
        let Sheet { name, hidden_rows, hidden_columns, .. } = self;
        let hidden_columns = hidden_columns.len();
        let sheet = name.to_string();
        if hidden_rows > 0 {
            draft.warnings.push(Warning::HiddenRows { sheet: sheet.clone(), rows: hidden_rows });
        }
        if hidden_columns > 0 {
            draft.warnings.push(Warning::HiddenColumns { sheet, columns: hidden_columns });
        }
    }
}

/// The letters of a column: AB of 28.
fn letters(mut column: usize) -> String {
    let mut letters = String::with_capacity(8);
    while column > 0 {
        column -= 1;
        letters.insert(0, (b'A' + (column % 26) as u8) as char);
        column /= 26;
    }
    letters
}
