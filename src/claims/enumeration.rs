//! Enumeration: the items listed are as many as the number says.
//!
//! What it checks: 区、街道、社区三级 · “六有”标准，有场所、有标牌… · 四类：举报75件，占…；处罚40件，占… · 以下四个方面:一是…四是… · 五项工作:完善制度、规范执法… · “五包”责任制,即包调查、包处理….
//! When it is silent: the list leaves items out, its beginning cannot be told, or it stands before its number and differs
//! from it, but for levels of government (区、街道、社区四级).

mod slogan;

use super::claim::{Claim, Form, Role, Strength, Why};
use super::sequence::List;
use crate::figures::{Figure, FigureId, Kind};
use crate::lexicon::{WordList, words_of};
use crate::text::{Document, Fold};

/// How far behind the number its list may begin.
const AHEAD: usize = 40;
/// How long a list may be.
const LENGTH: usize = 400;
/// The longest item of a list whose number of items can be told.
const ITEM: usize = 16;

/// Finds every list that is counted.
pub fn find(document: &Document, figures: &[Figure], lists: &[List], claims: &mut Vec<Claim>) {
    for (index, figure) in figures.iter().enumerate() {
        let small = figure.value.filter(|value| value.places == 0).map(|value| value.printed.floor());
        let Some(number) = small.filter(|number| (2..=20).contains(number)) else { continue };
        let behind = number_end(figure);
        let counts = matches!(figure.kind, Kind::Count | Kind::Numeral | Kind::Bare)
            && words_of(WordList::Listed).iter().any(|sort| document.fold.starts_with(behind, sort));
        if !counts {
            continue;
        }
        let before = before(document, figure)
            .filter(|&items| i128::from(items) == number || are_levels(document, figure, items));
        let found =
            before.or_else(|| marked(document, figures, index, lists)).or_else(|| listed(document, figure, number));
        let found =
            found.or_else(|| clauses_counted(document, figure, number)).or_else(|| slogan::held(document, behind));
        if let Some(items) = found {
            claims.push(Claim {
                form: Form::Enumeration { items },
                figures: vec![(FigureId(index as u32), Role::Stated)],
                strength: Strength::Inferred,
                why: Why::Listed,
            });
        }
    }
}

/// Behind the number alone, in the folded view.
fn number_end(figure: &Figure) -> usize {
    figure.folded.end.saturating_sub(figure.unit.chars().count()).max(figure.folded.start)
}

/// Whether the words right before the number list levels of government and nothing else: 区、街道、社区三级.
fn are_levels(document: &Document, figure: &Figure, items: u32) -> bool {
    let listed = listed_before(document, figure);
    let level = |item: &str| {
        words_of(WordList::Level).iter().any(|level| item.ends_with(level)) && item.chars().count() <= ITEM / 2
    };
    let counted = document.fold.starts_with(number_end(figure), "级");
    counted && items > 1 && !listed.ends_with('等') && listed.split('、').all(level)
}

/// How many items the words right before the number list.
fn before(document: &Document, figure: &Figure) -> Option<u32> {
    let list = listed_before(document, figure);
    // 等 before the number closes a full list as often as it leaves one open: only a list that agrees is claimed.
    let list = list.trim_end_matches('等');
    if !list.contains('、') {
        return None;
    }
    let last = list.rsplit('、').next().unwrap_or_default();
    let joined = last.matches(['和', '及', '与']).count();
    u32::try_from(list.matches('、').count() + 1 + joined).ok()
}

/// The words of the clause before the number, without brackets.
fn listed_before(document: &Document, figure: &Figure) -> String {
    let fold = &document.fold;
    let from = figure.folded.start.saturating_sub(60);
    let stop = |c: char| matches!(c, ',' | ';' | ':' | '。' | '!' | '?' | '\t' | '…');
    let start = (from..figure.folded.start).rev().find(|&at| stop(fold.char(at))).map_or(from, |at| at + 1);
    let list = without_brackets(&fold.string(start..figure.folded.start));
    list.trim_end_matches(|c: char| "这共“\"".contains(c)).to_owned()
}

/// The text without what stands in brackets: 村(社区) is one item.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    text.chars()
        .filter(|&c| {
            depth = if c == '(' { depth + 1 } else { depth };
            let inside = depth > 0;
            depth = if c == ')' { depth.saturating_sub(1) } else { depth };
            !inside
        })
        .collect()
}

/// How many items of a numbered list begin right behind the number: 以下四个方面:一是….
fn marked(document: &Document, figures: &[Figure], index: usize, lists: &[List]) -> Option<u32> {
    let figure = &figures[index];
    let list = lists.iter().find(|list| list.markers[0] > index)?;
    let first = &figures[list.markers[0]];
    let between = document.fold.slice(figure.folded.end..first.folded.start.min(figure.folded.end + AHEAD));
    let near = first.folded.start <= figure.folded.end + AHEAD && between.contains(&':');
    let plain = !between.iter().any(|c| matches!(c, '。' | ';' | ','));
    (near && plain).then_some(list.markers.len() as u32)
}

/// How many items follow behind a colon or 即, parted by 、 to the end of the clause.
fn listed(document: &Document, figure: &Figure, number: i128) -> Option<u32> {
    let fold = &document.fold;
    let from = opening(fold, figure.folded.end)?;
    let end =
        (from..from + LENGTH).find(|&at| matches!(fold.char(at), '。' | ';' | ':' | ',' | '!' | '?' | '\0' | ')'))?;
    let text = without_brackets(&fold.string(from..end));
    let semicolons = fold.char(end) == ';' && !text.contains('、');
    let text = if semicolons { clauses(fold, from) } else { text };
    let items: Vec<&str> = text.split(['、', ';']).collect();
    let told = items.iter().all(|item| !item.is_empty() && item.chars().count() <= ITEM) && !text.contains('等');
    let joined = items.last().map_or(0, |last| last.matches(['和', '及']).count());
    let all = items.len() + joined;
    // 和 may stand inside an item, too: both ways of counting are tried.
    let count = if items.len() as i128 == number { items.len() } else { all };
    (told && items.len() > 1 && (joined == 0 || count as i128 == number)).then(|| u32::try_from(count).ok())?
}

/// 四类：举报75件，占49.66%；处罚40件，占26.49%: how many clauses behind a colon each begin with a name and its count, where
/// they are as many as the number says.
fn clauses_counted(document: &Document, figure: &Figure, number: i128) -> Option<u32> {
    let fold = &document.fold;
    let from = opening(fold, figure.folded.end)?;
    let text = fold.slice(from..from + LENGTH);
    let text = &text[..text.iter().position(|c| matches!(c, '。' | '!' | '?' | ':'))?];
    let counted = |clause: &&[char]| {
        let name = clause.iter().position(char::is_ascii_digit);
        name.is_some_and(|length| (2..=ITEM).contains(&length) && !clause[..length].contains(&','))
    };
    let split = |stop: char| text.split(move |c| *c == stop).collect::<Vec<_>>();
    let [by_clause, by_comma] = [split(';'), split(',')];
    let told = |items: &&Vec<&[char]>| items.len() as i128 == number && items.iter().all(&counted);
    [&by_clause, &by_comma].into_iter().find(told).and_then(|items| u32::try_from(items.len()).ok())
}

/// The text from `from` to the full stop.
fn clauses(fold: &Fold, from: usize) -> String {
    let end = (from..from + LENGTH)
        .find(|&at| matches!(fold.char(at), '。' | ':' | '!' | '?' | '\0' | ')' | ','))
        .unwrap_or(from);
    fold.string(from..end)
}

/// Where a list begins behind a number: after a colon, 即 or “(即” within the clause.
fn opening(fold: &Fold, from: usize) -> Option<usize> {
    let mut at = from;
    while at < from + AHEAD {
        match fold.char(at) {
            ':' => return Some(at + 1),
            '即' => return Some(at + 1),
            '。' | ';' | '\0' | '!' | '?' => return None,
            ',' | '(' if fold.char(at + 1) != '即' => return None,
            _ => at += 1,
        }
    }
    None
}
