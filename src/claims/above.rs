//! Difference, of two rates of one time: 全市增长7.5%，全省增长6.3%，高于全省1.2个百分点; or of two rates of growth.
//!
//! What it checks: by how many points one rate lies above or below another that the words name.
//! 年平均增长率为0.53%，比前十年的年平均增长率0.57%下降0.04个百分点.
//! When it is silent: no rate before or right behind it is told of what they name.

use super::claim::{Claim, Form, Role, Strength, Why};
use super::scene::Scene;
use super::words::share_words;
use crate::figures::Kind;
use crate::lexicon::{Cue, WordList, lexicon, words_of};
use crate::sort;

/// How many sentences back the other rate may stand, and how many figures are tried.
const REACH: usize = 3;
const TRIED: usize = 8;

/// Finds every such difference.
pub fn find(scene: &Scene, claims: &mut Vec<Claim>) {
    let points = (0..scene.items.len()).filter(|&k| scene.items[k].kind == Kind::Points);
    claims.extend(points.filter_map(|index| above(scene, index).or_else(|| of_growth(scene, index))));
}

/// 年平均增长率为0.53%，比前十年的年平均增长率0.57%下降0.04个百分点: both rates of growth stand right before the points.
fn of_growth(scene: &Scene, index: usize) -> Option<Claim> {
    let (item, base) = (&scene.items[index], index.checked_sub(1)?);
    // 比前十年的: a time may stand between.
    let current = (scene.sentence_of(index).start..base).rev().find(|&k| scene.items[k].kind != Kind::Duration)?;
    let growth = |k: usize| words_of(WordList::Growth).iter().find(|word| scene.items[k].lead.contains(*word));
    let rates = [current, base].iter().all(|&k| scene.items[k].kind == Kind::Percent && !scene.items[k].base);
    let alike = growth(current).is_some() && growth(current) == growth(base);
    let compared = matches!(scene.between(current, base), [',', '比' | '较', ..]);
    let rise = lexicon().cues.at_start(item.lead_chars).and_then(|(_, cue)| match cue {
        Cue::Rise => Some(true),
        Cue::Fall => Some(false),
        _ => None,
    })?;
    (rates && alike && compared).then(|| claim(scene, [base, current, index], rise, Why::Versus(item.lead.to_owned())))
}

fn claim(scene: &Scene, [base, current, stated]: [usize; 3], rise: bool, why: Why) -> Claim {
    let mut roles = vec![(base, Role::Base), (current, Role::Current), (stated, Role::Stated)];
    sort::by_key(&mut roles, |(k, _)| *k);
    let figures = roles.into_iter().map(|(k, role)| (scene.items[k].id, role)).collect();
    Claim { form: Form::Difference { rise }, figures, strength: Strength::Inferred, why }
}

fn above(scene: &Scene, index: usize) -> Option<Claim> {
    let item = &scene.items[index];
    let said = |list| words_of(list).iter().find_map(|word| Some((*word, item.lead.rsplit_once(word)?.1)));
    let (rise, (word, than)) =
        said(WordList::Above).map(|said| (true, said)).or_else(|| said(WordList::Below).map(|said| (false, said)))?;
    let than = words_of(WordList::Average).iter().fold(than, |than, word| than.trim_end_matches(word));
    let range = scene.sentence_of(index);
    let rate = |k: &usize| scene.items[*k].kind == Kind::Percent && scene.items[*k].depth <= item.depth;
    // 全部投资, but 全省 is a name.
    let all = words_of(WordList::AllOf).iter().filter(|word| word.chars().count() > 1);
    let than = all.fold(than, |than, word| than.trim_start_matches(word));
    let called = |k: &usize| than.chars().count() > 1 && scene.items[*k].lead.contains(than);
    // 全市增长7.5%，全省增长6.3%，高于全省…: what the words name is not what lies above it.
    let nearest = (range.start..index).rev().find(rate)?;
    // 全县增长6.0%，全市增长5.2%，高于全市0.8个百分点；全省增长5.5%，高于全省…: of the first that the sentence tells.
    let first = || (range.start..nearest).filter(rate).find(|k| !called(k));
    let current = Some(nearest).filter(called).and_then(|_| first()).unwrap_or(nearest);
    let others = || {
        let before = scene.back(current, REACH).filter(|&k| scene.items[k].block == item.block);
        let parted = move |k: &usize| (index..*k).any(|k| scene.between(k, k + 1).contains(&';'));
        let beside = (current + 1..range.end).filter(move |k| *k < index || !parted(k)).chain(before);
        beside.filter(|k| scene.items[*k].kind == Kind::Percent).take(TRIED)
    };
    let named = |k: &usize| called(k) || share_words(than, scene.items[*k].lead);
    let gives = |k: &usize| {
        let (one, other) = (scene.items[current].value(), scene.items[*k].value());
        let (high, low) = if rise { (one, other) } else { (other, one) };
        high.minus(&low).is_some_and(|gap| gap.meets(&item.value()))
    };
    let alone = || others().find(called).filter(|_| others().filter(called).count() == 1);
    let base = others().filter(named).find(gives).or_else(alone)?;
    Some(claim(scene, [base, current, index], rise, Why::Gap(word)))
}
