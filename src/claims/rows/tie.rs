//! Ties that a form prints beside its table: 第一项加第二项之和，等于第三项加第四项之和.

use super::super::claim::{Claim, Strength, Why};
use super::claim;
use super::table::{Cell, Line, Run, Table};
use crate::text::{Document, Fold};

/// How far before 等于 the left side is looked for, in characters: words of the next column may stand between.
const LEFT: usize = 48;
/// How many lines on either side of a tie its items are looked for.
const REACH: usize = 200;

/// A tie as printed: the items whose sums are equal, by their numbers.
#[derive(Debug)]
struct Tie {
    block: usize,
    left: Vec<char>,
    right: Vec<char>,
    words: String,
}

/// Finds the sums that the forms themselves state.
pub fn find(document: &Document, tables: &[Table], claims: &mut Vec<Claim>) {
    for tie in ties(document) {
        let Some(table) = table_of(document, tables, tie.block) else { continue };
        let (left, right) = (items(table, &tie, &tie.left), items(table, &tie, &tie.right));
        let (Some(left), Some(right)) = (left, right) else { continue };
        let width = left[0].cells.len();
        if left.iter().chain(&right).any(|run| run.cells.len() != width) {
            continue;
        }
        claims.extend((0..width).filter_map(|column| {
            let cells = |runs: &[&'_ Run]| runs.iter().map(|run| run.cells[column].clone()).collect::<Vec<Cell>>();
            let (left, right) = (cells(&left), cells(&right));
            let (parts, wholes) = if left.len() < right.len() { (right, left) } else { (left, right) };
            claim(parts.iter(), wholes.iter(), Strength::Stated, Why::Printed(tie.words.clone()))
        }));
    }
}

/// Every tie that `document` prints.
fn ties(document: &Document) -> Vec<Tie> {
    let fold = &document.fold;
    let mut found = Vec::new();
    for (block, range) in document.blocks.iter().map(|block| block.range.clone()).enumerate() {
        for at in range.filter(|&at| fold.starts_with(at, "等于第")) {
            let (right, end) = chain(fold, at + 2);
            let from = at.saturating_sub(LEFT);
            let start = (from..at).find(|&start| {
                let (left, end) = chain(fold, start);
                !left.is_empty() && !fold.slice(end..at).iter().any(|c| matches!(c, '第' | '。' | ';'))
            });
            if let Some((left, left_end)) = start.map(|start| chain(fold, start)).filter(|_| !right.is_empty()) {
                let start = start.unwrap_or(at);
                let words = format!("{}等于{}", fold.string(start..left_end), fold.string(at + 2..end));
                if left.len() + right.len() > 2 {
                    found.push(Tie { block, left, right, words });
                }
            }
        }
    }
    found
}

/// The numbers of 第一项加第二项 at `at`, and where it ends.
fn chain(fold: &Fold, at: usize) -> (Vec<char>, usize) {
    let (mut items, mut end) = (Vec::new(), at);
    loop {
        let from = if items.is_empty() { end } else { end + 1 };
        let joined = items.is_empty() || matches!(fold.char(end), '加' | '与' | '和' | '、' | '+');
        if !joined || fold.char(from) != '第' || fold.char(from + 2) != '项' {
            return (items, end);
        }
        items.push(fold.char(from + 1));
        end = from + 3;
    }
}

/// The table that the note in `block` stands in, else the one it stands above, or, as a note (注：…), below.
fn table_of<'t>(document: &Document, tables: &'t [Table], block: usize) -> Option<&'t Table> {
    let next = tables.partition_point(|table| table.blocks.end <= block);
    let inside = tables.get(next).filter(|table| table.blocks.contains(&block));
    let below = document.fold.char(document.blocks[block].range.start) == '注';
    inside.or_else(|| if below { tables[..next].last() } else { tables.get(next) })
}

/// The rows of the items with these numbers. One without a row of its own, whose lines add up to a total, is that total.
fn items<'t>(table: &'t Table, tie: &Tie, numbers: &[char]) -> Option<Vec<&'t Run>> {
    let at = table.lines.partition_point(|line| line.block < tie.block);
    let lines = &table.lines[at.saturating_sub(REACH)..table.lines.len().min(at + REACH)];
    let row = |number: char| {
        let named = |line: &&Line| {
            let mut label = line.runs[0].label.chars();
            label.next() == Some(number) && matches!(label.next(), Some('、' | '.'))
        };
        lines.iter().position(|line| named(&line))
    };
    let order: Vec<char> = tie.left.iter().chain(&tie.right).copied().collect();
    let item = |&number: &char| {
        let own = row(number).or_else(|| {
            let place = order.iter().position(|&other| other == number)?;
            let after = row(*order.get(place.checked_sub(1)?)?)?;
            let before = order.get(place + 1).and_then(|&next| row(next)).unwrap_or(lines.len());
            (after + 1..before).rev().find(|&index| lines[index].runs.last().is_some_and(|run| run.total))
        });
        own.and_then(|index| lines[index].runs.last())
    };
    numbers.iter().map(item).collect()
}
