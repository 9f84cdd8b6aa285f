//! A rate and its two counts.

use super::verdict::Verdict;
use super::{Outcome, Values};
use crate::claims::Role;
use crate::exact::Fit;

/// The verdict that a fit means.
pub fn verdict(fit: Fit) -> Verdict {
    match fit {
        Fit::Rounded => Verdict::Holds,
        Fit::CutOff => Verdict::Truncated,
        Fit::Not => Verdict::Violated,
    }
}

/// part ÷ whole against the stated rate.
pub fn ratio(known: &Values) -> Option<Outcome> {
    let quotient = known.one(Role::Part)?.tolerance.ratio_of(&known.one(Role::Whole)?.tolerance)?;
    let stated = known.one(Role::Stated)?.rate()?;
    Some(Outcome::plain(verdict(stated.fit(&quotient)?), quotient))
}
