//! Sums by levels: a row adds up the rows below it that stand one level deeper, as indents and numbers tell; a total at
//! the head of its table adds up what follows; of 其中 no more is said than that it is part of the row before it.
//!
//! When it is silent: the columns do not bear it. A row may well leave some of its parts out.

use super::super::claim::{Claim, Form, Role, Strength, Why};
use super::down::{Column, aligned, told};
use super::table::Line;
use crate::exact::Number;
use crate::sort;

/// How far a row's parts are looked for.
const REACH: usize = 120;
/// The numbers of items by their level, each with what may stand behind it.
const NUMBERS: &str = "一二三四五六七八九十";
/// The level of a row without a number.
const PLAIN: usize = 8;

/// How deep a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Depth {
    number: usize,
    indent: usize,
}

impl Depth {
    fn of(line: &Line) -> Depth {
        Depth { number: number(&line.runs[0].label), indent: line.indent }
    }

    /// Whether a row of this depth stands within one of `outer`.
    fn within(self, outer: Depth) -> bool {
        self.number > outer.number || self.number == outer.number && self.indent > outer.indent
    }
}

/// The level that the number of an item tells: 一、 （一） 1. （1） ①.
fn number(label: &str) -> usize {
    let mut chars = label.chars();
    let (bracket, rest) = match label.strip_prefix('(') {
        Some(rest) => (true, rest),
        None => (false, label),
    };
    let spelled = rest.chars().take_while(|c| NUMBERS.contains(*c)).count();
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let closes =
        rest.chars().nth(spelled.max(digits)).is_some_and(|c| if bracket { c == ')' } else { matches!(c, '、' | '.') });
    match (bracket, spelled, digits) {
        (false, 1.., _) if closes => 1,
        (true, 1.., _) if closes => 2,
        (false, _, 1..) if closes => 3,
        (true, _, 1..) if closes => 4,
        _ if chars.next().is_some_and(|c| ('①'..='⑳').contains(&c)) => 5,
        _ => PLAIN,
    }
}

/// Whether the words say that the row is some of the one before it.
fn is_among(line: &Line) -> bool {
    line.runs[0].label.starts_with("其中") || line.runs[0].label.starts_with('#')
}

/// Finds the sums by levels among `lines`.
pub fn find(lines: &[Line], claims: &mut Vec<Claim>) {
    let plain: Vec<&Line> = lines.iter().filter(|line| line.runs.len() < 3).collect();
    for (index, line) in plain.iter().enumerate() {
        let below = &plain[index + 1..plain.len().min(index + 1 + REACH)];
        let parts = if is_total(line) { outermost(&plain[..index], below) } else { inner(line, below) };
        claims.extend(if parts.len() > 1 { summed(line, &parts) } else { Vec::new() });
        if below.first().is_some_and(|next| is_among(next)) && !is_among(line) {
            claims.extend(among(line, below, index == 0));
        }
    }
}

fn is_total(line: &Line) -> bool {
    line.runs.last().is_some_and(|run| run.total)
}

/// The parts of a total: the outermost of the rows since the total before it, where some stand within others; of one at the
/// head of its table, of those that follow.
fn outermost<'t>(above: &[&'t Line], below: &[&'t Line]) -> Vec<&'t Line> {
    let upwards = above.iter().rev().take(REACH).take_while(|row| !is_total(row)).copied();
    let rows: Vec<&Line> = match above {
        [] => below.iter().take_while(|row| !is_total(row)).copied().collect(),
        _ => upwards.collect(),
    };
    let depth = rows.iter().map(|row| Depth::of(row)).min();
    let mut parts: Vec<&Line> =
        rows.iter().filter(|row| Some(Depth::of(row)) == depth && !is_among(row)).copied().collect();
    sort::by_key(&mut parts, |row| row.block);
    // Where all stand alike, that is told already.
    if above.is_empty() || parts.len() < rows.len() { parts } else { Vec::new() }
}

/// The rows one level deeper than `line` that follow it, up to the next of its own level.
fn inner<'t>(line: &Line, below: &[&'t Line]) -> Vec<&'t Line> {
    let own = Depth::of(line);
    let rows = || below.iter().take_while(|row| Depth::of(row).within(own) && !is_total(row));
    if rows().next().is_some_and(|row| is_among(row)) {
        return Vec::new();
    }
    let next = rows().map(|row| Depth::of(row)).min();
    rows().filter(|row| Some(Depth::of(row)) == next && !is_among(row)).copied().collect()
}

/// The sums of the columns of `line`, where they bear it.
fn summed(line: &Line, parts: &[&Line]) -> Vec<Claim> {
    let at = line.runs.len() - 1;
    let columns: Option<Vec<Column>> = Column::over(line, at, parts);
    columns.map_or(Vec::new(), |columns| told(columns, &line.runs[at], |label| Why::Inner(label.to_owned())))
}

/// The row of 其中 right below `line`, which may be the `first`, is at most that, in every column where both are filled in.
fn among(line: &Line, below: &[&Line], first: bool) -> Vec<Claim> {
    let at = line.runs.len() - 1;
    let Some(row) = below.first().filter(|row| !row.runs.iter().any(|run| run.rate || run.total)) else {
        return Vec::new();
    };
    if line.runs[at].rate {
        return Vec::new();
    }
    // At the end of a table it may be part of all rows.
    let last = !first && below.get(1).is_none_or(|next| next.runs.iter().any(|run| run.total));
    let pairs = line.runs[at].cells.iter().zip(aligned(row, line, at));
    let bounds = pairs.filter_map(|(whole, part)| {
        let (_, part) = part?;
        let figures = vec![(whole.id?, Role::Whole), (part.id?, Role::Part)];
        let counts = whole.amount > Number::ZERO && !part.amount.is_negative();
        let counts = counts && !(last && part.amount > whole.amount);
        let why = Why::Opened("其中".to_owned());
        counts.then_some(Claim { form: Form::Bound, figures, strength: Strength::Inferred, why })
    });
    bounds.collect()
}
