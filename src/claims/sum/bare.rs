//! Lists that no word opens, right behind their whole or sentences behind it.

use super::{LONGEST, claim};
use crate::claims::claim::{Claim, Strength, Why};
use crate::claims::list::{self, adds_up, exceeds, has_rest, near, nearly};
use crate::claims::scene::{Item, Scene, WINDOW, since};
use crate::claims::words::first_shared;
use crate::exact::{Interval, Number};
use crate::figures::Kind;
use crate::lexicon::{Cue, Family, lexicon};
use crate::sort;

/// The least total behind which a semicolon may stand before its list.
const LARGE: i64 = 100;
/// The least total in another paragraph that the sorts of a family are held against, and that only the first of a list make.
const SURE: i64 = 1000;
/// The least total that a bare list is tied to by its arithmetic alone.
const TELLING: i64 = 5;
/// How many sentences back the first of a list may stand that goes on behind it, and how many counts before it are weighed.
const SOON: usize = 2;
const WHOLES: usize = 4;
/// How far behind a list a rest may be named.
const AHEAD: usize = 12;
/// How many sentences back a bare list looks for its total.
const REACH: usize = 10;

/// A bare list behind its whole in one sentence: 收到12件，受理11件，不予受理1件.
pub(super) fn behind(scene: &Scene, whole: usize, end: usize) -> Option<Claim> {
    let item = &scene.items[whole];
    // 完成全年目标7万人的96%；培训3万人、4万人: what a rate measures by.
    if !item.is_stock() || item.spelled || item.is_limit() || scene.is_measure_of_rate(whole) {
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
    // 举报75件，占50%；处罚40件，占26.7%；…: the first, with a share as the others have, is one of them.
    if has_share(scene, whole) && run.iter().all(|&part| has_share(scene, part)) {
        return None;
    }
    let families = closable(scene, &run);
    if let Some((parts, family)) = families.iter().find(|(parts, _)| adds_up(scene, parts, whole)) {
        let why = Why::Family(family.source);
        return Some(claim(scene, whole, parts, Strength::Stated, why));
    }
    if let Some(size) = list::prefix(scene, &run, &list::sums(scene, &run, &item.value()), whole) {
        let parts = &run[..size];
        // 二审上诉0件 behind them adds nothing.
        let nothing = run[size..].iter().all(|&k| scene.items[k].amount == Number::ZERO);
        // 工单1100件，转派500件，在线办结600件，综合办结1090件: so large a number is made by no accident.
        let large = item.amount >= Number::from(SURE);
        // 举报621件，平台362件，微信218件，来信41件；已办结604件: all of a clause.
        let clause = size > 2 && run.get(size).is_some_and(|&next| parted(scene, run[size - 1], next, &[';']));
        let heads = item.cues.has(Cue::Total) || nothing || large || clause;
        let parts = if nothing { &run[..] } else { parts };
        let telling = heads
            && !parted(scene, whole, run[0], &['、'])
            && list::is_fine(scene, parts, whole)
            && item.amount >= Number::from(TELLING)
            && parts.iter().filter(|&&part| scene.items[part].amount > Number::ZERO).count() > 1;
        return telling.then(|| claim(scene, whole, parts, Strength::Inferred, Why::Follows));
    }
    let clause = run.windows(2).position(|pair| parted(scene, pair[0], pair[1], &[';'])).map_or(run.len(), |at| at + 1);
    let lists = [&run[..], &run[..clause]];
    if let Some(list) = lists.into_iter().find(|list| is_whole_but_for_a_slip(scene, whole, list)) {
        return Some(claim(scene, whole, list, Strength::Inferred, Why::Follows));
    }
    let one_clause = |parts: &[usize]| !parts.windows(2).any(|pair| parted(scene, pair[0], pair[1], &[';']));
    // Only what stands right behind the whole is held against it.
    let (parts, why) = families
        .into_iter()
        .find(|(parts, family)| {
            let whole_itself = item.sorts.iter().any(|&(of, _)| std::ptr::eq(&lexicon().families[of], *family));
            let within = parts.iter().all(|&part| !exceeds(scene, &[part], whole));
            let joined = !parted(scene, whole, parts[0], &[';']) && one_clause(parts);
            // Of two small numbers one is often a slip away from the other.
            let telling = item.amount >= Number::from(LARGE);
            let decided = !family.pending || near(scene, parts, whole);
            let slipped = || near(scene, parts, whole);
            family.closed
                && decided
                && parts[0] == run[0]
                && !whole_itself
                && !parted(scene, whole, parts[0], &['、'])
                && (joined && (within || slipped())
                    || within && !parted(scene, whole, parts[0], &[';'])
                    || telling && slipped())
        })
        .map(|(parts, family)| (parts, Why::Family(family.source)))?;
    // 户籍人口52.3万人，其中城镇20.1万人、乡村32.2万人，男性26.8万人、女性25.5万人: what stands before and is made by them.
    let before = (since(scene.sentence_of(whole).start, whole)..whole).rev();
    let mut made = before.filter(|&k| scene.items[k].is_stock() && scene.items[k].same_class(item));
    let whole = made.find(|&k| adds_up(scene, &parts, k)).unwrap_or(whole);
    Some(claim(scene, whole, &parts, Strength::Inferred, why))
}

/// Whether one slip keeps the run from the whole right before it, and its words or its shape say that it tells all of it.
fn is_whole_but_for_a_slip(scene: &Scene, whole: usize, run: &[usize]) -> bool {
    let (Some(&first), Some(&last), item) = (run.first(), run.last(), &scene.items[whole]) else { return false };
    if run.len() < 2 {
        return false;
    }
    let pairs = || run.windows(2).map(|pair| (pair[0], pair[1]));
    let one_clause = !pairs().any(|(a, b)| parted(scene, a, b, &[';']));
    // 案件141件，审查逮捕41件；审查起诉99件；二审上诉1件: each in a clause of its own.
    let each = || whole + 1 == first && pairs().all(|(a, b)| b == a + 1 && parted(scene, a, b, &[';']));
    let heads = !parted(scene, whole, first, &[';', '、'])
        && (one_clause || each())
        && !(scene.sentence_of(whole).start..whole).any(|k| list::is_sibling(item, &scene.items[k]));
    if !heads || !near(scene, run, whole) || leaves_rest(scene, last) {
        return false;
    }
    // 发现72个，已整改48个，剩余34个 · 建议2000人，采纳1940人，未采纳70人: what was done, and the rest.
    let rest = scene.items[last].cues.has(Cue::Rest);
    let both = run.len() == 2 && whole + 1 == first && (rest || is_denied(&scene.items[first], &scene.items[last]));
    // 问责63人：党纪处分9人、组织处理22人、批评教育32人 · 100件，调解60件、裁决30件、其他10件: the words say that this is all.
    let told_all = !item.cues.has(Cue::Part) && (rest || parted(scene, whole, first, &[':']));
    // Three and more that do not miss it by much were meant to make it: 预算72.69亿元中，出国费…，用车费…，接待费…
    let listed = || pairs().all(|(a, b)| scene.between(a, b).starts_with(&['、']));
    let share = if item.trail.ends_with('中') || listed() { 6 } else { 20 };
    both || told_all || item.depth == 0 && run.len() > 2 && nearly(scene, run, whole, share)
}

/// 幼儿园60所，小学40所，其余为中学: whether the words behind the last of a list name a rest and do not count it.
fn leaves_rest(scene: &Scene, last: usize) -> bool {
    let item = &scene.items[last];
    let end = scene.document.sentences[item.sentence].range.end.min(item.at.end + AHEAD);
    let words = scene.document.fold.slice(item.at.end..end);
    let until = words.iter().position(char::is_ascii_digit).unwrap_or(words.len());
    until == words.len() && lexicon().cues.in_order(words).any(|(.., cue)| *cue == Cue::Rest)
}

/// Whether one of the stops stands between two figures.
fn parted(scene: &Scene, from: usize, to: usize, by: &[char]) -> bool {
    scene.between(from, to).iter().any(|c| by.contains(c))
}

/// Whether the words of the second say that what the first counts was not done: 采纳1940人，未采纳70人.
fn is_denied(done: &Item, left: &Item) -> bool {
    let what =
        ["尚未", "未", "不", "非"].iter().find_map(|denial| left.lead.trim_end_matches('的').strip_prefix(denial));
    what.is_some_and(|what| what.chars().count() > 1 && (done.lead.ends_with(what) || done.trail.starts_with(what)))
}

/// 收到1286件，受理1102件，受理率85.69%。不予受理96件，转送88件: the list without its first sort, which stands before it, where
/// all of them make up what stands before that.
fn with_first(scene: &Scene, families: &[(Vec<usize>, &'static Family)], before: &[usize]) -> Option<Claim> {
    families.iter().filter(|(_, family)| family.closed).find_map(|(parts, family)| {
        let of = |k: usize| {
            let mut sorts = scene.items[k].sorts.iter();
            sorts.find(|&&(of, _)| std::ptr::eq(&lexicon().families[of], *family)).map(|&(_, sort)| sort)
        };
        let near = |k: usize| scene.items[k].sentence + SOON >= scene.items[parts[0]].sentence;
        let place = before.iter().position(|&k| near(k) && of(k).is_some())?;
        let first = before[place];
        if parts.iter().any(|&part| of(part) == of(first)) {
            return None;
        }
        let all: Vec<usize> = std::iter::once(first).chain(parts.iter().copied()).collect();
        let whole = before[place + 1..].iter().copied().take(WHOLES).find(|&whole| adds_up(scene, &all, whole))?;
        Some(claim(scene, whole, &all, Strength::Inferred, Why::Family(family.source)))
    })
}

/// Whether a share of its own follows the count: 75件，占50%; 75件(50%).
fn has_share(scene: &Scene, index: usize) -> bool {
    let bracketed = || {
        let next = scene.items.get(index + 1).filter(|next| next.kind == Kind::Percent && !next.delta && !next.base);
        next.is_some_and(|next| scene.between(index, index + 1) == ['('] && next.lead.is_empty())
    };
    scene.share_of(index).is_some() || bracketed()
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
    // 按渠道：电话31240件，微信4186件
    let listed = words.ends_with(':') || words.ends_with(',');
    let clause = words.trim_end_matches([',', ':']).rsplit([',', ';', '。', ':']).next().unwrap_or_default();
    let by = clause.contains(['从', '按', '分']);
    listed && by && (words.ends_with(':') || ["看", "分", "划分"].iter().any(|end| clause.ends_with(end)))
}

/// The lists of two and more that a sentence counts out without a word that opens them: of each class all its items, and
/// those of each clause between semicolons.
pub(super) fn runs(scene: &Scene, range: std::ops::Range<usize>) -> Vec<Vec<usize>> {
    let mut runs = Vec::new();
    let mut classes: Vec<&str> = Vec::new();
    for first in range.clone() {
        let head = &scene.items[first];
        if !head.is_stock() || head.spelled || head.class.is_empty() || classes.contains(&head.class) {
            continue;
        }
        classes.push(head.class);
        let opens = |k: usize| scene.items[k].cues.any(&[Cue::Total, Cue::Part]);
        // 43家法院收案超过1万件: how many, no part.
        let counts = |k: &usize| list::is_sibling(head, &scene.items[*k]) && !scene.items[*k].is_limit();
        let siblings = (first..range.end).take(LONGEST).filter(counts);
        let all: Vec<usize> = siblings.collect();
        let joined = |a: &usize, b: &usize| !scene.between(*a, *b).contains(&';');
        let clauses = all.chunk_by(joined).filter(|clause| clause.len() < all.len());
        let several = |run: &[usize]| {
            let closed = run.iter().skip(1).position(|&k| opens(k)).map_or(run.len(), |at| at + 1);
            (closed > 1).then(|| run[..closed].to_vec())
        };
        runs.extend([&all[..]].into_iter().chain(clauses).filter_map(several));
    }
    runs
}

/// A list without a whole in its own sentence that adds up to a total before it.
pub(super) fn far(scene: &Scene, run: Vec<usize>) -> Option<Claim> {
    let first = *run.first()?;
    let head = &scene.items[first];
    if head.cues.has(Cue::Part) {
        return None;
    }
    let fits = |&k: &usize| {
        let whole = &scene.items[k];
        let counts = whole.is_stock() && !whole.spelled && !whole.is_limit() && !scene.is_measure_of_rate(k);
        counts && whole.depth <= head.depth && whole.same_class(head)
    };
    let mut before = Vec::with_capacity(WINDOW);
    before.extend(scene.back(first, REACH).filter(fits));
    let speaks = |&k: &usize| first_shared(head.topic, scene.items[k].measure);
    let named = if head.topic.is_empty() { &[][..] } else { &before };
    let mut topical: Vec<usize> = named.iter().copied().filter(|k| speaks(k).is_some()).collect();
    // What measures the very thing comes before what merely mentions it.
    sort::by_key(&mut topical, |k| speaks(k));
    let nearest = before.first().copied();
    let telling = |k: &usize| scene.items[*k].amount >= Number::from(TELLING);
    let mut wholes = Vec::with_capacity(topical.len() + before.len());
    wholes.extend(topical.iter().chain(&before).copied().filter(telling));
    let wholes = || wholes.iter().copied();
    // 诉讼19件，结果维持13件，纠正2件，尚未审结4件: with another count between them, they may be part of a list.
    let unbroken = |(parts, _): &(Vec<usize>, _)| run.windows(parts.len()).any(|part| part == &parts[..]);
    let families: Vec<_> = closable(scene, &run).into_iter().filter(unbroken).collect();
    // 收到66件，受理20件，不予受理26件: the first is the whole of the others, whatever else they would make.
    let may_head = |parts: &[usize]| parts == &run[1..] && parts.iter().all(|&part| !exceeds(scene, &[part], first));
    let headed = families.iter().any(|(parts, family)| family.closed && may_head(parts));
    let beside = |&whole: &usize| {
        let other = &scene.items[whole];
        !headed || other.block == head.block && other.sentence + 1 >= head.sentence
    };
    for (parts, family) in &families {
        let sum = list::sum(scene, parts);
        let meets = |&whole: &usize| sum.is_some_and(|sum| sum.meets(&scene.items[whole].value()));
        if let Some(whole) = wholes().filter(beside).find(meets) {
            let why = Why::Family(family.source);
            return Some(claim(scene, whole, parts, Strength::Inferred, why));
        }
    }
    if let Some(claim) = with_first(scene, &families, &before) {
        return Some(claim);
    }
    let largest = wholes().max_by_key(|&k| scene.items[k].amount).map_or(Interval::ALL, |k| scene.items[k].value());
    let sums = list::sums(scene, &run, &largest);
    let made = wholes().find_map(|whole| {
        let parts = &run[..list::prefix(scene, &run, &sums, whole)?];
        let all = run[parts.len()..].iter().all(|&k| scene.items[k].amount == Number::ZERO);
        let near = parts.len() > 2 || Some(whole) == nearest || topical.contains(&whole);
        // 2.5万件…。⏎办结1万件，提出意见2600余件，建议1.7万件: round figures make many others.
        let near = near && (scene.items[whole].block == head.block || list::is_fine(scene, parts, whole));
        (has_rest(scene, parts) || all && near).then(|| (whole, parts.to_vec()))
    });
    if let Some((whole, parts)) = made.filter(|_| !headed) {
        return Some(claim(scene, whole, &parts, Strength::Inferred, Why::AddsUp));
    }
    // 被申请行政复议214件，复议维持171件、撤销8件、其他35件: what the others make is none of them.
    let heads = run.len() > 2 && adds_up(scene, &run[1..], first);
    let all = list::sum(scene, &run);
    let made = |&whole: &usize| all.is_some_and(|all| all.meets(&scene.items[whole].value()));
    if heads || before.iter().any(made) {
        return None;
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
        // 从申请人看，自然人657件，法人20件；从方式看，网络547件…: the first of another list.
        if breaks_down(scene, whole) {
            return false;
        }
        // In another paragraph the words may speak of something else.
        let parted = scene.items[whole].sentence == head.sentence && scene.between(whole, first).contains(&';');
        let parted = parted && scene.items[whole].amount < Number::from(LARGE);
        let sure = certain && scene.items[whole].amount >= Number::from(SURE);
        let here = scene.items[whole].block == head.block && !parted || topical.contains(&whole) || sure;
        here && near(scene, &parts, whole) && (certain || nearly(scene, &parts, whole, if whole_list { 6 } else { 20 }))
    };
    let whole = topical.iter().copied().chain(next_to).chain(others).find(misses)?;
    Some(claim(scene, whole, &parts, Strength::Inferred, why))
}
