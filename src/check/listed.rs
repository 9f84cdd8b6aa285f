//! Shares of a whole, means, repeats, numbered lists and lengths of time.

use super::ratio::verdict;
use super::verdict::Verdict;
use super::{Outcome, Values};
use crate::claims::Role;
use crate::exact::{End, Interval, Number, Rate};

/// The shares together against 100 %: each may have been rounded or cut off.
pub fn share(known: &Values) -> Option<Outcome> {
    let mut range = Interval::point(Number::ZERO);
    for share in known.all(Role::Part) {
        let rate = share?.rate()?;
        let (low, high) = (rate.rounded()?.low, rate.cut_off()?.high);
        range = range.plus(&Interval { low, high })?;
    }
    let total = known.amount(Role::Part)?.ratio_of(Number::from(100))?;
    let verdict = if range.contains(Number::ONE) { Verdict::Holds } else { Verdict::Violated };
    Some(Outcome::plain(verdict, Interval::point(total)))
}

/// A part of a whole: no less than nothing, no more than all of it.
pub fn extent(known: &Values) -> Option<Outcome> {
    let all = Interval::between(Number::ZERO, Number::ONE);
    let possible = known.rate(Role::Stated)?.either()?.meets(&all);
    Some(Outcome::plain(if possible { Verdict::Holds } else { Verdict::Violated }, all))
}

/// The total ÷ the number, times `per`, against the mean.
pub fn average(known: &Values, per: u32, over: u32) -> Option<Outcome> {
    let (total, number, mean) = (known.one(Role::Whole)?, known.number(over)?, known.one(Role::Stated)?);
    let per = Number::from(i64::from(per));
    let quotient = total.tolerance().scaled(per)?.ratio_of(&number.tolerance())?;
    let stated = Rate { value: mean.amount()?, step: mean.step()?, bound: mean.bound };
    let fit = stated.weigher()?.weigh(total.amount()?.times(per)?.ratio_of(number.amount()?), &quotient)?;
    Some(Outcome::plain(verdict(fit), quotient))
}

/// Both statements of one thing.
pub fn repeat(known: &Values) -> Option<Outcome> {
    let first = known.one(Role::Whole).or_else(|| known.claim.earlier())?;
    let again = known.one(Role::Stated)?;
    let same = first.tolerance().meets(&again.tolerance());
    Some(Outcome::plain(if same { Verdict::Holds } else { Verdict::Violated }, first.tolerance()))
}

/// The numbers of a list: each one more than the one before.
pub fn sequence(known: &Values) -> Option<Outcome> {
    let numbers: Option<Vec<Number>> = known.all(Role::Item).map(|value| value?.amount()).collect();
    let steps = numbers?.windows(2).all(|pair| pair[0].plus(Number::ONE) == Some(pair[1]));
    let last = known.all(Role::Item).last()??.interval;
    Some(Outcome::plain(if steps { Verdict::Holds } else { Verdict::Violated }, last))
}

/// The years from the first to the last; both may be counted in.
pub fn duration(known: &Values) -> Option<Outcome> {
    let last = known.one(Role::Current).or_else(|| known.one(Role::Context))?;
    let years = last.amount()?.minus(known.one(Role::Base)?.amount()?)?;
    let stated = known.one(Role::Stated)?.tolerance();
    let counted = Interval::new(End::closed(years), End::closed(years.plus(Number::ONE)?));
    Some(Outcome::plain(if stated.meets(&counted) { Verdict::Holds } else { Verdict::Violated }, counted))
}
