//! A set of words, found where they stand.

use std::cmp::Reverse;

use crate::sort;

/// Words fall into so many groups by the last bits of their first character: few others share one.
const GROUPS: usize = 1024;

/// Words with what each denotes, looked up by the characters at hand.
#[derive(Debug, Clone)]
pub struct Words<T> {
    index: Index,
    meanings: Vec<T>,
}

/// The words themselves, found in one way whatever they denote.
#[derive(Debug, Clone)]
struct Index {
    /// By group, within one the longest first.
    entries: Vec<Entry>,
    /// Where each group begins in `entries`, and the end of the last.
    starts: Box<[u16; GROUPS + 1]>,
    longest: usize,
}

/// A word; its first two characters stand here, since they tell most words apart.
#[derive(Debug, Clone)]
struct Entry {
    start: [char; 2],
    rest: Box<[char]>,
    length: usize,
    /// The place of what it denotes.
    meaning: usize,
}

impl Entry {
    /// `None` where the word is empty.
    fn new(word: &str, meaning: usize) -> Option<Entry> {
        let mut chars = word.chars();
        let start = [chars.next()?, chars.next().unwrap_or_default()];
        let rest: Box<[char]> = chars.collect();
        let length = if start[1] == '\0' { 1 } else { rest.len() + 2 };
        Some(Entry { start, rest, length, meaning })
    }

    /// Whether `chars` begin with the word.
    fn begins(&self, chars: &[char]) -> bool {
        let [first, second] = self.start;
        chars.len() >= self.length
            && chars[0] == first
            && (self.length == 1 || chars[1] == second && chars[2..].iter().zip(&self.rest).all(|(a, b)| a == b))
    }
}

impl Index {
    fn new(words: &[&str]) -> Index {
        let mut entries: Vec<_> =
            words.iter().enumerate().filter_map(|(meaning, word)| Entry::new(word, meaning)).collect();
        sort::by_key(&mut entries, |entry| (group(entry.start[0]), Reverse(entry.length)));
        let mut starts = Box::new([0; GROUPS + 1]);
        entries.iter().for_each(|entry| starts[group(entry.start[0]) + 1] += 1);
        (0..GROUPS).for_each(|group| starts[group + 1] += starts[group]);
        let longest = entries.iter().map(|entry| entry.length).max().unwrap_or(0);
        Index { entries, starts, longest }
    }

    #[inline]
    fn group(&self, first: char) -> &[Entry] {
        let group = group(first);
        &self.entries[usize::from(self.starts[group])..usize::from(self.starts[group + 1])]
    }

    /// Most characters begin no word: that is told without a call.
    #[inline]
    fn at_start(&self, chars: &[char]) -> Option<&Entry> {
        let group = self.group(*chars.first()?);
        if group.is_empty() { None } else { begun(group, chars) }
    }

    fn at_end(&self, chars: &[char]) -> Option<&Entry> {
        (chars.len().saturating_sub(self.longest)..chars.len()).find_map(|from| {
            let tail = &chars[from..];
            self.group(tail[0]).iter().find(|entry| entry.length == tail.len() && entry.begins(tail))
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
        (entry.length, &self.meanings[entry.meaning])
    }

    /// Whether a word may begin with `c`; where none may, no word is looked for.
    pub fn may_begin(&self, c: char) -> bool {
        !self.index.group(c).is_empty()
    }

    /// The longest word that `chars` begins with: its length and its meaning.
    pub fn at_start<'s>(&'s self, chars: &[char]) -> Option<(usize, &'s T)> {
        self.index.at_start(chars).map(|entry| self.told(entry))
    }

    /// Every word that `chars` begins with, the longest first: its length and its meaning.
    pub fn each_at_start<'s>(&'s self, chars: &'s [char]) -> impl Iterator<Item = (usize, &'s T)> {
        let list = chars.first().map_or(&[][..], |first| self.index.group(*first));
        list.iter().filter(|entry| entry.begins(chars)).map(|entry| self.told(entry))
    }

    /// The longest word that `chars` ends with.
    pub fn at_end<'s>(&'s self, chars: &[char]) -> Option<(usize, &'s T)> {
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

/// The first of `entries` that `chars` begin with.
#[inline(never)]
fn begun<'e>(entries: &'e [Entry], chars: &[char]) -> Option<&'e Entry> {
    entries.iter().find(|entry| entry.begins(chars))
}

fn group(c: char) -> usize {
    c as usize % GROUPS
}
