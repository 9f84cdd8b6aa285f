//! What comes of checking a claim.

use super::repair::Change;
use super::together::Together;
use crate::claims::{Claim, Slip};
use crate::exact::{Interval, Number};
use crate::figures::FigureId;
use crate::rules::Weight;

/// Whether a claim holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// True under rounding half up.
    Holds,
    /// False when rounded, true when the last digits are cut off.
    Truncated,
    /// No reading of the figures makes it true.
    Violated,
    /// Parts that should cover the whole do not.
    Incomplete,
    /// It cannot be checked with what the text gives.
    Unverifiable,
}

impl Verdict {
    /// Whether it says that something is wrong.
    pub fn is_fault(self) -> bool {
        matches!(self, Verdict::Violated | Verdict::Incomplete)
    }

    /// Whether some reading of the figures makes it true.
    pub fn stands(self) -> bool {
        matches!(self, Verdict::Holds | Verdict::Truncated)
    }

    /// The word for it in a report's JSON.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Holds => "holds",
            Verdict::Truncated => "truncated",
            Verdict::Violated => "violated",
            Verdict::Incomplete => "incomplete",
            Verdict::Unverifiable => "unverifiable",
        }
    }
}

/// How much a verdict matters, as official statistics count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing to say.
    None,
    /// A remark (提示).
    Info,
    /// May be so, with a real explanation (核实性).
    Warning,
    /// Must hold (强制性).
    Error,
}

impl Severity {
    /// That of a rule of this weight.
    pub fn of(weight: Weight) -> Severity {
        match weight {
            Weight::Mandatory => Severity::Error,
            Weight::Verify => Severity::Warning,
            Weight::Hint => Severity::Info,
        }
    }

    /// The word for it in a report's JSON.
    pub fn name(self) -> &'static str {
        match self {
            Severity::None => "none",
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// Whether somebody has to look at it.
    pub fn is_flag(self) -> bool {
        self >= Severity::Warning
    }
}

/// What probably went wrong, where the arithmetic singles it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The rise or fall from `base` was divided by the later state.
    WrongYear {
        /// The earlier state that gives the rate so.
        base: Number,
    },
    /// A fall is called a rise, or a rise a fall.
    WrongWay,
    /// Of several rises and falls that contradict each other, this one goes the other way.
    Turned {
        /// Its rate.
        stated: FigureId,
    },
    /// The current state is that of the year before.
    LeftFromBefore,
    /// The figure and the other of its pair (15批138人次) have changed places.
    Exchanged {
        /// The one in the claim.
        figure: FigureId,
    },
    /// A 万 is missing, or too much.
    TenThousand {
        /// Where.
        figure: FigureId,
        /// Whether it is missing.
        lost: bool,
    },
    /// The rate was rounded up, though less than half was left.
    RoundedUp,
    /// A difference of rates in points is called percent.
    PercentForPoints,
    /// The rate of what stands before.
    Copied {
        /// Where it is right.
        from: FigureId,
    },
    /// The part was divided by another count.
    OtherWhole {
        /// The one that gives the rate.
        whole: FigureId,
    },
    /// A part is counted twice.
    Twice {
        /// Which.
        part: FigureId,
    },
    /// A figure nearby is the part that is missing.
    LeftOut {
        /// Which.
        part: FigureId,
    },
    /// A slip of the pen.
    Misprint {
        /// Where.
        figure: FigureId,
        /// Which.
        slip: Slip,
    },
}

/// What deserves a word although the claim holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// The part is the whole of it.
    AllOfIt,
}

/// A claim with what came of it.
#[derive(Debug, Clone)]
pub struct Check {
    /// What was checked.
    pub claim: Claim,
    /// Whether it holds.
    pub verdict: Verdict,
    /// How much that matters.
    pub severity: Severity,
    /// What the stated figure should be by the others: a sum, a quotient (as a fraction of one), a base. `None`: overflow.
    pub calculated: Option<Interval>,
    /// What probably went wrong.
    pub cause: Option<Cause>,
    /// What deserves a word.
    pub remark: Option<Remark>,
    /// Single changes that would make it hold, the likeliest first.
    pub repairs: Vec<Change>,
    /// The checks that hold each by itself and cannot all at once, where it is of these.
    pub together: Option<Box<Together>>,
    /// Whether it shares unknowns with others, and it could not be told whether all of these can hold together.
    pub unclear: bool,
}
