//! What each figure of a claim could be by the others.

use super::likelihood::{misprinted, repeats_digit};
use crate::check::Values;
use crate::check::change::some_base;
use crate::claims::{Form, Role, Slip, misprints, slip};
use crate::exact::{Bound, Interval, Number, Rounding};
use crate::figures::{FigureId, Value};

/// How far from a printed count another one is looked for that no slip explains.
const NEAR: i128 = 24;
/// How many counts that no slip explains are looked at.
const KEPT_EACH: usize = 3;

/// The amounts that the figure `id` in `role` could take by the others.
pub fn candidates(known: &Values, (id, role): (FigureId, Role), value: &Value) -> Vec<Number> {
    let amount = |role: Role| known.one(role).and_then(Value::amount);
    let one = |number: Option<Number>| number.into_iter().collect::<Vec<_>>();
    match (known.claim.form, role) {
        (Form::Sum { .. }, Role::Whole) => one(gap(known).zip(value.amount()).and_then(|(gap, own)| own.minus(gap))),
        (Form::Sum { .. }, _) => one(gap(known).zip(value.amount()).and_then(|(gap, own)| own.plus(gap))),
        (Form::Bound, role) => {
            let other = amount(if role == Role::Whole { Role::Part } else { Role::Whole });
            other.map(|other| meant(value, other, role)).unwrap_or_default()
        }
        (Form::Ratio, role) => ratio(known, (id, role), value),
        (Form::Change { rise, years: 1 }, _) => change(known, role, value, rise),
        (Form::Change { .. }, Role::Stated) => compound(value),
        (Form::Change { .. }, _) => Vec::new(),
        (Form::Difference { rise }, role) => one(difference(
            known.base().and_then(Value::amount),
            amount(Role::Current),
            amount(Role::Stated),
            role,
            rise,
        )),
        (Form::Enumeration { items }, _) => vec![Number::from(i64::from(items))],
        (Form::Share, _) => one(parts(known).and_then(|sum| Number::from(100).minus(sum)?.plus(value.amount()?))),
        (Form::Average { per, over }, role) => {
            let (per, number) = (Number::from(i64::from(per)), known.number(over).and_then(|number| number.amount()));
            let (total, mean) = (amount(Role::Whole), amount(Role::Stated));
            match role {
                Role::Stated => one(total.zip(number).and_then(|(t, n)| t.times(per)?.ratio_of(n))),
                Role::Whole => around(mean.zip(number).and_then(|(m, n)| m.times(n)?.ratio_of(per)), value),
                _ => around(total.zip(mean).and_then(|(t, m)| t.times(per)?.ratio_of(m)), value),
            }
        }
        (Form::Repeat, Role::Whole) => one(amount(Role::Stated)),
        (Form::Repeat, _) => one(amount(Role::Whole).or_else(|| known.claim.earlier().and_then(Value::amount))),
        (Form::Duration, Role::Stated) => {
            one(amount(Role::Current).or(amount(Role::Context)).zip(amount(Role::Base)).and_then(|(b, a)| b.minus(a)))
        }
        (Form::Extent { .. }, _) if value.places == 0 => {
            misprints(value.printed.floor()).into_iter().map(Number::whole).collect()
        }
        (Form::Tie, _) => one(crate::check::tie::needed(known, id)),
        (Form::Extent { .. } | Form::Sequence | Form::Duration | Form::Together { .. }, _) => Vec::new(),
    }
}

/// The rate that the counts give, rounded and cut off; counts that give the rate, and those that a slip hides.
fn ratio(known: &Values, (id, role): (FigureId, Role), value: &Value) -> Vec<Number> {
    let whole = wholes(known);
    let others = || parts(known)?.minus(value.amount()?);
    let is_both = [Role::Part, Role::Whole].iter().all(|role| known.claim.all(*role).any(|other| other == id));
    match role {
        Role::Stated => {
            let rate = parts(known).zip(whole).and_then(|(part, whole)| part.ratio_of(whole));
            // What is stated as a part of a whole cannot be more than all of it.
            let share = |stated: Number| stated <= Number::ONE;
            let rate = hundred(rate.filter(|rate| share(*rate) || !stated(known).is_some_and(share)));
            let exact = rate.first().filter(|_| value.bound == Bound::Exact);
            let cut_off = exact.and_then(|rate| rate.round(value.places, Rounding::CutOff));
            rate.into_iter().chain(cut_off).collect()
        }
        // 不捕80人 of 批捕320人 and 不捕80人: what rises in the part rises in the whole, too.
        Role::Part if is_both => {
            let beside = || whole?.minus(value.amount()?);
            let exact = || stated(known)?.times(beside()?)?.ratio_of(Number::ONE.minus(stated(known)?)?);
            near(exact(), None, value)
        }
        Role::Part => {
            let exact = || stated(known)?.times(whole?)?.minus(others()?);
            near(exact(), range(known, role, value), value)
        }
        _ if is_both => Vec::new(),
        _ => {
            let beside = || whole?.minus(value.amount()?);
            let exact = || parts(known)?.ratio_of(stated(known)?)?.minus(beside()?);
            near(exact(), range(known, role, value), value)
        }
    }
}

/// What a count, of which `value` is printed, could be by the others for its stated rate to come out.
fn range(known: &Values, role: Role, value: &Value) -> Option<Interval> {
    let rate = known.rate(Role::Stated).filter(|rate| rate.bound == Bound::Exact)?;
    let either = rate.either()?;
    match role {
        Role::Stated => None,
        Role::Part => {
            let others = parts(known)?.minus(value.amount()?)?;
            either.scaled(wholes(known)?)?.minus(&Interval::point(others))
        }
        _ => {
            let beside = wholes(known)?.minus(value.amount()?)?;
            Interval::point(parts(known)?).ratio_of(&either)?.minus(&Interval::point(beside))
        }
    }
}

/// The neighbours of `exact` as `value` would be printed, and what a slip may have made it of, within `range`.
fn near(exact: Option<Number>, range: Option<Interval>, value: &Value) -> Vec<Number> {
    let within = |meant: &Number| range.is_some_and(|range| range.contains(*meant));
    let meant = misprinted(value).filter_map(|printed| printed.times(value.factor));
    around(exact, value).into_iter().chain(meant.filter(within)).collect()
}

fn parts(known: &Values) -> Option<Number> {
    known.amount(Role::Part)
}

fn wholes(known: &Values) -> Option<Number> {
    known.amount(Role::Whole)
}

/// By how much the wholes exceed the parts.
fn gap(known: &Values) -> Option<Number> {
    known.amount(Role::Whole)?.minus(parts(known)?)
}

/// What a count in `role` may be meant to be that a bound sets against `other`: the other, or what a slip that seldom fits
/// by chance made of it. A digit is thought lost only where the other is more than twice as much.
fn meant(value: &Value, other: Number, role: Role) -> Vec<Number> {
    let full = value.is_precise() && value.factor == Number::ONE;
    let twice = value.printed.plus(value.printed).is_some_and(|twice| twice < other);
    let printed = value.printed.to_string();
    let within = |number: &Number| if role == Role::Whole { *number >= other } else { *number <= other };
    let seldom = |number: &Number| match slip(&printed, &number.to_string()) {
        Some(Slip::Swapped) => true,
        Some(Slip::Dropped) => twice,
        Some(Slip::Doubled) => repeats_digit(value, *number, 0),
        _ => false,
    };
    let slips = if full { misprints(value.printed.floor()) } else { Vec::new() };
    slips.into_iter().map(Number::whole).filter(|number| within(number) && seldom(number)).chain([other]).collect()
}

/// The stated rate as a fraction of one.
fn stated(known: &Values) -> Option<Number> {
    known.rate(Role::Stated).map(|rate| rate.value)
}

/// `fraction` as the stated rate would print it: in hundredths, or as so many times.
fn as_stated(known: &Values, fraction: Option<Number>) -> Vec<Number> {
    if known.is_multiple(Role::Stated) { fraction.into_iter().collect() } else { hundred(fraction) }
}

fn hundred(fraction: Option<Number>) -> Vec<Number> {
    fraction.and_then(|fraction| fraction.times(Number::from(100))).into_iter().collect()
}

/// The two neighbours of `exact` on the grid that `value` is printed on.
fn around(exact: Option<Number>, value: &Value) -> Vec<Number> {
    let Some((exact, step)) = exact.zip(value.step()) else { return Vec::new() };
    let Some(below) = exact.ratio_of(step).map(|steps| Number::whole(steps.floor())) else { return Vec::new() };
    [Some(below), below.plus(Number::ONE)].into_iter().flatten().filter_map(|steps| steps.times(step)).collect()
}

fn difference(
    base: Option<Number>,
    current: Option<Number>,
    stated: Option<Number>,
    role: Role,
    rise: bool,
) -> Option<Number> {
    let (base, current, stated) = (base?, current?, stated?);
    match (role, rise) {
        (Role::Base, true) => current.minus(stated),
        (Role::Base, false) => current.plus(stated),
        (Role::Current, true) => base.plus(stated),
        (Role::Current, false) => base.minus(stated),
        (_, true) => current.minus(base),
        (_, false) => base.minus(current),
    }
}

fn change(known: &Values, role: Role, value: &Value, rise: bool) -> Vec<Number> {
    let amount = |role: Role| known.one(role).and_then(Value::amount);
    let signed = |number: Number| if rise { Some(number) } else { Number::ZERO.minus(number) };
    let current = amount(Role::Current);
    let base = known
        .base()
        .and_then(Value::amount)
        .or_else(|| current.zip(amount(Role::Amount)).and_then(|(c, a)| c.minus(signed(a)?)));
    let factor = stated(known).and_then(signed).and_then(|rate| rate.plus(Number::ONE));
    match (role, base) {
        (Role::Stated, Some(base)) => {
            as_stated(known, current.and_then(|c| c.minus(base)?.ratio_of(base)).and_then(signed))
        }
        (Role::Current, Some(_)) if known.base().is_some() => {
            around(base.zip(factor).and_then(|(b, f)| b.times(f)), value)
        }
        (Role::Base, _) => around(current.zip(factor).and_then(|(c, f)| c.ratio_of(f)), value),
        (Role::Amount, _) => {
            around(current.zip(factor).and_then(|(c, f)| c.minus(c.ratio_of(f)?)).and_then(signed), value)
        }
        // Without a base: the rates that the whole bases nearby give, and the counts nearby that some base gives.
        (Role::Stated, None) => {
            let near = around(
                current.zip(factor).and_then(|(c, f)| c.ratio_of(f)),
                &Value { places: 0, factor: Number::ONE, ..*value },
            );
            near.into_iter()
                .filter(|base| *base > Number::ZERO)
                .flat_map(|base| hundred(current.and_then(|c| c.minus(base)?.ratio_of(base)).and_then(signed)))
                .collect()
        }
        (Role::Current, _) if value.is_precise() => {
            let Some(rounded) = known.one(Role::Stated).and_then(Value::rate).and_then(|rate| rate.change(rise)) else {
                return Vec::new();
            };
            let follows =
                |current: &Number| some_base(&Interval::point(*current), &rounded[0], Number::ONE) == Some(true);
            let own = value.printed.floor();
            let near = (1..=NEAR).flat_map(|k| [own - k, own + k]).filter(|k| *k > 0).map(Number::whole);
            // A number with a digit more is so large that some state before gives nearly any rate.
            let no_longer = |meant: &i128| meant.checked_ilog10() <= own.checked_ilog10();
            let misprinted = misprints(own).into_iter().filter(no_longer).map(Number::whole).filter(follows);
            near.filter(follows).take(KEPT_EACH).chain(misprinted).collect()
        }
        _ => Vec::new(),
    }
}

/// The rates nearby that compound growth may be printed with: each is tried.
fn compound(value: &Value) -> Vec<Number> {
    let Some(step) = value.step() else { return Vec::new() };
    let near =
        (1..=NEAR).flat_map(|k| [-k, k]).map(|k| step.times(Number::whole(k)).and_then(|by| value.amount()?.plus(by)));
    near.flatten().collect()
}
