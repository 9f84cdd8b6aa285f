//! How two numbers stand to each other: 百分之九十八点五, 三分之二, 1/4, 七成六, 过半, 翻一番, 8:2.

use super::Reading;
use super::figure::{Kind, Value};
use super::numeral::{self, Numeral};
use super::quantity::{bound, value_of};
use super::site::Site;
use crate::exact::{Bound, Number};

/// The greatest denominator of a fraction with a stroke: beyond it, 10/31 is as likely a day.
const DENOMINATOR: i128 = 10;

/// Behind 成 where it is part of a word: 三成立, 六成员.
const WORDS_OF_CHENG: &str = "立员功果为效本绩长熟就都交";

fn rate(numeral: &Numeral, end: usize, kind: Kind, value: Option<Value>, rule: &'static str) -> Reading {
    Reading { number_end: numeral.end, ..Reading::other(end, kind, value, rule) }
}

/// A number in digits that is one to another: 1/4, 8:2.
pub fn stroked(site: &Site, above: &Numeral) -> Option<Reading> {
    let stroke = site.char(above.end);
    if !matches!(stroke, '/' | ':') || !site.char(above.end + 1).is_ascii_digit() || above.factor != Number::ONE {
        return None;
    }
    let below = numeral::in_digits(site.fold, above.end + 1)?;
    if matches!(site.char(below.end), '/' | ':') || matches!(site.before(1), '/' | ':') {
        return None;
    }
    if stroke == ':' {
        let one = |numeral: &Numeral| numeral.printed == Number::ONE && numeral.places == 0;
        // 1:15 says how much the second is of the first, all others how much the first is of the second.
        let turned = one(above) && !one(&below);
        let worth = || Number::ONE.ratio_of(below.printed);
        let value =
            if turned { value_of(&below, Number::ONE, Bound::Exact) } else { value_of(above, worth()?, Bound::Exact) };
        let number_end = if turned { below.end } else { above.end };
        return Some(Reading { number_end, ..Reading::other(below.end, Kind::Multiple, value, "one to another") });
    }
    let proper = above.printed < below.printed && below.printed <= Number::whole(DENOMINATOR);
    if !(proper && above.places == 0 && below.places == 0) {
        return None;
    }
    let worth = Number::from(100).ratio_of(below.printed)?;
    Some(Reading::other(below.end, Kind::Percent, value_of(above, worth, bound(site, below.end)), "fraction"))
}

/// 百分之九十八点五, 三分之二, 千分之5.
pub fn fraction(site: &Site, below: &Numeral) -> Option<Reading> {
    if !site.has(below.end, "分之") {
        return None;
    }
    let mut above = site.numeral(below.end + 2)?;
    if above.spelled && site.char(above.end) == '点' {
        let mut digits = above.printed;
        let from = above.end + 1;
        above.end = from;
        while let Some(value) = "零一二三四五六七八九".chars().position(|c| c == site.char(above.end)) {
            digits = digits.times(Number::from(10))?.plus(Number::whole(value as i128))?;
            above.end += 1;
        }
        above.places = u32::try_from(above.end - from).ok()?;
        above.step = Number::power_of_ten(-i32::try_from(above.places).ok()?)?;
        above.printed = digits.times(above.step)?;
    }
    let worth = Number::from(100).ratio_of(below.printed)?;
    let bound = bound(site, above.end);
    Some(Reading::other(above.end, Kind::Percent, value_of(&above, worth, bound), "fraction in words"))
}

/// 过半, 半数以上.
pub fn half(site: &Site) -> Option<Reading> {
    let bound = match site.before(1) {
        '过' => Bound::MoreThan,
        _ if site.has(site.at, "半数以上") => Bound::AtLeast,
        _ => return None,
    };
    let value = value_of(&Numeral::spelled(site.at + 1, Number::from(50)), Number::ONE, bound);
    Some(Reading::other(site.at + 1, Kind::Percent, value, "half"))
}

/// 翻一番, 翻了两番: twice, four times as much.
fn doubled(site: &Site, numeral: &Numeral) -> Option<Reading> {
    if site.char(numeral.end) != '番' || numeral.places > 0 || !site.follows(&["翻", "翻了", "再翻"]) {
        return None;
    }
    let times = usize::try_from(numeral.printed.floor()).ok().filter(|times| (1..10).contains(times))?;
    let value = value_of(&Numeral { printed: Number::whole(1 << times), ..*numeral }, Number::ONE, Bound::Exact);
    Some(rate(numeral, numeral.end + 1, Kind::Multiple, value, "doubling"))
}

/// What makes the number with what stands at `at` a rate: its end, its kind, what one is worth, and the number itself,
/// where more of it follows.
pub struct Sign {
    /// Behind the sign.
    pub end: usize,
    /// The rate's kind.
    pub kind: Kind,
    /// What one is worth.
    pub worth: Number,
    /// The number, with what 七成六 has behind its sign.
    pub numeral: Numeral,
    /// How it was read.
    pub rule: &'static str,
}

/// `%`, `‰`, 成, 倍, 个百分点 at `at`, behind `numeral`.
pub fn sign(site: &Site, numeral: &Numeral, at: usize) -> Option<Sign> {
    let plain = |length, kind, worth, rule| Some(Sign { end: at + length, kind, worth, numeral: *numeral, rule });
    match site.char(at) {
        '%' => plain(1, Kind::Percent, Number::ONE, "percent"),
        '‰' => plain(1, Kind::Percent, Number::decimal(1, 1)?, "per thousand"),
        '倍' => plain(1, Kind::Multiple, Number::ONE, "multiple"),
        '百' if site.has(at, "百分点") => plain(3, Kind::Points, Number::ONE, "percentage points"),
        '个' if site.has(at, "个百分点") => plain(4, Kind::Points, Number::ONE, "percentage points"),
        '成' if !WORDS_OF_CHENG.contains(site.char(at + 1)) => {
            let digit = site.char(at + 1).to_digit(10).filter(|_| !numeral.spelled && alone(site, at + 2));
            let digit = digit.and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
            let tenths = "一二三四五六七八九".chars().position(|c| c == site.char(at + 1)).or(digit);
            let Some(tenths) = tenths.filter(|_| numeral.places == 0) else {
                return plain(1, Kind::Percent, Number::from(10), "tenths");
            };
            let tenth = Number::decimal(1, 1)?;
            let printed = numeral.printed.plus(tenth.times(Number::whole(tenths as i128 + 1))?)?;
            let numeral = Numeral { printed, places: 1, step: tenth, ..*numeral };
            Some(Sign { end: at + 2, kind: Kind::Percent, worth: Number::from(10), numeral, rule: "tenths" })
        }
        _ => None,
    }
}

/// Whether the digit before `at` has no other behind it, and no unit: 7成6, not 3成15件.
fn alone(site: &Site, at: usize) -> bool {
    let next = site.char(at);
    !next.is_ascii_digit() && next != '.' && site.lexicon.units.at_start(site.tail(at, 6)).is_none()
}

/// What needs no unit to be a rate.
pub fn read(site: &Site, numeral: &Numeral) -> Option<Reading> {
    if numeral.spelled { fraction(site, numeral) } else { stroked(site, numeral) }.or_else(|| doubled(site, numeral))
}
