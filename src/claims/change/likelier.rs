//! Other states than the nearest, where these do not give a rise or fall and others that the words may mean do.

use std::ops::Range;

use super::states::{self, subject};
use super::{Said, amount, rises};
use crate::claims::list;
use crate::claims::scene::Scene;
use crate::claims::words::share_words;
use crate::exact::{Interval, Number};
use crate::figures::{FigureId, Kind};
use crate::lexicon::{Cue, WordList, words_of};

/// 拨款收入382万元，为…的资金。较上年减少158万元，下降29.2%: a rise or fall by an amount and its rate, of which a sentence of their
/// own does not say what rose: what the sentences before tell that gives it, or the only thing that the last of them tells.
pub(super) fn spoken_of_before(scene: &Scene, index: usize, range: Range<usize>) -> Option<Said> {
    let rate = Some(index + 1).filter(|&k| k < range.end && scene.items[k].kind == Kind::Percent)?;
    let unnamed = |k: usize| subject(scene.items[k].lead_chars).chars().count() < 2;
    let (by, stated) = (&scene.items[index], &scene.items[rate]);
    let opens = index == range.start && !by.kind.is_rate() && stated.delta && unnamed(index) && unnamed(rate);
    let alike = |k: &usize| scene.items[*k].is_stock() && scene.items[*k].same_class(by) && scene.items[*k].depth == 0;
    let said = |current: usize| Said { at: index, current, base: None };
    let mut told = states::now(scene, index, states::REACH).filter(|_| opens).filter(alike);
    let last = told.clone().next()?;
    let alone = told.clone().filter(|&k| scene.items[k].sentence == scene.items[last].sentence).count() == 1;
    let gives = |k: &usize| gives(scene, rate, said(*k), Some(index));
    told.find(gives).or(Some(last).filter(|_| alone && scene.items[last].sentence + 1 == by.sentence)).map(said)
}

/// 职工360人，其中男性210人、女性150人，比上年增加10人，增长2.9%: where the nearest state does not give the rise, what stands
/// before it and does; else what the list that ends there makes up, where no more is said of what rose. `None`: the words
/// name something else than what would have risen.
pub(super) fn likelier(
    scene: &Scene,
    index: usize,
    found: Said,
    range: Range<usize>,
    listed: &[(FigureId, FigureId)],
) -> Option<Said> {
    if is_of_several(scene, index, found) {
        return None;
    }
    let amount = amount(scene, index, found.current).filter(|_| found.base.is_none());
    let told = found.base.is_some() || amount.is_some();
    if told && gives(scene, index, found, amount) {
        return Some(found);
    }
    let of = |index: usize| Some(subject(scene.items[index].lead_chars)).filter(|name| name.chars().count() > 1);
    // 用车费用增加2.27万元，增长29.37%: of what the amount is said of.
    let named = of(index).or_else(|| of(amount?)).unwrap_or_default();
    let called = |current: usize| states::is_called(&scene.items[current], &named);
    // 批次下降12.3%: the unit is named, not what is counted.
    let unit = scene.items[index].cues.any(&[Cue::Batches, Cue::Persons, Cue::Cases]);
    let common = unit || words_of(WordList::Common).contains(&&*named);
    let foreign =
        !named.is_empty() && !common && found.base.is_none() && found.current < index && !called(found.current);
    // 2022年总产值28.9亿元，增长4.6%: at constant prices, which are not told.
    let at_prices = |k: usize| words_of(WordList::AtPrices).iter().any(|word| scene.items[k].measure.contains(word));
    let told_of = found.base.filter(|base| at_prices(found.current) || at_prices(*base));
    let rate = &scene.items[index];
    if told_of.is_some() && rate.kind == Kind::Percent && !rate.cues.has(Cue::Each) {
        return None;
    }
    let of_list = || {
        let list = |index: usize| {
            let id = scene.items.get(index)?.id;
            listed
                .get(listed.partition_point(|(part, _)| *part < id))
                .filter(|(part, _)| *part == id)
                .map(|(_, whole)| *whole)
        };
        let whole = list(found.current)?;
        // Of a list whose parts rise each by its own, the last stands behind the rise of the one before.
        let together = list(found.current.checked_sub(1)?) == Some(whole);
        let unnamed = subject(scene.items[index].lead_chars).chars().count() < 2;
        let whole = scene.index_of(whole).filter(|whole| range.contains(whole) && *whole < found.current)?;
        (together && unnamed && found.base.is_none()).then_some(whole)
    };
    if !told {
        // 执行收案2380件，新收案件增加180%: what the words name is not told.
        let other = foreign && !states::may_have_moved(scene, found.current, index);
        return (!other).then(|| Said { current: of_list().unwrap_or(found.current), ..found });
    }
    let fits = |current: &usize| {
        let alike = scene.items[*current].same_class(&scene.items[found.current]);
        alike && Some(*current) != found.base && gives(scene, index, Said { current: *current, ..found }, amount)
    };
    let current = states::now(scene, index, 1).find(fits).or_else(|| {
        let of_name = |current: &usize| called(*current) && fits(current);
        states::now(scene, index, states::REACH).filter(|_| !named.is_empty()).find(of_name)
    });
    let beside = || of_all_beside(scene, index, found, &range);
    let current = current.or_else(of_list).or(if foreign || beside() { None } else { Some(found.current) })?;
    Some(Said { current, ..found })
}

/// 2021年250件、2022年300件、2023年350件，年均增长18.3%: growth a year is that from the first of the years in a row.
pub(super) fn over_years(scene: &Scene, index: usize, found: Said, range: Range<usize>) -> Said {
    let (item, now) = (&scene.items[index], &scene.items[found.current]);
    let follows = |base: usize| scene.items[base].year.zip(now.year).is_some_and(|(then, now)| then + 1 == now);
    let Some(base) = found.base.filter(|&base| item.cues.has(Cue::Each) && follows(base)) else { return found };
    let earlier = |k: &usize| {
        let other = &scene.items[*k];
        let before = other.year.zip(scene.items[base].year).is_some_and(|(year, base)| year < base);
        before && !other.delta && !other.spelled && other.same_class(now)
    };
    let first = (range.start..base).filter(earlier).min_by_key(|&k| scene.items[k].year);
    Said { base: first.or(found.base), ..found }
}

/// 监督立案47件、撤案56件，立案和撤案总数同比上升106.0% · 来信327件、来访104件，…总量增长2.9%: whether the words name all that was told, and the
/// state is but one of it.
fn is_of_several(scene: &Scene, index: usize, found: Said) -> bool {
    // 总数比上年增加10件，增长7.1%: of what the amount is said of.
    let said = amount(scene, index, found.current).unwrap_or(index);
    let (lead, now) = (scene.items[said].lead, &scene.items[found.current]);
    let alike = |k: &usize| scene.items[*k].is_stock() && scene.items[*k].same_class(now) && *k != found.current;
    let others = || scene.back(index, states::REACH).filter(|&k| scene.items[k].block == now.block).filter(alike);
    let all = words_of(WordList::AllTold).iter().any(|word| lead.starts_with(word));
    let total = now.cues.has(Cue::Total) || now.lead.contains(['总', '共']) || now.measure.contains('总');
    let name = subject(scene.items[said].lead_chars);
    let names: Vec<&str> = name.split(['和', '与', '及', '、']).filter(|name| name.chars().count() > 1).collect();
    let named = |name: &&str, k: usize| share_words(name, scene.items[k].measure);
    let both = || names.len() > 1 && names.iter().all(|name| others().chain([found.current]).any(|k| named(name, k)));
    let told_of = || names.iter().filter(|name| named(name, found.current)).count() < names.len();
    let beside = || others().any(|k| scene.items[k].sentence == now.sentence);
    found.base.is_none() && !total && (all && beside() || both() && told_of())
}

/// Whether the states, or the later one and the amount, give the rise or fall at `index`.
fn gives(scene: &Scene, index: usize, Said { current, base, .. }: Said, amount: Option<usize>) -> bool {
    let (item, now) = (&scene.items[index], scene.items[current].value());
    let before = || match (base, amount) {
        (Some(base), _) => Some(scene.items[base].value()),
        (None, Some(by)) if rises(scene, by) => now.minus(&scene.items[by].value()),
        (None, Some(by)) => now.plus(&scene.items[by].value()),
        (None, None) => None,
    };
    let given = || {
        let before = before()?;
        if before.high?.at <= Number::ZERO {
            return Some(false);
        }
        if !item.kind.is_rate() {
            let (from, to) = if rises(scene, index) { (before, now) } else { (now, before) };
            return Some(to.minus(&from)?.meets(&item.value()));
        }
        grows(scene, index, &now, &before)
    };
    given().unwrap_or(true)
}

/// Whether `now` is `before` grown by the rate at `index`; `None` on overflow.
fn grows(scene: &Scene, index: usize, now: &Interval, before: &Interval) -> Option<bool> {
    let grown = now.ratio_of(before)?;
    let factors = scene.items[index].rate()?.change(rises(scene, index))?;
    Some(factors.iter().any(|factors| factors.meets(&grown)))
}

/// 收案333件(上年300件)，结案428件(上年400件)；收案增长11.0%: the state before that is told of what rose, rather than of another:
/// what `found` holds where it is that, or gives the rise; else what stands right behind the rise, or behind what rose.
pub(super) fn own_base(scene: &Scene, index: usize, found: Said, range: Range<usize>) -> Option<usize> {
    let base = found.base?;
    let item = |k: usize| &scene.items[k];
    let amount = amount(scene, index, found.current);
    if base >= found.current.max(index) || found.current > base || gives(scene, index, found, amount) {
        return Some(base);
    }
    // …增加64件(上年1982件)，二审增加130件: of the rise before it.
    let of_rise = |k: usize| k > 0 && k - 1 != index && item(k - 1).delta && item(k).depth > item(k - 1).depth;
    let is_now = |k: &usize| {
        let state = !item(*k).base && !item(*k).delta && !item(*k).spelled;
        state && item(*k).kind == item(base).kind && item(*k).class == item(base).class
    };
    let owner = |k: usize| (range.start..k).rev().find(is_now);
    // 受理151件，不予受理12件，比上年的66件增加85件: another state and it give the rise.
    let fits = |&current: &usize| {
        item(current).same_class(item(base)) && gives(scene, index, Said { current, ..found }, amount)
    };
    let meant = || owner(base) == Some(found.current) || states::now(scene, index, 1).any(|current| fits(&current));
    if !of_rise(base) && meant() {
        return Some(base);
    }
    let told = |k: usize| k < range.end && item(k).base && item(k).same_class(item(found.current));
    [index + 1, found.current + 1].into_iter().find(|&k| told(k) && !of_rise(k))
}

/// 结案率95.0%，纠错率6.7%，结案率较上年的91.5%提升3.5个百分点: the state that the words before the base name, rather than the nearest; `None`:
/// they name what is not told, and the nearest does not give the rise.
pub(super) fn named_anew(scene: &Scene, index: usize, found: Said, range: Range<usize>) -> Option<Said> {
    let name = |k: usize| subject(scene.items[k].lead_chars);
    let before = index.checked_sub(1).filter(|&k| scene.items[k].base && found.current < k);
    let Some(base) = before.filter(|&base| found.base.is_none_or(|then| then == base)) else { return Some(found) };
    let named = name(base);
    if named.chars().count() < 2 || name(index).chars().count() > 1 {
        return Some(found);
    }
    let (then, rates) = (&scene.items[base], scene.items[base].kind.is_rate());
    let called = |k: usize| {
        let item = &scene.items[k];
        if rates {
            item.lead.contains(&*named) || named.ends_with(item.measure) && item.measure.chars().count() > 1
        } else {
            states::is_called(item, &named)
        }
    };
    let alike = |k: &usize| {
        let item = &scene.items[*k];
        !item.base
            && !item.delta
            && !item.spelled
            && item.kind == then.kind
            && item.class == then.class
            && item.depth <= then.depth
    };
    let told = (range.start..base).rev().filter(alike).find(|&k| called(k));
    match told {
        _ if called(found.current) => Some(found),
        Some(current) => Some(Said { current, base: Some(base), ..found }),
        None => Some(found).filter(|found| gives(scene, index, *found, None)),
    }
}

/// 一审333件、二审428件，较上年(700件)上升8.7%: whether it is all that stands side by side that has risen.
fn of_all_beside(scene: &Scene, index: usize, found: Said, range: &Range<usize>) -> bool {
    let joined = |k: &usize| {
        let alike = scene.items[*k].is_stock() && scene.items[*k].same_class(&scene.items[found.current]);
        alike && scene.between(*k, *k + 1).contains(&'、')
    };
    let beside = (range.start..found.current).rev().take_while(joined);
    let all = beside.chain([found.current]).collect::<Vec<_>>();
    let given = || grows(scene, index, &list::sum(scene, &all)?, &scene.items[found.base?].value());
    all.len() > 1 && given() == Some(true)
}

/// The state before of `found` where it is of the time that the words compare with: of that year, or not told; behind 由…到…,
/// 比上年 says another, but where it gives the rise.
pub(super) fn of_time(scene: &Scene, index: usize, found: Said, range: Range<usize>) -> Option<usize> {
    let item = &scene.items[index];
    if let Some(year) = states::compared_year(item) {
        let told = |k: &usize| {
            let other = &scene.items[*k];
            *k != found.current
                && other.year == Some(year)
                && !other.delta
                && other.same_class(&scene.items[found.current])
        };
        // 比2020年的12万人增长50%: right before the rise, whatever its year.
        let beside =
            found.base.filter(|base| base + 1 == index && scene.items[*base].lead.contains(&format!("{year}年")));
        return beside.or_else(|| range.rev().find(told));
    }
    let base = found.base?;
    let versus = item.cues.has(Cue::Versus) && scene.items[base].cues.has(Cue::From);
    let apart = states::is_far_before(item) || versus;
    let amount = amount(scene, index, found.current);
    let (now, then) = (&scene.items[found.current], &scene.items[base]);
    // 2023年120件(2020年80件)，同比增长25%: the bracket may tell another year than the one compared with.
    let another = then.depth > now.depth && now.year.zip(then.year).is_some_and(|(now, then)| now != then + 1);
    (!another && (!apart || base + 1 == index) || gives(scene, index, found, amount)).then_some(base)
}
