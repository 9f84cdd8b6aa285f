//! Rule packs: the concepts of a form with the words that name them, and the ties between them. Knows no figures.
//!
//! A [`Pack`] is read from TOML and refused with every [`Fault`] by its line; [`Rules`] are the packs of an audit.

#[cfg(feature = "full")]
mod lint;
mod notation;
mod pack;
mod rows;
#[cfg(feature = "full")]
mod source;
#[cfg(feature = "full")]
mod sources;
mod tie;

use std::sync::{Arc, LazyLock};

pub use notation::{Axis, tie};
pub use pack::{Concept, Measured, Pack, Place, Rule, Scope, Weight};
#[cfg(feature = "full")]
pub use sources::SOURCES;
pub use tie::{Expression, Operation, Sign, Tie};

use crate::lexicon::Words;
use crate::sort;
use crate::text::Text;

/// What is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there, and what to do.
    pub what: Text,
}

/// The packs of an audit, with their words looked up together.
#[derive(Debug)]
pub struct Rules {
    /// The packs, in the order given.
    pub packs: Vec<Arc<Pack>>,
    /// The packs and concepts that each word names, and those that a word beside a concept's does not narrow.
    pub words: Words<Vec<Named>>,
}

/// What a word is to a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// The pack, by its place.
    pub pack: u16,
    /// The concept, by its place; `None`: a word beside a concept's.
    pub concept: Option<u16>,
}

impl Rules {
    /// The rules of `packs`.
    pub fn new(packs: Vec<Arc<Pack>>) -> Rules {
        let mut named: Vec<(&str, Named)> = Vec::new();
        for (pack, own) in (0..).zip(&packs) {
            for (concept, of) in (0..).zip(&own.concepts) {
                named.extend(of.words.iter().map(|word| (word.as_str(), Named { pack, concept: Some(concept) })));
            }
            named.extend(own.beside.iter().map(|word| (word.as_str(), Named { pack, concept: None })));
        }
        sort::plain(&mut named);
        let alike = named.chunk_by(|a, b| a.0 == b.0);
        let words = Words::new(alike.map(|group| (group[0].0, group.iter().map(|(_, named)| *named).collect())));
        Rules { packs, words }
    }

    /// No rules.
    pub fn none() -> Rules {
        Rules::new(Vec::new())
    }

    /// The packs of the official forms, without their examples.
    ///
    /// ```
    /// use gouji::rules::Rules;
    /// assert!(Rules::builtin().packs.iter().any(|pack| pack.id == "disclosure"));
    /// ```
    pub fn builtin() -> &'static Rules {
        static BUILTIN: LazyLock<Rules> = LazyLock::new(|| Rules::new(rows::packs(rows::ROWS)));
        &BUILTIN
    }

    /// The packs of the official forms with their examples, and with the line of each rule in its TOML. One that cannot be
    /// read is left out: a test sees to it that there is none, and that none has a fault.
    #[cfg(feature = "full")]
    pub fn in_full() -> Vec<Arc<Pack>> {
        let read = SOURCES.iter().map(|(name, text)| source::read(name, text));
        read.filter(|(_, faults)| faults.is_empty()).map(|(pack, _)| Arc::new(pack)).collect()
    }
}

impl Default for &Rules {
    fn default() -> Self {
        Rules::builtin()
    }
}
