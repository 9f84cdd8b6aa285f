//! A rational number whose arithmetic tells when it overflows.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use num_integer::Integer;
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, Zero};

/// How a value is brought to a number of decimal places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest; exactly half goes away from zero (四舍五入).
    HalfUp,
    /// The digits beyond are dropped.
    CutOff,
}

/// An exact rational number. Every operation that could overflow returns `None` instead.
///
/// ```
/// use gouji::exact::{Number, Rounding};
/// let rate = Number::from(1044).ratio_of(Number::from(1099)).unwrap();
/// let percent = rate.times(Number::from(100)).unwrap();
/// assert_eq!(percent.to_decimal(2, Rounding::HalfUp), "95.00");
/// assert_eq!(percent.to_decimal(2, Rounding::CutOff), "94.99");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Number(Ratio<i128>);

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        if let Some((a, b)) = self.both_whole(*other) {
            return a.cmp(&b);
        }
        match self.both_small(*other) {
            Some((a, b, c, d)) => (a * d).cmp(&(c * b)),
            None => self.0.cmp(&other.0),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl From<i64> for Number {
    fn from(whole: i64) -> Self {
        Number(Ratio::from_integer(i128::from(whole)))
    }
}

impl Number {
    /// Nought.
    pub const ZERO: Number = Number(Ratio::new_raw(0, 1));
    /// One.
    pub const ONE: Number = Number(Ratio::new_raw(1, 1));
    /// A million.
    pub const MILLION: Number = Number(Ratio::new_raw(1_000_000, 1));
    /// Ten thousand, 万.
    pub const WAN: Number = Number(Ratio::new_raw(10_000, 1));

    /// The whole number `digits` with the last `places` digits behind the decimal point.
    /// `None` when 10^places does not fit.
    pub fn decimal(digits: i128, places: u32) -> Option<Number> {
        if places == 0 {
            return Some(Number::whole(digits));
        }
        let scale = 10_i128.checked_pow(places)?;
        let small = i64::try_from(scale).ok().zip(i64::try_from(digits).ok().filter(|digits| *digits > i64::MIN));
        Some(match small {
            Some((scale, digits)) => Number::reduced(digits, scale),
            None => Number(Ratio::new(digits, scale)),
        })
    }

    /// Ten to the power of `exponent`, which may be negative.
    pub fn power_of_ten(exponent: i32) -> Option<Number> {
        let power = 10_i128.checked_pow(exponent.unsigned_abs())?;
        Some(Number(if exponent < 0 { Ratio::new_raw(1, power) } else { Ratio::from_integer(power) }))
    }

    /// The sum, or `None` on overflow.
    pub fn plus(self, other: Number) -> Option<Number> {
        if let Some((a, b)) = self.both_whole(other) {
            return a.checked_add(b).map(Number::whole);
        }
        match self.both_small(other) {
            Some((a, b, c, d)) => Some(Number::reduced(a * d + c * b, b * d)),
            None => self.0.checked_add(&other.0).map(Number),
        }
    }

    /// The difference, or `None` on overflow.
    pub fn minus(self, other: Number) -> Option<Number> {
        if let Some((a, b)) = self.both_whole(other) {
            return a.checked_sub(b).map(Number::whole);
        }
        match self.both_small(other) {
            Some((a, b, c, d)) => Some(Number::reduced(a * d - c * b, b * d)),
            None => self.0.checked_sub(&other.0).map(Number),
        }
    }

    /// The product, or `None` on overflow.
    pub fn times(self, other: Number) -> Option<Number> {
        if other.is_one() {
            return Some(self);
        }
        if let Some((a, b)) = self.both_whole(other) {
            return a.checked_mul(b).map(Number::whole);
        }
        match self.both_small(other) {
            Some((a, b, c, d)) => Some(Number::reduced(a * c, b * d)),
            None => self.0.checked_mul(&other.0).map(Number),
        }
    }

    /// The quotient, or `None` on overflow or division by nought.
    pub fn ratio_of(self, other: Number) -> Option<Number> {
        if other.0.is_zero() {
            return None;
        }
        match self.both_small(other) {
            Some((a, b, c, d)) => Some(Number::reduced(a * d * c.signum(), b * c.abs())),
            None => self.0.checked_div(&other.0).map(Number),
        }
    }

    /// To the power of `exponent`; `None` on overflow.
    pub fn power(self, exponent: u32) -> Option<Number> {
        (0..exponent).try_fold(Number::ONE, |product, _| product.times(self))
    }

    /// Both, where neither has a fraction: most numbers of a report, whose arithmetic needs no common divisor.
    fn both_whole(self, other: Number) -> Option<(i128, i128)> {
        (self.is_whole() && other.is_whole()).then(|| (*self.0.numer(), *other.0.numer()))
    }

    /// Numerator and denominator of both, where no sum of two products of them leaves 64 bits: nearly always, and in 64
    /// bits all is much faster than in 128.
    fn both_small(self, other: Number) -> Option<(i64, i64, i64, i64)> {
        let small = |part: &i128| {
            let short = *part as i64;
            (i128::from(short) == *part && short.unsigned_abs() < 1 << 31).then_some(short)
        };
        Some((small(self.0.numer())?, small(self.0.denom())?, small(other.0.numer())?, small(other.0.denom())?))
    }

    /// `numer / denom` in lowest terms; `denom` is above nought.
    fn reduced(numer: i64, denom: i64) -> Number {
        let divisor = common_divisor(numer.unsigned_abs(), denom.unsigned_abs());
        let (numer, denom) = if divisor == 1 { (numer, denom) } else { (numer / divisor, denom / divisor) };
        Number(Ratio::new_raw(i128::from(numer), i128::from(denom)))
    }

    /// The value without its sign.
    pub fn abs(self) -> Number {
        Number(self.0.abs())
    }

    /// Whether it is below nought.
    pub fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    fn is_one(self) -> bool {
        (*self.0.numer(), *self.0.denom()) == (1, 1)
    }

    /// Whether it has no fraction.
    pub fn is_whole(self) -> bool {
        self.0.is_integer()
    }

    /// The greatest whole number that is not above it.
    pub fn floor(self) -> i128 {
        if self.is_whole() { *self.0.numer() } else { self.0.numer().div_floor(self.0.denom()) }
    }

    /// The least whole number that is not below it.
    pub fn ceil(self) -> i128 {
        self.0.numer().div_ceil(self.0.denom())
    }

    /// A whole number.
    pub fn whole(value: i128) -> Number {
        Number(Ratio::from_integer(value))
    }

    /// Brought to `places` decimals, as a number; `None` on overflow.
    pub fn round(self, places: u32, rounding: Rounding) -> Option<Number> {
        if self.is_whole() {
            return Some(self);
        }
        let (digits, scale) = self.digits(places, rounding)?;
        Some(Number(Ratio::new(if self.is_negative() { -digits } else { digits }, scale)))
    }

    /// The digits that write it without its sign with `places` decimals, and ten to the power of these.
    fn digits(self, places: u32, rounding: Rounding) -> Option<(i128, i128)> {
        let scale = 10_i128.checked_pow(places)?;
        let (scaled, denom) = (self.0.numer().checked_abs()?.checked_mul(scale)?, *self.0.denom());
        let (digits, rest) = match (i64::try_from(scaled), i64::try_from(denom)) {
            (Ok(scaled), Ok(denom)) => (i128::from(scaled / denom), i128::from(scaled % denom)),
            _ => (scaled / denom, scaled % denom),
        };
        let up = rounding == Rounding::HalfUp && rest >= denom - rest;
        Some((digits + i128::from(up), scale))
    }

    /// Written with `places` decimals, trailing zeros kept; in full (see [`fmt::Display`]) where that overflows.
    pub fn to_decimal(self, places: u32, rounding: Rounding) -> String {
        let mut text = String::new();
        let written = self.digits(places, rounding).map(|(digits, scale)| {
            let sign = if self.is_negative() && digits != 0 { "-" } else { "" };
            text.push_str(sign);
            write(&mut text, (digits, scale), places)
        });
        if written.is_some_and(|written| written.is_ok()) { text } else { self.to_string() }
    }

    /// The number of decimals that write it in full, if that many (at most 12) do.
    pub fn decimal_places(self) -> Option<u32> {
        if self.is_whole() {
            return Some(0);
        }
        // What divides a power of ten is made of twos and fives alone.
        let mut rest = i64::try_from(*self.0.denom()).ok()?;
        let (twos, mut fives) = (rest.trailing_zeros(), 0);
        rest >>= twos;
        while rest % 5 == 0 {
            (rest, fives) = (rest / 5, fives + 1);
        }
        Some(twos.max(fives)).filter(|places| rest == 1 && *places <= 12)
    }
}

/// The greatest common divisor of `a` and `b`, which is above nought: by halves and differences, without a branch that
/// the processor has to guess.
fn common_divisor(mut a: u64, mut b: u64) -> i64 {
    if a == 0 {
        return b as i64;
    }
    let twos = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    while b != 0 {
        b >>= b.trailing_zeros();
        (a, b) = (a.min(b), a.abs_diff(b));
    }
    (a << twos) as i64
}

/// Writes `digits` of one in `scale`, which is ten to the power of `places`: in 64 bits where that will do, for it is
/// much faster.
fn write(out: &mut impl fmt::Write, (digits, scale): (i128, i128), places: u32) -> fmt::Result {
    let width = places as usize;
    match (i64::try_from(digits), i64::try_from(scale)) {
        (Ok(digits), _) if places == 0 => write!(out, "{digits}"),
        (Ok(digits), Ok(scale)) => write!(out, "{}.{:0width$}", digits / scale, digits % scale),
        _ if places == 0 => write!(out, "{digits}"),
        _ => write!(out, "{}.{:0width$}", digits / scale, digits % scale),
    }
}

/// The exact value: a decimal where one writes it in full, else a fraction.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (numer, denom) = (*self.0.numer(), *self.0.denom());
        let digits = |places: u32| numer.checked_abs()?.checked_mul(10_i128.pow(places) / denom);
        match self.decimal_places().and_then(|places| Some((digits(places)?, places))) {
            Some((digits, places)) => {
                f.write_str(if numer < 0 { "-" } else { "" })?;
                write(f, (digits, 10_i128.pow(places)), places)
            }
            None => {
                write(f, (numer, 1), 0)?;
                f.write_str("/")?;
                write(f, (denom, 1), 0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_decimals_and_fractions() {
        assert_eq!(Number::decimal(9450, 2).unwrap().to_string(), "94.5");
        assert_eq!(Number::decimal(-5, 1).unwrap().to_string(), "-0.5");
        assert_eq!(Number::ONE.ratio_of(Number::from(3)).unwrap().to_string(), "1/3");
    }

    #[test]
    fn rounds_half_away_from_nought() {
        assert_eq!(Number::decimal(25, 1).unwrap().to_decimal(0, Rounding::HalfUp), "3");
        assert_eq!(Number::decimal(-25, 1).unwrap().to_decimal(0, Rounding::HalfUp), "-3");
        assert_eq!(Number::decimal(999, 2).unwrap().to_decimal(1, Rounding::HalfUp), "10.0");
    }

    #[test]
    fn overflow_is_told() {
        let huge = Number::whole(i128::MAX);
        assert_eq!(huge.plus(Number::ONE), None);
        assert_eq!(huge.times(huge), None);
        assert_eq!(Number::ONE.ratio_of(Number::ZERO), None);
    }
}
