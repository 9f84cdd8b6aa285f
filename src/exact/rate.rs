//! A printed rate: everything that would be written so.

use std::cell::OnceCell;

use super::bound::Bound;
use super::interval::{End, Interval};
use super::number::Number;

/// How a quotient fits a printed rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Not at all.
    Not,
    /// When the digits beyond are cut off.
    CutOff,
    /// When rounded; exactly half a step may have gone either way.
    Rounded,
}

/// A rate as it is printed: 94.99% is 0.9499 in steps of 0.0001.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// The printed value.
    pub value: Number,
    /// What one unit of its last digit is worth.
    pub step: Number,
    /// What the words around it make of it.
    pub bound: Bound,
}

/// A rate to hold quotients against.
#[derive(Debug, Clone)]
pub struct Weigher {
    rate: Rate,
    rounded: Interval,
    /// Worked out for those alone that are not rounded so.
    cut_off: OnceCell<Option<Interval>>,
}

impl Weigher {
    /// How `quotient` fits; `None` on overflow.
    pub fn fit(&self, quotient: &Interval) -> Option<Fit> {
        if self.rounded.meets(quotient) {
            return Some(Fit::Rounded);
        }
        let cut_off = || self.cut_off.get_or_init(|| self.rate.cut_off()).as_ref();
        let cut = self.rate.bound == Bound::Exact && cut_off()?.meets(quotient);
        Some(if cut { Fit::CutOff } else { Fit::Not })
    }

    /// How a quotient fits that is worked out from printed figures: `printed` taken at their word, else `range`,
    /// all that rounded ones may mean. `None` on overflow.
    pub fn weigh(&self, printed: Option<Number>, range: &Interval) -> Option<Fit> {
        if let Some(printed) = printed {
            let fit = self.fit(&Interval::point(printed))?;
            if fit != Fit::Not || range.exactly().is_some() {
                return Some(fit);
            }
        }
        Some(if self.fit(range)? == Fit::Not { Fit::Not } else { Fit::Rounded })
    }

    /// The same for a part of a whole: what is stated to be at most all of it cannot be more.
    pub fn weigh_part(&self, printed: Option<Number>, range: &Interval) -> Option<Fit> {
        let all = Interval { low: None, high: Some(End::closed(Number::ONE)) };
        if self.rate.value <= Number::ONE && !range.meets(&all) {
            return Some(Fit::Not);
        }
        self.weigh(printed, range)
    }
}

impl Rate {
    /// All that would be rounded to it; with 以上, 约 … all that these allow. `None` on overflow.
    pub fn rounded(&self) -> Option<Interval> {
        if self.bound != Bound::Exact {
            return self.bound.around(self.value, self.step);
        }
        let half = self.step.ratio_of(Number::from(2))?;
        Some(Interval::new(End::closed(self.value.minus(half)?), End::closed(self.value.plus(half)?)))
    }

    /// All that would be cut off to it. `None` on overflow.
    pub fn cut_off(&self) -> Option<Interval> {
        if self.value.is_negative() {
            return Some(Interval::new(End::open(self.value.minus(self.step)?), End::closed(self.value)));
        }
        Some(Interval::new(End::closed(self.value), End::open(self.value.plus(self.step)?)))
    }

    /// All that would be rounded up to it, however little is left. `None` on overflow.
    pub fn rounded_up(&self) -> Option<Interval> {
        Some(Interval::new(End::open(self.value.minus(self.step)?), End::closed(self.value)))
    }

    /// All that would be written so, rounded or cut off. `None` on overflow.
    pub fn either(&self) -> Option<Interval> {
        let rounded = self.rounded()?;
        if self.bound != Bound::Exact {
            return Some(rounded);
        }
        let cut = self.cut_off()?;
        let below = self.value.is_negative();
        Some(if below { Interval { low: cut.low, ..rounded } } else { Interval { high: cut.high, ..rounded } })
    }

    /// How `quotient` fits; `None` on overflow.
    ///
    /// ```
    /// use gouji::exact::{Bound, Fit, Interval, Number, Rate};
    /// let stated = Rate { value: Number::decimal(9499, 4).unwrap(), step: Number::decimal(1, 4).unwrap(), bound: Bound::Exact };
    /// let quotient = Interval::point(Number::from(1044).ratio_of(1099.into()).unwrap());
    /// assert_eq!(stated.fit(&quotient), Some(Fit::CutOff));
    /// ```
    pub fn fit(&self, quotient: &Interval) -> Option<Fit> {
        self.weigher()?.fit(quotient)
    }

    /// The rate, ready to be held against many quotients; `None` on overflow.
    pub fn weigher(&self) -> Option<Weigher> {
        Some(Weigher { rate: *self, rounded: self.rounded()?, cut_off: OnceCell::new() })
    }

    /// The same against 1 + rate (`rise`) or 1 − rate: what the current state is to the base.
    /// `None` on overflow.
    pub fn change(&self, rise: bool) -> Option<[Interval; 2]> {
        let one = Interval::point(Number::ONE);
        let to = |rate: Interval| if rise { one.plus(&rate) } else { one.minus(&rate) };
        Some([to(self.rounded()?)?, to(self.cut_off()?)?])
    }
}
