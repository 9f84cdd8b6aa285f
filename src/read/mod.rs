//! From bytes to the text under audit. Knows no figures.

mod error;
mod plain;

use std::fs::File;
use std::io::Read;
use std::path::Path;

pub use error::{Error, Problem};
pub use plain::plain;

use crate::MAX_TEXT;

/// What standard input is called in reports and messages.
pub const STDIN: &str = "<stdin>";

/// The text of the file at `path`, or of standard input where that is `-`.
pub fn file(path: &Path) -> Result<String, Error> {
    read(path).map_err(|problem| Error { name: name(path), problem })
}

/// What a report calls the file at `path`.
pub fn name(path: &Path) -> String {
    if is_stdin(path) { STDIN.to_owned() } else { path.to_string_lossy().into_owned() }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn read(path: &Path) -> Result<String, Problem> {
    if is_stdin(path) {
        return plain(bytes(std::io::stdin().lock(), 0)?);
    }
    let length = path.metadata().and_then(|about| match about.is_dir() {
        true => Err(std::io::ErrorKind::IsADirectory.into()),
        false => Ok(about.len()),
    })?;
    plain(bytes(File::open(path)?, length)?)
}

/// All bytes of `source`, of which about `expected` are expected; no more than are needed to see that it is too large.
fn bytes(source: impl Read, expected: u64) -> Result<Vec<u8>, Problem> {
    let limit = MAX_TEXT as u64;
    if expected > limit {
        return Err(Problem::TooLarge);
    }
    let mut bytes = Vec::with_capacity(expected as usize + 1);
    source.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_TEXT { Err(Problem::TooLarge) } else { Ok(bytes) }
}
