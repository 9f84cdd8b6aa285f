//! Which count a rate or a share divides by.

use super::candidates::{CANDIDATES, all_candidates, best, candidates, fit, fitting};
use super::named::{Named, is_named, speaks_of};
use crate::claims::claim::{Claim, Form, Role, Strength, Why};
use crate::claims::list;
use crate::claims::scene::{Item, Scene};
use crate::claims::words::{first_shared, share_words};
use crate::exact::{Fit, Interval, Number};
use crate::figures::Kind;
use crate::lexicon::{Rate, WordList, words_of};
use crate::sort;

/// How many sentences back what makes up a whole with its part may stand.
const BESIDE: usize = 2;
/// How many shares right behind a count may be its own.
const SHARES: usize = 4;
/// How many characters tell of a whole that it is called by the words of its share.
const CALLED: usize = 4;

/// The wholes of the lists that were found.
pub(super) struct Wholes {
    /// Of each item, the whole of the list that it is a part in.
    of_part: Vec<Option<u32>>,
    /// The same, of lists that a word or a bracket opens.
    of_opened: Vec<Option<u32>>,
    /// Each whole with the first of its parts.
    all: Vec<(usize, usize)>,
}

impl Wholes {
    pub(super) fn new(scene: &Scene, claims: &[Claim]) -> Wholes {
        let none = || vec![None; scene.items.len()];
        let mut wholes = Wholes { of_part: none(), of_opened: none(), all: Vec::new() };
        for claim in claims {
            let summed = matches!(claim.form, Form::Sum { .. });
            let opened = matches!(claim.why, Why::Opened(_) | Why::Bracketed);
            let listed = summed || opened && matches!(claim.form, Form::Bound);
            let whole = claim.figure(Role::Whole).filter(|_| listed);
            let Some(whole) = whole.and_then(|id| scene.index_of(id)) else { continue };
            let first = claim.all(Role::Part).filter_map(|id| scene.index_of(id)).min().filter(|_| summed);
            wholes.all.extend(first.map(|first| (whole, first)));
            for part in claim.all(Role::Part).filter_map(|id| scene.index_of(id)) {
                if summed || wholes.of_part[part].is_none() {
                    wholes.of_part[part] = u32::try_from(whole).ok();
                }
                if opened {
                    wholes.of_opened[part] = u32::try_from(whole).ok();
                }
            }
        }
        sort::plain(&mut wholes.all);
        wholes
    }

    /// The whole of the list that `part` stands in, where a word or a bracket opens it.
    pub(super) fn opened(&self, part: usize) -> Option<usize> {
        self.of_opened[part].map(|whole| whole as usize)
    }

    /// The whole of the list that `part` stands in.
    pub(super) fn listed(&self, part: usize) -> Option<usize> {
        self.of_part[part].map(|whole| whole as usize)
    }

    /// What may be the whole of a share of `parts`, the likeliest first: that of the list they stand in, and that of the
    /// share before, whichever is nearer; else the nearest whole before them in their block.
    pub(super) fn over(&self, scene: &Scene, parts: &[usize], share_before: Option<usize>) -> Vec<usize> {
        let Some(&part) = parts.first() else { return Vec::new() };
        let own = self.listed(part);
        let before = self.all[..self.all.partition_point(|(whole, _)| *whole < part)].last();
        // 决定98件，占70%；终止42件，占30%。决定中，维持60件，驳回38件: its list begins behind the part.
        let near =
            before.filter(|(whole, first)| scene.items[*whole].block == scene.items[part].block && *first <= part);
        let near = near.map(|(whole, _)| *whole);
        let mut likely: Vec<usize> = own.into_iter().chain(share_before).collect();
        if share_before > own {
            likely.reverse();
        }
        likely.extend(near.filter(|_| own.is_none()));
        let counts = |index: usize| !matches!(scene.items[index].kind, Kind::Money | Kind::Amount);
        likely.retain(|whole| counts(*whole) == counts(part));
        likely
    }
}

/// A whole, and how sure it is.
pub(super) struct Choice {
    pub(super) whole: usize,
    /// What makes up the whole with it: the parts that stand beside it, or other counts of its list.
    pub(super) others: Vec<usize>,
    pub(super) strength: Strength,
}

impl Choice {
    pub(super) fn of(whole: usize, strength: Strength) -> Choice {
        Choice { whole, others: Vec::new(), strength }
    }
}

/// What the whole of `parts` is: one count, or several that make it up.
pub(super) fn choose(scene: &Scene, parts: &[usize], rate: usize, named: &Named, chain: &[usize]) -> Option<Choice> {
    let single = single(scene, parts, rate, named, chain);
    if let Some(choice) = single.as_ref().filter(|choice| fit(scene, parts, choice.whole, rate) == Fit::Not) {
        let listed = listed(scene, parts, rate, choice.whole);
        if let Some(found) = listed.or_else(|| farther(scene, parts, rate, named)) {
            return Some(found);
        }
        // 收入…，为年初预算182000万元的102.5%。支出完成562380万元，完成调整预算的96.8%: another plan, in another sentence.
        if matches!(named, Named::Share { planned: true, .. })
            && scene.items[choice.whole].sentence != scene.items[rate].sentence
            && scene.items[choice.whole].trail == "的"
        {
            return None;
        }
    }
    let Some((beside, fits)) = beside(scene, parts, rate, named) else { return single };
    let kept = |choice: &Choice| {
        let worded = choice.strength == Strength::Stated && !fits;
        choice.whole != beside && (worded || fit(scene, parts, choice.whole, rate) != Fit::Not)
    };
    let both = || Choice { whole: beside, others: parts.to_vec(), strength: Strength::Inferred };
    single.filter(kept).or_else(|| Some(both()))
}

/// 制发意见书36份、建议书12份，收到反馈46份，反馈率95.83%: the list that `whole` stands in, where all of it gives the rate.
fn listed(scene: &Scene, parts: &[usize], rate: usize, whole: usize) -> Option<Choice> {
    let item = &scene.items[whole];
    let joined = |a: usize, b: usize| {
        let other = &scene.items[if a == whole { b } else { a }];
        let counts = other.is_stock() && !other.spelled && other.same_class(item) && other.depth == item.depth;
        counts
            && !parts.contains(&a)
            && !parts.contains(&b)
            && matches!(scene.between(a, b), ['、' | '和' | '及' | '与', ..])
    };
    let range = scene.sentence_of(whole);
    let first = (range.start..whole).rev().take_while(|&k| joined(k, k + 1)).last().unwrap_or(whole);
    let last = (whole + 1..range.end).take_while(|&k| joined(k - 1, k)).last().unwrap_or(whole);
    let others: Vec<usize> = (first..=last).filter(|&k| k != whole).take(CANDIDATES).collect();
    let all: Vec<usize> = others.iter().copied().chain([whole]).collect();
    let quotient = |sum: Interval| list::sum(scene, parts)?.ratio_of(&sum);
    let fits = list::sum(scene, &all).and_then(quotient).and_then(|q| scene.items[rate].rate()?.fit(&q));
    // A part is no more than its whole: then all of the list is meant.
    let exceeded = parts.iter().any(|&part| scene.items[part].amount > item.amount);
    let gives = fits.is_some_and(|fit| fit == Fit::Rounded || exceeded);
    (gives && !others.is_empty()).then_some(Choice { whole, others, strength: Strength::Inferred })
}

/// A whole that the words of a share name and that gives it, farther back than all that were weighed.
fn farther(scene: &Scene, parts: &[usize], rate: usize, named: &Named) -> Option<Choice> {
    let Named::Share { whole, .. } = named else { return None };
    let fits = |&k: &usize| is_named(&scene.items[k], named) && fit(scene, parts, k, rate) == Fit::Rounded;
    let wholes = all_candidates(scene, parts, rate, scene.items[rate].sentence);
    wholes.filter(|_| !whole.is_empty()).skip(CANDIDATES).find(fits).map(|whole| Choice::of(whole, Strength::Inferred))
}

/// 批捕320人，不捕80人，不捕率20%: the count that makes up the whole of the rate with its part, and whether both give it.
fn beside(scene: &Scene, parts: &[usize], rate: usize, named: &Named) -> Option<(usize, bool)> {
    let Named::Rate { known: Some(Rate { beside: Some(sort), .. }), .. } = named else { return None };
    let &[part] = parts else { return None };
    let (item, stated) = (&scene.items[part], &scene.items[rate]);
    let beside = scene.back(rate, BESIDE).find(|&k| {
        let other = &scene.items[k];
        let counts = other.is_stock() && !other.spelled && other.same_class(item) && other.depth == item.depth;
        k != part && counts && other.block == stated.block && sort.stands_in(other.measure)
    })?;
    let other = &scene.items[beside];
    let fit = || {
        let printed = item.amount.ratio_of(item.amount.plus(other.amount)?);
        stated.rate()?.weigher()?.weigh_part(printed, &item.value().ratio_of(&item.value().plus(&other.value())?)?)
    };
    Some((beside, fit().unwrap_or(Fit::Not) != Fit::Not))
}

/// Which count is the whole of `parts`: by words, by the share before, by the list it stands in, by arithmetic, by
/// nearness.
fn single(scene: &Scene, parts: &[usize], rate: usize, named: &Named, chain: &[usize]) -> Option<Choice> {
    let fitting = fitting(scene, parts, rate);
    let fit = |&whole: &usize| fitting(whole);
    let stated = |whole| Some(Choice::of(whole, Strength::Stated));
    let inferred = |whole| Some(Choice::of(whole, Strength::Inferred));
    let candidates: Vec<usize> = candidates(scene, parts, rate).collect();
    let (mut by_words, mut cut_off) = (Vec::new(), None);
    // 占全市固定资产投资的42%: what is called so, where anything is, rather than 第三产业投资.
    let called = |k: &usize| {
        let Named::Share { whole, planned: false } = named else { return false };
        let measure = scene.items[*k].measure.trim_start_matches('全');
        measure.chars().count() >= CALLED && (whole.ends_with(measure) || measure == whole)
    };
    let so_called = candidates.iter().any(called);
    let may = |whole: &usize| {
        (!so_called || called(whole)) && names(scene, *whole, rate, named) && !is_divided(scene, *whole, named)
    };
    for whole in candidates.iter().copied().filter(may) {
        match fit(&whole) {
            Fit::Rounded => return stated(whole),
            Fit::CutOff => cut_off = cut_off.or(Some(whole)),
            Fit::Not => {}
        }
        by_words.push(whole);
    }
    if let Some(whole) = cut_off {
        return stated(whole);
    }
    let share_of_words = matches!(named, Named::Share { whole, .. } if !whole.is_empty());
    // What shares but a word with the whole that is named may be something else: it has to give the share.
    // 占年度任务3000套的104.2%；建成2864套，占年度任务的110.2%: what one rate is of is told within its own words.
    let planned = matches!(named, Named::Share { planned: true, .. });
    by_words.retain(|&whole| {
        let within =
            planned && scene.is_measure_of_rate(whole) && scene.items[whole].sentence == scene.items[rate].sentence;
        is_told(&scene.items[whole], named) && !within
    });
    let narrowed = matches!(named, Named::Rate { narrowed: true, .. });
    // Of several that the words may mean, the nearest that is large enough.
    let part = &scene.items[parts[0]];
    let likeliest = |wholes: &mut dyn Iterator<Item = usize>| {
        let wholes: Vec<usize> = wholes.collect();
        wholes.iter().copied().find(|&k| scene.items[k].amount >= part.amount).or(wholes.first().copied())
    };
    // 占本年支出的34.45%: 支出 itself before 基本支出.
    let itself = |k: &usize| matches!(named, Named::Share { whole, .. } if scene.items[*k].measure == whole);
    let of_words = likeliest(&mut by_words.iter().copied().filter(itself));
    if let Some(whole) = of_words.or_else(|| likeliest(&mut by_words.iter().copied().filter(|_| share_of_words))) {
        return stated(whole);
    }
    // 收入186532万元，完成预算的101.9%；支出432187万元，完成预算的98.2%: no plan is told.
    if matches!(named, Named::Share { planned: true, .. }) && by_words.is_empty() {
        return None;
    }
    if let Some(&whole) = best(chain, fit) {
        return inferred(whole);
    }
    // So coarse a rate as 47% fits many counts: then only the list that the part stands in is asked.
    let coarse = scene.items[rate].step() >= Number::ONE && !chain.is_empty();
    let beside: Vec<usize> = candidates.iter().copied().filter(|&k| scene.items[k].sentence == part.sentence).collect();
    // 出生率 divides by no count that stands here, if its words are known and none of them does: what gives it but for
    // the last digit is another.
    let foreign = matches!(named, Named::Rate { known: Some(_), .. }) && by_words.is_empty();
    let best = |wholes: &[usize]| best(wholes, fit).copied().filter(|whole| !foreign || fit(whole) == Fit::Rounded);
    if let Some(whole) = best(&beside).filter(|_| !coarse) {
        return inferred(whole);
    }
    // Words that name a whole right here weigh more than numbers that fit elsewhere.
    let mut here = by_words.iter().copied().filter(|&k| scene.items[k].sentence == scene.items[rate].sentence);
    if let Some(whole) = likeliest(&mut here).filter(|_| !narrowed) {
        return stated(whole);
    }
    if let Some(whole) = best(&candidates).filter(|_| !coarse) {
        return inferred(whole);
    }
    if narrowed {
        return None;
    }
    // In another paragraph the words may speak of another whole, but where the sentence says what it is about.
    let told = !scene.items[rate].topic.is_empty();
    let mut near = by_words.iter().copied().filter(|&k| told || scene.items[k].block == scene.items[rate].block);
    if let Some(whole) = likeliest(&mut near) {
        return inferred(whole);
    }
    // Words for a whole that nothing here measures: 完成年度目标的108%.
    if share_of_words {
        return None;
    }
    if matches!(named, Named::Share { .. }) {
        // 在岗6840人，具有资格的513人，占7.5%: with nothing else to go by, the count right before the part.
        // 一审1514件，二审149件，执行770件。…二审占5.8%: told anew, it may be of all.
        let here = part.sentence == scene.items[rate].sentence;
        let head = beside.first().copied();
        let head = head.filter(|&k| here && k + 1 == parts[0] && scene.items[k].amount >= part.amount);
        // 幼儿园6973所。普惠性幼儿园4747所，占总数的68.08%: the only count of the sentence before.
        let of_all = || {
            let rate = &scene.items[rate];
            let before =
                |k: &usize| scene.items[*k].sentence + 1 == part.sentence && scene.items[*k].block == rate.block;
            let told: Vec<usize> = candidates.iter().copied().filter(before).collect();
            let [whole] = told[..] else { return None };
            let all = rate.lead.contains("总数") && beside.is_empty();
            (all && scene.items[whole].amount >= part.amount).then_some(whole)
        };
        let head = head.or_else(of_all);
        return chain.first().copied().or(head).and_then(inferred);
    }
    // 检查19455个，整改18963个，整改率…: the count right before the part, in its sentence; where the rate is known to
    // divide something else than what is told here, only with no other to choose from, and no part itself.
    let here = part.sentence == scene.items[rate].sentence;
    let near = beside.first().copied().filter(|&k| here && k + 1 == parts[0]);
    let may_be = |&k: &usize| match named {
        Named::Rate { known: Some(known), .. } => {
            let told = !known.whole.words.is_empty();
            told && beside.len() == 1 && !known.parts.iter().any(|sort| speaks_of(sort, &scene.items[k]))
        }
        _ => true,
    };
    near.filter(|&k| scene.items[k].amount >= part.amount).filter(may_be).and_then(inferred)
}

/// 食品类投诉2670件，占商品类投诉的50%、占投诉总量的30%: whether the candidate has a share of its own of what the words name.
fn is_divided(scene: &Scene, candidate: usize, named: &Named) -> bool {
    let Named::Share { whole, planned: false } = named else { return false };
    let mut rates = scene.items[candidate + 1..].iter().take(SHARES).take_while(|item| item.kind == Kind::Percent);
    let of = |item: &Item| item.lead.split_once('占').is_some_and(|(_, of)| of.starts_with(whole.as_str()));
    !whole.is_empty() && rates.any(|item| item.sentence == scene.items[candidate].sentence && of(item))
}

/// Whether the words of a share name what the candidate measures from their beginning, and no greater area's: 占全省货运量的3.2%.
fn is_told(item: &Item, named: &Named) -> bool {
    let Named::Share { whole, planned: false } = named else { return true };
    // 全国共有幼儿园: its own words say so, too.
    let area = |c: char| !item.lead.contains(['全', c].iter().collect::<String>().as_str());
    let elsewhere = whole.starts_with(['国', '省', '镇', '乡', '村']) && !item.measure.contains(whole.as_str());
    let elsewhere = elsewhere && whole.chars().next().is_none_or(area);
    // 占预算支出 of no 预算收入.
    let opposite = |pair: &&str| {
        let says = |words: &str| pair.split('|').position(|word| words.contains(word));
        says(whole).zip(says(item.measure)).is_some_and(|(named, told)| named != told)
    };
    // 占形式主义、官僚主义问题总数的86.1%: what two names narrow is told by neither.
    if whole.contains('、') && !item.measure.contains('、') {
        return false;
    }
    if words_of(WordList::Opposed).iter().any(opposite) {
        return false;
    }
    // 被复议案件 of 申请行政复议; not 民生支出 of 救助支出.
    let opens = || first_shared(whole, item.measure).is_some_and(|place| place < 2);
    let named = whole.is_empty() || item.measure.contains(whole.as_str()) || whole.ends_with(item.measure);
    !elsewhere && (named || opens())
}

/// Whether words name the candidate: those of the rate, of the sentence's topic, or N件…中 before in the sentence.
pub(super) fn names(scene: &Scene, candidate: usize, rate: usize, named: &Named) -> bool {
    let (stated, item) = (&scene.items[rate], &scene.items[candidate]);
    let bare = matches!(named, Named::Share { whole, .. } if whole.is_empty());
    let topical = || !stated.topic.is_empty() && share_words(stated.topic, item.measure);
    let of_these = item.sentence == stated.sentence && item.trail.ends_with('中');
    // 支出中，教育80万元，占80%；卫生20万元，占20%: what has a share of its own is one of those that the topic is divided into.
    let divided = || scene.share_of(candidate).is_none() && topical();
    is_named(item, named) || bare && of_these || (bare || !stated.lead.starts_with('其')) && divided()
}

/// The one whole of shares that stand side by side: that which at least half of them fit.
pub(super) fn common(scene: &Scene, members: &[(usize, Vec<usize>)]) -> Option<usize> {
    let (first, parts) = members.first().filter(|_| members.len() > 1)?;
    let all: Vec<usize> = members.iter().flat_map(|(_, parts)| parts.iter().copied()).collect();
    let fitting =
        |whole: &usize| members.iter().filter(|(rate, parts)| fit(scene, parts, *whole, *rate) != Fit::Not).count();
    let candidates = candidates(scene, parts, *first).filter(|whole| !all.contains(whole));
    let best = candidates.map(|whole| (fitting(&whole), std::cmp::Reverse(whole))).max_by_key(|(count, _)| *count)?;
    (best.0 > 1 && best.0 * 2 >= members.len()).then_some(best.1.0)
}

/// 涉港案件68宗、涉澳案件9宗，分别占88.3%和11.7%: shares that stand side by side of all that they are told of, where all fit.
pub(super) fn of_all(scene: &Scene, members: &[(usize, Vec<usize>)]) -> Option<Vec<(usize, usize, Choice)>> {
    let all: Vec<usize> = members.iter().flat_map(|(_, parts)| parts.iter().copied()).collect();
    let sum =
        list::sum(scene, &all).filter(|_| members.len() > 1 && members.iter().all(|(_, parts)| parts.len() == 1))?;
    let gives = |&(rate, ref parts): &(usize, Vec<usize>)| {
        let quotient = scene.items[parts[0]].value().ratio_of(&sum)?;
        scene.items[rate].rate()?.fit(&quotient)
    };
    // Of three and more, one may be a slip.
    let given = members.iter().filter(|member| gives(member).is_some_and(|fit| fit != Fit::Not)).count();
    if given < members.len() && (members.len() < 3 || given + 1 < members.len()) {
        return None;
    }
    let choice = || Choice { whole: all[0], others: all[1..].to_vec(), strength: Strength::Inferred };
    Some(members.iter().map(|(rate, parts)| (*rate, parts[0], choice())).collect())
}
