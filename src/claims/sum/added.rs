//! What is added to what stands before it: 收入186520万元，加上补助328650万元、结余18620万元，收入总计533790万元.

use super::{LONGEST, claim};
use crate::claims::claim::{Claim, Strength, Why};
use crate::claims::list::{adds_up, is_sibling, near};
use crate::claims::scene::Scene;
use crate::lexicon::{Cue, WordList, words_of};

/// How many figures before the first that is added may be what it is added to, and how many sentences back.
const BEFORE: usize = 4;
const REACH: usize = 1;

/// The sum that the word of the figure at `first` opens: a total behind it of what stands before it and all between.
pub(super) fn added(scene: &Scene, first: usize) -> Option<Claim> {
    let item = &scene.items[first];
    let word = words_of(WordList::Added).iter().find(|word| item.lead.starts_with(**word))?;
    let is_total = |k: &usize| scene.items[*k].cues.has(Cue::Total) || scene.items[*k].lead.contains('总');
    let siblings = |k: &usize| is_sibling(item, &scene.items[*k]);
    let behind = (first + 1..scene.sentence_of(first).end).take(LONGEST).filter(siblings);
    let behind: Vec<usize> = behind.collect();
    let total = behind.iter().position(is_total)?;
    let whole = behind[total];
    let all = |base: usize| [base, first].into_iter().chain(behind[..total].iter().copied()).collect::<Vec<_>>();
    let before =
        || scene.back(first, REACH).filter(|&k| scene.items[k].block == item.block).filter(siblings).take(BEFORE);
    let made = before().find(|&base| adds_up(scene, &all(base), whole));
    let here = |base: &usize| scene.items[*base].sentence == item.sentence && near(scene, &all(*base), whole);
    let base = made.or_else(|| before().next().filter(here))?;
    Some(claim(scene, whole, &all(base), Strength::Stated, Why::Closed((*word).to_owned())))
}
