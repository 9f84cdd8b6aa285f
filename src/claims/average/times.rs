//! So many times another figure: 1284件，是上年428件的3倍 · 刑事案件120件，民事案件600件，民事案件是刑事案件的5倍.

use super::{claim, fit};
use crate::claims::claim::{Claim, Why};
use crate::claims::scene::{Item, Scene};
use crate::exact::Fit;

/// How many sentences back the figures may stand that are named.
const REACH: usize = 1;
/// What stands between the names of both.
const IS: [&str; 4] = ["相当于", "达到", "是", "为"];

/// The claim that the multiple at `index` makes.
pub(super) fn times(scene: &Scene, index: usize) -> Option<Claim> {
    let (current, base) = right_before(scene, index).or_else(|| by_name(scene, index))?;
    Some(claim(scene, (current, base, index), 1, Why::Mean("倍".to_owned())))
}

/// So many times what stands right before.
fn right_before(scene: &Scene, index: usize) -> Option<(usize, usize)> {
    let range = scene.sentence_of(index);
    let base = index
        .checked_sub(1)
        .filter(|&k| k >= range.start && scene.items[index].lead == "的" && !scene.items[k].kind.is_rate())?;
    let current = (range.start..base)
        .rev()
        .find(|&k| scene.items[k].same_class(&scene.items[base]) && scene.items[k].is_stock())?;
    Some((current, base))
}

/// So many times what the words name: of figures that give it, or that the words name both.
fn by_name(scene: &Scene, index: usize) -> Option<(usize, usize)> {
    let item = &scene.items[index];
    let (of, than) = item.lead.strip_suffix('的').and_then(|lead| IS.iter().find_map(|is| lead.rsplit_once(is)))?;
    let counts =
        |k: &usize| scene.items[*k].is_stock() && !scene.items[*k].spelled && scene.items[*k].block == item.block;
    let base = scene.back(index, REACH).filter(counts).find(|&k| is_called(&scene.items[k], than))?;
    let beside = |k: &usize| *k != base && counts(k) && scene.items[*k].same_class(&scene.items[base]);
    let named = scene.back(index, REACH).filter(beside).find(|&k| is_called(&scene.items[k], of));
    let gives = |k: &usize| fit(scene, (*k, base, index), 1) != Fit::Not;
    let current = named.or_else(|| scene.back(index, REACH).filter(beside).take(1).find(gives))?;
    Some((current, base))
}

/// Whether what `item` measures is called by `name`, in more than one character.
fn is_called(item: &Item, name: &str) -> bool {
    name.chars().count() > 1
        && item.measure.chars().count() > 1
        && (item.measure.ends_with(name) || name.ends_with(item.measure))
}
