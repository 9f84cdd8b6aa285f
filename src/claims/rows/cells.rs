//! The cells of tables with the words that name them, for whoever holds two reports against each other.

use super::heads::{sections, takes_away};
use super::table::tables;
use crate::figures::{Figure, FigureId, Kind, Sort, sort};
use crate::lexicon::lexicon;
use crate::text::Document;

/// A cell of a table and the words that name it.
#[derive(Debug, Clone)]
pub struct TableCell {
    /// Its table, by its place in the document.
    pub table: usize,
    /// Its line, by its place in the table.
    pub line: usize,
    /// Its column.
    pub column: usize,
    /// The words that head its row.
    pub row: String,
    /// The words over its column.
    pub head: String,
    /// What its column states.
    pub sort: Sort,
    /// Whether its column says what was taken away.
    pub falls: bool,
    /// Its figure.
    pub id: FigureId,
}

/// Every cell of the tables of `document` whose row and column have heads, in order.
pub fn cells(document: &Document, figures: &[Figure]) -> Vec<TableCell> {
    let mut found = Vec::new();
    for (place, table) in tables(document, figures).iter().enumerate() {
        for section in sections(document, table) {
            let lines = || section.lines.clone().map(|line| (line, &table.lines[line]));
            let mut percent = vec![false; section.heads.len()];
            for (column, id) in lines().flat_map(|(_, line)| &line.grid) {
                if let Some(percent) = percent.get_mut(*column) {
                    *percent |= figures[id.index()].kind == Kind::Percent;
                }
            }
            for (index, line) in lines() {
                let mut labels = line.runs.iter().map(|run| run.label.as_str()).filter(|label| !label.is_empty());
                let (Some(row), None) = (labels.next(), labels.next()) else { continue };
                for (column, id) in &line.grid {
                    let head = section.heads.get(*column).map_or("", String::as_str);
                    if head.is_empty() || is_no_quantity(head) {
                        continue;
                    }
                    found.push(TableCell {
                        table: place,
                        line: index,
                        column: *column,
                        row: row.to_owned(),
                        head: head.to_owned(),
                        sort: sort(head, percent[*column]),
                        falls: takes_away(head),
                        id: *id,
                    });
                }
            }
        }
    }
    found
}

/// Whether what stands below `head` is neither so many nor so much: 序号, 代码, 排名.
fn is_no_quantity(head: &str) -> bool {
    let chars: Vec<char> = head.chars().collect();
    lexicon().heads.in_order(&chars).any(|(_, _, kind)| kind.is_none())
}
