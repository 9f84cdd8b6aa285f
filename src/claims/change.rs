//! Change and difference: a rise or fall follows from both states.
//!
//! What it checks: 1735人次，同比下降15.1% · 由64项增加到80项，增长25% · 比上年的1150万元增加114.5万元 · 同比分别增长…
//! Where the base is not given, some whole number must give the rate.
//! Growth a year (年均) is compounded over the years between the two.
//! When it is silent: goals, growth a year without both years, and figures whose subject is not in reach.

mod level;
mod likelier;
mod respective;
mod states;

use std::ops::Range;

use self::level::{doubled, level};
use self::likelier::{likelier, spoken_of_before};
use self::respective::{one_of_several, respective};
use self::states::{base, between_years, current, subject};
use super::claim::{Claim, Form, Role, Strength, Why};
use super::scene::{Item, Scene, since};
use crate::figures::{FigureId, Kind};
use crate::lexicon::{Cue, WordList, lexicon, words_of};
use crate::sort;

/// How many rates that stand beside each other share one word.
const BESIDE: usize = 8;

/// How far before a rise or fall it may be said that it is a goal.
const GOAL: usize = 80;

/// How far before the earlier state the years may stand that growth is compounded over.
const NAMED: usize = 40;

/// How many figures behind the later state the years may be counted.
const NEAR: usize = 4;

/// Over how many years growth is compounded.
const SPAN: std::ops::RangeInclusive<u32> = 2..=50;

/// What the last rise or fall of a sentence was said of, and where that was said.
#[derive(Clone, Copy)]
struct Said {
    at: usize,
    current: usize,
    base: Option<usize>,
}

/// Finds every change and difference.
pub fn find(scene: &Scene, claims: &mut Vec<Claim>) {
    let listed = listed(claims);
    let mut span = None; // the years that growth was last compounded over, and in which block
    let mut told: Option<Said> = None; // the last rise or fall of the sentence before
    for range in scene.sentences() {
        let mut done: Vec<usize> = Vec::new();
        let before = told.take().filter(|said| scene.items[said.at].block == scene.items[range.start].block);
        let mut said: Option<Said> = None;
        for index in range.clone() {
            let item = &scene.items[index];
            let near = since(range.start, index)..range.end;
            claims.extend(level(scene, index, near.start).or_else(|| doubled(scene, index, near.start)));
            let silent = item.cues.has(Cue::Goal) || item.delta && (is_goal(scene, index) || sets_aside(scene, index));
            if !item.delta || silent || done.binary_search(&index).is_ok() {
                continue;
            }
            let group = respective(scene, index, near.clone());
            if group.len() > 1 {
                claims.extend(group.iter().filter_map(|each| one_of_several(scene, each)));
                done.extend(group.iter().map(|each| each.stated));
                continue;
            }
            let side = side_by_side(scene, index, range.end);
            if side > 1 {
                // More rates than counts, or the other way round: which goes with which is not told.
                done.extend(index..index + side);
                continue;
            }
            // …增长0.67%。年平均增长率为0.07%: the growth a year between the states of the sentence before.
            let each_year =
                before.filter(|said| index == range.start && item.cues.has(Cue::Each) && said.base.is_some());
            let goes_on = said.filter(|said| goes_on(item, index, *said));
            let found = goes_on.or(each_year).or_else(|| moved(scene, index, near.clone()));
            let found = found.map(|found| Said { base: likelier::of_time(scene, index, found, near.clone()), ..found });
            let found = found.map(|found| likelier::over_years(scene, index, found, near.clone()));
            let found = found.and_then(|found| likelier(scene, index, found, near.clone(), &listed));
            if found.is_none() {
                claims.extend(by_amount(scene, index, range.start));
            }
            if let Some(found) = found {
                if let Some(rate) = rate_before(scene, index, found, claims.last()) {
                    claims.pop();
                    let claim = change(scene, found.current, None, Some(index), rate);
                    claims.push(Claim { form: Form::Change { rise: rises(scene, rate), years: 1 }, ..claim });
                } else {
                    claims.extend(one(scene, index, found, &mut span));
                }
                said = Some(Said { at: index, ..found });
                told = said;
            }
        }
    }
}

/// 增加85件，增长128.78%: whether the rise at `index` says the same of the same as the one right before it, and not against
/// another time (比2020年增长50%, 环比增长50%).
fn goes_on(item: &Item, index: usize, said: Said) -> bool {
    let apart = states::compared_year(item).is_some() || states::is_far_before(item);
    let anew = apart || item.lead.starts_with(['比', '较']);
    !anew && said.at + 1 == index && subject(item.lead_chars).chars().count() < 2
}

/// What rose or fell by what stands at `index`, and from what, as the words and nearness tell it.
fn moved(scene: &Scene, index: usize, near: Range<usize>) -> Option<Said> {
    let named = between_years(scene, index, near.clone());
    let nearest = || {
        let current = current(scene, index, near.clone())?;
        let found = Said { at: index, current, base: base(scene, current, index, near.clone()) };
        let found = Said { base: likelier::own_base(scene, index, found, near.clone()), ..found };
        likelier::named_anew(scene, index, found, near.clone())
    };
    named.or_else(nearest).or_else(|| spoken_of_before(scene, index, near.clone()))
}

/// The parts of the lists that add up to their wholes, each with its whole.
fn listed(claims: &[Claim]) -> Vec<(FigureId, FigureId)> {
    let sums =
        claims.iter().filter(|claim| matches!(claim.form, Form::Sum { .. }) && claim.all(Role::Part).count() > 1);
    let pairs = |sum: &Claim| {
        let whole = sum.figure(Role::Whole);
        sum.all(Role::Part).filter_map(|part| Some((part, whole?))).collect::<Vec<_>>()
    };
    let mut listed: Vec<_> = sums.flat_map(pairs).collect();
    sort::plain(&mut listed);
    listed
}

/// 增长5.7%，增收10057万元: the rate right before the amount, where the claim `before` holds the same state against it alone.
fn rate_before(scene: &Scene, index: usize, found: Said, before: Option<&Claim>) -> Option<usize> {
    let (item, now) = (&scene.items[index], &scene.items[found.current]);
    let rate = index.checked_sub(1).filter(|&k| k > found.current && scene.items[k].kind == Kind::Percent)?;
    let unnamed = subject(item.lead_chars).chars().count() < 2;
    let alike = !item.kind.is_rate() && item.same_class(now) && found.base.is_none() && unnamed;
    let same_way = rises(scene, rate) == rises(scene, index) && !scene.items[rate].cues.has(Cue::Each);
    let alone =
        before.is_some_and(|claim| claim.figures == [(now.id, Role::Current), (scene.items[rate].id, Role::Stated)]);
    (alike && same_way && alone).then_some(rate)
}

/// 增加85件，增长128.78%: the amount right before the rate, of the same rise.
fn amount(scene: &Scene, index: usize, current: usize) -> Option<usize> {
    let now = &scene.items[current];
    let before = index.checked_sub(1).filter(|_| scene.items[index].kind == Kind::Percent);
    // 同比分别增加21件、减少9件，总量增长2.9%: of several, each of its own.
    let several = |k: usize| k > 0 && scene.items[k - 1].delta && scene.between(k - 1, k).starts_with(&['、']);
    let before = before.filter(|&k| !several(k));
    before.filter(|&k| (k > current || current > index) && scene.items[k].delta && scene.items[k].same_class(now))
}

/// 主要预期目标是：生产总值增长6%左右: whether the sentence has said before that it tells goals.
fn is_goal(scene: &Scene, index: usize) -> bool {
    let item = &scene.items[index];
    let start = scene.document.sentences[item.sentence].range.start.max(item.at.start.saturating_sub(GOAL));
    let words = scene.document.fold.slice(start..item.at.start);
    words.windows(3).any(|three| matches!(three, ['目', '标', '是' | '为' | ':']))
}

/// 剔除这一因素，仍减少933.78万元: whether the sentence has said before that something is left out of what is told.
fn sets_aside(scene: &Scene, index: usize) -> bool {
    let item = &scene.items[index];
    let start = scene.document.sentences[item.sentence].range.start.max(item.at.start.saturating_sub(GOAL));
    let words = scene.document.fold.string(start..item.at.start);
    words_of(WordList::SetAside).iter().any(|word| words.contains(word))
}

/// How many rates stand side by side from `index` on, told apart by nothing but 、 or 和.
fn side_by_side(scene: &Scene, index: usize, end: usize) -> usize {
    let joined = |k: &usize| {
        let between = scene.between(k - 1, *k);
        scene.items[*k].kind == scene.items[index].kind
            && between.len() == 1
            && matches!(between[0], '、' | '和' | '及' | '与')
    };
    let rate = scene.items[index].kind.is_rate();
    if rate { 1 + (index + 1..end).take_while(joined).count() } else { 1 }
}

/// The claim that one rise or fall makes.
fn one(
    scene: &Scene,
    index: usize,
    Said { current, base, .. }: Said,
    span: &mut Option<(u32, usize)>,
) -> Option<Claim> {
    let (item, now) = (&scene.items[index], &scene.items[current]);
    let here = now.sentence == item.sentence;
    let times = item.kind == Kind::Multiple && base.is_some() && here && rises(scene, index) && item.unit != "番";
    if times || item.kind == Kind::Percent && (base.is_some() || !now.kind.is_rate()) {
        let amount = amount(scene, index, current).filter(|_| base.is_none());
        let years = if item.cues.has(Cue::Each) { years(scene, index, (current, base.or(amount)?), span)? } else { 1 };
        let claim = change(scene, current, base, amount, index);
        return Some(Claim { form: Form::Change { rise: rises(scene, index), years }, ..claim });
    }
    // 性别比为97.95，比2010年的98.24下降0.29
    let plain = |item: &Item| item.kind == Kind::Bare && item.worth.places > 0;
    let alike = item.same_class(now) || item.kind == Kind::Points && now.kind == Kind::Percent;
    let alike = alike || plain(item) && plain(now) && base.is_some_and(|base| plain(&scene.items[base]));
    // 年均提高0.45个百分点 is no difference of the two.
    base.filter(|_| alike && !item.cues.has(Cue::Each)).map(|base| difference(scene, current, base, index))
}

fn difference(scene: &Scene, current: usize, base: usize, stated: usize) -> Claim {
    let roles = [(base, Role::Base), (current, Role::Current), (stated, Role::Stated)];
    claim(scene, &roles, Form::Difference { rise: rises(scene, stated) }, stated)
}

/// 较上年同期(412批次)减少52批次，下降12.62%: the state before and the amount, where the later state is not told.
fn by_amount(scene: &Scene, index: usize, start: usize) -> Option<Claim> {
    let item = &scene.items[index];
    let amount = index.checked_sub(1).filter(|&k| k > start && scene.items[k].delta)?;
    let base = amount - 1;
    let (by, then) = (&scene.items[amount], &scene.items[base]);
    let joined = subject(item.lead_chars).is_empty() && rises(scene, amount) == rises(scene, index);
    let alike = then.base && by.same_class(then) && !by.kind.is_rate() && !by.spelled && !then.spelled;
    (item.kind == Kind::Percent && joined && alike).then(|| {
        let roles = [(base, Role::Base), (amount, Role::Amount), (index, Role::Stated)];
        claim(scene, &roles, Form::Change { rise: rises(scene, index), years: 1 }, index)
    })
}

/// The years from the earlier state to the later; where the text names one year for both, those of the growth before.
fn years(
    scene: &Scene,
    index: usize,
    (current, before): (usize, usize),
    span: &mut Option<(u32, usize)>,
) -> Option<u32> {
    let block = scene.items[current].block;
    let between = scene.items[current].year.zip(scene.items[before].year).map(|(a, b)| a.abs_diff(b));
    let several = |years: &u32| SPAN.contains(years);
    let named = || years_named(scene, before).or_else(|| told_years(scene, index, (current, before))).filter(several);
    let years = between.filter(several).or_else(named);
    let years = years.or_else(|| span.filter(|(_, place)| *place == block).map(|(years, _)| years))?;
    *span = Some((years, block));
    Some(years)
}

/// 十年共增加…: the years that the sentence of the later state counts, both ends among them or not, where they give the
/// growth.
fn told_years(scene: &Scene, index: usize, (current, before): (usize, usize)) -> Option<u32> {
    let (now, then) = (&scene.items[current], &scene.items[before]);
    let near = scene.items[current..].iter().take(NEAR).take_while(|other| other.block == now.block);
    let mut counted = near.filter(|other| other.kind == Kind::Duration && other.class == "year");
    let years = counted.next().filter(|years| years.lead.is_empty())?;
    let years = u32::try_from(years.amount.floor()).ok().filter(|years| SPAN.contains(years))?;
    let (grown, factors) =
        (now.value().ratio_of(&then.value())?, scene.items[index].rate()?.change(rises(scene, index))?);
    let gives = |years: &u32| factors.iter().any(|factor| factor.power(*years).is_some_and(|all| all.meets(&grown)));
    [years, years.checked_sub(1)?].into_iter().find(gives)
}

/// 从2018年到2022年，由1000件增长到1464件: the years between the two that stand side by side before both states.
fn years_named(scene: &Scene, before: usize) -> Option<u32> {
    let item = &scene.items[before];
    let start = scene.document.sentences[item.sentence].range.start.max(item.at.start.saturating_sub(NAMED));
    let words = scene.document.fold.slice(start..item.at.start);
    let year = |at: usize| {
        let digits = words.get(at..at + 4)?.iter().try_fold(0, |year, c| Some(year * 10 + c.to_digit(10)?))?;
        (1900..2100).contains(&digits).then_some(digits)
    };
    let joint = (4..words.len()).rev().find(|&at| matches!(words[at], '至' | '到' | '-') && year(at + 1).is_some())?;
    let first = if words[joint - 1] == '年' { joint.checked_sub(5)? } else { joint - 4 };
    year(joint + 1)?.checked_sub(year(first)?)
}

fn change(scene: &Scene, current: usize, base: Option<usize>, amount: Option<usize>, stated: usize) -> Claim {
    let mut roles = vec![(current, Role::Current), (stated, Role::Stated)];
    roles.extend(base.map(|base| (base, Role::Base)));
    roles.extend(amount.map(|amount| (amount, Role::Amount)));
    claim(scene, &roles, Form::Change { rise: rises(scene, stated), years: 1 }, stated)
}

fn claim(scene: &Scene, roles: &[(usize, Role)], form: Form, stated: usize) -> Claim {
    let mut roles = roles.to_vec();
    sort::by_key(&mut roles, |(index, _)| *index);
    let from = roles.iter().any(|&(k, role)| role == Role::Base && scene.items[k].cues.has(Cue::From));
    // What rises at the prices of another year may differ from what its figures show.
    let real = roles.iter().any(|&(k, _)| scene.items[k].cues.has(Cue::Real));
    Claim {
        form,
        figures: roles.into_iter().map(|(index, role)| (scene.items[index].id, role)).collect(),
        strength: if real { Strength::Inferred } else { Strength::Stated },
        why: if from { Why::FromTo } else { Why::Versus(word(scene, stated)) },
    }
}

/// The last word of rise or fall before the figure decides.
pub(super) fn rises(scene: &Scene, index: usize) -> bool {
    direction(scene.items[index].lead_chars).is_none_or(|(cue, _)| cue == Cue::Rise) && !inherited_fall(scene, index)
}

/// A rate without words of its own goes the way of the one before it.
fn inherited_fall(scene: &Scene, index: usize) -> bool {
    direction(scene.items[index].lead_chars).is_none() && scene.items[index].cues.has(Cue::Fall)
}

fn direction(lead: &[char]) -> Option<(Cue, String)> {
    let moves = lexicon().cues.in_order(lead).filter(|(_, _, cue)| matches!(cue, Cue::Rise | Cue::Fall));
    let (at, length, cue) = moves.last()?;
    Some((*cue, lead[at..at + length].iter().collect()))
}

/// The word of rise or fall before the figure, or before the first of those that it stands beside: 分别增长65.5%、82.2%.
fn word(scene: &Scene, index: usize) -> String {
    let mut beside = (0..=index).rev().take(BESIDE).take_while(|&k| scene.items[k].delta);
    let said = beside.find_map(|k| direction(scene.items[k].lead_chars));
    said.map_or_else(|| scene.items[index].lead.to_owned(), |(_, word)| word)
}
