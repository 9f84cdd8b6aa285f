//! The container of the old office programs: workbooks are read, what else is in one is named.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use crate::package::MAX_PART;
use crate::{Draft, Problem, xls};

/// What such a container begins with.
pub const SIGNATURE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Where a Word document says whether it is encrypted, and the bit that says so.
const WORD_FLAGS: usize = 10;
const WORD_ENCRYPTED: u16 = 0x0100;

/// Reads the container called `name`.
pub fn read(name: &str, bytes: &[u8]) -> Result<Draft, Problem> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| Problem::Damaged)?;
    if file.is_stream("/EncryptedPackage") {
        return Err(Problem::Encrypted);
    }
    if file.is_stream("/WordDocument") {
        let head = stream(&mut file, "/WordDocument")?;
        let flags = head.get(WORD_FLAGS..WORD_FLAGS + 2).map_or(0, |flags| u16::from_le_bytes([flags[0], flags[1]]));
        return Err(if flags & WORD_ENCRYPTED == 0 { Problem::OldText } else { Problem::Encrypted });
    }
    if file.is_stream("/Workbook") {
        return xls::read(&stream(&mut file, "/Workbook")?);
    }
    if file.is_stream("/Book") || file.is_stream("/PowerPoint Document") {
        return Err(Problem::OldTable);
    }
    match name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase().as_str() {
        "wps" | "doc" => Err(Problem::OldText),
        "et" | "xls" | "dps" | "ppt" => Err(Problem::OldTable),
        _ => Err(Problem::Unknown),
    }
}

fn stream(file: &mut CompoundFile<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let stream = file.open_stream(name).map_err(|_| Problem::Damaged)?;
    stream.take(MAX_PART as u64).read_to_end(&mut bytes).map_err(|_| Problem::Damaged)?;
    Ok(bytes)
}
