//! Ties that a form prints with the names of its rows or columns: 注：案件总数=民事纠纷总数+行政争议总数.
//!
//! When it is silent: a name heads no row or column, or more than one; anything but adding up is done.

use std::ops::Range;

use super::super::table::{Cell, Line, Table};
use super::note::{self, Axis, Note};
use super::{Sides, bare};
use crate::rules::Sign;
use crate::text::{Document, Fold, column};

/// How long a name may be, in characters.
const NAME: usize = 24;
/// How many names a tie may have.
const MOST: usize = 64;

/// A tie over names.
pub struct Named {
    /// What is said of it, without items.
    pub note: Note,
    left: Vec<String>,
    right: Vec<String>,
}

/// Every tie over names that the notes of `document` print.
pub fn named(document: &Document) -> Vec<Named> {
    let fold = &document.fold;
    let mut found = Vec::new();
    for (block, range) in document.blocks.iter().map(|block| block.range.clone()).enumerate() {
        if !note::opens(fold, range.start) {
            continue;
        }
        let mut from = range.start;
        while from < range.end {
            let to = (from..range.end).find(|&at| matches!(fold.char(at), ',' | ';' | '。')).unwrap_or(range.end);
            let start = (from..to).rev().find(|&at| fold.char(at) == ':').map_or(from, |at| at + 1);
            found.extend(tie(fold, start..to).map(|named| Named { note: Note { block, ..named.note }, ..named }));
            from = to + 1;
        }
    }
    found
}

/// The tie that `range` is from end to end.
fn tie(fold: &Fold, range: Range<usize>) -> Option<Named> {
    let (at, sign, length) =
        range.clone().find_map(|at| note::sign(fold, at).map(|(sign, length)| (at, sign, length)))?;
    if matches!(fold.char(at), '为' | '是') {
        return None;
    }
    let (left, right) = (names(&fold.string(range.start..at))?, names(&fold.string(at + length..range.end))?);
    let items = left.len() + right.len();
    let fits = if sign == Sign::Equal { (3..=MOST).contains(&items) } else { items == 2 };
    let words = fold.string(range);
    let note =
        Note { block: 0, axis: Axis::Either, left: Vec::new(), sign, right: Vec::new(), words, bracketed: false };
    fits.then_some(Named { note, left, right })
}

/// The names that `side` adds up: 民事+行政之和.
fn names(side: &str) -> Option<Vec<String>> {
    let side = ["应当", "应", "必须", "须"].iter().find_map(|must| side.strip_suffix(must)).unwrap_or(side);
    let side = side.strip_suffix("之和").unwrap_or(side);
    let name = |name: &str| {
        let name = bare(name.trim_end_matches(')'));
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let plain = !name.contains(['-', '×', '÷', '*', '/', '%', '=', '<', '>', '≥', '≤']);
        (letters > 1 && plain && name.chars().count() <= NAME).then(|| name.to_owned())
    };
    side.split('+').map(name).collect()
}

/// The cells of both sides, column by column where the names head rows, else row by row where they head columns.
pub fn sides(table: &Table, named: &Named) -> Option<Vec<Sides>> {
    by_rows(table, named).or_else(|| by_columns(table, named))
}

fn by_rows(table: &Table, named: &Named) -> Option<Vec<Sides>> {
    let row = |name: &String| {
        let mut rows = table.lines.iter().flat_map(|line| &line.runs).filter(|run| bare(&run.label) == name);
        rows.next().filter(|_| rows.next().is_none()).map(|run| &run.cells[..])
    };
    let rows = |names: &[String]| names.iter().map(row).collect::<Option<Vec<&[Cell]>>>();
    let (left, right) = (rows(&named.left)?, rows(&named.right)?);
    let width = left[0].len();
    let alike = left.iter().chain(&right).all(|cells| cells.len() == width);
    let cells = |rows: &[&[Cell]], at: usize| rows.iter().map(|cells| cells[at].clone()).collect();
    alike.then(|| (0..width).map(|at| (cells(&left, at), cells(&right, at))).collect())
}

fn by_columns(table: &Table, named: &Named) -> Option<Vec<Sides>> {
    let all = table.lines.iter().filter_map(|line| {
        let heads = line.heads.as_ref()?;
        let cell = |name: &String| {
            let mut over = (0..heads.len()).filter(|&at| bare(&heads[at]) == name);
            let at = over.next().filter(|_| over.next().is_none())?;
            cells(line).find(|cell| column(cell.edge) == at).cloned()
        };
        let side = |names: &[String]| names.iter().map(cell).collect::<Option<Vec<Cell>>>();
        Some((side(&named.left)?, side(&named.right)?))
    });
    Some(all.collect::<Vec<Sides>>()).filter(|all| !all.is_empty())
}

fn cells(line: &Line) -> impl Iterator<Item = &Cell> {
    line.runs.iter().flat_map(|run| &run.cells)
}
