//! Sum: parts add up to their whole.
//!
//! What it checks: 收到12件，受理11件，不予受理1件 · 合计 · 其中 · a list in brackets · 2021年120件，2022年130件。两年累计250件.
//! When it is silent: the list may leave parts out, and they do not exceed the whole; or nothing but the arithmetic
//! would tie a list to a total that it misses.

mod added;
mod bare;
mod besides;
mod closed;
mod lines;
mod moves;
mod opened;
mod rates;
mod spanned;

use rustc_hash::FxHashSet;

use self::added::added;
use self::bare::{behind, far, runs};
use self::besides::besides;
use self::closed::closed;
use self::lines::lines;
use self::moves::moves;
use self::opened::{bounds, opened};
use self::rates::rates;
use self::spanned::spanned;
use super::claim::{Claim, Form, Role, Strength, Why};
use super::list;
use super::scene::Scene;
use crate::figures::FigureId;
use crate::sort;

/// How many characters may stand between the two of a pair: 、死亡.
const SECOND: usize = 6;
/// How long a bare list may be.
const LONGEST: usize = 40;

/// Finds every sum.
pub fn find(scene: &Scene, claims: &mut Vec<Claim>) {
    let lists = list::opened(scene);
    for list in &lists {
        match opened(scene, list) {
            Some(claim) => claims.push(claim),
            None => claims.extend(bounds(scene, list)),
        }
    }
    for range in scene.sentences() {
        for index in range.clone() {
            let total = closed(scene, index, range.start).or_else(|| spanned(scene, index));
            let total = total.or_else(|| besides(scene, index, &lists));
            claims.extend(total.as_ref().and_then(|total| closed::beside(scene, total)));
            claims.extend(total);
            claims.extend(rates(scene, index, range.start));
            claims.extend(added(scene, index));
        }
        let whole_run: Vec<Claim> = runs(scene, range.clone()).into_iter().filter_map(|run| far(scene, run)).collect();
        // 举报621件，平台362件，微信218件，来信41件；已办结604件，剩余17件: each list by itself.
        let taken: FxHashSet<FigureId> = whole_run.iter().flat_map(|sum| &sum.figures).map(|(id, _)| *id).collect();
        let apart = |sum: &Claim| !sum.all(Role::Part).any(|part| taken.contains(&part));
        claims.extend(range.clone().filter_map(|index| behind(scene, index, range.end)).filter(apart));
        claims.extend(whole_run);
    }
    lines(scene, claims);
    within(claims);
    told_otherwise(scene, claims);
    pairs(scene, claims);
    moves(scene, claims);
}

/// 受理52件86人，批捕30件50人，不捕22件36人: where the first of each pair add up, so do the second, but for a slip.
fn pairs(scene: &Scene, claims: &mut Vec<Claim>) {
    let second = |first: usize| {
        let (item, next) = (&scene.items[first], scene.items.get(first + 1)?);
        let pair = scene.between(first, first + 1).len() <= SECOND && !next.same_class(item);
        (pair && next.is_stock() && next.sentence == item.sentence).then_some(first + 1)
    };
    // 事故200起、死亡90人。1.工矿商贸20起、死亡25人: the second of each is called the same.
    let called = |all: usize, seconds: &[usize]| {
        let lead = |k: usize| scene.items[k].lead;
        let bare = |k: usize| lead(k).is_empty() && scene.between(k - 1, k).len() < 2;
        bare(all) && seconds.iter().all(|&k| bare(k)) || seconds.iter().all(|&k| bare(k) || lead(k) == lead(all))
    };
    let sums = || claims.iter().filter(|claim| matches!(claim.form, Form::Sum { .. }));
    let mut told: Vec<FigureId> = sums().filter_map(|sum| sum.figure(Role::Whole)).collect();
    sort::plain(&mut told);
    let paired = |sum: &Claim| {
        let index = |id: FigureId| scene.index_of(id);
        let whole = sum.figure(Role::Whole).and_then(index)?;
        let parts: Vec<usize> = sum.all(Role::Part).map(index).collect::<Option<_>>()?;
        let seconds: Vec<usize> = parts.iter().map(|&part| second(part)).collect::<Option<_>>()?;
        let all = second(whole).filter(|&all| told.binary_search(&scene.items[all].id).is_err())?;
        let alike = seconds.iter().all(|&part| scene.items[part].same_class(&scene.items[all]));
        let meant = alike
            && called(all, &seconds)
            && list::adds_up(scene, &parts, whole)
            && (list::adds_up(scene, &seconds, all) || list::near(scene, &seconds, all));
        meant.then(|| claim(scene, all, &seconds, Strength::Inferred, sum.why.clone()))
    };
    let found: Vec<Claim> = sums().filter_map(paired).collect();
    claims.extend(found);
}

/// 新收176件；公开88件，不公开91件，总计179件: takes back what parts are held against that they do not make, where they make
/// another total.
fn told_otherwise(scene: &Scene, claims: &mut Vec<Claim>) {
    let parts = |claim: &Claim| claim.all(Role::Part).collect::<Vec<FigureId>>();
    let made = |claim: &Claim| {
        let whole = claim.figure(Role::Whole).and_then(|id| scene.index_of(id));
        let parts = claim.all(Role::Part).map(|id| scene.index_of(id)).collect::<Option<Vec<_>>>();
        whole.zip(parts).is_some_and(|(whole, parts)| list::adds_up(scene, &parts, whole))
    };
    let sums = |claim: &&Claim| matches!(claim.form, Form::Sum { .. });
    let fitting: FxHashSet<Vec<FigureId>> = claims.iter().filter(sums).filter(|claim| made(claim)).map(parts).collect();
    claims.retain(|claim| {
        let inferred = matches!(claim.form, Form::Sum { .. }) && claim.strength == Strength::Inferred;
        !inferred || !fitting.contains(&parts(claim)) || made(claim)
    });
}

/// Takes back what only the arithmetic ties, or the names of its parts, where all of it stands in another list: of 50, 30 and 20 that make 100, the
/// last two do not make up the first.
fn within(claims: &mut Vec<Claim>) {
    let arithmetic = |claim: &Claim| {
        matches!(claim.why, Why::Follows | Why::AddsUp)
            || matches!(claim.why, Why::Family(_)) && claim.strength == Strength::Inferred
    };
    let mut listed: Vec<(FigureId, usize)> = Vec::new();
    for (index, claim) in claims.iter().enumerate().filter(|(_, claim)| matches!(claim.form, Form::Sum { .. })) {
        listed.extend(claim.all(Role::Part).map(|part| (part, index)));
    }
    sort::plain(&mut listed);
    let lists_of = |id: FigureId| {
        let from = listed.partition_point(|(part, _)| *part < id);
        listed[from..].iter().take_while(move |(part, _)| *part == id).map(|(_, list)| *list)
    };
    let inside = |claim: &Claim| {
        let Some(whole) = claim.figure(Role::Whole).filter(|_| arithmetic(claim)) else { return false };
        lists_of(whole).any(|list| claim.all(Role::Part).all(|part| lists_of(part).any(|other| other == list)))
    };
    let kept: Vec<bool> = claims.iter().map(|claim| !inside(claim)).collect();
    let mut kept = kept.into_iter();
    claims.retain(|_| kept.next().unwrap_or(true));
}

fn claim(scene: &Scene, whole: usize, parts: &[usize], strength: Strength, why: Why) -> Claim {
    let after = parts.iter().all(|&part| part < whole);
    let roles = parts.iter().map(|&part| (scene.items[part].id, Role::Part));
    let whole = (scene.items[whole].id, Role::Whole);
    let figures = if after { roles.chain([whole]).collect() } else { [whole].into_iter().chain(roles).collect() };
    Claim { form: Form::Sum { after }, figures, strength, why }
}
