//! Other counts than the nearest, where these do not give a rate and others that stand beside them do.

use super::named::{Named, speaks_of};
use super::whole::{Choice, choose, fit, fitting};
use crate::claims::claim::Strength;
use crate::claims::list;
use crate::claims::scene::{Scene, since};
use crate::exact::Fit;
use crate::lexicon::Rate;

/// How many counts that stand side by side a rate may speak of together.
const TOGETHER: usize = 4;
/// How many counts are tried that the words of a rate name.
const TRIED: usize = 4;

/// The parts of the rate and what they are divided by: the nearest, but where these do not give it and others do.
pub(super) fn likelier(
    scene: &Scene,
    parts: Vec<usize>,
    rate: usize,
    named: &Named,
    choice: Choice,
) -> (Vec<usize>, Choice) {
    let &[part] = &parts[..] else { return (parts, choice) };
    if !choice.others.is_empty() || fit(scene, &parts, choice.whole, rate) != Fit::Not {
        return (parts, choice);
    }
    let found = together(scene, part, rate, choice.whole)
        .map(|parts| (parts, Choice::of(choice.whole, Strength::Inferred)))
        .or_else(|| spoken_of(scene, part, rate, named))
        .or_else(|| of_both(scene, part, rate, named));
    found.unwrap_or((parts, choice))
}

/// 判决50件、调解30件、撤诉20件，调撤率50.0%: the counts beside the part that give the rate with it.
fn together(scene: &Scene, part: usize, rate: usize, whole: usize) -> Option<Vec<usize>> {
    let listed = listed(scene, part, rate, whole);
    let place = listed.iter().position(|&k| k == part)?;
    let runs = (0..=place).rev().flat_map(|from| (place + 1..=listed.len()).map(move |to| from..to));
    let mut runs = runs.filter(|run| (2..=TOGETHER).contains(&run.len()));
    let gives = |run: &std::ops::Range<usize>| fitting(scene, &listed[run.clone()], rate)(whole) == Fit::Rounded;
    runs.find(gives).map(|run| listed[run].to_vec())
}

/// 满意268份、基本满意13份，满意率95.4%: another count that the words of the rate name, over what it divides.
fn spoken_of(scene: &Scene, part: usize, rate: usize, named: &Named) -> Option<(Vec<usize>, Choice)> {
    let Named::Rate { known: Some(Rate { parts: sorts, .. }), .. } = named else { return None };
    let [sort] = &sorts[..] else { return None };
    let speaks = |k: &usize| {
        let other = &scene.items[*k];
        let counts = other.is_stock() && !other.spelled && other.sentence == scene.items[part].sentence;
        // 认定(视同)工伤4963件: the words before the bracket, too.
        let head = || other.head.iter().collect::<String>();
        *k != part && counts && (speaks_of(sort, other) || sort.stands_in(&head()))
    };
    let mut others = scene.back(rate, 1).filter(speaks).take(TRIED);
    let given = |other: usize| {
        let choice = choose(scene, &[other], rate, named, &[])?;
        let gives = choice.others.is_empty() && fit(scene, &[other], choice.whole, rate) == Fit::Rounded;
        gives.then(|| (vec![other], Choice { strength: Strength::Inferred, ..choice }))
    };
    others.find_map(given)
}

/// 按时报备185件，超期报备4件，报备及时率为97.9%: the part of what it makes up with the count behind it.
fn of_both(scene: &Scene, part: usize, rate: usize, named: &Named) -> Option<(Vec<usize>, Choice)> {
    let listed = listed(scene, part, rate, rate);
    let place = listed.iter().position(|&k| k == part).filter(|_| matches!(named, Named::Rate { .. }))?;
    let pair =
        if place + 1 < listed.len() { [part, listed[place + 1]] } else { [*listed.get(place.checked_sub(1)?)?, part] };
    let gives = |own: usize| {
        let quotient = list::sum(scene, &[own])?.ratio_of(&list::sum(scene, &pair)?)?;
        scene.items[rate].rate()?.fit(&quotient)
    };
    let own = pair.into_iter().find(|&own| gives(own) == Some(Fit::Rounded))?;
    let other = pair.into_iter().find(|&other| other != own)?;
    Some((vec![own], Choice { whole: other, others: vec![own], strength: Strength::Inferred }))
}

/// The counts of the sentence before the rate that may stand in one list with the part.
fn listed(scene: &Scene, part: usize, rate: usize, whole: usize) -> Vec<usize> {
    let item = &scene.items[part];
    let range = scene.sentence_of(part);
    let alike = |k: &usize| {
        let other = &scene.items[*k];
        *k != whole && other.is_stock() && !other.spelled && other.same_class(item) && other.depth == item.depth
    };
    (since(range.start, part)..range.end.min(rate)).filter(alike).collect()
}
