//! What probably went wrong, named only where the arithmetic singles it out.

use super::repair::{self, Change};
use super::sharing::Sharing;
use super::{Cause, Values, Verdict, recompute};
use crate::claims::{Claim, Form, Role, Slip};
use crate::exact::{Bound, Fit, Interval, Number};
use crate::figures::{Figure, FigureId, Kind, Value};

/// How many figures before and behind a claim are looked at.
const NEAR: usize = 12;
/// The least number that does not equal another one nearby by chance.
const TELLING: i64 = 10;
/// How many steps of its last digit a rate must have that another whole does not give by chance.
const CLOSE: i64 = 100;

/// The cause of a fault: what its own sum showed, else the one explanation that fits.
pub fn cause(known: &Values, own: Option<Cause>, repairs: &[Change], sharing: &Sharing) -> Option<Cause> {
    if own.is_some() {
        return own;
    }
    let explanations = [
        left_from_before(known),
        wrong_way(known),
        exchanged(known, sharing),
        ten_thousand(known),
        points(known),
        copied(known, sharing),
        other_whole(known),
        twice(known),
        left_out(known),
    ];
    let mut found = explanations.into_iter().flatten();
    match (found.next(), found.next()) {
        (Some(cause), None) => Some(cause),
        // Some state before gives nearly any rate, and nearly any number keeps to a bound: a slip fits by chance.
        (None, _) if known.claim.base_is_unknown() || known.claim.form == Form::Bound => None,
        (None, _) => misprint(known, repairs).or_else(|| rounded_up(known)),
        _ => None,
    }
}

/// The figures around the claim that are none of its own.
fn nearby<'k>(known: &'k Values) -> impl Iterator<Item = (FigureId, &'k Figure, &'k Value)> {
    let ids = || known.claim.figures.iter().map(|(id, _)| id.index());
    let first = ids().min().unwrap_or_default().saturating_sub(NEAR);
    let last = (ids().max().unwrap_or_default() + NEAR + 1).min(known.figures.len());
    (first..last).filter(move |index| !ids().any(|own| own == *index)).filter_map(|index| {
        let figure = &known.figures[index];
        Some((FigureId(index as u32), figure, figure.value.as_ref()?))
    })
}

/// The one of `found`, where all that were found are alike.
fn single<T: Copy>(mut found: impl Iterator<Item = T>, alike: impl Fn(T, T) -> bool) -> Option<T> {
    let first = found.next()?;
    found.all(|other| alike(first, other)).then_some(first)
}

fn holds_with(known: &Values, id: FigureId, value: Value) -> bool {
    recompute(&Values { changed: &[(id, value)], ..*known }).is_some_and(|outcome| outcome.verdict == Verdict::Holds)
}

/// 受理120件，上年120件，增长20%: the current state is that of the year before.
fn left_from_before(known: &Values) -> Option<Cause> {
    let Form::Change { .. } = known.claim.form else { return None };
    let (current, base) = (known.one(Role::Current)?.amount()?, known.base()?.amount()?);
    (current == base && current >= Number::from(TELLING)).then_some(Cause::LeftFromBefore)
}

/// 由64项减少到80项，减少16项: the other way round it holds.
fn wrong_way(known: &Values) -> Option<Cause> {
    let Form::Difference { rise } = known.claim.form else { return None };
    let turned = Claim { form: Form::Difference { rise: !rise }, ..known.claim.clone() };
    let holds = recompute(&Values { claim: &turned, ..*known })?.verdict == Verdict::Holds;
    (holds && known.one(Role::Stated)?.amount()? >= Number::from(TELLING)).then_some(Cause::WrongWay)
}

/// 138批15人次 for 15批138人次: exchanged with the other of its pair, all claims on both hold.
fn exchanged(known: &Values, sharing: &Sharing) -> Option<Cause> {
    let other = |id: FigureId| {
        let figure = known.figures.get(id.index())?;
        let beside = |at: Option<usize>| {
            let other = known.figures.get(at?)?;
            let joined = other.folded.end == figure.folded.start || figure.folded.end == other.folded.start;
            let pair = other.class != figure.class && other.kind == Kind::Count && figure.kind == Kind::Count;
            (joined && pair).then_some(FigureId(at? as u32))
        };
        beside(id.index().checked_sub(1)).or_else(|| beside(Some(id.index() + 1)))
    };
    let holds = |id: FigureId| {
        let other = other(id)?;
        let (own, others) = (known.value(id)?, known.value(other)?);
        let changed = &[(id, own.with(others.printed)?), (other, others.with(own.printed)?)];
        let stands = |claim: &Claim| {
            recompute(&Values { claim, figures: known.figures, changed })
                .is_some_and(|outcome| outcome.verdict.stands())
        };
        let mut claims = sharing.of(id).chain(sharing.of(other)).take(NEAR);
        claims.all(|(claim, verdict)| verdict == Verdict::Unverifiable || stands(claim)).then_some(())
    };
    let swapped = known.claim.figures.iter().filter(|(id, _)| holds(*id).is_some());
    single(swapped.map(|(id, _)| *id), |_, _| false).map(|figure| Cause::Exchanged { figure })
}

/// 1.5元 for 1.5万元: a 万 more or less makes the claim hold.
fn ten_thousand(known: &Values) -> Option<Cause> {
    let amounts = matches!(known.claim.form, Form::Sum { .. } | Form::Difference { .. } | Form::Repeat);
    let quotient = matches!(known.claim.form, Form::Ratio | Form::Average { .. } | Form::Change { years: 1, .. });
    if !amounts && (!quotient || known.claim.base_is_unknown()) {
        return None;
    }
    let off = known.claim.figures.iter().filter_map(|&(id, _)| {
        let value = known.value(id)?;
        let lost = value.with(value.printed.times(Number::WAN)?).is_some_and(|value| holds_with(known, id, value));
        let added = value.factor == Number::WAN
            && value.with(value.printed.ratio_of(Number::WAN)?).is_some_and(|value| holds_with(known, id, value));
        (lost || added).then_some((id, lost))
    });
    single(off, |_, _| false).map(|(figure, lost)| Cause::TenThousand { figure, lost })
}

/// 由95%提高到97%，提高2%: the difference in points.
fn points(known: &Values) -> Option<Cause> {
    let Form::Change { rise, .. } = known.claim.form else { return None };
    let rate = |role: Role| known.one(role).filter(|value| value.rate().is_some());
    let (current, base) = (rate(Role::Current)?, rate(Role::Base)?);
    let of =
        |role: Role| known.claim.figure(role).and_then(|id| known.figures.get(id.index())).map(|figure| figure.kind);
    if of(Role::Current) != Some(Kind::Percent) || of(Role::Base) != Some(Kind::Percent) {
        return None;
    }
    let points = if rise { current.amount()?.minus(base.amount()?) } else { base.amount()?.minus(current.amount()?) };
    (points? == known.one(Role::Stated)?.amount()?).then_some(Cause::PercentForPoints)
}

/// The same rate stands right before and is right there.
fn copied(known: &Values, sharing: &Sharing) -> Option<Cause> {
    let stated = known.claim.figure(Role::Stated)?;
    let value = known.value(stated)?;
    value.rate()?;
    let figure = known.figures.get(stated.index())?;
    let from = stated.index().saturating_sub(NEAR);
    let before = (from..stated.index()).rev().find(|&index| known.figures[index].kind == figure.kind)?;
    let other = known.figures[before].value.as_ref()?;
    let same = other.printed == value.printed && other.places == value.places && value.printed != Number::ZERO;
    let id = FigureId(before as u32);
    let right = sharing.of(id).any(|(claim, verdict)| {
        claim.figure(Role::Stated) == Some(id) && claim.form == known.claim.form && verdict == Verdict::Holds
    });
    (same && right).then_some(Cause::Copied { from: id })
}

/// Another count nearby gives just this rate.
fn other_whole(known: &Values) -> Option<Cause> {
    if known.claim.form != Form::Ratio {
        return None;
    }
    let whole = known.figures.get(known.claim.figure(Role::Whole)?.index())?;
    let (rate, part) = (known.rate(Role::Stated)?, known.amount(Role::Part)?);
    if rate.value.ratio_of(rate.step)? < Number::from(CLOSE) {
        return None;
    }
    let gives = |value: &Value| {
        let quotient = part.ratio_of(value.amount()?)?;
        rate.fit(&Interval::point(quotient)).filter(|fit| *fit != Fit::Not)
    };
    let wholes = nearby(known).filter(|(_, figure, value)| {
        figure.kind == Kind::Count && figure.class == whole.class && gives(value).is_some()
    });
    single(wholes, |a, b| a.2.amount() == b.2.amount()).map(|(whole, ..)| Cause::OtherWhole { whole })
}

/// What the parts have too much is just one of them.
fn twice(known: &Values) -> Option<Cause> {
    let excess = Number::ZERO.minus(gap(known)?).filter(|excess| *excess >= Number::from(TELLING))?;
    let parts = known.claim.all(Role::Part).filter(|id| known.value(*id).and_then(Value::amount) == Some(excess));
    single(parts, |_, _| true).map(|part| Cause::Twice { part })
}

/// What the parts lack is just one figure nearby.
fn left_out(known: &Values) -> Option<Cause> {
    let missing = gap(known).filter(|missing| *missing >= Number::from(TELLING))?;
    let whole = known.figures.get(known.claim.figure(Role::Whole)?.index())?;
    let closing = nearby(known).filter(|(_, figure, value)| {
        figure.kind == whole.kind && figure.class == whole.class && value.amount() == Some(missing)
    });
    single(closing, |_, _| false).map(|(part, ..)| Cause::LeftOut { part })
}

/// By how much the whole exceeds its parts.
fn gap(known: &Values) -> Option<Number> {
    let Form::Sum { .. } = known.claim.form else { return None };
    known.amount(Role::Whole)?.minus(known.amount(Role::Part)?)
}

/// 94.5% for 94.41%: what is left over was rounded up.
fn rounded_up(known: &Values) -> Option<Cause> {
    if !matches!(known.claim.form, Form::Ratio | Form::Change { years: 1, .. }) {
        return None;
    }
    let rate = known.rate(Role::Stated).filter(|rate| rate.bound == Bound::Exact)?;
    let exact = recompute(known)?.calculated?.exactly()?;
    rate.rounded_up()?.contains(exact).then_some(Cause::RoundedUp)
}

/// The slip of the likeliest repair, where no other figure has one that tells as much.
fn misprint(known: &Values, repairs: &[Change]) -> Option<Cause> {
    let first = repairs.first()?;
    let value = known.value(first.figure)?;
    let tells = |change: &&Change| match change.slip? {
        Slip::Swapped => Some(()),
        // One digit alone may have lost any other; one too many is seen where it stands twice.
        Slip::Dropped => (value.printed >= Number::from(TELLING)).then_some(()),
        Slip::Doubled => repair::repeats_digit(value, change.printed, change.places).then_some(()),
        Slip::Digit => None,
    };
    tells(&first)?;
    let alone = repairs.iter().skip(1).all(|other| other.slip.is_none_or(|other| other == Slip::Digit));
    Some(Cause::Misprint { figure: first.figure, slip: first.slip? }).filter(|_| alone)
}
