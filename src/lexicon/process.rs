//! Processes and their stages, sorts that make up a whole, and rates with what they divide.

use super::naming::denials_of;
use super::table::{self, Faults};

/// The words of one stage or sort.
#[derive(Debug, Clone)]
pub struct Sort {
    /// Any of them names it.
    pub words: Vec<&'static str>,
}

impl Sort {
    pub(super) fn new(cell: &'static str) -> Sort {
        Sort { words: cell.split('|').map(str::trim).collect() }
    }

    /// Whether `measure` is one of its words and no more.
    pub fn is(&self, measure: &str) -> bool {
        self.words.contains(&measure)
    }

    /// Whether `measure` holds one of its words, not denied (不予受理 is not 受理).
    pub fn stands_in(&self, measure: &str) -> bool {
        measure.char_indices().any(|(at, c)| {
            let starts = |word: &&str| word.starts_with(c) && measure[at..].starts_with(word);
            self.words.iter().any(starts) && denials_of(&measure[..at]).next().is_none()
        })
    }
}

/// A process whose stages narrow.
#[derive(Debug, Clone)]
pub struct Process {
    /// Its name.
    pub name: &'static str,
    /// Its stages, the earliest first.
    pub stages: Vec<Sort>,
    /// Whether a later stage above an earlier one is a fault.
    pub strict: bool,
    /// Whether stages are compared whatever their units.
    pub across: bool,
    /// Where that is written.
    pub source: &'static str,
}

/// Sorts that stand beside each other.
#[derive(Debug, Clone)]
pub struct Family {
    /// Its name.
    pub name: &'static str,
    /// Its sorts.
    pub sorts: Vec<Sort>,
    /// Whether the sorts named cover the whole.
    pub closed: bool,
    /// Whether they do but for what is not decided yet.
    pub pending: bool,
    /// Whether one thing may count in several.
    pub overlap: bool,
    /// Where that is written.
    pub source: &'static str,
}

impl Family {
    /// Whether a list of so many of its sorts may leave out what it does not tell: what is not decided yet, or the third of
    /// three.
    pub fn may_lack(&self, told: usize) -> bool {
        self.pending || self.sorts.len() == THREE && told < THREE
    }
}

/// How many sorts a family has of which none goes without saying: 三次产业.
const THREE: usize = 3;

/// A rate by name.
#[derive(Debug, Clone)]
pub struct Rate {
    /// Its name: 通过率.
    pub name: &'static str,
    /// Words of what is divided, added up where there are several.
    pub parts: Vec<Sort>,
    /// Words of outcomes that make up the part together, those of them that are told.
    pub outcomes: Vec<Sort>,
    /// Words of what it is divided by; none: no report tells it.
    pub whole: Sort,
    /// Words of what makes up the whole with the part, where both are told.
    pub beside: Option<Sort>,
}

pub(super) fn processes(text: &'static str, faults: &mut Faults) -> Vec<Process> {
    let rows = table::rows("stages.tsv", text, 4, 1, faults);
    let mut list = Vec::new();
    for row in &rows {
        let stages: Vec<Sort> = row.cells[1].split('>').map(Sort::new).collect();
        let (strict, across) = (row.cells[2] != "loose", row.cells[2] == "across");
        match row.cells[2] {
            "strict" | "loose" | "across" if stages.len() > 1 => {
                list.push(Process { name: row.cells[0], stages, strict, across, source: row.cells[3] });
            }
            other => faults.add("stages.tsv", row.line, || format!("one stage alone, or no strength: {other}")),
        }
    }
    list
}

pub(super) fn families(text: &'static str, faults: &mut Faults) -> Vec<Family> {
    let rows = table::rows("families.tsv", text, 4, 1, faults);
    let mut list = Vec::new();
    for row in &rows {
        let sorts: Vec<Sort> = row.cells[1].split('+').map(Sort::new).collect();
        let (pending, overlap) = (row.cells[2] == "pending", row.cells[2] == "overlap");
        let closed = pending || row.cells[2] == "closed";
        match row.cells[2] {
            "closed" | "pending" | "open" | "overlap" if sorts.len() > 1 => {
                list.push(Family { name: row.cells[0], sorts, closed, pending, overlap, source: row.cells[3] });
            }
            other => faults.add("families.tsv", row.line, || format!("one sort alone, or no strength: {other}")),
        }
    }
    list
}

pub(super) fn rates(text: &'static str, faults: &mut Faults) -> Vec<Rate> {
    let rows = table::rows("rates.tsv", text, 4, 1, faults);
    let sorts = |cell: &'static str| cell.split('+').map(Sort::new).collect();
    let whole = |cell| if cell == "-" { Sort { words: Vec::new() } } else { Sort::new(cell) };
    rows.iter()
        .map(|row| {
            let (parts, outcomes) = row.cells[1].split_once('/').unwrap_or((row.cells[1], ""));
            let outcomes = if outcomes.is_empty() { Vec::new() } else { sorts(outcomes) };
            let (all, beside) = row.cells[2].split_once('/').map_or((row.cells[2], None), |(all, b)| (all, Some(b)));
            let beside = beside.map(Sort::new);
            Rate { name: row.cells[0], parts: sorts(parts), outcomes, whole: whole(all), beside }
        })
        .collect()
}

/// The place in [`Lexicon::flows`](super::Lexicon::flows) of what came from the period before.
pub const CARRIED_IN: usize = 0;
/// Of what goes on to the one after.
pub const CARRIED_OUT: usize = 1;
/// Of what is left over.
pub const PENDING: usize = 2;
/// Of what came.
pub const CAME: usize = 3;
/// Of what was dealt with.
pub const DEALT_WITH: usize = 4;

/// What is carried in, and what is carried out.
pub(super) fn flows(text: &'static str, faults: &mut Faults) -> [Sort; 5] {
    let rows = table::rows("flows.tsv", text, 3, 1, faults);
    ["carried-in", "carried-out", "pending", "came", "dealt-with"].map(|name| {
        let row = rows.iter().find(|row| row.cells[0] == name);
        if row.is_none() {
            faults.add("flows.tsv", 0, || format!("no row for {name}"));
        }
        row.map_or_else(|| Sort { words: Vec::new() }, |row| Sort::new(row.cells[1]))
    })
}
