//! Rises and falls that one word tells of several things: 同比分别增长65.5%、82.2% · 分别提高0.3和1.2个百分点.

use std::ops::Range;

use super::states::subject;
use super::{change, difference, rises, side_by_side};
use crate::claims::claim::Claim;
use crate::claims::scene::{Item, Scene, since};
use crate::figures::Kind;
use crate::lexicon::Cue;

/// What names of counts share too often to tell one from another.
const TOO_COMMON: &str = "数人量额件案率的";

/// How many states right before their rates may stand behind 分别.
const LISTED: usize = 6;

/// One of several things that rose or fell.
pub(super) struct Each {
    pub(super) current: usize,
    pub(super) base: Option<usize>,
    pub(super) amount: Option<usize>,
    pub(super) stated: usize,
}

/// As many states before the first of them as there are rates or amounts from `index` on; else nothing.
pub(super) fn respective(scene: &Scene, index: usize, range: Range<usize>) -> Vec<Each> {
    let item = &scene.items[index];
    // 分别比上年的780元和570元提高40元、50元: said before the states before.
    let bases = (range.start..index).rev().take_while(|&k| scene.items[k].base);
    let said = bases.last().is_some_and(|first| scene.items[first].cues.has(Cue::Respective));
    // 客运量和货运量分别为27万人和14万吨，同比增长8.3%和12.4%: said before the states, right before their rates.
    let of_states = || {
        let before = (range.start..index).rev().take_while(|&k| !scene.items[k].delta && !scene.items[k].base);
        let listed: Vec<usize> = before.take(LISTED).collect();
        let Some(first) = listed.iter().position(|&k| scene.items[k].cues.has(Cue::Respective)) else { return false };
        let side = (index..range.end).take_while(|&k| k == index || scene.between(k - 1, k).len() == 1).count();
        first > 0 && side == first + 1
    };
    // 分别减少26起、440人，下降3.9%和14.0%: said before the amounts.
    let of_amounts = || {
        let amounts =
            (range.start..index).rev().take_while(|&k| scene.items[k].delta && !scene.items[k].kind.is_rate());
        let amounts: Vec<usize> = amounts.take(LISTED).collect();
        let said = amounts.last().is_some_and(|&first| scene.items[first].cues.has(Cue::Respective));
        said && side_by_side(scene, index, range.end) == amounts.len()
    };
    if !item.cues.has(Cue::Respective) && !said && !of_states() && !of_amounts() {
        return Vec::new();
    }
    // 分别上升90%和3.5倍
    let times = |kind: Kind| matches!(kind, Kind::Percent | Kind::Multiple);
    let alike = |other: &Item| other.kind == item.kind || times(other.kind) && times(item.kind);
    // …分别上升8.2%和2.7%、伤人数下降9.6%: what is named anew is none of them.
    let unnamed = |k: usize| subject(scene.items[k].lead_chars).chars().count() < 2;
    let parted = |k: usize| scene.between(k - 1, k).iter().any(|c| matches!(c, ',' | ';'));
    let joined = |k: usize| k == index || unnamed(k) && !parted(k);
    let rates = |&k: &usize| scene.items[k].delta && alike(&scene.items[k]) && joined(k);
    let count = (index..range.end).take_while(rates).count();
    let states = |range: Range<usize>| -> Vec<usize> {
        range.filter(|&k| is_state(&scene.items[k], item) && !scene.items[k].delta).collect()
    };
    // 发生事故26起，死亡30人。与上年同期相比，分别下降8%、9%: of the sentence before.
    let before = || {
        let last = scene.sentence_of(index).start.checked_sub(1).filter(|&k| scene.items[k].block == item.block)?;
        let told = scene.sentence_of(last);
        Some(states(since(told.start, told.end)..told.end))
    };
    let here = states(range.start..index);
    let states = if here.is_empty() { before().unwrap_or_default() } else { here };
    let mut now: Vec<usize> = states.iter().copied().filter(|&k| !scene.items[k].base).collect();
    // 来信120件、来访80批200人次，同比分别上升20%、33.3%: of each pair the first, where there are as many.
    let second = |k: usize| scene.items[k].lead.is_empty() && k > 0 && scene.between(k - 1, k).is_empty();
    let firsts: Vec<usize> = now.iter().copied().filter(|&k| !second(k)).collect();
    if firsts.len() == count && now.len() > count {
        now = firsts;
    }
    let Some(from) = now.len().checked_sub(count) else { return Vec::new() };
    let named = by_name(scene, index, count, &now);
    // 死亡14人，受伤16人，火灾起数和损失分别上升…: names of which none is told there.
    if named.is_none() && names_others(scene, index, count, &now[from..]) {
        return Vec::new();
    }
    let currents = named.as_deref().unwrap_or(&now[from..]);
    // 比上年的100件和75件分别增加20件、25件: the states before stand side by side, too.
    let listed = states.len().checked_sub(count).map(|from| &states[from..]).filter(|then| {
        let pairs = || then.iter().zip(currents);
        pairs().all(|(&then, &now)| scene.items[then].base && scene.items[then].same_class(&scene.items[now]))
    });
    let amounts = amounts(scene, index, currents);
    let each = currents.iter().enumerate().map(|(k, &current)| Each {
        current,
        base: listed.map_or_else(|| base(scene, current, &states), |then| Some(then[k])),
        amount: amounts.map(|first| first + k),
        stated: index + k,
    });
    each.collect()
}

/// 640起、2700人，同比减少26起、440人，分别下降3.9%和14.0%: the first of the amounts right before the rates, as many and in the same
/// units as the states that rose or fell.
fn amounts(scene: &Scene, index: usize, currents: &[usize]) -> Option<usize> {
    let first = index.checked_sub(currents.len())?;
    let amount = |(k, &current): (usize, &usize)| {
        let (by, now) = (&scene.items[k], &scene.items[current]);
        by.delta
            && !by.kind.is_rate()
            && by.same_class(now)
            && rises(scene, k) == rises(scene, index)
            && current < first
    };
    let sole = first.checked_sub(1).is_some_and(|before| !scene.items[before].delta);
    (sole && scene.items[index].kind == Kind::Percent && (first..).zip(currents).all(amount)).then_some(first)
}

/// 748起，死亡3人，受伤8人，起数和伤人分别上升9.7%、33.3%: the states that the names before 分别 speak of, each another.
fn by_name(scene: &Scene, index: usize, count: usize, now: &[usize]) -> Option<Vec<usize>> {
    let names = names(&scene.items[index], count)?;
    let state = |name: &&str| {
        let best = now.iter().map(|&k| shared(name, &scene.items[k])).max().filter(|best| *best > 0)?;
        let mut alike = now.iter().copied().filter(|&k| shared(name, &scene.items[k]) == best);
        alike.next().filter(|_| alike.next().is_none())
    };
    let states: Vec<usize> = names.iter().map(state).collect::<Option<_>>()?;
    let twice = states.iter().enumerate().any(|(k, state)| states[..k].contains(state));
    (!states.is_empty() && !twice).then_some(states)
}

/// Whether the words before 分别 name as many things as there are rates, and none of them is what stands in its place.
fn names_others(scene: &Scene, index: usize, count: usize, states: &[usize]) -> bool {
    let Some(names) = names(&scene.items[index], count) else { return false };
    !names.iter().zip(states).any(|(name, &k)| shared(name, &scene.items[k]) > 0)
}

/// As many names as there are rates, right before 分别.
fn names<'i>(item: &Item<'i>, count: usize) -> Option<Vec<&'i str>> {
    let (names, _) = item.lead.split_once("分别")?;
    let names: Vec<&str> = names.split(['、', '和', '及', '与']).collect();
    (names.len() == count && count > 1).then_some(names)
}

/// How many characters of `name` the words of `item` share that tell it from others.
fn shared(name: &str, item: &Item) -> usize {
    let says = |c: &char| item.measure.contains(*c) || item.unit.contains(*c) || item.trail.contains(*c);
    name.chars().filter(|c| !TOO_COMMON.contains(*c)).filter(says).count()
}

/// The claim that one of them makes: a rate by itself, an amount or points only with the state before.
pub(super) fn one_of_several(scene: &Scene, &Each { current, base, amount, stated }: &Each) -> Option<Claim> {
    match scene.items[stated].kind {
        Kind::Percent | Kind::Multiple => Some(change(scene, current, base, amount.filter(|_| base.is_none()), stated)),
        _ => base.map(|base| difference(scene, current, base, stated)),
    }
}

/// Whether `item` may be a state, now or before, of what rose or fell by `by`.
fn is_state(item: &Item, by: &Item) -> bool {
    let kind = match by.kind {
        Kind::Points => item.kind == Kind::Percent,
        Kind::Percent | Kind::Multiple => !item.kind.is_rate() && item.kind != Kind::Duration,
        _ => item.same_class(by),
    };
    kind && !item.spelled
}

/// The state before `current` among `states`: right before it (由100件增至120件), or the year before in the same words.
fn base(scene: &Scene, current: usize, states: &[usize]) -> Option<usize> {
    let now = &scene.items[current];
    let place = states.iter().position(|&k| k == current)?;
    let before = place.checked_sub(1).map(|k| states[k]);
    let fits = |&then: &usize| scene.items[then].same_class(now) && scene.items[then].depth == now.depth;
    let goes_over = |&then: &usize| scene.items[then].base && now.cues.has(Cue::To);
    let follows = |&then: &usize| scene.items[then].year.zip(now.year).is_some_and(|(then, now)| then + 1 == now);
    // 2022年、2023年分别为86件、74件: their years are told side by side.
    let beside = |then: &usize| follows(then) && scene.items[*then].unit == now.unit;
    let named = |then: &usize| follows(then) && !now.measure.is_empty() && same_name(&scene.items[*then], now);
    let earlier = || states[..place].iter().rev().copied();
    before
        .filter(fits)
        .filter(|then| goes_over(then) || beside(then) && matches!(now.lead, "、" | "和" | "与" | "及"))
        .or_else(|| earlier().filter(fits).find(named))
}

/// Whether both measure the same, but for the year: 2023年收案, 2024年收案.
fn same_name(then: &Item, now: &Item) -> bool {
    let plain = |item: &Item| item.measure.trim_start_matches(|c: char| c.is_ascii_digit() || c == '年').to_owned();
    plain(then) == plain(now)
}
