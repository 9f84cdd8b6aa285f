//! What is the same as before, and what is twice or four times as much: 与上年的45件持平, 翻了一番.

use crate::claims::claim::{Claim, Form, Role, Strength, Why};
use crate::claims::scene::Scene;
use crate::lexicon::Cue;

/// 48件，与上年的45件持平: both states are the same.
pub(super) fn level(scene: &Scene, index: usize, start: usize) -> Option<Claim> {
    let then = &scene.items[index];
    let same = |&k: &usize| {
        let now = &scene.items[k];
        now.is_stock() && now.same_class(then) && now.depth == then.depth && !now.spelled
    };
    let now = index.checked_sub(1).filter(|&k| k >= start).filter(same)?;
    let flat = then.trail.starts_with("持平") || then.trail.starts_with("相持平") || then.trail.starts_with("相同");
    (flat && then.cues.has(Cue::Versus) && !then.spelled).then(|| Claim {
        form: Form::Repeat,
        figures: vec![(scene.items[now].id, Role::Stated), (then.id, Role::Whole)],
        strength: Strength::Stated,
        why: Why::Versus("持平".to_owned()),
    })
}

/// 由100件增加到200件，翻了一番: the later state is twice the earlier.
pub(super) fn doubled(scene: &Scene, index: usize, start: usize) -> Option<Claim> {
    let now = index.checked_sub(1).filter(|&k| k > start && scene.items[index].unit == "番")?;
    let (current, then) = (&scene.items[now], &scene.items[now - 1]);
    let goes = then.base && then.cues.has(Cue::From) && current.cues.has(Cue::To) && current.same_class(then);
    goes.then(|| Claim {
        form: Form::Average { per: 1, over: 1 },
        figures: vec![(then.id, Role::Part), (current.id, Role::Whole), (scene.items[index].id, Role::Stated)],
        strength: Strength::Stated,
        why: Why::FromTo,
    })
}
