//! A set of words, found where they stand.

use std::cmp::Reverse;

use crate::sort;

/// Words fall into so many groups by the last bits of their first character: few others share one.
const GROUPS: usize = 1024;
/// Of the first two characters of words, a bit is kept for so many pairs.
const PAIRS: usize = 2048;

/// Words with what each denotes, looked up by the characters at hand.
#[derive(Debug, Clone)]
pub struct Words<T> {
    index: Index,
    meanings: Vec<T>,
}

/// The words themselves, found in one way whatever they denote.
#[derive(Debug, Clone)]
struct Index {
    /// A bit for each group that holds a word, for each that holds one of a single character, and for each pair that words
    /// begin with: most characters begin no word, and these are small enough to stay at hand for every table.
    held: [u64; GROUPS / 64],
    singles: [u64; GROUPS / 64],
    pairs: [u64; PAIRS / 64],
    /// By group, within one the longest first.
    entries: Vec<Entry>,
    /// Where each group begins in `entries`, and the end of the last.
    starts: Box<[u32; GROUPS + 1]>,
    /// What stands behind the first two characters of the words.
    rests: Vec<char>,
    longest: usize,
}

/// A word; its first two characters stand here, since they tell most words apart.
#[derive(Debug, Clone, Copy)]
struct Entry {
    start: [char; 2],
    /// Where what stands behind these begins.
    rest: u32,
    length: u32,
    /// The place of what it denotes.
    meaning: u32,
}

impl Entry {
    fn length(&self) -> usize {
        self.length as usize
    }
}

impl Index {
    fn new(words: &[&str]) -> Index {
        let (mut entries, mut rests): (Vec<Entry>, Vec<char>) = (Vec::with_capacity(words.len()), Vec::new());
        for (meaning, word) in (0..).zip(words) {
            let mut chars = word.chars();
            let (Some(first), rest) = (chars.next(), rests.len() as u32) else { continue };
            let start = [first, chars.next().unwrap_or_default()];
            rests.extend(chars);
            entries.push(Entry { start, rest, length: word.chars().count() as u32, meaning });
        }
        sort::by_key(&mut entries, |entry| (group(entry.start[0]), Reverse(entry.length)));
        let mut starts = Box::new([0; GROUPS + 1]);
        let (mut held, mut singles, mut pairs) = ([0; GROUPS / 64], [0; GROUPS / 64], [0; PAIRS / 64]);
        for entry in &entries {
            let group = group(entry.start[0]);
            starts[group + 1] += 1;
            set(&mut held, group);
            match entry.length {
                1 => set(&mut singles, group),
                _ => set(&mut pairs, pair(entry.start[0], entry.start[1])),
            }
        }
        (0..GROUPS).for_each(|group| starts[group + 1] += starts[group]);
        let longest = entries.iter().map(Entry::length).max().unwrap_or(0);
        Index { held, singles, pairs, entries, starts, rests, longest }
    }

    /// Whether words begin with `first` or such as fall into one group with it.
    #[inline]
    fn may_begin(&self, first: char) -> bool {
        is_set(&self.held, group(first))
    }

    /// The words that may stand at the beginning of `chars`, the longest first.
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    fn group(&self, chars: &[char]) -> &[Entry] {
        let Some(&first) = chars.first() else { return &[] };
        let group = group(first);
        let paired = || chars.get(1).is_some_and(|second| is_set(&self.pairs, pair(first, *second)));
        if !is_set(&self.held, group) || !is_set(&self.singles, group) && !paired() {
            return &[];
        }
        &self.entries[self.starts[group] as usize..self.starts[group + 1] as usize]
    }

    /// Whether `chars`, of one or more, begin with the word.
    fn begins(&self, entry: &Entry, chars: &[char]) -> bool {
        let ([first, second], length) = (entry.start, entry.length());
        let rest = || chars[2..length].iter().zip(&self.rests[entry.rest as usize..]);
        chars[0] == first && (length == 1 || chars.len() >= length && chars[1] == second && rest().all(|(a, b)| a == b))
    }

    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    fn at_start(&self, chars: &[char]) -> Option<&Entry> {
        let group = self.group(chars);
        if group.is_empty() { None } else { self.longest_begun(group, chars) }
    }

    #[inline(never)]
    fn longest_begun<'i>(&self, group: &'i [Entry], chars: &[char]) -> Option<&'i Entry> {
        group.iter().find(|entry| self.begins(entry, chars))
    }

    fn at_end<'i>(&'i self, chars: &'i [char]) -> Option<&'i Entry> {
        (chars.len().saturating_sub(self.longest)..chars.len()).find_map(|from| {
            let tail = &chars[from..];
            self.group(tail).iter().find(|entry| entry.length() == tail.len() && self.begins(entry, tail))
        })
    }

    /// The first of `chars` at which a word begins, and that word.
    fn next(&self, chars: &[char], from: usize) -> Option<(usize, &Entry)> {
        (from..chars.len()).find_map(|at| Some((at, self.at_start(&chars[at..])?)))
    }
}

impl<T> Words<T> {
    /// From pairs of word and meaning; empty words are left out.
    pub fn new<'w>(pairs: impl IntoIterator<Item = (&'w str, T)>) -> Words<T> {
        let (words, meanings): (Vec<&str>, Vec<T>) = pairs.into_iter().unzip();
        Words { index: Index::new(&words), meanings }
    }

    fn told(&self, entry: &Entry) -> (usize, &T) {
        (entry.length(), &self.meanings[entry.meaning as usize])
    }

    /// Whether a word may begin with `c`; where none may, no word is looked for.
    pub fn may_begin(&self, c: char) -> bool {
        self.index.may_begin(c)
    }

    /// The longest word that `chars` begins with: its length and its meaning.
    pub fn at_start<'s>(&'s self, chars: &[char]) -> Option<(usize, &'s T)> {
        self.index.at_start(chars).map(|entry| self.told(entry))
    }

    /// Every word that `chars` begins with, the longest first: its length and its meaning.
    pub fn each_at_start<'s>(&'s self, chars: &'s [char]) -> impl Iterator<Item = (usize, &'s T)> {
        self.index.group(chars).iter().filter(|entry| self.index.begins(entry, chars)).map(|entry| self.told(entry))
    }

    /// The longest word that `chars` ends with.
    pub fn at_end<'s>(&'s self, chars: &'s [char]) -> Option<(usize, &'s T)> {
        self.index.at_end(chars).map(|entry| self.told(entry))
    }

    /// Every longest word in `chars`, left to right, none overlapping another: where, how long, what.
    pub fn in_order<'s>(&'s self, chars: &'s [char]) -> impl Iterator<Item = (usize, usize, &'s T)> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.index.next(chars, from).map(|(at, entry)| (at, self.told(entry)));
            from = found.as_ref().map_or(chars.len(), |(at, (length, _))| at + length);
            found.map(|(at, (length, what))| (at, length, what))
        })
    }
}

fn group(first: char) -> usize {
    first as usize % GROUPS
}

fn pair(first: char, second: char) -> usize {
    (first as usize ^ (second as usize).wrapping_mul(37)) % PAIRS
}

fn set(bits: &mut [u64], at: usize) {
    bits[at / 64] |= 1 << (at % 64);
}

#[inline]
fn is_set(bits: &[u64], at: usize) -> bool {
    bits[at / 64] >> (at % 64) & 1 == 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Words;

    proptest! {
        #[test]
        fn finds_what_a_plain_search_finds(words in prop::collection::vec("[上中下年\u{4e00}]{1,4}", 0..12), text in "[上中下年\u{4e00}\0]{0,6}") {
            let mut told: Vec<(&str, usize)> = words.iter().map(|word| (word.as_str(), word.chars().count())).collect();
            told.sort();
            told.dedup();
            let chars: Vec<char> = text.chars().collect();
            let found = Words::new(told.iter().copied());
            let mut begun: Vec<usize> = told.iter().filter(|(word, _)| text.starts_with(word)).map(|(_, length)| *length).collect();
            begun.sort_by(|a, b| b.cmp(a));
            let each: Vec<usize> = found.each_at_start(&chars).map(|(length, _)| length).collect();
            prop_assert_eq!(&each, &begun);
            prop_assert!(found.each_at_start(&chars).all(|(length, told)| length == *told));
            prop_assert_eq!(found.at_start(&chars).map(|(length, _)| length), begun.first().copied());
            let ended = told.iter().filter(|(word, _)| text.ends_with(word)).map(|(_, length)| *length).max();
            prop_assert_eq!(found.at_end(&chars).map(|(length, _)| length), ended);
        }
    }
}
