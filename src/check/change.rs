//! A rise or fall by a rate, with the state before stated, implied by an amount, or unknown.

use super::ratio::verdict;
use super::verdict::{Cause, Verdict};
use super::{Outcome, Values};
use crate::claims::Role;
use crate::exact::{Fit, Interval, Number, Rate};
use crate::figures::Value;

/// The rate against both states; where the one before is not given, some value of its grid must give the rate.
pub fn change(known: &Values, rise: bool, years: u32) -> Option<Outcome> {
    let rate = known.rate(Role::Stated)?;
    let Some(current) = known.one(Role::Current) else { return by_amount(known, &rate) };
    let base = match (known.base(), known.one(Role::Amount)) {
        (Some(base), _) => Some((base.amount()?, base.tolerance())),
        (None, Some(amount)) if rise => {
            Some((current.amount()?.minus(amount.amount()?)?, current.tolerance().minus(&amount.tolerance())?))
        }
        (None, Some(amount)) => {
            Some((current.amount()?.plus(amount.amount()?)?, current.tolerance().plus(&amount.tolerance())?))
        }
        (None, None) => None,
    };
    if !rise && rate.value > Number::ONE {
        // Nothing falls by more than all of it.
        return Some(Outcome::plain(Verdict::Violated, Interval::point(Number::ZERO)));
    }
    match base {
        Some((printed, base)) if years > 1 => compound(current, printed, base, &rate, rise, years),
        Some((printed, base)) => {
            let by = known.one(Role::Amount).filter(|_| known.base().is_none());
            let by = by.and_then(|by| growth_by(current.tolerance(), by.tolerance(), rise));
            let calculated = by.or_else(|| growth(current.tolerance(), base, rise))?;
            with_base(current, printed, base, calculated, &rate, rise)
        }
        None => without_base(current, &rate, rise),
    }
}

/// The amount ÷ the state before, where the later state is not told.
fn by_amount(known: &Values, rate: &Rate) -> Option<Outcome> {
    let (base, amount) = (known.one(Role::Base)?, known.one(Role::Amount)?);
    let quotient = amount.tolerance().ratio_of(&base.tolerance())?;
    let fit = rate.weigher()?.weigh(amount.amount()?.ratio_of(base.amount()?), &quotient)?;
    Some(Outcome::plain(verdict(fit), quotient))
}

/// How much `current` lies above `base`, for its size.
fn growth(current: Interval, base: Interval, rise: bool) -> Option<Interval> {
    let quotient = current.ratio_of(&base)?;
    let one = Interval::point(Number::ONE);
    if rise { quotient.minus(&one) } else { one.minus(&quotient) }
}

/// The growth by `amount` to `current`: amount ÷ (current ∓ amount), with the amount taken for the same in both places.
/// `None` where it may be nought, and on overflow.
fn growth_by(current: Interval, amount: Interval, rise: bool) -> Option<Interval> {
    let (times, one) = (current.ratio_of(&amount)?, Interval::point(Number::ONE));
    one.ratio_of(&if rise { times.minus(&one)? } else { times.plus(&one)? })
}

fn with_base(
    current: &Value,
    printed: Number,
    base: Interval,
    calculated: Interval,
    rate: &Rate,
    rise: bool,
) -> Option<Outcome> {
    let at_word = growth(Interval::point(current.amount()?), Interval::point(printed), rise).and_then(|g| g.exactly());
    let verdict = verdict(rate.weigher()?.weigh(at_word, &calculated)?);
    let cause = (verdict == Verdict::Violated).then(|| cause(current, base, rate, rise)).flatten();
    Some(Outcome { cause, ..Outcome::plain(verdict, calculated) })
}

/// 年均增长: the growth of every year, compounded, against both ends. What is calculated is current ÷ base.
fn compound(current: &Value, printed: Number, base: Interval, rate: &Rate, rise: bool, years: u32) -> Option<Outcome> {
    let [rounded, cut] = rate.change(rise)?;
    let quotient = current.tolerance().ratio_of(&base)?;
    let at_word = Interval::point(current.amount()?.ratio_of(printed)?);
    let (rounded, cut) = (rounded.power(years)?, cut.power(years)?);
    let verdict = if rounded.meets(&at_word) {
        Verdict::Holds
    } else if cut.meets(&at_word) {
        Verdict::Truncated
    } else if rounded.meets(&quotient) || cut.meets(&quotient) {
        Verdict::Holds
    } else {
        Verdict::Violated
    };
    Some(Outcome::plain(verdict, quotient))
}

fn cause(current: &Value, base: Interval, rate: &Rate, rise: bool) -> Option<Cause> {
    let fits = |calculated: Option<Interval>| calculated.and_then(|c| rate.fit(&c)).is_some_and(|fit| fit != Fit::Not);
    if fits(growth(current.tolerance(), base, !rise)) {
        return Some(Cause::WrongWay);
    }
    // Divided by the later state: (current − base) ÷ current.
    let swapped = growth(base, current.tolerance(), !rise);
    fits(swapped).then(|| base.exactly()).flatten().map(|base| Cause::WrongYear { base })
}

/// The grid on which the unknown state before lies: whole ones, also behind 万 and 亿, whose rates are worked out of more than
/// is printed; else the last place of what is printed.
pub fn grid(current: &Value) -> Option<Number> {
    if current.factor > Number::ONE || current.places == 0 { Some(Number::ONE) } else { current.step() }
}

fn without_base(current: &Value, rate: &Rate, rise: bool) -> Option<Outcome> {
    let grid = grid(current)?;
    let [rounded, cut] = rate.change(rise)?;
    let bases = current.tolerance().ratio_of(&rounded)?;
    let verdict = if on_grid(&bases, grid)?.is_some() {
        Verdict::Holds
    } else if rate.bound == crate::exact::Bound::Exact && some_base(&current.tolerance(), &cut, grid)? {
        Verdict::Truncated
    } else {
        Verdict::Violated
    };
    let cause = (verdict == Verdict::Violated).then(|| divided_by_later(current, rate, rise)).flatten();
    Some(Outcome { cause, ..Outcome::plain(verdict, bases) })
}

/// Whether some state before, on `grid`, becomes `current` when multiplied by one of `factors`; `None` on overflow.
pub fn some_base(current: &Interval, factors: &Interval, grid: Number) -> Option<bool> {
    Some(on_grid(&current.ratio_of(factors)?, grid)?.is_some())
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
