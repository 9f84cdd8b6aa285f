//! The two states that a rise or fall lies between: the one that is told of, and the one before.

use std::ops::Range;

use super::{Said, rises};
use crate::claims::scene::{Item, Scene, WINDOW, behind_last_year};
use crate::claims::words::{first_shared, share_words};
use crate::figures::Kind;
use crate::lexicon::{Cue, WordList, lexicon, words_of};

/// How many sentences back a subject that is named anew may stand.
pub(super) const REACH: usize = 4;

/// What may be the later state of the rise or fall at `index` by its kind, at most `reach` sentences back, the nearest first.
pub(super) fn now<'s>(scene: &'s Scene, index: usize, reach: usize) -> impl Iterator<Item = usize> + Clone + 's {
    let item = &scene.items[index];
    scene.back(index, reach).filter(move |&k| scene.items[k].block == item.block && is_now(scene, k, item))
}

fn is_now(scene: &Scene, k: usize, by: &Item) -> bool {
    let other = &scene.items[k];
    let kind = match by.kind {
        Kind::Points => other.kind == Kind::Percent,
        Kind::Percent | Kind::Multiple => !other.kind.is_rate() && other.kind != Kind::Duration,
        _ => other.class == by.class,
    };
    let then = other.base || behind_last_year(other.lead_chars).is_some();
    // 三次产业结构为2:67:31 counts nothing.
    let beside = |at: usize| scene.document.fold.char(at) == ':';
    let proportion = other.kind == Kind::Bare && (beside(other.at.end) || beside(other.at.start.wrapping_sub(1)));
    let plain = !proportion && !then && !other.delta && !other.spelled && !other.is_limit() && other.depth <= by.depth;
    kind && plain && !scene.is_measure_of_rate(k)
}

/// The state that rose or fell: named anew before the rate, or the nearest before it.
pub(super) fn current(scene: &Scene, index: usize, range: Range<usize>) -> Option<usize> {
    let item = &scene.items[index];
    let now = |k: &usize| is_now(scene, *k, item);
    let of_class = |classes: &'static [&'static str]| {
        let of = move |k: &usize| classes.contains(&scene.items[*k].class);
        let named = || subject(item.lead_chars);
        // 受理129人。…与上年同比，受理人数上升18.35%: what the words name, of persons, some sentences back.
        let opens = |k: &usize| {
            let other = &scene.items[*k];
            [other.measure, other.trail].iter().any(|words| first_shared(&named(), words) == Some(0))
        };
        let told = || scene.back(index, REACH).filter(now).filter(of).find(opens);
        let mut here = (range.start..index).rev().filter(now).filter(of);
        // 集访15批, 批次同比下降12.3%: no more is said than what was counted, so the nearest that may have fallen so.
        let bare = named().chars().count() <= 2;
        let opened = || here.clone().find(|k| !bare && opens(k));
        let fits = || here.clone().find(|&k| bare && may_have_moved(scene, k, index));
        opened().or_else(fits).or_else(|| here.next()).or_else(told)
    };
    if item.cues.has(Cue::Batches) {
        return of_class(&["batch"]);
    }
    if item.cues.has(Cue::Persons) {
        return of_class(&["turn", "person"]);
    }
    if item.cues.has(Cue::Cases) {
        return of_class(&["case"]);
    }
    let named = subject(item.lead_chars);
    if words_of(WordList::Uncounted).iter().any(|noun| named.ends_with(noun)) && item.kind == Kind::Percent {
        return None;
    }
    let unnamed = named.chars().count() < 2;
    let before = index.checked_sub(1).filter(|&k| k >= range.start);
    if let Some(rate) = before.filter(|&k| unnamed && item.kind == Kind::Percent && is_rate_now(&scene.items[k])) {
        return Some(rate);
    }
    let base = (range.start..index).rev().find(|&k| scene.items[k].base);
    if let Some(time) = before.filter(|&k| unnamed && item.kind == Kind::Percent && is_time(&scene.items[k])) {
        // 由20个工作日压缩至8个工作日，压缩60%: the time falls, not what is counted before it.
        let goes = time.checked_sub(1).filter(|&k| k >= range.start && goes_over(&scene.items[k], &scene.items[time]));
        // 办理时间31天，较2017年的98天缩短68.4%
        let then = &scene.items[time];
        let now = time.checked_sub(1).filter(|&k| k >= range.start && is_time(&scene.items[k]) && then.base);
        let now = now.filter(|&k| !scene.items[k].base && scene.items[k].unit == then.unit);
        return goes.map(|_| time).or(now);
    }
    let nearest = (range.start..index).rev().find(now);
    let nearest = nearest.map(|near| of_pair(scene, near, index)).map(|near| beside(scene, near, index, range.start));
    // 年均增长10%，由1000件增长到1210件: both states stand behind.
    let both = (index + 1 < range.end).then_some(index + 1).filter(|&then| {
        let from = scene.items[then].base && scene.items[then].lead.starts_with(['由', '从']);
        let to = scene.items[..range.end].get(then + 1);
        from && to.is_some_and(|to| to.cues.has(Cue::To) && to.same_class(&scene.items[then])) && now(&(then + 1))
    });
    if let Some(then) = both.filter(|_| nearest.is_none() && item.kind == Kind::Percent) {
        return Some(then + 1);
    }
    if let Some(told) = told_behind(scene, index, range.end, &named).filter(|_| nearest.is_none()) {
        return Some(told);
    }
    let reached = || {
        // 比上年（350件）增长20%，达到420件: the state that is reached stands right behind.
        let told = || (range.start..index).rev().find(|&then| last_and_this(scene, then, index));
        let base = &scene.items[base.or_else(told)?];
        let next = Some(index + 1).filter(|&k| k < range.end)?;
        let other = &scene.items[next];
        let reaches = words_of(WordList::Reached).contains(&other.lead) && other.depth == item.depth;
        (reaches && !other.base && !other.delta && other.same_class(base)).then_some(next)
    };
    if let Some(reached) = reached().filter(|_| unnamed || nearest.is_none()) {
        return Some(reached);
    }
    let named = match (unnamed, base) {
        (true, _) if nearest.is_some() => return nearest,
        (true, Some(base)) => subject(scene.items[base].lead_chars),
        (true, None) => return None,
        (false, _) => named,
    };
    let earlier = || scene.back(index, REACH).filter(now);
    let speaks = |&k: &usize| share_words(&named, scene.items[k].measure);
    let class = base.map(|base| scene.items[base].class);
    // Nothing that the words name: what a base of the same unit is compared with stands right before it.
    let right_before = || {
        let near = |k: &Item| k.sentence + 1 >= item.sentence && k.block == item.block;
        earlier().find(|&k| class == Some(scene.items[k].class) && near(&scene.items[k]))
    };
    let compared = base.is_some_and(|base| scene.items[base].trail.starts_with("相比"));
    let called = |&k: &usize| is_called(&scene.items[k], &named);
    // In another paragraph the words may speak of something else.
    let here = |k: &usize| scene.items[*k].block == item.block;
    earlier()
        .find(called)
        .or_else(|| earlier().filter(here).find(speaks))
        .or_else(|| if unnamed && compared { right_before() } else { None })
}

/// Whether some whole number becomes the state `now` by the rate at `index`.
pub(super) fn may_have_moved(scene: &Scene, now: usize, index: usize) -> bool {
    let (now, rate) = (&scene.items[now], &scene.items[index]);
    let bases = || now.value().ratio_of(&rate.rate()?.change(rises(scene, index))?[0]);
    bases().and_then(|bases| bases.whole()).is_some()
}

/// 小学270所，并设有教学点115个，减少4.3%: what stands before a side remark, where only that may have become it by the rate.
fn beside(scene: &Scene, near: usize, index: usize, start: usize) -> usize {
    let aside = scene.items[near].lead.starts_with(['并', '另', '还']) && scene.items[index].kind == Kind::Percent;
    let meant = |&k: &usize| is_now(scene, k, &scene.items[index]) && may_have_moved(scene, k, index);
    let before = (start..near).rev().find(meant).filter(|_| aside && !may_have_moved(scene, near, index));
    before.unwrap_or(near)
}

/// 99件136人，增加136%: the first of a pair, where only that may have become it by the rate at `index`.
fn of_pair(scene: &Scene, second: usize, index: usize) -> usize {
    let pair = second.checked_sub(1).filter(|&first| {
        let joined = scene.items[second].lead.is_empty() && scene.between(first, second).is_empty();
        joined && is_now(scene, first, &scene.items[index])
    });
    let only_first = |first: &usize| !may_have_moved(scene, second, index) && may_have_moved(scene, *first, index);
    pair.filter(|_| scene.items[index].kind == Kind::Percent).filter(only_first).unwrap_or(second)
}

/// Whether what `item` measures and `name` are the same but for what one of them leaves out: 受理量, 受理.
pub(super) fn is_called(item: &Item, name: &str) -> bool {
    let measure = item.measure.trim_start_matches("其中");
    // 诉讼案件, 行政诉讼
    let common = words_of(WordList::Common).iter().find_map(|word| name.strip_suffix(word));
    let name = common.filter(|name| name.chars().count() > 1).unwrap_or(name);
    // 事故起数, 受理量
    let counted = words_of(WordList::CountedBy).iter().find_map(|word| name.strip_suffix(word));
    let name = counted.filter(|name| name.chars().count() > 1).unwrap_or(name);
    measure.contains(name) || !measure.is_empty() && name.contains(measure)
}

/// 受理比上年减少15件，下降12.5%，全年共105件: what the rise or fall came to, behind it and its rate.
fn told_behind(scene: &Scene, index: usize, end: usize, named: &str) -> Option<usize> {
    let item = &scene.items[index];
    let told = (index + 1..end).take(WINDOW).find(|&k| !scene.items[k].delta)?;
    let state = &scene.items[told];
    let amount = [index, index + 1].into_iter().filter(|&k| k < told).find(|&k| !scene.items[k].kind.is_rate());
    let alike = state.same_class(&scene.items[amount?]) && state.depth == item.depth;
    let said = state.cues.has(Cue::Total) || share_words(named, state.measure);
    (state.is_stock() && !state.spelled && !state.cues.has(Cue::Part) && alike && said).then_some(told)
}

/// 上年办理100件，今年…: whether the words before both say so of the one and of the other.
fn last_and_this(scene: &Scene, then: usize, now: usize) -> bool {
    let since = |index: usize, words: &[&str]| words.iter().any(|word| scene.items[index].lead.starts_with(word));
    since(then, words_of(WordList::LastYear)) && since(now, words_of(WordList::ThisYear))
}

/// Whether it is a time that something takes.
fn is_time(item: &Item) -> bool {
    item.kind == Kind::Duration && !item.spelled
}

/// Whether one time goes over into the other, in the same unit: 由20个工作日压缩至8个工作日.
fn goes_over(earlier: &Item, later: &Item) -> bool {
    is_time(earlier) && earlier.base && later.cues.has(Cue::To) && earlier.unit == later.unit
}

/// Whether it states a rate, not a rise or fall.
fn is_rate_now(item: &Item) -> bool {
    // 为年初预算的102.3% says how much of something else there is.
    let of_another = item.cues.has(Cue::Share) || item.lead.ends_with('的') || item.lead.contains("完成");
    item.kind == Kind::Percent && !item.base && !item.delta && !of_another
}

/// The noun that the rise or fall is said of, without the words of comparison: 受理量 of 受理量较2023年的.
pub(super) fn subject(lead: &[char]) -> String {
    // 高出0.84个百分点 says how, not what.
    let apart = |list| words_of(list).iter().any(|word| word.chars().eq(lead.iter().copied()));
    if apart(WordList::Higher) || apart(WordList::Lower) {
        return String::new();
    }
    let found: Vec<_> = lexicon().cues.in_order(lead).collect();
    let moves = found.iter().rev().find(|(_, _, cue)| matches!(cue, Cue::Rise | Cue::Fall));
    let until = moves.map_or(lead.len(), |(at, _, _)| *at);
    let compares = |cue: &Cue| matches!(cue, Cue::Versus | Cue::Respective | Cue::Base | Cue::From);
    let versus: Vec<_> = found.iter().filter(|(at, _, cue)| *at < until && compares(cue)).collect();
    let noun = |text: &[char]| {
        let text: String = text.iter().filter(|c| !c.is_ascii_digit()).collect();
        if text.is_empty() {
            text
        } else {
            words_of(WordList::Aside).iter().fold(text, |text, word| text.replace(word, ""))
        }
    };
    let behind = noun(&lead[versus.last().map_or(0, |(at, length, _)| at + length)..until]);
    let before = noun(&lead[..versus.first().map_or(0, |(at, _, _)| *at)]);
    if behind.chars().count() > 1 { behind } else { before }
}

/// The state before that is stated: between both, right before the current, or in the bracket right behind.
pub(super) fn base(scene: &Scene, current: usize, index: usize, range: Range<usize>) -> Option<usize> {
    let now = &scene.items[current];
    // 较上年(52110件)下降7.5%，较前年下降19.8%: compared with something else than the one before.
    let anew = scene.items[index].lead.starts_with(['比', '较']);
    let taken = |k: usize| anew && (k + 1..index).any(|between| scene.items[between].delta);
    let fits = |&k: &usize| scene.items[k].base && scene.items[k].class == now.class && !taken(k);
    // 2023年130件，2022年100件，2021年80件，同比增长30%: of years in a row, the one before.
    let last_year = |k: &usize| {
        let follows = scene.items[*k].year.zip(now.year).is_some_and(|(then, now)| then + 1 == now);
        follows && !(k + 1..index).any(|between| scene.items[between].delta)
    };
    let mut behind = (current.min(index)..index).rev().filter(fits);
    let between = behind.clone().find(last_year).or_else(|| behind.next());
    let before = current.checked_sub(1).filter(|_| now.cues.has(Cue::To)).filter(fits);
    let in_front = (range.start..index).rev().find(|k| fits(k) && !scene.items[*k].cues.has(Cue::From));
    // 提升1.2个百分点(上年为96.4%), 提升1.2个百分点，上年为96.4%.
    let told = |k: &usize| {
        let then = &scene.items[*k];
        // …增长24.0%，比去年(56万)增长10.7%: a bracket of its own alone.
        then.depth > scene.items[index].depth && scene.between(index, *k).starts_with(&['('])
            || then.depth == now.depth && behind_last_year(then.lead_chars).is_some()
    };
    let behind = Some(index + 1).filter(|&k| k < range.end).filter(told).filter(fits);
    let reached = now.sentence != scene.items[index].sentence || current > index;
    let before = before.or_else(|| {
        let then = (range.start..index).rev().find(|&k| scene.items[k].is_stock());
        then.filter(|&then| current > index && scene.items[then].same_class(now) && last_and_this(scene, then, index))
    });
    between.or(before).or(behind).or(in_front.filter(|_| reached)).or_else(|| year_before(scene, current, index, range))
}

/// 2023年办理350件，2024年办理420件，增长20%: the year before, named in the same words right before.
fn year_before(scene: &Scene, current: usize, index: usize, range: Range<usize>) -> Option<usize> {
    // 2013年87127件，下降2.8%，2014年86495件，下降1.7%
    let states = || (range.start..current).rev().find(|&k| !scene.items[k].delta);
    let before = states().filter(|_| current + 1 == index)?;
    let (now, then) = (&scene.items[current], &scene.items[before]);
    let last_and_this = last_and_this(scene, before, current);
    let rates = scene.items[index].kind == Kind::Points && then.kind == Kind::Percent && !then.delta;
    let state = then.is_stock() || then.base && last_and_this && !then.kind.is_rate() || rates;
    if !state || now.depth != then.depth || then.spelled || now.unit != then.unit {
        return None;
    }
    // 分别办理350件、420件: their years are told side by side.
    let respective = matches!(now.lead, "、" | "和" | "与" | "及");
    let named = |item: &Item| item.year.is_some_and(|year| item.lead.contains(&format!("{year}年")));
    let follows = now.year.zip(then.year).is_some_and(|(now, then)| now == then + 1);
    let dated = follows && (respective || named(now) && named(then));
    let told = dated || last_and_this;
    let of_then =
        words_of(WordList::LastYear).iter().fold(then.measure, |measure, word| measure.trim_start_matches(word));
    // 去年发生火灾400起，今年发生320起: what is left out is the same.
    let shortened = (last_and_this || dated) && of_then.starts_with(now.measure);
    let alike = [then.measure, of_then].contains(&now.measure) || now.measure.is_empty() || shortened;
    (told && alike).then_some(before)
}

/// 2021年333家、2022年428家、2023年615家，2023年比2021年增加282家: the states of the two years that the words compare.
pub(super) fn between_years(scene: &Scene, index: usize, range: Range<usize>) -> Option<Said> {
    let item = &scene.items[index];
    let (now, then) = item.lead.split_once(['比', '较'])?;
    let [now, then] = [now, then].map(|words| {
        let digits = words.trim_start_matches(|c: char| !c.is_ascii_digit());
        digits.get(..4).filter(|_| digits[4..].starts_with('年'))?.parse::<i32>().ok()
    });
    let (now, then) = now.zip(then)?;
    let of = |year: i32| {
        let told = move |k: &usize| {
            let other = &scene.items[*k];
            let state = !other.delta && !other.spelled && !other.kind.is_rate() && other.year == Some(year);
            state && (item.kind.is_rate() || other.same_class(item))
        };
        (range.start..index).rev().find(told)
    };
    let (current, base) = (of(now)?, of(then)?);
    (current != base).then_some(Said { at: index, current, base: Some(base) })
}

/// 比2020年增加460张: the year that the words before the rise or fall say it is compared with.
pub(super) fn compared_year(item: &Item) -> Option<i32> {
    let (_, then) = item.lead.rsplit_once(['比', '较'])?;
    then.get(..4).filter(|_| then[4..].starts_with('年'))?.parse().ok()
}

/// 环比增长1.4%, 比前年增加6万人: whether another time than the year before is compared with.
pub(super) fn is_far_before(item: &Item) -> bool {
    words_of(WordList::OtherTime).iter().any(|word| item.lead.contains(word))
}
