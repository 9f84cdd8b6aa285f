//! The text that was given, never changed, with its offsets as JavaScript counts them.

use std::ops::Range;

/// The text under audit and the name it goes by.
#[derive(Debug, Clone, Copy)]
pub struct Source<'t> {
    /// A file's name, or whatever the caller calls the text.
    pub name: &'t str,
    /// The text itself.
    pub text: &'t str,
}

/// Turns byte offsets into UTF-16 code units, from the last that was asked for: near ones cost little.
///
/// ```
/// use gouji::text::Utf16;
/// let mut offsets = Utf16::new("受理𠮷12件");
/// assert_eq!(offsets.at(6), 2);  // behind 受理
/// assert_eq!(offsets.at(10), 4); // 𠮷 is two units
/// ```
#[derive(Debug, Clone)]
pub struct Utf16<'t> {
    text: &'t str,
    byte: usize,
    unit: usize,
}

impl<'t> Utf16<'t> {
    /// At the start of `text`.
    pub fn new(text: &'t str) -> Self {
        Utf16 { text, byte: 0, unit: 0 }
    }

    /// The offset in UTF-16 code units of the byte offset `byte`, which must lie on a character boundary.
    pub fn at(&mut self, byte: usize) -> usize {
        let units = |range: Range<usize>| -> usize {
            self.text.get(range).map_or(0, |piece| piece.chars().map(char::len_utf16).sum())
        };
        if byte < self.byte {
            self.unit -= units(byte..self.byte);
        } else {
            self.unit += units(self.byte..byte);
        }
        self.byte = byte;
        self.unit
    }
}
