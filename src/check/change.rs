//! A rise or fall by a rate, with the state before stated, implied by an amount, or unknown.

use super::ratio::verdict;
use super::verdict::{Cause, Verdict};
use super::{Outcome, Values};
use crate::claims::Role;
use crate::exact::{Fit, Interval, Number, Rate};
use crate::figures::Value;

/// The rate against both states; where the one before is not given, some value of its grid must give the rate.
pub fn change(known: &Values, rise: bool) -> Option<Outcome> {
    let current = known.one(Role::Current)?;
    let rate = known.one(Role::Stated)?.rate()?;
    let base = match (known.claim.figure(Role::Base), known.claim.figure(Role::Amount)) {
        (Some(id), _) => Some(known.value(id)?.tolerance),
        (None, Some(id)) => {
            let amount = known.value(id)?.tolerance;
            Some(if rise { current.tolerance.minus(&amount)? } else { current.tolerance.plus(&amount)? })
        }
        (None, None) => None,
    };
    match base {
        Some(base) => with_base(current, base, &rate, rise),
        None => without_base(current, &rate, rise),
    }
}

/// How much `current` lies above `base`, for its size.
fn growth(current: Interval, base: Interval, rise: bool) -> Option<Interval> {
    let quotient = current.ratio_of(&base)?;
    let one = Interval::point(Number::ONE);
    if rise { quotient.minus(&one) } else { one.minus(&quotient) }
}

fn with_base(current: &Value, base: Interval, rate: &Rate, rise: bool) -> Option<Outcome> {
    let calculated = growth(current.tolerance, base, rise)?;
    let verdict = verdict(rate.fit(&calculated)?);
    let cause = (verdict == Verdict::Violated).then(|| cause(current, base, rate, rise)).flatten();
    Some(Outcome { cause, ..Outcome::plain(verdict, calculated) })
}

fn cause(current: &Value, base: Interval, rate: &Rate, rise: bool) -> Option<Cause> {
    let fits = |calculated: Option<Interval>| calculated.and_then(|c| rate.fit(&c)).is_some_and(|fit| fit != Fit::Not);
    if fits(growth(current.tolerance, base, !rise)) {
        return Some(Cause::WrongWay);
    }
    // Divided by the later state: (current − base) ÷ current.
    let swapped = growth(base, current.tolerance, !rise);
    fits(swapped).then(|| base.exactly()).flatten().map(|base| Cause::WrongYear { base })
}

/// The grid on which the unknown state before lies: whole numbers, or the last place of what is printed.
fn grid(current: &Value) -> Option<Number> {
    if current.factor == Number::ONE && current.places == 0 { Some(Number::ONE) } else { current.step() }
}

fn without_base(current: &Value, rate: &Rate, rise: bool) -> Option<Outcome> {
    let grid = grid(current)?;
    let [rounded, cut] = rate.change(rise)?;
    let bases = current.tolerance.ratio_of(&rounded)?;
    let verdict = if on_grid(&bases, grid)?.is_some() {
        Verdict::Holds
    } else if rate.bound == crate::exact::Bound::Exact && on_grid(&current.tolerance.ratio_of(&cut)?, grid)?.is_some() {
        Verdict::Truncated
    } else {
        Verdict::Violated
    };
    let cause = (verdict == Verdict::Violated).then(|| divided_by_later(current, rate, rise)).flatten();
    Some(Outcome { cause, ..Outcome::plain(verdict, bases) })
}

/// The state before that gives the rate when the change is divided by the later state, if just one does.
fn divided_by_later(current: &Value, rate: &Rate, rise: bool) -> Option<Cause> {
    let now = current.amount()?;
    let grid = grid(current)?;
    // |current − base| ÷ current is the rate, so base is current × (1 ∓ rate).
    let [rounded, cut] = rate.change(!rise)?;
    let bases = [rounded, cut].map(|share| share.scaled(now));
    let base = bases.into_iter().flatten().find_map(|bases| on_grid(&bases, grid).flatten())?;
    (base != now && !base.is_negative()).then_some(Cause::WrongYear { base })
}

/// The first positive multiple of `grid` in `interval`; the outer `None` is overflow.
fn on_grid(interval: &Interval, grid: Number) -> Option<Option<Number>> {
    let Some(low) = interval.low else { return Some(Some(grid)) };
    let first = low.at.ratio_of(grid)?.ceil();
    let candidates = [first, first + 1].map(|k| Number::whole(k.max(1)).times(grid));
    let mut found = None;
    for candidate in candidates {
        let candidate = candidate?;
        if found.is_none() && interval.contains(candidate) {
            found = Some(candidate);
        }
    }
    Some(found)
}
