//! Counts with shares that make a hundred, where their whole is not told: 男性512人，占51.2%；女性488人，占48.8%.

use std::ops::Range;

use crate::claims::claim::{Claim, Form, Role, Strength, Why};
use crate::claims::scene::{Item, Scene};
use crate::exact::{Interval, Number};
use crate::figures::{FigureId, Kind};

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
    let fine = shares.iter().all(|share| share.worth.places > 0);
    let hundred = Number::from(100);
    let sum = shares.iter().try_fold(Interval::point(Number::ZERO), |sum, share| sum.plus(&share.value()));
    if rates.len() < if fine { 2 } else { 3 }
        || !sum.is_some_and(|sum| sum.contains(hundred))
        || !of_one_whole(scene, &rates)
    {
        return Vec::new();
    }
    let id = |index: usize| scene.items[index].id;
    let claim = |form, figures, why| Claim { form, figures, strength: Strength::Inferred, why };
    let of_all = rates.iter().map(|&rate| {
        let mut figures = Vec::with_capacity(rates.len() + 2);
        for &other in &rates {
            figures.push((id(other - 1), Role::Whole));
            if other == rate {
                figures.extend([(id(rate - 1), Role::Part), (id(rate), Role::Stated)]);
            }
        }
        claim(Form::Ratio, figures, Why::Share(String::new()))
    });
    let together = rates.iter().map(|&rate| (id(rate), Role::Part)).collect();
    of_all.chain([claim(Form::Share, together, Why::Shares)]).collect()
}

/// Whether some whole gives every share its count, or, of three and more, all but one: that one may be a slip.
fn of_one_whole(scene: &Scene, rates: &[usize]) -> bool {
    let whole = |&rate: &usize| scene.items[rate - 1].value().ratio_of(&scene.items[rate].rate()?.either()?);
    let wholes: Option<Vec<Interval>> = rates.iter().take(MOST).map(whole).collect();
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
    let worded = share.lead.starts_with('占') && count.sentence == share.sentence;
    plain && (worded || bracketed) && count.is_stock() && !count.spelled && count.amount > Number::ZERO
}

/// Whether both rates stand behind counts of one kind.
fn beside(scene: &Scene, first: usize, rate: usize) -> bool {
    let (one, other) = (&scene.items[first - 1], &scene.items[rate - 1]);
    one.same_class(other) && one.depth == other.depth && scene.items[first].lead == scene.items[rate].lead
}
