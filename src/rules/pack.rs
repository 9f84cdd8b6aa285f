//! A pack: what it says of itself, its concepts and its rules.

use std::sync::Arc;

use super::notation::{Axis, Numbers};
use super::tie::Tie;
#[cfg(feature = "full")]
use super::{Fault, lint, source};
use crate::lexicon::{UnitClass, lexicon};
#[cfg(feature = "full")]
use crate::sort;
use crate::text::{Text, fold};

/// The concepts of one form, and the ties between them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pack {
    /// Its name: `disclosure`.
    pub id: String,
    /// What it is for.
    pub title: Text,
    /// Where its ties are written, unless a rule says otherwise.
    pub source: String,
    /// The text is this form where all of these words stand in it; none: that is never known.
    pub signs: Vec<String>,
    /// Its rules speak of prose only where one of these words stands nearby; none: everywhere.
    pub about: Vec<String>,
    /// Words that may stand beside a concept's without narrowing it: 行政复议申请.
    pub beside: Vec<String>,
    /// Its concepts, in the order of the file.
    pub concepts: Vec<Concept>,
    /// Its rules, in the order of the file.
    pub rules: Vec<Arc<Rule>>,
}

/// Something that a report counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Concept {
    /// Its name in ties: `accepted`.
    pub id: String,
    /// The words that name it: 受理.
    pub words: Vec<String>,
    /// The number that the form gives its row or column, where it is meant by that.
    pub number: Option<(Axis, u32)>,
    /// What it is measured in, if that is settled.
    pub unit: Option<Measured>,
    /// Whether a report that is this form has to state it.
    pub required: bool,
    /// Its line in the file.
    pub line: usize,
}

/// What a concept is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measured {
    /// Things counted by units of this class.
    In(UnitClass),
    /// Parts of a hundred.
    Rate,
}

/// A tie between concepts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rule {
    /// Its name: `disclosure/balance`.
    pub id: String,
    /// What has to hold, over concepts by their place.
    pub tie: Tie<usize>,
    /// The tie as it is written in the file.
    pub written: String,
    /// How much it matters.
    pub weight: Weight,
    /// Where it is looked for.
    pub scope: Scope,
    /// Why it holds.
    pub why: Text,
    /// Where that is written.
    pub source: String,
    /// Texts in which it holds.
    pub hold: Vec<Place>,
    /// Texts in which it does not.
    pub fail: Vec<Place>,
    /// Its line in the file.
    pub line: usize,
}

/// A text of the pack, with its line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The text.
    pub text: String,
    /// Its line in the file.
    pub line: usize,
}

/// How much a rule matters, as official statistics count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Must hold (强制性).
    Mandatory,
    /// May be so, with a real explanation (核实性).
    Verify,
    /// A remark (提示).
    Hint,
}

/// Where a rule is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In sentences and tables.
    Everywhere,
    /// In sentences alone.
    Prose,
    /// In tables alone.
    Table,
}

impl Pack {
    /// A pack that says nothing yet.
    pub(super) fn new(id: &str) -> Pack {
        Pack {
            id: id.to_owned(),
            title: Text::new(id.to_owned(), id.to_owned()),
            source: String::new(),
            signs: Vec::new(),
            about: Vec::new(),
            beside: Vec::new(),
            concepts: Vec::new(),
            rules: Vec::new(),
        }
    }

    /// The concept that ties call `name`, by its place: its own name before the words of any.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        let worded = |concept: &Concept| concept.words.iter().any(|word| word == name);
        let by_id = self.concepts.iter().position(|concept| concept.id == name);
        by_id.or_else(|| self.concepts.iter().position(worded))
    }

    /// Adds what `tie` means by the number of its row or column; its line is `line`.
    pub(super) fn add_numbered(&mut self, tie: &Tie<String>, line: usize) {
        for (name, _) in tie.terms() {
            let Some(numbers) = Numbers::of(name).filter(|_| self.concepts.iter().all(|one| one.id != *name)) else {
                continue;
            };
            self.concepts.push(Concept {
                id: name.clone(),
                words: Vec::new(),
                number: Some((numbers.axis, numbers.from)),
                unit: None,
                required: false,
                line,
            });
        }
    }

    /// The pack that `text` writes, called `name` where it gives itself no name; every fault, in order of the lines.
    ///
    /// ```
    /// use gouji::rules::Pack;
    /// let pack = Pack::read("mine", "
    /// [concept.received]
    /// zh = ['收到']
    /// [concept.accepted]
    /// zh = ['受理']
    /// [[rule]]
    /// id = 'intake'
    /// tie = '受理 <= received'
    /// ").unwrap();
    /// assert_eq!(pack.rules[0].id, "mine/intake");
    /// let faults = Pack::read("mine", "[[rule]]\nid = 'intake'\ntie = '受理 <= 收到'").unwrap_err();
    /// assert_eq!((faults[0].line, faults.len()), (3, 2));
    /// ```
    #[cfg(feature = "full")]
    pub fn read(name: &str, text: &str) -> Result<Pack, Vec<Fault>> {
        let (pack, mut faults) = source::read(name, text);
        faults.extend(lint::faults(&pack));
        sort::by_key(&mut faults, |fault| fault.line);
        if faults.is_empty() { Ok(pack) } else { Err(faults) }
    }

    /// Whether `text` says one of the words that the pack speaks about.
    pub fn is_about(&self, text: &str) -> bool {
        self.about.is_empty() || self.about.iter().any(|word| text.contains(word.as_str()))
    }

    /// The tie of `rule` in the first words of its concepts.
    pub fn in_words(&self, rule: &Rule) -> String {
        // Numbers are written shorter than they are read: 序号7至16.
        let numbered = |concept: &usize| self.concepts.get(*concept).is_some_and(|concept| concept.number.is_some());
        if rule.tie.terms().into_iter().any(|(concept, _)| numbered(concept)) {
            return rule.written.clone();
        }
        let word = |concept: &usize| {
            let concept = self.concepts.get(*concept);
            concept.map_or(String::new(), |concept| concept.words.first().unwrap_or(&concept.id).clone())
        };
        rule.tie.write(&word)
    }
}

impl Measured {
    /// What a pack calls `unit`.
    pub(super) fn named(unit: &str) -> Option<Measured> {
        if unit == "%" || unit == "％" {
            return Some(Measured::Rate);
        }
        let chars: Vec<char> = unit.chars().map(fold).collect();
        let known = lexicon().units.at_start(&chars).filter(|(length, _)| *length == chars.len());
        known.map(|(_, unit)| Measured::In(unit.class))
    }
}

impl Weight {
    /// What a pack calls `word`.
    pub(super) fn named(word: &str) -> Option<Weight> {
        match word {
            "error" | "强制性" => Some(Weight::Mandatory),
            "warning" | "核实性" => Some(Weight::Verify),
            "info" | "提示" => Some(Weight::Hint),
            _ => None,
        }
    }

    /// The word for it in a pack.
    pub fn name(self) -> &'static str {
        match self {
            Weight::Mandatory => "error",
            Weight::Verify => "warning",
            Weight::Hint => "info",
        }
    }
}

impl Scope {
    /// What a pack calls `word`.
    pub(super) fn named(word: &str) -> Option<Scope> {
        match word {
            "everywhere" => Some(Scope::Everywhere),
            "prose" => Some(Scope::Prose),
            "table" => Some(Scope::Table),
            _ => None,
        }
    }

    /// Whether sentences are looked at.
    pub fn in_prose(self) -> bool {
        self != Scope::Table
    }

    /// Whether tables are looked at.
    pub fn in_tables(self) -> bool {
        self != Scope::Prose
    }
}
