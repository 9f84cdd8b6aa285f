//! Other counts than the nearest, where these do not give a rate and others that stand beside them do.

use super::candidates::{CANDIDATES, candidates};
use super::named::{Named, is_named, speaks_of};
use super::parts::is_counted;
use super::whole::{Choice, Wholes, choose};
use crate::claims::claim::Strength;
use crate::claims::list;
use crate::claims::scene::{Scene, since};
use crate::exact::{Fit, Number};
use crate::figures::Kind;
use crate::lexicon::{Rate, WordList, words_of};

/// How many counts that stand side by side a rate may speak of together.
const TOGETHER: usize = 4;
/// How long a list may be whose counts make up what is divided.
const LISTED: usize = 8;
/// How many figures behind a rate are looked at for what it divides by.
const BEHIND: usize = 12;
/// How many figures around a count its list may hold, shares and all.
const NEAR: usize = 24;
/// How many counts are tried that the words of a rate name.
const TRIED: usize = 4;

/// The parts of the rate and what they are divided by: the nearest, but where these do not give it and others do. `None`:
/// the rate is of something else that the sentence tells, or of what it does not tell.
pub(super) fn likelier(
    scene: &Scene,
    parts: Vec<usize>,
    rate: usize,
    named: &Named,
    choice: Choice,
    (wholes, share_before): (&Wholes, Option<usize>),
) -> Option<(Vec<usize>, Choice)> {
    let &[part] = &parts[..] else {
        let several = of_several(scene, &parts, rate, &choice);
        return Some((parts, several.unwrap_or(choice)));
    };
    let all: Vec<usize> = std::iter::once(choice.whole).chain(choice.others.iter().copied()).collect();
    if gives(scene, &parts, &all, rate) != Fit::Not {
        return Some((parts, choice));
    }
    let range = scene.sentence_of(part);
    let here = candidates(scene, &parts, rate).filter(|whole| range.contains(whole)).take(TRIED);
    let all: Vec<usize> = std::iter::once(choice.whole).chain(here).collect();
    let over = |whole: usize| Some((together(scene, part, rate, whole)?, Choice::of(whole, Strength::Inferred)));
    // 占提案总数的61.1%；…占提案总数的28%: of what the share before is of.
    let chained = || {
        let whole =
            share_before.filter(|&whole| !matches!(named, Named::Share { planned: true, .. }) && whole != part)?;
        let meant = gives(scene, &[part], &[whole], rate) == Fit::Rounded;
        meant.then(|| (vec![part], Choice::of(whole, Strength::Inferred)))
    };
    let found = all
        .into_iter()
        .find_map(over)
        .or_else(chained)
        .or_else(|| spoken_of(scene, part, rate, named))
        .or_else(|| of_list(scene, part, rate, named))
        .or_else(|| carried(scene, part, rate, choice.whole))
        // What words name as the whole is none of both.
        .or_else(|| if choice.strength == Strength::Stated { None } else { of_both(scene, part, rate, named) })
        .or_else(|| another(scene, part, rate, named, choice.whole))
        .or_else(|| of_shares(scene, part, rate, named))
        .or_else(|| of_other(scene, part, rate, named, (choice.strength, wholes.opened(part))))
        .or_else(|| of_larger(scene, part, rate, named, choice.whole));
    // 8个区县中，…；甲区32件，占32%: of the cases, which are not told.
    let (own, whole) = (&scene.items[part], &scene.items[choice.whole]);
    let foreign = !own.same_class(whole) && own.amount > whole.amount && matches!(named, Named::Share { .. });
    let of_less = || {
        of_another(scene, part, rate)
            || of_outer(scene, part, rate, choice.whole, named)
            || of_own_plan(scene, part, choice.whole, named)
            || is_narrower(scene, part, rate, named)
            || far_exceeds(scene, part, choice.whole, named)
            || of_carried(scene, part, rate, choice.whole, named)
    };
    if found.is_none() && (foreign || of_less()) {
        return None;
    }
    Some(found.unwrap_or((parts, choice)))
}

/// 受理8642件，上期未结126件，审结8420件，结案率96.0%: of what came and what was carried in.
fn carried(scene: &Scene, part: usize, rate: usize, whole: usize) -> Option<(Vec<usize>, Choice)> {
    let mut near = since(scene.sentence_of(part).start, part)..rate;
    let before = near.find(|k| *k != part && *k != whole && scene.items[*k].is_carried_in())?;
    let meant = gives(scene, &[part], &[whole, before], rate) == Fit::Rounded;
    meant.then(|| (vec![part], Choice { whole, others: vec![before], strength: Strength::Inferred }))
}

/// 受理120件，审结110件；再审案件10件，结案率90%: whether behind a semicolon another count stands that may be divided.
fn of_another(scene: &Scene, part: usize, rate: usize) -> bool {
    let item = &scene.items[part];
    let parted = |k: &usize| scene.between(part, *k).contains(&';');
    let counts = |k: &usize| scene.items[*k].is_stock() && scene.items[*k].same_class(item);
    scene.items[rate].sentence == item.sentence && (part + 1..rate).filter(counts).any(|k| parted(&k))
}

/// 批捕284569人；起诉383414人。盗窃113077人、抢劫57845人，两类占全部人数的44.58%: of several parts, another count than the words may mean,
/// where it alone gives so fine a rate.
fn of_several(scene: &Scene, parts: &[usize], rate: usize, choice: &Choice) -> Option<Choice> {
    let fine = scene.items[rate].worth.places > 0 && choice.others.is_empty();
    let gives = |whole: &usize| gives(scene, parts, &[*whole], rate);
    let other = || candidates(scene, parts, rate).take(TRIED).find(|whole| gives(whole) == Fit::Rounded);
    let whole = if fine && gives(&choice.whole) == Fit::Not { other() } else { None };
    whole.map(|whole| Choice::of(whole, Strength::Inferred))
}

/// 新收15125件，结案12389件，结案率68.2%: whether the rate divides by what was carried in, too, which is not told.
fn of_carried(scene: &Scene, part: usize, rate: usize, whole: usize, named: &Named) -> bool {
    let Named::Rate { known: Some(known), .. } = named else { return false };
    let came = |words: &str| words_of(WordList::CameIn).iter().any(|word| words.contains(word));
    let divides = known.whole.words.iter().any(|word| came(word)) && came(scene.items[whole].measure);
    let more = || {
        let quotient = scene.items[part].value().ratio_of(&scene.items[whole].value())?;
        Some(quotient.low?.at > scene.items[rate].rate()?.value)
    };
    divides && more() == Some(true)
}

/// 预算22万元，支出8.77万元，完成预算的39.86%，其中接待费支出0.3万元，完成预算的3.75%: whether the plan is that of another before it.
fn of_own_plan(scene: &Scene, part: usize, whole: usize, named: &Named) -> bool {
    let planned = |named: &Named| matches!(named, Named::Share { planned: true, .. });
    let rates = |k: &usize| scene.items[*k].kind == Kind::Percent;
    planned(named)
        && (whole..part).filter(rates).any(|k| super::named::named(scene, k).is_some_and(|named| planned(&named)))
}

/// 寄宿生108695人，其中：…；占在校生的73.9%, 货物采购授予中小企业金额占…: whether the share is of less than the part, or of what a
/// whole list tells.
fn is_narrower(scene: &Scene, part: usize, rate: usize, named: &Named) -> bool {
    let (measure, lead) = (scene.items[part].measure, scene.items[rate].lead);
    let Some((subject, _)) = lead.split_once('占').filter(|_| matches!(named, Named::Share { .. })) else {
        return false;
    };
    let subject = subject.trim_start_matches("其中");
    // 其他区域火灾占5.7%: 城市发生火灾 is none of it.
    let refers = matches!(subject, "前者" | "后者") || is_counted(subject);
    let other = subject.chars().count() > 1 && !refers && !measure.contains(subject) && !subject.contains(measure);
    let more =
        || other || subject.strip_suffix(measure).is_some_and(|more| !measure.is_empty() && more.chars().count() > 1);
    let parted = || subject.is_empty() && scene.between(part, rate).contains(&';');
    more() || parted()
}

/// 60岁以上20万人，占20%，其中80岁以上5万人，占5%: whether it is the share of what the whole itself has a share of.
fn of_outer(scene: &Scene, part: usize, rate: usize, whole: usize, named: &Named) -> bool {
    let of = scene.share_of(whole).map(|of| &scene.items[of]);
    let given = || {
        let within = scene.items[part].value().ratio_of(&scene.items[whole].value())?;
        let quotient = within.times(&of?.rate()?.either()?)?;
        scene.items[rate].rate()?.fit(&quotient)
    };
    matches!(named, Named::Share { .. }) && whole + 1 != rate && given().is_some_and(|fit| fit != Fit::Not)
}

/// 维持80件，改判12件，发回8件，改判发回率20%: the counts beside the part, or the part alone, of all that its list tells.
fn of_list(scene: &Scene, part: usize, rate: usize, named: &Named) -> Option<(Vec<usize>, Choice)> {
    if matches!(named, Named::Share { planned: true, .. }) {
        return None;
    }
    let listed = listed(scene, part, rate, rate);
    let place = listed.iter().position(|&k| k == part).filter(|_| (3..=LISTED).contains(&listed.len()))?;
    let meant = |run: &&[usize]| run.len() < listed.len() && gives(scene, run, &listed, rate) == Fit::Rounded;
    let run = runs(&listed, place).find(meant)?;
    let choice = Choice { whole: listed[0], others: listed[1..].to_vec(), strength: Strength::Inferred };
    Some((run.to_vec(), choice))
}

/// 从职级看，乡科级8件，占17%；农村31件，占66%；社区8件，占17%: where each count has its share behind it, and all make up what gives
/// every one of them.
fn of_shares(scene: &Scene, part: usize, rate: usize, named: &Named) -> Option<(Vec<usize>, Choice)> {
    let share = |k: usize| {
        let item = &scene.items[k];
        let alike = item.is_stock() && !item.spelled && item.same_class(&scene.items[part]);
        scene.share_of(k).filter(|_| alike).map(|share| (k, share))
    };
    let range = scene.sentence_of(part);
    let near = range.start.max(part.saturating_sub(NEAR))..range.end.min(part + NEAR);
    let shares: Vec<(usize, usize)> = near.filter_map(share).take(LISTED).collect();
    let counts: Vec<usize> = shares.iter().map(|(count, _)| *count).collect();
    let here =
        matches!(named, Named::Share { planned: false, .. }) && shares.contains(&(part, rate)) && shares.len() > 2;
    let meant = here && shares.iter().all(|&(count, share)| gives(scene, &[count], &counts, share) != Fit::Not);
    let choice = || Choice { whole: counts[0], others: counts[1..].to_vec(), strength: Strength::Inferred };
    meant.then(|| (vec![part], choice()))
}

/// 收到提案3045件，立案2686件，其中委员提案1640件，占提案总数的61.1%: another count that gives so fine a rate: what the part is told
/// to be of (`list`), or all are said to be among (N件中), or what a rate by name divides by, told behind it; where no words
/// name another, any count near the part.
fn of_other(
    scene: &Scene,
    part: usize,
    rate: usize,
    named: &Named,
    (strength, list): (Strength, Option<usize>),
) -> Option<(Vec<usize>, Choice)> {
    if matches!(named, Named::Share { planned: true, .. }) {
        return None;
    }
    let (parts, stated) = ([part], &scene.items[rate]);
    let near = |k: &usize| scene.items[*k].sentence + 1 >= scene.items[part].sentence;
    let among = |k: usize| scene.items[k].trail.ends_with('中') && scene.items[k].sentence == stated.sentence;
    let fine = stated.worth.places > 0;
    // 执法人员300人，持证290人，其中本科240人，占80%: in its sentence, of whole percents, too.
    let here = |k: usize| scene.items[k].sentence == scene.items[part].sentence;
    let (guessed, share) = (strength < Strength::Stated, matches!(named, Named::Share { .. }));
    let may = |k: &usize| among(*k) || guessed && (fine || share && here(*k)) || fine && list == Some(*k);
    let behind = (rate + 1..scene.items.len()).take(BEHIND).take_while(|&k| scene.items[k].block == stated.block);
    let counts = |k: &usize| scene.items[*k].is_stock() && !scene.items[*k].is_limit();
    let behind = behind.filter(|k| fine && counts(k) && is_named(&scene.items[*k], named));
    let mut wholes = candidates(scene, &parts, rate).take_while(near).filter(may).take(TRIED).chain(behind);
    let whole = wholes.find(|&k| gives(scene, &parts, &[k], rate) == Fit::Rounded)?;
    Some((vec![part], Choice::of(whole, Strength::Inferred)))
}

/// 工单11000件。非话务渠道270件。农林水利1590件，占诉求量的14.45%: where the part exceeds what the words may name, another count that
/// gives so fine a share.
fn of_larger(scene: &Scene, part: usize, rate: usize, named: &Named, whole: usize) -> Option<(Vec<usize>, Choice)> {
    let fine = scene.items[rate].worth.places > 0 && matches!(named, Named::Share { planned: false, .. });
    let exceeded = fine && scene.items[part].amount > scene.items[whole].amount;
    let here = |k: &usize| scene.items[*k].block == scene.items[part].block;
    let parts = [part];
    let mut wholes = candidates(scene, &parts, rate).filter(here).take(CANDIDATES).filter(|_| exceeded);
    let whole = wholes.find(|&k| gives(scene, &[part], &[k], rate) == Fit::Rounded)?;
    Some((vec![part], Choice::of(whole, Strength::Inferred)))
}

/// Whether the part is much more than the whole that words seem to name in another sentence.
fn far_exceeds(scene: &Scene, part: usize, whole: usize, named: &Named) -> bool {
    let (part, whole) = (&scene.items[part], &scene.items[whole]);
    let worded = matches!(named, Named::Share { whole, planned: false } if !whole.is_empty());
    let twice = whole.amount.plus(whole.amount);
    worded && part.sentence != whole.sentence && twice.is_some_and(|twice| part.amount > twice)
}

/// 支出18.64亿元，低于预算20.5亿元1.86亿元，占预算的90.9% · 已完工98个2.14万户，占小区总数的77.8%: another figure of the sentence, or
/// the first of the pair, over what the words name.
fn another(scene: &Scene, part: usize, rate: usize, named: &Named, whole: usize) -> Option<(Vec<usize>, Choice)> {
    let Named::Share { whole: words, .. } = named else { return None };
    let start = scene.sentence_of(part).start;
    let meant = |&other: &usize| gives(scene, &[other], &[whole], rate) == Fit::Rounded;
    let before = listed(scene, part, rate, whole).into_iter().rev().filter(|&k| k < part && k < whole).take(TRIED);
    let told = before
        .filter(|_| !words.is_empty())
        .find(meant)
        .map(|other| (vec![other], Choice::of(whole, Strength::Inferred)));
    let paired = || {
        let first = part.checked_sub(1).filter(|&k| k >= start && scene.between(k, part).is_empty())?;
        chosen(scene, first, rate, named)
    };
    told.or_else(paired)
}

/// The part over what the words of the rate name for it, where that gives the rate.
fn chosen(scene: &Scene, part: usize, rate: usize, named: &Named) -> Option<(Vec<usize>, Choice)> {
    let choice = choose(scene, &[part], rate, named, &[]).filter(|choice| choice.others.is_empty())?;
    let meant = gives(scene, &[part], &[choice.whole], rate) == Fit::Rounded;
    meant.then(|| (vec![part], Choice { strength: Strength::Inferred, ..choice }))
}

/// How well `parts` over `wholes` give the rate.
fn gives(scene: &Scene, parts: &[usize], wholes: &[usize], rate: usize) -> Fit {
    let printed = |of: &[usize]| of.iter().try_fold(Number::ZERO, |sum, &k| sum.plus(scene.items[k].amount));
    let given = || {
        let quotient = list::sum(scene, parts)?.ratio_of(&list::sum(scene, wholes)?)?;
        let printed = printed(parts)?.ratio_of(printed(wholes)?);
        scene.items[rate].rate()?.weigher()?.weigh_part(printed, &quotient)
    };
    given().unwrap_or(Fit::Not)
}

/// The runs of a list, not too long, that hold the figure at `place`: those that begin near it first.
fn runs(listed: &[usize], place: usize) -> impl Iterator<Item = &[usize]> {
    let starts = (place.saturating_sub(TOGETHER - 1)..=place).rev();
    starts.flat_map(move |from| {
        let longest = listed.len().min(from + TOGETHER);
        (place + 1..=longest).map(move |to| &listed[from..to])
    })
}

/// 判决50件、调解30件、撤诉20件，调撤率50.0%: the counts beside the part that give the rate with it.
fn together(scene: &Scene, part: usize, rate: usize, whole: usize) -> Option<Vec<usize>> {
    let mut listed = listed(scene, part, rate, whole);
    // 0万元 adds nothing but what it may have been rounded from.
    listed.retain(|&k| scene.items[k].amount > Number::ZERO);
    let place = listed.iter().position(|&k| k == part)?;
    let meant = |run: &&[usize]| run.len() > 1 && gives(scene, run, &[whole], rate) == Fit::Rounded;
    runs(&listed, place).find(meant).map(<[usize]>::to_vec)
}

/// 满意268份、基本满意13份，满意率95.4%: another count that the words of the rate name, over what it divides.
fn spoken_of(scene: &Scene, part: usize, rate: usize, named: &Named) -> Option<(Vec<usize>, Choice)> {
    let Named::Rate { known: Some(Rate { parts: sorts, .. }), .. } = named else { return None };
    let [sort] = &sorts[..] else { return None };
    let speaks = |k: &usize| {
        let other = &scene.items[*k];
        let counts = other.is_stock() && !other.spelled && other.sentence == scene.items[part].sentence;
        // 认定(视同)工伤4963件: the words before the bracket, too.
        let head = || other.head.iter().collect::<String>();
        *k != part && counts && (speaks_of(sort, other) || sort.stands_in(&head()))
    };
    let mut others = scene.back(rate, 1).filter(speaks).take(TRIED);
    others.find_map(|other| chosen(scene, other, rate, named))
}

/// 按时报备185件，超期报备4件，报备及时率为97.9%: the part of what it makes up with the count behind it.
fn of_both(scene: &Scene, part: usize, rate: usize, named: &Named) -> Option<(Vec<usize>, Choice)> {
    let listed = listed(scene, part, rate, rate);
    let place = listed.iter().position(|&k| k == part).filter(|_| matches!(named, Named::Rate { .. }))?;
    let pair =
        if place + 1 < listed.len() { [part, listed[place + 1]] } else { [*listed.get(place.checked_sub(1)?)?, part] };
    let own = pair.into_iter().find(|&own| gives(scene, &[own], &pair, rate) == Fit::Rounded)?;
    let other = pair.into_iter().find(|&other| other != own)?;
    Some((vec![own], Choice { whole: other, others: vec![own], strength: Strength::Inferred }))
}

/// The counts of the sentence before the rate that may stand in one list with the part.
fn listed(scene: &Scene, part: usize, rate: usize, whole: usize) -> Vec<usize> {
    let item = &scene.items[part];
    let range = scene.sentence_of(part);
    let alike = |k: &usize| {
        let other = &scene.items[*k];
        *k != whole && other.is_stock() && !other.spelled && other.same_class(item) && other.depth == item.depth
    };
    (since(range.start, part)..range.end.min(rate)).filter(alike).collect()
}
