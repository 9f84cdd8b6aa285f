//! The documents that the names on the command line stand for.

use std::io;
use std::path::{Path, PathBuf};

use gouji::read::Error;
use walkdir::{DirEntry, WalkDir};

/// The endings of what is looked for in a folder: what can be read, and what people should hear about that cannot.
const KINDS: [&str; 17] = [
    "txt", "md", "csv", "tsv", "htm", "html", "docx", "xlsx", "xls", "ods", "pdf", "doc", "wps", "et", "rtf", "ofd",
    "odt",
];

/// Each file of `names`, those of a folder in order of their names, one after the other as they are asked for.
pub fn documents(names: &[PathBuf]) -> impl Iterator<Item = Result<PathBuf, Error>> {
    names.iter().flat_map(|name| -> Box<dyn Iterator<Item = Result<PathBuf, Error>>> {
        if name.is_dir() { Box::new(below(name)) } else { Box::new(std::iter::once(Ok(name.clone()))) }
    })
}

fn below(folder: &Path) -> impl Iterator<Item = Result<PathBuf, Error>> {
    let seen = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(entry.path());
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(seen);
    entries.filter_map(|entry| match entry {
        Ok(entry) => (!entry.file_type().is_dir() && is_document(entry.path())).then(|| Ok(plain(entry.path()))),
        Err(error) => {
            let name = error.path().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
            let problem = error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links")).into();
            Some(Err(Error { name, problem }))
        }
    })
}

/// `path` without the `./` that a search from here begins with.
fn plain(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_path_buf()
}

/// Whether it is hidden, or what an office program leaves beside an open file.
fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy();
        name.starts_with('.') || name.starts_with("~$")
    })
}

fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|kind| KINDS.iter().any(|one| kind.eq_ignore_ascii_case(one)))
}
