//! Which stages and sorts a measure speaks of: all of them found in one pass over its characters.

use super::process::Sort;
use super::words::Words;
use crate::sort;

/// What turns a word that follows into something else: 不予受理 and 应受理 are not 受理.
const DENIALS: [&str; 7] = ["不", "未", "不予", "非", "无", "应", "应当"];

/// Lists of sorts (the stages of each process, the sorts of each family), looked up together.
#[derive(Debug, Clone)]
pub struct Naming {
    /// What each word names: list and place in it.
    words: Words<Vec<(u16, u16)>>,
}

impl Naming {
    pub(super) fn new<'s>(lists: impl Iterator<Item = &'s [Sort]>) -> Naming {
        let mut named: Vec<(&str, (u16, u16))> = Vec::new();
        for (list, sorts) in (0..).zip(lists) {
            for (place, sort) in (0..).zip(sorts) {
                named.extend(sort.words.iter().map(|word| (*word, (list, place))));
            }
        }
        sort::plain(&mut named);
        named.dedup();
        let alike = named.chunk_by(|a, b| a.0 == b.0);
        Naming { words: Words::new(alike.map(|group| (group[0].0, group.iter().map(|(_, place)| *place).collect()))) }
    }

    /// How long the longest of the words is that `chars` begin with.
    pub fn at_start(&self, chars: &[char]) -> Option<usize> {
        self.words.at_start(chars).map(|(length, _)| length)
    }

    /// Each list that the `words` of a measure speak of, in order, with the place in it: that of the longest word found,
    /// not denied (不予受理 is not 受理); of words as long, the first of the list.
    pub fn named(&self, words: &[char]) -> Vec<(usize, usize)> {
        let mut found: Vec<(u16, std::cmp::Reverse<usize>, u16)> = Vec::new();
        for at in 0..words.len() {
            for (length, places) in self.words.each_at_start(&words[at..]) {
                if !is_denied(&words[..at]) {
                    found.extend(places.iter().map(|&(list, place)| (list, std::cmp::Reverse(length), place)));
                }
            }
        }
        sort::plain(&mut found);
        found.dedup_by_key(|(list, _, _)| *list);
        found.into_iter().map(|(list, _, place)| (usize::from(list), usize::from(place))).collect()
    }
}

/// The words at the end of `before` that deny what follows.
pub fn denials_of(before: &str) -> impl Iterator<Item = &'static str> {
    DENIALS.into_iter().filter(move |denial| before.ends_with(denial))
}

fn is_denied(before: &[char]) -> bool {
    DENIALS.iter().any(|denial| {
        let mut from_end = before.iter().rev();
        denial.chars().rev().all(|c| from_end.next() == Some(&c))
    })
}
