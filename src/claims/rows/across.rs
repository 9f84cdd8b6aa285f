//! Sums along a row: the last of some neighbouring cells, or the first, is the sum of the others.

use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::claim::{Claim, Strength, Why};
use super::table::{Cell, Line, Run, Table};
use super::{Fit, claim, nearly};
use crate::exact::Number;
use crate::lexicon::{Cue, lexicon};
use crate::sort;
use crate::text::Document;

/// How many lines may part two rows of the same width.
const APART: usize = 12;
/// The fewest cells that a sum takes.
const FEWEST: usize = 3;
/// The fewest rows that show a pattern, and the fewest in which several parts add up.
const ROWS: usize = 3;
const TOLD: usize = 2;

/// Neighbouring cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Window {
    from: usize,
    to: usize,
    /// Whether the whole stands before its parts.
    first: bool,
}

impl Window {
    fn whole(self) -> usize {
        if self.first { self.from } else { self.to - 1 }
    }

    fn parts(self) -> Range<usize> {
        if self.first { self.from + 1..self.to } else { self.from..self.to - 1 }
    }
}

/// A run of numbers with its running sums.
struct Row<'t> {
    line: &'t Line,
    run: &'t Run,
    sums: Vec<Number>,
    positive: Vec<usize>,
}

impl<'t> Row<'t> {
    /// `None` where a sum overflows.
    fn new(line: &'t Line, run: &'t Run) -> Option<Row<'t>> {
        let (mut sums, mut positive) = (vec![Number::ZERO], vec![0]);
        for (index, cell) in run.cells.iter().enumerate() {
            sums.push(sums[index].plus(cell.amount)?);
            positive.push(positive[index] + usize::from(cell.amount > Number::ZERO));
        }
        Some(Row { line, run, sums, positive })
    }

    fn sum(&self, window: Window) -> Number {
        let parts = window.parts();
        self.sums[parts.end].minus(self.sums[parts.start]).unwrap_or(Number::ZERO)
    }

    fn fit(&self, window: Window) -> Fit {
        let (parts, whole) = (window.parts(), &self.run.cells[window.whole()]);
        if !self.run.cells[parts.clone()].iter().all(|part| part.is_like(whole)) {
            return Fit::Blank;
        }
        let positive = self.positive[parts.end] - self.positive[parts.start];
        Fit::of(self.sum(window), positive, whole)
    }

    /// Every window in which several parts add up. Their ends are looked up among the running sums, so that it is not all
    /// windows that are tried.
    fn telling(&self) -> Vec<Window> {
        let width = self.run.cells.len();
        let mut ends: Vec<(Number, usize)> = self.sums.iter().copied().zip(0..).collect();
        sort::plain(&mut ends);
        let places = |sum: Option<Number>| {
            let from = sum.map_or(ends.len(), |sum| ends.partition_point(|(other, _)| *other < sum));
            ends[from..].iter().take_while(move |(other, _)| Some(*other) == sum).map(|(_, place)| *place)
        };
        let mut found = Vec::new();
        for (whole, cell) in self.run.cells.iter().enumerate().filter(|(_, cell)| cell.id.is_some()) {
            let before = places(self.sums[whole].minus(cell.amount));
            found.extend(before.map(|from| Window { from, to: whole + 1, first: false }));
            let behind = places(self.sums[whole + 1].plus(cell.amount));
            found.extend(behind.map(|to| Window { from: whole, to, first: true }));
        }
        found.retain(|window| {
            let wide = window.to <= width && window.to >= window.from + FEWEST;
            wide && self.fit(*window) == Fit::Telling
        });
        found
    }

    fn nearly(&self, window: Window) -> bool {
        let parts: Vec<&Cell> = self.run.cells[window.parts()].iter().collect();
        !self.run.rate && nearly(self.sum(window), &parts, &self.run.cells[window.whole()])
    }

    /// The claim of `window`: a remark where neither the head of the whole nor, where columns have none, any says 合计.
    fn claim(&self, window: Window, worded: bool) -> Option<Claim> {
        let whole = &self.run.cells[window.whole()];
        let head = self.line.head(whole);
        let named = if head.is_empty() { worded } else { names_total(&head.chars().collect::<Vec<_>>()) };
        let strength = if named { Strength::Inferred } else { Strength::Shown };
        claim(self.run.cells[window.parts()].iter(), std::iter::once(whole), strength, Why::Across)
    }
}

/// Finds the sums along the rows of `table`.
pub fn find(document: &Document, table: &Table, claims: &mut Vec<Claim>) {
    let is_line = |block: &usize| table.lines.binary_search_by_key(block, |line| line.block).is_ok();
    let mut heads = table.blocks.clone().filter(|block| !is_line(block));
    let worded = heads.any(|block| names_total(document.fold.slice(document.blocks[block].range.clone())));
    for group in groups(table) {
        let windows = shared(&group);
        for window in &windows {
            let fits: Vec<Fit> = group.iter().map(|row| row.fit(*window)).collect();
            for (index, row) in group.iter().enumerate() {
                let told = match fits[index] {
                    Fit::Blank => false,
                    Fit::Broken => row.nearly(*window) && stands_alone(&group, &fits, index),
                    Fit::Nought | Fit::Holds | Fit::Telling => true,
                };
                claims.extend(if told { row.claim(*window, worded) } else { None });
            }
        }
        if windows.is_empty() {
            claims.extend(
                group.iter().flat_map(|row| tiles(row).into_iter().filter_map(|window| row.claim(window, worded))),
            );
        }
    }
}

/// Whether `words` name a total.
fn names_total(words: &[char]) -> bool {
    lexicon().cues.in_order(words).any(|(_, length, cue)| length > 1 && *cue == Cue::Total)
}

/// The rows of the same width that stand near each other.
fn groups(table: &Table) -> Vec<Vec<Row<'_>>> {
    let mut groups: Vec<Vec<Row>> = Vec::new();
    let mut open: FxHashMap<usize, (usize, usize)> = FxHashMap::default();
    for (index, line) in table.lines.iter().enumerate() {
        for row in line.runs.iter().filter_map(|run| Row::new(line, run)) {
            let width = row.run.cells.len();
            if width < FEWEST {
                continue;
            }
            match open.get_mut(&width).filter(|(_, last)| index - *last <= APART) {
                Some((group, last)) => {
                    groups[*group].push(row);
                    *last = index;
                }
                None => {
                    open.insert(width, (groups.len(), index));
                    groups.push(vec![row]);
                }
            }
        }
    }
    groups
}

/// The windows in which most rows of `group` add up, the widest first, none over another.
fn shared(group: &[Row]) -> Vec<Window> {
    if group.len() < ROWS {
        return Vec::new();
    }
    let mut tellings: Vec<Window> = group.iter().flat_map(Row::telling).collect();
    sort::by_key(&mut tellings, |window| (window.from, window.to, window.first));
    let mut found: Vec<(Window, usize)> = Vec::new();
    for alike in tellings.chunk_by(|a, b| a == b).filter(|alike| alike.len() >= TOLD) {
        let fits = || group.iter().map(|row| (row.fit(alike[0]), row.run.rate));
        let supported = fits().filter(|(fit, _)| fit.supports()).count();
        let broken = fits().filter(|(fit, rate)| *fit == Fit::Broken && !rate).count();
        if supported >= ROWS && supported >= 2 * broken {
            found.push((alike[0], alike.len()));
        }
    }
    sort::by_key(&mut found, |(window, telling)| (Reverse(window.to - window.from), Reverse(*telling)));
    let mut kept: Vec<Window> = Vec::new();
    for (window, _) in found {
        if kept.iter().all(|other| window.to <= other.from || other.to <= window.from) {
            kept.push(window);
        }
    }
    kept
}

/// Whether the rows on both sides of a broken one add up; at the rim of its group, the one right beside it.
fn stands_alone(group: &[Row], fits: &[Fit], index: usize) -> bool {
    let holds = |other: Option<usize>| match other.filter(|&other| other < group.len()) {
        Some(other) => matches!(fits[other], Fit::Nought | Fit::Holds | Fit::Telling),
        None => true,
    };
    let beside =
        |other: usize| group.get(other).is_some_and(|row| row.line.block.abs_diff(group[index].line.block) == 1);
    let rim = index == 0 || index + 1 == group.len();
    holds(index.checked_sub(1))
        && holds(Some(index + 1))
        && (!rim || beside(index + 1) || index > 0 && beside(index - 1))
}

/// The windows that make up a row which stands alone, one behind the other.
fn tiles(row: &Row) -> Vec<Window> {
    let width = row.run.cells.len();
    let telling = row.telling();
    // A number of the row may stand before its cells.
    let starts = [0, 1];
    let exact = starts
        .iter()
        .flat_map(|&start| [false, true].map(|first| tiled(&telling, start..width, first)))
        .find(|tiles| !tiles.is_empty());
    exact.unwrap_or_else(|| {
        let even = starts.iter().flat_map(|&start| {
            (FEWEST..=(width - start) / ROWS)
                .filter(move |size| (width - start).is_multiple_of(*size))
                .map(move |size| (start, size))
        });
        even.flat_map(|(start, size)| [false, true].map(|first| alike(row, start, size, first)))
            .find(|tiles| !tiles.is_empty())
            .unwrap_or_default()
    })
}

/// The fewest of the windows that are `telling` which together cover the cells of `row`.
fn tiled(telling: &[Window], row: Range<usize>, first: bool) -> Vec<Window> {
    let (start, width) = (row.start, row.end);
    let mut best: Vec<Option<(usize, usize)>> = vec![None; width + 1];
    best[start] = Some((0, start));
    for to in start + FEWEST..=width {
        best[to] = telling
            .iter()
            .filter(|window| window.to == to && window.first == first && window.from >= start)
            .filter_map(|window| best[window.from].map(|(count, _)| (count + 1, window.from)))
            .min();
    }
    let mut tiles = Vec::new();
    let mut to = width;
    while let Some((_, from)) = best[to].filter(|_| to > start) {
        tiles.push(Window { from, to, first });
        to = from;
    }
    tiles.reverse();
    tiles
}

/// Windows of one size that cover the row from `start` on, where they add up in all but a few.
fn alike(row: &Row, start: usize, size: usize, first: bool) -> Vec<Window> {
    let windows: Vec<Window> =
        (start..row.run.cells.len()).step_by(size).map(|from| Window { from, to: from + size, first }).collect();
    let telling = windows.iter().filter(|&&window| row.fit(window) == Fit::Telling).count();
    let fits = telling >= TOLD && telling * 3 >= windows.len() * 2;
    let meant = || windows.iter().all(|&window| row.fit(window) != Fit::Broken || row.nearly(window));
    if fits && meant() { windows } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::figures::FigureId;

    fn line(amounts: &[i64]) -> Line {
        let cell = |(index, &amount): (usize, &i64)| Cell {
            id: Some(FigureId(index as u32)),
            amount: Number::from(amount),
            worth: Number::ONE,
            places: 0,
            edge: index,
            class: "",
            printed: "",
        };
        let cells = amounts.iter().enumerate().map(cell).collect();
        let run = Run { label: String::new(), cells, total: false, rate: false };
        Line { block: 0, indent: 0, runs: vec![run], grid: Vec::new(), heads: None }
    }

    fn all(width: usize) -> impl Iterator<Item = Window> {
        let ends = (0..width).flat_map(move |from| (from + FEWEST..=width).map(move |to| (from, to)));
        ends.flat_map(|(from, to)| [false, true].map(|first| Window { from, to, first }))
    }

    proptest! {
        #[test]
        fn each_window_that_adds_up_is_looked_up(amounts in prop::collection::vec(-2_i64..9, 0..14)) {
            let line = line(&amounts);
            let row = Row::new(&line, &line.runs[0]).unwrap();
            let mut found = row.telling();
            sort::by_key(&mut found, |window| (window.from, window.to, window.first));
            let told: Vec<Window> = all(amounts.len()).filter(|window| row.fit(*window) == Fit::Telling).collect();
            prop_assert_eq!(found, told);
        }
    }
}
