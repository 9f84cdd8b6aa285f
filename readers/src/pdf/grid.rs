//! Tables of a page: which of its characters stand in a cell with rules on all sides, and which cells make a table.

use std::collections::BTreeMap;

use super::page::{Glyph, Page, Rule};

/// How far ends of rules may be apart and still meet.
const NEAR: f64 = 3.0;

/// The box of a cell, in whole points: left, top, right, bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    top: i64,
    left: i64,
    bottom: i64,
    right: i64,
}

impl Cell {
    fn holds(&self, other: &Cell) -> bool {
        self != other
            && self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }
}

/// A table: where it begins, and its cells with the characters in them.
pub struct Table {
    pub top: f64,
    pub cells: BTreeMap<Cell, Vec<Glyph>>,
}

/// Takes the characters that stand in tables out of the page.
pub fn tables(page: &mut Page) -> Vec<Table> {
    let (upright, level) = (merged(&page.upright), merged(&page.level));
    if upright.is_empty() || level.is_empty() {
        return Vec::new();
    }
    let mut cells: BTreeMap<Cell, Vec<Glyph>> = BTreeMap::new();
    let mut free = Vec::new();
    for glyph in std::mem::take(&mut page.glyphs) {
        let (x, y) = ((glyph.x + glyph.end) / 2.0, glyph.y - glyph.size * 0.3);
        match cell(&upright, &level, x, y) {
            Some(cell) => cells.entry(cell).or_default().push(glyph),
            None => free.push(glyph),
        }
    }
    // What is around other cells is a frame or a background.
    let boxes: Vec<Cell> = cells.keys().copied().collect();
    let (frames, cells): (BTreeMap<_, _>, BTreeMap<_, _>) =
        cells.into_iter().partition(|(cell, _)| boxes.iter().any(|other| cell.holds(other)));
    free.extend(frames.into_values().flatten());
    let mut tables: Vec<Table> = Vec::new();
    let mut bottom = i64::MIN;
    for (cell, glyphs) in cells {
        if tables.is_empty() || cell.top > bottom.saturating_add(NEAR as i64) {
            tables.push(Table { top: cell.top as f64, cells: BTreeMap::new() });
        }
        bottom = bottom.max(cell.bottom);
        if let Some(table) = tables.last_mut() {
            table.cells.insert(cell, glyphs);
        }
    }
    let (tables, frames): (Vec<_>, Vec<_>) = tables.into_iter().partition(|table| table.cells.len() > 1);
    free.extend(frames.into_iter().flat_map(|frame| frame.cells).flat_map(|(_, glyphs)| glyphs));
    page.glyphs = free;
    tables
}

impl Table {
    /// Its rows, where `text` puts the characters of a cell together; a cell over several rows or columns has its text
    /// in the first of them.
    pub fn rows(self, text: impl Fn(Vec<Glyph>) -> String) -> Vec<Vec<String>> {
        let tops = distinct(self.cells.keys().map(|cell| cell.top));
        let lefts = distinct(self.cells.keys().map(|cell| cell.left));
        let at = |all: &[i64], one: i64| all.partition_point(|other| *other <= one).saturating_sub(1);
        let mut rows = vec![vec![String::new(); lefts.len()]; tops.len()];
        for (cell, glyphs) in self.cells {
            rows[at(&tops, cell.top)][at(&lefts, cell.left)] = text(glyphs);
        }
        rows
    }
}

/// The places that are farther than a rule's width apart.
fn distinct(places: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut places: Vec<i64> = places.collect();
    places.sort_unstable();
    places.dedup_by(|next, before| *next - *before <= NEAR as i64);
    places
}

/// The cell that a point stands in.
fn cell(upright: &[Rule], level: &[Rule], x: f64, y: f64) -> Option<Cell> {
    let covers = |rule: &&Rule, at: f64| rule.from - NEAR <= at && at <= rule.to + NEAR;
    let before = |rules: &[Rule], along: f64, across: f64| {
        let end = rules.partition_point(|rule| rule.at <= along);
        rules[..end].iter().rev().find(|rule| covers(rule, across)).map(|rule| rule.at)
    };
    let behind = |rules: &[Rule], along: f64, across: f64| {
        let start = rules.partition_point(|rule| rule.at <= along);
        rules[start..].iter().find(|rule| covers(rule, across)).map(|rule| rule.at)
    };
    Some(Cell {
        left: before(upright, x, y)?.round() as i64,
        right: behind(upright, x, y)?.round() as i64,
        top: before(level, y, x)?.round() as i64,
        bottom: behind(level, y, x)?.round() as i64,
    })
}

/// The rules in order of their places, pieces of one line put together.
fn merged(rules: &[Rule]) -> Vec<Rule> {
    let mut rules = rules.to_vec();
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut lines: Vec<Vec<Rule>> = Vec::new();
    for rule in rules {
        match lines.last_mut().filter(|line| line.first().is_some_and(|first| rule.at - first.at <= NEAR)) {
            Some(line) => line.push(rule),
            None => lines.push(vec![rule]),
        }
    }
    let mut merged: Vec<Rule> = Vec::new();
    for mut line in lines {
        let at = line.iter().map(|rule| rule.at).sum::<f64>() / line.len() as f64;
        line.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut open: Option<Rule> = None;
        for rule in line {
            match &mut open {
                Some(open) if rule.from <= open.to + NEAR => open.to = open.to.max(rule.to),
                _ => merged.extend(open.replace(Rule { at, ..rule })),
            }
        }
        merged.extend(open);
    }
    merged
}
