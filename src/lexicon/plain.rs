//! Words with a numeral in them that counts nothing.

use super::Words;
use super::table::{self, Faults};

/// What such a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// A common word: 进一步.
    Word,
    /// The name of a plan, a rule, a slogan: 八项规定.
    Name,
}

pub(super) fn load(text: &'static str, faults: &mut Faults) -> Words<Plain> {
    let rows = table::rows("plain-words.tsv", text, 3, 1, faults);
    let mut pairs = Vec::new();
    for row in &rows {
        match row.cells[1] {
            "word" => pairs.push((row.cells[0], Plain::Word)),
            "name" => pairs.push((row.cells[0], Plain::Name)),
            other => faults.add("plain-words.tsv", row.line, || format!("neither word nor name: {other}")),
        }
    }
    Words::new(pairs)
}
