//! Words with a numeral in them that counts nothing.

use super::Words;
use super::table::{self, Fault};

/// What such a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// A common word: 进一步.
    Word,
    /// The name of a plan, a rule, a slogan: 八项规定.
    Name,
}

pub(super) fn load(text: &'static str, faults: &mut Vec<(&'static str, Fault)>) -> Words<Plain> {
    let (rows, mut bad) = table::rows(text, 3, 1);
    let mut pairs = Vec::new();
    for row in &rows {
        match row.cells[1] {
            "word" => pairs.push((row.cells[0], Plain::Word)),
            "name" => pairs.push((row.cells[0], Plain::Name)),
            other => bad.push(Fault { line: row.line, what: format!("neither word nor name: {other}") }),
        }
    }
    faults.extend(bad.into_iter().map(|fault| ("plain-words.tsv", fault)));
    Words::new(pairs)
}
