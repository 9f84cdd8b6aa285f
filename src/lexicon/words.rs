//! A set of words, found where they stand.

use std::collections::HashMap;

/// Words with what each denotes, looked up by the characters at hand.
#[derive(Debug, Clone)]
pub struct Words<T> {
    by_first: HashMap<char, Vec<(Vec<char>, T)>>,
}

impl<T: Clone> Words<T> {
    /// From pairs of word and meaning; empty words are left out.
    pub fn new<'w>(pairs: impl IntoIterator<Item = (&'w str, T)>) -> Words<T> {
        let mut by_first: HashMap<char, Vec<(Vec<char>, T)>> = HashMap::new();
        for (word, meaning) in pairs {
            let chars: Vec<char> = word.chars().collect();
            if let Some(&first) = chars.first() {
                by_first.entry(first).or_default().push((chars, meaning));
            }
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        Words { by_first }
    }

    /// The longest word that `chars` begins with: its length and its meaning.
    pub fn at_start<'s>(&'s self, chars: &[char]) -> Option<(usize, &'s T)> {
        let list = self.by_first.get(chars.first()?)?;
        list.iter().find(|(word, _)| chars.starts_with(word)).map(|(word, meaning)| (word.len(), meaning))
    }

    /// The longest word that `chars` ends with.
    pub fn at_end<'s>(&'s self, chars: &[char]) -> Option<(usize, &'s T)> {
        (0..chars.len()).find_map(|from| {
            let tail = &chars[from..];
            self.by_first
                .get(&tail[0])?
                .iter()
                .find(|(word, _)| word == tail)
                .map(|(word, meaning)| (word.len(), meaning))
        })
    }

    /// Every longest word in `chars`, left to right, none overlapping another: where, how long, what.
    pub fn in_order<'s>(&'s self, chars: &[char]) -> Vec<(usize, usize, &'s T)> {
        let (mut found, mut at) = (Vec::new(), 0);
        while at < chars.len() {
            match self.at_start(&chars[at..]) {
                Some((length, meaning)) => {
                    found.push((at, length, meaning));
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }
}
