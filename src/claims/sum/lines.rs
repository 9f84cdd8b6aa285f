//! Lists whose parts stand in lines, paragraphs or sentences of their own: 共受理302件。其中： / 刑事案件141件； / 民事案件161件。

use super::claim;
use crate::claims::claim::{Claim, Strength, Why};
use crate::claims::list::{self, near, nearly};
use crate::claims::scene::{Item, Scene};
use crate::exact::Number;
use crate::lexicon::{Cue, WordList, words_of};

/// How many lines a list may have, and how many that count nothing may stand between two of them.
const LINES: usize = 40;
const EMPTY: usize = 2;
/// How many figures of the line before may be the whole.
const WHOLES: usize = 4;
/// The least whole that two lines are tied to.
const TELLING: i64 = 100;
/// How far before the end of the line that opens a list the words may stand that say so.
const OPENS: usize = 12;

/// Finds every such list.
pub(super) fn lines(scene: &Scene, claims: &mut Vec<Claim>) {
    for lines in [cut(scene, |item| (item.block, 0)), cut(scene, |item| (item.sentence, item.block))] {
        let mut at = 0;
        while at + 1 < lines.len() {
            match list_behind(scene, &lines, at) {
                Some((claim, taken)) => {
                    claims.push(claim);
                    at += taken;
                }
                None => at += 1,
            }
        }
    }
}

/// A block or sentence that counts something: its place, what it has in common with those of its list, its first count, and
/// where its items end.
struct Line {
    place: usize,
    within: usize,
    first: usize,
    end: usize,
}

/// What counts something in words, in order, cut by the `place` of each item and what that stands `within`.
fn cut(scene: &Scene, place: impl Fn(&Item) -> (usize, usize)) -> Vec<Line> {
    let counts = |k: &usize| {
        let item = &scene.items[*k];
        item.is_stock() && !item.spelled && item.depth == 0 && !item.class.is_empty() && !item.is_limit()
    };
    let mut lines: Vec<Line> = Vec::new();
    for index in (0..scene.items.len()).filter(counts) {
        let (at, within) = place(&scene.items[index]);
        match lines.last_mut() {
            Some(line) if line.place == at => line.end = index + 1,
            _ if scene.document.blocks[scene.items[index].block].row => {}
            _ => lines.push(Line { place: at, within, first: index, end: index + 1 }),
        }
    }
    lines
}

/// The list in the lines behind the one `at`, and how many lines it takes.
fn list_behind(scene: &Scene, lines: &[Line], at: usize) -> Option<(Claim, usize)> {
    let head = &lines[at];
    let first = &scene.items[lines[at + 1].first];
    let wholes = (head.first..head.end).rev().filter(|&k| {
        let whole = &scene.items[k];
        whole.is_stock()
            && !whole.spelled
            && !whole.is_limit()
            && whole.same_class(first)
            && whole.amount > Number::ZERO
    });
    let wholes: Vec<usize> = wholes.take(WHOLES).collect();
    let most = wholes.iter().map(|&whole| scene.items[whole].amount).max()?;
    let (mut parts, mut sum): (Vec<usize>, Number) = (Vec::new(), Number::ZERO);
    for pair in lines[at..].windows(2).take(LINES) {
        let item = &scene.items[pair[1].first];
        let near = pair[1].place <= pair[0].place + 1 + EMPTY && pair[1].within == pair[0].within;
        let joined = near && item.same_class(first);
        let opens = item.cues.any(&[Cue::Total, Cue::Besides]) || item.cues.has(Cue::Part) && !parts.is_empty();
        if !joined || opens {
            break;
        }
        parts.push(pair[1].first);
        // What is much more than any whole makes none of them.
        sum = sum.plus(item.amount)?;
        if sum.ratio_of(Number::from(2))? > most {
            break;
        }
    }
    let telling = |whole: usize, size: usize| size > 2 || scene.items[whole].amount >= Number::from(TELLING);
    let made = wholes.iter().find_map(|&whole| {
        let sums = list::sums(scene, &parts, &scene.items[whole].value());
        let size = list::prefix(scene, &parts, &sums, whole)?;
        let fine = list::is_fine(scene, &parts[..size], whole);
        (fine && telling(whole, size)).then_some((whole, size))
    });
    // One slip keeps all lines from the whole, and the words open a list.
    let slipped = || {
        let opened = || opens(scene, first.block, head) || parts.iter().all(|&part| is_numbered(scene, part));
        let whole = *wholes.first().filter(|_| parts.len() > 2 && opened())?;
        (nearly(scene, &parts, whole, 6) && near(scene, &parts, whole)).then_some((whole, parts.len()))
    };
    let (whole, size) = made.or_else(slipped)?;
    Some((claim(scene, whole, &parts[..size], Strength::Inferred, Why::AddsUp), size))
}

/// Whether the block of `head` ends with words that open a list, and `next` stands in another: 其中：, 具体如下：
fn opens(scene: &Scene, next: usize, head: &Line) -> bool {
    let block = scene.items[head.first].block;
    let range = scene.document.blocks[block].range.clone();
    let words = scene.document.fold.string(range.end.saturating_sub(OPENS).max(range.start)..range.end);
    let words = words.trim_end();
    let open = || words_of(WordList::Opening).iter().any(|word| words.trim_end_matches(['。', ',']).ends_with(word));
    next != block && (words.ends_with(':') || open())
}

/// Whether a number stands before the sentence of the figure: 1.工矿商贸事故20起.
fn is_numbered(scene: &Scene, index: usize) -> bool {
    let start = scene.document.sentences[scene.items[index].sentence].range.start;
    matches!(scene.document.fold.slice(start..start + 3), ['0'..='9', '.' | '、' | ')', _] | ['(', '0'..='9' | '一'..='龥', ')'])
}
