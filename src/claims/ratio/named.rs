//! What the words before a rate make of it: a rate by name, or a share of something.

use crate::claims::scene::{Item, Scene, since};
use crate::claims::words::share_words;
use crate::figures::Kind;
use crate::lexicon::{Cue, Rate, Sort, WordList, lexicon, words_of};

/// How far back the clause may begin whose share is told behind it.
const CLAUSE: usize = 24;

/// A rate in the text with what its words say.
pub(super) enum Named {
    /// 通过率, by the lexicon or by its own stem.
    Rate { name: String, known: Option<&'static Rate>, narrowed: bool },
    /// 占 and the words of the whole; of a plan that is completed (完成预算的98.2%) these name nothing but a plan.
    Share { whole: String, planned: bool },
}

/// What the words before a percentage make of it; `None`: no share and no rate of two counts.
pub(super) fn named(scene: &Scene, index: usize) -> Option<Named> {
    let item = &scene.items[index];
    if item.kind != Kind::Percent || item.delta || item.base || item.cues.any(&[Cue::To, Cue::From]) {
        return None;
    }
    // 占财政收入240亿元的比重为75%: of what stands within its words alone.
    let within = index.checked_sub(1).map(|before| &scene.items[before]);
    if item.lead.starts_with('的') && within.is_some_and(|of| of.trail == item.lead && of.lead.starts_with('占')) {
        return None;
    }
    // 完成年初预算的98.20%
    let closed = Some(item.lead).filter(|lead| lead.ends_with('的'));
    if let Some((_, whole)) = closed.and_then(|lead| lead.split_once("完成")) {
        return Some(Named::Share { whole: whole.trim_end_matches('的').to_owned(), planned: true });
    }
    let behind_bracket = !item.head.is_empty() && item.lead.chars().count() < 2;
    let words = if let Some(words) = of_most(scene, item) {
        words
    } else if behind_bracket {
        item.head.iter().collect::<String>() + item.lead
    } else {
        item.lead.to_owned()
    };
    // 占全年目标的65% is none itself.
    let own = item.lead_chars.iter().position(|c| *c == '占').map_or(item.lead_chars, |at| &item.lead_chars[..at]);
    if item.cues.has(Cue::Goal) && lexicon().cues.in_order(own).any(|(.., cue)| *cue == Cue::Goal) {
        return None;
    }
    let lead = words.trim_end_matches(|c: char| "为达到约近有是仅超过均的了,、".contains(c));
    // 整改率分别为80%、95% is one rate of two things; of several names each has its own.
    let lead = lead.strip_suffix("分别").filter(|name| !name.contains(['、', '和', '与', '及'])).unwrap_or(lead);
    // 增长面, 支出进度: the lexicon alone knows them for rates.
    let known = || known_rate(lead).map(|_| lead.len() - '率'.len_utf8());
    if let Some(at) = lead.rfind('率').or_else(known) {
        let name = &lead[..at + '率'.len_utf8()];
        let known = known_rate(name);
        let behind = &lead[at + '率'.len_utf8()..];
        return behind.chars().all(|c| "为达到约近有是仅超过均的(按人件数计算)".contains(c)).then(|| Named::Rate {
            name: known.map_or_else(
                || name.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect(),
                |rate| rate.name.to_owned(),
            ),
            known,
            narrowed: is_measured(scene, index)
                || known.is_some_and(|rate| narrows(scene, index, name, rate) || is_second(scene, index, name, rate)),
        });
    }
    let cue = ["所占比重", "所占比例", "占比", "占", "比重", "比例"].into_iter().find(|cue| words.contains(cue))?;
    let (_, behind) = words.rsplit_once(cue)?;
    let whole = behind.trim_matches(|c: char| "、的为达是约近了仅超过不足有到".contains(c));
    if whole.is_empty() {
        return Some(Named::Share { whole: String::new(), planned: false });
    }
    // 占全国幼儿园的比例
    let whole = ["比例", "比重"].iter().fold(whole, |whole, word| whole.trim_end_matches(word));
    let whole = words_of(WordList::AllOf).iter().fold(whole.to_owned(), |text, word| text.replace(word, ""));
    let whole = whole.trim_matches(|c: char| "、的为达是约近了仅".contains(c)).to_owned();
    if whole.is_empty() {
        return Some(Named::Share { whole, planned: false });
    }
    let planned = words_of(WordList::Planned).iter().any(|word| whole.ends_with(word));
    Some(Named::Share { whole, planned })
}

/// 占受理案件数比例最高，达93.33%: the words of the clause before, where those right before the rate say nothing of their own.
pub fn of_most(scene: &Scene, item: &Item) -> Option<String> {
    let bare = matches!(item.lead, "达" | "达到" | "为" | "约" | "高达");
    let end = item
        .at
        .start
        .checked_sub(item.lead_chars.len() + 1)
        .filter(|&at| bare && scene.document.fold.char(at) == ',')?;
    let start = scene.document.sentences[item.sentence].range.start.max(end.saturating_sub(CLAUSE));
    let words = scene.document.fold.slice(start..end);
    let start = words.iter().rposition(|c| matches!(c, ',' | ';' | ':' | '、')).map_or(0, |at| at + 1);
    let clause: String = words[start..].iter().collect();
    let most = words_of(WordList::Most).iter().find_map(|most| clause.strip_suffix(most))?;
    most.contains('占').then(|| most.to_owned())
}

/// 两项合计, 三类犯罪人数合计: how many the words before the figure at `index` say are taken together.
pub fn counted_together(scene: &Scene, index: usize) -> Option<usize> {
    let item = &scene.items[index];
    if !words_of(WordList::Together).iter().any(|word| item.lead.contains(word)) {
        return None;
    }
    // 二者 is no figure, 三类 is one.
    let mut chars = item.lead.trim_start_matches("其中").chars();
    let both = match (chars.next(), chars.next()) {
        (Some('二' | '两'), Some('者')) => Some(2),
        (Some('三'), Some('者')) => Some(3),
        _ => None,
    };
    both.or_else(|| sorts_before(scene, index))
}

/// How many parts a count of sorts says there are that stands right before the words of `index`: 三类案件合计530件.
pub fn sorts_before(scene: &Scene, index: usize) -> Option<usize> {
    let item = &scene.items[index];
    let sorts = &scene.items[index.checked_sub(1).filter(|&k| scene.items[k].sentence == item.sentence)?];
    let adjoins = sorts.at.end + item.lead_chars.len() == item.at.start;
    let counts = sorts.spelled && adjoins && matches!(sorts.unit, "类" | "项" | "种" | "大类");
    counts.then(|| usize::try_from(sorts.amount.floor()).ok()).flatten().filter(|count| *count > 1)
}

/// 前三类: whether the sorts that are counted right before the words of `index` are the first of a list.
pub fn is_first(scene: &Scene, index: usize) -> bool {
    let sorts = index.checked_sub(1).map(|sorts| scene.items[sorts].at.start);
    sorts_before(scene, index).is_some() && sorts.is_some_and(|at| scene.document.fold.char(at.wrapping_sub(1)) == '前')
}

/// 受理率、办结率分别为98%、96%: what the words say of each of the rates that stand side by side; else nothing.
pub(super) fn each_named(scene: &Scene, index: usize, group: usize) -> Vec<Named> {
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
        let narrowed = narrows(scene, index, name, rate);
        Some(Named::Rate { name: rate.name.to_owned(), known: Some(rate), narrowed })
    };
    names.iter().map(known).collect::<Option<_>>().unwrap_or_default()
}

/// 15秒接通率: whether a figure that is no count opens the name of the rate.
fn is_measured(scene: &Scene, index: usize) -> bool {
    let item = &scene.items[index];
    let opens = |before: &Item| before.at.end + item.lead_chars.len() == item.at.start && !before.is_stock();
    let before = index.checked_sub(1).map(|before| &scene.items[before]);
    before.is_some_and(|before| before.sentence == item.sentence && opens(before))
}

/// Whether `name` divides something narrower than `rate` does: 法定审限内结案率 of 结案率; not 抽检合格率 where counts before it
/// in its sentence are said to be of the 抽检.
fn narrows(scene: &Scene, index: usize, name: &str, rate: &Rate) -> bool {
    let narrower = name.strip_suffix(rate.name).filter(|words| words.chars().count() > 1);
    let narrower = narrower.filter(|words| !words_of(WordList::Overall).contains(words));
    let mut before = scene.items[since(scene.sentence_of(index).start, index)..index].iter();
    narrower.is_some_and(|words| !before.any(|item| share_words(words, item.measure)))
}

/// 整改率97.0%，重大隐患整改率100%: whether the same rate was told before in its sentence, without more words.
fn is_second(scene: &Scene, index: usize, name: &str, rate: &Rate) -> bool {
    let more = name.strip_suffix(rate.name).is_some_and(|words| words.chars().count() > 1);
    let told =
        |item: &Item| item.kind == Kind::Percent && item.lead.trim_end_matches(['为', '达', '约']).ends_with(rate.name);
    more && scene.items[since(scene.sentence_of(index).start, index)..index].iter().any(told)
}

/// The rate of the lexicon that `name` ends with, the longest of them.
pub(super) fn known_rate(name: &str) -> Option<&'static Rate> {
    lexicon().rates.iter().filter(|rate| name.ends_with(rate.name)).max_by_key(|rate| rate.name.len())
}

/// Whether the words of the rate name what `item` counts.
pub(super) fn is_named(item: &Item, named: &Named) -> bool {
    match named {
        Named::Rate { known: Some(rate), .. } => speaks_of(&rate.whole, item),
        Named::Rate { .. } => false,
        Named::Share { whole, .. } if whole.is_empty() => false,
        // 一般公共预算收入 is no plan.
        Named::Share { whole, planned: true } => {
            // 占全年目标 of 收入任务
            let goal = |words: &str| words_of(WordList::Target).iter().any(|word| words.ends_with(word));
            ends_alike(whole, item.measure) || goal(whole) && goal(item.measure)
        }
        Named::Share { whole, .. } => item.measure.contains(whole.as_str()) || share_words(whole, item.measure),
    }
}

/// Whether both end with the same word: 调整预算, 支出预算; not 预算收入.
fn ends_alike(a: &str, b: &str) -> bool {
    a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).count() > 1
}

/// Whether the words before or behind the figure name the sort.
pub(super) fn speaks_of(sort: &Sort, item: &Item) -> bool {
    [item.lead, item.measure, item.trail].iter().any(|words| sort.stands_in(words))
}
