//! The heads of the columns of a table whose cells tabs or strokes part: every row of them, merged ones filled in.

use std::ops::Range;
use std::rc::Rc;

use super::table::{Line, Table, line_of};
use crate::lexicon::{Cue, lexicon};
use crate::text::{Document, column, fields, fold};

/// How many columns are looked at.
const WIDEST: usize = 40;
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

/// What the numbers below a head say of those beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// So many or so much: they may be added up.
    Amount,
    /// A part of something: 占比, 完成率.
    Rate,
    /// What was added or taken away: 增减额, 增长%.
    Move {
        /// In hundredths of the state before.
        rate: bool,
    },
}

/// The sections of `table`; none where its cells are parted by blanks alone.
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
        let (_, line) = line_of(document, document.span(document.blocks[index].range.clone()));
        let row: Vec<(usize, String)> = if line.contains(['\t', '|']) {
            let words = |range: Range<usize>| line[range].chars().filter(|c| !c.is_whitespace()).map(fold).collect();
            fields(line).map(|field| (column(field.edge), words(field.range))).collect()
        } else {
            Vec::new()
        };
        let rule = row.iter().all(|(_, words)| words.chars().all(|c| matches!(c, '-' | ':')));
        if row.len() > 1 && !rule {
            if rows.len() == DEEPEST {
                rows.remove(0);
            }
            rows.push(row);
        }
    }
    sections
}

/// The words over each column. A blank cell of any row but the last takes the words to its left: it is merged with them.
fn heads(rows: &[Vec<(usize, String)>]) -> Vec<String> {
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

/// What the numbers below `head` say; `percent`: they are printed with a sign.
pub fn sort(head: &str, percent: bool) -> Sort {
    let chars: Vec<char> = head.chars().collect();
    let cues = || lexicon().cues.in_order(&chars).filter(|(_, length, _)| *length > 1).map(|(_, _, cue)| *cue);
    let name = head.split('(').next().unwrap_or(head).trim_end_matches('%');
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    let rate = percent
        || head.contains('%')
        || name.ends_with(['率', '幅', '速', '重'])
        || has(&["占比", "百分比", "比例", "增速", "增幅"]);
    let moves =
        cues().any(|cue| matches!(cue, Cue::Rise | Cue::Fall)) || has(&["增减", "增速", "升降", "变化", "涨跌", "±"]);
    if moves || rate && cues().any(|cue| cue == Cue::Versus) {
        Sort::Move { rate }
    } else if rate {
        Sort::Rate
    } else {
        Sort::Amount
    }
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
