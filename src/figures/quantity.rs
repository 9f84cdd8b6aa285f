//! Numbers that say how much there is: with a unit, as a rate, or bare; alone or from one to another.

use super::Reading;
use super::figure::{Kind, Value};
use super::numeral::{self, Numeral};
use super::rate;
use super::site::Site;
use crate::exact::{Bound, End, Interval, Number};
use crate::lexicon::{Unit, UnitKind};

/// The longest unit or word of approximation, in characters.
const REACH: usize = 8;
/// Classes of which one is worth counting: 一 before any other unit is mostly an article.
const ONES: [&str; 6] = ["time", "session", "case", "year", "item", "month"];
/// How a number is read that has no unit.
pub const BARE: &str = "number without a unit";
/// How one is read that reaches to another.
const RANGE: &str = "range";
/// Before two numbers that are two states, not a range: 由12件到15件.
const STATES: [&str; 3] = ["由", "从", "自"];

/// The value of a number that counts nothing.
pub fn plain(numeral: &Numeral) -> Option<Value> {
    value_of(numeral, Number::ONE, Bound::Exact)
}

/// The value of a whole number.
pub fn whole(number: Number) -> Option<Value> {
    plain(&Numeral::spelled(0, number))
}

/// A value printed without a unit in one worth `unit`; `None` where it is no exact number.
pub fn in_unit(value: Value, unit: Number) -> Option<Value> {
    let step = Number::power_of_ten(-i32::try_from(value.places).ok()?)?;
    let numeral = Numeral { places: value.places, step, ..Numeral::spelled(0, value.printed) };
    if value.bound == Bound::Exact && value.factor == Number::ONE {
        value_of(&numeral, unit, Bound::Exact)
    } else {
        None
    }
}

/// The value of `numeral` in a unit worth `unit`, under `bound`. `None` on overflow.
pub fn value_of(numeral: &Numeral, unit: Number, bound: Bound) -> Option<Value> {
    let factor = numeral.factor.times(unit)?;
    let amount = numeral.printed.times(factor)?;
    let (printed, places) = (numeral.printed, numeral.places);
    if let Some(to) = numeral.to {
        let interval = Interval::new(End::closed(amount), End::closed(to.times(factor)?));
        return Some(Value { printed, places, factor, bound: Bound::AtLeast, interval, rounded: false });
    }
    let bound = if numeral.vague { Bound::Over } else { bound };
    let mut step = numeral.step.times(factor)?;
    if step == Number::ONE && matches!(bound, Bound::Over | Bound::Under) && printed > Number::from(10) {
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
    let rounded = bound == Bound::Exact && (places > 0 || numeral.factor > Number::ONE);
    Some(Value { printed, places, factor, bound, interval, rounded })
}

/// A number in digits as a quantity.
pub fn read(site: &Site, numeral: &Numeral) -> Reading {
    rate::read(site, numeral).or_else(|| alone_or_range(site, numeral)).unwrap_or_else(|| {
        let value = value_of(numeral, Number::ONE, ahead(site).unwrap_or(Bound::Exact));
        Reading::other(numeral.end, Kind::Bare, value, BARE)
    })
}

/// A number in characters as a quantity: only with a unit or as a rate.
pub fn read_spelled(site: &Site, numeral: &Numeral) -> Option<Reading> {
    let reading = rate::read(site, numeral).or_else(|| alone_or_range(site, numeral))?;
    // 万人评议, 百日行动: a scale alone counts only with a word of approximation.
    let exact = reading.value.is_some_and(|value| value.bound == Bound::Exact);
    if exact && matches!(site.char(site.at), '百' | '千' | '万' | '亿') && reading.kind != Kind::Percent {
        return None;
    }
    let article = numeral.printed == Number::ONE && numeral.length == 1 && reading.kind == Kind::Count;
    (!article || ONES.contains(&reading.class)).then_some(reading)
}

fn alone_or_range(site: &Site, numeral: &Numeral) -> Option<Reading> {
    let alone = measured(site, numeral);
    let reading = range(site, numeral, alone.as_ref()).or(alone)?;
    let sized = matches!(reading.kind, Kind::Count | Kind::Money | Kind::Amount) && is_size(site, &reading);
    Some(if sized { Reading::other(reading.end, Kind::Name, None, "class by size") } else { reading })
}

/// Whether the quantity is an end of a class that others are counted in: 50万元以上的8个, 5万元至10万元的61个, 10人以上事故26起.
fn is_size(site: &Site, reading: &Reading) -> bool {
    let at = reading.end + if site.has(reading.end, "(含)") { 3 } else { 0 };
    let behind = site.lexicon.behind.at_start(site.tail(at, REACH));
    let length = behind.map_or(0, |(length, _)| length);
    let ranged = reading.value.is_some_and(|value| value.bound == Bound::AtLeast) && reading.rule == RANGE;
    let next = site.char(at + length);
    let ended = behind.is_some_and(|(_, bound)| matches!(bound, Bound::AtLeast | Bound::AtMost));
    let of_noun = || {
        let cue = site.lexicon.cues.at_start(site.tail(at + length, REACH)).is_some();
        next.is_alphabetic() && !next.is_ascii() && !"并和及与或且为是占".contains(next) && !cue
    };
    next == '的' && (length > 1 || ranged && site.char(at + 1).is_ascii_digit()) || ended && of_noun()
}

/// From one number to another, with one unit behind both or one behind each: 3至5个, 5%-5.5%. `first` is what the lower
/// one is alone.
fn range(site: &Site, low: &Numeral, first: Option<&Reading>) -> Option<Reading> {
    let joint = first.map_or(low.end, |first| first.end);
    let dashes = (joint..joint + 2).take_while(|&index| site.char(index) == '-').count();
    let from = joint + dashes + usize::from(matches!(site.char(joint), '至' | '到'));
    if from == joint {
        return None;
    }
    let high = site.numeral(from).filter(|high| high.spelled == low.spelled && low.to.is_none())?;
    let second = measured(&site.moved(from), &high)?;
    let same = first.is_none_or(|first| (first.kind, first.class) == (second.kind, second.class));
    if !same || (first.is_some() && two_states(site)) {
        return None;
    }
    // 30-40万: 万 belongs to both.
    let factor = if first.is_none() && low.factor == Number::ONE { high.factor } else { low.factor };
    let to = high.printed.times(high.factor)?.ratio_of(factor)?;
    let worth = second.value?.factor.ratio_of(high.factor)?;
    if to <= low.printed {
        return None;
    }
    let value = value_of(&Numeral { factor, to: Some(to), ..*low }, worth, Bound::Exact);
    Some(Reading { value, rule: RANGE, ..second })
}

/// Whether 由, 从 or 自 stands before the number in its clause.
fn two_states(site: &Site) -> bool {
    let head = site.head(16);
    let clause =
        head.iter().rposition(|c| matches!(c, ',' | '。' | ';' | ':' | '(')).map_or(head, |at| &head[at + 1..]);
    clause.iter().any(|c| STATES.iter().any(|state| state.starts_with(*c)))
}

/// Two numbers in a row, or two ends of a ten, that stand for what lies between: 三五个, 二三十人.
pub fn neighbours(site: &Site) -> Option<Reading> {
    let numeral = numeral::neighbours(site.fold, site.at)?;
    let reading = measured(site, &numeral)?;
    // 一二级, 三四类 name both.
    let named = matches!(reading.class, "level" | "sort");
    Some(if named { Reading::other(numeral.end, Kind::Name, None, "part of a name") } else { reading })
}

/// 半年, 半天, 半个月.
pub fn half(site: &Site) -> Option<Reading> {
    if "上下前后大多少对两几每过".contains(site.before(1)) {
        return None;
    }
    let half = Numeral { places: 1, ..Numeral::spelled(site.at + 1, Number::decimal(5, 1)?) };
    measured(site, &half).filter(|reading| reading.kind == Kind::Duration && reading.class != "workday")
}

/// A number with what follows it: `%`, 个百分点, 倍, 成, or a unit.
fn measured(site: &Site, numeral: &Numeral) -> Option<Reading> {
    let lexicon = site.lexicon;
    let inside = lexicon.inside.at_start(site.tail(numeral.end, REACH));
    let unit_at = numeral.end + inside.map_or(0, |(length, _)| length);
    let (mut end, kind, class, worth, mut number, rule);
    if let Some(sign) = rate::sign(site, numeral, unit_at) {
        (end, kind, class, worth, number, rule) =
            (sign.end, sign.kind, class_of(sign.kind), sign.worth, sign.numeral, sign.rule);
    } else {
        let halved = site.has(unit_at, "个半");
        let (length, unit) =
            if halved { halved_unit(site, unit_at)? } else { lexicon.units.at_start(site.tail(unit_at, REACH))? };
        (end, class, worth, number, rule) = (unit_at + length, unit.class, unit.factor, *numeral, "number with a unit");
        kind = kind_of(unit.kind);
        let behind = !halved && kind == Kind::Duration && site.char(end) == '半' && !numeral.vague;
        if halved || behind {
            number.printed = number.printed.plus(Number::decimal(5, 1)?)?;
            number.places = 1;
        }
        end += usize::from(behind);
    }
    let bound = inside.map_or_else(|| bound(site, end), |(_, bound)| *bound);
    if class == "age" {
        return Some(Reading { number_end: numeral.end, ..Reading::other(end, Kind::Name, None, "class by age") });
    }
    Some(Reading { end, number_end: numeral.end, kind, value: value_of(&number, worth, bound), class, rule })
}

/// The unit of 两个半月: how far it reaches from 个, and the unit.
fn halved_unit<'l>(site: &Site<'l>, at: usize) -> Option<(usize, &'l Unit)> {
    let tail = site.tail(at + 2, 3);
    let whole: Vec<char> = std::iter::once('个').chain(tail.iter().copied()).collect();
    let (length, unit) = site.lexicon.units.at_start(&whole).filter(|(_, unit)| unit.kind == UnitKind::Duration)?;
    Some((length + 1, unit))
}

fn class_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Percent => "percent",
        Kind::Points => "points",
        _ => "multiple",
    }
}

/// The kind of figure that a unit of this kind makes.
pub fn kind_of(kind: UnitKind) -> Kind {
    match kind {
        UnitKind::Count => Kind::Count,
        UnitKind::Money => Kind::Money,
        UnitKind::Amount => Kind::Amount,
        UnitKind::Duration => Kind::Duration,
    }
}

/// What the words behind a quantity that ends at `end`, or else those before it, make of it.
pub fn bound(site: &Site, end: usize) -> Bound {
    // 比上年同期的262件多8件: more by so many.
    let more = |(length, bound): &(usize, &Bound)| **bound == Bound::Over && site.char(end + length).is_ascii_digit();
    let behind = site.lexicon.behind.at_start(site.tail(end, REACH)).filter(|found| !more(found));
    let behind = behind.map(|(_, bound)| *bound);
    behind.or_else(|| ahead(site)).unwrap_or(Bound::Exact)
}

/// What the word of approximation right before the number makes of it: 近900, 上千.
fn ahead(site: &Site) -> Option<Bound> {
    let scaled =
        || matches!(site.char(site.at), '百' | '千' | '万' | '亿') && site.before(1) == '上' && site.before(2) != '以';
    let word = site.lexicon.before.at_end(site.head(4)).map(|(_, bound)| *bound);
    word.or_else(|| scaled().then_some(Bound::AtLeast))
}
