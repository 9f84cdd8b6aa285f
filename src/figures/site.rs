//! Where a number stands: the characters around it, none beyond its block.

use std::ops::Range;

use super::numeral::{self, Numeral};
use crate::lexicon::Lexicon;
use crate::text::Fold;

/// The longest word that is looked for before a number, in characters.
const WORD: usize = 8;

/// The place of a number in its block.
#[derive(Clone)]
pub struct Site<'d> {
    /// The text.
    pub fold: &'d Fold,
    /// The block.
    pub block: Range<usize>,
    /// Where the number begins.
    pub at: usize,
    /// What words denote.
    pub lexicon: &'d Lexicon,
}

impl<'d> Site<'d> {
    /// The same block, another place.
    pub fn moved(&self, at: usize) -> Site<'d> {
        Site { at, ..self.clone() }
    }

    /// The character at `index`; NUL outside the block.
    pub fn char(&self, index: usize) -> char {
        if self.block.contains(&index) { self.fold.char(index) } else { '\0' }
    }

    /// The character so many before the number; NUL outside the block.
    pub fn before(&self, count: usize) -> char {
        self.at.checked_sub(count).map_or('\0', |index| self.char(index))
    }

    /// Whether `word` stands at `index`.
    pub fn has(&self, index: usize, word: &str) -> bool {
        self.fold.starts_with(index, word)
    }

    /// Whether one of `words` stands at `index`.
    pub fn has_any(&self, index: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.has(index, word))
    }

    /// Whether one of `words` stands right before the number.
    pub fn follows(&self, words: &[&str]) -> bool {
        let head = self.head(WORD);
        words.iter().any(|word| {
            let mut from_end = head.iter().rev();
            word.chars().rev().all(|c| from_end.next() == Some(&c))
        })
    }

    /// At most so many characters before the number.
    pub fn head(&self, count: usize) -> &'d [char] {
        self.fold.slice(self.at.saturating_sub(count).max(self.block.start)..self.at)
    }

    /// At most so many characters from `index`.
    pub fn tail(&self, index: usize, count: usize) -> &'d [char] {
        self.fold.slice(index..(index + count).min(self.block.end))
    }

    /// The whole number in a run of at most `longest` digits at `index`, and where it ends.
    pub fn digits(&self, index: usize, longest: usize) -> Option<(u32, usize)> {
        let mut end = index;
        while self.char(end).is_ascii_digit() {
            end += 1;
            if end - index > longest {
                return None;
            }
        }
        let value = self.fold.slice(index..end).iter().try_fold(0, |value, c| Some(value * 10 + c.to_digit(10)?))?;
        (end > index).then_some((value, end))
    }

    /// The number at `index`, in digits or in characters.
    pub fn numeral(&self, index: usize) -> Option<Numeral> {
        match self.char(index) {
            c if c.is_ascii_digit() => numeral::in_digits(self.fold, index),
            c if numeral::may_begin(c) => numeral::in_characters(self.fold, index),
            _ => None,
        }
    }
}

/// Whether `c` is a quotation mark.
pub fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '"' | '‘' | '’' | '「' | '」' | '『' | '』' | '\'')
}
