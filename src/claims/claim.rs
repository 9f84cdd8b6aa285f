//! A claim: a relation that the text asserts over certain figures, each with its role.

use std::sync::Arc;

use crate::figures::{FigureId, Value};
use crate::rules::{Rule, Tie};

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

/// How sure it is that the text makes the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Its figures alone show it: no word says so.
    Shown,
    /// It follows from how such reports are written; it could be wrong.
    Inferred,
    /// The words say so.
    Stated,
}

/// What has to be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// The parts against the whole, which may itself stand in parts; `after`: the whole is stated behind its parts.
    Sum { after: bool },
    /// The part at most the whole.
    Bound,
    /// Part ÷ whole against the rate.
    Ratio,
    /// (current − base) ÷ base against the rate, over so many years; the base may be missing or follow from an amount.
    Change { rise: bool, years: u32 },
    /// current − base against the amount.
    Difference { rise: bool },
    /// The shares together against 100 %.
    Share,
    /// The rate of a part, or its share, against nothing and all of its whole.
    Extent { share: bool },
    /// The total ÷ the number against the mean; `per` hundred, ten thousand …, else 1; `over` so many months or days, where
    /// no figure is the number.
    Average { per: u32, over: u32 },
    /// Both statements against each other.
    Repeat,
    /// Each number one more than the one before.
    Sequence,
    /// The years between against the length of time.
    Duration,
    /// Claims that hold each by itself, all at once; of the relation of the chief of them.
    Together { relation: Relation },
    /// As many items as the number says; what was counted stands here.
    Enumeration { items: u32 },
    /// The tie of the rule that is applied, where it is none of the above.
    Tie,
}

/// A state before, as the report of that time tells it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Earlier {
    /// Its words there.
    pub text: String,
    /// What it is.
    pub value: Value,
}

/// Why figures were tied to each other; rendered in both languages by the report.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Why {
    /// This word opens a list behind its whole: 其中.
    Opened(String),
    /// This word closes a list: 合计.
    Closed(String),
    /// The total names its parts.
    Named,
    /// What is a part now was a part the year before.
    YearBefore,
    /// They speak of the same figures.
    Shared,
    /// The year before stands elsewhere in the text.
    Elsewhere,
    /// The report of the year before tells it.
    Earlier(Box<Earlier>),
    /// The list stands in brackets behind its whole.
    Bracketed,
    /// The list follows its whole and adds up to it.
    Follows,
    /// The list adds up to a total stated before.
    AddsUp,
    /// These sorts make up a whole; with the source.
    Family(&'static str),
    /// One stage of a process follows another; with the source.
    Stage(&'static str),
    /// A rate of this name divides these.
    Rate(String),
    /// A share of what these words name; empty: of the whole spoken of.
    Share(String),
    /// A rise or fall against the time before.
    Versus(String),
    /// 由…到…
    FromTo,
    /// By how much one exceeds the other, as this word says: 顺差.
    Gap(&'static str),
    /// The names listed beside the number.
    Listed,
    /// The shares of a list that makes up its whole.
    Complete,
    /// Shares of one whole that stand side by side.
    Shares,
    /// A mean over what this word names.
    Mean(String),
    /// The same thing stated twice.
    Twice,
    /// What comes in and is carried in is dealt with or carried out.
    Carried,
    /// The items of one numbered list.
    Numbered,
    /// The years that the length of time runs between.
    Years,
    /// Cells of a row of a table.
    Across,
    /// The rows above one that this word names a total.
    Down(String),
    /// The rows within the one of this name.
    Inner(String),
    /// The form itself says so, in these words.
    Printed(String),
    /// A rule of a pack says so.
    Rule(Arc<Applied>),
}

/// A rule with the figures that it is applied to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Applied {
    /// The rule.
    pub rule: Arc<Rule>,
    /// Its tie over the figures.
    pub tie: Tie<FigureId>,
}

/// A relation over figures, as the text states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What has to be computed.
    pub form: Form,
    /// The figures, each with what it does.
    pub figures: Vec<(FigureId, Role)>,
    /// How sure it is that the text makes it.
    pub strength: Strength,
    /// Why these figures were tied.
    pub why: Why,
}

impl Claim {
    /// Whether it states a rise or fall without the state before, or the amount from it.
    pub fn base_is_unknown(&self) -> bool {
        matches!(self.form, Form::Change { .. })
            && self.figure(Role::Base).is_none()
            && self.figure(Role::Amount).is_none()
            && self.earlier().is_none()
    }

    /// The state before, where another report tells it.
    pub fn earlier(&self) -> Option<&Value> {
        if let Why::Earlier(earlier) = &self.why { Some(&earlier.value) } else { None }
    }

    /// The rule that makes it, with its figures; `None`: the text itself does.
    pub fn applied(&self) -> Option<&Applied> {
        match &self.why {
            Why::Rule(applied) => Some(applied),
            _ => None,
        }
    }

    /// Whether it lists what belongs to its whole, at any time.
    pub fn is_list(&self) -> bool {
        match self.form {
            Form::Sum { .. } => self.all(Role::Whole).count() == 1,
            Form::Bound => matches!(self.why, Why::Opened(_) | Why::Bracketed),
            _ => false,
        }
    }

    /// Which relation it is.
    pub fn relation(&self) -> Relation {
        match self.form {
            _ if self.applied().is_some() => Relation::Rule,
            Form::Tie => Relation::Rule,
            Form::Together { relation } => relation,
            Form::Sum { .. } => Relation::Sum,
            Form::Bound => Relation::Bound,
            Form::Ratio | Form::Extent { share: false } => Relation::Ratio,
            // 男女之比8:2: a quotient, but no mean.
            Form::Average { .. } if matches!(self.why, Why::Rate(_)) => Relation::Ratio,
            Form::Change { .. } => Relation::Change,
            Form::Difference { .. } => Relation::Difference,
            Form::Enumeration { .. } => Relation::Enumeration,
            Form::Share | Form::Extent { share: true } => Relation::Share,
            Form::Average { .. } => Relation::Average,
            Form::Repeat => Relation::Repeat,
            Form::Sequence => Relation::Sequence,
            Form::Duration => Relation::Duration,
        }
    }

    /// The first figure in the role.
    pub fn figure(&self, role: Role) -> Option<FigureId> {
        self.all(role).next()
    }

    /// Every figure in the role.
    pub fn all(&self, role: Role) -> impl Iterator<Item = FigureId> {
        self.figures.iter().filter(move |(_, r)| *r == role).map(|(id, _)| *id)
    }
}
