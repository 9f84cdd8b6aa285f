//! Reads the data files: tab-separated rows, `#` comments, faults told by line.

use std::collections::HashMap;

/// A row of a data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'t> {
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its cells.
    pub cells: Vec<&'t str>,
}

/// What is wrong with a line of a data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

/// What is wrong with the data files, by file. In WebAssembly nobody reads it, and its files are those that the tests have
/// read: there it stays empty, and nothing is written for it.
#[derive(Debug, Default)]
pub struct Faults(pub Vec<(&'static str, Fault)>);

impl Faults {
    /// Adds what is wrong with `line` of `file`.
    pub fn add(&mut self, file: &'static str, line: usize, what: impl FnOnce() -> String) {
        if cfg!(not(target_arch = "wasm32")) {
            self.0.push((file, Fault { line, what: what() }));
        }
    }
}

/// The rows of `text`, which is that of `file`, that have `columns` filled cells; all others are faults.
/// The first `key` cells together must not stand twice.
pub fn rows<'t>(file: &'static str, text: &'t str, columns: usize, key: usize, faults: &mut Faults) -> Vec<Row<'t>> {
    let mut rows: Vec<Row> = Vec::new();
    for (index, text) in text.lines().enumerate().filter(|(_, text)| !text.is_empty() && !text.starts_with('#')) {
        let line = index + 1;
        let cells: Vec<&str> = text.split('\t').collect();
        if cells.len() != columns || cells.iter().any(|cell| cell.trim() != *cell || cell.is_empty()) {
            faults.add(file, line, || format!("expected {columns} filled cells parted by tabs: {text}"));
        } else {
            rows.push(Row { line, cells });
        }
    }
    if cfg!(not(target_arch = "wasm32")) {
        let mut seen = HashMap::new();
        rows.retain(|row| match seen.insert(row.cells[..key].to_vec(), row.line) {
            Some(first) => {
                faults.add(file, row.line, || format!("{} stands in line {first} already", row.cells[..key].join(" ")));
                false
            }
            None => true,
        });
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_bad_rows_by_line() {
        let mut faults = Faults::default();
        let good = rows("units.tsv", "# comment\n件\tcase\n件\tcase\n起\n", 2, 1, &mut faults);
        assert_eq!(good, [Row { line: 2, cells: vec!["件", "case"] }]);
        assert_eq!(faults.0.iter().map(|(_, fault)| fault.line).collect::<Vec<_>>(), [4, 3]);
    }
}
