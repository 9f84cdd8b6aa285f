//! OpenDocument texts and workbooks: paragraphs, tables and notes; a workbook's values stand in it as they are shown.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use crate::package::{Node, Package, Xml, attribute, local};
use crate::sheet::{COLUMNS, Sheet};
use crate::{Draft, Kind, Place, Problem};

/// The part that makes a package an OpenDocument file.
pub const MAIN: &str = "content.xml";
/// What is no text of the document: deletions, remarks, marks of notes, lists of headings, names of pictures.
const SILENT: [&str; 10] = [
    "tracked-changes",
    "annotation",
    "note-citation",
    "table-of-content",
    "forms",
    "title",
    "desc",
    "ruby-text",
    "shapes",
    "scripts",
];
/// The most rows that one row with something in it stands for.
const MAX_REPEATED: usize = 4096;

/// Reads a text or a workbook.
pub fn read(package: &mut Package) -> Result<Draft, Problem> {
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Problem::Encrypted);
    }
    let kind = match package.part("mimetype")?.unwrap_or_default().trim() {
        kind if kind.contains("opendocument.text") => Kind::Odt,
        kind if kind.contains("opendocument.spreadsheet") => Kind::Ods,
        _ => return Err(Problem::Unknown),
    };
    let xml = package.part(MAIN)?.ok_or(Problem::Damaged)?;
    let mut reader = Reader { draft: Draft::new(kind), ..Reader::default() };
    reader.read(&xml)?;
    let notes = std::mem::take(&mut reader.notes);
    notes.into_iter().try_for_each(|note| reader.tell(&note))?;
    Ok(reader.draft)
}

/// A row that is being read.
#[derive(Default)]
struct Row {
    cells: Vec<(usize, String)>,
    /// The columns of the cells so far.
    columns: usize,
    repeated: usize,
    hidden: bool,
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    sheet: Option<Sheet>,
    rows: usize,
    columns: usize,
    row: Row,
    /// How often the cell is repeated, and its text.
    repeated: usize,
    cell: Option<String>,
    /// The rows of a table in a cell of another.
    lines: Vec<Vec<(usize, String)>>,
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    /// The styles of sheets that are hidden.
    hidden: HashSet<String>,
    style: String,
    /// The paragraphs that are open: one, and those of notes and boxes in it.
    open: Vec<String>,
    boxed: Vec<String>,
    notes: Vec<String>,
    in_note: usize,
    tables: Vec<Table>,
    inner: Vec<Table>,
    paragraphs: usize,
    tables_told: usize,
    silent: usize,
}

impl Reader {
    fn read(&mut self, xml: &str) -> Result<(), Problem> {
        let mut xml = Xml::new(xml);
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(start) => {
                    let name = local(&start);
                    if self.silent > 0 || SILENT.contains(&name) {
                        self.silent += 1;
                    } else {
                        self.opens(name, &start);
                    }
                }
                Node::Close(_) if self.silent > 0 => self.silent -= 1,
                Node::Close(end) => self.closes(end.name())?,
                Node::Text(text) if self.silent == 0 => self.write(&text),
                Node::Text(_) => {}
            }
        }
        Ok(())
    }

    fn opens(&mut self, name: &str, start: &BytesStart) {
        let number = |name| attribute(start, name).and_then(|number| number.parse::<usize>().ok()).unwrap_or(1);
        let is_hidden = || attribute(start, "visibility").is_some_and(|value| value != "visible");
        match name {
            "style" => self.style = attribute(start, "name").unwrap_or_default(),
            "table-properties" if attribute(start, "display").is_some_and(|value| value == "false") => {
                self.hidden.insert(self.style.clone());
            }
            "p" | "h" => self.open.push(String::new()),
            "s" => self.write(" "),
            "tab" | "line-break" => self.write(" "),
            "note" => self.in_note += 1,
            "table" => {
                let hidden = attribute(start, "style-name").is_some_and(|style| self.hidden.contains(&style));
                let name = attribute(start, "name").unwrap_or_default();
                let is_sheet = self.draft.kind == Kind::Ods && self.tables.is_empty();
                let sheet = is_sheet.then(|| Sheet::begin(&name, hidden, &mut self.draft));
                self.tables.push(Table { sheet, ..Table::default() });
            }
            "table-column" => {
                let columns = number("number-columns-repeated");
                self.table(|table| {
                    let first = table.columns + 1;
                    table.columns = table.columns.saturating_add(columns);
                    if let Some(sheet) = table.sheet.as_mut().filter(|_| is_hidden()) {
                        sheet.hides(first..=table.columns);
                    }
                });
            }
            "table-row" => {
                let row = Row { repeated: number("number-rows-repeated"), hidden: is_hidden(), ..Row::default() };
                self.table(|table| table.row = row);
            }
            "table-cell" | "covered-table-cell" => {
                let repeated = number("number-columns-repeated");
                self.table(|table| (table.repeated, table.cell) = (repeated, Some(String::new())));
            }
            _ => {}
        }
    }

    fn closes(&mut self, name: &str) -> Result<(), Problem> {
        match name {
            "p" | "h" => self.end_paragraph()?,
            "note" => self.in_note = self.in_note.saturating_sub(1),
            "table-cell" | "covered-table-cell" => self.table(|table| {
                let text = table.cell.take().unwrap_or_default();
                let (first, row) = (table.row.columns + 1, &mut table.row);
                row.columns = row.columns.saturating_add(table.repeated);
                if !text.is_empty() {
                    row.cells.extend((first..=row.columns.min(COLUMNS)).map(|column| (column, text.clone())));
                }
            }),
            "table-row" => self.end_row()?,
            "table" => self.end_table()?,
            _ => {}
        }
        Ok(())
    }

    fn table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.push_str(&text.replace(['\n', '\r', '\t'], " "));
        }
    }

    fn tell(&mut self, text: &str) -> Result<(), Problem> {
        self.paragraphs += 1;
        self.draft.paragraph(text, Place::Paragraph(self.paragraphs))
    }

    fn end_paragraph(&mut self) -> Result<(), Problem> {
        let text = self.open.pop().unwrap_or_default();
        if self.in_note > 0 {
            self.notes.push(text);
            return Ok(());
        }
        if let Some(cell) = self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(text.trim());
            return Ok(());
        }
        if !self.open.is_empty() {
            self.boxed.push(text);
            return Ok(());
        }
        let boxed = std::mem::take(&mut self.boxed);
        std::iter::once(text).chain(boxed).try_for_each(|text| self.tell(&text))
    }

    fn end_row(&mut self) -> Result<(), Problem> {
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let Row { cells, columns, repeated, hidden } = std::mem::take(&mut table.row);
        let shown = if cells.is_empty() { 0 } else { repeated.min(MAX_REPEATED) };
        let first = table.rows + 1;
        table.rows = table.rows.saturating_add(repeated);
        match &mut table.sheet {
            Some(sheet) => {
                (first..first + shown).try_for_each(|row| sheet.row(row, hidden, cells.clone(), &mut self.draft))
            }
            None => {
                let end = (columns <= COLUMNS).then_some((columns, String::new()));
                table.lines.push(cells.into_iter().chain(end).collect());
                Ok(())
            }
        }
    }

    fn end_table(&mut self) -> Result<(), Problem> {
        let Some(mut table) = self.tables.pop() else { return Ok(()) };
        if let Some(sheet) = table.sheet.take() {
            sheet.end(&mut self.draft);
            return Ok(());
        }
        self.inner.push(table);
        if !self.tables.is_empty() {
            return Ok(());
        }
        // The outer table ends last, and is told first.
        for table in std::mem::take(&mut self.inner).into_iter().rev() {
            self.tables_told += 1;
            let number = self.tables_told;
            self.draft.gap();
            for (row, cells) in table.lines.into_iter().enumerate() {
                let columns = cells.last().map_or(0, |(column, _)| *column);
                let mut line = vec![String::new(); columns];
                for (column, text) in cells.into_iter().filter(|(_, text)| !text.is_empty()) {
                    line[column - 1] = text;
                }
                let place = |column| Place::Cell { table: number, row: row + 1, column: column + 1 };
                self.draft.row(line.into_iter().enumerate().map(|(column, text)| (text, place(column))))?;
            }
            self.draft.gap();
        }
        Ok(())
    }
}
