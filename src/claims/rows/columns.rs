//! Columns that are worked out from other columns: shares, rates, rises and falls against the year before.
//!
//! What it checks: 占比 against the row of totals or another column · 完成率 = 完成数 ÷ 计划数 · 增减额 and 增长% between
//! 2023年 and 2024年, 上年同期 and 本年.
//! When it is silent: the heads name no such column, or too few rows bear a way to work it out: a growth at constant
//! prices does not follow from its columns.

use super::super::claim::{Claim, Form, Role, Strength, Why};
use super::heads::{Section, takes_away, totals};
use super::table::Line;
use crate::exact::{Fit, Interval, Number};
use crate::figures::{Figure, FigureId, Kind, Sort, Value, sort};

/// How many columns before the one that is worked out are tried.
const NEAR: usize = 8;
/// The fewest rows that bear a way to work a column out.
const BORNE: usize = 2;
/// How many rows must bear it for each that does not, where that one is to be told.
const EACH: usize = 3;
/// After so many rows that do not bear it, and fewer that do, a way is given up.
const LOST: usize = 3;
/// How many rows a way may say nothing of before it is given up.
const SILENT: usize = 64;

/// A way to work out a column from two others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// A column as parts of its cell in this line.
    OfLine { part: usize, whole: usize },
    /// A column as parts of another.
    OfColumn { part: usize, whole: usize },
    /// From one column to another: by how many hundredths.
    Change { base: usize, current: usize, rise: bool },
    /// The same by how much.
    Difference { base: usize, current: usize, rise: bool },
}

/// What a row says of a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Telling,
    Holds,
    Broken,
}

/// The cells of a section by column.
struct Grid<'f> {
    figures: &'f [Figure],
    cells: Vec<Vec<Option<FigureId>>>,
}

impl<'f> Grid<'f> {
    fn new(lines: &[Line], width: usize, figures: &'f [Figure]) -> Grid<'f> {
        let mut cells = vec![vec![None; lines.len()]; width];
        for (row, line) in lines.iter().enumerate() {
            for (column, id) in &line.grid {
                if let Some(column) = cells.get_mut(*column) {
                    column[row] = Some(*id);
                }
            }
        }
        Grid { figures, cells }
    }

    fn figure(&self, column: usize, row: usize) -> Option<(FigureId, &'f Value)> {
        let id = self.cells[column][row]?;
        Some((id, self.figures[id.index()].value.as_ref()?))
    }

    /// Whether the numbers of `column` are printed with the sign of percent.
    fn percent(&self, column: usize) -> bool {
        self.cells[column].iter().flatten().any(|id| self.figures[id.index()].kind == Kind::Percent)
    }

    /// The two figures that `way` works with in `row`: part and whole, or current and base.
    fn pair(&self, way: Way, row: usize) -> Option<[(FigureId, &'f Value); 2]> {
        let [first, second] = match way {
            Way::OfLine { part, whole } => [(part, row), (part, whole)],
            Way::OfColumn { part, whole } => [(part, row), (whole, row)],
            Way::Change { base, current, .. } | Way::Difference { base, current, .. } => [(current, row), (base, row)],
        };
        let pair = [self.figure(first.0, first.1)?, self.figure(second.0, second.1)?];
        (pair[0].0 != pair[1].0).then_some(pair)
    }

    /// What `row` says of `way` for `column`; `None`: a cell is empty or nought.
    fn says(&self, way: Way, column: usize, row: usize) -> Option<Says> {
        let (_, stated) = self.figure(column, row)?;
        let [(_, first), (_, second)] = self.pair(way, row)?;
        let (a, b) = (first.amount()?, second.amount()?);
        if b <= Number::ZERO || a.is_negative() {
            return None;
        }
        let fits =
            |exact: Number, range: Interval| Some(stated.rate()?.weigher()?.weigh(Some(exact), &range)? != Fit::Not);
        let gap = |rise: bool| if rise { a.minus(b) } else { b.minus(a) };
        let ranges = || first.tolerance().ratio_of(&second.tolerance());
        let one = Interval::point(Number::ONE);
        let holds = match way {
            Way::OfLine { .. } | Way::OfColumn { .. } => fits(a.ratio_of(b)?, ranges()?)?,
            Way::Change { rise, .. } => {
                let range = if rise { ranges()?.minus(&one)? } else { one.minus(&ranges()?)? };
                fits(gap(rise)?.ratio_of(b)?, range)?
            }
            Way::Difference { rise, .. } => Some(gap(rise)?) == stated.amount(),
        };
        let plain = a == b || a == Number::ZERO || stated.amount()? == Number::ZERO;
        Some(match holds {
            true if plain => Says::Holds,
            true => Says::Telling,
            false => Says::Broken,
        })
    }

    fn claim(&self, way: Way, column: usize, row: usize, head: &str) -> Option<Claim> {
        let (stated, _) = self.figure(column, row)?;
        let [(first, _), (second, _)] = self.pair(way, row)?;
        let (form, roles, why) = match way {
            Way::OfLine { .. } => (Form::Ratio, [Role::Part, Role::Whole], Why::Share(String::new())),
            Way::OfColumn { .. } => (Form::Ratio, [Role::Part, Role::Whole], Why::Rate(head.to_owned())),
            Way::Change { rise, .. } => {
                (Form::Change { rise, years: 1 }, [Role::Current, Role::Base], Why::Versus(head.to_owned()))
            }
            Way::Difference { rise, .. } => {
                (Form::Difference { rise }, [Role::Current, Role::Base], Why::Versus(head.to_owned()))
            }
        };
        let mut figures = vec![(first, roles[0]), (second, roles[1]), (stated, Role::Stated)];
        crate::sort::by_key(&mut figures, |(id, _)| *id);
        Some(Claim { form, figures, strength: Strength::Inferred, why })
    }
}

/// Finds what the columns of `section` say of each other; `lines` are its own.
pub fn find(section: &Section, lines: &[Line], figures: &[Figure], claims: &mut Vec<Claim>) {
    let grid = Grid::new(lines, section.heads.len(), figures);
    let sorts: Vec<Sort> =
        section.heads.iter().enumerate().map(|(column, head)| sort(head, grid.percent(column))).collect();
    for (column, head) in section.heads.iter().enumerate().filter(|(column, _)| sorts[*column] != Sort::Amount) {
        let amounts: Vec<usize> = near(&sorts, column).filter(|&other| sorts[other] == Sort::Amount).collect();
        let ways = match sorts[column] {
            Sort::Amount => Vec::new(),
            Sort::Rate => shares(ends(&grid, lines, column), &amounts),
            Sort::Move { rate } => moves(&section.heads, &amounts, head, rate),
        };
        let best = ways
            .into_iter()
            .filter_map(|way| weigh(&grid, way, column, lines.len()))
            .reduce(|best, other| if other.1 > best.1 { other } else { best });
        if let Some((way, telling, says)) = best {
            let broken = says.iter().filter(|says| **says == Some(Says::Broken)).count();
            let told = |says: Option<Says>| match says {
                Some(Says::Broken) => telling >= EACH * broken,
                Some(_) => true,
                None => false,
            };
            let rows = says.iter().enumerate().filter(|(_, says)| told(**says));
            claims.extend(rows.filter_map(|(row, _)| grid.claim(way, column, row, head)));
        }
    }
}

/// The columns beside `column`, those before it first, the nearest first.
fn near(sorts: &[Sort], column: usize) -> impl Iterator<Item = usize> {
    let before = (0..column).rev().take(NEAR);
    before.chain((column + 1..sorts.len()).take(NEAR))
}

/// The way, how many rows tell of it, and what each row says; `None` where too few do.
fn weigh(grid: &Grid, way: Way, column: usize, rows: usize) -> Option<(Way, usize, Vec<Option<Says>>)> {
    let (mut telling, mut broken) = (0, 0);
    let mut said = Vec::with_capacity(rows);
    for row in 0..rows {
        let says = grid.says(way, column, row);
        telling += usize::from(says == Some(Says::Telling));
        broken += usize::from(says == Some(Says::Broken));
        if broken >= LOST && telling < broken || row >= SILENT && telling == 0 {
            return None;
        }
        said.push(says);
    }
    (telling >= BORNE && telling >= 2 * broken).then_some((way, telling, said))
}

/// The lines that the numbers of `column` may be parts of: the first and the last total, and the first that is all of it.
fn ends(grid: &Grid, lines: &[Line], column: usize) -> Vec<usize> {
    let all = (0..lines.len()).find(|&row| {
        let stated = grid.figure(column, row).and_then(|(_, value)| value.amount());
        stated == Some(Number::from(100))
    });
    let mut ends: Vec<usize> = totals(lines).next().into_iter().chain(totals(lines).next_back()).chain(all).collect();
    crate::sort::plain(&mut ends);
    ends.dedup();
    ends
}

/// The ways to read a column as parts of one of the lines `ends` or of another column.
fn shares(ends: Vec<usize>, amounts: &[usize]) -> Vec<Way> {
    let of_line = ends.iter().flat_map(|&whole| amounts.iter().map(move |&part| Way::OfLine { part, whole }));
    let of_column = amounts.iter().flat_map(|&part| amounts.iter().map(move |&whole| (part, whole)));
    let of_column = of_column.filter(|(part, whole)| part != whole).map(|(part, whole)| Way::OfColumn { part, whole });
    of_line.chain(of_column).collect()
}

/// The ways to read a column as the change between two others whose heads name the times.
fn moves(heads: &[String], amounts: &[usize], head: &str, rate: bool) -> Vec<Way> {
    let rise = !takes_away(head);
    let pairs = amounts.iter().flat_map(|&base| amounts.iter().map(move |&current| (base, current)));
    let times = pairs.filter(|&(base, current)| base != current && follows(&heads[current], &heads[base]));
    let change = |(base, current)| Way::Change { base, current, rise };
    let difference = |(base, current)| Way::Difference { base, current, rise };
    times.map(|pair| if rate { change(pair) } else { difference(pair) }).collect()
}

/// Whether the words of one head name the time behind that of the other.
fn follows(current: &str, base: &str) -> bool {
    let before =
        |head: &str| ["上年", "上期", "去年", "同期", "上月", "上季", "期初", "年初"].iter().any(|w| head.contains(w));
    match (year(current), year(base)) {
        (Some(current), Some(base)) => current == base + 1,
        (Some(_), None) | (None, None) => before(base) && !before(current),
        (None, Some(_)) => false,
    }
}

/// The year that a head names.
fn year(head: &str) -> Option<u32> {
    let digits = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let at = head.match_indices("20").map(|(at, _)| at).find(|&at| head.get(at..at + 4).is_some_and(digits))?;
    head[at..at + 4].parse().ok()
}
