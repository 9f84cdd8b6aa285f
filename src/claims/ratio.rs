//! Ratio: a stated rate is the quotient of two counts.
//!
//! What it checks: 参加1099人，合格1044人，通过率94.99% · 占… · 分别占… · 所占比重依次为…
//! Which whole: words first (占受理总数的), then the whole of the share before, then arithmetic among what was counted.
//! When it is silent: no count in reach is named as what the rate divides.

use super::claim::{Claim, Form, Role, Strength, Why};
use super::list;
use super::scene::{Item, Scene};
use super::words::share_words;
use crate::exact::{Fit, Number};
use crate::figures::Kind;
use crate::lexicon::{Cue, Rate, Sort, lexicon};
use crate::sort;

/// How many sentences back the counts of a rate may stand.
const REACH: usize = 16;
/// How many candidates for a whole are weighed.
const CANDIDATES: usize = 24;

/// The wholes of the lists that were found.
struct Wholes {
    /// Of each item, the whole of the list that it is a part in.
    of_part: Vec<Option<u32>>,
    all: Vec<usize>,
}

impl Wholes {
    fn of(scene: &Scene, claims: &[Claim]) -> Wholes {
        let mut wholes = Wholes { of_part: vec![None; scene.items.len()], all: Vec::new() };
        for claim in claims.iter().filter(|claim| matches!(claim.form, Form::Sum { .. })) {
            let Some(whole) = claim.figure(Role::Whole).and_then(|id| scene.index_of(id)) else { continue };
            wholes.all.push(whole);
            for part in claim.all(Role::Part).filter_map(|id| scene.index_of(id)) {
                wholes.of_part[part] = u32::try_from(whole).ok();
            }
        }
        sort::plain(&mut wholes.all);
        wholes
    }

    /// The whole of the list that the part stands in; else the nearest whole before it in its block.
    fn over(&self, scene: &Scene, parts: &[usize]) -> Option<usize> {
        let part = *parts.first()?;
        let before = self.all[..self.all.partition_point(|whole| *whole < part)].last();
        let near = before.filter(|whole| scene.items[**whole].block == scene.items[part].block);
        self.of_part[part].map(|whole| whole as usize).or(near.copied())
    }
}

/// A rate in the text with what its words say.
enum Named {
    /// 通过率, by the lexicon or by its own stem.
    Rate { name: String, known: Option<&'static Rate>, narrowed: bool },
    /// 占 and the words of the whole.
    Share { whole: String },
}

/// A whole, and how sure it is.
struct Choice {
    whole: usize,
    strength: Strength,
}

/// Finds every ratio.
pub fn find(scene: &Scene, claims: &mut Vec<Claim>) {
    let wholes = Wholes::of(scene, claims);
    let mut chain: Option<(usize, usize)> = None; // the whole of the share before, and its block
    for range in scene.sentences() {
        let mut index = range.start;
        while index < range.end {
            let group = group(scene, index, range.end);
            let each = each_named(scene, index, group);
            if !each.is_empty() {
                for (rate, named) in (index..).zip(&each) {
                    for (rate, parts) in parts(scene, range.start, rate, 1, named) {
                        let choice = choose(scene, &parts, rate, named, &[]);
                        claims.extend(choice.map(|choice| claim(scene, &parts, rate, named, choice)));
                    }
                }
            } else if let Some((part, whole)) = enclosed(scene, index, range.start) {
                let choice = Choice { whole, strength: Strength::Stated };
                let named = Named::Share { whole: scene.items[whole].measure.to_owned() };
                claims.push(claim(scene, &[part], index, &named, choice));
            } else if let Some(named) = named(scene, index) {
                let members = parts(scene, range.start, index, group, &named);
                let ahead = if group == 1 && members.is_empty() { ahead(scene, index, &named) } else { None };
                claims.extend(ahead.map(|(part, choice)| claim(scene, &[part], index, &named, choice)));
                let common = common(scene, &members);
                for (rate, parts) in &members {
                    let (rate, parts) = (*rate, &parts[..]);
                    let before = chain.filter(|(_, block)| *block == scene.items[rate].block).map(|(whole, _)| whole);
                    let chained: Vec<usize> = before.into_iter().chain(wholes.over(scene, parts)).collect();
                    let shared = common.map(|whole| Choice { whole, strength: Strength::Inferred });
                    let Some(choice) = shared.or_else(|| choose(scene, parts, rate, &named, &chained)) else {
                        continue;
                    };
                    if matches!(named, Named::Share { .. }) {
                        chain = Some((choice.whole, scene.items[rate].block));
                    }
                    claims.push(claim(scene, parts, rate, &named, choice));
                }
            }
            index += group.max(1);
        }
    }
}

fn claim(scene: &Scene, parts: &[usize], rate: usize, named: &Named, choice: Choice) -> Claim {
    let mut figures = vec![(choice.whole, Role::Whole), (rate, Role::Stated)];
    figures.extend(parts.iter().map(|&part| (part, Role::Part)));
    sort::by_key(&mut figures, |(index, _)| *index);
    Claim {
        form: Form::Ratio,
        figures: figures.into_iter().map(|(index, role)| (scene.items[index].id, role)).collect(),
        strength: choice.strength,
        why: match named {
            Named::Rate { name, .. } => Why::Rate(name.clone()),
            Named::Share { whole } => Why::Share(whole.clone()),
        },
    }
}

/// 受理率、办结率分别为98%、96%: what the words say of each of the rates that stand side by side; else nothing.
fn each_named(scene: &Scene, index: usize, group: usize) -> Vec<Named> {
    let item = &scene.items[index];
    if group < 2 || item.delta {
        return Vec::new();
    }
    let names = item.lead.split_once("分别").map_or("", |(names, _)| names);
    let names: Vec<&str> = names.split(['、', '和', '与', '及']).collect();
    if names.len() != group {
        return Vec::new();
    }
    let known = |name: &&str| {
        let rate = known_rate(name)?;
        let narrowed = name.chars().count() > rate.name.chars().count() + 1;
        Some(Named::Rate { name: rate.name.to_owned(), known: Some(rate), narrowed })
    };
    names.iter().map(known).collect::<Option<_>>().unwrap_or_default()
}

/// The rate of the lexicon that `name` ends with, the longest of them.
fn known_rate(name: &str) -> Option<&'static Rate> {
    lexicon().rates.iter().filter(|rate| name.ends_with(rate.name)).max_by_key(|rate| rate.name.len())
}

/// How many rates stand side by side from `index` on: 22.5%、28.3%和12.3%.
fn group(scene: &Scene, index: usize, end: usize) -> usize {
    if scene.items[index].kind != Kind::Percent {
        return 1;
    }
    let joined = |k: &usize| {
        let between = scene.between(k - 1, *k);
        scene.items[*k].kind == Kind::Percent
            && between.len() <= 1
            && between.iter().all(|c| matches!(c, '、' | '和' | '及' | '与' | ','))
    };
    1 + (index + 1..end).take_while(joined).count()
}

/// 办结8640件，占总办件量9600件的90%: the part, and the whole that stands within the words of the share.
fn enclosed(scene: &Scene, index: usize, start: usize) -> Option<(usize, usize)> {
    let (rate, whole) = (&scene.items[index], index.checked_sub(1).filter(|&k| k > start)?);
    let of = &scene.items[whole];
    let within = rate.kind == Kind::Percent && rate.lead == "的" && of.trail == "的" && of.is_stock() && !of.spelled;
    let opens = ["占", "完成"].iter().any(|word| of.lead.trim_start_matches("约").starts_with(word));
    let part = |&k: &usize| {
        let item = &scene.items[k];
        item.is_stock() && item.same_class(of) && item.depth <= rate.depth && !item.spelled
    };
    let part = if within && opens { (start..whole).rev().find(part) } else { None };
    part.map(|part| (part, whole))
}

/// What the words before a percentage make of it; `None`: no share and no rate of two counts.
fn named(scene: &Scene, index: usize) -> Option<Named> {
    let item = &scene.items[index];
    if item.kind != Kind::Percent || item.delta || item.base || item.cues.any(&[Cue::To, Cue::From]) {
        return None;
    }
    // 完成年初预算的98.20%
    let closed = Some(item.lead).filter(|lead| lead.ends_with('的'));
    if let Some((_, whole)) = closed.and_then(|lead| lead.split_once("完成")) {
        return Some(Named::Share { whole: whole.trim_end_matches('的').to_owned() });
    }
    if item.cues.has(Cue::Goal) {
        return None;
    }
    let lead = item.lead.trim_end_matches(|c: char| "为达到约近有是仅超过均的了,、".contains(c));
    // 整改率分别为80%、95% is one rate of two things; of several names each has its own.
    let lead = lead.strip_suffix("分别").filter(|name| !name.contains(['、', '和', '与', '及'])).unwrap_or(lead);
    let face = || lead.rfind('面').filter(|at| known_rate(&lead[..at + '面'.len_utf8()]).is_some());
    if let Some(at) = lead.rfind('率').or_else(face) {
        let name = &lead[..at + '率'.len_utf8()];
        let known = known_rate(name);
        let behind = &lead[at + '率'.len_utf8()..];
        return behind.chars().all(|c| "为达到约近有是仅超过均的(按人件数计算)".contains(c)).then(|| Named::Rate {
            name: known.map_or_else(
                || name.chars().rev().take(5).collect::<Vec<_>>().into_iter().rev().collect(),
                |rate| rate.name.to_owned(),
            ),
            known,
            // 法定审限内结案率 divides something narrower than 结案率 does.
            narrowed: known.is_some_and(|rate| name.chars().count() > rate.name.chars().count() + 1),
        });
    }
    let cue = ["所占比重", "所占比例", "占比", "占", "比重", "比例"].into_iter().find(|cue| item.lead.contains(cue))?;
    let (_, behind) = item.lead.rsplit_once(cue)?;
    let whole = behind.trim_matches(|c: char| "、的为达是约近了仅超过不足有到".contains(c));
    let whole = ["分别", "依次", "总数", "总量", "全部", "总", "全", "占"]
        .iter()
        .fold(whole.to_owned(), |text, word| text.replace(word, ""));
    let whole = whole.trim_matches(|c: char| "、的为达是约近了仅".contains(c)).to_owned();
    Some(Named::Share { whole })
}

/// Which count, or counts, each rate of the group speaks of.
fn parts(scene: &Scene, start: usize, index: usize, group: usize, named: &Named) -> Vec<(usize, Vec<usize>)> {
    let rate = &scene.items[index];
    let counts = |k: &usize| {
        let item = &scene.items[*k];
        item.is_stock() && item.depth <= rate.depth && !item.spelled
    };
    if group > 1 {
        let mut before: Vec<usize> = (start..index).rev().filter(counts).take(group).collect();
        if let Named::Rate { known: Some(Rate { parts, .. }), .. } = named
            && let [sort] = &parts[..]
        {
            // 发现120个，整改96个；发现60个，整改57个，整改率分别为80%、95%: those that its words name.
            let speaks = |k: &usize| counts(k) && speaks_of(sort, &scene.items[*k]);
            let worded: Vec<usize> = (start..index).rev().filter(speaks).take(group).collect();
            before = if worded.len() == group { worded } else { before };
        }
        before.reverse();
        return if before.len() == group {
            before.into_iter().enumerate().map(|(k, part)| (index + k, vec![part])).collect()
        } else {
            Vec::new()
        };
    }
    let nearest = (start..index).rev().find(counts);
    // A rate by name may stand up to two sentences behind its counts.
    let nearby = || scene.back(index, 2).filter(|&k| scene.items[k].block == rate.block).filter(counts);
    let subject = rate.lead.split(['占', '率', '完']).next().unwrap_or_default().trim_start_matches("其中");
    let subject = subject.split("所").next().unwrap_or_default();
    let subject = ["比重", "比例"].iter().find_map(|word| subject.split_once(word)).map_or(subject, |(name, _)| name);
    let part = match named {
        Named::Share { .. } if matches!(subject, "前者" | "后者") => {
            let named = |k: &usize| counts(k) && !scene.items[*k].cues.has(Cue::Total);
            let latter = (start..index).rev().find(named);
            let alike = |&k: &usize| named(&k) && latter.is_some_and(|b| scene.items[k].same_class(&scene.items[b]));
            let former = latter.and_then(|latter| (start..latter).rev().find(alike));
            if subject == "前者" { former } else { former.and(latter) }
        }
        // 罚款占处罚总量的77.44%: the part is named anew.
        Named::Share { .. } if subject.chars().count() > 1 && !rate.cues.has(Cue::Respective) => {
            let by_name = scene.back(index, 1).find(|&k| {
                let item = &scene.items[k];
                item.block == rate.block
                    && item.is_stock()
                    && !item.measure.is_empty()
                    && (item.measure.contains(subject) || subject.ends_with(item.measure))
            });
            let near = || (start..index).rev().filter(counts);
            by_name.or_else(|| near().find(|&k| share_words(subject, scene.items[k].measure)))
        }
        Named::Share { .. } => nearest,
        Named::Rate { known: Some(known), .. } => {
            let named = |sort: &Sort| nearby().find(|&k| speaks_of(sort, &scene.items[k]));
            let found: Option<Vec<usize>> = known.parts.iter().map(named).collect();
            let found = found.filter(|parts| !parts.iter().any(|&part| overtaken(scene, part, index, known)));
            let found = found.or_else(|| outcomes(scene, nearby(), index, known));
            return found.map(|parts| (index, parts)).into_iter().collect();
        }
        Named::Rate { name, known: None, .. } => {
            let stem = name.trim_end_matches('率');
            let speaks =
                |k: &usize| share_words(stem, scene.items[*k].measure) || share_words(stem, scene.items[*k].trail);
            nearby().find(speaks)
        }
    };
    part.map(|part| (index, vec![part])).into_iter().collect()
}

/// 审结118件，其中维持110件、撤销5件、确认违法3件，综合纠错率6.78%: the outcomes that make up the part, where they give the
/// rate of some count.
fn outcomes(scene: &Scene, nearby: impl Iterator<Item = usize>, rate: usize, known: &Rate) -> Option<Vec<usize>> {
    let mut told = vec![None; known.outcomes.len()];
    if told.is_empty() {
        return None;
    }
    for index in nearby {
        let speaks = known.outcomes.iter().position(|sort| sort.stands_in(scene.items[index].measure));
        if let Some(place) = speaks.filter(|&place| told[place].is_none()) {
            told[place] = Some(index);
        }
    }
    let mut parts: Vec<usize> = told.into_iter().flatten().collect();
    sort::plain(&mut parts);
    let gives = |whole: usize| fit(scene, &parts, whole, rate) != Fit::Not;
    (!parts.is_empty() && candidates(scene, &parts, rate).any(gives)).then(|| parts.clone())
}

/// 抽检食品2156批次，合格2113批次；抽检药品320批次，合格率99.4%: whether another whole stands between the part, which has
/// one of its own, and the rate.
fn overtaken(scene: &Scene, part: usize, rate: usize, known: &Rate) -> bool {
    let [sort] = &known.parts[..] else { return false };
    let whole = |k: &usize| {
        let item = &scene.items[*k];
        item.is_stock()
            && item.same_class(&scene.items[part])
            && speaks_of(&known.whole, item)
            && !speaks_of(sort, item)
    };
    let own = || scene.back(part, 1).filter(|&k| scene.items[k].block == scene.items[part].block).any(|k| whole(&k));
    (part + 1..rate).any(|k| whole(&k)) && own()
}

/// 办结率为95%。全年受理200件，办结190件: the counts that the words of a rate name, behind it in its sentence or the next.
/// Where nothing joins them, only counts that give the rate are meant.
fn ahead(scene: &Scene, index: usize, named: &Named) -> Option<(usize, Choice)> {
    let Named::Rate { known: Some(known), narrowed, .. } = named else { return None };
    let [sort] = &known.parts[..] else { return None };
    let rate = &scene.items[index];
    let near = |k: &usize| scene.items[*k].block == rate.block && scene.items[*k].sentence <= rate.sentence + 1;
    let counts = |k: &usize| scene.items[*k].is_stock() && !scene.items[*k].spelled;
    let mut behind = (index + 1..scene.items.len()).take_while(near).filter(counts);
    let whole = behind.find(|&k| is_named(&scene.items[k], named))?;
    let part = behind.find(|&k| speaks_of(sort, &scene.items[k]) && scene.items[k].same_class(&scene.items[whole]))?;
    let joined = !narrowed
        && whole == index + 1
        && matches!(scene.between(index, whole), [',', '即', ..] | ['(' | ':', ..])
        && scene.items[part].sentence == rate.sentence;
    let strength = if joined { Strength::Stated } else { Strength::Inferred };
    (joined || fit(scene, &[part], whole, index) != Fit::Not).then_some((part, Choice { whole, strength }))
}

/// Whether the words before or behind the figure name the sort.
fn speaks_of(sort: &Sort, item: &Item) -> bool {
    [item.lead, item.measure, item.trail].iter().any(|words| sort.stands_in(words))
}

/// Which count is the whole of `parts`: by words, by the share before, by the list it stands in, by arithmetic, by
/// nearness.
fn choose(scene: &Scene, parts: &[usize], rate: usize, named: &Named, chain: &[usize]) -> Option<Choice> {
    let fit = |&whole: &usize| fit(scene, parts, whole, rate);
    let stated = |whole| Some(Choice { whole, strength: Strength::Stated });
    let inferred = |whole| Some(Choice { whole, strength: Strength::Inferred });
    let (mut by_words, mut cut_off) = (Vec::new(), None);
    for whole in candidates(scene, parts, rate).filter(|&whole| names(scene, whole, rate, named)) {
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
    let share_of_words = matches!(named, Named::Share { whole } if !whole.is_empty());
    let narrowed = matches!(named, Named::Rate { narrowed: true, .. });
    // Of several that the words may mean, the nearest that is large enough.
    let part = &scene.items[parts[0]];
    let likeliest = |wholes: &mut dyn Iterator<Item = usize>| {
        let wholes: Vec<usize> = wholes.collect();
        wholes.iter().copied().find(|&k| scene.items[k].amount >= part.amount).or(wholes.first().copied())
    };
    if let Some(whole) = likeliest(&mut by_words.iter().copied().filter(|_| share_of_words)) {
        return stated(whole);
    }
    if let Some(&whole) = best(chain, fit) {
        return inferred(whole);
    }
    // So coarse a rate as 47% fits many counts: then only the list that the part stands in is asked.
    let coarse = scene.items[rate].step() >= Number::ONE && !chain.is_empty();
    let candidates: Vec<usize> = candidates(scene, parts, rate).collect();
    let beside: Vec<usize> = candidates.iter().copied().filter(|&k| scene.items[k].sentence == part.sentence).collect();
    if let Some(&whole) = best(&beside, fit).filter(|_| !coarse) {
        return inferred(whole);
    }
    // Words that name a whole right here weigh more than numbers that fit elsewhere.
    let mut here = by_words.iter().copied().filter(|&k| scene.items[k].sentence == scene.items[rate].sentence);
    if let Some(whole) = likeliest(&mut here).filter(|_| !narrowed) {
        return stated(whole);
    }
    if let Some(&whole) = best(&candidates, fit).filter(|_| !coarse) {
        return inferred(whole);
    }
    if narrowed {
        return None;
    }
    if let Some(whole) = likeliest(&mut by_words.iter().copied()) {
        return inferred(whole);
    }
    // Words for a whole that nothing here measures: 完成年度目标的108%.
    if share_of_words {
        return None;
    }
    if matches!(named, Named::Share { .. }) {
        // 在岗6840人，具有资格的513人，占7.5%: with nothing else to go by, the count right before the part.
        let head = beside.first().copied().filter(|&k| k + 1 == parts[0] && scene.items[k].amount >= part.amount);
        return chain.first().copied().or(head).and_then(inferred);
    }
    // 检查19455个，整改18963个，整改率…: the count right before the part, in its sentence.
    let here = part.sentence == scene.items[rate].sentence;
    let near = beside.first().copied().filter(|&k| here && k + 1 == parts[0]);
    near.and_then(inferred)
}

/// Whether words name the candidate: those of the rate, of the sentence's topic, or N件…中 before in the sentence.
fn names(scene: &Scene, candidate: usize, rate: usize, named: &Named) -> bool {
    let (stated, item) = (&scene.items[rate], &scene.items[candidate]);
    let bare = matches!(named, Named::Share { whole } if whole.is_empty());
    let topical = || !stated.topic.is_empty() && share_words(stated.topic, item.measure);
    let of_these = item.sentence == stated.sentence && item.trail.ends_with('中');
    is_named(item, named) || bare && of_these || (bare || !stated.lead.starts_with('其')) && topical()
}

/// The one whole of shares that stand side by side: that which at least half of them fit.
fn common(scene: &Scene, members: &[(usize, Vec<usize>)]) -> Option<usize> {
    let (first, parts) = members.first().filter(|_| members.len() > 1)?;
    let all: Vec<usize> = members.iter().flat_map(|(_, parts)| parts.iter().copied()).collect();
    let fitting =
        |whole: &usize| members.iter().filter(|(rate, parts)| fit(scene, parts, *whole, *rate) != Fit::Not).count();
    let candidates = candidates(scene, parts, *first).filter(|whole| !all.contains(whole));
    let best = candidates.map(|whole| (fitting(&whole), std::cmp::Reverse(whole))).max_by_key(|(count, _)| *count)?;
    (best.0 > 1 && best.0 * 2 >= members.len()).then_some(best.1.0)
}

/// The one that fits best: rounded before cut off, near before far.
fn best(wholes: &[usize], fit: impl Fn(&usize) -> Fit) -> Option<&usize> {
    [Fit::Rounded, Fit::CutOff].into_iter().find_map(|wanted| wholes.iter().find(|whole| fit(whole) == wanted))
}

/// How well `parts` over `whole` give the rate.
pub fn fit(scene: &Scene, parts: &[usize], whole: usize, rate: usize) -> Fit {
    let whole = &scene.items[whole];
    let fit = || {
        let printed = parts.iter().try_fold(Number::ZERO, |sum, &part| sum.plus(scene.items[part].amount));
        let quotient = list::sum(scene, parts)?.ratio_of(&whole.value())?;
        scene.items[rate].rate()?.weigh_part(printed?.ratio_of(whole.amount), &quotient)
    };
    fit().unwrap_or(Fit::Not)
}

/// Whether the words of the rate name what `item` counts.
fn is_named(item: &Item, named: &Named) -> bool {
    match named {
        Named::Rate { known: Some(rate), .. } => speaks_of(&rate.whole, item),
        Named::Rate { .. } => false,
        Named::Share { whole } if whole.is_empty() => false,
        Named::Share { whole } => item.measure.contains(whole.as_str()) || share_words(whole, item.measure),
    }
}

/// What may be the whole of `parts`, the nearest first; then what a bracket right behind the rate gives.
fn candidates<'s>(scene: &'s Scene, parts: &'s [usize], rate: usize) -> impl Iterator<Item = usize> + 's {
    let part = parts.first().copied().unwrap_or(rate);
    let item = &scene.items[part];
    let may = move |&k: &usize| {
        let other = &scene.items[k];
        let alike = other.same_class(item) || matches!((item.class, other.class), ("", _) | (_, ""));
        !parts.contains(&k) && other.is_stock() && alike && !other.spelled && other.amount > Number::ZERO
    };
    let before = scene.back(part, REACH).filter(may).take(CANDIDATES);
    let behind = (rate + 1..scene.sentence_of(rate).end)
        .take(1)
        .filter(move |&k| scene.items[k].depth > scene.items[rate].depth)
        .filter(may);
    before.chain(behind)
}
