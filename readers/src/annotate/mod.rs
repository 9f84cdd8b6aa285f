//! Comments put into a copy of an office file, at pieces of its text; every other part stays as it was.

mod docx;
mod xlsx;

use std::io::{Cursor, Write};
use std::ops::Range;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::package::{self, Package};
use crate::{Draft, Problem};

const TYPES: &str = "[Content_Types].xml";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A comment and the piece of the text that it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The bytes in the text that was read from the file.
    pub range: Range<usize>,
    /// What it says, a paragraph a line.
    pub text: String,
}

/// A file with comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotated {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many of the comments are in it; Word has none in notes, text boxes and formulas.
    pub placed: usize,
}

/// Puts `comments` by `author` into the Word document or workbook that `bytes` are and that `draft` was read from.
///
/// # Errors
///
/// What keeps the file from being read; `Unknown` where it is neither.
pub fn annotate(bytes: &[u8], draft: &Draft, comments: &[Comment], author: &str) -> Result<Annotated, Problem> {
    if !bytes.starts_with(package::SIGNATURE) {
        return Err(Problem::Unknown);
    }
    let mut package = Package::open(bytes)?;
    let (changed, placed) = if package.has(crate::docx::MAIN) {
        docx::annotate(&mut package, &draft.text, comments, author)?
    } else if package.has(crate::xlsx::MAIN) {
        xlsx::annotate(&mut package, draft, comments, author)?
    } else {
        return Err(Problem::Unknown);
    };
    let bytes = if placed == 0 { bytes.to_vec() } else { repacked(bytes, &changed)? };
    Ok(Annotated { bytes, placed })
}

/// Parts of a package that are changed or added.
type Parts = Vec<(String, String)>;

/// `xml` with `added` before the last of the tags `</name>`.
fn before_end(xml: &str, name: &str, added: &str) -> Result<String, Problem> {
    let at = xml.rfind(&format!("</{name}>")).ok_or(Problem::Damaged)?;
    Ok(format!("{}{added}{}", &xml[..at], &xml[at..]))
}

/// The list of the parts' kinds, with `part` as one of `kind`.
fn listed(types: &str, part: &str, kind: &str) -> Result<String, Problem> {
    before_end(types, "Types", &format!("<Override PartName=\"/{part}\" ContentType=\"{kind}\"/>"))
}

/// The relations of a part, with one more: of `kind`, to `target`.
fn related(relations: Option<String>, id: &str, kind: &str, target: &str) -> Result<String, Problem> {
    let none = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
    let relations =
        relations.unwrap_or_else(|| none.to_owned()).replace("/relationships\"/>", "/relationships\"></Relationships>");
    before_end(
        &relations,
        "Relationships",
        &format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>"),
    )
}

/// The container with the parts `changed`, and added where it has none of the name.
fn repacked(bytes: &[u8], changed: &[(String, String)]) -> Result<Vec<u8>, Problem> {
    let damaged = |_| Problem::Damaged;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + 4096)));
    let options = SimpleFileOptions::default();
    let write = |writer: &mut ZipWriter<Cursor<Vec<u8>>>, (name, text): &(String, String)| {
        writer.start_file(name.as_str(), options).map_err(damaged)?;
        writer.write_all(text.as_bytes()).map_err(|_| Problem::Damaged)
    };
    let mut left: Vec<&(String, String)> = changed.iter().collect();
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(damaged)?;
        match left.iter().position(|(name, _)| name == part.name()) {
            Some(at) => write(&mut writer, left.remove(at))?,
            None => writer.raw_copy_file(part).map_err(damaged)?,
        }
    }
    for part in left {
        write(&mut writer, part)?;
    }
    Ok(writer.finish().map_err(damaged)?.into_inner())
}
