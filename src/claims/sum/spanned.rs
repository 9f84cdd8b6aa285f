//! Totals over a time behind what each part of it came to: 2021年120件、2022年130件、2023年150件。三年累计受理400件.
//!
//! When it is silent: a part of the time is missing, or the total speaks of something else.

use super::{LONGEST, claim};
use crate::claims::claim::{Claim, Strength, Why};
use crate::claims::list::{adds_up, near};
use crate::claims::scene::{Item, Scene};
use crate::claims::words::share_words;
use crate::figures::Kind;
use crate::lexicon::{Cue, lexicon};

/// A total over the years or quarters that stand before it in its sentence, or else in the one before.
pub(super) fn spanned(scene: &Scene, whole: usize) -> Option<Claim> {
    let item = &scene.items[whole];
    if !item.is_stock() || item.spelled || !item.cues.has(Cue::Total) || item.cues.has(Cue::Part) {
        return None;
    }
    let run = run(scene, whole);
    let (parts, counted) = years(scene, whole, &run).or_else(|| quarters(scene, item, &run))?;
    let first = &scene.items[parts[0]];
    let names = |other: &Item| {
        let unnamed = other.measure.is_empty() || other.measure.ends_with("季度");
        unnamed || other.measure == first.measure || share_words(other.measure, first.measure)
    };
    let alike = parts.iter().all(|&k| names(&scene.items[k]));
    let same = first.measure.is_empty() || first.measure.ends_with("季度") || names(item);
    let meant = adds_up(scene, parts, whole) || counted && near(scene, parts, whole);
    let words = lexicon().cues.in_order(item.lead_chars).filter(|(.., cue)| **cue == Cue::Total).last();
    let word = words.map(|(at, length, _)| item.lead_chars[at..at + length].iter().collect())?;
    (alike && same && meant).then(|| claim(scene, whole, parts, Strength::Inferred, Why::Closed(word)))
}

/// The counts of the kind of `whole` before it in its sentence, or, where none stands there, in the one before.
fn run(scene: &Scene, whole: usize) -> Vec<usize> {
    let item = &scene.items[whole];
    let counts = |&k: &usize| {
        let other = &scene.items[k];
        other.is_stock() && !other.spelled && other.same_class(item) && other.depth == item.depth
    };
    let mut run: Vec<usize> = Vec::new();
    for index in scene.back(whole, 1).filter(|&k| scene.items[k].block == item.block).filter(counts).take(LONGEST) {
        if run.first().is_some_and(|&last| scene.items[last].sentence != scene.items[index].sentence) {
            break;
        }
        run.push(index);
    }
    run.reverse();
    run
}

/// The last of `run` that speak of one year after the other: as many as the length of time before `whole` says, or all;
/// and whether it says so.
fn years<'r>(scene: &Scene, whole: usize, run: &'r [usize]) -> Option<(&'r [usize], bool)> {
    let year = |k: usize| scene.items[k].year;
    let follow = |pair: &&[usize]| year(pair[0]).zip(year(pair[1])).is_some_and(|(a, b)| a + 1 == b);
    let count = 1 + run.windows(2).rev().take_while(follow).count();
    let told = whole.checked_sub(1).map(|k| &scene.items[k]).filter(|length| {
        length.kind == Kind::Duration && length.class == "year" && length.sentence == scene.items[whole].sentence
    });
    let told = told.map(|length| usize::try_from(length.amount.floor()).unwrap_or(usize::MAX));
    let size = told.unwrap_or(count);
    (size > 1 && size <= count && count <= run.len()).then(|| (&run[run.len() - size..], told.is_some()))
}

/// The quarters of the time that `whole` names.
fn quarters<'r>(scene: &Scene, whole: &Item, run: &'r [usize]) -> Option<(&'r [usize], bool)> {
    let (_, &(first, last)) = lexicon().times_of_year.at_start(whole.lead_chars)?;
    let (first, last) = (first.div_ceil(3), last / 3);
    let count = usize::try_from((last + 1).checked_sub(first)?).ok().filter(|count| *count > 1)?;
    let parts = &run[run.len().checked_sub(count)?..];
    let told = |(&k, wanted): (&usize, u32)| quarter(scene.items[k].lead) == Some(wanted);
    parts.iter().zip(first..).all(told).then_some((parts, true))
}

/// Which quarter of the year the words before a count name.
fn quarter(lead: &str) -> Option<u32> {
    let (before, _) = lead.split_once("季度")?;
    let last = before.chars().last()?;
    ["一1", "二2", "三3", "四4"].iter().zip(1..).find(|(names, _)| names.contains(last)).map(|(_, quarter)| quarter)
}
