//! The lines below each set of heads of a table, and what these heads say of them.

use std::ops::Range;
use std::rc::Rc;

use super::table::{Line, Table};
use crate::lexicon::{Cue, lexicon};
use crate::text::{Document, head_row, heads};

/// How many rows heads may take.
const DEEPEST: usize = 4;

/// Lines of a table below one set of heads.
#[derive(Debug)]
pub struct Section {
    /// The lines, by index into those of the table.
    pub lines: Range<usize>,
    /// The words over each column, from top to bottom.
    pub heads: Rc<[String]>,
}

/// The sections of `table`; none where blanks part its cells and no heads tell which columns they stand in.
pub fn sections(document: &Document, table: &Table) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut rows: Vec<Vec<(usize, String)>> = Vec::new();
    let mut next = 0;
    for index in table.blocks.clone() {
        if table.lines.get(next).is_some_and(|line| line.block == index) {
            if !rows.is_empty() {
                sections.push(Section { lines: next..next, heads: heads(&rows).into() });
                rows.clear();
            }
            next += 1;
            if let Some(section) = sections.last_mut() {
                section.lines.end = next;
            }
            continue;
        }
        if let Some(row) = head_row(&document.cells(index)) {
            if rows.len() == DEEPEST {
                rows.remove(0);
            }
            rows.push(row);
        }
    }
    sections
}

/// Whether `head` names what was taken away, so that its numbers stand without a minus.
pub fn takes_away(head: &str) -> bool {
    let chars: Vec<char> = head.chars().collect();
    let has = |wanted: Cue| lexicon().cues.in_order(&chars).any(|(_, length, cue)| length > 1 && *cue == wanted);
    has(Cue::Fall) && !has(Cue::Rise) && !head.contains('增')
}

/// Which lines of `lines` name a total.
pub fn totals(lines: &[Line]) -> impl DoubleEndedIterator<Item = usize> + '_ {
    lines.iter().enumerate().filter(|(_, line)| line.runs.iter().any(|run| run.total)).map(|(index, _)| index)
}
