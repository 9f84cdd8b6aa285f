//! Totals behind their parts: 合计, 共, and totals that name their parts again.

use super::{LONGEST, claim};
use crate::claims::claim::{Claim, Role, Strength, Why};
use crate::claims::list::{adds_up, exceeds, near};
use crate::claims::ratio::sorts_before;
use crate::claims::scene::Scene;
use crate::claims::words::first_shared;
use crate::exact::Number;
use crate::lexicon::{Cue, WordList, lexicon, words_of};
use crate::sort;

/// The least total of a name of its own that a slip keeps from all that stands before it.
const LARGE: i64 = 1000;

/// A total behind its parts: …合计116人, 撤销、确认违法、责令履行合计29件.
pub(super) fn closed(scene: &Scene, whole: usize, start: usize) -> Option<Claim> {
    let item = &scene.items[whole];
    // 两项合计占投诉总量8311件的41.7%: what the share is of.
    if !item.is_stock() || !item.cues.has(Cue::Total) || item.cues.has(Cue::Share) && scene.is_measure_of_rate(whole) {
        return None;
    }
    let (at, [head, word, tail]) = total_word(item.lead_chars)?;
    let tail = tail.trim_start_matches(['为', '达', '有', '到']);
    let again = !tail.is_empty();
    let counted = counted_before(&item.lead_chars[..at]).or_else(|| sorts_before(scene, whole));
    if again && counted.is_none() && !(start..whole).any(|k| scene.items[k].lead.ends_with(tail)) {
        // 移送纪检机关8件，移送主管部门15件，合计移送23件: the verb of each of them.
        let run = run_before(scene, whole, start);
        let each = || run.iter().all(|&k| scene.items[k].lead.contains(tail));
        // 处分县处级干部5人、乡科级干部46人，共处分51人: the verb of the first, or what was carried in with what came.
        let opened = || first_shared(tail, scene.items[run[0]].lead) == Some(0) && is_one_list(scene, &run);
        let carried = || run.iter().any(|&k| scene.items[k].is_carried_in());
        let slipped = || (each() || opened() || carried()) && near(scene, &run, whole);
        // 新收176件；公开88件，部分公开9件，不公开82件，总计办理179件: the last of them.
        let last = || (1..run.len().saturating_sub(2)).find(|&from| adds_up(scene, &run[from..], whole));
        if let Some(from) = last().filter(|_| !adds_up(scene, &run, whole)) {
            return Some(claim(scene, whole, &run[from..], Strength::Inferred, Why::Closed(word)));
        }
        let meant = run.len() > 1 && (adds_up(scene, &run, whole) || slipped());
        return meant.then(|| claim(scene, whole, &run, Strength::Inferred, Why::Closed(word)));
    }
    // 东湖区2716件，其余各区共5659件: a part of what is told elsewhere.
    if item.cues.has(Cue::Rest) {
        return None;
    }
    let head = head.trim_end_matches(['的', '等', '两', '三', '四', '五', '六', '七', '项', '者', '类']);
    if again || head.is_empty() || counted.is_some() || words_of(WordList::Span).contains(&head) {
        let parts = of_run(scene, whole, start, (head, again, counted, &word))?;
        return Some(claim(scene, whole, &parts, Strength::Stated, Why::Closed(word)));
    }
    if let Some(claim) = counted_out(scene, whole, start, &word) {
        return Some(claim);
    }
    let names: Vec<&str> = head
        .split(['、', '和', '及', '与'])
        .map(|name| name.trim_start_matches("其中"))
        .filter(|name| !name.is_empty())
        .collect();
    if names.len() == 1 {
        return within_list(scene, whole, start, word);
    }
    let parts: Option<Vec<usize>> = names.iter().map(|name| named(scene, whole, name)).collect();
    let mut parts = parts.filter(|parts| parts.len() > 1)?;
    sort::plain(&mut parts);
    parts.dedup();
    (parts.len() == names.len()).then(|| claim(scene, whole, &parts, Strength::Stated, Why::Named))
}

/// Whether nothing but 、 stands between the parts.
fn is_one_list(scene: &Scene, run: &[usize]) -> bool {
    run.windows(2).all(|pair| scene.between(pair[0], pair[1]).starts_with(&['、']))
}

/// Where the word of the total begins in `lead`, the words before it, the word itself, and those behind it; two that stand
/// side by side are one: 两项合计共受理5342件.
fn total_word(lead: &[char]) -> Option<(usize, [String; 3])> {
    let totals = lexicon().cues.in_order(lead).filter(|(_, _, cue)| **cue == Cue::Total);
    let mut word: Option<(usize, usize)> = None;
    for (at, length, _) in totals {
        let from = word.filter(|(_, end)| *end == at).map_or(at, |(from, _)| from);
        word = Some((from, at + length));
    }
    let (from, end) = word?;
    Some((from, [&lead[..from], &lead[from..end], &lead[end..]].map(|words| words.iter().collect())))
}

/// The parts before the total: all of the run there that adds up to it, or as many as the words count.
fn of_run(
    scene: &Scene,
    whole: usize,
    start: usize,
    (head, again, counted, word): (&str, bool, Option<usize>, &str),
) -> Option<Vec<usize>> {
    let item = &scene.items[whole];
    let run = run_before(scene, whole, start);
    // 共5924件，其中…，合计5924件: the total told before is no part of itself.
    let same = run.len() > 2 && scene.items[run[0]].amount == item.amount;
    let run = if same { run[1..].to_vec() } else { run };
    let run = if counted.is_some() { outside_lists(scene, run) } else { run };
    // 教育32亿元、卫生16亿元、文化7亿元，教育和卫生两项合计48亿元: so many that make it, else the last.
    let of_so_many = |n: usize| {
        let made = run.windows(n).rev().find(|window| adds_up(scene, window, whole));
        made.unwrap_or(&run[run.len() - n..])
    };
    let run = counted.filter(|&n| n > 0 && n <= run.len()).map_or(&run[..], of_so_many);
    // Of items that 、 joins none is left out.
    let parts_here = |from: usize| from == 0 || !scene.between(run[from - 1], run[from]).contains(&'、');
    let from = (0..run.len().saturating_sub(1)).find(|&from| parts_here(from) && adds_up(scene, &run[from..], whole));
    let parts = &run[from.unwrap_or(0)..];
    // 一季度收到345件，二季度收到412件，全年共收到757件: the verb again may count more than these, but for a year.
    let adds_up = adds_up(scene, parts, whole);
    // 共有8636人，其中女生4604人；汉族共有8118人: a total that is less than one of what stands before it is of something else.
    // 申报21家，新增7家，累计44家: what had been told before is in it.
    let since = || word == "累计" || parts.iter().any(|&part| exceeds(scene, &[part], whole));
    let exceeded = !adds_up && since() && !near(scene, parts, whole);
    let meant = !again && !exceeded
        || counted.is_some()
        || words_of(WordList::Span).contains(&head)
            && (adds_up || head.starts_with("全年") && near(scene, parts, whole));
    (meant && parts.len() > 1).then(|| parts.to_vec())
}

/// 维持80件，撤销20件、变更10件、确认违法3件，直接纠错合计33件: a total with a name of its own, of the last parts of the list
/// before it: of all that 、 joins, but for a slip.
fn within_list(scene: &Scene, whole: usize, start: usize, word: String) -> Option<Claim> {
    if !words_of(WordList::AddedUp).contains(&word.as_str()) {
        return None;
    }
    let run = run_before(scene, whole, start);
    let starts = || 0..run.len().saturating_sub(1);
    let joined = |k: usize| k > 0 && scene.between(run[k - 1], run[k]).contains(&'、');
    let made = starts().find(|&from| !joined(from) && adds_up(scene, &run[from..], whole));
    // 优秀32人、良好16人、合格7人，优良合计48人: some of them, side by side.
    let some = || {
        let ends = |from: usize| (from + 2..run.len()).map(move |to| from..to);
        starts().flat_map(ends).find(|part| adds_up(scene, &run[part.clone()], whole))
    };
    if let Some(part) = if made.is_none() { some() } else { None } {
        return Some(claim(scene, whole, &run[part], Strength::Inferred, Why::Closed(word)));
    }
    let slipped = || {
        let from = starts().rev().find(|&from| !joined(from))?;
        (joined(from + 1) && near(scene, &run[from..], whole)).then_some(from)
    };
    // 支出174980万元，上解218202万元，结转272179万元，支出总计665361万元: all of them, where the total is large enough to tell.
    let all = || {
        let large = scene.items[whole].amount >= Number::from(LARGE) && run.len() > 2;
        (large && near(scene, &run, whole)).then_some(0)
    };
    let from = made.or_else(slipped).or_else(all)?;
    Some(claim(scene, whole, &run[from..], Strength::Inferred, Why::Closed(word)))
}

/// 东城区68件、西城区56件、南城区48件，三个区合计172件: as many parts as the words before the total count.
fn counted_out(scene: &Scene, whole: usize, start: usize, word: &str) -> Option<Claim> {
    let bodies = whole.checked_sub(1).filter(|&k| k >= start).map(|k| &scene.items[k])?;
    let count =
        usize::try_from(bodies.amount.floor()).ok().filter(|count| bodies.spelled && (2..=LONGEST).contains(count))?;
    let run = run_before(scene, whole, start);
    let parts = &run[run.len().checked_sub(count)?..];
    let meant = adds_up(scene, parts, whole) || near(scene, parts, whole);
    meant.then(|| claim(scene, whole, parts, Strength::Inferred, Why::Closed(word.to_owned())))
}

/// 1286户1862人、8642户13265人，合计9928户15127人: what stands beside the total and its parts, in another unit.
pub(super) fn beside(scene: &Scene, closed: &Claim) -> Option<Claim> {
    let second = |id| {
        let first = scene.index_of(id)?;
        let item = scene.items.get(first + 1)?;
        let pair = item.is_stock() && item.lead.is_empty() && scene.between(first, first + 1).is_empty();
        pair.then_some(first + 1)
    };
    let whole = second(closed.figure(Role::Whole)?)?;
    let parts: Vec<usize> = closed.all(Role::Part).map(second).collect::<Option<_>>()?;
    let alike = parts.iter().all(|&part| scene.items[part].same_class(&scene.items[whole]));
    (alike && !parts.is_empty()).then(|| claim(scene, whole, &parts, closed.strength, closed.why.clone()))
}

/// 职工参保18万人，其中在职14万人、退休4万人；居民参保12万人，两项合计30万人: what no 其中 takes apart, up to a semicolon.
fn outside_lists(scene: &Scene, run: Vec<usize>) -> Vec<usize> {
    let mut inside = false;
    let mut last = None;
    let mut outside = run;
    outside.retain(|&k| {
        let parted = last.replace(k).is_some_and(|last| scene.between(last, k).contains(&';'));
        inside = scene.items[k].cues.has(Cue::Part) || inside && !parted;
        !inside
    });
    outside
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
                // 1286户1862人、8642户13265人，合计9928户: the other of a pair.
                let paired = |a: usize, b: usize| a >= start && b < whole && scene.between(a, b).is_empty();
                if index > 0 && paired(index - 1, index) || paired(index, index + 1) {
                    continue;
                }
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
