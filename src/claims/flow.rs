//! Sum, over two periods: what came in and what was carried in makes what was dealt with and what is carried out.
//!
//! What it checks: 新收1284件，上年结转37件，办结1279件，结转下年度42件 · 受理…件，答复…件(含上年度结转…件，另有…件顺延) ·
//! 受理120件，审结110件，未结10件.
//! When it is silent: no sentence names both what is carried in and what is carried out, and what is left over is not just
//! what came less what was dealt with.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::claim::{Claim, Form, Relation, Role, Strength, Why};
use super::list;
use super::scene::{Item, Scene};
use crate::figures::FigureId;
use crate::lexicon::{CAME, CARRIED_IN, CARRIED_OUT, Cue, DEALT_WITH, PENDING, WordList, lexicon, words_of};
use crate::sort;

/// How many sentences back what was dealt with may stand, and how many more what came.
const REACH: usize = 2;
/// How many counts of a sentence may stand in its balance.
const OTHERS: usize = 16;

/// Finds every balance. Where what was dealt with is told by its outcomes, they stand in the balance, and what the
/// outcomes alone were held against is taken back from `claims`.
pub fn find(scene: &Scene, claims: &mut Vec<Claim>) {
    let flows: Vec<Vec<usize>> = scene.items.iter().map(flows).collect();
    let of = |k: usize, way: usize| flows[k].contains(&way);
    let (mut found, mut told_otherwise): (Vec<Claim>, FxHashSet<Vec<FigureId>>) = Default::default();
    for range in scene.sentences() {
        let carried = |way: usize| range.clone().find(|&k| flows[k].contains(&way));
        found.extend(carried(CARRIED_IN).and_then(|carried_in| joined(scene, carried_in, range.clone(), of)));
        let carried_out = carried(CARRIED_OUT);
        // 收到473件，上年结转37件。予以公开103件，…，结转下年度28件: what came and was carried in stands before.
        let told_before = || {
            let out = &scene.items[carried_out?];
            let before = scene.back(range.start, 1).filter(|&k| scene.items[k].block == out.block);
            let carried_in =
                before.filter(|&k| scene.items[k].sentence + 1 == out.sentence).find(|&k| of(k, CARRIED_IN))?;
            // What is left there is told there.
            let open = !scene.sentence_of(carried_in).any(|k| of(k, CARRIED_OUT) || of(k, PENDING));
            open.then_some(carried_in)
        };
        let Some(carried_in) = carried(CARRIED_IN).or_else(told_before) else { continue };
        // 旧存31件…未结41件: with what was carried in, what is left is carried out; a bracket may have counted it in.
        let beside = |&k: &usize| {
            k != carried_in && scene.items[carried_in].depth == scene.items[k].depth && range.contains(&carried_in)
        };
        let Some(carried_out) = carried_out.or_else(|| carried(PENDING).filter(beside)) else { continue };
        let from = if range.contains(&carried_in) { range.start } else { scene.sentence_of(carried_in).start };
        let class = &scene.items[carried_in];
        let counts = |&k: &usize| {
            k != carried_in && k != carried_out && scene.items[k].is_stock() && scene.items[k].same_class(class)
        };
        let others: Vec<usize> = (from..range.end).filter(counts).take(OTHERS).collect();
        let balances = |came: usize, done: &[usize]| {
            let dealt_with = list::sum(scene, done).and_then(|sum| sum.plus(&scene.items[carried_out].value()));
            list::sum(scene, &[came, carried_in]).zip(dealt_with).is_some_and(|(left, right)| left.meets(&right))
        };
        // What came is told first, or stands right beside what was carried in.
        let beside = others.iter().find(|&&k| k.abs_diff(carried_in) == 1 && k < carried_out);
        let members = list::families(scene, &others).into_iter().map(|(members, _)| members).max_by_key(Vec::len);
        let members = members.filter(|members| members.len() > 2).unwrap_or_default();
        let mut balanced = others.first().into_iter().chain(beside).filter_map(|&came| {
            let all = |&&done: &&usize| done != came && !members.contains(&done);
            let done = others.iter().filter(all).find(|&&done| balances(came, &[done]))?;
            Some((came, vec![*done]))
        });
        // 予以公开103件，部分公开109件，…: what was dealt with is told by its outcomes.
        let outcomes = || Some((*beside?, members.clone())).filter(|(_, members)| !members.is_empty());
        // 受理1286件，其中上年结转86件: what was carried in is part of what came.
        let within = scene.items[carried_in].cues.has(Cue::Part);
        let both = || if let [came, done] = others[..] { Some((came, vec![done])) } else { None };
        let Some((came, done)) = balanced.next().or_else(|| if within { None } else { outcomes().or_else(both) })
        else {
            continue;
        };
        // 上年结转10件，共办理110件，办结90件，结转20件: what was carried in is counted in already.
        let counted_in = || {
            let all = &scene.items[came];
            let dealt_with = list::sum(scene, &done)?.plus(&scene.items[carried_out].value())?;
            let total = all.cues.has(Cue::Total) || all.lead.contains('共');
            Some(total && !balances(came, &done) && all.value().meets(&dealt_with))
        };
        if counted_in() == Some(true) {
            continue;
        }
        if done.len() > 1 {
            told_otherwise.insert(done.iter().map(|&k| scene.items[k].id).collect());
        }
        let mut roles = vec![(came, Role::Part), (carried_in, Role::Part), (carried_out, Role::Whole)];
        roles.extend(done.into_iter().map(|k| (k, Role::Whole)));
        sort::by_key(&mut roles, |(k, _)| *k);
        found.push(Claim {
            form: Form::Sum { after: true },
            figures: roles.iter().map(|&(k, role)| (scene.items[k].id, role)).collect(),
            strength: Strength::Inferred,
            why: Why::Carried,
        });
    }
    // What stands in a balance makes up no list beside it, unless words say so.
    let balance_of: FxHashMap<FigureId, usize> =
        found.iter().enumerate().flat_map(|(k, claim)| claim.figures.iter().map(move |(id, _)| (*id, k))).collect();
    let in_balance = |claim: &Claim| {
        let places: Vec<Option<&usize>> = claim.figures.iter().map(|(id, _)| balance_of.get(id)).collect();
        places[0].is_some() && places.iter().all(|place| *place == places[0])
    };
    let parts = |claim: &Claim| -> Vec<FigureId> { claim.all(Role::Part).collect() };
    claims.retain(|claim| {
        let bare = matches!(claim.why, Why::Follows | Why::AddsUp);
        claim.relation() != Relation::Sum || !(told_otherwise.contains(&parts(claim)) || bare && in_balance(claim))
    });
    let balanced: FxHashSet<FigureId> = found.iter().flat_map(|claim| claim.all(Role::Whole)).collect();
    let left = (0..scene.items.len()).filter(|&k| of(k, CARRIED_OUT) || of(k, PENDING));
    let left = left.filter(|&k| !balanced.contains(&scene.items[k].id));
    let left: Vec<Claim> = left.filter_map(|k| left_over(scene, k, of)).collect();
    claims.extend(found.into_iter().chain(left));
}

/// 受理120件，审结110件，未结10件: what came is what was dealt with and what is left.
fn left_over(scene: &Scene, left: usize, of: impl Fn(usize, usize) -> bool + Copy) -> Option<Claim> {
    let item = &scene.items[left];
    let before = |from: usize, way: usize| {
        scene.back(from, REACH).filter(move |&k| scene.items[k].block == item.block).filter(move |&k| {
            let other = &scene.items[k];
            of(k, way) && other.is_stock() && !other.spelled && other.same_class(item) && other.depth <= item.depth
        })
    };
    let done = before(left, DEALT_WITH).next().filter(|&k| scene.items[k].depth == item.depth)?;
    let parts = [done, left];
    // Where it does not add up, something was carried in that is not told.
    let came = before(done, CAME).find(|&came| list::adds_up(scene, &parts, came))?;
    Some(Claim {
        form: Form::Sum { after: false },
        figures: [(came, Role::Whole), (done, Role::Part), (left, Role::Part)]
            .map(|(k, role)| (scene.items[k].id, role))
            .into(),
        strength: Strength::Inferred,
        why: Why::Carried,
    })
}

/// 收到100件，加上上年结转12件，共办理112件: what came, what was carried in, and what both make.
fn joined(scene: &Scene, carried_in: usize, range: Range<usize>, of: impl Fn(usize, usize) -> bool) -> Option<Claim> {
    let all = Some(carried_in + 1).filter(|&k| k < range.end)?;
    // 受理1102件…。加上上年结转108件，共办理1210件: what came stands sentences before.
    let told = || {
        let alike = |&k: &usize| scene.items[k].is_stock() && scene.items[k].same_class(&scene.items[carried_in]);
        let before = scene.back(carried_in, REACH).filter(|&k| scene.items[k].block == scene.items[carried_in].block);
        before.filter(alike).find(|&k| of(k, CAME) && list::adds_up(scene, &[k, carried_in], all))
    };
    let came = carried_in.checked_sub(1).filter(|&k| k >= range.start).or_else(told)?;
    let item = |k: usize| &scene.items[k];
    let counts =
        [came, carried_in, all].into_iter().all(|k| item(k).is_stock() && item(k).same_class(item(carried_in)));
    let added = words_of(WordList::Added).iter().any(|word| item(carried_in).lead.starts_with(word));
    let total = item(all).cues.has(Cue::Total) && item(all).depth == item(came).depth;
    (counts && added && total).then(|| Claim {
        form: Form::Sum { after: true },
        figures: vec![(item(came).id, Role::Part), (item(carried_in).id, Role::Part), (item(all).id, Role::Whole)],
        strength: Strength::Stated,
        why: Why::Carried,
    })
}

/// The ways in which a count is said to be carried over.
fn flows(item: &Item) -> Vec<usize> {
    if !item.is_stock() {
        return Vec::new();
    }
    let ways = [item.lead_chars, item.trail_chars].into_iter().flat_map(|words| lexicon().flows.named(words));
    ways.map(|(way, _)| way).collect()
}
