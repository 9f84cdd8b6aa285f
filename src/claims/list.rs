//! Lists of parts and the whole that they belong to, as brackets and words like 其中 open them.

use super::scene::{Item, Scene, since};
use super::slip::slip;
use crate::exact::{Bound, End, Interval, Number};
use crate::lexicon::{Cue, Family, WordList, lexicon, words_of};
use crate::sort;

/// What part of a total its parts may be unsure by where words do not tie them.
const FINE: i64 = 50;
/// How many counts beside the nearest a list may be a part of together.
const BESIDE: usize = 3;
/// The least total that parts are tied to by what they make, rather than to the one they stand behind.
const TELLING: i64 = 10;
/// How many parts a list may have.
const LONGEST: usize = 40;

/// A whole and what stands listed behind it.
#[derive(Debug)]
pub struct List {
    /// The whole, by index of the scene.
    pub whole: usize,
    /// The parts, in order.
    pub parts: Vec<usize>,
    /// How many parts stand before the first semicolon.
    pub clause: usize,
    /// The word that opened it; empty: a bracket alone.
    pub cue: &'static str,
    /// Whether the words leave it open that there are further parts.
    pub open: bool,
    /// Whether no other count could as well be the whole.
    pub sure: bool,
}

/// Whether the parts may add up to the whole.
pub fn adds_up(scene: &Scene, parts: &[usize], whole: usize) -> bool {
    sum(scene, parts).is_some_and(|sum| sum.meets(&scene.items[whole].value()))
}

/// Whether they do as they are printed, or so closely that rounding alone tells both apart: 1.4万, 1200 and 5000 may make 2.1万, but
/// what they leave is more than that.
pub fn makes(scene: &Scene, parts: &[usize], whole: usize) -> bool {
    let printed = || parts.iter().try_fold(Number::ZERO, |sum, &part| sum.plus(scene.items[part].amount));
    adds_up(scene, parts, whole) && (is_fine(scene, parts, whole) || printed() == Some(scene.items[whole].amount))
}

/// All that the parts may add up to; `None` on overflow.
pub fn sum(scene: &Scene, parts: &[usize]) -> Option<Interval> {
    parts.iter().try_fold(Interval::point(Number::ZERO), |sum, &part| sum.plus(&scene.items[part].value()))
}

/// Whether the parts certainly exceed the whole.
pub fn exceeds(scene: &Scene, parts: &[usize], whole: usize) -> bool {
    let over = |end: Option<End>| Interval { low: end, high: None };
    sum(scene, parts).is_some_and(|sum| !over(sum.low).may_be_at_most(&scene.items[whole].value()))
}

/// Whether `item` may be a part in a list whose first part is `first`.
pub fn is_sibling(first: &Item, item: &Item) -> bool {
    item.is_stock()
        && item.same_class(first)
        && item.depth == first.depth
        && item.bracket == first.bracket
        && item.bound != Bound::AtMost
        && !item.spelled
}

/// Every list that a word or a bracket opens, in order.
pub fn opened(scene: &Scene) -> Vec<List> {
    let mut lists = Vec::new();
    for range in scene.sentences() {
        for first in range.clone() {
            let item = &scene.items[first];
            if !item.is_stock()
                || item.spelled
                || item.cues.has(Cue::Total) && (!item.cues.has(Cue::Part) || item.lead.contains('、'))
            {
                continue;
            }
            let opens = item.cues.has(Cue::Part) && !item.cues.has(Cue::Besides);
            let bracketed = first > range.start && in_fresh_bracket(scene, first);
            // 造林13015亩(任务14815亩): no part.
            // 抽查36家(占应查214家的16.8%): nor is what a share is of.
            let of_share = || item.cues.has(Cue::Share) && scene.is_measure_of_rate(first);
            if bracketed && (of_share() || words_of(WordList::Planned).iter().any(|word| item.lead.contains(word))) {
                continue;
            }
            let Some(whole) = (if bracketed {
                // 16件27人(其中11件15人): the cases of the pair, too.
                let counts = |w: &usize| scene.items[*w].is_stock() && scene.items[*w].same_class(item);
                let paired =
                    || first.checked_sub(2).filter(|&w| w >= range.start && scene.between(w, first - 1).is_empty());
                // 360万人，占18%(其中，65岁以上260万人): behind its share.
                let shared = || whole_of(scene, first, since(range.start, first)).filter(|_| opens);
                Some(first - 1).filter(counts).or_else(|| paired().filter(counts)).or_else(shared)
            } else if opens {
                whole_of(scene, first, since(range.start, first))
            } else {
                None
            }) else {
                continue;
            };
            let (parts, clause) = parts(scene, first, range.end);
            // 律师2.8名(常住人口300万人): so much more is no part, and no slip.
            let foreign = bracketed && !opens && parts.len() == 1;
            if foreign && exceeds(scene, &parts, whole) && !hardly_more(item, &scene.items[whole]) {
                continue;
            }
            let here = scene.items[whole].sentence == item.sentence;
            let fitting = if here {
                Some((made_before(scene, whole, &parts, range.start).unwrap_or(whole), true))
            } else {
                fitting(scene, whole, &parts)
            };
            let Some((whole, sure)) = fitting else { continue };
            // 结案440件(调解211件，撤诉97件，调撤率为70%): a rate among them is of these alone.
            let rated = || {
                let last = parts[parts.len() - 1];
                let next = scene.items.get(last + 1);
                next.is_some_and(|next| next.bracket == item.bracket && next.kind.is_rate() && !next.lead.is_empty())
            };
            let open = opens || bracketed && (parts.len() < 2 || rated()) || goes_on(scene, &parts);
            let cue = if opens { part_cue(item.lead) } else { "" };
            match two_kinds(scene, whole, &parts) {
                Some(kinds) => lists.extend(kinds.map(|(whole, parts)| {
                    let clause = parts.len();
                    List { whole, parts, clause, cue, open, sure: true }
                })),
                None => lists.push(List { whole, parts, clause, cue, open, sure }),
            }
        }
    }
    lists
}

/// Whether a bracket opens right behind the item before `index` and `index` is the first in it.
fn in_fresh_bracket(scene: &Scene, index: usize) -> bool {
    let (before, item) = (&scene.items[index - 1], &scene.items[index]);
    let between = scene.between(index - 1, index);
    item.depth == before.depth + 1
        && between
            .iter()
            .position(|&c| c == '(')
            .is_some_and(|at| at <= 6 && !between[..at].iter().any(|c| matches!(c, ',' | ';')))
}

/// The whole that the first part of a list belongs to: the nearest item of its class before it.
fn whole_of(scene: &Scene, first: usize, start: usize) -> Option<usize> {
    let item = &scene.items[first];
    let fits = |&k: &usize| {
        let whole = &scene.items[k];
        whole.is_stock()
            && whole.same_class(item)
            && !whole.spelled
            && !whole.is_limit()
            && !scene.is_measure_of_rate(k)
            && (whole.depth == item.depth || whole.depth + 1 == item.depth)
    };
    let nearest = (start..first).rev().find(fits);
    // 收到473件，上年结转37件，其中网上申请300件: more than was carried in is no part of it.
    let too_few = |&k: &usize| exceeds(scene, &[first], k) && scene.items[k].is_carried_in();
    let here = nearest.filter(too_few).and_then(|k| (start..k).rev().find(fits)).or(nearest);
    // 收案120件，结案110件，其中行政案件收案20件: of the same stage, where the nearest is of another.
    let same_stage = |&k: &usize| same_stage(&scene.items[k], item);
    let by_stage = here.filter(|k| !same_stage(k)).and_then(|k| (start..k).rev().filter(fits).find(same_stage));
    if by_stage.or(here).is_some_and(|whole| is_of_several(scene, first, whole, start)) {
        return None;
    }
    by_stage.or(here).or_else(|| {
        let leads = !(start..first).any(|k| scene.items[k].is_stock());
        if leads || item.headed.is_some() {
            scene.back(first, 1).filter(|&k| scene.items[k].block == item.block).find(fits)
        } else {
            None
        }
    })
}

/// 在编268名，空编18名，其中持证251名 · 建议23件、提案31件，其中A类41件: more than the nearest, and no more than what stands beside
/// that, or than all of these: which is meant the words do not say. Stages of one process tell that.
fn is_of_several(scene: &Scene, first: usize, whole: usize, start: usize) -> bool {
    let (item, nearest) = (&scene.items[first], &scene.items[whole]);
    let of_process = |k: usize| scene.items[k].stages.first().map(|(process, _)| *process);
    let beside = |k: &usize| {
        let apart = of_process(*k).is_none() || of_process(*k) != of_process(whole);
        is_sibling(nearest, &scene.items[*k]) && !scene.items[*k].cues.has(Cue::Part) && apart
    };
    let others: Vec<usize> = (start..whole).rev().filter(beside).take(BESIDE).collect();
    let all: Vec<usize> = others.iter().copied().chain([whole]).collect();
    let within = || sum(scene, &all).is_some_and(|sum| item.value().may_be_at_most(&sum));
    // 审议34件，通过其中21件，包括…: what is told of the nearest is no more of all.
    let apart = item.sentence == nearest.sentence && !nearest.cues.has(Cue::Part);
    // 缺席9人，其中请假10人: hardly more than the nearest is more likely a slip.
    apart && !hardly_more(item, nearest) && exceeds(scene, &[first], whole) && !others.is_empty() && within()
}

/// Whether the part is at most a quarter more than the whole.
fn hardly_more(part: &Item, whole: &Item) -> bool {
    let times = |item: &Item, by: i64| item.amount.times(Number::from(by));
    times(part, 4).zip(times(whole, 5)).is_some_and(|(part, whole)| part <= whole)
}

/// 受理18652件，审结17986件，其中新收16240件，旧存2412件: the count before `nearest` in its sentence that the parts make up,
/// or the first of them, where they do not make up the nearest.
fn made_before(scene: &Scene, nearest: usize, parts: &[usize], start: usize) -> Option<usize> {
    let prefixes = || (2..=parts.len()).map(|size| &parts[..size]);
    if parts.len() < 2 || prefixes().any(|parts| adds_up(scene, parts, nearest)) {
        return None;
    }
    let item = &scene.items[nearest];
    let fits = |&k: &usize| {
        let other = &scene.items[k];
        is_sibling(item, other) && !other.cues.has(Cue::Part) && prefixes().any(|parts| adds_up(scene, parts, k))
    };
    let mut near = (since(start, nearest)..nearest).rev();
    near.find(fits).filter(|&k| scene.items[k].amount >= Number::from(TELLING))
}

/// Of the counts in the sentence of `nearest`, the one that the parts make up; else the nearest that none exceeds, and
/// whether it is the only count there. `None`: several could be meant, and none is large enough.
fn fitting(scene: &Scene, nearest: usize, parts: &[usize]) -> Option<(usize, bool)> {
    let range = scene.sentence_of(nearest);
    let fits = |k: &usize| {
        let counts = scene.items[*k].is_stock() && scene.items[*k].same_class(&scene.items[nearest]);
        counts && !scene.is_measure_of_rate(*k)
    };
    let wholes = || range.clone().rev().filter(fits);
    let alone = wholes().count() == 1;
    let within = |&whole: &usize| parts.iter().all(|&part| !exceeds(scene, &[part], whole));
    let made = wholes().find(|&whole| adds_up(scene, parts, whole)).map(|whole| (whole, true));
    let made = made.or_else(|| made_before(scene, nearest, parts, range.start).map(|whole| (whole, true)));
    let same_stage = |&whole: &usize| same_stage(&scene.items[whole], &scene.items[parts[0]]);
    let likely = || wholes().filter(within).find(same_stage).or_else(|| wholes().find(within));
    // 不合格347批次。其中，市级完成的4068批次中，…: much more than all that is told there is no part of it.
    let slip = hardly_more(&scene.items[parts[0]], &scene.items[nearest]);
    made.or_else(|| likely().map(|whole| (whole, alone))).or((alone && slip).then_some((nearest, true)))
}

/// 建议86件、提案112件，其中主办建议56件、提案77件，会办建议30件、提案35件: the two wholes, each with the parts that end in
/// its noun.
fn two_kinds(scene: &Scene, whole: usize, parts: &[usize]) -> Option<[(usize, Vec<usize>); 2]> {
    let noun = |index: usize| {
        let measure = scene.items[index].measure;
        measure.char_indices().nth_back(1).map(|(at, _)| &measure[at..])
    };
    let beside = whole.checked_sub(1).filter(|&k| {
        let (first, second) = (&scene.items[k], &scene.items[whole]);
        first.sentence == second.sentence
            && is_sibling(second, first)
            && matches!(scene.between(k, whole), ['、' | '和' | '及' | '与' | ',', ..])
    })?;
    let (first, second) = (noun(beside)?, noun(whole)?);
    let of = |name: &str| parts.iter().copied().filter(|&part| noun(part) == Some(name)).collect::<Vec<_>>();
    let kinds = [(beside, of(first)), (whole, of(second))];
    let told_apart = first != second && kinds.iter().all(|(_, of)| !of.is_empty());
    (told_apart && kinds.iter().map(|(_, of)| of.len()).sum::<usize>() == parts.len()).then_some(kinds)
}

/// Whether the words of the `parts` or behind the last of them say that some stand in several: 双重处分10人.
pub fn overlap(scene: &Scene, parts: &[usize]) -> bool {
    let Some(&last) = parts.last() else { return false };
    let says = |k: usize| {
        let item = &scene.items[k];
        words_of(WordList::Overlap).iter().any(|word| item.lead.contains(word) || item.trail.contains(word))
    };
    let behind = (last + 1 < scene.sentence_of(last).end).then_some(last + 1);
    parts.iter().copied().chain(behind).any(says)
}

/// Whether the words between two figures tell what the first is made of.
fn within(words: &[char]) -> bool {
    words_of(WordList::Within).iter().any(|word| {
        let word: Vec<char> = word.chars().collect();
        words.windows(word.len()).any(|part| part == word)
    })
}

/// The parts from `first` on, and how many of them stand before the first semicolon.
fn parts(scene: &Scene, first: usize, end: usize) -> (Vec<usize>, usize) {
    let (mut parts, mut clause) = (vec![first], None);
    // 人员经费900万元，主要包括：工资800万元、奖金100万元；公用经费100万元: what one of them is made of, up to the semicolon.
    let mut nested = false;
    for index in first + 1..end {
        let item = &scene.items[index];
        let between = scene.between(index - 1, index);
        let parted = between.iter().rposition(|c| *c == ';');
        nested = nested && parted.is_none() || within(&between[parted.map_or(0, |at| at + 1)..]);
        if nested {
            continue;
        }
        let lower = item.depth < scene.items[first].depth;
        // The second of a pair opens nothing of its own.
        // 其中统筹基金累计结存136亿元，个人账户累计结存83亿元: no total of those before.
        let total = item.cues.has(Cue::Total) && !scene.items[first].cues.has(Cue::Total);
        // 占总数的47.7% says what the part is of.
        let opens = (total || item.cues.any(&[Cue::Part, Cue::Besides])) && !item.kind.is_rate();
        let opens = opens && !item.lead.is_empty();
        if lower || opens && item.depth == scene.items[first].depth || parts.len() >= LONGEST {
            break;
        }
        if is_sibling(&scene.items[first], item) && !narrows(&scene.items[first], item) {
            let last = parts[parts.len() - 1];
            if clause.is_none() && scene.between(last, index).contains(&';') {
                clause = Some(parts.len());
            }
            parts.push(index);
        }
    }
    let clause = clause.unwrap_or(parts.len());
    (parts, clause)
}

/// Whether `item` is a later stage of what `first` counts, and so a part of it rather than one beside it.
fn narrows(first: &Item, item: &Item) -> bool {
    let later = |&(process, before): &(usize, usize)| item.stages.iter().any(|&(p, s)| p == process && s > before);
    first.stages.iter().any(later)
}

/// Whether both count the same stage of a process.
fn same_stage(a: &Item, b: &Item) -> bool {
    a.stages.iter().any(|stage| b.stages.contains(stage))
}

/// Whether the list ends in 等.
pub fn goes_on(scene: &Scene, parts: &[usize]) -> bool {
    parts.last().is_some_and(|&last| scene.items[last].trail.starts_with('等'))
}

fn part_cue(lead: &str) -> &'static str {
    ["其中", "包括", "包含", "含"].into_iter().find(|word| lead.contains(word)).unwrap_or("其中")
}

/// The family that every one of `parts` belongs to, each as another sort.
pub fn family_of(scene: &Scene, parts: &[usize]) -> Option<&'static Family> {
    let whole_list =
        |(members, family): (Vec<usize>, &'static Family)| (members.len() == parts.len()).then_some(family);
    families(scene, parts).into_iter().find_map(whole_list)
}

/// The members of each family within `run`: at least two sorts, none twice.
pub fn families(scene: &Scene, run: &[usize]) -> Vec<(Vec<usize>, &'static Family)> {
    let mut sorted: Vec<(usize, usize, usize)> = Vec::new();
    for &index in run {
        sorted.extend(scene.items[index].sorts.iter().map(|&(family, sort)| (family, sort, index)));
    }
    sort::plain(&mut sorted);
    let alike = sorted.chunk_by(|a, b| a.0 == b.0).filter(|members| members.len() > 1);
    let once = alike.filter(|members| members.windows(2).all(|pair| pair[0].1 != pair[1].1));
    once.map(|members| {
        let mut indices: Vec<usize> = members.iter().map(|&(_, _, index)| index).collect();
        sort::plain(&mut indices);
        (indices, &lexicon().families[members[0].0])
    })
    .collect()
}

/// What the first of `run` may add up to, for each number of them; up to an overflow, or to more than `most`.
pub fn sums(scene: &Scene, run: &[usize], most: &Interval) -> Vec<Interval> {
    let add = |sum: &mut Interval, &part: &usize| {
        *sum = sum.plus(&scene.items[part].value())?;
        sum.may_be_at_most(most).then_some(*sum)
    };
    run.iter().scan(Interval::point(Number::ZERO), add).collect()
}

/// How many of the first of `run`, which make `sums`, add up to `whole`: the most that do, without noughts at their end.
pub fn prefix(scene: &Scene, run: &[usize], sums: &[Interval], whole: usize) -> Option<usize> {
    if sums.len() < 2 {
        return None;
    }
    let total = &scene.items[whole].value();
    // 调解60件、裁决30件、其他18件: no first two of three that 、 joins.
    let joined =
        |size: usize| run.get(size).is_some_and(|&next| scene.between(run[size - 1], next).starts_with(&['、']));
    let meets = |&size: &usize| {
        scene.items[run[size - 1]].amount > Number::ZERO && sums[size - 1].meets(total) && !joined(size)
    };
    (2..=sums.len()).rev().find(meets)
}

/// Whether all that the parts may add up to lies so close that few other totals would be met, too.
pub fn is_fine(scene: &Scene, parts: &[usize], whole: usize) -> bool {
    let span = || {
        let sum = sum(scene, parts)?;
        sum.high?.at.minus(sum.low?.at)?.times(Number::from(FINE))
    };
    span().is_some_and(|span| span <= scene.items[whole].amount)
}

/// Whether the last of `parts` is the rest of the whole.
pub fn has_rest(scene: &Scene, parts: &[usize]) -> bool {
    parts.iter().any(|&part| scene.items[part].cues.has(Cue::Rest))
}

/// Whether one slip of the pen in the whole or in a part would close the sum.
pub fn near(scene: &Scene, parts: &[usize], whole: usize) -> bool {
    let exact =
        |index: usize| Some(&scene.items[index]).filter(|item| item.bound == Bound::Exact).map(|item| item.amount);
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
pub fn nearly(scene: &Scene, parts: &[usize], whole: usize, share: i64) -> bool {
    let total = scene.items[whole].amount;
    let sum = parts.iter().try_fold(Number::ZERO, |sum, &part| sum.plus(scene.items[part].amount));
    let gap = sum.and_then(|sum| sum.minus(total)).map(Number::abs).and_then(|gap| gap.times(Number::from(share)));
    gap.is_some_and(|gap| gap < total)
}
