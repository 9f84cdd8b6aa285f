//! The records of a workbook's stream, and what their bodies hold; a long body goes on in the records behind it.

/// The record that goes on with the one before.
const CONTINUE: u16 = 0x003c;

/// The records from an offset on: the kind and the body of each.
pub struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Records<'s> {
    pub fn new(stream: &'s [u8], at: usize) -> Self {
        Records { stream, at }
    }

    fn one(&self) -> Option<(u16, &'s [u8])> {
        let head = self.stream.get(self.at..self.at.checked_add(4)?)?;
        let (kind, length) = (u16::from_le_bytes([head[0], head[1]]), u16::from_le_bytes([head[2], head[3]]));
        Some((kind, self.stream.get(self.at + 4..self.at + 4 + usize::from(length))?))
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = (u16, Body<'s>);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, body) = self.one()?;
        self.at += 4 + body.len();
        let mut pieces = vec![body];
        while let Some((CONTINUE, more)) = self.one() {
            self.at += 4 + more.len();
            pieces.push(more);
        }
        pieces.reverse();
        Some((kind, Body { piece: pieces.pop().unwrap_or_default(), behind: pieces }))
    }
}

/// The body of a record, read from its start; nothing where it ends too early.
pub struct Body<'s> {
    piece: &'s [u8],
    /// The pieces that follow, the next one last.
    behind: Vec<&'s [u8]>,
}

impl Body<'_> {
    pub fn u8(&mut self) -> Option<u8> {
        while self.piece.is_empty() {
            self.piece = self.behind.pop()?;
        }
        let (first, rest) = self.piece.split_first()?;
        self.piece = rest;
        Some(*first)
    }

    pub fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    pub fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    pub fn f64(&mut self) -> Option<f64> {
        let mut bytes = [0; 8];
        for byte in &mut bytes {
            *byte = self.u8()?;
        }
        Some(f64::from_le_bytes(bytes))
    }

    pub fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > self.piece.len() {
            bytes -= self.piece.len();
            self.piece = self.behind.pop()?;
        }
        self.piece = &self.piece[bytes..];
        Some(())
    }

    /// A text behind its length, without what follows of its look and pronunciation.
    pub fn string(&mut self) -> Option<String> {
        let length = usize::from(self.u16()?);
        self.characters(length)
    }

    /// A text of so many UTF-16 code units, behind the flags that say how it is stored.
    pub fn characters(&mut self, length: usize) -> Option<String> {
        let flags = self.u8()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(self.u16()?) };
        let extra = if flags & 4 == 0 { 0 } else { self.u32()? as usize };
        let (mut units, mut wide) = (Vec::with_capacity(length), flags & 1 != 0);
        while units.len() < length {
            if self.piece.is_empty() {
                // Where a text goes on in the next record, that one says anew how.
                self.piece = self.behind.pop()?;
                wide = self.u8()? & 1 != 0;
                continue;
            }
            units.push(if wide { self.u16()? } else { u16::from(self.u8()?) });
        }
        self.skip(runs * 4)?;
        self.skip(extra)?;
        Some(String::from_utf16_lossy(&units))
    }
}
