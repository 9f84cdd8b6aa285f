//! A set of words, found where they stand.

use std::cmp::Reverse;

use crate::sort;

/// Words fall into so many groups by the last bits of their first character: few others share one.
const GROUPS: usize = 1024;

/// Words with what each denotes, looked up by the characters at hand.
#[derive(Debug, Clone)]
pub struct Words<T> {
    /// By group, within one the longest first.
    entries: Vec<(Box<[char]>, T)>,
    /// Where each group begins in `entries`, and the end of the last.
    starts: Box<[u16; GROUPS + 1]>,
    longest: usize,
}

impl<T: Clone> Words<T> {
    /// From pairs of word and meaning; empty words are left out.
    pub fn new<'w>(pairs: impl IntoIterator<Item = (&'w str, T)>) -> Words<T> {
        let (words, meanings): (Vec<&str>, Vec<T>) = pairs.into_iter().unzip();
        let Index { words, starts, longest } = Index::of(&words);
        let entries = words.into_iter().map(|(word, at)| (word, meanings[at].clone())).collect();
        Words { entries, starts, longest }
    }

    fn group(&self, first: char) -> &[(Box<[char]>, T)] {
        let group = group(first);
        &self.entries[usize::from(self.starts[group])..usize::from(self.starts[group + 1])]
    }

    /// The longest word that `chars` begins with: its length and its meaning.
    pub fn at_start<'s>(&'s self, chars: &[char]) -> Option<(usize, &'s T)> {
        let list = self.group(*chars.first()?);
        list.iter().find(|(word, _)| starts_with(chars, word)).map(|(word, meaning)| (word.len(), meaning))
    }

    /// Every word that `chars` begins with, the longest first: its length and its meaning.
    pub fn each_at_start<'s>(&'s self, chars: &'s [char]) -> impl Iterator<Item = (usize, &'s T)> {
        let list = chars.first().map_or(&[][..], |first| self.group(*first));
        list.iter().filter(|(word, _)| starts_with(chars, word)).map(|(word, meaning)| (word.len(), meaning))
    }

    /// The longest word that `chars` ends with.
    pub fn at_end<'s>(&'s self, chars: &[char]) -> Option<(usize, &'s T)> {
        (chars.len().saturating_sub(self.longest)..chars.len()).find_map(|from| {
            let tail = &chars[from..];
            let list = self.group(tail[0]);
            list.iter().find(|(word, _)| **word == *tail).map(|(word, meaning)| (word.len(), meaning))
        })
    }

    /// Every longest word in `chars`, left to right, none overlapping another: where, how long, what.
    pub fn in_order<'s>(&'s self, chars: &'s [char]) -> impl Iterator<Item = (usize, usize, &'s T)> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found =
                (from..chars.len()).find_map(|at| self.at_start(&chars[at..]).map(|(long, what)| (at, long, what)));
            from = found.map_or(chars.len(), |(at, length, _)| at + length);
            found
        })
    }
}

/// Where the words stand, whatever they denote.
struct Index {
    /// Each word, and its place among those given.
    words: Vec<(Box<[char]>, usize)>,
    starts: Box<[u16; GROUPS + 1]>,
    longest: usize,
}

impl Index {
    fn of(words: &[&str]) -> Index {
        let split = words.iter().map(|word| word.chars().collect::<Box<[char]>>()).zip(0..);
        let mut words: Vec<(Box<[char]>, usize)> = split.filter(|(word, _)| !word.is_empty()).collect();
        sort::by_cached_key(&mut words, |(word, _)| (group(word[0]), Reverse(word.len())));
        let mut starts = Box::new([0; GROUPS + 1]);
        words.iter().for_each(|(word, _)| starts[group(word[0]) + 1] += 1);
        (0..GROUPS).for_each(|group| starts[group + 1] += starts[group]);
        let longest = words.iter().map(|(word, _)| word.len()).max().unwrap_or(0);
        Index { words, starts, longest }
    }
}

/// Whether `chars` begins with `word`; the second character tells most apart.
fn starts_with(chars: &[char], word: &[char]) -> bool {
    word.len() <= chars.len() && word.iter().zip(chars).all(|(a, b)| a == b)
}

fn group(c: char) -> usize {
    c as usize % GROUPS
}
