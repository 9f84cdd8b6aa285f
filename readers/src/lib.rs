//! From the bytes of a file to one plain text in which each paragraph and each row of a table is a line.
//!
//! Cells of a row are parted by tabs; an empty cell leaves its tab, so that columns stay where they are. Nothing here
//! knows what a figure is, and nothing touches files: the same readers serve the command line and the browser.

mod annotate;
mod csv;
mod docx;
mod draft;
mod format;
mod html;
mod json;
mod label;
mod ole;
mod opendocument;
mod package;
mod pdf;
mod plain;
mod problem;
mod sheet;
#[cfg(target_arch = "wasm32")]
mod wasm;
mod xls;
mod xlsx;

pub use annotate::{Annotated, Comment, annotate};
pub use draft::{Draft, Kind, Origin, Place, Warning};
pub use plain::plain;
pub use problem::Problem;

/// The largest file, in bytes.
pub const MAX_FILE: usize = 128 << 20;

/// Reads the file that `bytes` are; where they do not tell what it is, the ending of `name` does.
///
/// ```
/// use gouji_readers::{Kind, read};
/// let table = read("a.csv", "部门,收到\n甲,12\n".into()).unwrap();
/// assert_eq!((table.kind, table.text.as_str()), (Kind::Csv, "部门\t收到\n甲\t12\n"));
/// let figures = read("a.json", r#"{"收到":12,"受理":11}"#.into()).unwrap();
/// assert_eq!(figures.text, "收到12，受理11。\n");
/// ```
///
/// # Errors
///
/// What stands in the way, and what to do about it.
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Draft, Problem> {
    if bytes.len() > MAX_FILE {
        return Err(Problem::Large(MAX_FILE >> 20));
    }
    if bytes.starts_with(package::SIGNATURE) {
        return container(&bytes);
    }
    if bytes.starts_with(ole::SIGNATURE) {
        return ole::read(name, &bytes);
    }
    if pdf::is_pdf(&bytes) {
        return pdf::read(bytes);
    }
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    let text = plain(bytes)?;
    match ending.as_str() {
        "csv" => csv::read(&text, b','),
        "tsv" => csv::read(&text, b'\t'),
        "json" => json::read(&text),
        "html" | "htm" => html::read(&text),
        // Many a program writes a page and calls it a workbook.
        "xls" | "doc" | "et" | "wps" if html::is_page(&text) => html::read(&text),
        // Files of Office 2003 in XML, which no program writes any more.
        "xls" | "et" if text.trim_start().starts_with("<?xml") => Err(Problem::OldTable),
        "doc" | "wps" if text.trim_start().starts_with("<?xml") => Err(Problem::OldText),
        "md" | "markdown" => Ok(Draft { text, kind: Kind::Markdown, ..Draft::default() }),
        _ => Ok(Draft { text, ..Draft::default() }),
    }
}

/// Reads a zip container.
fn container(bytes: &[u8]) -> Result<Draft, Problem> {
    let mut package = package::Package::open(bytes)?;
    if package.has(docx::MAIN) {
        docx::read(&mut package)
    } else if package.has(xlsx::MAIN) {
        xlsx::read(&mut package)
    } else if package.has(opendocument::MAIN) {
        opendocument::read(&mut package)
    } else if package.has("OFD.xml") {
        Err(Problem::Ofd)
    } else {
        Err(Problem::Unknown)
    }
}
