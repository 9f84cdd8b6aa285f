//! What comes of checking a claim.

use crate::claims::Claim;

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

/// A claim with what came of it.
#[derive(Debug, Clone)]
pub struct Check {
    /// What was checked.
    pub claim: Claim,
    /// Whether it holds.
    pub verdict: Verdict,
    /// How much that matters.
    pub severity: Severity,
}
