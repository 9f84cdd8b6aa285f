//! The brackets around a figure, and the words right before one, or before 其中 and its stop.

use std::ops::Range;

use crate::text::{Document, Fold};

/// How far back the words before a bracket may begin.
const BRACKETED: usize = 40;

/// Which brackets are open.
#[derive(Default)]
pub(super) struct Brackets {
    stack: Vec<u32>,
    opened: u32,
}

impl Brackets {
    /// How many are open.
    pub(super) fn depth(&self) -> u32 {
        self.stack.len() as u32
    }

    /// The innermost that is open; 0: none.
    pub(super) fn innermost(&self) -> u32 {
        self.stack.last().copied().unwrap_or(0)
    }

    /// Goes over the characters of `range`.
    pub(super) fn advance(&mut self, fold: &Fold, range: Range<usize>) {
        for &c in fold.slice(range) {
            match c {
                '(' => {
                    self.opened += 1;
                    self.stack.push(self.opened);
                }
                ')' => {
                    self.stack.pop();
                }
                _ => {}
            }
        }
    }
}

/// The words of the clause before a bracket that stands right before the words of a figure: 其中村 of 其中村(社区)学校268所.
pub(super) fn before_bracket<'d>(document: &'d Document, lead: usize, sentence: usize) -> Option<&'d [char]> {
    let from = document.sentences[sentence].range.start.max(lead.saturating_sub(BRACKETED));
    let words = document.fold.slice(from..lead).strip_suffix(&[')'])?;
    let open = words.iter().rposition(|c| matches!(c, '(' | ')')).filter(|&at| words[at] == '(')?;
    let plain = !words[open..].iter().any(char::is_ascii_digit);
    let start =
        words[..open].iter().rposition(|c| matches!(c, ',' | ';' | ':' | '(' | ')' | '、')).map_or(0, |at| at + 1);
    let head = &words[start..open];
    (plain && !head.iter().any(char::is_ascii_digit)).then_some(head)
}

/// The stop that closes the words of a figure, where 其中 ends right before it.
pub(super) fn opener(document: &Document, lead: usize, sentence: usize) -> Option<char> {
    let from = document.sentences[sentence].range.start;
    let head = document.fold.slice(from.max(lead.saturating_sub(4))..lead);
    match head {
        [.., '其', '中', stop @ (',' | ':')] => Some(*stop),
        _ => None,
    }
}
