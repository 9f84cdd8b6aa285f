//! Web pages, and what the clipboard holds of Word, WPS, Excel and browsers: prose and tables.

use std::collections::HashMap;

use scraper::{ElementRef, Html, Node};

use crate::{Draft, Kind, Place, Problem};

/// How deep elements may stand in each other.
const MAX_DEPTH: usize = 256;
/// The most rows or columns that one cell may take.
const MAX_SPAN: usize = 256;
/// Elements whose text is not shown.
const SILENT: [&str; 7] = ["script", "style", "head", "template", "noscript", "del", "title"];
/// Elements that stand in a line.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "label", "mark", "o:p", "q", "s",
    "small", "span", "strong", "sub", "sup", "u",
];

/// Whether `text` begins as a page does.
pub fn is_page(text: &str) -> bool {
    let begins = |head: &str| text.trim_start().get(..head.len()).is_some_and(|one| one.eq_ignore_ascii_case(head));
    ["<!doctype html", "<html", "<table", "<head", "<meta"].into_iter().any(begins)
}

/// Reads the page that `text` is.
pub fn read(text: &str) -> Result<Draft, Problem> {
    let page = Html::parse_document(text);
    let mut reader = Reader { draft: Draft::new(Kind::Html), ..Reader::default() };
    reader.element(page.root_element(), 0)?;
    reader.end_paragraph()?;
    Ok(reader.draft)
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    line: String,
    paragraphs: usize,
    tables: usize,
}

impl Reader {
    fn element(&mut self, element: ElementRef, depth: usize) -> Result<(), Problem> {
        if depth > MAX_DEPTH {
            return Err(Problem::Deep(MAX_DEPTH));
        }
        let name = element.value().name();
        if SILENT.contains(&name) {
            return Ok(());
        }
        if name == "table" && !element.descendent_elements().skip(1).any(|inner| inner.value().name() == "table") {
            self.end_paragraph()?;
            return self.table(element);
        }
        let inline = INLINE.contains(&name);
        if !inline {
            self.end_paragraph()?;
        }
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.line.push_str(&text.replace(['\t', '\n', '\r'], " ")),
                _ => ElementRef::wrap(child).map_or(Ok(()), |child| self.element(child, depth + 1))?,
            }
        }
        if inline { Ok(()) } else { self.end_paragraph() }
    }

    fn end_paragraph(&mut self) -> Result<(), Problem> {
        let text = std::mem::take(&mut self.line);
        let text = text.split([' ']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        self.paragraphs += usize::from(!text.is_empty());
        self.draft.paragraph(&text, Place::Paragraph(self.paragraphs))
    }

    /// A table without tables in it; a cell over several rows or columns has its text in the first of them.
    fn table(&mut self, table: ElementRef) -> Result<(), Problem> {
        self.tables += 1;
        let number = self.tables;
        let named = |element: &ElementRef, names: &[&str]| names.contains(&element.value().name());
        for caption in table.descendent_elements().filter(|element| named(element, &["caption"])) {
            self.line = caption.text().collect();
            self.end_paragraph()?;
        }
        self.draft.gap();
        let mut taken: HashMap<usize, usize> = HashMap::new();
        for (row, line) in table.descendent_elements().filter(|element| named(element, &["tr"])).enumerate() {
            let mut cells: Vec<String> = Vec::new();
            let skip = |cells: &mut Vec<String>, taken: &mut HashMap<usize, usize>| {
                while let Some(rows) = taken.get_mut(&cells.len()).filter(|rows| **rows > 0) {
                    *rows -= 1;
                    cells.push(String::new());
                }
            };
            for cell in line.child_elements().filter(|element| named(element, &["td", "th"])) {
                skip(&mut cells, &mut taken);
                let span = |name| cell.attr(name).and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, MAX_SPAN);
                for column in 0..span("colspan") {
                    taken.insert(cells.len(), span("rowspan") - 1);
                    cells.push(if column == 0 { cell.text().collect() } else { String::new() });
                }
            }
            skip(&mut cells, &mut taken);
            let place = |column| Place::Cell { table: number, row: row + 1, column: column + 1 };
            self.draft.row(cells.into_iter().enumerate().map(|(column, text)| (text, place(column))))?;
        }
        self.draft.gap();
        Ok(())
    }
}
