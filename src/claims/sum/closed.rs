//! Totals behind their parts: 合计, 共, and totals that name their parts again.

use super::{LONGEST, claim};
use crate::claims::claim::{Claim, Strength, Why};
use crate::claims::list::{adds_up, near};
use crate::claims::scene::Scene;
use crate::lexicon::{Cue, lexicon};
use crate::sort;

/// What a total may be said to span, all of which its parts tell.
const SPANS: [&str; 7] = ["以上", "上述", "全年", "全年累计", "全市", "全县", "全区"];

/// A total behind its parts: …合计116人, 撤销、确认违法、责令履行合计29件.
pub(super) fn closed(scene: &Scene, whole: usize, start: usize) -> Option<Claim> {
    let item = &scene.items[whole];
    if !item.is_stock() || !item.cues.has(Cue::Total) {
        return None;
    }
    let chars = item.lead_chars;
    let (at, length, _) = lexicon().cues.in_order(chars).filter(|(_, _, cue)| **cue == Cue::Total).last()?;
    let head: String = chars[..at].iter().collect();
    let tail: String = chars[at + length..].iter().collect();
    let word: String = chars[at..at + length].iter().collect();
    let tail = tail.trim_start_matches(['为', '达', '有', '到']);
    let again = !tail.is_empty();
    if again && !(start..whole).any(|k| scene.items[k].lead.ends_with(tail)) {
        return None;
    }
    let head = head.trim_end_matches(['的', '等', '两', '三', '四', '五', '六', '七', '项', '者', '类']);
    let counted = counted_before(&chars[..at]).or_else(|| sorts_before(scene, whole, start));
    if again || head.is_empty() || counted.is_some() || SPANS.contains(&head) {
        let run = run_before(scene, whole, start);
        // 共5924件，其中…，合计5924件: the total told before is no part of itself.
        let same = run.len() > 2 && scene.items[run[0]].amount == item.amount;
        let run = if same { run[1..].to_vec() } else { run };
        let run = counted.filter(|&n| n <= run.len()).map_or(&run[..], |n| &run[run.len() - n..]);
        let size =
            (2..=run.len()).rev().find(|&size| adds_up(scene, &run[run.len() - size..], whole)).unwrap_or(run.len());
        let parts = &run[run.len() - size..];
        // 一季度收到345件，二季度收到412件，全年共收到757件: the verb again may count more than these, but for a year.
        let adds_up = adds_up(scene, parts, whole);
        let meant =
            !again || SPANS.contains(&head) && (adds_up || head.starts_with("全年") && near(scene, parts, whole));
        return (meant && parts.len() > 1).then(|| claim(scene, whole, parts, Strength::Stated, Why::Closed(word)));
    }
    let names: Vec<&str> = head
        .split(['、', '和', '及', '与'])
        .map(|name| name.trim_start_matches("其中"))
        .filter(|name| !name.is_empty())
        .collect();
    let parts: Option<Vec<usize>> = names.iter().map(|name| named(scene, whole, name)).collect();
    let mut parts = parts.filter(|parts| parts.len() > 1)?;
    sort::plain(&mut parts);
    parts.dedup();
    (parts.len() == names.len()).then(|| claim(scene, whole, &parts, Strength::Stated, Why::Named))
}

/// How many parts 两项, 三者 … say there are.
fn counted_before(head: &[char]) -> Option<usize> {
    let [.., number, '项' | '者' | '类'] = head else { return None };
    "一两三四五六七八九".chars().position(|c| c == *number).map(|k| k + 1)
}

/// How many parts a count of sorts says there are that stands right before the words of `whole`: 三类案件合计530件.
fn sorts_before(scene: &Scene, whole: usize, start: usize) -> Option<usize> {
    let item = &scene.items[whole];
    let sorts = &scene.items[whole.checked_sub(1).filter(|&k| k >= start)?];
    let adjoins = sorts.at.end + item.lead_chars.len() == item.at.start;
    let counts = sorts.spelled && adjoins && matches!(sorts.unit, "类" | "项" | "种" | "大类");
    counts.then(|| usize::try_from(sorts.amount.floor()).ok()).flatten()
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
