//! Shares without a word: 208件(17.46%), the share in a bracket right behind the count.
//!
//! What it checks: 办结1200件，其中调解208件(17.33%) · 公开640件(80.00%)，不公开160件(20.00%).
//! Which whole: the one before that most shares of the sentence fit; for a share alone, the count right before it that
//! 其中 takes apart.
//! When it is silent: no such whole, or a bracket with words of its own.

use std::ops::Range;

use super::claim::{Claim, Form, Role, Strength, Why};
use super::ratio::fit;
use super::scene::Scene;
use crate::exact::Fit;
use crate::figures::Kind;
use crate::lexicon::Cue;

/// How many sentences back the whole may stand.
const REACH: usize = 1;
/// How many candidates for the whole are weighed.
const CANDIDATES: usize = 4;

/// Finds the shares in brackets of every sentence.
pub fn find(scene: &Scene, claims: &mut Vec<Claim>) {
    for range in scene.sentences() {
        let pairs: Vec<(usize, usize)> = range.clone().filter_map(|rate| pair(scene, rate, &range)).collect();
        let Some(whole) = whole(scene, &pairs) else { continue };
        claims.extend(pairs.iter().filter(|(part, _)| *part != whole).map(|&(part, rate)| {
            Claim {
                form: Form::Ratio,
                figures: [(whole, Role::Whole), (part, Role::Part), (rate, Role::Stated)]
                    .map(|(index, role)| (scene.items[index].id, role))
                    .to_vec(),
                strength: Strength::Inferred,
                why: Why::Share(String::new()),
            }
        }));
    }
}

/// The count and the bare percentage in the bracket right behind it.
fn pair(scene: &Scene, rate: usize, range: &Range<usize>) -> Option<(usize, usize)> {
    let part = rate.checked_sub(1).filter(|part| range.contains(part))?;
    let (item, before) = (&scene.items[rate], &scene.items[part]);
    let closed = scene.document.fold.char(item.at.end) == ')';
    let bare = item.kind == Kind::Percent && !item.delta && scene.between(part, rate) == ['('];
    (bare && closed && before.is_stock() && before.kind == Kind::Count).then_some((part, rate))
}

/// What the shares are shares of.
fn whole(scene: &Scene, pairs: &[(usize, usize)]) -> Option<usize> {
    let &(first, rate) = pairs.first()?;
    let part = &scene.items[first];
    let may = |&k: &usize| {
        let other = &scene.items[k];
        other.block == part.block && other.is_stock() && other.same_class(part) && !other.spelled
    };
    let candidates: Vec<usize> = scene.back(first, REACH).filter(may).take(CANDIDATES).collect();
    if pairs.len() == 1 {
        let taken_apart = |&k: &usize| k + 1 == first && part.cues.has(Cue::Part);
        let larger = |&k: &usize| scene.items[k].amount >= part.amount && scene.items[k].sentence == part.sentence;
        return candidates.into_iter().find(|k| taken_apart(k) && larger(k) || exactly(scene, first, *k, rate));
    }
    let fitting = |whole: usize| {
        pairs.iter().filter(|(part, rate)| *part != whole && fit(scene, &[*part], whole, *rate) != Fit::Not).count()
    };
    let best = candidates.iter().copied().max_by_key(|&k| (fitting(k), k))?;
    let count = fitting(best);
    (count > 1 && count * 3 >= pairs.len() * 2).then_some(best)
}

/// Whether the share is printed finely enough that it fits its whole by no accident.
fn exactly(scene: &Scene, part: usize, whole: usize, rate: usize) -> bool {
    let fine = scene.items[rate].step() < crate::exact::Number::ONE;
    fine && fit(scene, &[part], whole, rate) == Fit::Rounded
}
