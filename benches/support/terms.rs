//! What speed is compared with: 500 words of the lexicon, looked for by an Aho-Corasick automaton.

use std::collections::HashSet;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

const TERMS: usize = 500;

const DATA: [&str; 7] = [
    include_str!("../../src/lexicon/data/cues.tsv"),
    include_str!("../../src/lexicon/data/units.tsv"),
    include_str!("../../src/lexicon/data/stages.tsv"),
    include_str!("../../src/lexicon/data/rates.tsv"),
    include_str!("../../src/lexicon/data/families.tsv"),
    include_str!("../../src/lexicon/data/plain-words.tsv"),
    include_str!("../../src/lexicon/data/approximations.tsv"),
];

/// A DFA that finds the longest of the terms at each place.
pub fn automaton() -> AhoCorasick {
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(terms())
        .expect("so few words fit into an automaton")
}

/// The first Chinese words of the data files, none twice.
fn terms() -> Vec<&'static str> {
    let rows = DATA.iter().flat_map(|data| data.lines()).filter(|row| !row.starts_with('#'));
    let words = rows.flat_map(|row| row.split(['\t', '|', '+', '>', ' ']));
    let chinese = words.filter(|word| !word.is_empty() && word.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}')));
    let mut seen = HashSet::new();
    let terms: Vec<_> = chinese.filter(|word| seen.insert(*word)).take(TERMS).collect();
    assert_eq!(terms.len(), TERMS, "the lexicon holds too few words to compare with");
    terms
}
