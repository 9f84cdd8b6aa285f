//! What a figure speaks of: the words before and behind it, their subject, and units that a list shares.

use std::ops::Range;

use smol_str::SmolStr;

use super::figure::{Figure, Kind};
use super::period::{self, Years};
use super::quantity::{self, BARE};
use super::setting;
use crate::exact::{Bound, End, Number};
use crate::lexicon::{Cue, Lexicon};
use crate::text::{Block, Document, Fold, is_ideograph};

/// How a number without a unit behind a stage was read.
const CASES: &str = "counts the cases of a stage";
/// How many characters before a figure are looked at.
const LEAD: usize = 48;
/// How many characters behind a figure are looked at.
const TRAIL: usize = 24;
/// How many characters may stand between two figures of a list that share a unit.
const LISTED: usize = 7;
/// The same where a comma parts them.
const CLAUSE: usize = 4;

/// Whether `c` closes the words that belong to a figure.
pub fn is_stop(c: char) -> bool {
    !is_ideograph(c) && matches!(c, ',' | ';' | ':' | '。' | '!' | '?' | '(' | ')' | '\t' | '|' | '…' | '①'..='⑳')
}

/// Whether the bracket at `at` stands inside a word, as in 审(执)结.
fn within_word(fold: &Fold, at: usize) -> bool {
    let is_han = |c: char| is_ideograph(c) && !"一二三四五六七八九十含".contains(c);
    let open = match fold.char(at) {
        '(' => at,
        ')' => at.saturating_sub(2),
        _ => return false,
    };
    let around = [open.wrapping_sub(1), open + 1, open + 3].iter().all(|&at| is_han(fold.char(at)));
    around && fold.char(open) == '(' && fold.char(open + 2) == ')'
}

/// Gives the figures of one block their words, years and shared units.
pub fn place(document: &Document, block: &Block, figures: &mut [Figure], lexicon: &Lexicon) {
    let fold = &document.fold;
    share_units_of_shares(fold, figures);
    share_units(fold, figures);
    let mut years = Years::default();
    // Marks of no quantity do not part a figure from its words: 第一种形态663人次, 35岁以下的143人.
    let mut from = block.range.start;
    let (mut next, mut dated) = (0, block.range.start);
    let mut before: Option<usize> = None;
    for index in 0..figures.len() {
        next = next.max(index + 1);
        while figures.get(next).is_some_and(|figure| !figure.kind.is_quantity()) {
            next += 1;
        }
        let to = figures.get(next).map_or(block.range.end, |figure| figure.folded.start);
        let figure = &mut figures[index];
        let at = figure.folded.start;
        let near = from.max(at.saturating_sub(LEAD));
        let parts = |(at, c): &(usize, &char)| is_stop(**c) && !within_word(fold, near + at);
        let start = fold.slice(near..at).iter().enumerate().rev().find(parts).map_or(near, |(at, _)| near + at + 1);
        figure.lead = start..at;
        let to = to.min(figure.folded.end + TRAIL).max(figure.folded.end);
        let behind = fold.slice(figure.folded.end..to);
        let end = behind.iter().position(|&c| is_stop(c) || c == '、').unwrap_or(behind.len());
        figure.trail = figure.folded.end..figure.folded.end + end;
        cap_share(fold, figure, lexicon);
        round_mean(fold, figure, lexicon);
        figure.period = years.of(fold, figure, block.range.start, lexicon);
        if matches!(figure.kind, Kind::Period | Kind::Date) {
            dated = figure.folded.end;
        }
        if let Some(end) = setting::time_end(document, figure, block.range.end) {
            dated = end;
        }
        if figures[index].kind.is_quantity() {
            let pair = before.filter(|&first| is_pair(fold, &figures[first], &figures[index]));
            // 26人死亡、9人受伤: what stands before 、 is said of the figure before.
            let said = at > start && start == from && before.is_some() && fold.char(at - 1) == '、';
            let trail = figures[index].trail.clone();
            let ended = trail.len() > 1 && trail.len() <= CLAUSE;
            figures[index].measure = match pair {
                Some(first) => figures[first].measure.clone(),
                None if said && ended => fold.short(bare(fold, trail, lexicon)),
                None => measure(fold, start..at, near, dated, lexicon),
            };
            if figures[index].measure.is_empty() && ended && figures[index].class == "person" {
                figures[index].measure = fold.short(bare(fold, figures[index].trail.clone(), lexicon));
            }
            from = figures[index].folded.end;
            before = Some(index);
        }
    }
    period::respective(fold, figures);
    if !block.row {
        count_stages(fold, block, figures, lexicon);
    }
}

/// Where several numbers stand behind stages or sorts alone, they count cases: 收到12，受理11，不予受理1。
fn count_stages(fold: &Fold, block: &Block, figures: &mut [Figure], lexicon: &Lexicon) {
    let counts = |figure: &Figure| {
        let end = figure.folded.end;
        let ended = end == block.range.end || matches!(fold.char(end), ',' | ';' | '。');
        let whole = figure.value.is_some_and(|value| value.places == 0);
        let words = || figure.measure.chars().collect::<Vec<_>>();
        let named = || !lexicon.stages.named(&words()).is_empty() || !lexicon.sorts.named(&words()).is_empty();
        figure.kind == Kind::Bare && ended && whole && !figure.measure.is_empty() && named()
    };
    let counted: Vec<usize> = (0..figures.len()).filter(|&index| counts(&figures[index])).collect();
    if counted.len() > 1 {
        let class = lexicon.units.at_start(&['件']).map_or("", |(_, unit)| unit.class);
        for index in counted {
            (figures[index].kind, figures[index].class, figures[index].reading) = (Kind::Count, class, CASES);
        }
    }
}

/// 98%以上 of a whole ends at all of it; a rise by 98%以上 does not.
fn cap_share(fold: &Fold, figure: &mut Figure, lexicon: &Lexicon) {
    let hundred = Number::from(100);
    let moves = || {
        let mut cues = lexicon.cues.in_order(fold.slice(figure.lead.clone()));
        cues.any(|(_, _, cue)| matches!(cue, Cue::Rise | Cue::Fall))
    };
    let open = |bound| matches!(bound, Bound::AtLeast | Bound::MoreThan);
    let share =
        figure.value.filter(|value| open(value.bound) && value.amount().is_some_and(|amount| amount <= hundred));
    if let Some(mut value) =
        share.filter(|value| figure.kind == Kind::Percent && value.interval.high.is_none() && !moves())
    {
        value.interval.high = Some(End::closed(hundred));
        figure.value = Some(value);
    }
}

/// A mean is printed in full where it is no whole number: 日均530件 may be rounded.
fn round_mean(fold: &Fold, figure: &mut Figure, lexicon: &Lexicon) {
    let lead = fold.slice(figure.lead.clone());
    let counts = matches!(figure.kind, Kind::Count | Kind::Money | Kind::Amount | Kind::Bare) && lead.contains(&'均');
    if let Some(value) = figure.value.as_mut().filter(|value| counts && value.bound == Bound::Exact && !value.rounded) {
        value.rounded = lexicon.cues.in_order(lead).any(|(_, _, cue)| *cue == Cue::Each);
    }
}

/// Whether the second of two figures counts the same in another unit: 15批138人次, 15批(138人次).
fn is_pair(fold: &Fold, first: &Figure, second: &Figure) -> bool {
    let between = fold.slice(first.folded.end..second.folded.start);
    let counts = [first, second].iter().all(|figure| figure.kind == Kind::Count);
    counts && first.class != second.class && matches!(between, [] | ['('] | ['/'])
}

/// The name of what is counted in the words `lead`, which may stand behind a bracket that the words from `near` open,
/// and behind a date that ends at `dated`.
fn measure(fold: &Fold, lead: Range<usize>, near: usize, dated: usize, lexicon: &Lexicon) -> SmolStr {
    let behind_date = bare(fold, lead.start.max(dated).min(lead.end)..lead.end, lexicon);
    let name = if behind_date.is_empty() && dated > lead.start {
        // 收入由2010年的1264元: what the date parts from its figure.
        let head = (lead.start..dated).rev().find(|&at| !is_dating(fold.char(at))).map_or(lead.start, |at| at + 1);
        bare(fold, lead.start..head, lexicon)
    } else {
        behind_date
    };
    if name.is_empty() && lead.start > near && fold.char(lead.start - 1) == ')' {
        // 行政案件(含赔偿)12件: the words before the bracket.
        let open = (near..lead.start - 1).rev().find(|&at| matches!(fold.char(at), '(' | ')'));
        if let Some(open) = open.filter(|&at| fold.char(at) == '(') {
            let start = (near..open).rev().find(|&at| is_stop(fold.char(at))).map_or(near, |at| at + 1);
            return fold.short(bare(fold, start..open, lexicon));
        }
    }
    fold.short(name)
}

/// Whether `c` can stand in a date.
fn is_dating(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '-' | '至')
}

/// `words` without what does not belong to a name at their rims.
fn bare(fold: &Fold, words: Range<usize>, lexicon: &Lexicon) -> Range<usize> {
    let Range { mut start, mut end } = words;
    let named = |cue: &Cue| matches!(cue, Cue::Rest | Cue::Limited | Cue::Real);
    let cue = |found: Option<(usize, &Cue)>| found.filter(|(_, cue)| !named(cue)).map(|(length, _)| length);
    while start < end {
        let chars = fold.slice(start..end);
        let word = lexicon.front.at_start(chars).map(|(length, ())| length);
        match word.max(cue(lexicon.cues.at_start(chars))) {
            Some(length) => start += length,
            None => break,
        }
    }
    while start < end {
        let chars = fold.slice(start..end);
        let word = lexicon.back.at_end(chars).map(|(length, ())| length);
        match word.max(cue(lexicon.cues.at_end(chars))) {
            Some(length) => end -= length,
            None => break,
        }
    }
    start..end
}

/// A figure without a unit takes that of its neighbour: 男444,女140人; 25、15和8人; 475人(其中全日制大学133).
fn share_units(fold: &Fold, figures: &mut [Figure]) {
    for index in (0..figures.len().saturating_sub(1)).rev() {
        let (head, tail) = figures.split_at_mut(index + 1);
        let (figure, next) = (&mut head[index], &tail[0]);
        let between = fold.slice(figure.folded.end..next.folded.start.min(figure.folded.end + LISTED + 2));
        let listed = match between {
            // 男444,女140人: a word or two, no clause.
            [',', words @ ..] => {
                words.len() <= CLAUSE && !words.iter().any(|c| is_stop(*c) || matches!(c, '每' | '占'))
            }
            ['、' | '和' | '与' | '及', words @ ..] => words.len() <= LISTED && !words.iter().any(|c| is_stop(*c)),
            _ => false,
        };
        let shared = next.kind.is_quantity() && next.kind != Kind::Multiple && next.reading != BARE;
        if figure.kind == Kind::Bare && listed && shared {
            take_unit(figure, next, "unit of the figure behind it");
        }
    }
    for index in 1..figures.len() {
        let (head, tail) = figures.split_at_mut(index);
        let (before, figure) = (&head[index - 1], &mut tail[0]);
        let between = fold.slice(before.folded.end..figure.folded.start.min(before.folded.end + LEAD));
        let part = matches!(between, ['(', '其', '中', ..]) && between.len() > 3;
        let ended = matches!(fold.char(figure.folded.end), ')' | ',' | ';');
        if figure.kind == Kind::Bare && part && ended && before.kind == Kind::Count {
            take_unit(figure, before, "unit of the figure before it");
        }
    }
}

/// 予以公开966件，占66.48%；部分公开67，占4.61%: a figure without a unit, with a share as the one before it has, takes its unit.
fn share_units_of_shares(fold: &Fold, figures: &mut [Figure]) {
    for index in 2..figures.len().saturating_sub(1) {
        let (head, tail) = figures.split_at_mut(index);
        let ([.., before, share], [figure, own, ..]) = (&head[..], &mut tail[..]) else { continue };
        let rates = share.kind == Kind::Percent && own.kind == Kind::Percent;
        if figure.kind != Kind::Bare || !rates || before.kind != Kind::Count {
            continue;
        }
        let between = |a: &Figure, b: &Figure| fold.slice(a.folded.end..b.folded.start.min(a.folded.end + LEAD));
        let joint = between(before, share);
        let alike =
            matches!(joint, [',', '占', ..] | ['(']) && between(figure, own).starts_with(&joint[..joint.len().min(2)]);
        if alike && !between(share, figure).contains(&'。') {
            take_unit(figure, before, "unit of the figure before it");
        }
    }
}

/// Gives a bare figure the unit of another, with what one of it is worth: 25和30万元.
fn take_unit(figure: &mut Figure, other: &Figure, reading: &'static str) {
    let worth = other.value.map_or(Number::ONE, |value| value.factor);
    if worth != Number::ONE {
        let Some(value) = figure.value.and_then(|value| quantity::in_unit(value, worth)) else { return };
        figure.value = Some(value);
    }
    (figure.kind, figure.class, figure.reading) = (other.kind, other.class, reading);
    figure.unit.clone_from(&other.unit);
}
