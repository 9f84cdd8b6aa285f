//! Bound: a later stage of a process does not exceed an earlier one. (The parts of an open list are bound in `sum`.)
//!
//! What it checks: 受理11件…中止11件 · 结案18件，胜诉16件 · 合格1044人…发放资格证864个.
//! When it is silent: the process lets carried-over cases in, so that more may be concluded than came.

use std::borrow::Cow;

use super::claim::{Claim, Form, Role, Strength, Why};
use super::list;
use super::scene::{Item, Scene, WINDOW};
use super::words::share_words;
use crate::exact::Interval;
use crate::figures::{FigureId, Kind};
use crate::lexicon::{Cue, WordList, lexicon, words_of};
use crate::sort;

/// How many sentences back an earlier stage may stand.
const REACH: usize = 1;

/// Finds every later stage with the nearest earlier one.
pub fn find(scene: &Scene, claims: &mut Vec<Claim>) {
    let mut summed: Vec<(FigureId, FigureId)> = claims
        .iter()
        .filter_map(|claim| claim.figure(Role::Whole).map(|whole| claim.all(Role::Part).map(move |part| (whole, part))))
        .flatten()
        .collect();
    sort::plain(&mut summed);
    let mut listed: Vec<FigureId> = summed.iter().map(|(_, part)| *part).collect();
    sort::plain(&mut listed);
    let stages: Vec<_> = scene.items.iter().map(stages).collect();
    let stage = |item: usize, process: usize| stages[item].iter().find(|(of, _)| *of == process).map(|&(_, s)| s);
    let later = stages.iter().enumerate().flat_map(|(later, stages)| stages.iter().map(move |&(p, s)| (later, p, s)));
    // Of each process and stage, the last item that was met.
    let unmet = lexicon().processes.iter().map(|process| vec![None; process.stages.len()]);
    let mut met: Vec<Vec<Option<usize>>> = unmet.collect();
    for (later, of, at) in later {
        met[of][at] = Some(later);
        if met[of][..at].iter().all(|before| before.is_none_or(|k| k + WINDOW < later)) {
            continue;
        }
        let (process, item) = (&lexicon().processes[of], &scene.items[later]);
        let is_before = |k: usize| stage(k, of).is_some_and(|s| s < at);
        // A total on the way begins something new: what stands before it is not looked at.
        let nearest = scene.back(later, REACH).find(|&k| {
            let other = &scene.items[k];
            // 参加考试480人…抽查案卷700卷，合格653卷: what counts the same stands between, and is meant.
            let own = || (k + 1..later).any(|m| scene.items[m].is_stock() && scene.items[m].same_class(item));
            let comparable = other.same_class(item) || process.across && !own();
            // 其中，中院受理60件，审结58件。审结刑事案件70件: another sentence may speak of all again.
            // 其中一审538件、再审32件。审结702件: likewise, but where the words say which is meant.
            let listed = || {
                let named = share_words(item.topic, other.measure);
                listed.binary_search(&other.id).is_ok() && !named && !item.value().may_be_at_most(&other.value())
            };
            let in_reach = other.sentence == item.sentence || !other.cues.has(Cue::Part) && !listed();
            let before = in_reach && other.depth <= item.depth && is_before(k) && !other.is_carried_in();
            comparable && other.block == item.block && (before || other.cues.has(Cue::Total) && other.is_stock())
        });
        let Some(earlier) = nearest.filter(|&k| is_before(k)) else { continue };
        // 收到368件，受理319件。受理案件837件: the stage that was told already is that of something else.
        let told = || (earlier + 1..later).any(|k| stage(k, of) == Some(at) && scene.items[k].same_class(item));
        let anew = scene.items[earlier].sentence != item.sentence && told();
        if anew && !item.value().may_be_at_most(&scene.items[earlier].value()) {
            continue;
        }
        let (whole, part) = (scene.items[earlier].id, item.id);
        // Carried-over cases may make more of a later stage: then nothing is said.
        let exceeds = !item.value().may_be_at_most(&scene.items[earlier].value());
        // 一审审结64件、二审审结31件，共审结95件: of all again; 抗诉18件、建议3件，法院审结4件: of both.
        let of_all = || item.cues.has(Cue::Total) || item.lead.starts_with('全') || item.lead.contains('共');
        // 办结再审案件10件。审结民商事案件480件: in another sentence, of something else.
        let of_others = || scene.items[earlier].sentence != item.sentence && of_others(scene, earlier, later, of, at);
        let carried = exceeds
            && (!process.strict
                || of_others()
                || is_carried(scene, earlier, later)
                || of_all()
                || is_of_both(scene, earlier, later)
                || is_told_again(scene, later));
        if !carried && summed.binary_search(&(whole, part)).is_err() {
            claims.push(Claim {
                form: Form::Bound,
                figures: vec![(whole, Role::Whole), (part, Role::Part)],
                strength: Strength::Inferred,
                why: Why::Stage(process.source),
            });
        }
    }
}

/// Whether the words of the `later` one tell more than its stage, and nothing of that is said of the `earlier` one.
fn of_others(scene: &Scene, earlier: usize, later: usize, process: usize, stage: usize) -> bool {
    let item = &scene.items[later];
    let words = &lexicon().processes[process].stages[stage].words;
    let behind = words.iter().filter_map(|word| item.measure.split_once(word)).map(|(_, behind)| behind);
    let told = behind.min_by_key(|behind| behind.len()).unwrap_or_default();
    let told = words_of(WordList::Common).iter().fold(told, |told, word| told.trim_end_matches(word));
    told.chars().count() > 1 && !share_words(told, scene.items[earlier].measure)
}

/// Whether the stage `later` is no more than what 、 joins to `earlier` is with it.
fn is_of_both(scene: &Scene, earlier: usize, later: usize) -> bool {
    let joined = |pair: &(usize, usize)| {
        let joint = matches!(scene.between(pair.0, pair.1), ['、' | '和' | '与' | '及', ..]);
        let counts = [pair.0, pair.1].into_iter().all(|k| scene.items[k].is_stock());
        joint && counts && scene.items[pair.0].same_class(&scene.items[pair.1])
    };
    let before = earlier.checked_sub(1).map(|k| (k, earlier));
    let behind = Some((earlier, earlier + 1)).filter(|(_, k)| *k < later);
    let sum = |pair: (usize, usize)| list::sum(scene, &[pair.0, pair.1]);
    let within = |sum: Interval| scene.items[later].value().may_be_at_most(&sum);
    before.into_iter().chain(behind).filter(joined).filter_map(sum).any(within)
}

/// 审结一审8169件；审结二审3805件。在审结的8169件一审中，…: whether the count was told a sentence or two before.
fn is_told_again(scene: &Scene, later: usize) -> bool {
    let item = &scene.items[later];
    let same = |k: usize| scene.items[k].amount == item.amount && scene.items[k].same_class(item);
    item.trail.ends_with('中') && scene.back(later, REACH + 1).any(same)
}

/// 新收900件，旧存100件，共受理1000件（含…）: whether what is carried in is told between the two or behind them.
fn is_carried(scene: &Scene, earlier: usize, later: usize) -> bool {
    (earlier + 1..scene.sentence_of(later).end).take(WINDOW).any(|k| scene.items[k].is_carried_in())
}

/// The stage of each process that a count speaks of: in what it measures, else in the words behind it.
fn stages<'i>(item: &'i Item) -> Cow<'i, [(usize, usize)]> {
    if !item.is_stock() || item.kind != Kind::Count || item.spelled || item.cues.has(Cue::Goal) {
        return Cow::Borrowed(&[]);
    }
    let behind = lexicon().stages.named(item.trail_chars);
    if behind.is_empty() {
        return Cow::Borrowed(&item.stages);
    }
    let mut stages = item.stages.clone();
    stages.extend(behind);
    sort::by_key(&mut stages, |(process, _)| *process);
    stages.dedup_by_key(|(process, _)| *process);
    Cow::Owned(stages)
}
