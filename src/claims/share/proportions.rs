//! Numbers, each to the next, that make a hundred: 三次产业结构为13.5:42.7:43.8; and the amounts before them that they are
//! the shares of.

use std::ops::Range;

use super::counted_out::{of_one_whole, of_them_all};
use crate::claims::claim::{Claim, Form, Role, Strength, Why};
use crate::claims::scene::Scene;
use crate::claims::words::share_words;
use crate::exact::Number;
use crate::figures::Kind;
use crate::lexicon::Cue;

/// Between which sums, rounded down, numbers that stand to each other are meant to make a hundred.
const HUNDRED: (i128, i128) = (89, 111);
/// How many sentences back the amounts may stand, and how many of them are tried.
const REACH: usize = 4;
const TRIED: usize = 16;

/// 三次产业结构由14.2:42.1:43.7调整为13.5:42.7:43.8: three and more numbers, each to the next, that make a hundred but for
/// what rounding or a slip of the pen does.
pub(super) fn proportions(scene: &Scene, range: Range<usize>) -> Vec<Claim> {
    let plain = |&k: &usize| scene.items[k].kind == Kind::Bare && !scene.items[k].spelled;
    let indices: Vec<usize> = range.filter(plain).collect();
    let joined = |a: &usize, b: &usize| matches!(scene.between(*a, *b), [':']);
    let hundred = |chain: &&[usize]| {
        let sum = chain.iter().try_fold(Number::ZERO, |sum, &k| sum.plus(scene.items[k].amount));
        sum.is_some_and(|sum| (HUNDRED.0..=HUNDRED.1).contains(&sum.floor()))
    };
    let mut claims = Vec::new();
    for chain in indices.chunk_by(joined).filter(|chain| chain.len() > 2).filter(hundred) {
        claims.push(Claim {
            form: Form::Share,
            figures: chain.iter().map(|&k| (scene.items[k].id, Role::Part)).collect(),
            strength: Strength::Inferred,
            why: Why::Shares,
        });
        claims.extend(of_amounts(scene, chain));
    }
    claims
}

/// 第一产业102亿元，第二产业846亿元，第三产业1052亿元，三次产业结构为5.1:42.3:52.6: each number is the share of its amount in all
/// of them, where one whole gives them all, or all but one and the words name the same.
fn of_amounts(scene: &Scene, chain: &[usize]) -> Vec<Claim> {
    let first = &scene.items[chain[0]];
    if first.base || first.cues.has(Cue::From) {
        return Vec::new();
    }
    let told = |&k: &usize| {
        let item = &scene.items[k];
        let amount = matches!(item.kind, Kind::Count | Kind::Money | Kind::Amount);
        item.block == first.block && item.is_stock() && amount && !item.spelled && item.depth == first.depth
    };
    let mut amounts: Vec<usize> = scene.back(chain[0], REACH).filter(told).take(TRIED).collect();
    amounts.reverse();
    let alike =
        |window: &&[usize]| window.windows(2).all(|pair| scene.items[pair[0]].same_class(&scene.items[pair[1]]));
    let named = |window: &[usize]| window.iter().all(|&k| share_words(first.lead, scene.items[k].measure));
    let shares = |window: &[usize]| window.iter().copied().zip(chain.iter().copied()).collect::<Vec<_>>();
    let windows = || amounts.windows(chain.len()).rev().filter(alike).map(|window| (window, shares(window)));
    let meant = windows().find(|(window, shares)| named(window) && of_one_whole(scene, shares));
    meant.map(|(_, shares)| of_them_all(scene, &shares, || Why::Shares).collect()).unwrap_or_default()
}
