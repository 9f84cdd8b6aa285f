//! The texts that somebody types in.

use super::texts;

/// Their names, with how many bytes they have.
pub const TYPED: [(&str, usize); 2] = [("30 KB", 30_000), ("300 KB", 300_000)];

/// Reports of so many bytes, to the nearest character.
pub fn typed(bytes: usize) -> String {
    let mut text = texts::reports(1 + bytes.div_ceil(texts::reports(1).len()));
    text.truncate(text.floor_char_boundary(bytes));
    text
}
