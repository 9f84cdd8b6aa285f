//! What a figure speaks of: the words before and behind it, the year, and units that a list shares.

use crate::lexicon::{Cue, Lexicon};
use crate::text::{Block, Document, Fold};

use super::figure::{Figure, Kind, Period};

/// How many characters before a figure are looked at.
const LEAD: usize = 48;
/// How many characters behind a figure are looked at.
const TRAIL: usize = 24;

/// Whether `c` closes the words that belong to a figure.
pub fn is_stop(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '。' | '!' | '?' | '(' | ')' | '\t' | '|' | '…')
}

/// Gives the figures of one block their words, years and shared units.
pub fn place(document: &Document, block: &Block, figures: &mut [Figure], lexicon: &Lexicon) {
    let fold = &document.fold;
    share_units(fold, figures);
    let mut year = None;
    // Marks of no quantity do not part a figure from its words: 第一种形态663人次, 35岁以下的143人.
    let mut from = block.range.start;
    let mut next = 0;
    for index in 0..figures.len() {
        next = next.max(index + 1);
        while figures.get(next).is_some_and(|figure| !figure.kind.is_quantity()) {
            next += 1;
        }
        let to = figures.get(next).map_or(block.range.end, |figure| figure.folded.start);
        let figure = &mut figures[index];
        let near = from.max(figure.folded.start.saturating_sub(LEAD));
        let start = (near..figure.folded.start).rev().find(|&at| is_stop(fold.char(at))).map_or(near, |at| at + 1);
        figure.lead = start..figure.folded.start;
        let to = to.min(figure.folded.end + TRAIL).max(figure.folded.end);
        let end = (figure.folded.end..to).find(|&at| is_stop(fold.char(at)) || fold.char(at) == '、').unwrap_or(to);
        figure.trail = figure.folded.end..end;
        if figure.kind == Kind::Period {
            year = figure.value.and_then(|value| i32::try_from(value.printed.floor()).ok());
        }
        figure.period = year.map(|year| Period { year });
        if figure.kind.is_quantity() {
            figure.measure = measure(fold, figure, lexicon);
            from = figure.folded.end;
        }
    }
}

/// The words before a figure without cues, dates and connectors.
fn measure(fold: &Fold, figure: &Figure, lexicon: &Lexicon) -> String {
    let chars = fold.slice(figure.lead.clone());
    let mut words: String = String::new();
    let mut at = 0;
    while at < chars.len() {
        match lexicon.cues.at_start(&chars[at..]) {
            // A cue inside a word names the thing counted (增长面, 不含 …): only those at the rims are taken off below.
            Some((length, cue)) if (words.is_empty() || at + length >= chars.len()) && *cue != Cue::Rest => {
                at += length
            }
            _ => {
                words.push(chars[at]);
                at += 1;
            }
        }
    }
    let trimmed = words.trim_matches(|c: char| "、的为达是了在有“”\"和及与 ".contains(c));
    // Words of approximation that stand between the noun and its number.
    ["近", "约", "超过", "共计", "共", "达到", "已"]
        .iter()
        .fold(trimmed, |rest, word| rest.strip_suffix(word).unwrap_or(rest))
        .to_owned()
}

/// A figure without a unit takes that of its neighbour: 男444，女140人; 25、15和8人.
fn share_units(fold: &Fold, figures: &mut [Figure]) {
    for index in (0..figures.len().saturating_sub(1)).rev() {
        let (head, tail) = figures.split_at_mut(index + 1);
        let (figure, next) = (&mut head[index], &tail[0]);
        let between = fold.slice(figure.folded.end..next.folded.start);
        let listed = between.len() <= 8
            && matches!(between.first(), Some('、' | ',' | '和' | '与' | '及'))
            && !between[1..].iter().any(|c| is_stop(*c));
        let shared = matches!(next.kind, Kind::Count | Kind::Percent) && next.reading != "number without a unit";
        if figure.kind == Kind::Bare && listed && shared {
            (figure.kind, figure.class, figure.reading) = (next.kind, next.class, "unit of the figure behind it");
            figure.unit = next.unit.clone();
        }
    }
}
