//! A rate and its two counts.

use super::verdict::Verdict;
use super::{Outcome, Values};
use crate::claims::Role;
use crate::exact::{Fit, Interval, Number, Rate};

/// The verdict that a fit means.
pub fn verdict(fit: Fit) -> Verdict {
    match fit {
        Fit::Rounded => Verdict::Holds,
        Fit::CutOff => Verdict::Truncated,
        Fit::Not => Verdict::Violated,
    }
}

/// The parts ÷ the whole, or what wholes make together.
pub struct Quotient {
    /// Of the figures at their word, where that can be told.
    printed: Option<Number>,
    /// Of all that they may mean.
    range: Interval,
}

impl Quotient {
    /// Of the figures of a claim; `None` where one is missing, and on overflow.
    pub fn of(known: &Values) -> Option<Quotient> {
        let range = known.sum(Role::Part)?.ratio_of(&known.sum(Role::Whole)?)?;
        Some(Quotient { printed: known.amount(Role::Part)?.ratio_of(known.amount(Role::Whole)?), range })
    }

    /// What comes of holding `stated` against it; `None` on overflow.
    pub fn verdict(&self, stated: &Rate) -> Option<Verdict> {
        stated.weigher()?.weigh_part(self.printed, &self.range).map(verdict)
    }
}

/// The quotient against the stated rate.
pub fn ratio(known: &Values) -> Option<Outcome> {
    let quotient = Quotient::of(known)?;
    let verdict = quotient.verdict(&known.one(Role::Stated)?.rate()?)?;
    Some(Outcome::plain(verdict, quotient.range))
}
