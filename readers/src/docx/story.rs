//! The running text of a document, or of its notes: one pass over its XML.

use super::Context;
use super::numbering::Counters;
use crate::package::{Node, Xml, attribute, local};
use crate::{Draft, Place, Problem};

/// Stands before the number of a list where these are to be told from what the file holds as text.
pub const LABEL: char = '\u{10fffd}';
/// What is no text of the document: deletions, moves from here, the second form of a drawing, instructions of fields,
/// how to pronounce a word, and properties from before a change.
const SILENT: [&str; 10] =
    ["del", "moveFrom", "Fallback", "instrText", "delText", "rt", "pPrChange", "rPrChange", "tcPrChange", "trPrChange"];
/// The most columns that a cell is given.
const MAX_SPAN: usize = 64;

/// A paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    /// Whether its properties are being read.
    in_properties: bool,
    /// Whether its end is deleted, so that the next one goes on with it.
    joined: bool,
}

/// A cell with its paragraphs.
#[derive(Default)]
struct Cell {
    paragraphs: Vec<String>,
    /// How many columns it takes.
    span: usize,
    /// Whether it belongs to the one above it.
    merged: bool,
    deleted: bool,
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    /// The finished cells of the row.
    row: Vec<Cell>,
    /// The columns that the row leaves out before its first cell.
    before: usize,
    /// The row is deleted.
    deleted: bool,
    cell: Cell,
    rows: Vec<Vec<Cell>>,
    /// The tables in its cells.
    inner: Vec<Table>,
    /// How many paragraphs were open when it began.
    open: usize,
}

/// What has been read so far.
pub struct Story<'c> {
    pub draft: Draft,
    /// Whether [`LABEL`] is to stand before the numbers of lists.
    pub marks_labels: bool,
    context: &'c Context,
    counters: Counters,
    /// The paragraphs that are open: one, and those of text boxes in it.
    open: Vec<Paragraph>,
    tables: Vec<Table>,
    /// What text boxes hold, to follow the paragraph that they are tied to.
    boxed: Vec<String>,
    /// The text of paragraphs whose ends are deleted.
    carried: String,
    paragraphs: usize,
    tables_told: usize,
    /// How many silent elements are open.
    silent: usize,
    /// Whether characters belong to the text.
    in_text: bool,
    /// Whether the run is hidden.
    hidden: bool,
}

impl<'c> Story<'c> {
    pub fn new(context: &'c Context, draft: Draft) -> Self {
        Story {
            draft,
            marks_labels: false,
            context,
            counters: Counters::default(),
            open: Vec::new(),
            tables: Vec::new(),
            boxed: Vec::new(),
            carried: String::new(),
            paragraphs: 0,
            tables_told: 0,
            silent: 0,
            in_text: false,
            hidden: false,
        }
    }

    /// Reads the part that `xml` is.
    pub fn read(&mut self, xml: &str) -> Result<(), Problem> {
        let mut xml = Xml::new(xml);
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(start) => {
                    let name = local(&start);
                    if self.silent > 0 || SILENT.contains(&name) {
                        if self.silent == 0 && name == "del" {
                            self.deletes();
                        }
                        self.silent += 1;
                        continue;
                    }
                    self.opens(name, || attribute(&start, "val"));
                }
                Node::Close(_) if self.silent > 0 => self.silent -= 1,
                Node::Close(end) => self.closes(end.name())?,
                Node::Text(text) if self.in_text && self.silent == 0 => self.write(&text),
                Node::Text(_) => {}
            }
        }
        let rest = std::mem::take(&mut self.carried);
        self.draft.paragraph(&rest, Place::Paragraph(self.paragraphs + 1))
    }

    /// A deletion: of a paragraph's end, of a row, or of what stands in it.
    fn deletes(&mut self) {
        match self.open.last_mut() {
            Some(paragraph) if paragraph.in_properties => paragraph.joined = true,
            None => self.table(|table| table.deleted = true),
            Some(_) => {}
        }
    }

    fn opens(&mut self, name: &str, value: impl Fn() -> Option<String>) {
        let number = || value().and_then(|value| value.parse::<usize>().ok());
        match name {
            "p" => self.open.push(Paragraph::default()),
            "pPr" => self.paragraph(|paragraph| paragraph.in_properties = true),
            "pStyle" => self.paragraph(|paragraph| paragraph.style = value()),
            "numId" => self.paragraph(|paragraph| paragraph.list = value()),
            "ilvl" => self.paragraph(|paragraph| paragraph.level = number()),
            "r" => self.hidden = false,
            "vanish" if self.open.last().is_some_and(|paragraph| !paragraph.in_properties) => {
                self.hidden = value().is_none_or(|value| value != "0" && value != "false");
            }
            "t" => self.in_text = true,
            "tab" if self.open.last().is_some_and(|paragraph| !paragraph.in_properties) => self.write(" "),
            "br" | "cr" => self.write(" "),
            "noBreakHyphen" => self.write("-"),
            "tbl" => self.tables.push(Table { open: self.open.len(), ..Table::default() }),
            "tr" => self.table(|table| (table.deleted, table.before) = (false, 0)),
            "gridBefore" => self.table(|table| table.before = number().unwrap_or(0)),
            "tc" => self.table(|table| table.cell = Cell { span: 1, ..Cell::default() }),
            "gridSpan" => self.table(|table| table.cell.span = number().unwrap_or(1)),
            "vMerge" => {
                let merged = value().is_none_or(|value| value == "continue");
                self.table(|table| table.cell.merged = merged);
            }
            "cellDel" => self.table(|table| table.cell.deleted = true),
            _ => {}
        }
    }

    fn closes(&mut self, name: &str) -> Result<(), Problem> {
        match name {
            "t" => self.in_text = false,
            "r" => self.hidden = false,
            "pPr" => self.paragraph(|paragraph| paragraph.in_properties = false),
            "p" => self.end_paragraph()?,
            "tc" => self.table(|table| {
                let cell = std::mem::take(&mut table.cell);
                if !cell.deleted {
                    table.row.push(cell);
                }
            }),
            "tr" => self.table(|table| {
                let mut row = std::mem::take(&mut table.row);
                row.splice(0..0, (0..table.before.min(MAX_SPAN)).map(|_| Cell { span: 1, ..Cell::default() }));
                if !table.deleted {
                    table.rows.push(row);
                }
            }),
            "tbl" => self.end_table()?,
            _ => {}
        }
        Ok(())
    }

    fn paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.open.last_mut() {
            change(paragraph);
        }
    }

    fn table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn write(&mut self, text: &str) {
        if !self.hidden {
            self.paragraph(|paragraph| paragraph.text.push_str(text));
        }
    }

    fn end_paragraph(&mut self) -> Result<(), Problem> {
        let Some(paragraph) = self.open.pop() else { return Ok(()) };
        if paragraph.joined {
            self.carried.push_str(&paragraph.text);
            return Ok(());
        }
        if self.context.styles.is_contents(paragraph.style.as_deref()) {
            return Ok(());
        }
        let label = self.label(&paragraph);
        let mut text = paragraph.text;
        if !self.carried.is_empty() {
            text.insert_str(0, &std::mem::take(&mut self.carried));
        }
        if !label.is_empty() && !is_blank(&text) {
            text.insert_str(0, &label);
        }
        let depth = self.open.len();
        if let Some(table) = self.tables.last_mut().filter(|table| table.open <= depth) {
            if !is_blank(&text) {
                table.cell.paragraphs.push(text);
            }
            return Ok(());
        }
        if depth > 0 {
            self.boxed.push(text);
            return Ok(());
        }
        for text in std::iter::once(text).chain(std::mem::take(&mut self.boxed)) {
            self.paragraphs += 1;
            self.draft.paragraph(&text, Place::Paragraph(self.paragraphs))?;
        }
        Ok(())
    }

    /// What stands before the text of a paragraph in a list.
    fn label(&mut self, paragraph: &Paragraph) -> String {
        let Context { styles, numbering } = self.context;
        let by_style = styles.list(paragraph.style.as_deref());
        let list = paragraph.list.as_deref().or(by_style.map(|(list, ..)| list));
        let Some(list) = list.filter(|list| *list != "0") else { return String::new() };
        let level = paragraph.level.or_else(|| {
            let (_, level, style) = by_style?;
            numbering.level_of(list, style).or(level)
        });
        let Some(label) = self.counters.next(numbering, list, level.unwrap_or(0)) else { return String::new() };
        let mark = if self.marks_labels { LABEL.to_string() } else { String::new() };
        // 1. before 2024年 is no number with a point.
        let blank = if label.ends_with(|c: char| c.is_ascii()) { " " } else { "" };
        mark + &label + blank
    }

    fn end_table(&mut self) -> Result<(), Problem> {
        let Some(table) = self.tables.pop() else { return Ok(()) };
        match self.tables.last_mut() {
            Some(outer) => {
                outer.inner.push(table);
                Ok(())
            }
            None => self.tell(table),
        }
    }

    /// Writes the rows of a table, and then the tables in its cells.
    fn tell(&mut self, table: Table) -> Result<(), Problem> {
        self.tables_told += 1;
        let number = self.tables_told;
        self.draft.gap();
        for (row, cells) in table.rows.into_iter().enumerate() {
            let place = |column| Place::Cell { table: number, row: row + 1, column: column + 1 };
            if let [cell] = cells.as_slice()
                && cell.paragraphs.len() > 1
                && !cell.merged
            {
                // A frame around some paragraphs.
                cell.paragraphs.iter().try_for_each(|text| self.draft.paragraph(text, place(0)))?;
                continue;
            }
            let mut columns = Vec::new();
            for cell in cells {
                columns.push(if cell.merged { String::new() } else { cell.paragraphs.join(" ") });
                columns.extend((1..cell.span.min(MAX_SPAN)).map(|_| String::new()));
            }
            self.draft.row(columns.into_iter().enumerate().map(|(column, text)| (text, place(column))))?;
        }
        self.draft.gap();
        table.inner.into_iter().try_for_each(|inner| self.tell(inner))
    }
}

/// Whether there is nothing to see; marks for the program's own use count as nothing.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c >= '\u{f0000}')
}
