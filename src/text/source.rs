//! The text that was given, never changed, with its offsets as JavaScript counts them.

/// The text under audit and the name it goes by.
#[derive(Debug, Clone, Copy)]
pub struct Source<'t> {
    /// A file's name, or whatever the caller calls the text.
    pub name: &'t str,
    /// The text itself.
    pub text: &'t str,
}

/// Turns byte offsets into UTF-16 code units, in one pass over the text: ask for ascending offsets to stay linear.
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
        if byte < self.byte {
            (self.byte, self.unit) = (0, 0);
        }
        self.unit += self.text.get(self.byte..byte).map_or(0, |piece| piece.chars().map(char::len_utf16).sum());
        self.byte = byte;
        self.unit
    }
}
