//! Words that say of what time, and of whose, figures speak.

use super::Words;
use super::table::{self, Faults};

/// What a word does there; a word may do several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Opens a time: 截至.
    Head = 1,
    /// Is one: 今年.
    Time = 2,
    /// Is one that the text compares with: 上年同期.
    Past = 4,
    /// Closes one that has begun: 底.
    Tail = 8,
    /// Ends the name of a body: 局.
    Body = 16,
    /// Names one: 全市.
    Area = 32,
}

/// What a word does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks(u8);

impl Marks {
    /// Whether `mark` is one of them.
    pub fn has(self, mark: Mark) -> bool {
        self.0 & mark as u8 != 0
    }
}

pub(super) fn load(text: &'static str, faults: &mut Faults) -> Words<Marks> {
    let rows = table::rows("settings.tsv", text, 2, 2, faults);
    let mut words: Vec<(&str, Marks)> = Vec::new();
    for row in &rows {
        let mark = match row.cells[1] {
            "head" => Mark::Head,
            "time" => Mark::Time,
            "past" => Mark::Past,
            "tail" => Mark::Tail,
            "body" => Mark::Body,
            "area" => Mark::Area,
            other => {
                faults.add("settings.tsv", row.line, || format!("no such place: {other}"));
                continue;
            }
        };
        match words.iter_mut().find(|(word, _)| *word == row.cells[0]) {
            Some((_, marks)) => marks.0 |= mark as u8,
            None => words.push((row.cells[0], Marks(mark as u8))),
        }
    }
    Words::new(words)
}

pub(super) fn acts(text: &'static str, faults: &mut Faults) -> Words<()> {
    Words::new(table::rows("acts.tsv", text, 1, 1, faults).iter().map(|row| (row.cells[0], ())))
}

/// Times of a year with the first and the last of their months.
pub(super) fn times_of_year(text: &'static str, faults: &mut Faults) -> Words<(u32, u32)> {
    let rows = table::rows("times-of-year.tsv", text, 3, 1, faults);
    let months = |row: &table::Row<'static>| Some((row.cells[1].parse().ok()?, row.cells[2].parse().ok()?));
    let times: Vec<(&str, Option<(u32, u32)>)> = rows.iter().map(|row| (row.cells[0], months(row))).collect();
    for (row, _) in rows.iter().zip(&times).filter(|(_, (_, months))| months.is_none()) {
        faults.add("times-of-year.tsv", row.line, || "the months are not numbers".to_owned());
    }
    Words::new(times.into_iter().filter_map(|(word, months)| Some((word, months?))))
}
