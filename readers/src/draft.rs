//! The text that comes of a file, and where each piece of it came from.

use std::ops::Range;
use std::sync::Arc;

use crate::Problem;

/// The longest text, in bytes.
pub const MAX_TEXT: usize = 16 << 20;

/// What kind of file a text came from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Text as it stands.
    #[default]
    Plain,
    /// Text marked up as Markdown.
    Markdown,
    /// Values parted by commas.
    Csv,
    /// Values parted by tabs.
    Tsv,
    /// A web page, or what the clipboard holds of one.
    Html,
    /// Ready figures as JSON.
    Json,
    /// A Word document.
    Docx,
    /// An Excel workbook.
    Xlsx,
    /// A workbook of Excel 97 to 2003.
    Xls,
    /// A text document in the OpenDocument format.
    Odt,
    /// A workbook in the OpenDocument format.
    Ods,
    /// A PDF with text.
    Pdf,
}

impl Kind {
    /// The kind in one word, for programs.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Plain => "text",
            Kind::Markdown => "markdown",
            Kind::Csv => "csv",
            Kind::Tsv => "tsv",
            Kind::Html => "html",
            Kind::Json => "json",
            Kind::Docx => "docx",
            Kind::Xlsx => "xlsx",
            Kind::Xls => "xls",
            Kind::Odt => "odt",
            Kind::Ods => "ods",
            Kind::Pdf => "pdf",
        }
    }
}

/// One text, with what it was made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// What it came from.
    pub kind: Kind,
    /// Paragraphs and rows, a line each; the cells of a row are parted by tabs.
    pub text: String,
    /// The pieces of the text that are not empty, in order.
    pub origins: Vec<Origin>,
    /// What a reader of the findings should know of the file.
    pub warnings: Vec<Warning>,
}

/// Where a piece of the text came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its place in the file.
    pub place: Place,
}

/// A place in a file; all counts start at 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A paragraph outside tables.
    Paragraph(usize),
    /// A cell of a table.
    Cell { table: usize, row: usize, column: usize },
    /// A cell of a workbook: sheet and reference, as in 汇总!B3.
    Sheet { sheet: Arc<str>, cell: String },
}

/// Something that the file holds and the text does not show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// A sheet that is hidden, and read all the same.
    HiddenSheet(String),
    /// Rows of a sheet that are hidden, and read all the same.
    HiddenRows { sheet: String, rows: usize },
    /// Columns of a sheet that are hidden, and read all the same.
    HiddenColumns { sheet: String, columns: usize },
    /// Pages of a PDF, so many of so many, that hold no text.
    Scanned { pages: usize, of: usize },
}

impl Warning {
    /// The warning in one word, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Warning::HiddenSheet(_) => "hidden-sheet",
            Warning::HiddenRows { .. } => "hidden-rows",
            Warning::HiddenColumns { .. } => "hidden-columns",
            Warning::Scanned { .. } => "scanned-pages",
        }
    }

    /// The warning in Chinese.
    pub fn zh(&self) -> String {
        match self {
            Warning::HiddenSheet(sheet) => format!("工作表“{sheet}”是隐藏的，已一并核对。"),
            Warning::HiddenRows { sheet, rows } => format!("工作表“{sheet}”有 {rows} 行是隐藏的，已一并核对。"),
            Warning::HiddenColumns { sheet, columns } => {
                format!("工作表“{sheet}”有 {columns} 列是隐藏的，已一并核对。")
            }
            Warning::Scanned { pages, of } => {
                format!("PDF 共 {of} 页，其中 {pages} 页没有文字（多半是扫描页），未能核对。")
            }
        }
    }

    /// The warning in English.
    pub fn en(&self) -> String {
        match self {
            Warning::HiddenSheet(sheet) => format!("the sheet {sheet} is hidden; it was checked, too"),
            Warning::HiddenRows { sheet, rows } => {
                format!("{rows} rows of the sheet {sheet} are hidden; they were checked, too")
            }
            Warning::HiddenColumns { sheet, columns } => {
                format!("{columns} columns of the sheet {sheet} are hidden; they were checked, too")
            }
            Warning::Scanned { pages, of } => {
                format!("{pages} of the {of} pages hold no text, most likely scanned; they were not checked")
            }
        }
    }
}

impl Draft {
    /// Nothing yet, of a file of this kind.
    pub(crate) fn new(kind: Kind) -> Self {
        Draft { kind, ..Draft::default() }
    }

    /// Adds a paragraph as a line, unless it is blank.
    pub(crate) fn paragraph(&mut self, text: &str, place: Place) -> Result<(), Problem> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.piece([text.trim()], place);
        self.end_line()
    }

    /// Adds a row of cells as a line: each cell's text with its place.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = (String, Place)>) -> Result<(), Problem> {
        for (at, (text, place)) in cells.into_iter().enumerate() {
            if at > 0 {
                self.text.push('\t');
            }
            self.piece(text.split_whitespace(), place);
        }
        self.end_line()
    }

    /// Parts what follows from what came before.
    pub(crate) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Adds `words` with their place, a blank between them.
    fn piece<'w>(&mut self, words: impl IntoIterator<Item = &'w str>, place: Place) {
        let start = self.text.len();
        for (at, word) in words.into_iter().enumerate() {
            if at > 0 {
                self.text.push(' ');
            }
            self.text.push_str(word);
        }
        if self.text.len() > start {
            self.origins.push(Origin { range: start..self.text.len(), place });
        }
    }

    fn end_line(&mut self) -> Result<(), Problem> {
        self.text.push('\n');
        if self.text.len() > MAX_TEXT { Err(Problem::Long(MAX_TEXT >> 20)) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_part_columns_in_paragraphs_and_nothing_in_cells() {
        let mut draft = Draft::default();
        draft.paragraph(" 合计    12   8 ", Place::Paragraph(1)).unwrap();
        draft.row([("甲  区".to_owned(), Place::Paragraph(2)), ("  ".to_owned(), Place::Paragraph(2))]).unwrap();
        assert_eq!(draft.text, "合计    12   8\n甲 区\t\n");
        assert_eq!(draft.origins.len(), 2);
    }
}
