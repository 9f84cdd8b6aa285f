//! Rules in tables: rows whose heads name the concepts of a tie, held column by column; and columns, row by row.

use std::ops::Range;

use super::super::rows::prose::whole;
use super::super::rows::table::{Cell, Line, Run, Table, counts};
use super::super::rows::tie::{edges, number_of};
use super::naming::{bare, mentions, named};
use super::{Bound, Found, repeat};
use crate::figures::{Figure, FigureId};
use crate::rules::{Axis, Measured, Pack, Rule, Rules, Tie};
use crate::sort;
use crate::text::{Cells, Document, fold};

/// From how many columns on it is told that most of them break a tie: then its rows are not those of the tie.
const TELLING: usize = 3;
/// How far before a table its caption stands, and before that its heading, in blocks.
const CAPTION: usize = 4;
const HEADED: usize = 60;
/// How many rows a table may have whose columns are looked at, times its rules.
const MOST: usize = 20_000;

/// Finds every rule that rows or columns of `tables` state the concepts of.
pub fn find(document: &Document, figures: &[Figure], tables: &[Table], rules: &Rules, found: &mut Found) {
    for table in tables {
        rows(document, figures, table, rules, found);
        columns(document, figures, table, rules, found);
    }
}

/// Whether the text is the form of the pack, or the table, its caption or the heading over it is about what that speaks of.
fn is_about(document: &Document, table: &Table, pack: usize, rules: &Rules, found: &Found) -> bool {
    let own = &rules.packs[pack];
    if found.uses[pack].is_form || own.about.is_empty() {
        return true;
    }
    let start = table.blocks.start.saturating_sub(CAPTION);
    let heading = (start.saturating_sub(HEADED)..start).rev().find(|&block| document.blocks[block].heading);
    (start..table.blocks.end)
        .chain(heading)
        .any(|block| own.is_about(document.span(document.blocks[block].range.clone()).of(document.text)))
}

/// A row that a concept's word heads.
struct Headed<'t> {
    pack: usize,
    concept: usize,
    run: &'t Run,
}

fn rows(document: &Document, figures: &[Figure], table: &Table, rules: &Rules, found: &mut Found) {
    let mut headed: Vec<Headed> = Vec::new();
    for run in table.lines.iter().flat_map(|line| &line.runs).filter(|run| !run.label.is_empty() && !run.rate) {
        for (pack, concept) in named(&bare(&run.label), &|_| true, rules) {
            if run.cells.iter().any(|cell| fits(cell, figures, &rules.packs[pack], concept)) {
                headed.push(Headed { pack, concept, run });
            }
        }
    }
    for line in &table.lines {
        let Some((number, run)) = number_of(line).zip(line.runs.last()) else { continue };
        let of_form = (0..rules.packs.len()).filter(|pack| found.uses[*pack].is_form);
        headed.extend(of_form.flat_map(|pack| {
            let concepts = numbered(&rules.packs[pack], number, Axis::Rows);
            concepts.map(move |concept| Headed { pack, concept, run })
        }));
    }
    headed.retain(|one| is_about(document, table, one.pack, rules, found));
    sort::by_key(&mut headed, |one| one.pack);
    for one in &headed {
        found.uses[one.pack].stated[one.concept] = true;
        let total = whole(&one.run.cells).map(|at| &one.run.cells[at]).filter(|_| found.uses[one.pack].is_form);
        found.stated.extend(total.and_then(|cell| {
            let (of, amount) = ((one.pack, one.concept), cell.amount.times(cell.worth)?);
            Some(repeat::Stated { of, id: cell.id?, amount, in_words: false })
        }));
    }
    for own in headed.chunk_by(|a, b| a.pack == b.pack) {
        let pack = &rules.packs[own[0].pack];
        let several = own.iter().any(|one| one.concept != own[0].concept);
        for (index, rule) in pack.rules.iter().enumerate().filter(|(_, rule)| several && rule.scope.in_tables()) {
            let heads = |concept: usize| own.iter().filter(move |one| one.concept == concept).map(|one| one.run);
            match Grid::of(rule, heads).and_then(|grid| grid.told(table, (own[0].pack, rules), rule)) {
                Some(ties) => {
                    let bound = |(tie, short)| Bound { pack: own[0].pack, rule: index, tie, short };
                    found.bound.extend(ties.into_iter().map(bound));
                }
                None if complete(rule, |concept| heads(concept).next().is_some()) => {
                    found.uses[own[0].pack].rules[index].unclear += 1;
                }
                None => {}
            }
        }
    }
}

/// The concepts that `pack` means by this number of a row or a column.
fn numbered(pack: &Pack, number: u32, axis: Axis) -> impl Iterator<Item = usize> + '_ {
    let is = move |(own, of): (Axis, u32)| of == number && (own == Axis::Any || own == axis);
    pack.concepts.iter().enumerate().filter(move |(_, concept)| concept.number.is_some_and(is)).map(|(index, _)| index)
}

/// Whether every concept that `rule` needs is there.
fn complete(rule: &Rule, has: impl Fn(usize) -> bool) -> bool {
    rule.tie.has_all(&|concept| has(*concept))
}

/// Whether `cell` may be of the unit that the concept is measured in.
fn fits(cell: &Cell, figures: &[Figure], pack: &Pack, concept: usize) -> bool {
    let Some(figure) = cell.id.and_then(|id| figures.get(id.index())) else { return true };
    match pack.concepts[concept].unit {
        Some(Measured::In(class)) => figure.class.is_empty() || figure.class == class,
        Some(Measured::Rate) => false,
        None => true,
    }
}

/// The row of each concept of a tie.
struct Grid<'t> {
    rows: Vec<(usize, &'t Run)>,
    short: bool,
}

impl<'t> Grid<'t> {
    /// `None` where a concept that is needed heads no row, or more than one.
    fn of<I: Iterator<Item = &'t Run>>(rule: &Rule, heads: impl Fn(usize) -> I) -> Option<Grid<'t>> {
        let mut grid = Grid { rows: Vec::new(), short: false };
        for (&concept, optional) in rule.tie.terms() {
            let mut heads = heads(concept);
            match (heads.next(), heads.next()) {
                (Some(run), None) => grid.rows.push((concept, run)),
                (None, _) if optional => grid.short = true,
                _ => return None,
            }
        }
        Some(grid).filter(|grid| grid.rows.len() > 1)
    }

    /// The tie over each column; `None` where the rows do not fit each other, or most columns break it.
    fn told(&self, table: &Table, pack: (usize, &Rules), rule: &Rule) -> Option<Vec<(Tie<FigureId>, bool)>> {
        let width = self.rows[0].1.cells.len();
        let apart = self.rows.iter().any(|(_, run)| run.cells.len() != width);
        let unnamed = self.short && self.is_mentioned(table, pack, rule);
        if apart || unnamed {
            return None;
        }
        // The numbers of the lines are none of what the rows state.
        let heads = table.lines.iter().flat_map(|line| &line.runs).filter(|run| run.cells.len() == width);
        let first = usize::from(width > 1 && counts(heads.map(|run| run.cells[0].amount)));
        let column = |at: usize| -> Vec<(usize, &Cell)> {
            self.rows.iter().map(|(concept, run)| (*concept, &run.cells[at])).collect()
        };
        let ties: Vec<_> = (first..width)
            .filter_map(|at| tied(rule, &column(at)).map(|tie| (tie, holds(rule, &column(at)))))
            .collect();
        let broken = ties.iter().filter(|(_, holds)| !holds).count();
        let misread = ties.len() >= TELLING && broken * 2 > ties.len();
        (!misread && !ties.is_empty()).then(|| ties.into_iter().map(|(tie, _)| (tie, self.short)).collect())
    }

    /// Whether a concept that heads no row is still spoken of: its row may have been cut in pieces.
    fn is_mentioned(&self, table: &Table, (pack, rules): (usize, &Rules), rule: &Rule) -> bool {
        let is_headed = |concept: usize| self.rows.iter().any(|(other, _)| *other == concept);
        let others = table.lines.iter().flat_map(|line| &line.runs);
        let others = others.filter(|run| self.rows.iter().all(|(_, own)| !std::ptr::eq(*own, *run)));
        let labels: Vec<Vec<char>> = others.map(|run| run.label.chars().collect()).collect();
        let terms = rule.tie.terms();
        let mut missing = terms.iter().map(|(concept, _)| **concept).filter(|concept| !is_headed(*concept));
        missing.any(|concept| labels.iter().any(|label| mentions(label, concept, pack, rules)))
    }
}

/// The tie over `cells`, of one column or row: blank ones are left out. `None` where fewer than two are filled, or their
/// units differ.
fn tied(rule: &Rule, cells: &[(usize, &Cell)]) -> Option<Tie<FigureId>> {
    let filled: Vec<&Cell> = cells.iter().map(|(_, cell)| *cell).filter(|cell| cell.id.is_some()).collect();
    let alike = filled.windows(2).all(|pair| pair[0].is_like(pair[1]));
    if filled.len() < 2 || !alike {
        return None;
    }
    Some(rule.tie.bind(&|concept| cells.iter().find(|(other, _)| other == concept).and_then(|(_, cell)| cell.id)))
}

/// Whether the printed amounts keep the tie.
fn holds(rule: &Rule, cells: &[(usize, &Cell)]) -> bool {
    let amount = |concept: &usize| cells.iter().find(|(other, _)| other == concept).map(|(_, cell)| cell.amount);
    rule.tie.keeps(&amount)
}

/// A cell of a head, with the concept that it names.
struct Column {
    edge: usize,
    concept: usize,
}

fn columns(document: &Document, figures: &[Figure], table: &Table, rules: &Rules, found: &mut Found) {
    let (mut columns, mut at) = (Vec::new(), table.blocks.start);
    for lines in table.lines.chunk_by(|a, b| b.block <= a.block + 1) {
        let under = head(document, at..lines[0].block, rules, found);
        // A line without numbers that heads no column parts nothing.
        columns = if under.is_empty() { columns } else { under };
        let all = columns.chunk_by(|a: &(usize, Column), b| a.0 == b.0);
        for own in all.filter(|own| is_about(document, table, own[0].0, rules, found)).collect::<Vec<_>>() {
            below(own, lines, figures, rules, found);
        }
        at = lines[lines.len() - 1].block + 1;
    }
}

/// The columns that `blocks` head, pack by pack; of what stands in one column the lowest counts.
fn head(document: &Document, blocks: Range<usize>, rules: &Rules, found: &Found) -> Vec<(usize, Column)> {
    let mut columns: Vec<(usize, Column)> = Vec::new();
    let numbers = blocks.clone().rev().find_map(|block| edges(document, block)).unwrap_or_default();
    for block in blocks {
        let Cells { line, fields, ruled, .. } = document.cells(block);
        for field in fields.into_iter().filter(|_| ruled) {
            let label: String = line[field.range].chars().map(fold).collect();
            for (pack, concept) in named(&bare(&label), &|_| true, rules) {
                columns.retain(|(other, column)| *other != pack || column.edge != field.edge);
                columns.push((pack, Column { edge: field.edge, concept }));
            }
        }
    }
    let of_form = || (0..rules.packs.len()).filter(|pack| found.uses[*pack].is_form);
    for (number, edge) in numbers {
        columns.extend(of_form().flat_map(|pack| {
            let concepts = numbered(&rules.packs[pack], number, Axis::Columns);
            concepts.map(move |concept| (pack, Column { edge, concept }))
        }));
    }
    sort::by_key(&mut columns, |(pack, column)| (*pack, column.edge));
    columns
}

/// Holds the rules of one pack against each of `lines`, which stand below `columns`.
fn below(columns: &[(usize, Column)], lines: &[Line], figures: &[Figure], rules: &Rules, found: &mut Found) {
    let at = columns[0].0;
    let pack = &rules.packs[at];
    let columns: Vec<&Column> = columns.iter().map(|(_, column)| column).collect();
    columns.iter().for_each(|column| found.uses[at].stated[column.concept] = true);
    if lines.len() * pack.rules.len() > MOST {
        return;
    }
    for (index, rule) in pack.rules.iter().enumerate().filter(|(_, rule)| rule.scope.in_tables()) {
        let has = |concept| columns.iter().any(|column| column.concept == concept);
        let groups = if complete(rule, has) { groups(rule, &columns) } else { continue };
        let cells = |line| groups.iter().flatten().filter_map(move |group| across(rule, line, group, figures, pack));
        let ties: Vec<_> = lines.iter().flat_map(cells).collect();
        let broken = ties.iter().filter(|(_, _, holds)| !holds).count();
        if groups.is_none() || ties.len() >= TELLING && broken * 2 > ties.len() {
            found.uses[at].rules[index].unclear += 1;
        } else {
            found.bound.extend(ties.into_iter().map(|(tie, short, _)| Bound { pack: at, rule: index, tie, short }));
        }
    }
}

/// The columns of the tie, as often as the head has all of them one behind the other; `None`: they do not part so.
fn groups<'c>(rule: &Rule, columns: &[&'c Column]) -> Option<Vec<Vec<&'c Column>>> {
    let terms = rule.tie.terms();
    let mut groups: Vec<Vec<&Column>> = vec![Vec::new()];
    for column in columns.iter().filter(|column| terms.iter().any(|(concept, _)| **concept == column.concept)) {
        let last = groups.last_mut()?;
        if last.iter().any(|other| other.concept == column.concept) {
            groups.push(vec![column]);
        } else {
            last.push(column);
        }
    }
    let alike = groups.iter().all(|group| {
        group.len() == groups[0].len() && complete(rule, |concept| group.iter().any(|column| column.concept == concept))
    });
    (alike && groups[0].len() > 1).then_some(groups)
}

/// The tie over the cells of `line` below `group`, whether a term is left out, and whether the amounts keep it.
fn across(
    rule: &Rule,
    line: &Line,
    group: &[&Column],
    figures: &[Figure],
    pack: &Pack,
) -> Option<(Tie<FigureId>, bool, bool)> {
    let cells = || line.runs.iter().flat_map(|run| &run.cells);
    let below = |column: &&Column| Some((column.concept, cells().find(|cell| cell.edge == column.edge)?));
    let found: Vec<(usize, &Cell)> = group.iter().map(below).collect::<Option<_>>()?;
    let fit = found.iter().all(|(concept, cell)| fits(cell, figures, pack, *concept));
    let tie = tied(rule, &found).filter(|_| fit)?;
    Some((tie, found.len() < rule.tie.terms().len(), holds(rule, &found)))
}
