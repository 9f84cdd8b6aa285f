//! Single changes that would make a claim hold, ranked by how likely the slip is.

use super::change::some_base;
use super::sharing::{Effect, Sharing};
use super::{Cause, Values, Verdict};
use crate::claims::{Form, Role, Slip, misprints, slip};
use crate::exact::{Bound, Interval, Number, Rounding};
use crate::figures::{FigureId, Value};
use crate::sort;

/// How many repairs are kept.
const KEPT: usize = 8;
/// How many of one figure are kept.
const KEPT_EACH: usize = 3;
/// How far from a printed count another one is looked for that no slip explains.
const NEAR: i128 = 24;

/// A figure and the printed number that would make the claim hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The figure.
    pub figure: FigureId,
    /// What would be printed, before the factor of the unit.
    pub printed: Number,
    /// With how many decimals.
    pub places: u32,
    /// The slip that it would mend, if it is one.
    pub slip: Option<Slip>,
}

/// The changes of one figure each after which the claim holds: those first after which the other claims that share the
/// figure hold as well, then the likeliest.
pub fn repairs(known: &Values, cause: Option<Cause>, sharing: &Sharing) -> Vec<Change> {
    let mut found: Vec<(Change, Effect, Number)> = Vec::new();
    for &(id, role) in &known.claim.figures {
        for change in changes(known, id, role) {
            let effect = changed(known, &change).map(|value| sharing.effect(known.claim, id, value));
            let effect = effect.unwrap_or(Effect { broken: usize::MAX, left: usize::MAX });
            found.push((change, effect, distance(known, &change)));
        }
    }
    // A rate that was worked out wrongly is itself what has to change.
    let stated = known.claim.figure(Role::Stated).filter(|_| cause.is_some());
    sort::by_cached_key(&mut found, |(change, effect, distance)| {
        (*effect, Some(change.figure) != stated, telling(known.value(change.figure), change), *distance)
    });
    found.dedup_by_key(|(change, ..)| *change);
    few(found.into_iter().map(|(change, ..)| change))
}

/// The first of `changes`, not too many of one figure.
pub fn few(changes: impl Iterator<Item = Change>) -> Vec<Change> {
    let mut kept: Vec<Change> = Vec::new();
    for change in changes {
        if kept.iter().filter(|other| other.figure == change.figure).count() < KEPT_EACH {
            kept.push(change);
        }
    }
    kept.truncate(KEPT);
    kept
}

/// The changes of the figure `id`, which stands in `role`, after which the claim holds.
pub fn changes(known: &Values, id: FigureId, role: Role) -> Vec<Change> {
    let Some(value) = known.value(id) else { return Vec::new() };
    let printed = candidates(known, role, value).into_iter().filter_map(|amount| as_printed(id, value, amount));
    printed
        .filter(|change| holds(known, change))
        .map(|change| Change { slip: mended(value, &change), ..change })
        .collect()
}

/// What a slip that seldom fits by chance may have made the figure `id` of: two digits swapped, or one printed twice.
pub fn slips(id: FigureId, value: &Value) -> Vec<Change> {
    let Some(unit) = Number::power_of_ten(-(value.places as i32)) else { return Vec::new() };
    let digits = value.printed.ratio_of(unit).map_or(-1, Number::floor);
    let meant = misprints(digits).into_iter().filter_map(|meant| Number::whole(meant).times(unit));
    let changes = meant.map(|printed| Change { figure: id, printed, places: value.places, slip: None });
    let seldom =
        |change: &Change| change.slip == Some(Slip::Swapped) || repeats_digit(value, change.printed, change.places);
    changes.map(|change| Change { slip: mended(value, &change), ..change }).filter(seldom).collect()
}

/// How far a change goes, for the size of what it changes.
fn distance(known: &Values, change: &Change) -> Number {
    let by = known.value(change.figure).and_then(|value| {
        let gap = change.printed.minus(value.printed).map(Number::abs)?;
        gap.ratio_of(value.printed.abs())
    });
    by.unwrap_or(Number::from(1_000_000))
}

/// How likely a change is, the likeliest first: by how seldom its slip fits by chance, then by how little it changes.
pub fn likelihood(known: &Values, change: &Change) -> (u8, Number) {
    (telling(known.value(change.figure), change), distance(known, change))
}

/// The amounts that the figure in `role` could take by the others.
fn candidates(known: &Values, role: Role, value: &Value) -> Vec<Number> {
    let amount = |role: Role| known.one(role).and_then(Value::amount);
    let one = |number: Option<Number>| number.into_iter().collect::<Vec<_>>();
    match (known.claim.form, role) {
        (Form::Sum { .. }, Role::Whole) => one(gap(known).zip(value.amount()).and_then(|(gap, own)| own.minus(gap))),
        (Form::Sum { .. }, _) => one(gap(known).zip(value.amount()).and_then(|(gap, own)| own.plus(gap))),
        (Form::Bound, role) => {
            let other = amount(if role == Role::Whole { Role::Part } else { Role::Whole });
            other.map(|other| meant(value, other)).unwrap_or_default()
        }
        (Form::Ratio, Role::Stated) => {
            let rate = parts(known).zip(amount(Role::Whole)).and_then(|(p, w)| p.ratio_of(w));
            // What is stated as a part of a whole cannot be more than all of it.
            let share = |stated: Number| stated <= Number::ONE;
            hundred(rate.filter(|rate| share(*rate) || !self::stated(known).is_some_and(share)))
        }
        (Form::Ratio, Role::Part) => {
            let others = parts(known).zip(value.amount()).and_then(|(all, own)| all.minus(own));
            let all = stated(known).zip(amount(Role::Whole)).and_then(|(r, w)| r.times(w));
            around(all.zip(others).and_then(|(all, others)| all.minus(others)), value)
        }
        (Form::Ratio, _) => around(stated(known).zip(parts(known)).and_then(|(r, p)| p.ratio_of(r)), value),
        (Form::Change { rise, years: 1 }, _) => change(known, role, value, rise),
        (Form::Change { .. }, Role::Stated) => compound(value),
        (Form::Change { .. }, _) => Vec::new(),
        (Form::Difference { rise }, role) => {
            one(difference(amount(Role::Base), amount(Role::Current), amount(Role::Stated), role, rise))
        }
        (Form::Enumeration { items }, _) => vec![Number::from(i64::from(items))],
        (Form::Share, _) => one(parts(known).and_then(|sum| Number::from(100).minus(sum)?.plus(value.amount()?))),
        (Form::Average { per }, Role::Stated) => {
            let per = Number::from(i64::from(per));
            one(amount(Role::Whole).zip(amount(Role::Part)).and_then(|(t, n)| t.times(per)?.ratio_of(n)))
        }
        (Form::Average { per }, Role::Whole) => {
            let per = Number::from(i64::from(per));
            around(amount(Role::Stated).zip(amount(Role::Part)).and_then(|(m, n)| m.times(n)?.ratio_of(per)), value)
        }
        (Form::Average { per }, _) => {
            let per = Number::from(i64::from(per));
            around(amount(Role::Whole).zip(amount(Role::Stated)).and_then(|(t, m)| t.times(per)?.ratio_of(m)), value)
        }
        (Form::Repeat, Role::Whole) => one(amount(Role::Stated)),
        (Form::Repeat, _) => one(amount(Role::Whole)),
        (Form::Duration, Role::Stated) => {
            one(amount(Role::Current).or(amount(Role::Context)).zip(amount(Role::Base)).and_then(|(b, a)| b.minus(a)))
        }
        (Form::Extent { .. }, _) if value.places == 0 => {
            misprints(value.printed.floor()).into_iter().map(Number::whole).collect()
        }
        (Form::Extent { .. } | Form::Sequence | Form::Duration | Form::Together { .. }, _) => Vec::new(),
    }
}

fn parts(known: &Values) -> Option<Number> {
    super::amount(&known.all(Role::Part)?)
}

/// By how much the wholes exceed the parts.
fn gap(known: &Values) -> Option<Number> {
    super::amount(&known.all(Role::Whole)?)?.minus(parts(known)?)
}

/// What a count may be meant to be that a bound sets against `other`: the other, or what a slip that seldom fits by chance
/// made of it. A digit is thought lost only where the other is more than twice as much.
fn meant(value: &Value, other: Number) -> Vec<Number> {
    let full = value.is_precise() && value.factor == Number::ONE;
    let twice = value.printed.plus(value.printed).is_some_and(|twice| twice < other);
    let seldom = |number: &Number| {
        let slip = slip(&value.printed.to_string(), &number.to_string());
        slip == Some(Slip::Swapped) || slip == Some(Slip::Dropped) && twice || repeats_digit(value, *number, 0)
    };
    let slips = if full { misprints(value.printed.floor()) } else { Vec::new() };
    slips.into_iter().map(Number::whole).filter(seldom).chain([other]).collect()
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
    let base = amount(Role::Base).or_else(|| current.zip(amount(Role::Amount)).and_then(|(c, a)| c.minus(signed(a)?)));
    let factor = stated(known).and_then(signed).and_then(|rate| rate.plus(Number::ONE));
    match (role, base) {
        (Role::Stated, Some(base)) => {
            as_stated(known, current.and_then(|c| c.minus(base)?.ratio_of(base)).and_then(signed))
        }
        (Role::Current, Some(_)) if known.claim.figure(Role::Base).is_some() => {
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

/// `amount` as it would be printed in the place of `value`.
fn as_printed(figure: FigureId, value: &Value, amount: Number) -> Option<Change> {
    // 98%以上 would be mended by a rate told more closely.
    let places = if value.bound == Bound::Exact { value.places } else { value.places.max(2) };
    let printed = amount.ratio_of(value.factor)?;
    let places = if printed.is_whole() { value.places } else { places };
    let printed = printed.round(places, Rounding::HalfUp)?;
    (!printed.is_negative() && printed != value.printed).then_some(Change { figure, printed, places, slip: None })
}

/// How little a slip tells: the fewer numbers it could make of one, the less it fits by chance.
fn telling(value: Option<&Value>, change: &Change) -> u8 {
    match change.slip {
        Some(Slip::Swapped) => 0,
        Some(Slip::Doubled) if value.is_some_and(|value| repeats_digit(value, change.printed, change.places)) => 1,
        Some(Slip::Dropped) => 2,
        Some(Slip::Doubled) => 3,
        Some(Slip::Digit) => 4,
        None => 5,
    }
}

/// Whether a digit is printed twice that `meant` has once: 415527 for 41527.
fn repeats_digit(value: &Value, meant: Number, places: u32) -> bool {
    let text = |number: Number| number.to_decimal(places, Rounding::CutOff);
    let (printed, meant) = (text(value.printed), text(meant));
    let at = printed.bytes().zip(meant.bytes()).take_while(|(a, b)| a == b).count();
    let longer = slip(&printed, &meant) == Some(Slip::Doubled);
    longer && at > 0 && printed.as_bytes().get(at - 1) == printed.as_bytes().get(at)
}

/// The slip that `change` mends, if it is one.
fn mended(value: &Value, change: &Change) -> Option<Slip> {
    let text = |number: Number| number.to_decimal(change.places, Rounding::CutOff);
    slip(&text(value.printed), &text(change.printed))
}

/// Whether the claim holds after the change.
fn holds(known: &Values, change: &Change) -> bool {
    let Some(value) = changed(known, change) else { return false };
    let changed = &[(change.figure, value)];
    super::recompute(&Values { changed, ..*known }).is_some_and(|outcome| outcome.verdict == Verdict::Holds)
}

/// The value of the figure once it is changed.
pub fn changed(known: &Values, change: &Change) -> Option<Value> {
    known.value(change.figure)?.with(change.printed)
}
