//! The text as it is read: full-width forms made half-width, blanks that mean nothing left out, offsets kept.

use std::ops::Range;

use smol_str::SmolStr;

use super::line::Scan;
use super::span::Span;

/// A gap between two columns of a table that stands as plain text.
pub const GAP: char = '\t';

/// The folded characters of a text, each with the place where it stands in the source.
#[derive(Debug, Default, Clone)]
pub struct Fold {
    chars: Vec<char>,
    at: Vec<u32>,
}

impl Fold {
    /// An empty one with room for the characters of a Chinese text of so many `bytes`.
    pub(super) fn with_room(bytes: usize) -> Fold {
        let room = bytes / 3;
        Fold { chars: Vec::with_capacity(room), at: Vec::with_capacity(room) }
    }

    /// How many folded characters there are.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The folded character at `index`, or NUL past the end.
    pub fn char(&self, index: usize) -> char {
        self.chars.get(index).copied().unwrap_or('\0')
    }

    /// The folded characters of `range`, cut to what there is.
    pub fn slice(&self, range: Range<usize>) -> &[char] {
        let end = range.end.min(self.chars.len());
        self.chars.get(range.start.min(end)..end).unwrap_or_default()
    }

    /// The folded text of `range`.
    pub fn string(&self, range: Range<usize>) -> String {
        let chars = self.slice(range);
        let mut text = String::with_capacity(chars.len() * 3);
        text.extend(chars);
        text
    }

    /// The same, for names and units: most are short enough to need no room of their own.
    pub fn short(&self, range: Range<usize>) -> SmolStr {
        self.slice(range).iter().copied().collect()
    }

    /// Whether `word` stands at `index`.
    pub fn starts_with(&self, index: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(k, c)| self.char(index + k) == c)
    }

    /// Whether `range` ends with `word`.
    pub fn ends_with(&self, range: Range<usize>, word: &str) -> bool {
        let chars = self.slice(range);
        let mut from_end = chars.iter().rev();
        word.chars().rev().all(|c| from_end.next() == Some(&c))
    }

    /// Where `range` stands in `source`; empty ranges give an empty span.
    pub fn span(&self, range: Range<usize>, source: &str) -> Span {
        match range.end.checked_sub(1).filter(|&last| last >= range.start && last < self.at.len()) {
            Some(last) => {
                let end = self.at[last] as usize;
                let width = source.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                Span::new(self.at[range.start] as usize, end + width)
            }
            None => {
                let at = self.at.get(range.start).map_or(source.len(), |&at| at as usize);
                Span::new(at, at)
            }
        }
    }

    /// Adds the characters of a line; behind a soft line break where it `continues`. Only in a `row` and between digits
    /// do gaps part anything.
    pub(super) fn push_line(&mut self, line: &Scan, continues: bool, row: bool) {
        let mut from = 0;
        for gap in line.gaps.iter().filter(|gap| continues || gap.before > 0) {
            self.extend(line, from..gap.before);
            from = gap.before;
            let (before, c) = (self.chars.last().copied().unwrap_or('\0'), line.chars[from]);
            let (digit, other) = (before.is_ascii_digit(), c.is_ascii_digit());
            if gap.blanks > 1 && (row && (digit || other) || digit && other) {
                self.push(GAP, line.at[from]);
            } else if before.is_ascii_alphanumeric() && c.is_ascii_alphanumeric() {
                self.push(' ', line.at[from]);
            }
        }
        self.extend(line, from..line.chars.len());
    }

    fn extend(&mut self, line: &Scan, range: Range<usize>) {
        self.chars.extend_from_slice(&line.chars[range.clone()]);
        self.at.extend_from_slice(&line.at[range]);
    }

    /// Parts what was added from what comes, so that nothing reads on from one block into the next.
    pub(super) fn part(&mut self, offset: usize) {
        if self.chars.last().is_some_and(|&last| last != '\n') {
            self.push('\n', u32::try_from(offset).unwrap_or(u32::MAX));
        }
    }

    fn push(&mut self, c: char, at: u32) {
        self.chars.push(c);
        self.at.push(at);
    }
}

/// Whether `c` is one of the common Chinese characters: most of a text, and neither blank nor folded.
#[inline]
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Whether `c` is white space of any width, or invisible.
pub(super) fn is_blank(c: char) -> bool {
    !is_ideograph(c) && (c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}'))
}

/// One character as it is read: `１` as `1`, `％` as `%`, `，` as `,`, `—` as `-`.
pub fn fold(c: char) -> char {
    if is_ideograph(c) {
        return c;
    }
    let half = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    match half {
        '﹪' => '%',
        '—' | '–' | '―' | '─' | '~' | '〜' => '-',
        '∶' | '﹕' | '︰' => ':',
        '〔' => '[',
        '〕' => ']',
        '﹙' => '(',
        '﹚' => ')',
        '○' => '〇',
        '｡' => '。',
        _ => half,
    }
}
