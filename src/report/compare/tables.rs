//! The tables of two reports held against each other: cells that both state of one time, columns that say how this year
//! stands to the last, and what is carried out of one and into the other.
//!
//! When it is silent: a row or a column has no head, two cells of one report are named alike, or of two tables more cells
//! differ than agree: then they are not about the same.

use std::collections::BTreeMap;

use super::{BEFORE, Both, CARRIED_IN, CARRIED_OUT, Key, Link, Side, amount, is_count, is_flow, year};
use crate::check::Check;
use crate::claims::{Claim, Form, Role, Strength, TableCell, Why, cells};
use crate::figures::{FigureId, Sort};

/// Words for the time that a report is of.
const OWN: [&str; 7] = ["本年度", "本年", "本期", "今年", "当年", "全年", "年度"];
/// The fewest cells carried over that tell, where none agrees, that other things are meant.
const APART: usize = 3;

/// The fewest characters that name a thing beyond doubt, in words and in a table.
const NAMED: usize = 4;

/// The tables of both reports, and the link, that a claim comes from.
pub type Group = (usize, usize, Link);

/// A cell that may stand in the other report, too.
#[derive(Debug, Clone)]
struct Stated {
    /// What it counts: its row and column without times, and its unit.
    key: (String, &'static str),
    /// Of which year, counted from that of last year's report.
    year: i32,
    cell: TableCell,
}

/// The claims that the tables of both reports make together.
pub fn find(both: &Both) -> Vec<(Group, Claim)> {
    let [mut last, this] = [Side::Last, Side::This].map(|side| stated(both, side));
    last.extend(in_words(both));
    let mut claims = restated(both, &last, &this);
    claims.extend(moved(both, &last, &this));
    claims.extend(carried(both, &last, &this));
    claims
}

/// The checks of `groups` that tell: of tables that are about the same.
pub fn telling(groups: &[Option<Group>], checks: &[Check]) -> Vec<bool> {
    let mut counts: BTreeMap<Group, (usize, usize)> = BTreeMap::new();
    for (group, check) in groups.iter().zip(checks) {
        if let Some(group) = group {
            let (holds, broken) = counts.entry(*group).or_default();
            *(if check.verdict.is_fault() { broken } else { holds }) += 1;
        }
    }
    let tells = |group: &Option<Group>| match group.map(|group| (group.2, counts[&group])) {
        None => true,
        Some((Link::Carried, (holds, broken))) => holds > 0 || broken < APART,
        Some((_, (holds, broken))) => holds > 0 && holds >= broken,
    };
    groups.iter().map(tells).collect()
}

/// The cells of a report that say of which year they are; none that its tables name alike with other values.
fn stated(both: &Both, side: Side) -> Vec<Stated> {
    let report = both.report(side);
    let (base, own) = (i32::from(side == Side::This), year(report));
    let mut found: Vec<Stated> = Vec::new();
    for cell in cells(&report.document, &report.figures) {
        let figure = &report.figures[cell.id.index()];
        let [(row, of_row), (head, of_head)] = [timed(&cell.row), timed(&cell.head)];
        let year = match of_head.or(of_row) {
            None | Some(Time::Own) => Some(base),
            Some(Time::Before) => Some(base - 1),
            Some(Time::Year(named)) => own.map(|own| base + named - own),
        };
        let name = if row.is_empty() || head.is_empty() { row + &head } else { format!("{row}\t{head}") };
        if let Some(year) = year.filter(|_| is_count(figure) && !name.is_empty()) {
            found.push(Stated { key: (name, figure.class), year, cell });
        }
    }
    let value = |one: &Stated| amount(&report.figures[one.cell.id.index()]);
    let alone = |one: &Stated| {
        let others = found.iter().filter(|other| other.key == one.key && other.year == one.year);
        others.clone().all(|other| value(other) == value(one))
    };
    found.iter().filter(|one| alone(one)).cloned().collect()
}

/// What last year's report states in words of the year that it is of, where its words name it well.
fn in_words(both: &Both) -> Vec<Stated> {
    let mut found: BTreeMap<(String, &'static str), Vec<FigureId>> = BTreeMap::new();
    for ((name, subject, class), id) in both.stated(Side::Last, None) {
        if let (Some(id), Some((measure, "")), true) = (id, measure_of(&name), subject.is_empty()) {
            found.entry((measure.to_owned(), class)).or_default().push(id);
        }
    }
    let cell = |id| TableCell {
        table: usize::MAX,
        line: 0,
        column: 0,
        row: String::new(),
        head: String::new(),
        sort: Sort::Amount,
        falls: false,
        id,
    };
    let single = found.into_iter().filter(|((name, _), ids)| ids.len() == 1 && name.chars().count() >= NAMED);
    single.map(|(key, ids)| Stated { key, year: 0, cell: cell(ids[0]) }).collect()
}

/// What last year's tables state, as `key` of this year's words names it.
pub fn named_alike(both: &Both) -> impl Fn(&Key) -> Option<FigureId> {
    let all = by_name(&stated(both, Side::Last));
    move |(name, subject, class)| {
        let (measure, part) = measure_of(name)?;
        let told = part.is_empty() && subject.is_empty() && measure.chars().count() >= NAMED;
        let cell = all.get(&((measure.to_owned(), *class), 0)).filter(|_| told)?;
        (cell.sort == Sort::Amount).then_some(cell.id)
    }
}

/// The measure and the part of the year that the name of a [`Key`] holds.
fn measure_of(name: &str) -> Option<(&str, &str)> {
    let mut parts = name.split('\t');
    Some((parts.next()?, parts.nth(1)?))
}

/// A time that words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    Own,
    Before,
    Year(i32),
}

/// `words` without the time that they name and without their unit, and that time.
fn timed(words: &str) -> (String, Option<Time>) {
    let bare = match words.rfind('(') {
        Some(open) if open > 0 && words.ends_with(')') => &words[..open],
        _ => words,
    };
    if is_flow(bare, CARRIED_IN) || is_flow(bare, CARRIED_OUT) {
        return (bare.to_owned(), None);
    }
    let year = bare.match_indices("20").map(|(at, _)| at).find_map(|at| {
        let digits = bare.get(at..at + 4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        let behind = &bare[at + 4..];
        let end = if behind.is_empty() { Some(0) } else { behind.starts_with('年').then_some('年'.len_utf8()) }?;
        Some((format!("{}{}", &bare[..at], behind[end..].trim_start_matches('度')), Time::Year(digits.parse().ok()?)))
    });
    let word = |word: &&&str| bare.contains(**word);
    let (rest, time) = if let Some((rest, year)) = year {
        (rest, Some(year))
    } else if let Some(word) = ["上年同期", "去年同期", "上年度", "上期"].iter().chain(&BEFORE).find(word)
    {
        (bare.replace(*word, ""), Some(Time::Before))
    } else if let Some(word) = OWN.iter().find(word) {
        (bare.replace(*word, ""), Some(Time::Own))
    } else {
        (bare.to_owned(), None)
    };
    let rest = rest.trim_end_matches(['数', '量']);
    (rest.to_owned(), time)
}

/// That what both state of one year is the same.
fn restated(both: &Both, last: &[Stated], this: &[Stated]) -> Vec<(Group, Claim)> {
    let amounts = |all: &[Stated]| -> Vec<Stated> {
        all.iter().filter(|one| one.cell.sort == Sort::Amount && one.year < 1).cloned().collect()
    };
    let then = by_name(&amounts(last));
    let pairs =
        amounts(this).into_iter().filter_map(|now| Some((then.get(&(now.key.clone(), now.year))?.clone(), now)));
    let claim = |(then, now): (TableCell, Stated)| {
        ((then.table, now.cell.table, Link::Restated), both.same(then.id, now.cell.id))
    };
    pairs.map(claim).collect()
}

fn by_name(all: &[Stated]) -> BTreeMap<((String, &'static str), i32), TableCell> {
    all.iter().rev().map(|one| ((one.key.clone(), one.year), one.cell.clone())).collect()
}

/// That a column of rises and falls, whose table has no column for the year before, starts from last year's report: beside
/// the amounts before it.
fn moved(both: &Both, last: &[Stated], this: &[Stated]) -> Vec<(Group, Claim)> {
    let (then, now) = (by_name(last), by_name(this));
    let report = both.report(Side::This);
    let all = cells(&report.document, &report.figures);
    let mut claims = Vec::new();
    for stated in &all {
        let Sort::Move { rate } = stated.sort else { continue };
        let beside = this.iter().filter(|one| {
            let cell = &one.cell;
            cell.sort == Sort::Amount
                && (cell.table, cell.line) == (stated.table, stated.line)
                && cell.column < stated.column
        });
        let Some(current) = beside.max_by_key(|one| one.cell.column).filter(|one| one.year == 1) else { continue };
        let before = (current.key.clone(), 0);
        let Some(base) = then.get(&before).filter(|_| !now.contains_key(&before)) else { continue };
        let rise = !stated.falls;
        let form = if rate { Form::Change { rise, years: 1 } } else { Form::Difference { rise } };
        let role = if rate { Role::Stated } else { Role::Amount };
        let figures =
            vec![(base.id, Role::Base), (both.own(current.cell.id), Role::Current), (both.own(stated.id), role)];
        let why = Why::Versus(stated.head.clone());
        let claim = Claim { form, figures, strength: Strength::Inferred, why };
        claims.push(((base.table, stated.table, Link::Base), claim));
    }
    claims
}

/// That what a column carries out of last year's table comes in with one of this year's, row by row.
fn carried(both: &Both, last: &[Stated], this: &[Stated]) -> Vec<(Group, Claim)> {
    let flows = |all: &[Stated], way: usize| -> BTreeMap<(String, &'static str), Vec<TableCell>> {
        let mut found: BTreeMap<_, Vec<TableCell>> = BTreeMap::new();
        for one in all.iter().filter(|one| one.cell.sort == Sort::Amount && is_flow(&one.cell.head, way)) {
            found.entry((one.cell.row.clone(), one.key.1)).or_default().push(one.cell.clone());
        }
        found
    };
    let out = flows(last, CARRIED_OUT);
    let pairs = flows(this, CARRIED_IN).into_iter().filter_map(|(of, now)| match (&out.get(&of)?[..], &now[..]) {
        ([then], [now]) => Some((then.clone(), now.clone())),
        _ => None,
    });
    let claim = |(then, now): (TableCell, TableCell)| {
        let same: (FigureId, FigureId) = (then.id, now.id);
        ((then.table, now.table, Link::Carried), both.same(same.0, same.1))
    };
    pairs.map(claim).collect()
}
