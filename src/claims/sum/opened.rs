//! Lists that a word or a bracket opens: 其中, 包括, (…).

use super::{LONGEST, claim};
use crate::claims::claim::{Claim, Form, Role, Strength, Why};
use crate::claims::list::{self, List, adds_up, exceeds, family_of, has_rest, makes, near, nearly};
use crate::claims::scene::Scene;
use crate::exact::Number;
use crate::lexicon::Cue;

/// What petitions and other matters are counted in, one beside the other.
const MATTERS: [&str; 5] = ["case", "batch", "turn", "time", "letter"];

/// From what total on it is told by how much the parts exceed it; and one in how many that is, at most, of three parts and
/// more, and of two.
const LARGE: i64 = 100;
const SOME: i64 = 25;
const PAIR: i64 = 100;

/// How many sentences behind a list its last parts may stand.
const BEYOND: usize = 2;

/// A list opened by a word or a bracket, when it covers its whole or says that it does.
pub(super) fn opened(scene: &Scene, list: &List) -> Option<Claim> {
    let why = || if list.cue.is_empty() { Why::Bracketed } else { Why::Opened(list.cue.to_owned()) };
    let sizes = [list.parts.len(), list.clause].into_iter().chain((2..list.parts.len()).rev());
    // 律师29家、会计师16家、清算公司4家: no first two of three that 、 joins.
    let joined = |size: usize| {
        let next = list.parts.get(size);
        next.is_some_and(|&next| scene.between(list.parts[size - 1], next).starts_with(&['、']))
    };
    let mut sizes = sizes.filter(|&size| size > 1 && !joined(size));
    let made = |parts: &[usize]| {
        if list.open { makes(scene, parts, list.whole) } else { adds_up(scene, parts, list.whole) }
    };
    if let Some(size) = sizes.find(|&size| made(&list.parts[..size])) {
        return Some(claim(scene, list.whole, &list.parts[..size], Strength::Stated, why()));
    }
    let told = &list.parts[..if colon_opens(scene, list) { list.parts.len() } else { list.clause }];
    // 其中：刑事60件，审结50件；民事40件，审结26件: the first of each clause.
    let firsts = firsts(scene, told).unwrap_or_default();
    if !firsts.is_empty() && adds_up(scene, &firsts, list.whole) {
        return Some(claim(scene, list.whole, &firsts, Strength::Stated, why()));
    }
    // 党纪处分80人、政务处分30人，双重处分10人: some stand in both.
    if list::overlap(scene, &list.parts) {
        return None;
    }
    if let Some(mixed) = mixed(scene, list) {
        return Some(claim(scene, list.whole, &mixed, Strength::Inferred, why()));
    }
    if let Some(all) = beyond(scene, list) {
        return Some(claim(scene, list.whole, &all, Strength::Inferred, why()));
    }
    if let Some(joined) = beside_bracket(scene, list) {
        return Some(claim(scene, list.whole, &joined, Strength::Inferred, Why::Follows));
    }
    let of_clauses = !firsts.is_empty() && exceeds(scene, told, list.whole) && !exceeds(scene, &firsts, list.whole);
    let parts = if of_clauses { &firsts[..] } else { told };
    if parts.len() < 2 {
        return None;
    }
    let family = family_of(scene, parts);
    if !list.sure {
        return None;
    }
    let headed = scene.items[parts[0]].headed;
    // Of what is told in round figures, the lesser kinds are often left out.
    let precise = scene.items[list.whole].worth.is_precise();
    let spelled_out = headed == Some(':') && parts.len() > 2 && precise;
    let cover = !list.open
        || family.is_some_and(|f| f.closed && (!f.may_lack(parts.len()) || near(scene, parts, list.whole)))
        || has_rest(scene, parts)
        || (spelled_out && !list::goes_on(scene, parts));
    // 自治组织68万个，其中：村委会59万个，村民小组469万个: no parts beside each other.
    let layered = parts[1..].iter().any(|&part| exceeds(scene, &[part], list.whole)) && !near(scene, parts, list.whole);
    if cover && !layered {
        let why = family.map_or_else(why, |family| Why::Family(family.source));
        return Some(claim(scene, list.whole, parts, Strength::Stated, why));
    }
    let too_many = exceeds(scene, parts, list.whole)
        && !layered
        && !family.is_some_and(|family| family.overlap)
        && (family.is_some()
            || (headed.is_some()
                || listed_closely(scene, parts)
                || alike(scene, parts)
                || hardly(scene, parts, list.whole))
                && near(scene, parts, list.whole));
    too_many.then(|| claim(scene, list.whole, parts, Strength::Inferred, why()))
}

/// The first part of each clause between semicolons, where all of them hold as many, and more than one.
fn firsts(scene: &Scene, parts: &[usize]) -> Option<Vec<usize>> {
    let clauses: Vec<&[usize]> = parts.chunk_by(|&a, &b| !scene.between(a, b).contains(&';')).collect();
    let size = clauses.first()?.len();
    let alike = clauses.len() > 1 && size > 1 && clauses.iter().all(|clause| clause.len() == size);
    alike.then(|| clauses.iter().map(|clause| clause[0]).collect())
}

/// Whether the parts exceed the whole by so little that hardly anything stands in two of them.
fn hardly(scene: &Scene, parts: &[usize], whole: usize) -> bool {
    let large = scene.items[whole].amount >= Number::from(LARGE);
    large && nearly(scene, parts, whole, if parts.len() > 2 { SOME } else { PAIR })
}

/// 信访1285件次，其中来信326件次、来访412批次1120人次、网上547件次: matters counted in several units that make up the whole
/// to the last one.
fn mixed(scene: &Scene, list: &List) -> Option<Vec<usize>> {
    let (&first, whole) = (list.parts.first()?, &scene.items[list.whole]);
    let end = scene.sentence_of(first).end;
    let mut parts: Vec<usize> = Vec::new();
    for index in (first..end).take(LONGEST) {
        let item = &scene.items[index];
        if index > first && item.cues.any(&[Cue::Total, Cue::Part]) && !item.lead.is_empty() {
            break;
        }
        if !item.is_stock() || item.spelled || item.depth != scene.items[first].depth || !MATTERS.contains(&item.class)
        {
            continue;
        }
        // Of a pair, the one that counts as the whole does.
        let paired = parts.last().filter(|&&last| last + 1 == index && item.lead.is_empty()).copied();
        match paired {
            Some(last) if item.same_class(whole) && !scene.items[last].same_class(whole) => *parts.last_mut()? = index,
            Some(_) => {}
            None => parts.push(index),
        }
    }
    let foreign = parts.iter().any(|&part| !scene.items[part].same_class(whole));
    (foreign && parts.len() > 2 && adds_up(scene, &parts, list.whole)).then_some(parts)
}

/// 支出1165万元。其中：购置费205万元；运行费664万元。接待费296万元: the list with what the next sentences tell, where all of it makes
/// the whole.
fn beyond(scene: &Scene, list: &List) -> Option<Vec<usize>> {
    let (first, last) = (&scene.items[list.parts[0]], *list.parts.last()?);
    let near = |k: &usize| {
        let item = &scene.items[*k];
        item.block == first.block && item.sentence <= scene.items[last].sentence + BEYOND
    };
    let whole = scene.items[list.whole].value();
    let (mut parts, mut sum) = (list.parts.clone(), list::sum(scene, &list.parts)?);
    for index in (last + 1..scene.items.len()).take(LONGEST).take_while(near) {
        let item = &scene.items[index];
        let ends = item.cues.any(&[Cue::Part, Cue::Total, Cue::Besides]) && !item.kind.is_rate();
        if ends {
            break;
        }
        let beside = item.is_stock() && item.same_class(first) && item.depth == first.depth && !item.spelled;
        if beside {
            parts.push(index);
            sum = sum.plus(&item.value())?;
            if scene.items[list.whole].amount >= Number::from(LARGE) && sum.meets(&whole) {
                return Some(parts);
            }
        }
    }
    None
}

/// Each part of an open list against its whole.
pub(super) fn bounds(scene: &Scene, list: &List) -> Vec<Claim> {
    let parts = if colon_opens(scene, list) { &list.parts[..] } else { &list.parts[..list.clause] };
    parts
        .iter()
        // Behind the first, a figure that exceeds the whole begins something new.
        .filter(|&&part| part == list.parts[0] || !exceeds(scene, &[part], list.whole))
        .map(|&part| Claim {
            form: Form::Bound,
            figures: vec![(scene.items[list.whole].id, Role::Whole), (scene.items[part].id, Role::Part)],
            strength: if part == list.parts[0] { Strength::Stated } else { Strength::Inferred },
            why: if list.cue.is_empty() { Why::Bracketed } else { Why::Opened(list.cue.to_owned()) },
        })
        .collect()
}

/// 受理9471件（含上年旧存1444件），新收8027件: the bracket's part and what follows the bracket.
fn beside_bracket(scene: &Scene, list: &List) -> Option<Vec<usize>> {
    let &[part] = &list.parts[..] else { return None };
    let range = scene.sentence_of(part);
    let whole = &scene.items[list.whole];
    let next = (part + 1..range.end).find(|&k| {
        let item = &scene.items[k];
        item.is_stock() && item.same_class(whole) && item.depth == whole.depth
    })?;
    let joined = vec![part, next];
    (scene.items[part].depth > whole.depth && adds_up(scene, &joined, list.whole)).then_some(joined)
}

/// Whether the parts are counted out: 其中:…, or 其中 at the head of a sentence.
fn colon_opens(scene: &Scene, list: &List) -> bool {
    let first = &scene.items[list.parts[0]];
    first.headed.is_some() || scene.items[list.whole].sentence != first.sentence
}

/// Whether nothing but 、 or 和 parts the items.
fn listed_closely(scene: &Scene, parts: &[usize]) -> bool {
    parts.windows(2).all(|pair| {
        let between = scene.between(pair[0], pair[1]);
        !between.iter().any(|c| matches!(c, ',' | ';' | ':')) && between.iter().any(|c| matches!(c, '、' | '和' | '及'))
    })
}

/// Whether what the parts measure begins or ends alike: 行政强制措施, 行政强制执行.
fn alike(scene: &Scene, parts: &[usize]) -> bool {
    let words: Vec<Vec<char>> =
        parts.iter().map(|&part| scene.items[part].measure.trim_start_matches("其中").chars().collect()).collect();
    let end = |count: usize| {
        words.windows(2).all(|pair| {
            pair[0].len() > count
                && pair[1].len() > count
                && pair[0][pair[0].len() - count..] == pair[1][pair[1].len() - count..]
        })
    };
    let start = words.windows(2).all(|pair| pair[0].len() > 2 && pair[1].len() > 2 && pair[0][..2] == pair[1][..2]);
    start || end(1)
}
