//! A rate and its two counts.

use super::verdict::Verdict;
use super::{Outcome, Values, amount, sum};
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
    let (parts, wholes) = (known.all(Role::Part)?, known.all(Role::Whole)?);
    let quotient = sum(&parts)?.ratio_of(&sum(&wholes)?)?;
    let printed = amount(&parts)?.ratio_of(amount(&wholes)?);
    let stated = known.one(Role::Stated)?.rate()?;
    Some(Outcome::plain(verdict(stated.weigh_part(printed, &quotient)?), quotient))
}
