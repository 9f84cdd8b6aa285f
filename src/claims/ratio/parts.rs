//! Which counts a rate or a share speaks of.

use super::candidates::{candidates, fit, fitting};
use super::named::{Named, counted_together, is_first, is_named, of_most, sorts_before, speaks_of};
use super::whole::{Choice, Wholes};
use crate::claims::claim::Strength;
use crate::claims::scene::{Item, Scene, WINDOW};
use crate::claims::words::first_shared;
use crate::exact::Fit;
use crate::figures::Kind;
use crate::lexicon::{Cue, Rate, Sort, WordList, words_of};
use crate::sort;

/// How far before a whole in a bracket the words of its share may begin.
const ENCLOSED: usize = 16;
/// How many counts that share a word with a name are not told apart by it.
const SHARED: usize = 3;
/// Words that name nothing but what is counted, with the classes of its unit.
const COUNTED: [(&[&str], &[&str]); 3] =
    [(&["批次", "批数"], &["batch"]), (&["人次", "人数"], &["turn", "person"]), (&["件数", "件次"], &["case"])];

/// Which count, or counts, each rate of the group speaks of.
pub(super) fn parts(
    scene: &Scene,
    wholes: &Wholes,
    (start, index): (usize, usize),
    group: usize,
    named: &Named,
) -> Vec<(usize, Vec<usize>)> {
    let rate = &scene.items[index];
    let counts = |k: &usize| is_counted_before(&scene.items[*k], rate);
    if group > 1 {
        return of_group(scene, (start, index), group, named);
    }
    // 公开(含部分公开)占66.7%: of both.
    if matches!(named, Named::Share { .. }) && joins_another(scene, rate) {
        return Vec::new();
    }
    let nearest = (start..index).rev().find(counts);
    // A rate by name may stand up to two sentences behind its counts.
    let nearby = || scene.back(index, 2).filter(|&k| scene.items[k].block == rate.block).filter(counts);
    // 电话咨询占比最高，达60.4%: the clause before says what.
    let most = of_most(scene, rate);
    let lead = most.as_deref().unwrap_or(rate.lead);
    let subject = subject(lead);
    // 10万元至50万元的54个、50万元以上的8个，10万元以上的占42.5%: another class than any that is counted.
    if let Some(class) = class_of_size(rate) {
        let of = |k: &usize| counts(k) && class_of_size(&scene.items[*k]) == Some(class);
        let part = (start..index).rev().find(of);
        return part.map(|part| (index, vec![part])).into_iter().collect();
    }
    // 强奸24332人、猥亵11013人，二者合计占…
    // 盗窃113人、抢劫57人，两类占…: as many as stand side by side.
    let side_by_side = |count: &usize| {
        let mut last = (start..index).rev().filter(counts).take(*count);
        last.by_ref().take(count.saturating_sub(1)).all(|k| k > start && scene.between(k - 1, k).contains(&'、'))
    };
    if let (Named::Share { .. }, Some(count)) = (named, sorts_before(scene, index)) {
        if is_first(scene, index) {
            let first = first_of_list(scene, wholes, (start, index), count);
            return first.map(|first| (index, first)).into_iter().collect();
        }
        // 第一、二种形态合计占93.8%: some of the list, by their numbers.
        if matches!(scene.document.fold.char(scene.items[index - 1].at.start.wrapping_sub(1)), '、' | '第') {
            return Vec::new();
        }
    }
    let together = || counted_together(scene, index).or_else(|| sorts_before(scene, index).filter(side_by_side));
    if let (Named::Share { .. }, Some(count)) = (named, together()) {
        let last = (start..index).rev().find(counts);
        let alike = |k: &usize| counts(k) && last.is_some_and(|last| scene.items[*k].same_class(&scene.items[last]));
        let mut parts: Vec<usize> = (start..index).rev().filter(alike).take(count).collect();
        parts.reverse();
        return if parts.len() == count { vec![(index, parts)] } else { Vec::new() };
    }
    let part = match named {
        // 来访126批284人次，批次占34.5%: the unit is all that is named.
        Named::Share { .. } if is_counted(subject) => {
            let of = |classes: &[&str]| {
                (start..index).rev().filter(counts).find(|&k| classes.contains(&scene.items[k].class))
            };
            COUNTED.iter().find(|(words, _)| words.contains(&subject)).and_then(|(_, classes)| of(classes))
        }
        Named::Share { .. } if matches!(subject, "前者" | "后者") => {
            let named = |k: &usize| counts(k) && !scene.items[*k].cues.has(Cue::Total);
            let latter = (start..index).rev().find(named);
            let alike = |&k: &usize| named(&k) && latter.is_some_and(|b| scene.items[k].same_class(&scene.items[b]));
            let former = latter.and_then(|latter| (start..latter).rev().find(alike));
            if subject == "前者" { former } else { former.and(latter) }
        }
        // 罚款占处罚总量的77.44%: the part is named anew.
        Named::Share { .. } if subject.chars().count() > 1 && !rate.cues.has(Cue::Respective) => {
            // 医院诊疗人次占…: 医院诊疗.
            let common = words_of(WordList::Common).iter().find_map(|word| subject.strip_suffix(word));
            let name = common.filter(|name| name.chars().count() > 1).unwrap_or(subject);
            let by_name = scene.back(index, 1).find(|&k| {
                let item = &scene.items[k];
                item.block == rate.block
                    && item.is_stock()
                    && !item.measure.is_empty()
                    && (item.measure.contains(name) || subject.ends_with(item.measure))
            });
            let near = || (start..index).rev().filter(counts);
            // 多元化解读 of 图文解读、视频解读 and 文字解读: what all of them share names none.
            let place = |k: usize| first_shared(subject, scene.items[k].measure);
            let alike = near().filter(|&k| place(k).is_some()).take(SHARED).count();
            let may = |place: usize| place == 0 || alike < SHARED && most.is_none();
            by_name.or_else(|| near().find(|&k| place(k).is_some_and(may)))
        }
        // 网络申请563件、信函申请130件，网络申请仍为主渠道，占比81.2%: what the clause between names.
        Named::Share { .. } => nearest.map(|near| named_between(scene, near, index, start).unwrap_or(near)),
        Named::Rate { known: Some(known), .. } => {
            // 不批准逮捕85人，其中无社会危险性不捕52人、证据不足不捕33人，不捕率…: all that the list takes apart.
            let all = |sort: &Sort, part: usize| {
                wholes.opened(part).filter(|&whole| sort.stands_in(scene.items[whole].measure))
            };
            // 不起诉, not 附条件不起诉, where the sentence tells both.
            let named = |sort: &Sort| {
                let near = nearby().find(|&k| speaks_of(sort, &scene.items[k]))?;
                let itself = |&k: &usize| sort.is(scene.items[k].measure);
                let beside = |k: &usize| scene.items[*k].sentence == scene.items[near].sentence;
                let part = nearby().take_while(beside).find(itself).unwrap_or(near);
                Some(all(sort, part).unwrap_or(part))
            };
            let found: Option<Vec<usize>> = known.parts.iter().map(named).collect();
            let found = found.filter(|parts| !parts.iter().any(|&part| overtaken(scene, part, index, known)));
            let fits = |parts: &Vec<usize>| {
                let fit = fitting(scene, parts, index);
                candidates(scene, parts, index).any(|k| fit(k) != Fit::Not)
            };
            let told = if found.as_ref().is_some_and(fits) { None } else { outcomes(scene, nearby(), index, known) };
            let found = told.or(found);
            return found.map(|parts| (index, parts)).into_iter().collect();
        }
        Named::Rate { name, known: None, .. } => {
            let stem = name.trim_end_matches('率');
            // 集中供养486人、分散供养1700人，集中供养率: the one whose words the name begins with.
            let place = |k: usize| {
                let item = &scene.items[k];
                [item.measure, item.trail].into_iter().filter_map(|words| first_shared(stem, words)).min()
            };
            nearby()
                .filter_map(|k| Some((place(k)?, k)))
                .min_by_key(|(place, k)| (*place, std::cmp::Reverse(*k)))
                .map(|(_, k)| k)
        }
    };
    part.map(|part| (index, vec![part])).into_iter().collect()
}

/// The counts that as many rates side by side speak of, each of its own; none where that is not told.
fn of_group(scene: &Scene, (start, index): (usize, usize), group: usize, named: &Named) -> Vec<(usize, Vec<usize>)> {
    let counts = |k: &usize| is_counted_before(&scene.items[*k], &scene.items[index]);
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
    // 县区50件，7家部门承办30件，企业20件，分别占…: of different units, which are meant is not told.
    let alike = before.windows(2).all(|pair| scene.items[pair[0]].same_class(&scene.items[pair[1]]));
    let members: Vec<(usize, Vec<usize>)> =
        before.into_iter().enumerate().map(|(k, part)| (index + k, vec![part])).collect();
    // 事故254682起，死亡49528人。违法导致221632起，死亡41163人，分别占总数的87.0%、83.1%: each of its own whole, where all of them, but
    // for one of three and more, are told.
    let given = |(rate, parts): &&(usize, Vec<usize>)| {
        let fit = fitting(scene, parts, *rate);
        candidates(scene, parts, *rate).any(|k| fit(k) == Fit::Rounded)
    };
    let told = || members.iter().filter(given).count();
    // The wholes stand before them in the same units.
    let parallel = || {
        let Some(first) = members.first().map(|(_, parts)| parts[0]) else { return false };
        let mut wholes: Vec<usize> = scene.back(first, 1).filter(counts).take(group).collect();
        wholes.reverse();
        let mut pairs = wholes.iter().zip(&members);
        wholes.len() == group && pairs.all(|(&k, (_, parts))| scene.items[k].same_class(&scene.items[parts[0]]))
    };
    let meant = members.len() == group && (alike || told() == group || group > 2 && told() + 1 == group && parallel());
    if meant { members } else { Vec::new() }
}

/// What the words before a rate say it is of: 企业 of 其中企业占.
fn subject(lead: &str) -> &str {
    // 占道经营占到72%
    let lead = lead.rsplit_once('占').map_or(lead, |(subject, _)| subject);
    let subject = lead.split(['率', '完']).next().unwrap_or_default().trim_start_matches("其中");
    let subject = subject.split('所').next().unwrap_or_default();
    // 专任教师中本科以上学历占…: of these, not they.
    let subject = subject.rsplit_once('中').map_or(subject, |(_, among)| among);
    ["比重", "比例"].iter().find_map(|word| subject.split_once(word)).map_or(subject, |(name, _)| name)
}

/// 前两类合计占85.1%: the first so many of the list before the rate.
fn first_of_list(scene: &Scene, wholes: &Wholes, (start, index): (usize, usize), count: usize) -> Option<Vec<usize>> {
    let counts = |k: &usize| is_counted_before(&scene.items[*k], &scene.items[index]);
    let whole = (start..index).rev().filter(counts).find_map(|k| wholes.listed(k))?;
    let of_list = |k: &usize| counts(k) && wholes.listed(*k) == Some(whole);
    let first: Vec<usize> = (start..index).filter(of_list).take(count).collect();
    (first.len() == count).then_some(first)
}

/// The count that the clause right before that of the share names, behind all that is counted.
fn named_between(scene: &Scene, near: usize, index: usize, start: usize) -> Option<usize> {
    let mut clauses = scene.between(near, index).split(|c| matches!(c, ',' | ';')).rev().skip(1);
    let clause: String = clauses.next().filter(|clause| !clause.is_empty())?.iter().collect();
    let opens = |k: &usize| {
        let item = &scene.items[*k];
        is_counted_before(item, &scene.items[index])
            && item.measure.chars().count() > 1
            && clause.starts_with(item.measure)
    };
    (start..index).rev().find(opens)
}

/// Whether a rate may speak of the count before it.
fn is_counted_before(item: &Item, rate: &Item) -> bool {
    item.is_stock() && item.depth <= rate.depth && !item.spelled && !item.is_limit()
}

/// Whether a bracket right before the words of the share takes in something else: 公开(含部分公开)占….
fn joins_another(scene: &Scene, rate: &Item) -> bool {
    let end = rate.at.start - rate.lead_chars.len();
    let words = scene.document.fold.slice(end.saturating_sub(ENCLOSED)..end);
    let open = words.strip_suffix(&[')']).and_then(|words| words.iter().rposition(|c| matches!(c, '(' | ')')));
    open.is_some_and(|open| matches!(words[open..], ['(', '含', ..] | ['(', '包', ..]))
}

/// Whether the words name nothing but what is counted: 批次.
pub(super) fn is_counted(words: &str) -> bool {
    COUNTED.iter().any(|(counted, _)| counted.contains(&words))
}

/// The class by size that the words of `item` begin with: 10万元以上.
fn class_of_size<'i>(item: &Item<'i>) -> Option<&'i str> {
    let end = ["以上的", "以下的", "以内的"].iter().find_map(|word| Some(item.lead.find(word)? + word.len()))?;
    Some(item.lead[..end].trim_start_matches(|c: char| !c.is_ascii_digit()))
}

/// 审结118件，其中维持110件、撤销5件、确认违法3件，综合纠错率6.78%: the outcomes that make up the part, where they give the
/// rate of some count.
pub(super) fn outcomes(
    scene: &Scene,
    nearby: impl Iterator<Item = usize>,
    rate: usize,
    known: &Rate,
) -> Option<Vec<usize>> {
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
    let fit = fitting(scene, &parts, rate);
    let gives = |whole: usize| fit(whole) != Fit::Not;
    (!parts.is_empty() && candidates(scene, &parts, rate).any(gives)).then(|| parts.clone())
}

/// 抽检食品2156批次，合格2113批次；抽检药品320批次，合格率99.4%: whether another whole stands between the part, which has
/// one of its own, and the rate.
pub(super) fn overtaken(scene: &Scene, part: usize, rate: usize, known: &Rate) -> bool {
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
pub(super) fn ahead(scene: &Scene, index: usize, named: &Named) -> Option<(usize, Choice)> {
    let Named::Rate { known: Some(known), narrowed, .. } = named else { return None };
    let [sort] = &known.parts[..] else { return None };
    let rate = &scene.items[index];
    let near = |k: &usize| scene.items[*k].block == rate.block && scene.items[*k].sentence <= rate.sentence + 1;
    let counts = |k: &usize| {
        let item = &scene.items[*k];
        item.is_stock() && !item.spelled && !item.is_limit()
    };
    let mut behind = (index + 1..scene.items.len()).take(WINDOW).take_while(near).filter(counts);
    let whole = behind.find(|&k| is_named(&scene.items[k], named))?;
    let part = behind.find(|&k| speaks_of(sort, &scene.items[k]) && scene.items[k].same_class(&scene.items[whole]))?;
    let joined = !narrowed
        && whole == index + 1
        && matches!(scene.between(index, whole), [',', '即', ..] | ['(' | ':', ..])
        && scene.items[part].sentence == rate.sentence;
    let strength = if joined { Strength::Stated } else { Strength::Inferred };
    (joined || fit(scene, &[part], whole, index) != Fit::Not).then_some((part, Choice::of(whole, strength)))
}

/// 办结8640件，占总办件量9600件的90%: the part, and the whole that stands within the words of the share.
pub(super) fn enclosed(scene: &Scene, index: usize, start: usize) -> Option<(usize, usize)> {
    let (rate, whole) = (&scene.items[index], index.checked_sub(1).filter(|&k| k > start)?);
    let of = &scene.items[whole];
    let planned = |words: &str| words_of(WordList::Planned).iter().any(|word| words.strip_suffix('的') == Some(*word));
    // 完成全年900万人目标的83%, 占年度目标(606.5亿元)的137.9%
    // 占财政收入240亿元的比重为75%
    let lead = rate.lead.trim_end_matches(['为', '达', '到', '是', '约']);
    let lead = ["比重", "比例"].iter().find_map(|word| lead.strip_suffix(word)).unwrap_or(rate.lead);
    let joined = of.trail.starts_with(lead) && (lead == "的" || planned(rate.lead) && of.trail == rate.lead);
    let bracketed = lead == "的" && of.depth == rate.depth + 1 && scene.between(whole, index) == [')', '的'];
    let told = of.is_stock() && !of.spelled && rate.kind == Kind::Percent;
    let within = told && (joined || bracketed);
    let lead = || {
        let words = if bracketed { before_its_bracket(scene, whole) } else { of.lead.to_owned() };
        words.trim_start_matches('约').to_owned()
    };
    let opens = || ["占", "完成", "为", "相当于"].iter().any(|word| lead().starts_with(word));
    let part = |&k: &usize| {
        let item = &scene.items[k];
        let counts = item.is_stock() && !item.spelled && !scene.is_measure_of_rate(k);
        counts && item.same_class(of) && item.depth <= rate.depth && k != whole
    };
    let part = if within && opens() { (start..whole).rev().find(part) } else { None };
    part.map(|part| (part, whole))
}

/// The words of the clause before the bracket that the figure stands in: 占年度目标 of 占年度目标(606.5亿元).
fn before_its_bracket(scene: &Scene, index: usize) -> String {
    let item = &scene.items[index];
    let words = scene.document.fold.slice(item.at.start.saturating_sub(ENCLOSED)..item.at.start);
    let open = words.iter().rposition(|&c| c == '(').unwrap_or(0);
    let from = words[..open].iter().rposition(|c| matches!(c, ',' | ';' | ':' | '。' | ')')).map_or(0, |at| at + 1);
    words[from..open].iter().collect()
}
