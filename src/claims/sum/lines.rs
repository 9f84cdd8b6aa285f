//! Lists whose parts stand in lines or paragraphs of their own: 共受理302件。其中： / 刑事案件141件； / 民事案件161件。

use super::claim;
use crate::claims::claim::{Claim, Strength, Why};
use crate::claims::list::{self, near, nearly};
use crate::claims::scene::Scene;
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
    let blocks = blocks(scene);
    let mut at = 0;
    while at + 1 < blocks.len() {
        match list_behind(scene, &blocks, at) {
            Some((claim, lines)) => {
                claims.push(claim);
                at += lines;
            }
            None => at += 1,
        }
    }
}

/// A block that counts something: its place, its first count, and where its items end.
struct Line {
    block: usize,
    first: usize,
    end: usize,
}

/// The blocks that count something in words, in order.
fn blocks(scene: &Scene) -> Vec<Line> {
    let counts = |k: &usize| {
        let item = &scene.items[*k];
        item.is_stock() && !item.spelled && item.depth == 0 && !item.class.is_empty() && !item.is_limit()
    };
    let mut lines: Vec<Line> = Vec::new();
    for index in (0..scene.items.len()).filter(counts) {
        let block = scene.items[index].block;
        match lines.last_mut() {
            Some(line) if line.block == block => line.end = index + 1,
            _ if scene.document.blocks[block].row => {}
            _ => lines.push(Line { block, first: index, end: index + 1 }),
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
        let joined = pair[1].block <= pair[0].block + 1 + EMPTY && item.same_class(first);
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
        let whole = *wholes.first().filter(|_| parts.len() > 2 && opens(scene, head.block))?;
        (nearly(scene, &parts, whole, 6) && near(scene, &parts, whole)).then_some((whole, parts.len()))
    };
    let (whole, size) = made.or_else(slipped)?;
    Some((claim(scene, whole, &parts[..size], Strength::Inferred, Why::AddsUp), size))
}

/// Whether the block ends with words that open a list: 其中：, 具体如下：
fn opens(scene: &Scene, block: usize) -> bool {
    let range = scene.document.blocks[block].range.clone();
    let words = scene.document.fold.string(range.end.saturating_sub(OPENS).max(range.start)..range.end);
    let words = words.trim_end();
    words.ends_with(':')
        || words_of(WordList::Opening).iter().any(|word| words.trim_end_matches(['。', ',']).ends_with(word))
}
