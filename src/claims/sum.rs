//! Sum: parts add up to their whole.
//!
//! What it checks: 收到12件，受理11件，不予受理1件 · 合计 · 其中 · a list in brackets.
//! When it is silent: the list may leave parts out, and they do not exceed the whole; or nothing but the arithmetic
//! would tie a list to a total that it misses.

use super::claim::{Claim, Form, Role, Strength, Why};
use super::list::{self, List, adds_up, exceeds, family_of, has_rest};
use super::scene::{Scene, WINDOW};
use super::slip::slip;
use super::words::first_shared;
use crate::exact::{Interval, Number};
use crate::figures::FigureId;
use crate::lexicon::{Cue, Family, lexicon};
use crate::sort;

/// The least total that a bare list is tied to by its arithmetic alone.
const TELLING: i64 = 5;
/// How long a bare list may be.
const LONGEST: usize = 40;
/// What petitions and other matters are counted in, one beside the other.
const MATTERS: [&str; 5] = ["case", "batch", "turn", "time", "letter"];
/// How many sentences back a bare list looks for its total.
const REACH: usize = 10;

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
            claims.extend(closed(scene, index, range.start));
        }
        let whole_run: Vec<Claim> = runs(scene, range.clone()).into_iter().filter_map(|run| far(scene, run)).collect();
        if whole_run.is_empty() {
            claims.extend(range.clone().filter_map(|index| behind(scene, index, range.end)));
        }
        claims.extend(whole_run);
    }
    within(claims);
}

/// Takes back what only the arithmetic ties where all of it stands in another list: of 50, 30 and 20 that make 100, the
/// last two do not make up the first.
fn within(claims: &mut Vec<Claim>) {
    let arithmetic = |claim: &Claim| matches!(claim.why, Why::Follows | Why::AddsUp);
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

/// A list opened by a word or a bracket, when it covers its whole or says that it does.
fn opened(scene: &Scene, list: &List) -> Option<Claim> {
    let why = || if list.cue.is_empty() { Why::Bracketed } else { Why::Opened(list.cue.to_owned()) };
    let sizes = [list.parts.len(), list.clause].into_iter().chain((2..list.parts.len()).rev());
    let mut sizes = sizes.filter(|&size| size > 1);
    if let Some(size) = sizes.find(|&size| adds_up(scene, &list.parts[..size], list.whole)) {
        return Some(claim(scene, list.whole, &list.parts[..size], Strength::Stated, why()));
    }
    if let Some(mixed) = mixed(scene, list) {
        return Some(claim(scene, list.whole, &mixed, Strength::Inferred, why()));
    }
    if let Some(joined) = beside_bracket(scene, list) {
        return Some(claim(scene, list.whole, &joined, Strength::Inferred, Why::Follows));
    }
    let parts = &list.parts[..if colon_opens(scene, list) { list.parts.len() } else { list.clause }];
    if parts.len() < 2 {
        return None;
    }
    let family = family_of(scene, parts);
    if !list.sure {
        return None;
    }
    let headed = scene.items[parts[0]].headed;
    let spelled_out = headed == Some(':') && parts.len() > 2 || list.cue.is_empty();
    let cover = !list.open
        || family.is_some_and(|f| f.closed)
        || has_rest(scene, parts)
        || (spelled_out && !list::goes_on(scene, parts));
    if cover {
        let why = family.map_or_else(why, |family| Why::Family(family.source));
        return Some(claim(scene, list.whole, parts, Strength::Stated, why));
    }
    let too_many = exceeds(scene, parts, list.whole)
        && !family.is_some_and(|family| family.overlap)
        && (family.is_some()
            || headed.is_some()
            || listed_closely(scene, parts)
            || alike(scene, parts) && near(scene, parts, list.whole));
    too_many.then(|| claim(scene, list.whole, parts, Strength::Inferred, why()))
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

/// Each part of an open list against its whole.
fn bounds(scene: &Scene, list: &List) -> Vec<Claim> {
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

/// Whether one slip of the pen in the whole or in a part would close the sum.
fn near(scene: &Scene, parts: &[usize], whole: usize) -> bool {
    let exact = |index: usize| scene.items[index].value().exactly();
    let Some(total) = exact(whole) else { return false };
    let values: Option<Vec<Number>> = parts.iter().map(|&part| exact(part)).collect();
    let Some(values) = values else { return false };
    let Some(sum) = values.iter().try_fold(Number::ZERO, |sum, value| sum.plus(*value)) else { return false };
    let misprint = |printed: Number, meant: Option<Number>| {
        meant.is_some_and(|meant| !meant.is_negative() && slip(&printed.to_string(), &meant.to_string()).is_some())
    };
    let gap = total.minus(sum);
    misprint(total, Some(sum)) || values.iter().any(|&value| misprint(value, gap.and_then(|gap| value.plus(gap))))
}

/// Whether the parts miss the whole by less than one in `share` of it.
fn nearly(scene: &Scene, parts: &[usize], whole: usize, share: i64) -> bool {
    let total = scene.items[whole].amount;
    let sum = parts.iter().try_fold(Number::ZERO, |sum, &part| sum.plus(scene.items[part].amount));
    let gap = sum.and_then(|sum| sum.minus(total)).map(Number::abs).and_then(|gap| gap.times(Number::from(share)));
    gap.is_some_and(|gap| gap < total)
}

/// A total behind its parts: …合计116人, 撤销、确认违法、责令履行合计29件.
fn closed(scene: &Scene, whole: usize, start: usize) -> Option<Claim> {
    let item = &scene.items[whole];
    if !item.is_stock() || !item.cues.has(Cue::Total) {
        return None;
    }
    let chars = item.lead_chars;
    let (at, length, _) = lexicon().cues.in_order(chars).filter(|(_, _, cue)| **cue == Cue::Total).last()?;
    let head: String = chars[..at].iter().collect();
    let tail: String = chars[at + length..].iter().collect();
    let word: String = chars[at..at + length].iter().collect();
    if !tail.trim_start_matches(['为', '达', '有', '到']).is_empty() {
        return None;
    }
    let head = head.trim_end_matches(['的', '等', '两', '三', '四', '五', '六', '七', '项', '者', '类']);
    let counted = counted_before(&chars[..at]);
    if head.is_empty() || head == "以上" || head == "上述" {
        let run = run_before(scene, whole, start);
        // 共5924件，其中…，合计5924件: the total told before is no part of itself.
        let same = run.len() > 2 && scene.items[run[0]].amount == item.amount;
        let run = if same { run[1..].to_vec() } else { run };
        let run = counted.filter(|&n| n <= run.len()).map_or(&run[..], |n| &run[run.len() - n..]);
        let size =
            (2..=run.len()).rev().find(|&size| adds_up(scene, &run[run.len() - size..], whole)).unwrap_or(run.len());
        let parts = &run[run.len() - size..];
        return (parts.len() > 1).then(|| claim(scene, whole, parts, Strength::Stated, Why::Closed(word)));
    }
    let names: Vec<&str> = head
        .split(['、', '和', '及', '与'])
        .map(|name| name.trim_start_matches("其中"))
        .filter(|name| !name.is_empty())
        .collect();
    let parts: Option<Vec<usize>> = names.iter().map(|name| named(scene, whole, name)).collect();
    let mut parts = parts.filter(|parts| parts.len() > 1)?;
    sort::plain(&mut parts);
    parts.dedup();
    (parts.len() == names.len()).then(|| claim(scene, whole, &parts, Strength::Stated, Why::Named))
}

/// How many parts 两项, 三者 … say there are.
fn counted_before(head: &[char]) -> Option<usize> {
    let [.., number, '项' | '者' | '类'] = head else { return None };
    "一两三四五六七八九".chars().position(|c| c == *number).map(|k| k + 1)
}

/// The nearest figure before `whole` that measures `name`.
fn named(scene: &Scene, whole: usize, name: &str) -> Option<usize> {
    let item = &scene.items[whole];
    scene.back(whole, 3).find(|&k| {
        let other = &scene.items[k];
        other.block == item.block
            && other.is_stock()
            && other.same_class(item)
            && (other.measure == name || other.measure.ends_with(name))
    })
}

/// The unbroken run of siblings right before `whole` in its sentence.
fn run_before(scene: &Scene, whole: usize, start: usize) -> Vec<usize> {
    let mut run = Vec::new();
    for index in (start..whole).rev().take(LONGEST) {
        let item = &scene.items[index];
        if item.is_stock() && !item.spelled && item.depth == scene.items[whole].depth {
            if !item.same_class(&scene.items[whole]) {
                break;
            }
            run.push(index);
            if item.cues.has(Cue::Total) {
                break;
            }
        }
    }
    run.reverse();
    run
}

/// A bare list behind its whole in one sentence: 收到12件，受理11件，不予受理1件.
fn behind(scene: &Scene, whole: usize, end: usize) -> Option<Claim> {
    let item = &scene.items[whole];
    if !item.is_stock() || item.spelled {
        return None;
    }
    let mut run = Vec::new();
    for index in (whole + 1..end).take(LONGEST) {
        let next = &scene.items[index];
        if next.cues.any(&[Cue::Total, Cue::Part]) && next.is_stock() && next.same_class(item) {
            break;
        }
        if list::is_sibling(item, next) {
            run.push(index);
        }
    }
    if run.len() < 2 {
        return None;
    }
    let families = closable(scene, &run);
    if let Some((parts, family)) = families.iter().find(|(parts, _)| adds_up(scene, parts, whole)) {
        let why = Why::Family(family.source);
        return Some(claim(scene, whole, parts, Strength::Stated, why));
    }
    if let Some(size) = list::prefix(scene, &run, &list::sums(scene, &run, &item.value()), whole) {
        let parts = &run[..size];
        let heads = item.cues.has(Cue::Total) || size == run.len();
        let telling = heads
            && item.amount >= Number::from(TELLING)
            && parts.iter().all(|&part| scene.items[part].amount > Number::ZERO);
        return telling.then(|| claim(scene, whole, parts, Strength::Inferred, Why::Follows));
    }
    // Three and more that one slip keeps from the whole right before them, and not by much, were meant to make it.
    let heads = !(scene.sentence_of(whole).start..whole).any(|k| list::is_sibling(item, &scene.items[k]));
    if heads && item.depth == 0 && run.len() > 2 && nearly(scene, &run, whole, 20) && near(scene, &run, whole) {
        return Some(claim(scene, whole, &run, Strength::Inferred, Why::Follows));
    }
    // Only what stands right behind the whole is held against it.
    let (parts, why) = families
        .into_iter()
        .find(|(parts, family)| {
            let whole_itself = item.sorts.iter().any(|&(of, _)| std::ptr::eq(&lexicon().families[of], *family));
            let within = parts.iter().all(|&part| !exceeds(scene, &[part], whole));
            let joined = !scene.between(whole, parts[0]).contains(&';');
            family.closed && parts[0] == run[0] && !whole_itself && (joined || within || near(scene, parts, whole))
        })
        .map(|(parts, family)| (parts, Why::Family(family.source)))?;
    Some(claim(scene, whole, &parts, Strength::Inferred, why))
}

/// The members of each family within `run` that count each thing once.
fn closable(scene: &Scene, run: &[usize]) -> Vec<(Vec<usize>, &'static Family)> {
    list::families(scene, run).into_iter().filter(|(_, family)| !family.overlap).collect()
}

/// Whether the words before the first of a list say that it breaks something down: 从申请人看,… 按类型分,….
fn breaks_down(scene: &Scene, first: usize) -> bool {
    let item = &scene.items[first];
    let stop = item.at.start - item.lead_chars.len();
    let from = stop.saturating_sub(14);
    let words = scene.document.fold.string(from..stop);
    let clause = words.trim_end_matches(',').rsplit([',', ';', '。', ':']).next().unwrap_or_default();
    ["看", "分", "划分"].iter().any(|end| clause.ends_with(end)) && clause.contains(['从', '按'])
}

/// The lists that a sentence counts out without a word that opens them: of each class all its items, and those of
/// each clause between semicolons.
fn runs(scene: &Scene, range: std::ops::Range<usize>) -> Vec<Vec<usize>> {
    let mut runs = Vec::new();
    let mut classes: Vec<&str> = Vec::new();
    for first in range.clone() {
        let head = &scene.items[first];
        if !head.is_stock() || head.spelled || head.class.is_empty() || classes.contains(&head.class) {
            continue;
        }
        classes.push(head.class);
        let opens = |k: usize| scene.items[k].cues.any(&[Cue::Total, Cue::Part]);
        let siblings = (first..range.end).take(LONGEST).filter(|&k| list::is_sibling(head, &scene.items[k]));
        let all: Vec<usize> = siblings.collect();
        let mut clauses: Vec<Vec<usize>> = Vec::new();
        for &index in &all {
            let parted = clauses
                .last()
                .and_then(|clause| clause.last())
                .is_none_or(|&last| scene.between(last, index).contains(&';'));
            match clauses.last_mut().filter(|_| !parted) {
                Some(clause) => clause.push(index),
                None => clauses.push(vec![index]),
            }
        }
        let clauses = if clauses.len() > 1 { clauses } else { Vec::new() };
        for run in [all].into_iter().chain(clauses) {
            let closed = run.iter().skip(1).position(|&k| opens(k)).map_or(run.len(), |at| at + 1);
            runs.push(run[..closed].to_vec());
        }
    }
    runs
}

/// A list without a whole in its own sentence that adds up to a total before it.
fn far(scene: &Scene, run: Vec<usize>) -> Option<Claim> {
    let first = *run.first()?;
    let head = &scene.items[first];
    if head.cues.has(Cue::Part) {
        return None;
    }
    if run.len() < 2 {
        return None;
    }
    let fits = |&k: &usize| {
        let whole = &scene.items[k];
        whole.depth <= head.depth && whole.is_stock() && !whole.spelled && whole.same_class(head)
    };
    let mut before = Vec::with_capacity(WINDOW);
    before.extend(scene.back(first, REACH).filter(fits));
    let speaks = |&k: &usize| first_shared(head.topic, scene.items[k].measure);
    let mut topical: Vec<usize> = before.iter().copied().filter(|k| speaks(k).is_some()).collect();
    // What measures the very thing comes before what merely mentions it.
    sort::by_key(&mut topical, |k| speaks(k));
    let nearest = before.first().copied();
    let telling = |k: &usize| scene.items[*k].amount >= Number::from(TELLING);
    let mut wholes = Vec::with_capacity(topical.len() + before.len());
    wholes.extend(topical.iter().chain(&before).copied().filter(telling));
    let wholes = || wholes.iter().copied();
    let families = closable(scene, &run);
    for (parts, family) in &families {
        let sum = list::sum(scene, parts);
        if let Some(whole) = wholes().find(|&whole| sum.is_some_and(|sum| sum.meets(&scene.items[whole].value()))) {
            let why = Why::Family(family.source);
            return Some(claim(scene, whole, parts, Strength::Inferred, why));
        }
    }
    let largest = wholes().max_by_key(|&k| scene.items[k].amount).map_or(Interval::ALL, |k| scene.items[k].value());
    let sums = list::sums(scene, &run, &largest);
    let made = wholes().find_map(|whole| {
        let parts = &run[..list::prefix(scene, &run, &sums, whole)?];
        let all = run[parts.len()..].iter().all(|&k| scene.items[k].amount == Number::ZERO);
        let near = parts.len() > 2 || Some(whole) == nearest || topical.contains(&whole);
        (has_rest(scene, parts) || all && near).then(|| (whole, parts.to_vec()))
    });
    if let Some((whole, parts)) = made {
        return Some(claim(scene, whole, &parts, Strength::Inferred, Why::AddsUp));
    }
    // Nothing adds up: a list that is said to be whole is held against the total that one slip keeps it from.
    let family = families.into_iter().find(|(parts, family)| family.closed && parts[0] == first);
    let whole_list = family.is_some() || has_rest(scene, &run) || breaks_down(scene, first);
    let (parts, why) = match family {
        Some((parts, family)) => (parts, Why::Family(family.source)),
        None if whole_list || !topical.is_empty() && run.len() > 2 => (run, Why::AddsUp),
        None => return None,
    };
    let next_to = nearest.filter(|&k| scene.items[k].sentence + 1 >= head.sentence);
    let others = before.iter().copied().filter(|_| whole_list);
    let certain = matches!(why, Why::Family(_));
    let misses = |&whole: &usize| {
        near(scene, &parts, whole) && (certain || nearly(scene, &parts, whole, if whole_list { 6 } else { 20 }))
    };
    let whole = topical.iter().copied().chain(next_to).chain(others).find(misses)?;
    Some(claim(scene, whole, &parts, Strength::Inferred, why))
}
