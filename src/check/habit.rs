//! What a document does with its rates: rounds, cuts off, or both; every rate that can tell has a vote.

use super::{Check, Values, Verdict};
use crate::claims::{Form, Role};
use crate::exact::Bound;
use crate::figures::Figure;

/// How many rates are rounded and how many cut off, of those where both differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Habit {
    /// Rounded up, where the last digit would be one less if cut off.
    pub rounded: usize,
    /// Cut off, where rounding gives one more.
    pub cut_off: usize,
}

/// The habit that `checks` over `figures` tell of.
///
/// ```
/// use gouji::check::{self, Habit};
/// let report = gouji::audit("参加1099人，合格1044人，合格率94.99%。受理86件，办结74件，办结率86.05%。", &gouji::Options::default());
/// let checks = report.findings.iter().map(|finding| &finding.check);
/// assert_eq!(check::habit(checks, &report.figures), Habit { rounded: 1, cut_off: 1 });
/// ```
pub fn habit<'c>(checks: impl Iterator<Item = &'c Check>, figures: &[Figure]) -> Habit {
    let mut habit = Habit::default();
    for check in checks.filter(|check| matches!(check.claim.form, Form::Ratio | Form::Change { years: 1, .. })) {
        let known = Values { claim: &check.claim, figures, changed: &[] };
        let stated = known.rate(Role::Stated).filter(|rate| rate.bound == Bound::Exact);
        let exact = check.calculated.and_then(|calculated| calculated.exactly());
        let Some((stated, exact)) = stated.zip(exact) else { continue };
        match check.verdict {
            Verdict::Holds => habit.rounded += usize::from(stated.value > exact),
            Verdict::Truncated => habit.cut_off += 1,
            _ => {}
        }
    }
    habit
}
