//! Sums, bounds and differences.

use super::verdict::{Remark, Verdict};
use super::{Outcome, Values};
use crate::claims::{Role, Why};
use crate::exact::{Bound, Fit, Interval, Number, Rate};

/// Whether every value of `a` lies above every value of `b`.
fn above(a: &Interval, b: &Interval) -> bool {
    !Interval { low: a.low, high: None }.may_be_at_most(b)
}

/// The parts against the whole, or what wholes make together; `after`: the whole is stated behind its parts, which then must meet it.
pub fn sum(known: &Values, after: bool) -> Option<Outcome> {
    known.claim.figure(Role::Whole)?;
    let (whole, parts) = (known.sum(Role::Whole)?, known.sum(Role::Part)?);
    let verdict = if parts.meets(&whole) {
        Verdict::Holds
    } else if above(&parts, &whole) || after {
        Verdict::Violated
    } else {
        Verdict::Incomplete
    };
    Some(Outcome::plain(verdict, parts))
}

/// The part at most the whole.
pub fn bound(known: &Values) -> Option<Outcome> {
    let whole = known.one(Role::Whole)?;
    let part = known.one(Role::Part)?;
    let verdict = if above(&part.tolerance(), &whole.tolerance()) { Verdict::Violated } else { Verdict::Holds };
    let all = verdict == Verdict::Holds
        && part.is_precise()
        && whole.is_precise()
        && part.amount() == whole.amount()
        && part.amount() != Some(Number::ZERO);
    Some(Outcome { remark: all.then_some(Remark::AllOfIt), ..Outcome::plain(verdict, part.tolerance()) })
}

/// current − base against the amount; `rise`: upwards.
pub fn difference(known: &Values, rise: bool) -> Option<Outcome> {
    let (base, current, stated) = (known.base()?, known.one(Role::Current)?, known.one(Role::Stated)?);
    let (from, to) = if rise { (base, current) } else { (current, base) };
    let gap = to.tolerance().minus(&from.tolerance())?;
    let printed = to.amount()?.minus(from.amount()?)?;
    let amount = Rate { value: stated.amount()?, step: stated.step()?, bound: stated.bound };
    // Of one time, and each rounded by itself, they may differ in the last place.
    let each_rounded = matches!(known.claim.why, Why::Gap(_)) && !current.is_precise();
    let exact = !each_rounded && [base, current].iter().all(|value| value.bound == Bound::Exact);
    // Figures printed to the same place tie up as printed; one that is printed shorter may be rounded.
    let holds =
        if exact { amount.fit(&Interval::point(printed))? == Fit::Rounded } else { stated.tolerance().meets(&gap) };
    let shorter = stated.places < to.places.max(from.places) || !stated.is_precise() && stated.factor > to.factor;
    let holds = holds && (!exact || shorter || Some(printed) == stated.amount());
    let calculated = if exact { Interval::point(printed) } else { gap };
    Some(Outcome::plain(if holds { Verdict::Holds } else { Verdict::Violated }, calculated))
}
