//! Files and standard input, and the text that `gouji_readers` makes of their bytes. Knows no figures.

mod error;

use std::fs::File;
use std::io::Read;
use std::path::Path;

pub use error::{Error, Problem};
pub use gouji_readers::{Draft, Kind, MAX_FILE, read as draft};

/// What standard input is called in reports and messages.
pub const STDIN: &str = "<stdin>";

/// The text of the file at `path`, or of standard input where that is `-`, with where its pieces came from.
pub fn file(path: &Path) -> Result<Draft, Error> {
    told(path, contents(path).and_then(|bytes| Ok(draft(&name(path), bytes)?)))
}

/// The bytes of the file at `path`, or of standard input.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    told(path, contents(path))
}

/// The text of the file at `path` as it stands, whatever its ending says.
pub fn as_it_stands(path: &Path) -> Result<String, Error> {
    told(path, contents(path).and_then(|bytes| Ok(gouji_readers::plain(bytes)?)))
}

/// What a report calls the file at `path`.
pub fn name(path: &Path) -> String {
    if is_stdin(path) { STDIN.to_owned() } else { path.to_string_lossy().into_owned() }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn told<T>(path: &Path, read: Result<T, Problem>) -> Result<T, Error> {
    read.map_err(|problem| Error { name: name(path), problem })
}

fn contents(path: &Path) -> Result<Vec<u8>, Problem> {
    if is_stdin(path) {
        return all(std::io::stdin().lock(), 0);
    }
    let length = path.metadata().and_then(|about| match about.is_dir() {
        true => Err(std::io::ErrorKind::IsADirectory.into()),
        false => Ok(about.len()),
    })?;
    all(File::open(path)?, length)
}

/// All bytes of `source`, of which about `expected` are expected; no more than are needed to see that it is too large.
fn all(source: impl Read, expected: u64) -> Result<Vec<u8>, Problem> {
    let (limit, large) = (MAX_FILE as u64, gouji_readers::Problem::Large(MAX_FILE >> 20));
    if expected > limit {
        return Err(large.into());
    }
    let mut bytes = Vec::with_capacity(expected as usize + 1);
    source.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_FILE { Err(large.into()) } else { Ok(bytes) }
}
