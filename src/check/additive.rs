//! Sums, bounds and differences.

use super::verdict::{Remark, Verdict};
use super::{Outcome, Values, sum as total};
use crate::claims::Role;
use crate::exact::{End, Interval};

/// Whether every value of `a` lies above every value of `b`.
fn above(a: &Interval, b: &Interval) -> bool {
    !Interval { low: a.low, high: None }.may_be_at_most(b)
}

/// The parts against the whole; `after`: the whole is stated behind its parts, which then must meet it.
pub fn sum(known: &Values, after: bool) -> Option<Outcome> {
    let whole = known.one(Role::Whole)?.tolerance;
    let parts = total(&known.all(Role::Part)?)?;
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
    let verdict = if above(&part.tolerance, &whole.tolerance) { Verdict::Violated } else { Verdict::Holds };
    let all = verdict == Verdict::Holds && part.is_precise() && whole.is_precise() && part.amount() == whole.amount();
    Some(Outcome { remark: all.then_some(Remark::AllOfIt), ..Outcome::plain(verdict, part.tolerance) })
}

/// current − base against the amount; `rise`: upwards.
pub fn difference(known: &Values, rise: bool) -> Option<Outcome> {
    let (base, current) = (known.one(Role::Base)?.tolerance, known.one(Role::Current)?.tolerance);
    let gap = if rise { current.minus(&base)? } else { base.minus(&current)? };
    let stated = known.one(Role::Stated)?.tolerance;
    // What is printed to the last place is compared closed: a difference of two rounded rates may lie on its edge.
    let closed = |end: Option<End>| end.map(|end| End::closed(end.at));
    let edge = Interval { low: closed(stated.low), high: closed(stated.high) };
    let exact = known
        .claim
        .figures
        .iter()
        .all(|&(id, _)| known.value(id).is_some_and(|value| value.bound == crate::exact::Bound::Exact));
    let verdict = if exact {
        // Figures of one series are printed alike: the printed ones must tie up, or their exact ones may.
        let printed = known.one(Role::Current)?.amount()?.minus(known.one(Role::Base)?.amount()?)?;
        let printed = if rise { printed } else { crate::exact::Number::ZERO.minus(printed)? };
        printed == known.one(Role::Stated)?.amount()?
    } else {
        edge.meets(&gap)
    };
    let loose = exact && known.one(Role::Stated)?.places < known.one(Role::Current)?.places && edge.meets(&gap);
    Some(Outcome::plain(if verdict || loose { Verdict::Holds } else { Verdict::Violated }, gap))
}
