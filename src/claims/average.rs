//! Average: a mean is the quotient of a total and a number.
//!
//! What it checks: 每百户拥有24份 · 24个党组织…发现问题412个，平均每个党组织17.2个 · 人均办案115.05件 · 户均2.3万元 · 日均办件11410件.
//! When it is silent: no two figures in reach are named as what the mean divides.

use super::claim::{Claim, Form, Role, Strength, Why};
use super::scene::{Item, Scene};
use super::words::share_words;
use crate::exact::{Fit, Number, Rate};
use crate::figures::Kind;
use crate::lexicon::lexicon;
use crate::sort;

/// How many sentences back the figures of a mean may stand.
const REACH: usize = 12;

/// Means by the unit in their name, with the class that they divide by.
const BY_NAME: [(&str, &[&str]); 7] = [
    ("人均", &["person"]),
    ("户均", &["household", "house"]),
    ("件均", &["case"]),
    ("日均", &["workday", "day"]),
    ("月均", &["month"]),
    ("年均", &["year"]),
    ("场均", &["session"]),
];

/// So many at a time that a mean is taken over: 每百户, 每万人.
const AT_A_TIME: [(&str, u32); 5] = [("十万", 100_000), ("百万", 1_000_000), ("百", 100), ("千", 1000), ("万", 10_000)];

/// Finds every mean.
pub fn find(scene: &Scene, claims: &mut Vec<Claim>) {
    for (index, item) in scene.items.iter().enumerate() {
        if item.base || item.delta || item.kind.is_rate() && item.kind != Kind::Multiple {
            continue;
        }
        if item.kind == Kind::Multiple {
            claims.extend(times(scene, index));
        }
        if let Some(claim) = divides(item).and_then(|per| mean(scene, index, &per)) {
            claims.push(claim);
        }
    }
}

/// 1284件，是上年428件的3倍: so many times what stands right before.
fn times(scene: &Scene, index: usize) -> Option<Claim> {
    let range = scene.sentence_of(index);
    let base = index
        .checked_sub(1)
        .filter(|&k| k >= range.start && scene.items[index].lead == "的" && !scene.items[k].kind.is_rate())?;
    let current = (range.start..base)
        .rev()
        .find(|&k| scene.items[k].same_class(&scene.items[base]) && scene.items[k].is_stock())?;
    Some(claim(scene, (current, base, index), 1, Why::Mean("倍".to_owned())))
}

fn claim(scene: &Scene, (total, number, stated): (usize, usize, usize), per: u32, why: Why) -> Claim {
    let mut roles = vec![(total, Role::Whole), (number, Role::Part), (stated, Role::Stated)];
    sort::by_key(&mut roles, |(k, _)| *k);
    let figures = roles.into_iter().map(|(k, role)| (scene.items[k].id, role)).collect();
    Claim { form: Form::Average { per }, figures, strength: Strength::Inferred, why }
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
    if let Some((word, classes)) = BY_NAME.iter().find(|(word, _)| item.lead.contains(word)) {
        return Some(Per { word: (*word).to_owned(), classes: classes.to_vec(), noun: String::new(), at_a_time: 1 });
    }
    let (_, behind) =
        item.lead.split_once("平均每").or_else(|| item.lead.split_once("每").filter(|(head, _)| head.is_empty()))?;
    let many = AT_A_TIME.iter().find(|(many, _)| behind.starts_with(many));
    let (many, at_a_time) = many.map_or(("", 1), |(many, times)| (*many, *times));
    let chars: Vec<char> = behind[many.len()..].chars().collect();
    let unit = lexicon().units.at_start(&chars);
    let length = unit.map_or(0, |(length, _)| length);
    let noun: String = chars[length..].iter().take(6).collect();
    let word = format!("每{many}{}", chars[..length.max(1).min(chars.len())].iter().collect::<String>());
    Some(Per { word, classes: unit.map(|(_, unit)| unit.class).into_iter().collect(), noun, at_a_time })
}

fn mean(scene: &Scene, index: usize, per: &Per) -> Option<Claim> {
    let item = &scene.items[index];
    let rate = Rate { value: item.amount, step: item.step(), bound: item.bound };
    let range = scene.sentence_of(index);
    let around =
        || (index + 1..range.end).filter(|&k| scene.items[k].depth > item.depth).chain(scene.back(index, REACH));
    let counts = |k: &usize| {
        let other = &scene.items[*k];
        // 五年累计
        let spelled = other.spelled && other.kind != Kind::Duration;
        !other.base && !other.delta && !other.kind.is_rate() && !spelled && divides(other).is_none()
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
        per.classes.contains(&other.class) || unit && named(k) || begins
    };
    let numbers: Vec<usize> = around().filter(counts).filter(over).collect();
    let mut totals: Vec<usize> =
        scene.back(index, REACH).filter(counts).filter(|&k| alike(scene.items[k].class, item.class)).collect();
    // What the words before the mean name comes first: 平均每个调委会配备调解员 divides the 调解员.
    sort::by_key(&mut totals, |&k| !share_words(item.lead, scene.items[k].measure));
    let fits = |total: usize, number: usize| {
        let (total, number) = (&scene.items[total], &scene.items[number]);
        let times = Number::from(i64::from(per.at_a_time));
        let quotient = total.value().scaled(times)?.ratio_of(&number.value())?;
        rate.weigh(total.amount.times(times)?.ratio_of(number.amount), &quotient)
    };
    let pairs =
        || totals.iter().flat_map(|&total| numbers.iter().map(move |&number| (total, number))).filter(|(a, b)| a != b);
    let exact = pairs().find(|&(total, number)| fits(total, number).is_some_and(|fit| fit != Fit::Not));
    let (total, number) = exact.or_else(|| {
        if per.classes.is_empty() {
            return None;
        }
        // Nothing fits: the nearest of both in the sentence, when the words name what is divided by.
        let here = |k: &&usize| range.contains(*k);
        let stands_behind = |k: &&usize| {
            let noun: String = per.noun.chars().take(2).collect();
            !noun.is_empty() && scene.items[**k].trail.starts_with(&noun)
        };
        let number = numbers.iter().filter(here).find(stands_behind);
        let number = number.or_else(|| numbers.iter().filter(here).find(|k| named(k)))?;
        let total = totals.iter().filter(here).find(|k| *k != number)?;
        Some((*total, *number))
    })?;
    Some(claim(scene, (total, number, index), per.at_a_time, Why::Mean(per.word.clone())))
}

/// Whether a total in `total` may give a mean in `mean`: visits are counted in turns and in times.
fn alike(total: &str, mean: &str) -> bool {
    total == mean || matches!((total, mean), ("turn", "time" | "person") | ("person", "turn"))
}
