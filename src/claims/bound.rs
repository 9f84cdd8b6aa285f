//! Bound: a later stage of a process does not exceed an earlier one. (The parts of an open list are bound in `sum`.)
//!
//! What it checks: 受理11件…中止11件 · 结案18件，胜诉16件 · 合格1044人…发放资格证864个.
//! When it is silent: the process lets carried-over cases in, so that more may be concluded than came.

use super::claim::{Claim, Form, Role, Strength, Why};
use std::collections::HashSet;

use super::scene::Scene;
use crate::figures::{FigureId, Kind};
use crate::lexicon::{Cue, lexicon};

/// How many sentences back an earlier stage may stand.
const REACH: usize = 1;

/// Finds every later stage with the nearest earlier one.
pub fn find(scene: &Scene, claims: &mut Vec<Claim>) {
    let summed: HashSet<(FigureId, FigureId)> = claims
        .iter()
        .filter_map(|claim| claim.figure(Role::Whole).map(|whole| claim.all(Role::Part).map(move |part| (whole, part))))
        .flatten()
        .collect();
    for process in &lexicon().processes {
        let stages: Vec<Option<usize>> = scene
            .items
            .iter()
            .map(|item| {
                let counts = item.is_stock() && item.kind == Kind::Count && !item.spelled && !item.cues.has(Cue::Goal);
                counts.then(|| process.stage(&item.measure).or_else(|| process.stage(&item.trail))).flatten()
            })
            .collect();
        for (later, stage) in
            stages.iter().enumerate().filter_map(|(k, stage)| stage.map(|s| (k, s))).filter(|(_, s)| *s > 0)
        {
            let item = &scene.items[later];
            // A total on the way begins something new: what stands before it is not looked at.
            let nearest = scene.back(later, REACH).find(|&k| {
                let other = &scene.items[k];
                let comparable = other.same_class(item) || process.across;
                let before = other.depth <= item.depth && stages[k].is_some_and(|s| s < stage);
                comparable && other.block == item.block && (before || other.cues.has(Cue::Total) && other.is_stock())
            });
            let Some(earlier) = nearest.filter(|&k| stages[k].is_some_and(|s| s < stage)) else { continue };
            let (whole, part) = (scene.items[earlier].id, item.id);
            // Carried-over cases may make more of a later stage: then nothing is said.
            let carried = !process.strict && !item.value.may_be_at_most(&scene.items[earlier].value);
            if !carried && !summed.contains(&(whole, part)) {
                claims.push(Claim {
                    form: Form::Bound,
                    figures: vec![(whole, Role::Whole), (part, Role::Part)],
                    strength: Strength::Inferred,
                    why: Why::Stage(process.source),
                });
            }
        }
    }
}
