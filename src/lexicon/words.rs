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
    /// Which groups hold a word, a bit each: small enough to stay at hand for every table.
    held: [u64; GROUPS / 64],
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
        let mut held = [0; GROUPS / 64];
        for group in entries.iter().map(|entry| group(entry.start[0])) {
            starts[group + 1] += 1;
            held[group / 64] |= 1 << (group % 64);
        }
        (0..GROUPS).for_each(|group| starts[group + 1] += starts[group]);
        let longest = entries.iter().map(Entry::length).max().unwrap_or(0);
        Index { held, entries, starts, rests, longest }
    }

    /// Whether words begin with `first` or such as fall into one group with it.
    #[inline]
    fn holds(&self, first: char) -> bool {
        let group = group(first);
        self.held[group / 64] >> (group % 64) & 1 == 1
    }

    fn group(&self, first: char) -> &[Entry] {
        let group = group(first);
        &self.entries[self.starts[group] as usize..self.starts[group + 1] as usize]
    }

    /// The words that `chars` begin with, the longest first.
    #[inline]
    fn begun<'i>(&'i self, chars: &'i [char]) -> impl Iterator<Item = &'i Entry> {
        let first = chars.first().filter(|first| self.holds(**first));
        first.map_or(&[][..], |first| self.group(*first)).iter().filter(|entry| self.begins(entry, chars))
    }

    /// Whether `chars` begin with the word.
    #[inline]
    fn begins(&self, entry: &Entry, chars: &[char]) -> bool {
        let ([first, second], length) = (entry.start, entry.length());
        let rest = || chars[2..].iter().zip(&self.rests[entry.rest as usize..]).take(length - 2);
        chars.len() >= length && chars[0] == first && (length == 1 || chars[1] == second && rest().all(|(a, b)| a == b))
    }

    /// Most characters begin no word: that is told without a call.
    #[inline]
    fn at_start(&self, chars: &[char]) -> Option<&Entry> {
        if self.holds(*chars.first()?) { self.longest_begun(chars) } else { None }
    }

    #[inline(never)]
    fn longest_begun(&self, chars: &[char]) -> Option<&Entry> {
        self.group(chars[0]).iter().find(|entry| self.begins(entry, chars))
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
        self.index.holds(c)
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

fn group(c: char) -> usize {
    c as usize % GROUPS
}
