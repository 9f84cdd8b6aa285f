//! Which concept some words name: one of its words, and beside it nothing that narrows it.

use crate::figures::parts_name;
use crate::lexicon::{Mark, lexicon};
use crate::rules::{Named, Rules};
use crate::sort;

/// How long the name of a body may be.
const BODY: usize = 16;

/// A word of the rules where it stands: its place, its length, and what it names.
type Hit<'r> = (usize, usize, &'r [Named]);

/// The concepts that `words` name: of a pack only those that share a word, for which the unit tells. `may` tells whether
/// a pack may be meant, asked only where a word is known.
pub fn named(words: &[char], may: &dyn Fn(u16) -> bool, rules: &Rules) -> Vec<(usize, usize)> {
    let at = |at: usize| rules.words.each_at_start(&words[at..]).map(move |(length, named)| (at, length, &named[..]));
    let hits: Vec<Hit> = (0..words.len()).flat_map(at).collect();
    let of_packs = hits.iter().flat_map(|(.., named)| named.iter());
    let mut packs: Vec<u16> = of_packs.filter(|named| named.concept.is_some()).map(|named| named.pack).collect();
    sort::plain(&mut packs);
    packs.dedup();
    packs.retain(|pack| may(*pack));
    let mut found = Vec::new();
    for pack in packs {
        concepts(words, &hits, pack, &mut found);
    }
    found
}

/// Adds the concepts of `pack` that `words` name with one word, all others being such as narrow nothing, so long.
fn concepts(words: &[char], hits: &[Hit], pack: u16, found: &mut Vec<(usize, usize)>) {
    let mut known: Option<&[Named]> = None;
    let mut at = 0;
    while at < words.len() {
        let own = |(from, _, named): &&Hit| *from == at && named.iter().any(|named| named.pack == pack);
        let beside = beside(&words[at..]);
        match hits.iter().find(own).filter(|(_, length, _)| *length >= beside) {
            Some((_, length, named)) => {
                if concepts_of(named, pack).next().is_some() {
                    if known.is_some_and(|other| !concepts_of(other, pack).eq(concepts_of(named, pack))) {
                        return;
                    }
                    known = Some(named);
                }
                at += length;
            }
            None if beside > 0 => at += beside,
            None => {
                let known = |behind: usize| hits.iter().any(|(from, ..)| *from == at + behind);
                let Some(length) = body(&words[at..], &known) else { return };
                at += length;
            }
        }
    }
    found.extend(
        known.into_iter().flat_map(|named| concepts_of(named, pack)).map(|concept| (usize::from(pack), concept)),
    );
}

/// The concepts of `pack` that a word names.
fn concepts_of(named: &[Named], pack: u16) -> impl Iterator<Item = usize> {
    named.iter().filter(move |named| named.pack == pack).filter_map(|named| named.concept.map(usize::from))
}

/// Whether `words` speak of `concept`, though they may not name it: the longest words of its pack are taken.
pub fn mentions(words: &[char], concept: usize, pack: usize, rules: &Rules) -> bool {
    let mut at = 0;
    while at < words.len() {
        let own = |named: &Vec<Named>| named.iter().any(|named| usize::from(named.pack) == pack);
        match rules.words.each_at_start(&words[at..]).find(|(_, named)| own(named)) {
            Some((length, named)) => {
                let is =
                    |named: &Named| usize::from(named.pack) == pack && named.concept.map(usize::from) == Some(concept);
                if named.iter().any(is) {
                    return true;
                }
                at += length;
            }
            None => at += 1,
        }
    }
    false
}

/// The length of the name of a body that `words` begin with, where something that is known goes on behind it: 市法院受理.
fn body(words: &[char], known: &dyn Fn(usize) -> bool) -> Option<usize> {
    let settings = &lexicon().settings;
    let name = words.iter().take(BODY).position(|c| parts_name(*c)).unwrap_or(words.len().min(BODY));
    let marked = |at: &usize| settings.at_start(&words[*at..]).filter(|(_, marks)| marks.has(Mark::Body));
    let mut ends = (1..name).filter_map(|at| marked(&at).map(|(length, _)| at + length)).filter(|end| *end <= name);
    ends.find(|&end| end == words.len() || beside(&words[end..]) > 0 || known(end))
}

/// The length of what `words` begin with that narrows nothing: a time, an area, 共.
fn beside(words: &[char]) -> usize {
    let lexicon = lexicon();
    let rims =
        [&lexicon.front, &lexicon.back].into_iter().filter_map(|rims| rims.at_start(words)).map(|(length, ())| length);
    let setting = lexicon.settings.at_start(words).filter(|(_, marks)| marks.has(Mark::Area) || marks.has(Mark::Time));
    rims.chain(setting.map(|(length, _)| length)).max().unwrap_or(0)
}

/// The words of a row's or column's head: what stands behind its number, without 其中 and what stands in brackets at its
/// end. 三、本年度办理结果(一)予以公开 is 予以公开.
pub fn bare(label: &str) -> Vec<char> {
    let label: Vec<char> = label.chars().filter(|c| !c.is_whitespace()).collect();
    let is_number = |chars: &[char]| {
        let numeral = |c: &char| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c);
        !chars.is_empty() && chars.iter().all(numeral)
    };
    let mut words = &label[..];
    if let [.., ')'] = words
        && let Some(open) = words.iter().rposition(|c| *c == '(').filter(|open| *open > 0)
        && !is_number(&words[open + 1..words.len() - 1])
    {
        words = &words[..open];
    }
    let numbered = (0..words.len()).rev().find(|&at| {
        let before = |from: usize| is_number(&words[from..at]);
        match words[at] {
            ')' => words[..at].iter().rposition(|c| *c == '(').is_some_and(|open| before(open + 1)),
            '、' | '.' => {
                let from = words[..at].iter().rposition(|c| !is_number(&[*c])).map_or(0, |other| other + 1);
                before(from) && (from == 0 || !matches!(words[from - 1], '第' | '序' | '号'))
            }
            _ => false,
        }
    });
    words = numbered.map_or(words, |at| &words[at + 1..]);
    while let ['其', '中', rest @ ..] | [':' | ',', rest @ ..] | [rest @ .., ':'] = words {
        words = rest;
    }
    words.to_vec()
}
