//! The states of the year before that rises and falls imply: a part's at most its whole's, all parts' as much as it.

use super::change::grid;
use super::{Outcome, Values, Verdict};
use crate::exact::{End, Interval, Number};

/// What the whole was in the year before, and what the parts were together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bases {
    /// The whole.
    pub whole: Interval,
    /// The parts.
    pub parts: Interval,
}

/// The parts' year before against the whole's; bit k of `falls`: the k-th of them, the whole first, fell.
pub fn bases(known: &Values, total: bool, falls: u32) -> Option<Outcome> {
    let Bases { whole, parts } = implied(known, falls)?;
    let possible = if total { parts.meets(&whole) } else { parts.may_be_at_most(&whole) };
    Some(Outcome::plain(if possible { Verdict::Holds } else { Verdict::Violated }, parts))
}

/// The years before that the rates imply; `None` on overflow or where a value is missing.
pub(super) fn implied(known: &Values, falls: u32) -> Option<Bases> {
    let pairs = known.claim.figures.chunks_exact(2).enumerate();
    let mut all = pairs.map(|(k, pair)| {
        let (current, rate) = (known.value(pair[0].0)?, known.value(pair[1].0)?.rate()?);
        let [rounded, cut_off] = rate.change(falls >> k & 1 == 0)?;
        let either = Interval { low: rounded.low, high: cut_off.high };
        let either = if falls >> k & 1 == 0 { either } else { Interval { low: cut_off.low, high: rounded.high } };
        let base = current.tolerance().ratio_of(&either)?;
        if grid(current)? != Number::ONE {
            return Some(base);
        }
        let (low, high) = (base.low?.at.ceil(), base.high?.at.floor());
        (low <= high).then(|| Interval::new(End::closed(Number::whole(low)), End::closed(Number::whole(high))))
    });
    let whole = all.next()??;
    let parts = all.try_fold(Interval::point(Number::ZERO), |sum, part| sum.plus(&part?))?;
    Some(Bases { whole, parts })
}
