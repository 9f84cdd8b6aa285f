//! What a check holds against each other: what comes out at the figures' word, and all that the stated figure may mean.

use super::{Check, Values};
use crate::claims::{Form, Role};
use crate::exact::{Interval, Number, Rate};
use crate::figures::{Figure, Value};

/// Both sides of a check; rates as fractions of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// What the other figures give when each is taken at its word: 45万 is 450000.
    pub at_word: Option<Number>,
    /// All that the figure held against it may mean, rounded or cut off.
    pub stated: Option<Interval>,
}

/// Both sides of `check`, one of those of `figures`.
///
/// ```
/// use gouji::check::compared;
/// use gouji::exact::Number;
/// let report = gouji::audit("投入1.4亿元、1.8亿元，合计3.2亿元。", &gouji::Options::default());
/// let sides = compared(&report.findings[0].check, &report.figures);
/// assert_eq!(sides.at_word, Some(Number::from(320_000_000)));
/// assert!(sides.stated.unwrap().contains(Number::from(315_000_000)));
/// ```
pub fn compared(check: &Check, figures: &[Figure]) -> Compared {
    let known = Values { claim: &check.claim, figures, changed: &[] };
    Compared { at_word: at_word(&known), stated: stated(&known) }
}

fn at_word(known: &Values) -> Option<Number> {
    let one = |role: Role| known.one(role).and_then(Value::amount);
    let parts = || known.amount(Role::Part);
    let base = || known.base().and_then(Value::amount);
    match known.claim.form {
        Form::Sum { .. } | Form::Bound => parts(),
        Form::Ratio => parts()?.ratio_of(known.amount(Role::Whole)?),
        Form::Share => parts()?.ratio_of(Number::from(100)),
        Form::Average { per, over } => {
            one(Role::Whole)?.times(i64::from(per).into())?.ratio_of(known.number(over)?.amount()?)
        }
        Form::Change { rise, years: 1 } => {
            let current = one(Role::Current)?;
            let by = |amount: Number| if rise { current.minus(amount) } else { current.plus(amount) };
            let before = base().or_else(|| by(one(Role::Amount)?))?;
            let growth = current.minus(before)?.ratio_of(before)?;
            if rise { Some(growth) } else { Number::ZERO.minus(growth) }
        }
        Form::Difference { rise } => {
            let gap = one(Role::Current)?.minus(base()?)?;
            if rise { Some(gap) } else { Number::ZERO.minus(gap) }
        }
        Form::Repeat => one(Role::Whole).or_else(base),
        _ => None,
    }
}

fn stated(known: &Values) -> Option<Interval> {
    match known.claim.form {
        Form::Sum { .. } => known.sum(Role::Whole),
        Form::Bound => Some(known.one(Role::Whole)?.tolerance()),
        Form::Ratio | Form::Extent { .. } | Form::Change { .. } => known.rate(Role::Stated)?.either(),
        Form::Average { .. } => {
            let mean = known.one(Role::Stated)?;
            Rate { value: mean.amount()?, step: mean.step()?, bound: mean.bound }.either()
        }
        Form::Share => Some(Interval::point(Number::ONE)),
        Form::Difference { .. } | Form::Repeat | Form::Duration | Form::Enumeration { .. } => {
            Some(known.one(Role::Stated)?.tolerance())
        }
        Form::Sequence | Form::Together { .. } | Form::Tie => None,
    }
}
