//! What a word like 余, 近 or 以上 makes of the number that it stands with.

use super::interval::{End, Interval};
use super::number::Number;

/// How a written number bounds the value that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// The number itself.
    Exact,
    /// Above it, below the next step: 余, 多.
    Over,
    /// Below it, above the step before: 近, 不足, 将近.
    Under,
    /// Within a step of it: 约, 左右, 大约.
    About,
    /// It or more: 以上, 至少.
    AtLeast,
    /// It or less: 以下, 以内, 至多.
    AtMost,
    /// More than it: 超过, 突破.
    MoreThan,
    /// Less than it: 低于, 未满.
    LessThan,
}

impl Bound {
    /// The values that a number printed as `value` may mean. `step` is the place of its last digit that tells
    /// (10 for 30多, 10000 for 45万余). `None` on overflow.
    ///
    /// ```
    /// use gouji::exact::{Bound, Number};
    /// let thirty_odd = Bound::Over.around(30.into(), 10.into()).unwrap();
    /// assert!(thirty_odd.contains(31.into()) && !thirty_odd.contains(30.into()) && !thirty_odd.contains(40.into()));
    /// ```
    pub fn around(self, value: Number, step: Number) -> Option<Interval> {
        let unbounded = |low, high| Some(Interval { low, high });
        match self {
            Bound::Exact => Some(Interval::point(value)),
            Bound::Over => Some(Interval::new(End::open(value), End::open(value.plus(step)?))),
            Bound::Under => Some(Interval::new(End::open(value.minus(step)?), End::open(value))),
            Bound::About => Some(Interval::new(End::open(value.minus(step)?), End::open(value.plus(step)?))),
            Bound::AtLeast => unbounded(Some(End::closed(value)), None),
            Bound::AtMost => unbounded(Some(End::closed(Number::ZERO)), Some(End::closed(value))),
            Bound::MoreThan => unbounded(Some(End::open(value)), None),
            Bound::LessThan => unbounded(Some(End::closed(Number::ZERO)), Some(End::open(value))),
        }
    }
}
