//! Numbers that say how much there is: with a unit, as a rate, or bare.

use super::Reading;
use super::figure::{Kind, Value};
use super::numeral::{self, Numeral};
use crate::exact::{Bound, End, Interval, Number};
use crate::lexicon::{Lexicon, Unit, UnitKind};
use crate::text::{Block, Fold};

/// The longest unit or word of approximation, in characters.
const REACH: usize = 8;

/// The value of `numeral` in a unit worth `unit`, under `bound`. `None` on overflow.
pub fn value_of(numeral: &Numeral, unit: Number, bound: Bound) -> Option<Value> {
    let factor = numeral.factor.times(unit)?;
    let amount = numeral.printed.times(factor)?;
    let bound = if numeral.vague { Bound::Over } else { bound };
    let mut step = numeral.step.times(factor)?;
    if step == Number::ONE && matches!(bound, Bound::Over | Bound::Under) && numeral.printed > Number::from(10) {
        // 55余: up to the next ten.
        let ten = Number::from(10);
        let past = amount.minus(Number::whole(amount.floor() / 10 * 10))?;
        step = if bound == Bound::Over {
            ten.minus(past)?
        } else if past == Number::ZERO {
            ten
        } else {
            past
        };
    }
    let interval = bound.around(amount, step)?;
    let last = Number::power_of_ten(-i32::try_from(numeral.places).ok()?)?.times(factor)?;
    let rounded = bound == Bound::Exact && (numeral.places > 0 || numeral.factor > Number::ONE);
    let tolerance = if rounded {
        let half = last.ratio_of(Number::from(2))?;
        Interval::new(End::closed(amount.minus(half)?.max(Number::ZERO)), End::open(amount.plus(last)?))
    } else {
        interval
    };
    Some(Value { printed: numeral.printed, places: numeral.places, factor, bound, interval, tolerance })
}

/// A number in digits as a quantity.
pub fn read(fold: &Fold, block: &Block, at: usize, numeral: &Numeral, lexicon: &Lexicon) -> Reading {
    measured(fold, block, at, numeral, lexicon).unwrap_or_else(|| {
        let value = value_of(numeral, Number::ONE, before(fold, block, at, lexicon).unwrap_or(Bound::Exact));
        Reading::other(numeral.end, Kind::Bare, value, "number without a unit")
    })
}

/// A number in characters as a quantity: only with a unit or as a rate.
pub fn read_spelled(fold: &Fold, block: &Block, at: usize, numeral: &Numeral, lexicon: &Lexicon) -> Option<Reading> {
    if fold.starts_with(numeral.end, "分之") {
        return fraction(fold, numeral);
    }
    measured(fold, block, at, numeral, lexicon).filter(|reading| {
        // 一 before a unit is mostly an article: it counts only for occasions and matters.
        numeral.printed != Number::ONE || matches!(reading.class, "time" | "session" | "case" | "year" | "item")
    })
}

/// 百分之九十八点五, 三分之二, 千分之五.
fn fraction(fold: &Fold, below: &Numeral) -> Option<Reading> {
    let at = below.end + 2;
    let above =
        if fold.char(at).is_ascii_digit() { numeral::in_digits(fold, at)? } else { numeral::in_characters(fold, at)? };
    let (mut above, mut end) = (above, above.end);
    if above.spelled && fold.char(end) == '点' {
        let from = end + 1;
        end = from;
        let mut digits = above.printed;
        while let Some(one) = numeral::in_characters(fold, end).filter(|_| numeral::is_spelled(fold.char(end))) {
            for value in spelled_digits(fold, end, one.end)? {
                digits = digits.times(Number::from(10))?.plus(Number::from(value))?;
                above.places += 1;
            }
            end = one.end;
        }
        above.printed = digits.times(Number::power_of_ten(-i32::try_from(above.places).ok()?)?)?;
        above.step = Number::power_of_ten(-i32::try_from(above.places).ok()?)?;
    }
    let hundredths = Number::from(100).ratio_of(below.printed)?;
    Some(Reading {
        number_end: end,
        ..Reading::other(end, Kind::Percent, value_of(&above, hundredths, Bound::Exact), "fraction in words")
    })
}

fn spelled_digits(fold: &Fold, from: usize, to: usize) -> Option<Vec<i64>> {
    (from..to)
        .map(|index| "零一二三四五六七八九".chars().position(|c| c == fold.char(index)).map(|value| value as i64))
        .collect()
}

/// A number with what follows it: `%`, 个百分点, 倍, 成, or a unit.
fn measured(fold: &Fold, block: &Block, at: usize, numeral: &Numeral, lexicon: &Lexicon) -> Option<Reading> {
    let end = block.range.end;
    let ahead = before(fold, block, at, lexicon);
    let inside = lexicon.inside.at_start(fold.slice(numeral.end..(numeral.end + REACH).min(end)));
    let unit_at = numeral.end + inside.map_or(0, |(length, _)| length);
    let (unit_end, kind, class, worth) = unit(fold, unit_at, end, lexicon)?;
    let behind = lexicon.behind.at_start(fold.slice(unit_end..(unit_end + REACH).min(end)));
    let bound = inside.map(|(_, bound)| *bound).or(behind.map(|(_, bound)| *bound)).or(ahead).unwrap_or(Bound::Exact);
    let rule = match kind {
        Kind::Percent => "percent",
        Kind::Points => "percentage points",
        Kind::Multiple => "multiple",
        _ => "number with a unit",
    };
    if class == "age" {
        return Some(Reading { number_end: numeral.end, ..Reading::other(unit_end, Kind::Name, None, "class by age") });
    }
    Some(Reading { end: unit_end, number_end: numeral.end, kind, value: value_of(numeral, worth, bound), class, rule })
}

/// The word of approximation right before `at`.
fn before(fold: &Fold, block: &Block, at: usize, lexicon: &Lexicon) -> Option<Bound> {
    let head = fold.slice(at.saturating_sub(4).max(block.range.start)..at);
    lexicon.before.at_end(head).map(|(_, bound)| *bound)
}

/// What stands at `at`: its end, the kind and class it makes, what one is worth.
fn unit(fold: &Fold, at: usize, end: usize, lexicon: &Lexicon) -> Option<(usize, Kind, &'static str, Number)> {
    let next = fold.char(at + 1);
    match fold.char(at) {
        '%' => return Some((at + 1, Kind::Percent, "percent", Number::ONE)),
        '‰' => return Some((at + 1, Kind::Percent, "percent", Number::decimal(1, 1)?)),
        '成' if !"立员功果为效本绩长熟就都交".contains(next) => {
            return Some((at + 1, Kind::Percent, "percent", Number::from(10)));
        }
        '倍' => return Some((at + 1, Kind::Multiple, "multiple", Number::ONE)),
        _ => {}
    }
    for points in ["个百分点", "百分点"] {
        if fold.starts_with(at, points) {
            return Some((at + points.chars().count(), Kind::Points, "points", Number::ONE));
        }
    }
    let rest = fold.slice(at..(at + REACH).min(end));
    let (length, Unit { class, kind, factor }) = lexicon.units.at_start(rest)?;
    let kind = match kind {
        UnitKind::Count => Kind::Count,
        UnitKind::Money => Kind::Money,
        UnitKind::Amount => Kind::Amount,
        UnitKind::Duration => Kind::Duration,
    };
    Some((at + length, kind, class, *factor))
}
