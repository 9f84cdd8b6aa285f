//! Share: the shares of a complete list make 100 %.
//!
//! What it checks: 法官403人，占69%；其他181人，占31% · 民事占60%，刑事占30%，其他占10% · 男性占51.2%，女性占48.8% · 三次产业结构为13.5:42.7:43.8.
//! When it is silent: the counts that the shares are of do not make up a whole; shares without counts make less than 100 %
//! and none of them is the rest, or more and no words take one thing apart; or they stand for answers of which one may give several.

mod counted_out;
mod opposites;
mod proportions;

use std::ops::Range;

use self::counted_out::counted_out;
use self::opposites::opposites;
use self::proportions::proportions;
use super::claim::{Claim, Form, Role, Strength, Why};
use super::ratio::{of_most, sorts_before};
use super::scene::{Item, Scene};
use super::slip::slip;
use crate::exact::{Interval, Number};
use crate::figures::{FigureId, Kind};
use crate::lexicon::{Cue, WordList, words_of};
use crate::sort;

/// By how much, in percent, shares of one whole may exceed it by a slip; more, and they are shares of several things.
const EXCESS: i64 = 130;

/// Finds the shares of every list that a sum among `claims` ties to its whole.
pub fn find(scene: &Scene, claims: &mut Vec<Claim>) {
    let mut rates: Vec<(FigureId, FigureId, FigureId)> = Vec::new();
    for claim in claims.iter().filter(|claim| claim.form == Form::Ratio && claim.all(Role::Part).count() == 1) {
        if let (Some(whole), Some(stated)) = (claim.figure(Role::Whole), claim.figure(Role::Stated)) {
            rates.extend(claim.all(Role::Part).map(|part| (whole, part, stated)));
        }
    }
    sort::plain(&mut rates);
    let rate_of = |whole: FigureId, part: FigureId| {
        let next = rates.partition_point(|rate| (rate.0, rate.1) <= (whole, part));
        let rate = rates[..next].last().filter(|rate| (rate.0, rate.1) == (whole, part));
        rate.map(|rate| rate.2)
    };
    let shares = |claim: &Claim| {
        let whole = claim.figure(Role::Whole).filter(|_| matches!(claim.form, Form::Sum { .. }))?;
        let rates: Option<Vec<FigureId>> = claim.all(Role::Part).map(|part| rate_of(whole, part)).collect();
        // 满意51件、基本满意3件，满意和基本满意率100%: one rate of both.
        let rates = rates.filter(|rates| rates.len() > 1 && rates.windows(2).all(|pair| pair[0] != pair[1]))?;
        Some(Claim {
            form: Form::Share,
            figures: rates.into_iter().map(|rate| (rate, Role::Part)).collect(),
            strength: Strength::Inferred,
            why: Why::Complete,
        })
    };
    let found: Vec<Claim> = claims.iter().filter_map(shares).collect();
    claims.extend(found);
    let mut counted: Vec<FigureId> = rates.iter().map(|(.., stated)| *stated).collect();
    sort::plain(&mut counted);
    for range in scene.sentences() {
        claims.extend(proportions(scene, range.clone()));
        claims.extend(counted_out(scene, range.clone(), &counted));
        claims.extend(range.clone().filter_map(|index| opposites(scene, index, range.end, &counted)));
        claims.extend(alone(scene, range, &counted));
    }
}

/// The shares of a sentence that stand without counts, where they are of one whole: those that are not `counted`.
fn alone(scene: &Scene, range: Range<usize>, counted: &[FigureId]) -> Option<Claim> {
    // 民事占比最高，达60%
    let most = |k: usize| of_most(scene, &scene.items[k]).is_some() && scene.items[k].kind == Kind::Percent;
    let share = |k: usize| is_share(&scene.items[k], counted) || most(k);
    let first = range.clone().find(|&k| share(k))?;
    let beside = |k: &usize| {
        let (item, before) = (&scene.items[*k], &scene.items[k - 1]);
        let listed = matches!(item.lead, "、" | "和" | "与" | "及" | "") && item.kind == before.kind;
        share(*k) || listed && !item.delta && !item.base && counted.binary_search(&item.id).is_err()
    };
    let last = (first + 1..range.end).take_while(beside).last()?;
    let shares = &scene.items[first..=last];
    let whole = |item: &Item| item.lead.rsplit_once('占').map_or("", |(_, whole)| whole).to_owned();
    let of_one = shares
        .iter()
        .all(|item| item.depth == shares[0].depth && (whole(item).is_empty() || whole(item) == whole(&shares[0])));
    let answers = shares.iter().any(|item| words_of(WordList::Answer).iter().any(|word| item.lead.contains(word)));
    // 民生占78%，教育占18%…: one share may stand within another, but where the words take one thing apart: 案件类型中，….
    let taken_apart = !shares[0].topic.is_empty();
    let rest = shares.iter().any(|item| item.cues.has(Cue::Rest));
    // 三者合计占98.6%, 其中…占1.2%, 内资企业中占全部企业的1.2%: no part of one hundred with the others.
    let apart = |item: &Item| item.cues.any(&[Cue::Total, Cue::Part]);
    if shares.iter().skip(1).any(apart) || !shares[0].topic.is_empty() && !whole(&shares[0]).is_empty() {
        return None;
    }
    if !of_one || answers || shares.len() < if rest { 2 } else { 3 } {
        return None;
    }
    let hundred = Number::from(100);
    let sum = shares.iter().try_fold(Interval::point(Number::ZERO), |sum, item| sum.plus(&item.value()))?;
    let printed = shares.iter().try_fold(Number::ZERO, |sum, item| sum.plus(item.amount))?;
    // 四种形态占比分别为66.1%、27.7%、4.1%、3.1%: as many as there are, which one slip keeps from it.
    let counted_all = sorts_before(scene, first) == Some(shares.len());
    let slipped = || {
        shares.iter().any(|item| {
            let meant = hundred.minus(printed).and_then(|gap| item.amount.plus(gap));
            meant.is_some_and(|meant| slip(&item.amount.to_string(), &meant.to_string()).is_some())
        })
    };
    let complete = counted_all && slipped()
        || sum.contains(hundred)
        || rest
        || taken_apart && printed > hundred && printed <= Number::from(EXCESS);
    complete.then(|| Claim {
        form: Form::Share,
        figures: shares.iter().map(|item| (item.id, Role::Part)).collect(),
        strength: Strength::Inferred,
        why: Why::Shares,
    })
}

/// Whether it is a share by its words, of a whole that is not counted here: 民事占60%, 占比60%.
fn is_share(item: &Item, counted: &[FigureId]) -> bool {
    let plain = item.kind == Kind::Percent && !item.delta && !item.base && !item.cues.has(Cue::Goal);
    plain && item.cues.has(Cue::Share) && counted.binary_search(&item.id).is_err()
}
