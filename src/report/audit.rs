//! What an audit gives back.

use super::decisions::Decision;
use crate::check::{Check, Severity, Verdict};
use crate::figures::{Figure, FigureId};
use crate::text::{Source, Text};

/// What has become of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// At least one check used it.
    Checked,
    /// A quantity that no check could use.
    Unverifiable,
    /// No quantity, and used by no check.
    NoQuantity,
}

/// A single change that would make a finding's claim hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The figure to change.
    pub figure: FigureId,
    /// What would stand in its place, written as the text writes it.
    pub text: String,
    /// Why.
    pub why: Text,
}

/// A check with the words to show it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// What was checked, and what came of it.
    pub check: Check,
    /// The sum worked out: `5792 ÷ 6044 = 95.83%`.
    pub formula: String,
    /// What the reader is told.
    pub message: Text,
    /// Why these figures were tied to each other.
    pub why: Text,
    /// What probably went wrong, where the arithmetic shows it.
    pub cause: Option<Text>,
    /// The share of values printed alike that would have passed, in words.
    pub power: Option<String>,
    /// That it was put aside, and why.
    pub decision: Option<Decision>,
    /// Single changes that would make it hold, the likeliest first.
    pub repairs: Vec<Repair>,
    /// The same as long as what it speaks of stays the same.
    pub fingerprint: String,
}

/// Something to say about the text as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// A short name for it: `empty`, `no-figures`.
    pub code: &'static str,
    /// What the reader is told.
    pub message: Text,
}

/// How many there are of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Quantities.
    pub figures: usize,
    /// Quantities that some check used.
    pub checked: usize,
    /// Quantities that no check could use.
    pub unverifiable: usize,
    /// Checks that hold.
    pub holds: usize,
    /// Checks that hold when cut off.
    pub truncated: usize,
    /// Checks that no reading makes true.
    pub violated: usize,
    /// Lists that do not cover their whole.
    pub incomplete: usize,
}

/// All that an audit found, in order of the text.
#[derive(Debug, Clone)]
pub struct AuditReport<'t> {
    /// What was audited.
    pub source: Source<'t>,
    /// Every number of the text.
    pub figures: Vec<Figure>,
    /// What has become of each figure; as many as `figures`.
    pub states: Vec<State>,
    /// Every check.
    pub findings: Vec<Finding>,
    /// What there is to say about the text as a whole.
    pub notes: Vec<Note>,
    /// The counts.
    pub summary: Summary,
}

impl AuditReport<'_> {
    /// The findings that somebody has to look at: errors and warnings that are not put aside.
    pub fn flagged(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| f.check.severity.is_flag() && f.decision.is_none())
    }

    /// The findings with something to show: flags and remarks.
    pub fn shown(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| f.check.severity > Severity::None && f.check.verdict != Verdict::Unverifiable)
    }

    /// The figure `id`.
    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.figures.get(id.index())
    }
}
