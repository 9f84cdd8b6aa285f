//! Single changes that would make a claim hold, ranked by how likely the slip is.

mod candidates;
mod likelihood;

pub use likelihood::{repeats_digit, slips, unlikelihood};

use super::sharing::{Effect, Sharing};
use super::{Cause, Values, Verdict};
use crate::claims::{Role, Slip};
use crate::exact::{Bound, Number, Rounding};
use crate::figures::{FigureId, Value};
use crate::sort;
use candidates::candidates;
use likelihood::mended;

/// How many repairs are kept.
const KEPT: usize = 8;
/// How many of one figure are kept.
const KEPT_EACH: usize = 3;

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
    /// Whether the claim then holds only with the last digits of its rate cut off.
    pub cut_off: bool,
}

/// The changes of one figure each after which the claim holds: those first after which the other claims that share the
/// figure hold as well, then the likeliest.
pub fn repairs(known: &Values, cause: Option<Cause>, sharing: &Sharing) -> Vec<Change> {
    let mut found: Vec<(Change, Option<Effect>)> = Vec::new();
    for &(id, role) in &known.claim.figures {
        for change in changes(known, id, role) {
            let effect = changed(known, &change).map(|value| sharing.effect(known.claim, id, value));
            found.push((change, effect));
        }
    }
    // A rate that was worked out wrongly is itself what has to change.
    let stated = known.claim.figure(Role::Stated).filter(|_| cause.is_some());
    sort::by_cached_key(&mut found, |(change, effect)| {
        (effect.is_none(), *effect, Some(change.figure) != stated, unlikelihood(known, change))
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

/// The changes of the figure `id`, which stands in `role`, after which the claim holds; where they mend a slip it may hold
/// with the last digits cut off.
pub fn changes(known: &Values, id: FigureId, role: Role) -> Vec<Change> {
    let Some(value) = known.value(id) else { return Vec::new() };
    let printed = candidates(known, (id, role), value).into_iter().filter_map(|amount| as_printed(id, value, amount));
    let mends = |change: Change| {
        let change = Change { slip: mended(value, &change), ..change };
        match verdict(known, &change)? {
            Verdict::Holds => Some(change),
            Verdict::Truncated if change.slip.is_some() => Some(Change { cut_off: true, ..change }),
            _ => None,
        }
    };
    printed.filter_map(mends).collect()
}

/// `amount` as it would be printed in the place of `value`.
fn as_printed(figure: FigureId, value: &Value, amount: Number) -> Option<Change> {
    // 98%以上 would be mended by a rate told more closely.
    let places = if value.bound == Bound::Exact { value.places } else { value.places.max(2) };
    let printed = amount.ratio_of(value.factor)?;
    let places = if printed.is_whole() { value.places } else { places };
    let printed = printed.round(places, Rounding::HalfUp)?;
    (!printed.is_negative() && printed != value.printed).then_some(Change {
        figure,
        printed,
        places,
        slip: None,
        cut_off: false,
    })
}

/// What comes of the claim after the change.
fn verdict(known: &Values, change: &Change) -> Option<Verdict> {
    let changed = &[(change.figure, changed(known, change)?)];
    super::recompute(&Values { changed, ..*known }).map(|outcome| outcome.verdict)
}

/// The value of the figure once it is changed.
pub fn changed(known: &Values, change: &Change) -> Option<Value> {
    known.value(change.figure)?.with(change.printed)
}
