//! Reads the data files: tab-separated rows, `#` comments, faults told by line.

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

/// The rows of `text` that have `columns` filled cells, and the faults of all others.
/// The first `key` cells together must not stand twice.
pub fn rows(text: &str, columns: usize, key: usize) -> (Vec<Row<'_>>, Vec<Fault>) {
    let (mut rows, mut faults): (Vec<Row>, Vec<Fault>) = (Vec::new(), Vec::new());
    let mut seen = std::collections::HashMap::new();
    for (index, text) in text.lines().enumerate() {
        let line = index + 1;
        if text.trim().is_empty() || text.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = text.split('\t').collect();
        if cells.len() != columns || cells.iter().any(|cell| cell.trim() != *cell || cell.is_empty()) {
            faults.push(Fault { line, what: format!("expected {columns} filled cells parted by tabs: {text}") });
        } else if let Some(first) = seen.insert(cells[..key].to_vec(), line) {
            faults.push(Fault { line, what: format!("{} stands in line {first} already", cells[..key].join(" ")) });
        } else {
            rows.push(Row { line, cells });
        }
    }
    (rows, faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_bad_rows_by_line() {
        let (good, faults) = rows("# comment\n件\tcase\n件\tcase\n起\n", 2, 1);
        assert_eq!(good, [Row { line: 2, cells: vec!["件", "case"] }]);
        assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [3, 4]);
    }
}
