//! Shares that the words add up: 信息业（26.17%）、科研（14.88%）和教育（8.50%），三项合计占比49.55%.

use super::{LONGEST, claim};
use crate::claims::claim::{Claim, Strength, Why};
use crate::claims::list::{adds_up, near};
use crate::claims::ratio::{counted_together, is_first};
use crate::claims::scene::Scene;
use crate::figures::Kind;

/// As many shares before the one at `index` as its words say it takes together, where they make it but for a slip.
pub(super) fn rates(scene: &Scene, index: usize, start: usize) -> Option<Claim> {
    let share = |k: &usize| {
        let item = &scene.items[*k];
        item.kind == Kind::Percent && !item.delta && !item.base && !item.spelled
    };
    let count = Some(index).filter(share).and_then(|_| counted_together(scene, index))?;
    let mut parts: Vec<usize> = (start..index).rev().filter(share).take(LONGEST).collect();
    parts.reverse();
    // 前三类合计占63.1%
    let from = if is_first(scene, index) { 0 } else { parts.len().saturating_sub(count) };
    let parts: Vec<usize> = parts.drain(from..).take(count).collect();
    let meant = parts.len() == count && (adds_up(scene, &parts, index) || near(scene, &parts, index));
    meant.then(|| claim(scene, index, &parts, Strength::Inferred, Why::Closed("合计".to_owned())))
}
