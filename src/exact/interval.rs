//! The set of values between two ends, each of which may be open, closed or missing.

use std::cmp::Ordering;

use super::number::Number;

/// To how many decimals the ends of powers are moved that have too many.
const DECIMALS: i32 = 9;

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct End {
    /// Where it ends.
    pub at: Number,
    /// Whether `at` itself belongs to the interval.
    pub closed: bool,
}

impl End {
    /// An end that belongs to the interval.
    pub fn closed(at: Number) -> End {
        End { at, closed: true }
    }

    /// An end that does not belong to the interval.
    pub fn open(at: Number) -> End {
        End { at, closed: false }
    }
}

/// All values from `low` to `high`; a missing end is unbounded.
///
/// ```
/// use gouji::exact::{End, Interval, Number};
/// let over_45 = Interval::new(End::open(45.into()), End::open(46.into()));
/// let sum = Interval::new(End::open(45.into()), End::open(47.into()));
/// assert!(over_45.meets(&sum));
/// assert!(!over_45.meets(&Interval::point(45.into())));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The lower end; `None`: as low as you like.
    pub low: Option<End>,
    /// The upper end; `None`: as high as you like.
    pub high: Option<End>,
}

impl Interval {
    /// Every value there is.
    pub const ALL: Interval = Interval { low: None, high: None };

    /// Between two ends.
    pub fn new(low: End, high: End) -> Interval {
        Interval { low: Some(low), high: Some(high) }
    }

    /// One value alone.
    pub fn point(at: Number) -> Interval {
        Interval::new(End::closed(at), End::closed(at))
    }

    /// From `low`, included, upwards.
    pub fn at_least(low: Number) -> Interval {
        Interval { low: Some(End::closed(low)), high: None }
    }

    /// From `low` to `high`, both included.
    pub fn between(low: Number, high: Number) -> Interval {
        Interval::new(End::closed(low), End::closed(high))
    }

    /// The one value that it holds, if it is one.
    pub fn exactly(&self) -> Option<Number> {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low.at == high.at => Some(low.at),
            _ => None,
        }
    }

    /// Whether `value` lies in it.
    pub fn contains(&self, value: Number) -> bool {
        self.low.is_none_or(|end| value > end.at || (end.closed && value == end.at))
            && self.high.is_none_or(|end| value < end.at || (end.closed && value == end.at))
    }

    /// Whether some value lies in both.
    pub fn meets(&self, other: &Interval) -> bool {
        reaches(self.low, other.high) && reaches(other.low, self.high)
    }

    /// Whether some value of it is at most some value of `other`.
    pub fn may_be_at_most(&self, other: &Interval) -> bool {
        reaches(self.low, other.high)
    }

    /// What lies in both; `None`: nothing does.
    pub fn common(&self, other: &Interval) -> Option<Interval> {
        if !self.meets(other) {
            return None;
        }
        let tighter = |a: Option<End>, b: Option<End>, side: Ordering| match (a, b) {
            (Some(a), Some(b)) if a.at == b.at => Some(End { at: a.at, closed: a.closed && b.closed }),
            (Some(a), Some(b)) => Some(if a.at.cmp(&b.at) == side { a } else { b }),
            (a, b) => a.or(b),
        };
        let low = tighter(self.low, other.low, Ordering::Greater);
        Some(Interval { low, high: tighter(self.high, other.high, Ordering::Less) })
    }

    /// From the least to the greatest whole number in it; `None`: there is none.
    pub fn whole(&self) -> Option<Interval> {
        let low = self.low.map(|End { at, closed }| if closed { at.ceil() } else { at.floor().saturating_add(1) });
        let high = self.high.map(|End { at, closed }| if closed { at.floor() } else { at.ceil().saturating_sub(1) });
        let none = low.zip(high).is_some_and(|(low, high)| low > high);
        let end = |at: i128| End::closed(Number::whole(at));
        (!none).then_some(Interval { low: low.map(end), high: high.map(end) })
    }

    /// The set of sums; `None` on overflow.
    pub fn plus(&self, other: &Interval) -> Option<Interval> {
        Some(Interval {
            low: join(self.low, other.low, Number::plus)?,
            high: join(self.high, other.high, Number::plus)?,
        })
    }

    /// The set of differences; `None` on overflow.
    pub fn minus(&self, other: &Interval) -> Option<Interval> {
        Some(Interval {
            low: join(self.low, other.high, Number::minus)?,
            high: join(self.high, other.low, Number::minus)?,
        })
    }

    /// Every value below nought instead of above, and the other way round; `None` on overflow.
    pub fn negated(&self) -> Option<Interval> {
        Interval::point(Number::ZERO).minus(self)
    }

    /// Every value times `factor`, which is not nought; `None` on overflow.
    pub fn scaled(&self, factor: Number) -> Option<Interval> {
        let scale = |end: Option<End>| match end {
            None => Some(None),
            Some(end) => end.at.times(factor).map(|at| Some(End { at, ..end })),
        };
        let (low, high) = (scale(self.low)?, scale(self.high)?);
        Some(if factor.is_negative() { Interval { low: high, high: low } } else { Interval { low, high } })
    }

    /// The set of products of values that are not negative; `None` on overflow or below nought.
    pub fn times(&self, other: &Interval) -> Option<Interval> {
        self.not_negative()?;
        other.not_negative()?;
        // Nought times anything is nought, whether or not the other end belongs to its interval.
        let low = join(self.low, other.low, Number::times)?;
        let high = join(self.high, other.high, Number::times)?;
        let nought = [self.low, other.low].into_iter().flatten().any(|end| end.closed && end.at == Number::ZERO);
        let low = low.map(|end| End { closed: end.closed || nought, ..end });
        let still = [self.high, other.high].into_iter().flatten().any(|end| end.closed && end.at == Number::ZERO);
        Some(Interval { low, high: high.map(|end| End { closed: end.closed || still, ..end }) })
    }

    /// Every value, none of them negative, to the power of `exponent`; `None` on overflow or below nought. An end of too
    /// many decimals is moved outwards to one of fewer, so that no value is left out.
    ///
    /// ```
    /// use gouji::exact::{Interval, Number};
    /// let grown = Interval::point(Number::decimal(1_009_579, 6).unwrap()).power(10).unwrap();
    /// let (low, high) = (Number::decimal(110_002, 5).unwrap(), Number::decimal(110_003, 5).unwrap());
    /// assert!(low < grown.low.unwrap().at && grown.low.unwrap().at < grown.high.unwrap().at && grown.high.unwrap().at < high);
    /// ```
    pub fn power(&self, exponent: u32) -> Option<Interval> {
        self.not_negative()?;
        let power = |end: Option<End>, up: bool| match end {
            None => Some(None),
            Some(end) => {
                let exact = end.at.power(exponent).map(|at| End { at, ..end });
                exact.or_else(|| power_about(end.at, exponent, up).map(End::closed)).map(Some)
            }
        };
        Some(Interval { low: power(self.low, false)?, high: power(self.high, true)? })
    }

    /// The set of quotients; both must hold no negative value and `other` not nought.
    /// `None` on overflow or where that is not so.
    pub fn ratio_of(&self, other: &Interval) -> Option<Interval> {
        self.not_negative()?;
        if other.low.is_none_or(|end| end.at <= Number::ZERO) {
            return None;
        }
        if let (Some(part), Some(whole)) = (self.exactly(), other.exactly()) {
            return part.ratio_of(whole).map(Interval::point);
        }
        let low = match other.high {
            None => Some(End::closed(Number::ZERO)),
            high => join(self.low, high, Number::ratio_of)?,
        };
        // Nought divided by anything is nought.
        let nought = self.low.is_some_and(|end| end.closed && end.at == Number::ZERO);
        let low = low.map(|end| End { closed: end.closed || nought, ..end });
        Some(Interval { low, high: join(self.high, other.low, Number::ratio_of)? })
    }

    fn not_negative(&self) -> Option<()> {
        self.low.filter(|end| !end.at.is_negative()).map(|_| ())
    }
}

/// Whether something at or above `low` is at or below `high`.
fn reaches(low: Option<End>, high: Option<End>) -> bool {
    match (low, high) {
        (Some(low), Some(high)) => low.at < high.at || (low.at == high.at && low.closed && high.closed),
        _ => true,
    }
}

/// Two ends under `operation`: unbounded when either is, open when either is; the outer `None` is overflow.
fn join(a: Option<End>, b: Option<End>, operation: fn(Number, Number) -> Option<Number>) -> Option<Option<End>> {
    match (a, b) {
        (Some(a), Some(b)) => operation(a.at, b.at).map(|at| Some(End { at, closed: a.closed && b.closed })),
        _ => Some(None),
    }
}

/// `base` to the power of `exponent`, or a little more (`up`) or less than that.
fn power_about(base: Number, exponent: u32, up: bool) -> Option<Number> {
    let scale = Number::power_of_ten(DECIMALS)?;
    let moved = |at: Number| {
        let units = at.times(scale)?;
        Number::whole(if up { units.ceil() } else { units.floor() }).ratio_of(scale)
    };
    let base = moved(base)?;
    (0..exponent).try_fold(Number::ONE, |product, _| moved(product.times(base)?))
}
