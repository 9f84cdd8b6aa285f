//! Words and what they denote, read from the data files beside this one.

mod cues;
mod gaps;
mod lists;
mod naming;
mod plain;
mod process;
mod rims;
mod settings;
pub mod table;
mod tables;
mod units;
mod words;

use std::sync::LazyLock;

pub use cues::{Cue, Cues};
pub use gaps::Gap;
pub use lists::{Mean, WordList, WordLists};
pub use naming::{Naming, denials_of};
pub use plain::Plain;
pub use process::{CAME, CARRIED_IN, CARRIED_OUT, DEALT_WITH, Family, PENDING, Process, Rate, Sort};
pub use settings::{Mark, Marks};
pub use table::Fault;
pub use tables::TableWords;
pub use units::{Place, Unit, UnitClass, UnitKind};
pub use words::Words;

use crate::exact::Bound;
use table::Faults;

/// The text of a data file.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! data {
    ($file:literal) => {
        include_str!(concat!("data/", $file))
    };
}

/// Its rows alone, as `build.rs` leaves them.
#[cfg(target_arch = "wasm32")]
macro_rules! data {
    ($file:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $file))
    };
}

/// All that the data files say.
#[derive(Debug)]
pub struct Lexicon {
    /// Units by their words.
    pub units: Words<Unit>,
    /// Words in the heads of tables, with the only kind of unit that the numbers there may have.
    pub heads: Words<Option<UnitKind>>,
    /// Words by which tables say in what unit their cells are, and how they are numbered.
    pub tables: TableWords,
    /// Approximations before a number.
    pub before: Words<Bound>,
    /// Approximations between number and unit.
    pub inside: Words<Bound>,
    /// Approximations behind the unit.
    pub behind: Words<Bound>,
    /// Words with a numeral in them that counts nothing.
    pub plain: Words<Plain>,
    /// Words before the name of what a figure measures that do not belong to it.
    pub front: Words<()>,
    /// The same behind it.
    pub back: Words<()>,
    /// Cue words.
    pub cues: Words<Cue>,
    /// Processes with their stages.
    pub processes: Vec<Process>,
    /// Their stages by the words that name them: process and stage.
    pub stages: Naming,
    /// Sorts that make up a whole.
    pub families: Vec<Family>,
    /// The same by the words that name them: family and sort.
    pub sorts: Naming,
    /// Rates with what they divide.
    pub rates: Vec<Rate>,
    /// Plain lists of words, each of one use.
    pub lists: WordLists,
    /// The names of means.
    pub means: Vec<Mean>,
    /// Names for how much one figure exceeds another, with both.
    pub gaps: Words<Gap>,
    /// What is carried over from the period before (0) and to the one after (1), by the words that name them.
    pub flows: Naming,
    /// Words that say of what time, and of whose, figures speak.
    pub settings: Words<Marks>,
    /// Times of a year, by their words: the first and the last of their months.
    pub times_of_year: Words<(u32, u32)>,
    /// Words for what is done: behind the name of a body they say that it acts.
    pub acts: Words<()>,
    /// Words that give no reason for putting a finding aside.
    pub hollow: Vec<&'static str>,
    /// How numbers are read, in Chinese, by the name in the code.
    pub readings: Vec<(&'static str, &'static str)>,
    /// What is wrong with the data files: file name and fault. Empty in every release: a test sees to it.
    pub faults: Vec<(&'static str, Fault)>,
}

/// The lexicon, read once.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(load);
    &LEXICON
}

/// The words of `list`.
pub fn words_of(list: WordList) -> &'static [&'static str] {
    lexicon().lists.of(list)
}

fn load() -> Lexicon {
    let mut faults = Faults::default();
    let units = units::load(data!("units.tsv"), &mut faults);
    let [before, inside, behind] = units::approximations(data!("approximations.tsv"), &mut faults);
    let [front, back] = rims::load(data!("measure-rims.tsv"), &mut faults);
    let readings = table::rows("readings.tsv", data!("readings.tsv"), 2, 1, &mut faults);
    let hollow = table::rows("hollow-reasons.tsv", data!("hollow-reasons.tsv"), 2, 1, &mut faults);
    let flows = process::flows(data!("flows.tsv"), &mut faults);
    let processes = process::processes(data!("stages.tsv"), &mut faults);
    let families = process::families(data!("families.tsv"), &mut faults);
    Lexicon {
        flows: Naming::new(flows.iter().map(std::slice::from_ref)),
        hollow: hollow.iter().map(|row| row.cells[0]).collect(),
        readings: readings.iter().map(|row| (row.cells[0], row.cells[1])).collect(),
        units,
        heads: units::heads(data!("heads.tsv"), &mut faults),
        tables: tables::load(data!("table-words.tsv"), &mut faults),
        before,
        inside,
        behind,
        plain: plain::load(data!("plain-words.tsv"), &mut faults),
        front,
        back,
        cues: cues::load(data!("cues.tsv"), &mut faults),
        stages: Naming::new(processes.iter().map(|process| &process.stages[..])),
        processes,
        sorts: Naming::new(families.iter().map(|family| &family.sorts[..])),
        families,
        lists: lists::lists(data!("lists.tsv"), &mut faults),
        means: lists::means(data!("means.tsv"), &mut faults),
        gaps: gaps::load(data!("gaps.tsv"), &mut faults),
        settings: settings::load(data!("settings.tsv"), &mut faults),
        times_of_year: settings::times_of_year(data!("times-of-year.tsv"), &mut faults),
        acts: settings::acts(data!("acts.tsv"), &mut faults),
        rates: process::rates(data!("rates.tsv"), &mut faults),
        faults: faults.0,
    }
}
