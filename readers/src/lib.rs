//! From the bytes of a file to one plain text in which each paragraph and each row of a table is a line.
//!
//! Cells of a row are parted by tabs; an empty cell leaves its tab, so that columns stay where they are. Nothing here
//! knows what a figure is.

mod annotate;
mod csv;
mod docx;
mod draft;
mod format;
mod html;
mod json;
mod package;
mod problem;
mod xlsx;

pub use annotate::{Annotated, Comment, annotate};
pub use draft::{Draft, Origin, Place, Warning};
pub use problem::Problem;

/// What a file holds, told by its bytes and its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A zip container: .docx, .xlsx.
    Package,
    /// Values parted by commas.
    Csv,
    /// Values parted by tabs.
    Tsv,
    /// A web page, or what the clipboard holds of one.
    Html,
    /// Ready figures as JSON.
    Json,
    /// Anything else; if it is text, it is read as it stands.
    Plain,
}

impl Kind {
    /// The kind of the file called `name`, which begins with `bytes`.
    ///
    /// ```
    /// use gouji_readers::Kind;
    /// assert_eq!(Kind::of("a.csv", b"1,2"), Kind::Csv);
    /// assert_eq!(Kind::of("a.txt", b"PK\x03\x04"), Kind::Package);
    /// ```
    pub fn of(name: &str, bytes: &[u8]) -> Kind {
        let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
        match ending.as_str() {
            _ if bytes.starts_with(b"PK\x03\x04") => Kind::Package,
            "csv" => Kind::Csv,
            "tsv" => Kind::Tsv,
            "html" | "htm" => Kind::Html,
            "json" => Kind::Json,
            _ => Kind::Plain,
        }
    }
}

/// Reads a zip container: a Word document or an Excel workbook.
pub fn package(bytes: &[u8]) -> Result<Draft, Problem> {
    let mut package = package::Package::open(bytes)?;
    if package.has(docx::MAIN) {
        docx::read(&mut package)
    } else if package.has(xlsx::MAIN) {
        xlsx::read(&mut package)
    } else {
        Err(Problem::Unknown)
    }
}

/// Reads `text` that is decoded already, as `kind` says.
///
/// ```
/// use gouji_readers::{Kind, text};
/// assert_eq!(text(Kind::Csv, "部门,收到\n甲,12\n").unwrap().text, "部门\t收到\n甲\t12\n");
/// assert_eq!(text(Kind::Json, r#"{"收到":12,"受理":11}"#).unwrap().text, "收到12，受理11。\n");
/// ```
pub fn text(kind: Kind, text: &str) -> Result<Draft, Problem> {
    match kind {
        Kind::Csv => csv::read(text, b','),
        Kind::Tsv => csv::read(text, b'\t'),
        Kind::Html => html::read(text),
        Kind::Json => json::read(text),
        Kind::Package | Kind::Plain => Ok(Draft { text: text.to_owned(), ..Draft::default() }),
    }
}
