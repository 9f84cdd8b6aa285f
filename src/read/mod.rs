//! From bytes to the text under audit: plain text here, other kinds by `gouji_readers`. Knows no figures.

mod error;
mod plain;

use std::fs::File;
use std::io::Read;
use std::path::Path;

pub use error::{Error, Problem};
pub use gouji_readers::{Draft, Kind};
pub use plain::plain;

use crate::MAX_TEXT;

/// What standard input is called in reports and messages.
pub const STDIN: &str = "<stdin>";

/// The text of the file at `path`, or of standard input where that is `-`, with where its pieces came from.
pub fn file(path: &Path) -> Result<Draft, Error> {
    read(path).map_err(|problem| Error { name: name(path), problem })
}

/// What a report calls the file at `path`.
pub fn name(path: &Path) -> String {
    if is_stdin(path) { STDIN.to_owned() } else { path.to_string_lossy().into_owned() }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The text of the file at `path` as it stands, whatever its ending says.
pub fn as_it_stands(path: &Path) -> Result<String, Error> {
    contents(path).and_then(plain).map_err(|problem| Error { name: name(path), problem })
}

fn read(path: &Path) -> Result<Draft, Problem> {
    let bytes = contents(path)?;
    draft(&name(path), bytes)
}

fn contents(path: &Path) -> Result<Vec<u8>, Problem> {
    if is_stdin(path) {
        return bytes(std::io::stdin().lock(), 0);
    }
    let length = path.metadata().and_then(|about| match about.is_dir() {
        true => Err(std::io::ErrorKind::IsADirectory.into()),
        false => Ok(about.len()),
    })?;
    bytes(File::open(path)?, length)
}

/// What `bytes` hold, of which the ending of `name` may tell the kind.
///
/// ```
/// let draft = gouji::read::draft("a.csv", "部门,收到\n甲,12".into()).unwrap();
/// assert_eq!(draft.text, "部门\t收到\n甲\t12\n");
/// ```
pub fn draft(name: &str, bytes: Vec<u8>) -> Result<Draft, Problem> {
    let draft = match Kind::of(name, &bytes) {
        Kind::Package => gouji_readers::package(&bytes),
        kind => gouji_readers::text(kind, &plain(bytes)?),
    }?;
    if draft.text.len() > MAX_TEXT { Err(Problem::TooLarge) } else { Ok(draft) }
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
