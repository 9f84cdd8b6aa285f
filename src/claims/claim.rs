//! A claim: a relation that the text asserts over certain figures, each with its role.

use crate::figures::FigureId;

/// How figures are said to hang together. The one list of relations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Parts add up to the whole.
    Sum,
    /// A part does not exceed its whole.
    Bound,
    /// A stated rate is the quotient of two counts.
    Ratio,
    /// Shares of one whole make 100 %.
    Share,
    /// A rise or fall by a rate follows from both years.
    Change,
    /// A rise or fall by an amount follows from both years.
    Difference,
    /// A mean is the quotient of total and number.
    Average,
    /// What is stated twice agrees.
    Repeat,
    /// The items listed are as many as the number says.
    Enumeration,
    /// No item of a numbered list is skipped or doubled.
    Sequence,
    /// The dates give the length of time.
    Duration,
    /// What a rule pack says.
    Rule,
}

impl Relation {
    /// Every relation, in the order of the documentation.
    pub const ALL: [Relation; 12] = [
        Relation::Sum,
        Relation::Bound,
        Relation::Ratio,
        Relation::Share,
        Relation::Change,
        Relation::Difference,
        Relation::Average,
        Relation::Repeat,
        Relation::Enumeration,
        Relation::Sequence,
        Relation::Duration,
        Relation::Rule,
    ];

    /// The word for it in a report's JSON.
    pub fn name(self) -> &'static str {
        match self {
            Relation::Sum => "sum",
            Relation::Bound => "bound",
            Relation::Ratio => "ratio",
            Relation::Share => "share",
            Relation::Change => "change",
            Relation::Difference => "difference",
            Relation::Average => "average",
            Relation::Repeat => "repeat",
            Relation::Enumeration => "enumeration",
            Relation::Sequence => "sequence",
            Relation::Duration => "duration",
            Relation::Rule => "rule",
        }
    }
}

/// What a figure does in a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// All of it: the 1099 who took part.
    Whole,
    /// Some of it: the 1044 who passed.
    Part,
    /// What the text says comes out: 94.99 %.
    Stated,
    /// The earlier of two states.
    Base,
    /// The later of two states.
    Current,
    /// How much was added or taken away.
    Amount,
    /// An item of a list.
    Item,
    /// What only helps to read the claim: a year, a date.
    Context,
}

impl Role {
    /// The word for it in a report's JSON.
    pub fn name(self) -> &'static str {
        match self {
            Role::Whole => "whole",
            Role::Part => "part",
            Role::Stated => "stated",
            Role::Base => "base",
            Role::Current => "current",
            Role::Amount => "amount",
            Role::Item => "item",
            Role::Context => "context",
        }
    }
}

/// A relation over figures, as the text states it.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Which relation.
    pub relation: Relation,
    /// The figures, each with what it does.
    pub figures: Vec<(FigureId, Role)>,
}
