//! How two counts or amounts stand to each other: 男女之比为8:2, 师生比1:15, 城乡居民收入比为2.15:1 or 2.15, 性别比为102.67.
//!
//! When it is silent: no word calls it so; or no two counts give it, and the words do not name both right before it.

use super::named::speaks_of;
use crate::claims::average::fit;
use crate::claims::claim::{Claim, Form, Role, Strength, Why};
use crate::claims::scene::Scene;
use crate::claims::words::share_words;
use crate::exact::{Fit, Number};
use crate::figures::Kind;
use crate::lexicon::{Cue, Mark, Rate, Sort, WordList, lexicon, words_of};
use crate::sort;

/// From where on a number without a unit is one of a hundred.
const HUNDREDS: i64 = 50;
/// How many sentences back the counts may stand.
const REACH: usize = 2;
/// How many of them are weighed.
const CANDIDATES: usize = 4;
/// How many characters before a number of a hundred the name of its rate may stand.
const NAMED: usize = 64;
/// How long the name of two things may be that words right before the number name: 男女, 城乡.
const SHORT: usize = 2;

/// The claim that the number at `index` makes of two others.
pub(super) fn opposed(scene: &Scene, index: usize) -> Option<Claim> {
    match scene.items[index].kind {
        Kind::Multiple => one_to_another(scene, index),
        // 城乡居民收入比为1.96
        Kind::Bare if scene.items[index].worth.places > 0 => {
            of_a_hundred(scene, index).or_else(|| one_to_another(scene, index))
        }
        Kind::Bare => of_a_hundred(scene, index),
        _ => None,
    }
}

/// 男性8000人，女性2000人，男女之比为8:2.
fn one_to_another(scene: &Scene, index: usize) -> Option<Claim> {
    let item = &scene.items[index];
    let text = scene.document.fold.slice(item.at.clone());
    let turned = text.starts_with(&['1', ':']) && text != ['1', ':', '1'];
    // 出生人口性别比为111.3 is of a hundred.
    let so_many = || item.amount < Number::from(HUNDREDS);
    if !(if item.kind == Kind::Multiple { text.contains(&':') } else { so_many() }) {
        return None;
    }
    let called = words(scene, index)?;
    let name = words_of(WordList::Proportion).iter().find_map(|word| called.strip_suffix(word))?;
    let known = lexicon().rates.iter().find(|rate| rate.name.strip_suffix('比').is_some_and(|of| name.ends_with(of)));
    let mut counts: Vec<usize> =
        scene.back(index, REACH).filter(|&k| counts(scene, k, index)).take(CANDIDATES).collect();
    counts.reverse();
    let alike = |pair: &&[usize]| scene.items[pair[0]].same_class(&scene.items[pair[1]]);
    // 普通高中…，招生2.86万人，…；中职…，招生1.24万人，招生比2.3:1: both of the same words.
    let same = || {
        let second = *counts.last()?;
        let named =
            |&k: &usize| !scene.items[k].measure.is_empty() && scene.items[k].measure == scene.items[second].measure;
        let first = counts.iter().rev().skip(1).copied().find(named)?;
        Some((first, second)).filter(|pair| gives(scene, *pair, index, turned))
    };
    let given = || {
        counts
            .windows(2)
            .rev()
            .filter(alike)
            .map(|pair| (pair[0], pair[1]))
            .find(|pair| gives(scene, *pair, index, turned))
    };
    let pairs = worded(scene, &counts, name, known);
    let worded = || pairs.iter().copied().find(|pair| gives(scene, *pair, index, turned));
    let (first, second) = worded().or_else(given).or_else(same).or_else(|| {
        // Nothing gives it: both are named, one by one, right before it.
        pairs.first().copied().filter(|&(first, second)| {
            let here = [first, second].into_iter().all(|k| scene.items[k].sentence == item.sentence);
            let last = counts.ends_with(&[first.min(second), first.max(second)]);
            last && (known.is_some() || here && first.abs_diff(second) == 1 && name.chars().count() <= SHORT)
        })
    })?;
    let (above, below) = if turned { (second, first) } else { (first, second) };
    Some(claim(scene, (above, below, index), 1, called))
}

/// 男性512人，女性488人，性别比（以女性为100）为104.92: only counts that give it.
fn of_a_hundred(scene: &Scene, index: usize) -> Option<Claim> {
    let item = &scene.items[index];
    let start = scene.document.sentences[item.sentence].range.start.max(item.at.start.saturating_sub(NAMED));
    let words = scene.document.fold.slice(start..item.at.start);
    if !words.contains(&'比') {
        return None;
    }
    let words: String = words.iter().collect();
    let known = lexicon().rates.iter().find(|rate| rate.name.ends_with('比') && words.contains(rate.name))?;
    let [sort] = &known.parts[..] else { return None };
    let count = |one: &Sort, other: &Sort| {
        let named = |&k: &usize| speaks_of(one, &scene.items[k]) && !speaks_of(other, &scene.items[k]);
        scene.back(index, REACH).filter(|&k| counts(scene, k, index)).find(named)
    };
    let pair = (count(sort, &known.whole)?, count(&known.whole, sort)?, index);
    let alike = scene.items[pair.0].same_class(&scene.items[pair.1]);
    // Nothing gives it: the ratio of all that stands right before it, one by one, named no narrower.
    let all = || {
        let before = words.rfind(known.name).map_or("", |at| &words[..at]);
        let clause: Vec<char> = before.rsplit([',', '。', ';', ':']).next().unwrap_or_default().chars().collect();
        let area = lexicon().settings.at_start(&clause).filter(|(_, marks)| marks.has(Mark::Area));
        let clause: String = clause[area.map_or(0, |(length, _)| length)..].iter().collect();
        let none_between = !(pair.0.max(pair.1) + 1..index).any(|k| counts(scene, k, index));
        let beside = !(pair.0.min(pair.1) + 1..pair.0.max(pair.1)).any(|k| counts(scene, k, index));
        none_between && beside && words_of(WordList::Everybody).contains(&clause.as_str())
    };
    let now = !item.base && !item.cues.has(Cue::From) && item.worth.places > 0;
    let meant = alike && (fit(scene, pair, 100) != Fit::Not || now && all());
    meant.then(|| claim(scene, pair, 100, known.name))
}

/// The words that call the number what it is; of the later of two states, those before the earlier.
fn words<'s>(scene: &'s Scene, index: usize) -> Option<&'s str> {
    let item = &scene.items[index];
    let before = index.checked_sub(1).map(|k| &scene.items[k]).filter(|before| before.base && before.kind == item.kind);
    if item.base || item.cues.any(&[Cue::Goal, Cue::From]) {
        return None;
    }
    let lead = before
        .filter(|_| item.cues.has(Cue::To))
        .map_or(item.lead, |before| before.lead.rsplit_once(['由', '从']).map_or(before.lead, |(called, _)| called));
    Some(lead.trim_end_matches(|c: char| "为是达到约近(),:".contains(c))).filter(|lead| !lead.is_empty())
}

fn counts(scene: &Scene, k: usize, index: usize) -> bool {
    let (item, stated) = (&scene.items[k], &scene.items[index]);
    let told = !item.base && !item.delta && !item.spelled && !item.kind.is_rate();
    let kind = matches!(item.kind, Kind::Count | Kind::Money | Kind::Amount);
    told && kind && item.block == stated.block && item.depth <= stated.depth && item.amount > Number::ZERO
}

/// Each two of `counts` that `name` speaks of (男女, 城镇与农村), or the lexicon by that name, the nearest first.
fn worded(scene: &Scene, counts: &[usize], name: &str, known: Option<&Rate>) -> Vec<(usize, usize)> {
    let all = |speaks: &dyn Fn(&str) -> bool| -> Vec<usize> {
        counts.iter().rev().copied().filter(|&k| speaks(scene.items[k].measure)).collect()
    };
    let (ones, others) = if let Some(Rate { parts, whole, .. }) = known {
        let one = |measure: &str| parts.iter().any(|sort| sort.stands_in(measure));
        (all(&one), all(&|measure| whole.stands_in(measure)))
    } else if let Some((one, other)) = name.split_once(['与', '和', '同', '对']) {
        (all(&|measure| share_words(one, measure)), all(&|measure| share_words(other, measure)))
    } else {
        let mut chars = name.chars();
        let (Some(one), Some(other)) = (chars.next(), chars.next()) else { return Vec::new() };
        (
            all(&|measure| measure.contains(one) && !measure.contains(other)),
            all(&|measure| measure.contains(other) && !measure.contains(one)),
        )
    };
    let pairs = others.iter().flat_map(|&other| ones.iter().map(move |&one| (one, other)));
    pairs.filter(|&(one, other)| one != other && scene.items[one].same_class(&scene.items[other])).collect()
}

fn gives(scene: &Scene, (first, second): (usize, usize), index: usize, turned: bool) -> bool {
    let (above, below) = if turned { (second, first) } else { (first, second) };
    fit(scene, (above, below, index), 1) == Fit::Rounded
}

fn claim(scene: &Scene, (above, below, stated): (usize, usize, usize), per: u32, called: &str) -> Claim {
    let mut roles = vec![(above, Role::Whole), (below, Role::Part), (stated, Role::Stated)];
    sort::by_key(&mut roles, |(k, _)| *k);
    let figures = roles.into_iter().map(|(k, role)| (scene.items[k].id, role)).collect();
    let why = Why::Rate(called.to_owned());
    Claim { form: Form::Average { per, over: 1 }, figures, strength: Strength::Inferred, why }
}
