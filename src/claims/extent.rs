//! Ratio and share, of one figure alone: a part is no more than all of its whole, and no less than nothing.
//!
//! What it checks: 合格率102% · 占总数的120%, where no counts are given that would tell.
//! When it is silent: the rate may exceed all of what it divides (增长, 完成率), or it lies between 0 and 100 %.

use rustc_hash::FxHashSet;

use super::claim::{Claim, Form, Role, Strength, Why};
use super::scene::{Item, Scene};
use crate::exact::Number;
use crate::figures::{FigureId, Kind};
use crate::lexicon::{Cue, WordList, lexicon, words_of};

/// Finds every share and rate of a part that is printed below nought or above a hundred.
pub fn find(scene: &Scene, claims: &mut Vec<Claim>) {
    let beyond = |item: &&Item| {
        let rate = item.kind == Kind::Percent && !item.delta && !item.cues.any(&[Cue::Goal, Cue::Multiple]);
        rate && (item.amount > Number::from(100) || item.amount.is_negative())
    };
    let found: Vec<(&Item, Why)> =
        scene.items.iter().filter(beyond).filter_map(|item| Some((item, part_of(item)?))).collect();
    if found.is_empty() {
        return;
    }
    let ratios = claims.iter().filter(|claim| claim.form == Form::Ratio);
    let worked_out: FxHashSet<FigureId> = ratios.filter_map(|claim| claim.figure(Role::Stated)).collect();
    for (item, why) in found.into_iter().filter(|(item, _)| !worked_out.contains(&item.id)) {
        let (share, strength) = match why {
            Why::Share(_) => (true, Strength::Inferred),
            _ => (false, Strength::Stated),
        };
        claims.push(Claim { form: Form::Extent { share }, figures: vec![(item.id, Role::Stated)], strength, why });
    }
}

/// What the words right before the figure call it, where that is a part of a whole.
fn part_of(item: &Item) -> Option<Why> {
    let named = lexicon().cues.in_order(item.lead_chars).filter(|(.., cue)| matches!(cue, Cue::Share | Cue::Limited));
    let (at, length, cue) = named.last()?;
    let behind: String = item.lead_chars[at + length..].iter().collect();
    if *cue == Cue::Share {
        let whole = behind.trim_matches(|c: char| "的为达是约了到".contains(c));
        let planned = words_of(WordList::Planned).iter().any(|word| whole.ends_with(word));
        return (!planned).then(|| Why::Share(whole.to_owned()));
    }
    let joined = behind.chars().all(|c| "为达到约近有是仅超过均的(".contains(c));
    joined.then(|| Why::Rate(item.lead_chars[at..at + length].iter().collect()))
}
