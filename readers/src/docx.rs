//! Word documents: paragraphs, tables, text boxes and footnotes, with tracked changes as accepted.

use crate::package::{Node, Package, Xml, attribute, local};
use crate::{Draft, Kind, Place, Problem};

/// The part that makes a package a Word document.
pub const MAIN: &str = "word/document.xml";
/// The parts that follow the document: notes at the foot of pages and at its end.
const NOTES: [&str; 2] = ["word/footnotes.xml", "word/endnotes.xml"];
/// What is no text of the document: deletions, moves from here, the second form of a drawing, instructions of fields.
const SILENT: [&str; 6] = ["del", "moveFrom", "Fallback", "instrText", "delText", "pPrChange"];

/// Reads the document and its notes.
pub fn read(package: &mut Package) -> Result<Draft, Problem> {
    let main = package.part(MAIN)?.ok_or(Problem::Damaged)?;
    let mut story = Story::default();
    story.read(&main)?;
    for notes in NOTES {
        if let Some(notes) = package.part(notes)? {
            story.read(&notes)?;
        }
    }
    story.draft.kind = Kind::Docx;
    Ok(story.draft)
}

/// Reads the document part alone, without its notes.
pub fn story(main: &str) -> Result<Draft, Problem> {
    let mut story = Story::default();
    story.read(main)?;
    Ok(story.draft)
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    /// The finished cells of the row, each empty one told as such.
    row: Vec<String>,
    /// The rows before this one.
    rows: usize,
    /// The text of the cell.
    cell: String,
    /// How many columns the cell takes.
    span: usize,
    /// Whether the cell belongs to the one above it.
    merged: bool,
    /// Whether the row is deleted.
    deleted: bool,
}

/// What has been read so far.
#[derive(Default)]
struct Story {
    draft: Draft,
    /// The paragraphs that are open: one, and those of text boxes in it.
    open: Vec<String>,
    tables: Vec<Table>,
    /// What text boxes hold, to follow the paragraph that they are tied to.
    boxed: Vec<String>,
    paragraphs: usize,
    tables_told: usize,
    /// How many silent elements are open.
    silent: usize,
    /// Whether characters belong to the text.
    in_text: bool,
}

impl Story {
    fn read(&mut self, xml: &str) -> Result<(), Problem> {
        let mut xml = Xml::new(xml);
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(start) => {
                    let name = local(&start);
                    if self.silent > 0 || SILENT.contains(&name.as_str()) {
                        if name == "del" && self.in_row_properties() {
                            self.table(|table| table.deleted = true);
                        }
                        self.silent += 1;
                        continue;
                    }
                    let value = || attribute(&start, "val");
                    match name.as_str() {
                        "gridSpan" => {
                            let span = value().and_then(|value| value.parse().ok()).unwrap_or(1);
                            self.table(|table| table.span = span);
                        }
                        "vMerge" => {
                            let merged = value().is_none_or(|value| value == "continue");
                            self.table(|table| table.merged = merged);
                        }
                        _ => self.opens(&name),
                    }
                }
                Node::Close(_) if self.silent > 0 => self.silent -= 1,
                Node::Close(name) => self.closes(&name)?,
                Node::Text(text) if self.in_text && self.silent == 0 => self.write(&text),
                Node::Text(_) => {}
            }
        }
        Ok(())
    }

    fn opens(&mut self, name: &str) {
        match name {
            "p" => self.open.push(String::new()),
            "t" => self.in_text = true,
            "tab" | "br" | "cr" => self.write(" "),
            "noBreakHyphen" => self.write("-"),
            "tbl" => self.tables.push(Table::default()),
            "tr" => self.table(|table| table.deleted = false),
            "tc" => self.table(|table| {
                table.cell.clear();
                table.span = 1;
                table.merged = false;
            }),
            _ => {}
        }
    }

    fn closes(&mut self, name: &str) -> Result<(), Problem> {
        match name {
            "t" => self.in_text = false,
            "p" => self.end_paragraph()?,
            "tc" => self.table(|table| {
                let text = if table.merged { String::new() } else { std::mem::take(&mut table.cell) };
                table.row.push(text);
                table.row.extend((1..table.span.min(64)).map(|_| String::new()));
            }),
            "tr" => self.end_row()?,
            "tbl" => {
                self.tables.pop();
                if self.tables.is_empty() {
                    self.tables_told += 1;
                    self.draft.gap();
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn in_row_properties(&self) -> bool {
        self.open.is_empty() && !self.tables.is_empty()
    }

    fn table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.push_str(text);
        }
    }

    fn end_paragraph(&mut self) -> Result<(), Problem> {
        let text = self.open.pop().unwrap_or_default();
        if let Some(table) = self.tables.last_mut() {
            if !table.cell.is_empty() {
                table.cell.push(' ');
            }
            table.cell.push_str(text.trim());
            return Ok(());
        }
        if !self.open.is_empty() {
            self.boxed.push(text);
            return Ok(());
        }
        for text in std::iter::once(text).chain(std::mem::take(&mut self.boxed)) {
            self.paragraphs += 1;
            self.draft.paragraph(&text, Place::Paragraph(self.paragraphs))?;
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Problem> {
        let inner = self.tables.len() > 1;
        let number = self.tables_told + 1;
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let cells = std::mem::take(&mut table.row);
        table.rows += 1;
        let row = table.rows;
        if table.deleted {
            return Ok(());
        }
        if inner {
            let outer = self.tables.len() - 2;
            let cell = &mut self.tables[outer].cell;
            cell.push(' ');
            cell.push_str(&cells.join(" "));
            return Ok(());
        }
        if row == 1 {
            self.draft.gap();
        }
        let place = |column| Place::Cell { table: number, row, column: column + 1 };
        self.draft.row(cells.into_iter().enumerate().map(|(column, text)| (text, place(column))))
    }
}
