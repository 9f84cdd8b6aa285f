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

/// The parts ÷ the whole, or what wholes make together, against the stated rate.
pub fn ratio(known: &Values) -> Option<Outcome> {
    let quotient = known.sum(Role::Part)?.ratio_of(&known.sum(Role::Whole)?)?;
    let printed = known.amount(Role::Part)?.ratio_of(known.amount(Role::Whole)?);
    let stated = known.one(Role::Stated)?.rate()?;
    Some(Outcome::plain(verdict(stated.weigh_part(printed, &quotient)?), quotient))
}
