//! What may be the whole of a rate's parts, and how well it gives the rate.

use crate::claims::list;
use crate::claims::scene::Scene;
use crate::exact::{Fit, Number};
use crate::figures::Kind;

/// How many sentences back the counts of a rate may stand.
const REACH: usize = 16;
/// How many candidates for a whole are weighed.
pub(super) const CANDIDATES: usize = 24;

/// The one that fits best: rounded before cut off, near before far.
pub(super) fn best(wholes: &[usize], fit: impl Fn(&usize) -> Fit) -> Option<&usize> {
    let mut cut_off = None;
    for whole in wholes {
        match fit(whole) {
            Fit::Rounded => return Some(whole),
            Fit::CutOff => cut_off = cut_off.or(Some(whole)),
            Fit::Not => {}
        }
    }
    cut_off
}

/// How well `parts` over `whole` give the rate.
pub fn fit(scene: &Scene, parts: &[usize], whole: usize, rate: usize) -> Fit {
    fitting(scene, parts, rate)(whole)
}

/// How well `parts` over each whole that is tried give the rate.
pub(super) fn fitting<'s>(scene: &'s Scene, parts: &[usize], rate: usize) -> impl Fn(usize) -> Fit + 's {
    let printed = parts.iter().try_fold(Number::ZERO, |sum, &part| sum.plus(scene.items[part].amount));
    let (sum, rate) = (list::sum(scene, parts), scene.items[rate].rate().and_then(|rate| rate.weigher()));
    move |whole| {
        let whole = &scene.items[whole];
        let fit = || {
            let quotient = sum?.ratio_of(&whole.value())?;
            rate.as_ref()?.weigh_part(printed?.ratio_of(whole.amount), &quotient)
        };
        fit().unwrap_or(Fit::Not)
    }
}

/// What may be the whole of `parts`, the nearest first; then what a bracket right behind the rate gives.
pub(super) fn candidates<'s>(scene: &'s Scene, parts: &'s [usize], rate: usize) -> impl Iterator<Item = usize> + 's {
    let before = all_candidates(scene, parts, rate, REACH).take(CANDIDATES);
    let may = move |&k: &usize| may_be_whole(scene, parts, rate, k);
    let behind = (rate + 1..scene.sentence_of(rate).end)
        .take(1)
        .filter(move |&k| scene.items[k].depth > scene.items[rate].depth)
        .filter(may);
    before.chain(behind)
}

/// What may be the whole of `parts` at most `reach` sentences back, the nearest first.
pub(super) fn all_candidates<'s>(
    scene: &'s Scene,
    parts: &'s [usize],
    rate: usize,
    reach: usize,
) -> impl Iterator<Item = usize> + 's {
    let part = parts.first().copied().unwrap_or(rate);
    scene.back(part, reach).filter(move |&k| may_be_whole(scene, parts, rate, k))
}

fn may_be_whole(scene: &Scene, parts: &[usize], rate: usize, k: usize) -> bool {
    let (item, other) = (&scene.items[parts.first().copied().unwrap_or(rate)], &scene.items[k]);
    let counted = [item, other].iter().all(|item| !matches!(item.kind, Kind::Money | Kind::Amount));
    let alike = other.same_class(item) || counted && matches!((item.class, other.class), ("", _) | (_, ""));
    let told = other.is_stock() && !other.spelled && !other.is_limit();
    !parts.contains(&k) && told && alike && other.amount > Number::ZERO
}
