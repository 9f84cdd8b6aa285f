//! Words and what they denote, read from the data files beside this one.

mod cues;
mod plain;
mod process;
pub mod table;
mod units;
mod words;

use std::sync::LazyLock;

pub use cues::{Cue, Cues};
pub use plain::Plain;
pub use process::{DENIALS, Family, Process, Rate, Sort};
pub use table::Fault;
pub use units::{Place, Unit, UnitClass, UnitKind};
pub use words::Words;

use crate::exact::Bound;

/// All that the data files say.
#[derive(Debug)]
pub struct Lexicon {
    /// Units by their words.
    pub units: Words<Unit>,
    /// Approximations before a number.
    pub before: Words<Bound>,
    /// Approximations between number and unit.
    pub inside: Words<Bound>,
    /// Approximations behind the unit.
    pub behind: Words<Bound>,
    /// Words with a numeral in them that counts nothing.
    pub plain: Words<Plain>,
    /// Cue words.
    pub cues: Words<Cue>,
    /// Processes with their stages.
    pub processes: Vec<Process>,
    /// Sorts that make up a whole.
    pub families: Vec<Family>,
    /// Rates with what they divide.
    pub rates: Vec<Rate>,
    /// What is wrong with the data files: file name and fault. Empty in every release: a test sees to it.
    pub faults: Vec<(&'static str, Fault)>,
}

/// The lexicon, read once.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(load);
    &LEXICON
}

fn load() -> Lexicon {
    let mut faults = Vec::new();
    let units = units::load(include_str!("data/units.tsv"), &mut faults);
    let [before, inside, behind] = units::approximations(include_str!("data/approximations.tsv"), &mut faults);
    Lexicon {
        units,
        before,
        inside,
        behind,
        plain: plain::load(include_str!("data/plain-words.tsv"), &mut faults),
        cues: cues::load(include_str!("data/cues.tsv"), &mut faults),
        processes: process::processes(include_str!("data/stages.tsv"), &mut faults),
        families: process::families(include_str!("data/families.tsv"), &mut faults),
        rates: process::rates(include_str!("data/rates.tsv"), &mut faults),
        faults,
    }
}
