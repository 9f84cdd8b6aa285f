//! Sums down a column: a row that names itself a total adds up the rows above it.

use super::super::claim::{Claim, Strength, Why};
use super::table::{Cell, Line, Run, Table};
use super::{Fit, claim, nearly};
use crate::exact::Number;
use crate::lexicon::{Cue, lexicon};

/// How many lines above a total its parts are looked for.
const REACH: usize = 120;
/// How far the right edges of two cells of one column may stand apart where cells are left empty.
const WANDER: usize = 12;

/// Which of the rows above a total are taken for its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    /// All since the last total, that one, and from there on the totals alone.
    Totals,
    /// All but the totals.
    Leaves,
}

/// Finds the sums down the columns of `table`.
pub fn find(table: &Table, claims: &mut Vec<Claim>) {
    for (index, line) in table.lines.iter().enumerate() {
        for (at, run) in line.runs.iter().enumerate().filter(|(_, run)| run.total && !run.rate) {
            let above = &table.lines[index.saturating_sub(REACH)..index];
            let found = [Parts::Totals, Parts::Leaves].into_iter().find_map(|parts| columns(above, line, at, parts));
            match found {
                Some(columns) => claims.extend(told(columns, run, |label| Why::Down(label.to_owned()))),
                None => claims.extend(alone(above, line)),
            }
        }
    }
}

/// The claim of a total that ends a table of one column of numbers, nothing but single parts above it, when these miss it
/// by a slip or by little.
fn alone(above: &[Line], line: &Line) -> Option<Claim> {
    let only = |line: &Line| match &line.runs[..] {
        [run] if run.cells.len() == 1 && !run.rate => Some((run.total, run.label.clone(), run.cells[0].clone())),
        _ => None,
    };
    let (_, label, whole) = only(line)?;
    let part = |line| only(line).filter(|(total, label, _)| !total && !label.contains("其中")).map(|(_, _, cell)| cell);
    let like = |cell: &Cell| cell.is_like(&whole);
    let parts: Vec<Cell> = above.iter().map(|line| part(line).filter(like)).collect::<Option<_>>()?;
    let sum = parts.iter().try_fold(Number::ZERO, |sum, part| sum.plus(part.amount))?;
    let meant = nearly(sum, &parts.iter().collect::<Vec<_>>(), &whole);
    meant.then(|| claim(parts.iter(), std::iter::once(&whole), Strength::Inferred, Why::Down(label)))?
}

/// A cell of a total and the cells above it that may be its parts.
pub struct Column<'t> {
    whole: &'t Cell,
    parts: Vec<&'t Cell>,
    /// How many of the parts belong to the sum.
    kept: usize,
    sum: Number,
    positive: usize,
}

impl<'t> Column<'t> {
    /// The columns of run `at` of `line` with their cells in `parts`, where most of them add up.
    pub fn over(line: &'t Line, at: usize, parts: &[&'t Line]) -> Option<Vec<Column<'t>>> {
        let cells = &line.runs[at].cells;
        let mut columns: Vec<Column> = cells
            .iter()
            .map(|whole| Column { whole, parts: Vec::new(), kept: 0, sum: Number::ZERO, positive: 0 })
            .collect();
        for part in parts {
            for (column, (_, cell)) in
                columns.iter_mut().zip(aligned(part, line, at)).filter_map(|(c, cell)| Some((c, cell?)))
            {
                column.sum = column.sum.plus(cell.amount)?;
                column.positive += usize::from(cell.amount > Number::ZERO);
                column.parts.push(cell);
            }
        }
        (supported(&columns, false) > 0).then_some(columns)
    }

    fn fit(&self) -> Fit {
        Fit::of(self.sum, self.positive, self.whole)
    }
}

/// The columns of the total in run `at` of `line`, each with the parts with which most of them add up.
fn columns<'t>(above: &'t [Line], line: &'t Line, at: usize, which: Parts) -> Option<Vec<Column<'t>>> {
    let cells = &line.runs[at].cells;
    let mut columns: Vec<Column> = cells
        .iter()
        .map(|whole| Column { whole, parts: Vec::new(), kept: 0, sum: Number::ZERO, positive: 0 })
        .collect();
    let mut best = 0;
    let mut below_total = true;
    for other in above.iter().rev() {
        let aligned = aligned(other, line, at);
        let total = aligned.iter().flatten().any(|(run, _)| run.total);
        if total && which == Parts::Leaves || !total && !below_total {
            continue;
        }
        below_total &= !(total && which == Parts::Totals);
        for (column, (_, cell)) in columns.iter_mut().zip(aligned).filter_map(|(column, cell)| Some((column, cell?))) {
            column.sum = column.sum.plus(cell.amount)?;
            column.positive += usize::from(cell.amount > Number::ZERO);
            column.parts.push(cell);
        }
        let supported = supported(&columns, is_plain(&line.runs[at]));
        if supported > 0 && supported >= best {
            best = supported;
            columns.iter_mut().for_each(|column| column.kept = column.parts.len());
        }
        if columns.iter().all(|column| column.sum > column.whole.amount) {
            break;
        }
    }
    for column in &mut columns {
        column.parts.truncate(column.kept);
        column.parts.reverse();
        column.sum = column.parts.iter().try_fold(Number::ZERO, |sum, part| sum.plus(part.amount))?;
        column.positive = column.parts.iter().filter(|part| part.amount > Number::ZERO).count();
    }
    (best > 0).then_some(columns)
}

/// How many columns add up; none where they are not most, or several parts take part in none. Of a row that is called 合计
/// and nothing more, half of them are enough where the others miss it by a slip or by little.
fn supported(columns: &[Column], plain: bool) -> usize {
    let fits: Vec<Fit> = columns.iter().map(Column::fit).collect();
    let supported = fits.iter().filter(|fit| fit.supports()).count();
    let broken = || columns.iter().zip(&fits).filter(|(_, fit)| **fit == Fit::Broken);
    let nearly = || broken().all(|(column, _)| nearly(column.sum, &column.parts, column.whole));
    let most = supported >= 2 * broken().count() || plain && supported >= broken().count() && nearly();
    if fits.contains(&Fit::Telling) && most { supported } else { 0 }
}

/// Whether a row is called 合计 and nothing more.
fn is_plain(run: &Run) -> bool {
    let named: Vec<char> = run.label.chars().collect();
    lexicon().cues.at_end(&named).is_some_and(|(length, cue)| length == named.len() && *cue == Cue::Total)
}

/// The claims of a total: where several of its columns speak for it, those that do not add up, too.
pub fn told<'t>(columns: Vec<Column<'t>>, run: &'t Run, why: impl Fn(&str) -> Why) -> Vec<Claim> {
    let telling = columns.iter().filter(|column| column.fit() == Fit::Telling).count();
    // A row that is called 合计 and nothing more needs one column less to tell.
    let strong = telling > 1 || telling == 1 && is_plain(run);
    let told = columns.iter().filter(|column| match column.fit() {
        Fit::Telling => true,
        Fit::Holds | Fit::Nought => strong,
        Fit::Broken => strong && nearly(column.sum, &column.parts, column.whole),
        Fit::Blank => false,
    });
    told.filter_map(|column| {
        claim(column.parts.iter().copied(), std::iter::once(column.whole), Strength::Inferred, why(&run.label))
    })
    .collect()
}

/// The cells of `other` below which those of run `at` of `line` stand, each with its run; none that counts something else.
pub fn aligned<'t>(other: &'t Line, line: &Line, at: usize) -> Vec<Option<(&'t Run, &'t Cell)>> {
    let cells = &line.runs[at].cells;
    let mut same = other.runs.iter().filter(|run| run.cells.len() == cells.len());
    let twin = match (same.next(), same.next()) {
        (Some(run), None) if line.runs.len() == 1 => Some(run),
        _ => other.runs.get(at).filter(|run| other.runs.len() == line.runs.len() && run.cells.len() == cells.len()),
    };
    let like = |(_, cell): &(&Run, &Cell), place: usize| cell.is_like(&cells[place]);
    if let Some(run) = twin {
        return (0..).zip(&run.cells).map(|(at, cell)| Some((run, cell)).filter(|found| like(found, at))).collect();
    }
    let edges: Vec<usize> = line.runs.iter().flat_map(|run| &run.cells).map(|cell| cell.edge).collect();
    let first: usize = line.runs[..at].iter().map(|run| run.cells.len()).sum();
    let mut found: Vec<Vec<(&'t Run, &'t Cell)>> = vec![Vec::new(); cells.len()];
    for (run, cell) in other.runs.iter().flat_map(|run| run.cells.iter().map(move |cell| (run, cell))) {
        let place = nearest(&edges, cell.edge);
        let apart = edges[place].abs_diff(cell.edge);
        if let Some(found) = place.checked_sub(first).and_then(|place| found.get_mut(place)).filter(|_| apart <= WANDER)
        {
            found.push((run, cell));
        }
    }
    // Where two stand over one, it can't be told which is meant.
    let only = |(at, found): (usize, Vec<(&'t Run, &'t Cell)>)| match found[..] {
        [one] => Some(one).filter(|one| like(one, at)),
        _ => None,
    };
    found.into_iter().enumerate().map(only).collect()
}

/// The place of the edge nearest to `edge` among `edges`, which ascend.
fn nearest(edges: &[usize], edge: usize) -> usize {
    let behind = edges.partition_point(|&other| other < edge);
    match behind.checked_sub(1) {
        Some(before) if behind == edges.len() || edge - edges[before] <= edges[behind] - edge => before,
        _ => behind,
    }
}
