//! A set of words, found where they stand.

use std::cmp::Reverse;

use crate::sort;

/// Words fall into so many groups by their first two characters: few others share one.
const GROUPS: usize = 2048;
/// Of which first characters begin a word, a bit is kept for the last bits of each.
const FIRSTS: usize = 1024;

/// Words with what each denotes, looked up by the characters at hand.
#[derive(Debug, Clone)]
pub struct Words<T> {
    index: Index,
    meanings: Vec<T>,
}

/// The words themselves, found in one way whatever they denote.
#[derive(Debug, Clone)]
struct Index {
    /// Which characters begin a word, and which groups hold one: small enough to stay at hand for every table.
    firsts: [u64; FIRSTS / 64],
    held: [u64; GROUPS / 64],
    /// By group, within one the longest first.
    entries: Vec<Entry>,
    /// Where each group begins in `entries`, and the end of the last.
    starts: Box<[u32; GROUPS + 1]>,
    /// What stands behind the first two characters of the words.
    rests: Vec<char>,
    longest: usize,
}

/// A word.
#[derive(Debug, Clone, Copy)]
struct Entry {
    /// Its first two characters; the second of a word of one is NUL.
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
        sort::by_key(&mut entries, |entry| (group(entry.start), Reverse(entry.length)));
        let mut starts = Box::new([0; GROUPS + 1]);
        let (mut firsts, mut held) = ([0; FIRSTS / 64], [0; GROUPS / 64]);
        for start in entries.iter().map(|entry| entry.start) {
            starts[group(start) + 1] += 1;
            set(&mut held, group(start));
            set(&mut firsts, start[0] as usize % FIRSTS);
        }
        (0..GROUPS).for_each(|group| starts[group + 1] += starts[group]);
        let longest = entries.iter().map(Entry::length).max().unwrap_or(0);
        Index { firsts, held, entries, starts, rests, longest }
    }

    /// Whether a word begins with `first`, or with a character like it in its last bits.
    #[inline]
    fn may_begin(&self, first: char) -> bool {
        is_set(&self.firsts, first as usize % FIRSTS)
    }

    /// The words that `chars` begin with, the longest first.
    #[inline]
    fn begun<'i>(&'i self, chars: &'i [char]) -> impl Iterator<Item = &'i Entry> {
        let [longer, single] = match chars {
            [first, ..] if self.may_begin(*first) => [self.longer(chars), self.group([*first, '\0'])],
            _ => [&[][..]; 2],
        };
        longer.iter().chain(single).filter(|entry| self.begins(entry, chars))
    }

    /// The words of a group.
    fn group(&self, start: [char; 2]) -> &[Entry] {
        let group = group(start);
        if !is_set(&self.held, group) {
            return &[];
        }
        &self.entries[self.starts[group] as usize..self.starts[group + 1] as usize]
    }

    /// The group of the words of more than one character that `chars`, of one or more, may begin with.
    fn longer(&self, chars: &[char]) -> &[Entry] {
        let second = chars.get(1).filter(|second| **second != '\0');
        second.map_or(&[], |second| self.group([chars[0], *second]))
    }

    /// Whether `chars`, of the same group, begin with the word.
    fn begins(&self, entry: &Entry, chars: &[char]) -> bool {
        let ([first, second], length) = (entry.start, entry.length());
        let rest = || chars[2..length].iter().zip(&self.rests[entry.rest as usize..]);
        chars[0] == first && (length == 1 || chars.len() >= length && chars[1] == second && rest().all(|(a, b)| a == b))
    }

    /// Most characters begin no word: that is told without a call.
    #[inline]
    fn at_start(&self, chars: &[char]) -> Option<&Entry> {
        if self.may_begin(*chars.first()?) { self.longest_begun(chars) } else { None }
    }

    #[inline(never)]
    fn longest_begun(&self, chars: &[char]) -> Option<&Entry> {
        let longer = self.longer(chars).iter().find(|entry| self.begins(entry, chars));
        longer.or_else(|| self.group([chars[0], '\0']).iter().find(|entry| self.begins(entry, chars)))
    }

    fn at_end<'i>(&'i self, chars: &'i [char]) -> Option<&'i Entry> {
        (chars.len().saturating_sub(self.longest)..chars.len()).find_map(|from| {
            let tail = &chars[from..];
            self.begun(tail).find(|entry| entry.length() == tail.len())
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
        self.index.begun(chars).map(|entry| self.told(entry))
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

/// The group of the words that begin with `start`.
#[inline]
fn group([first, second]: [char; 2]) -> usize {
    (first as usize ^ (second as usize).wrapping_mul(37)) % GROUPS
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
