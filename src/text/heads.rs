//! The heads of the columns of a table: every row of them, merged ones filled in.

use std::ops::Range;

use super::document::Cells;
use super::fields::column;
use super::fold::fold;

/// How many columns are looked at.
const WIDEST: usize = 48;

/// The cells of a line that has several, each with its column, without blanks; none of a line that only rules a table.
pub fn head_row(cells: &Cells) -> Option<Vec<(usize, String)>> {
    if !cells.ruled {
        return None;
    }
    let words = |range: Range<usize>| cells.line[range].chars().filter(|c| !c.is_whitespace()).map(fold).collect();
    let fields = cells.fields.iter().map(|field| (column(field.edge), words(field.range.clone())));
    let row: Vec<(usize, String)> = fields.collect();
    let rule = row.iter().all(|(_, words)| words.chars().all(|c| matches!(c, '-' | ':')));
    (row.len() > 1 && !rule).then_some(row)
}

/// The words over each column. A blank cell of any row but the last takes the words to its left: it is merged with them.
pub fn heads(rows: &[Vec<(usize, String)>]) -> Vec<String> {
    let width = rows.iter().flatten().map(|(column, _)| column + 1).max().unwrap_or(0).min(WIDEST);
    let mut heads = vec![String::new(); width];
    for (place, row) in rows.iter().enumerate() {
        let below = |column: usize| rows[place + 1..].iter().flatten().any(|(other, _)| *other == column);
        let mut cells = row.iter().peekable();
        let mut merged = "";
        for (column, head) in heads.iter_mut().enumerate() {
            if let Some((_, words)) = cells.next_if(|(at, _)| *at == column) {
                merged = words;
            } else if !below(column) {
                continue;
            }
            let numbered =
                merged.chars().all(|c| c.is_ascii_digit()) && merged.len() < 4 || merged == "甲" || merged == "乙";
            if !numbered && !head.ends_with(merged) {
                head.push_str(merged);
            }
        }
    }
    heads
}
