//! Average: a mean is the quotient of a total and a number.
//!
//! What it checks: 每百户拥有24份 · 24个党组织…发现问题412个，平均每个党组织17.2个 · 人均办案115.05件 · 户均2.3万元 ·
//! 每个街道(全区共16个)平均20件 · 全年120件，月均10件.
//! When it is silent: no two figures in reach are named as what the mean divides.

mod calendar;
mod times;

use std::cell::LazyCell;

use self::calendar::Time;
use self::times::times;
use super::claim::{Claim, Form, Role, Strength, Why};
use super::list;
use super::scene::{Item, Scene, since};
use super::words::share_words;
use crate::exact::{Fit, Number, Rate};
use crate::figures::{self, Figure, Kind, Setting};
use crate::lexicon::lexicon;
use crate::sort;

/// How many sentences back the figures of a mean may stand.
const REACH: usize = 12;

/// The same where its time gives the number.
const BESIDE: usize = 1;
/// How many figures behind a mean are looked at, which brackets may enclose.
const AHEAD: usize = 16;

/// So many at a time that a mean is taken over: 每百户, 每万人.
const AT_A_TIME: [(&str, u32); 5] = [("十万", 100_000), ("百万", 1_000_000), ("百", 100), ("千", 1000), ("万", 10_000)];

/// How far before a bracket the words 平均每个 may begin, and how far behind it what is counted on each may stand.
const ENCLOSED: usize = 24;
const BEHIND: usize = 6;

/// Finds every mean.
pub fn find(scene: &Scene, figures: &[Figure], claims: &mut Vec<Claim>) {
    let settings = LazyCell::new(|| figures::settings(scene.document, figures));
    let means: Vec<bool> = scene.items.iter().map(|item| divides(item).is_some()).collect();
    for (index, item) in scene.items.iter().enumerate() {
        if item.base || item.delta || item.kind.is_rate() && item.kind != Kind::Multiple {
            continue;
        }
        if item.kind == Kind::Multiple {
            claims.extend(times(scene, index));
        }
        let found = divides(item).and_then(|per| {
            let within_time = || within_time(scene, index, &per, || &settings);
            mean(scene, index, &per, &means).or_else(within_time)
        });
        claims.extend(found.or_else(|| enclosed(scene, index)));
    }
}

fn claim(scene: &Scene, (total, number, stated): (usize, usize, usize), per: u32, why: Why) -> Claim {
    let mut roles = vec![(total, Role::Whole), (number, Role::Part), (stated, Role::Stated)];
    sort::by_key(&mut roles, |(k, _)| *k);
    let figures = roles.into_iter().map(|(k, role)| (scene.items[k].id, role)).collect();
    Claim { form: Form::Average { per, over: 1 }, figures, strength: Strength::Inferred, why }
}

/// 全年受理120件，月均10件: the months or days of the time that the total was counted in. Working days are not told, so
/// only days that give the mean are meant; months, too, where but the year is named.
fn within_time<'s>(scene: &Scene, index: usize, per: &Per, settings: impl Fn() -> &'s [Setting]) -> Option<Claim> {
    let daily = per.classes.contains(&"day");
    if !daily && !per.classes.contains(&"month") {
        return None;
    }
    let item = &scene.items[index];
    let rate = Rate { value: item.amount, step: item.step(), bound: item.bound };
    let of = |total: usize| {
        let period = settings()[scene.items[total].id.index()].period;
        Time::of(&scene.items[total], period.map_or("", |span| span.of(scene.document.text)))
    };
    let gives = |total: usize, over: u32| {
        let (total, over) = (&scene.items[total], Number::from(i64::from(over)));
        let fit = || {
            rate.weigher()?
                .weigh(total.amount.ratio_of(over), &total.value().ratio_of(&crate::exact::Interval::point(over))?)
        };
        fit().is_some_and(|fit| fit != Fit::Not)
    };
    let may = |&k: &usize| {
        let total = &scene.items[k];
        total.is_stock() && !total.spelled && alike(total.class, item.class) && total.block == item.block
    };
    let totals = || scene.back(index, BESIDE).filter(may).filter_map(|total| Some((total, of(total)?)));
    let given = totals().find_map(|(total, time)| {
        let spans = if daily { time.days() } else { vec![time.months()] };
        spans.into_iter().filter(|over| *over > 1).find(|&over| gives(total, over)).map(|over| (total, over))
    });
    // Nothing gives it: the total right before the mean, all of whose time is told; of days no more than that has.
    let beside = || {
        let (total, time) = totals().next().filter(|(total, time)| time.sure && total + 1 == index)?;
        let over = if daily { time.days().into_iter().max()? } else { time.months() };
        let least = || scene.items[total].amount.ratio_of(Number::from(i64::from(over)));
        let too_low = || least().is_some_and(|least| item.amount < least);
        // 全年受理36500件，日均办结90件: of another.
        let same = !names_another(item, per, &scene.items[total]);
        (same && over > 1 && (!daily || too_low())).then_some((total, over))
    };
    let (total, over) = given.or_else(beside)?;
    let figures = vec![(scene.items[total].id, Role::Whole), (item.id, Role::Stated)];
    let why = Why::Mean(per.word.clone());
    Some(Claim { form: Form::Average { per: 1, over }, figures, strength: Strength::Inferred, why })
}

/// 每个街道（全区共16个）平均办理20件: the number stands in a bracket behind what it counts.
fn enclosed(scene: &Scene, index: usize) -> Option<Claim> {
    let number = index.checked_sub(1).filter(|&k| k >= scene.sentence_of(index).start)?;
    let (item, of) = (&scene.items[index], &scene.items[number]);
    let between = scene.between(number, index);
    let close = between.iter().position(|&c| c == ')')?;
    if of.depth != item.depth + 1 || close + BEHIND < between.len() || !of.is_stock() || of.spelled {
        return None;
    }
    let words = scene.document.fold.slice(of.at.start.saturating_sub(ENCLOSED)..of.at.start);
    let words = &words[words.iter().rposition(|c| matches!(c, ',' | '。' | ';' | ':')).map_or(0, |at| at + 1)..];
    let each = words.iter().position(|&c| c == '每')?;
    let mean = words[..each].ends_with(&['平', '均']) || item.lead.contains("平均");
    let gives = |total: &usize| fit(scene, (*total, number, index), 1) != Fit::Not;
    let alike = |k: &usize| *k != number && scene.items[*k].is_stock() && alike(scene.items[*k].class, item.class);
    let behind = (index + 1..scene.sentence_of(index).end).take(1).filter(alike).find(gives);
    let before = || scene.back(number, REACH).filter(alike);
    let total = before().find(gives).or(behind).or_else(|| before().next())?;
    let word = words[each..].iter().take_while(|c| **c != '(').collect();
    mean.then(|| claim(scene, (total, number, index), 1, Why::Mean(word)))
}

/// How well `total` over `number`, `per` so many, gives the mean.
pub(super) fn fit(scene: &Scene, (total, number, mean): (usize, usize, usize), per: u32) -> Fit {
    let (total, number, mean) = (&scene.items[total], &scene.items[number], &scene.items[mean]);
    let (rate, times) =
        (Rate { value: mean.amount, step: mean.step(), bound: mean.bound }, Number::from(i64::from(per)));
    let fit = || {
        let quotient = total.value().scaled(times)?.ratio_of(&number.value())?;
        rate.weigher()?.weigh(total.amount.times(times)?.ratio_of(number.amount), &quotient)
    };
    fit().unwrap_or(Fit::Not)
}

/// What a mean is taken over.
struct Per {
    word: String,
    classes: Vec<&'static str>,
    noun: String,
    at_a_time: u32,
}

/// What the words before the figure say it is a mean over; `None`: no mean.
fn divides(item: &Item) -> Option<Per> {
    if !item.lead.contains(['均', '每']) {
        return None;
    }
    // 人均每月200元, 月人均200元: of a part of the year alone, but where turns are counted, month by month.
    if item.lead.contains("人均") && item.lead.contains(['月', '季']) {
        let (word, noun) = ("人均".to_owned(), String::new());
        return Some(Per { word, classes: vec!["turn"], noun, at_a_time: 1 });
    }
    if let Some((word, classes)) = lexicon().means.iter().find(|(word, _)| item.lead.contains(word)) {
        return Some(Per { word: (*word).to_owned(), classes: classes.clone(), noun: String::new(), at_a_time: 1 });
    }
    let (_, behind) =
        item.lead.split_once("平均每").or_else(|| item.lead.split_once("每").filter(|(head, _)| head.is_empty()))?;
    let many = AT_A_TIME.iter().find(|(many, _)| behind.starts_with(many));
    let (many, at_a_time) = many.map_or(("", 1), |(many, times)| (*many, *times));
    let chars: Vec<char> = behind[many.len()..].chars().collect();
    let unit = lexicon().units.at_start(&chars);
    let length = unit.map_or(0, |(length, _)| length);
    let noun: String = chars[length..].iter().take(6).collect();
    // 每公里50万元: of so many metres.
    let worth = unit.and_then(|(_, unit)| u32::try_from(unit.factor.floor()).ok()).filter(|worth| *worth > 0);
    let at_a_time = at_a_time.checked_mul(worth.unwrap_or(1))?;
    let word = format!("每{many}{}", chars[..length.max(1).min(chars.len())].iter().collect::<String>());
    Some(Per { word, classes: unit.map(|(_, unit)| unit.class).into_iter().collect(), noun, at_a_time })
}

/// The mean at `index`, taken over `per`; `means` tells of each figure whether it is one itself.
fn mean(scene: &Scene, index: usize, per: &Per, means: &[bool]) -> Option<Claim> {
    let item = &scene.items[index];
    let range = scene.sentence_of(index);
    let enclosed = index + 1..range.end.min(index + 1 + AHEAD);
    let around = || enclosed.clone().filter(|&k| scene.items[k].depth > item.depth).chain(scene.back(index, REACH));
    let counts = |k: &usize| {
        let other = &scene.items[*k];
        // 五年累计
        let spelled = other.spelled && other.kind != Kind::Duration;
        !other.base && !other.delta && !other.kind.is_rate() && !spelled && !means[*k]
    };
    let named = |k: &usize| {
        let other = &scene.items[*k];
        per.noun.is_empty() || share_words(&per.noun, other.trail) || share_words(&per.noun, other.measure)
    };
    let over = |k: &usize| {
        let other = &scene.items[*k];
        let unit = !per.noun.is_empty() && per.noun.contains(other.unit) && !other.unit.is_empty();
        // 22个村居…平均每村2名: what is counted begins with the noun.
        let begins =
            per.classes.is_empty() && per.noun.chars().next().is_some_and(|noun| other.trail.starts_with(noun));
        // 司法所14个，…平均每所4.9人
        let noun = per.word.strip_prefix('每').or_else(|| per.word.strip_suffix('均'));
        let ends = noun.is_some_and(|noun| !noun.is_empty() && other.measure.ends_with(noun));
        per.classes.contains(&other.class) || unit && named(k) || begins || ends
    };
    let numbers: Vec<usize> = around().filter(counts).filter(over).collect();
    let mut totals: Vec<usize> =
        scene.back(index, REACH).filter(counts).filter(|&k| alike(scene.items[k].class, item.class)).collect();
    // What the words before the mean name comes first: 平均每个调委会配备调解员 divides the 调解员.
    sort::by_key(&mut totals, |&k| !share_words(item.lead, scene.items[k].measure));
    let pairs =
        || totals.iter().flat_map(|&total| numbers.iter().map(move |&number| (total, number))).filter(|(a, b)| a != b);
    let exact = pairs().find(|&(total, number)| fit(scene, (total, number, index), per.at_a_time) != Fit::Not);
    // 员额检察官39人，…人均办案83.8件: of those that the words name, and of a total wherever it stands.
    let far = || {
        let named = |k: &&usize| range.contains(*k) && leads_with(item.lead, scene.items[**k].measure);
        let number = *numbers.iter().find(named).filter(|_| item.worth.places > 0)?;
        let alike = |&k: &usize| counts(&k) && alike(scene.items[k].class, item.class);
        let gives = |&total: &usize| fit(scene, (total, number, index), per.at_a_time) == Fit::Rounded;
        let total = scene.back(index, item.sentence).filter(alike).find(gives)?;
        (scene.items[total].amount > scene.items[number].amount).then_some((total, number))
    };
    // 家庭户294617户，家庭户人口703095人，平均每个家庭户的人口为2.39人: both are named, not far before.
    let by_name = || {
        let (of, what) = per.noun.split_once('的').filter(|(of, what)| !of.is_empty() && !what.is_empty())?;
        let near =
            |k: &usize| scene.items[*k].sentence + BESIDE >= item.sentence && scene.items[*k].block == item.block;
        let number = numbers.iter().copied().filter(near).find(|&k| scene.items[k].measure.ends_with(of))?;
        let of_it = |measure: &str| measure.strip_prefix(of).is_some_and(|rest| rest.ends_with(what));
        let total = totals.iter().copied().filter(near).find(|&k| of_it(scene.items[k].measure))?;
        (total != number).then_some((total, number))
    };
    let (total, number) = exact.or_else(far).or_else(by_name).or_else(|| {
        if per.classes.is_empty() {
            return None;
        }
        // Nothing fits: the nearest of both in the sentence, when the words name what is divided by.
        let here = |k: &&usize| range.contains(*k);
        let stands_behind = |k: &&usize| {
            let noun: String = per.noun.chars().take(2).collect();
            !noun.is_empty() && scene.items[**k].trail.starts_with(&noun)
        };
        // 人次 are meant only where they give the mean.
        let heads = |k: &&usize| here(k) && scene.items[**k].class != "turn";
        let number = numbers.iter().filter(heads).find(stands_behind);
        let number = number.or_else(|| numbers.iter().filter(heads).find(|k| named(k)))?;
        let total = totals.iter().filter(here).find(|k| *k != number)?;
        // 律师38人，每万人拥有律师4.04名: of all who live there, who may not be told.
        let all = per.at_a_time == 1 || scene.items[*number].measure.contains(['口', '户']);
        (all && !of_another(item, per, &scene.items[*total])
            && !of_pairs(scene, index, (*total, *number), per.at_a_time))
        .then_some((*total, *number))
    })?;
    Some(claim(scene, (total, number, index), per.at_a_time, Why::Mean(per.word.clone())))
}

/// 总收入8628万元，农户2922户，户均分红5906元: whether the mean is of something else than the total: of other money, or of cases of
/// which the total is no stage.
fn of_another(item: &Item, per: &Per, total: &Item) -> bool {
    let cases = || total.class == "case" && total.stages.is_empty();
    names_another(item, per, total) && (total.kind == Kind::Money || cases())
}

/// Whether the words of the mean name something that the total does not measure.
fn names_another(item: &Item, per: &Per, total: &Item) -> bool {
    let behind = item.lead.split_once(per.word.as_str()).map_or("", |(_, behind)| behind);
    let name = behind.trim_end_matches(['为', '约', '达', '是', '超', '近', '额', '到']);
    name.chars().count() > 1 && !share_words(name, total.measure)
}

/// 甲镇27户81人、乙镇30户96人，户均3.1人: whether the mean is of all that is told in pairs.
fn of_pairs(scene: &Scene, index: usize, (total, number): (usize, usize), per: u32) -> bool {
    let range = scene.sentence_of(index);
    let all = |like: usize| -> Vec<usize> {
        let alike = |k: &usize| scene.items[*k].is_stock() && scene.items[*k].same_class(&scene.items[like]);
        (since(range.start, index)..index).filter(alike).collect()
    };
    let (totals, numbers) = (all(total), all(number));
    let mean = &scene.items[index];
    let given = || {
        let times = Number::from(i64::from(per));
        let quotient = list::sum(scene, &totals)?.scaled(times)?.ratio_of(&list::sum(scene, &numbers)?)?;
        Rate { value: mean.amount, step: mean.step(), bound: mean.bound }.fit(&quotient)
    };
    totals.len() > 1 && totals.len() == numbers.len() && given().is_some_and(|fit| fit != Fit::Not)
}

/// Whether a total in `total` may give a mean in `mean`: visits are counted in turns and in times.
fn alike(total: &str, mean: &str) -> bool {
    total == mean || matches!((total, mean), ("turn", "time" | "person") | ("person", "turn"))
}

/// Whether the words of a mean begin with what is counted: 员额检察官人均办案.
fn leads_with(lead: &str, measure: &str) -> bool {
    measure.chars().count() > 1 && lead.starts_with(measure.trim_start_matches("其中"))
}
