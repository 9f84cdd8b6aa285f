//! The tie of a rule, worked out over what its figures may mean.

use super::ratio::verdict;
use super::verdict::Verdict;
use super::{Outcome, Values};
use crate::claims::Role;
use crate::exact::{Bound, Interval, Number, Rate};
use crate::figures::{FigureId, Value};
use crate::rules::{Expression, Sign, Tie};

/// Both sides of the tie; what stands alone on one side may be a rate that was rounded or cut off.
pub fn tie(known: &Values) -> Option<Outcome> {
    let tie = &known.claim.applied()?.tie;
    let range = |id: &FigureId| -> Option<Interval> {
        match rate(known, *id) {
            Some(rate) => rate.rounded(),
            None => known.value(*id).map(Value::tolerance),
        }
    };
    let (left, right) = (tie.left.value(&range)?, tie.right.value(&range)?);
    let alone = match stated(known) {
        Some(id) if tie.left == Expression::Term(id) => right,
        Some(_) => left,
        None if tie.sign == Sign::AtLeast => right,
        None => left,
    };
    if let Some(stated) = stated(known).and_then(|id| rate(known, id)).filter(|_| !is_rounded(tie)) {
        return Some(Outcome::plain(verdict(stated.weigher()?.weigh(alone.exactly(), &alone)?), alone));
    }
    let holds = tie.holds(&range)?;
    Some(Outcome::plain(if holds { Verdict::Holds } else { Verdict::Violated }, alone))
}

/// The figure that stands alone on one side of an equation.
fn stated(known: &Values) -> Option<FigureId> {
    known.claim.figure(Role::Stated)
}

/// Whether the tie itself says how its sides are rounded.
fn is_rounded(tie: &Tie<FigureId>) -> bool {
    [&tie.left, &tie.right].into_iter().any(|side| matches!(side, Expression::Round(..)))
}

/// The figure as a fraction of one, where it is a rate.
fn rate(known: &Values, id: FigureId) -> Option<Rate> {
    let figure = known.figures.get(id.index()).filter(|figure| figure.kind.is_rate())?;
    let value = known.value(id)?;
    if figure.kind == crate::figures::Kind::Multiple {
        return Some(Rate { value: value.amount()?, step: value.step()?, bound: Bound::Exact });
    }
    value.rate()
}

/// The amount that `id` would need for both sides to be equal, where they change in step with it.
pub fn needed(known: &Values, id: FigureId) -> Option<Number> {
    let own = known.value(id)?.amount()?;
    let at = gap(known, id, own)?;
    let slope = gap(known, id, own.plus(Number::ONE)?)?.minus(at)?;
    own.minus(at.ratio_of(slope)?)
}

/// By how much the left side exceeds the right, by the printed amounts and `amount` for `id`.
fn gap(known: &Values, id: FigureId, amount: Number) -> Option<Number> {
    let tie = &known.claim.applied()?.tie;
    let point = |other: &FigureId| {
        let amount = if *other == id { Some(amount) } else { known.value(*other)?.amount() }?;
        let hundredths = rate(known, *other).is_some();
        Some(Interval::point(if hundredths { amount.ratio_of(Number::from(100))? } else { amount }))
    };
    let side = |side: &Expression<FigureId>| side.value(&point)?.exactly();
    side(&tie.left)?.minus(side(&tie.right)?)
}
