//! What is left beside a part that is named anew: 信访1825件次（含网上信访1326件次）。除网上信访外，其他共499件次.
//!
//! When it is silent: the part named has no whole, or what is left misses it by more than a slip.

use super::claim;
use crate::claims::claim::{Claim, Strength, Why};
use crate::claims::list::{List, adds_up, near};
use crate::claims::scene::Scene;

/// How many characters may stand between 除 and 外, and between 除 and the count.
const NAME: usize = 16;
const AHEAD: usize = 40;
/// How many sentences back the part may stand.
const REACH: usize = 2;

/// A count of what is left of the whole of one of `lists` beside its part.
pub(super) fn besides(scene: &Scene, index: usize, lists: &[List]) -> Option<Claim> {
    let item = &scene.items[index];
    if !item.is_stock() || item.spelled || index > scene.sentence_of(index).start {
        return None;
    }
    let sentence = scene.document.sentences[item.sentence].range.start;
    let words = scene.document.fold.slice(sentence.max(item.at.start.saturating_sub(AHEAD))..item.at.start);
    let except = words.iter().position(|&c| c == '除')? + 1;
    let length = words[except..].iter().take(NAME).position(|&c| c == '外')?;
    let name: String = words[except..except + length].iter().collect();
    let name = name.trim_start_matches('了').trim_end_matches("以").trim_end_matches("之");
    let named = |&k: &usize| {
        let part = &scene.items[k];
        part.is_stock() && part.same_class(item) && part.block == item.block && part.measure.ends_with(name)
    };
    let part = scene.back(index, REACH).find(|k| !name.is_empty() && named(k))?;
    let of_part = lists.iter().rev().find(|list| list.parts == [part])?;
    let parts = [part, index];
    let meant = adds_up(scene, &parts, of_part.whole) || near(scene, &parts, of_part.whole);
    meant.then(|| claim(scene, of_part.whole, &parts, Strength::Inferred, Why::AddsUp))
}
