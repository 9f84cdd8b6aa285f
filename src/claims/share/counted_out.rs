//! Counts with shares that make a hundred, where their whole is not told: 男性512人，占51.2%；女性488人，占48.8%.

use std::ops::Range;

use crate::claims::claim::{Claim, Form, Role, Strength, Why};
use crate::claims::list;
use crate::claims::scene::{Item, Scene};
use crate::exact::{Fit, Interval, Number};
use crate::figures::{FigureId, Kind};
use crate::sort;

/// How many shares are weighed.
const MOST: usize = 12;

/// The claims of the counts of a sentence that stand next to each other, each with its share, none of which is `counted`:
/// that their shares make a hundred, and that each is the share of them all.
pub(super) fn counted_out(scene: &Scene, range: Range<usize>, counted: &[FigureId]) -> Vec<Claim> {
    let first = (range.start + 1..range.end).find(|&rate| is_pair(scene, rate, counted));
    let Some(first) = first else { return Vec::new() };
    let alike = |&rate: &usize| is_pair(scene, rate, counted) && beside(scene, first, rate);
    let rates: Vec<usize> = (first..range.end).step_by(2).take_while(alike).collect();
    let shares: Vec<&Item> = rates.iter().map(|&rate| &scene.items[rate]).collect();
    let shares_of: Vec<(usize, usize)> = rates.iter().map(|&rate| (rate - 1, rate)).collect();
    let fine = shares.iter().all(|share| share.worth.places > 0);
    // All but one of them are the shares of all counts: the one is a slip.
    let slipped = || {
        let counts: Vec<usize> = rates.iter().map(|rate| rate - 1).collect();
        let all = list::sum(scene, &counts)?;
        let fit = |&&rate: &&usize| {
            let quotient = scene.items[rate - 1].value().ratio_of(&all);
            quotient.zip(scene.items[rate].rate()).is_some_and(|(quotient, rate)| rate.fit(&quotient) > Some(Fit::Not))
        };
        Some(fine && rates.len() > 2 && rates.iter().filter(fit).count() + 1 == rates.len())
    };
    let hundred = Number::from(100);
    let sum = shares.iter().try_fold(Interval::point(Number::ZERO), |sum, share| sum.plus(&share.value()));
    if rates.len() < if fine { 2 } else { 3 }
        || slipped() != Some(true) && !(sum.is_some_and(|sum| sum.contains(hundred)) && of_one_whole(scene, &shares_of))
    {
        return Vec::new();
    }
    let together = rates.iter().map(|&rate| (scene.items[rate].id, Role::Part)).collect();
    let together = Claim { form: Form::Share, figures: together, strength: Strength::Inferred, why: Why::Shares };
    let share = || Why::Share(String::new());
    of_them_all(scene, &shares_of, share).chain([together]).collect()
}

/// That each of `shares` is the share of its count in all of the counts; `why` says so.
pub(super) fn of_them_all<'s>(
    scene: &'s Scene,
    shares: &'s [(usize, usize)],
    why: impl Fn() -> Why + 's,
) -> impl Iterator<Item = Claim> + 's {
    shares.iter().map(move |&(part, stated)| {
        let mut figures = vec![(part, Role::Part), (stated, Role::Stated)];
        figures.extend(shares.iter().map(|&(count, _)| (count, Role::Whole)));
        sort::by_key(&mut figures, |(index, role)| (*index, *role != Role::Whole));
        let figures = figures.into_iter().map(|(index, role)| (scene.items[index].id, role)).collect();
        Claim { form: Form::Ratio, figures, strength: Strength::Inferred, why: why() }
    })
}

/// Whether some whole gives each of `shares` its count, or, of three and more, all but one, which may be a slip.
pub(super) fn of_one_whole(scene: &Scene, shares: &[(usize, usize)]) -> bool {
    let whole = |&(count, share): &(usize, usize)| {
        scene.items[count].value().ratio_of(&scene.items[share].worth.rate()?.either()?)
    };
    let wholes: Option<Vec<Interval>> = shares.iter().take(MOST).map(whole).collect();
    let Some(wholes) = wholes else { return false };
    let without = |left_out: usize| {
        let mut others = wholes.iter().enumerate().filter(|(k, _)| *k != left_out).map(|(_, whole)| *whole);
        others.try_fold(Interval::ALL, |common, whole| common.common(&whole)).is_some()
    };
    without(wholes.len()) || wholes.len() > 2 && (0..wholes.len()).any(without)
}

/// Whether `rate` is the share of the count right before it.
fn is_pair(scene: &Scene, rate: usize, counted: &[FigureId]) -> bool {
    let (count, share) = (&scene.items[rate - 1], &scene.items[rate]);
    let plain = share.kind == Kind::Percent && !share.delta && !share.base && counted.binary_search(&share.id).is_err();
    let bracketed = share.lead.is_empty() && scene.between(rate - 1, rate) == ['('];
    plain
        && (scene.share_of(rate - 1).is_some() || bracketed)
        && count.is_stock()
        && !count.spelled
        && count.amount > Number::ZERO
}

/// Whether both rates stand behind counts of one kind.
fn beside(scene: &Scene, first: usize, rate: usize) -> bool {
    let (one, other) = (&scene.items[first - 1], &scene.items[rate - 1]);
    one.same_class(other) && one.depth == other.depth && scene.items[first].lead == scene.items[rate].lead
}
