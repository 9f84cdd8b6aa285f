//! Cue words: what they say of how a figure hangs together with others.

use super::Words;
use super::table::{self, Faults};

macro_rules! cues {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// What a cue word says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Cue {
            $($(#[$doc])* $name,)*
        }

        impl Cue {
            fn named(word: &str) -> Option<Cue> {
                match word {
                    $($word => Some(Cue::$name),)*
                    _ => None,
                }
            }
        }
    };
}

cues! {
    /// Nothing: a word that holds the word of another cue, as 公共 holds 共.
    Nothing = "nothing",
    /// Opens a list of parts: 其中.
    Part = "part",
    /// Stands beside the whole, not in it: 不含, 另有.
    Besides = "besides",
    /// Names a whole: 合计.
    Total = "total",
    /// The last part of a list: 其余.
    Rest = "rest",
    /// The later state is above: 上升.
    Rise = "rise",
    /// The later state is below: 下降.
    Fall = "fall",
    /// Both states are the same: 持平.
    Flat = "flat",
    /// Against another time: 同比.
    Versus = "versus",
    /// What follows is the state before: 上年为.
    Base = "base",
    /// The earlier of two states: 由.
    From = "from",
    /// The later of two states: 增至.
    To = "to",
    /// A part of a whole: 占.
    Share = "share",
    /// A mean: 人均.
    Each = "each",
    /// As many figures as names: 分别.
    Respective = "respective",
    /// The list goes on: 等.
    Etc = "etc",
    /// So many times as much.
    Multiple = "multiple",
    /// Speaks of the batches.
    Batches = "batches",
    /// Speaks of the persons.
    Persons = "persons",
    /// Speaks of the cases.
    Cases = "cases",
    /// A rate of a part, which is no more than all of its whole: 合格率.
    Limited = "limited",
    /// Rises at the prices of another year: 增加值. What the figures show is not what is said to have risen.
    Real = "real",
    /// A goal, not a fact: 力争.
    Goal = "goal",
}

/// A set of cues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cues(u32);

impl Cues {
    /// Adds one.
    pub fn insert(&mut self, cue: Cue) {
        self.0 |= 1 << cue as u32;
    }

    /// Whether it is among them.
    pub fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u32) != 0
    }

    /// Whether any of these is among them.
    pub fn any(self, cues: &[Cue]) -> bool {
        cues.iter().any(|&cue| self.has(cue))
    }
}

pub(super) fn load(text: &'static str, faults: &mut Faults) -> Words<Cue> {
    let rows = table::rows("cues.tsv", text, 3, 1, faults);
    let mut pairs = Vec::new();
    for row in &rows {
        match Cue::named(row.cells[1]) {
            Some(cue) => pairs.push((row.cells[0], cue)),
            None => faults.add("cues.tsv", row.line, || format!("no such cue: {}", row.cells[1])),
        }
    }
    Words::new(pairs)
}
