//! The readings of a stated rate under which its claim holds: rounded, cut off, both, or neither.

use super::change::{grid, some_base};
use super::{Check, Values};
use crate::claims::{Form, Role};
use crate::exact::{Bound, Interval, Number, Rate};
use crate::figures::Figure;

/// Under which readings of the stated rate a claim holds: where they differ, the verdict turns with the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readings {
    /// When the last digit was rounded.
    pub rounded: bool,
    /// When the digits beyond were cut off.
    pub cut_off: bool,
    /// When it was rounded up, however little was left; that alone makes no claim hold.
    pub rounded_up: bool,
}

/// The readings of the rate that `check` states; `None` where it states none, or none that could be cut off.
///
/// ```
/// use gouji::check::{self, Readings};
/// let report = gouji::audit("参加1099人，合格1044人，合格率94.99%。", &gouji::Options::default());
/// let readings = report.findings.iter().find_map(|finding| check::readings(&finding.check, &report.figures));
/// assert_eq!(readings, Some(Readings { rounded: false, cut_off: true, rounded_up: false }));
/// ```
pub fn readings(check: &Check, figures: &[Figure]) -> Option<Readings> {
    let known = Values { claim: &check.claim, figures, changed: &[] };
    let rate = |stated: Rate| Some(stated).filter(|stated| stated.bound == Bound::Exact);
    let of_quotient = |stated: Rate, quotient: Interval| {
        Some(Readings {
            rounded: stated.rounded()?.meets(&quotient),
            cut_off: stated.cut_off()?.meets(&quotient),
            rounded_up: stated.rounded_up()?.meets(&quotient),
        })
    };
    match check.claim.form {
        Form::Ratio => of_quotient(rate(known.rate(Role::Stated)?)?, check.calculated?),
        Form::Average { .. } => {
            let mean = known.one(Role::Stated)?;
            of_quotient(rate(Rate { value: mean.amount()?, step: mean.step()?, bound: mean.bound })?, check.calculated?)
        }
        Form::Change { rise, years: 1 } if check.claim.base_is_unknown() => {
            let (current, stated) = (known.one(Role::Current)?, rate(known.rate(Role::Stated)?)?);
            let grid = grid(current)?;
            let [rounded, cut_off] = stated.change(rise)?;
            let (one, up) = (Interval::point(Number::ONE), stated.rounded_up()?);
            let rounded_up = if rise { one.plus(&up)? } else { one.minus(&up)? };
            let some = |factors: &Interval| some_base(&current.tolerance(), factors, grid);
            Some(Readings { rounded: some(&rounded)?, cut_off: some(&cut_off)?, rounded_up: some(&rounded_up)? })
        }
        Form::Change { years: 1, .. } => of_quotient(rate(known.rate(Role::Stated)?)?, check.calculated?),
        _ => None,
    }
}
