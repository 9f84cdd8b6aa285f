//! The sum worked out, as one would write it on the margin.

use crate::check::Check;
use crate::claims::{Form, Role};
use crate::exact::{Bound, Interval, Number, Rounding};
use crate::figures::{Figure, FigureId, Kind, Value};
use crate::rules::Sign;

/// The sum of a check: `11 + 1 = 12`, `5792 ÷ 6044 = 95.83%`, `352 ÷ 151 = 233.1%`.
pub fn formula(check: &Check, figures: &[Figure]) -> String {
    let one = |role: Role| check.claim.figure(role).and_then(|id| figures.get(id.index())?.value.as_ref());
    let all = |role: Role| -> Vec<&Value> {
        check.claim.all(role).filter_map(|id| figures.get(id.index())?.value.as_ref()).collect()
    };
    let text = |role: Role| one(role).map(printed).unwrap_or_default();
    let calculated = check.calculated;
    match check.claim.form {
        Form::Sum { .. } => {
            let parts = all(Role::Part);
            let sum: Vec<String> = parts.iter().map(|value| printed(value)).collect();
            let scale = one(Role::Whole).map_or(Number::ONE, |value| value.factor);
            let exact = calculated.and_then(|c| c.exactly()?.ratio_of(scale)?.decimal_places());
            let places = parts.iter().map(|value| value.places).max().unwrap_or(0).max(exact.unwrap_or(0));
            let left =
                format!("{} = {}", sum.join(" + "), calculated.map(|c| range(&c, scale, places)).unwrap_or_default());
            let wholes = all(Role::Whole);
            if wholes.len() < 2 {
                return left;
            }
            // A balance: both sides are sums.
            let total = wholes.iter().try_fold(Number::ZERO, |sum, value| sum.plus(value.amount()?));
            let shown: Vec<String> = wholes.iter().map(|value| printed(value)).collect();
            let total = total.map(|total| range(&Interval::point(total), scale, places)).unwrap_or_default();
            format!("{left}; {} = {total}", shown.join(" + "))
        }
        Form::Together { .. } => together(check, figures),
        Form::Bound => {
            let sign = if check.verdict.is_fault() { ">" } else { "≤" };
            format!("{} {sign} {}", text(Role::Part), text(Role::Whole))
        }
        Form::Ratio => {
            let places = one(Role::Stated).map_or(2, |value| value.places.max(2));
            let added = |role: Role| {
                let values: Vec<String> = all(role).iter().map(|value| printed(value)).collect();
                if values.len() > 1 { format!("({})", values.join(" + ")) } else { values.concat() }
            };
            format!("{} ÷ {} = {}", added(Role::Part), added(Role::Whole), percent(calculated, places))
        }
        Form::Change { years: 2.., .. } => {
            format!(
                "{} ÷ {} = {}",
                text(Role::Current),
                base(check, figures),
                calculated.map(|c| middle(&c, Number::ONE, 4)).unwrap_or_default()
            )
        }
        Form::Change { rise, .. } => change(check, figures, rise),
        Form::Difference { rise } => {
            let (a, b) = if rise { (Role::Current, Role::Base) } else { (Role::Base, Role::Current) };
            let value = one(Role::Current);
            let places = [value, one(Role::Base)].into_iter().flatten().map(|value| value.places).max().unwrap_or(0);
            let scale = value.map_or(Number::ONE, |v| v.factor);
            let text = |role: Role| if role == Role::Base { base(check, figures) } else { text(role) };
            format!("{} − {} = {}", text(a), text(b), calculated.map(|c| middle(&c, scale, places)).unwrap_or_default())
        }
        Form::Share => {
            let shares: Vec<String> = all(Role::Part).iter().map(|value| format!("{}%", printed(value))).collect();
            let places = all(Role::Part).iter().map(|value| value.places).max().unwrap_or(0);
            format!("{} = {}", shares.join(" + "), percent(calculated, places))
        }
        Form::Extent { .. } => {
            let below = one(Role::Stated).is_some_and(|value| value.printed.is_negative());
            format!("{}% {}", text(Role::Stated), if below { "< 0%" } else { "> 100%" })
        }
        Form::Average { per, over } => {
            let (scale, places) =
                one(Role::Stated).map_or((Number::ONE, 2), |value| (value.factor, value.places.max(2)));
            let shown = calculated.map(|c| middle(&c, scale, places)).unwrap_or_default();
            if per > 1 {
                let full =
                    |role| one(role).and_then(Value::amount).map(|amount| amount.to_string()).unwrap_or_default();
                return format!("{} ÷ {} × {per} = {shown}", full(Role::Whole), full(Role::Part));
            }
            let to = check.claim.figure(Role::Stated).and_then(|id| figures.get(id.index())).map_or("", |f| &f.unit);
            if to.starts_with([':', '：', '∶']) {
                return format!("{} : {} = {shown}{to}", text(Role::Whole), text(Role::Part));
            }
            let number = one(Role::Part).map_or_else(|| over.to_string(), printed);
            format!("{} ÷ {number} = {shown}", text(Role::Whole))
        }
        Form::Repeat => {
            let sign = if check.verdict.is_fault() { "≠" } else { "=" };
            let first = check.claim.earlier().map_or_else(|| text(Role::Whole), printed);
            format!("{} {sign} {first}", text(Role::Stated))
        }
        Form::Sequence => all(Role::Item).iter().map(|value| printed(value)).collect::<Vec<_>>().join(", "),
        Form::Duration => {
            let last = one(Role::Current).or_else(|| one(Role::Context)).map(printed).unwrap_or_default();
            format!(
                "{last} − {} = {}",
                text(Role::Base),
                calculated.map(|c| range(&c, Number::ONE, 0)).unwrap_or_default()
            )
        }
        Form::Enumeration { items } => format!("{items}"),
        Form::Tie => tie(check, figures),
    }
}

/// What the states before must have been: `120 ÷ (1 + 20%) = 100; 90 ÷ (1 − 25%) = 120`; where none are implied, all that
/// the figures may mean.
fn together(check: &Check, figures: &[Figure]) -> String {
    let value = |id: FigureId| figures.get(id.index())?.value.as_ref();
    let shown: Vec<String> = match &check.together {
        Some(together) if !together.implied.is_empty() => together
            .implied
            .iter()
            .filter_map(|implied| {
                let (current, rate) = (value(implied.current)?, value(implied.stated)?);
                let sign = if implied.rise { "+" } else { "−" };
                let before = range(&implied.before, current.factor, current.places);
                Some(format!("{} ÷ (1 {sign} {}%) = {before}", printed(current), printed(rate)))
            })
            .collect(),
        _ => {
            let values =
                check.claim.figures.iter().filter_map(|(id, _)| value(*id)).filter(|value| !value.is_precise());
            values
                .map(|value| {
                    format!("{} = {}", printed(value), range(&value.tolerance(), value.factor, value.places + 1))
                })
                .collect()
        }
    };
    shown.join("; ")
}

/// The state before: as stated, or by the amount that it differs by.
fn base(check: &Check, figures: &[Figure]) -> String {
    let one = |role: Role| check.claim.figure(role).and_then(|id| figures.get(id.index())?.value.as_ref()).map(printed);
    let base = one(Role::Base).or_else(|| check.claim.earlier().map(printed));
    match (base, one(Role::Amount), check.claim.form) {
        (Some(base), _, _) => base,
        (None, Some(amount), Form::Change { rise, .. }) => {
            format!("({} {} {amount})", one(Role::Current).unwrap_or_default(), if rise { "−" } else { "+" })
        }
        _ => String::new(),
    }
}

fn change(check: &Check, figures: &[Figure], rise: bool) -> String {
    let one = |role: Role| check.claim.figure(role).and_then(|id| figures.get(id.index())?.value.as_ref());
    let Some(stated) = one(Role::Stated) else { return String::new() };
    let places = stated.places.max(2);
    let Some(current) = one(Role::Current) else {
        let shown = |role| one(role).map(printed).unwrap_or_default();
        return format!("{} ÷ {} = {}", shown(Role::Amount), shown(Role::Base), percent(check.calculated, places));
    };
    let base = Some(base(check, figures)).filter(|base| !base.is_empty());
    let (first, second) = if rise { ("", "") } else { ("1 − ", "") };
    match base {
        Some(base) => {
            let tail = if rise { " − 1" } else { "" };
            format!("{first}{} ÷ {base}{second}{tail} = {}", printed(current), percent(check.calculated, places))
        }
        None => neighbours(current, stated, rise, places),
    }
}

/// The whole bases right below and right above the one that the rate implies, each with the rate it gives.
fn neighbours(current: &Value, stated: &Value, rise: bool, places: u32) -> String {
    let implied = || -> Option<(Number, Number)> {
        let now = current.amount()?.ratio_of(current.factor)?;
        let rate = stated.rate()?.value;
        let factor = if rise { Number::ONE.plus(rate)? } else { Number::ONE.minus(rate)? };
        Some((now, now.ratio_of(factor)?))
    };
    let Some((now, base)) = implied() else { return String::new() };
    let grid = Number::power_of_ten(-(current.places as i32)).unwrap_or(Number::ONE);
    let Some(below) = base.ratio_of(grid).and_then(|steps| Number::whole(steps.floor()).times(grid)) else {
        return String::new();
    };
    let shown: Vec<String> = [Some(below), below.plus(grid)]
        .into_iter()
        .flatten()
        .filter(|base| *base > Number::ZERO)
        .filter_map(|base| {
            let growth = now.minus(base)?.ratio_of(base)?.times(Number::from(100))?;
            let growth = if rise { growth } else { Number::ZERO.minus(growth)? };
            let (a, b) = if rise { (now, base) } else { (base, now) };
            Some(format!("({a} − {b}) ÷ {base} = {}%", growth.to_decimal(places, Rounding::HalfUp)))
        })
        .collect();
    shown.join("; ")
}

/// Both sides of a rule's tie over the figures as printed.
fn tie(check: &Check, figures: &[Figure]) -> String {
    let Some(applied) = check.claim.applied() else { return String::new() };
    let shown = |id: &FigureId| {
        let figure = figures.get(id.index());
        let number = figure.and_then(|figure| figure.value.as_ref()).map(printed).unwrap_or_default();
        let percent = figure.is_some_and(|figure| matches!(figure.kind, Kind::Percent | Kind::Points));
        if percent { format!("{number}%") } else { number }
    };
    let sign = match (applied.tie.sign, check.verdict.is_fault()) {
        (Sign::Equal, false) => "=",
        (Sign::Equal, true) => "≠",
        (Sign::AtMost, false) => "≤",
        (Sign::AtMost, true) => ">",
        (Sign::AtLeast, false) => "≥",
        (Sign::AtLeast, true) => "<",
    };
    format!("{} {sign} {}", applied.tie.left.write(&shown), applied.tie.right.write(&shown))
}

/// A value as printed, with the words that bound it as signs.
fn printed(value: &Value) -> String {
    let number = value.printed.to_decimal(value.places, Rounding::CutOff);
    match value.bound {
        Bound::Exact => number,
        Bound::Over => format!("{number}+"),
        Bound::Under => format!("{number}−"),
        Bound::About => format!("≈{number}"),
        Bound::AtLeast => format!("≥{number}"),
        Bound::AtMost => format!("≤{number}"),
        Bound::MoreThan => format!(">{number}"),
        Bound::LessThan => format!("<{number}"),
    }
}

fn percent(fraction: Option<Interval>, places: u32) -> String {
    let hundred = fraction.and_then(|fraction| fraction.scaled(Number::from(100)));
    hundred.map(|h| format!("{}%", middle(&h, Number::ONE, places))).unwrap_or_default()
}

/// An interval in units of `scale`: one number, or both ends.
fn range(interval: &Interval, scale: Number, places: u32) -> String {
    let text = |number: Number| {
        number.ratio_of(scale).map_or_else(|| number.to_string(), |n| n.to_decimal(places, Rounding::HalfUp))
    };
    match (interval.exactly(), interval.low, interval.high) {
        (Some(number), _, _) => text(number),
        (None, Some(low), Some(high)) => format!("{}…{}", text(low.at), text(high.at)),
        (None, Some(low), None) => format!("≥{}", text(low.at)),
        (None, None, Some(high)) => format!("≤{}", text(high.at)),
        (None, None, None) => String::new(),
    }
}

/// The same; ends that are printed alike are one number.
fn middle(interval: &Interval, scale: Number, places: u32) -> String {
    let shown = range(interval, scale, places);
    match shown.split_once('…') {
        Some((low, high)) if low == high => low.to_owned(),
        _ => shown,
    }
}
