//! Unknown numbers under linear conditions: values that satisfy all of them, or that there are none.

use super::interval::{End, Interval};
use super::number::Number;
use crate::sort;

/// How often the ranges of all unknowns are narrowed by all conditions before they are parted.
const ROUNDS: usize = 32;
/// How many partings of ranges are tried.
const TRIES: u32 = 400;

/// A number that is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// Where it lies.
    pub range: Interval,
    /// Whether it has no fraction.
    pub whole: bool,
}

/// That so many times these unknowns, added up, lie in a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Each unknown, by its place, with its factor, which is not nought.
    terms: Vec<(usize, Number)>,
    /// Where their sum lies.
    range: Interval,
}

impl Condition {
    /// That the sum of `terms`, unknowns by their place with their factors, lies in `range`; `None` on overflow.
    pub fn new(mut terms: Vec<(usize, Number)>, range: Interval) -> Option<Condition> {
        sort::by_key(&mut terms, |(unknown, _)| *unknown);
        let mut once: Vec<(usize, Number)> = Vec::with_capacity(terms.len());
        for (unknown, by) in terms {
            match once.last_mut().filter(|(last, _)| *last == unknown) {
                Some((_, sum)) => *sum = sum.plus(by)?,
                None => once.push((unknown, by)),
            }
        }
        once.retain(|(_, by)| *by != Number::ZERO);
        Some(Condition { terms: once, range })
    }

    /// The unknowns that it speaks of.
    pub fn unknowns(&self) -> impl Iterator<Item = usize> {
        self.terms.iter().map(|(unknown, _)| *unknown)
    }

    /// The same of unknowns in other places.
    pub fn renamed(&self, mut place: impl FnMut(usize) -> usize) -> Condition {
        let mut terms: Vec<_> = self.terms.iter().map(|(unknown, by)| (place(*unknown), *by)).collect();
        sort::by_key(&mut terms, |(unknown, _)| *unknown);
        Condition { terms, range: self.range }
    }

    /// Whether it holds for `values`; `None` on overflow.
    pub fn holds(&self, values: &[Number]) -> Option<bool> {
        let sum =
            self.terms.iter().try_fold(Number::ZERO, |sum, (unknown, by)| sum.plus(values[*unknown].times(*by)?))?;
        Some(self.range.contains(sum))
    }

    /// Narrows `ranges` to what it leaves of them: whether anything changed. The outer `None`: it leaves nothing.
    fn narrow(&self, ranges: &mut [Interval], unknowns: &[Unknown]) -> Option<bool> {
        if self.terms.is_empty() {
            return self.range.contains(Number::ZERO).then_some(false);
        }
        let Some(left) = self.left(ranges) else { return Some(false) };
        let mut changed = false;
        for ((unknown, _), left) in self.terms.iter().zip(left) {
            let narrower = within(&ranges[*unknown].common(&left)?, &unknowns[*unknown])?;
            changed |= narrower != ranges[*unknown];
            ranges[*unknown] = narrower;
        }
        Some(changed)
    }

    /// What it leaves of each of its unknowns when the others lie in `ranges`; `None` on overflow.
    fn left(&self, ranges: &[Interval]) -> Option<Vec<Interval>> {
        let shares: Vec<Interval> =
            self.terms.iter().map(|(unknown, by)| ranges[*unknown].scaled(*by)).collect::<Option<_>>()?;
        let nought = Interval::point(Number::ZERO);
        let mut behind = vec![nought; shares.len() + 1];
        for index in (0..shares.len()).rev() {
            behind[index] = behind[index + 1].plus(&shares[index])?;
        }
        let (mut before, mut left) = (nought, Vec::with_capacity(shares.len()));
        for (index, (_, by)) in self.terms.iter().enumerate() {
            let own = self.range.minus(&before.plus(&behind[index + 1])?)?;
            left.push(own.scaled(Number::ONE.ratio_of(*by)?)?);
            before = before.plus(&shares[index])?;
        }
        Some(left)
    }
}

/// What is left of `range` when the unknown is a whole number; `None`: nothing.
fn within(range: &Interval, unknown: &Unknown) -> Option<Interval> {
    if unknown.whole { range.whole() } else { Some(*range) }
}

/// Unknowns with all that has to hold of them.
#[derive(Debug, Clone, Default)]
pub struct System {
    /// The unknowns.
    pub unknowns: Vec<Unknown>,
    /// What has to hold of them.
    pub conditions: Vec<Condition>,
}

/// What comes of looking for values that satisfy a system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Solution {
    /// These do, one for each unknown.
    Found(Vec<Number>),
    /// There are none.
    Impossible,
    /// It is too large to tell, or its numbers are.
    Unclear,
}

impl System {
    /// Values that satisfy every condition, by narrowing the ranges of the unknowns and parting them where that does not
    /// tell. Never wrong: what is found holds, and what is impossible has been looked through.
    ///
    /// ```
    /// use gouji::exact::{Condition, Interval, Number, Solution, System, Unknown};
    /// // Two whole numbers from 1 to 9, of which one is three times the other and one more.
    /// let digit = Unknown { range: Interval::between(1.into(), 9.into()), whole: true };
    /// let thrice = Condition::new(vec![(0, 1.into()), (1, (-3).into())], Interval::point(1.into())).unwrap();
    /// let mut system = System { unknowns: vec![digit.clone(), digit], conditions: vec![thrice] };
    /// assert_eq!(system.solve(), Solution::Found(vec![4.into(), 1.into()]));
    /// system.conditions.push(Condition::new(vec![(0, 1.into())], Interval::at_least(8.into())).unwrap());
    /// assert_eq!(system.solve(), Solution::Impossible);
    /// ```
    pub fn solve(&self) -> Solution {
        let start: Option<Vec<Interval>> =
            self.unknowns.iter().map(|unknown| within(&unknown.range, unknown)).collect();
        let mut tries = TRIES;
        start.map_or(Solution::Impossible, |ranges| self.search(ranges, &mut tries))
    }

    fn search(&self, mut ranges: Vec<Interval>, tries: &mut u32) -> Solution {
        if *tries == 0 {
            return Solution::Unclear;
        }
        *tries -= 1;
        if self.narrow(&mut ranges).is_none() {
            return Solution::Impossible;
        }
        let Some(parting) = self.part(&ranges) else { return self.all_fixed(&ranges) };
        let mut clear = parting.complete;
        for range in parting.ranges {
            let mut ranges = ranges.clone();
            ranges[parting.unknown] = range;
            match self.search(ranges, tries) {
                Solution::Impossible => {}
                Solution::Unclear => clear = false,
                found => return found,
            }
        }
        if clear { Solution::Impossible } else { Solution::Unclear }
    }

    /// `None`: nothing is left.
    fn narrow(&self, ranges: &mut [Interval]) -> Option<()> {
        for _ in 0..ROUNDS {
            let mut changed = false;
            for condition in &self.conditions {
                changed |= condition.narrow(ranges, &self.unknowns)?;
            }
            if !changed {
                break;
            }
        }
        Some(())
    }

    /// How to go on with `ranges`; `None`: each is one number.
    fn part(&self, ranges: &[Interval]) -> Option<Parting> {
        let open = || ranges.iter().enumerate().filter(|(_, range)| range.exactly().is_none());
        let width = |range: &Interval| range.high?.at.minus(range.low?.at);
        let wide = |range: &Interval| width(range).map_or(i128::MAX, Number::floor);
        let counted = open().filter(|(index, _)| self.unknowns[*index].whole);
        if let Some((unknown, range)) = counted.min_by_key(|(_, range)| wide(range)) {
            return Some(halves(unknown, range));
        }
        open().next().map(|(unknown, range)| {
            let ends = [range.low, range.high].map(|end| end.filter(|end| end.closed).map(|end| end.at));
            let points = [middle(range), ends[0], ends[1]].into_iter().flatten();
            Parting { unknown, ranges: points.map(Interval::point).collect(), complete: false }
        })
    }

    fn all_fixed(&self, ranges: &[Interval]) -> Solution {
        let values: Option<Vec<Number>> = ranges.iter().map(Interval::exactly).collect();
        let Some(values) = values else { return Solution::Unclear };
        let all = self.conditions.iter().map(|condition| condition.holds(&values));
        match all.collect::<Option<Vec<bool>>>() {
            Some(all) if all.iter().all(|holds| *holds) => Solution::Found(values),
            Some(_) => Solution::Impossible,
            None => Solution::Unclear,
        }
    }
}

/// Ranges for an unknown to be tried one by one; `complete`: together they are all that it can be.
struct Parting {
    unknown: usize,
    ranges: Vec<Interval>,
    complete: bool,
}

/// Both halves of a range of whole numbers; of one without an end its nearest number.
fn halves(unknown: usize, range: &Interval) -> Parting {
    let (Some(low), Some(high)) = (range.low, range.high) else {
        let end = range.low.or(range.high).map_or(Number::ZERO, |end| end.at);
        return Parting { unknown, ranges: vec![Interval::point(end)], complete: false };
    };
    let (first, last) = (low.at.floor(), high.at.floor());
    let middle = first.midpoint(last);
    let between = |low: i128, high: i128| Interval::between(Number::whole(low), Number::whole(high));
    Parting { unknown, ranges: vec![between(first, middle), between(middle + 1, last)], complete: true }
}

/// A number amid a range.
fn middle(range: &Interval) -> Option<Number> {
    match (range.low, range.high) {
        (Some(low), Some(high)) => low.at.plus(high.at)?.ratio_of(Number::from(2)),
        (Some(End { at, .. }), None) => at.plus(Number::ONE),
        (None, Some(End { at, .. })) => at.minus(Number::ONE),
        (None, None) => Some(Number::ZERO),
    }
}
