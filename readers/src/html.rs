//! Web pages, and what the clipboard holds of Word, WPS, Excel and browsers: prose and tables.

use std::collections::HashMap;

use scraper::{ElementRef, Html, Node};

use crate::label;
use crate::{Draft, Kind, Place, Problem};

/// How deep elements may stand in each other.
const MAX_DEPTH: usize = 256;
/// How many elements may be open at once before the page is parsed, which takes long where there are very many.
const MAX_OPEN: usize = 1024;
/// Elements that often have no end.
const ENDLESS: [&str; 25] = [
    "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option",
    "p", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "wbr", "o:p",
];
/// The most rows or columns that one cell may take.
const MAX_SPAN: usize = 256;
/// Elements whose text is not shown.
const SILENT: [&str; 11] =
    ["script", "style", "head", "template", "noscript", "del", "title", "select", "rt", "rp", "caption"];
/// Elements that stand in a line.
const INLINE: [&str; 23] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "label", "mark", "o:p", "q", "ruby", "s",
    "small", "span", "strong", "sub", "sup", "u",
];
/// What styles say of that which is not shown.
const HIDDEN: [&str; 3] = ["display:none", "visibility:hidden", "mso-hide:all"];

/// Whether `text` begins as a page does.
pub fn is_page(text: &str) -> bool {
    let begins = |head: &str| text.trim_start().get(..head.len()).is_some_and(|one| one.eq_ignore_ascii_case(head));
    ["<!doctype html", "<html", "<table", "<head", "<meta"].into_iter().any(begins)
}

/// About how many elements are open at the deepest place of `text`.
fn nesting(text: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for tag in text.split('<').skip(1) {
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric() && c != ':').unwrap_or(name.len())];
        let counts = name.starts_with(|c: char| c.is_ascii_alphabetic());
        if !counts || ENDLESS.iter().any(|endless| endless.eq_ignore_ascii_case(name)) {
            continue;
        }
        open = if closes { open.saturating_sub(1) } else { open + 1 };
        most = most.max(open);
    }
    most
}

/// Reads the page that `text` is.
pub fn read(text: &str) -> Result<Draft, Problem> {
    // What Windows puts before a page on its clipboard.
    let text = if text.starts_with("Version:") { text.find('<').map_or(text, |at| &text[at..]) } else { text };
    if nesting(text) > MAX_OPEN {
        return Err(Problem::Deep(MAX_OPEN));
    }
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
    /// The number to stand before the next paragraph.
    number: String,
    paragraphs: usize,
    tables: usize,
}

impl Reader {
    fn element(&mut self, element: ElementRef, depth: usize) -> Result<(), Problem> {
        if depth > MAX_DEPTH {
            return Err(Problem::Deep(MAX_DEPTH));
        }
        let name = element.value().name();
        if is_hidden(&element) {
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
        let mut numbers = Numbers::of(&element);
        for child in element.children() {
            if let Node::Text(text) = child.value() {
                self.line.push_str(text);
            } else if let Some(child) = ElementRef::wrap(child) {
                if let Some(numbers) = &mut numbers {
                    self.end_paragraph()?;
                    self.number = numbers.before(&child);
                }
                self.element(child, depth + 1)?;
            }
        }
        if numbers.is_some() {
            self.end_paragraph()?;
            self.number.clear();
        }
        if inline { Ok(()) } else { self.end_paragraph() }
    }

    fn end_paragraph(&mut self) -> Result<(), Problem> {
        let text = joined(&std::mem::take(&mut self.line));
        if text.is_empty() {
            return Ok(());
        }
        let text = std::mem::take(&mut self.number) + &text;
        self.paragraphs += 1;
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
        let shown = |element: &ElementRef| named(element, &["tr"]) && !is_hidden(element);
        for (row, line) in table.descendent_elements().filter(shown).enumerate() {
            let mut cells: Vec<String> = Vec::new();
            let skip = |cells: &mut Vec<String>, taken: &mut HashMap<usize, usize>| {
                while let Some(rows) = taken.get_mut(&cells.len()).filter(|rows| **rows > 0) {
                    *rows -= 1;
                    cells.push(String::new());
                }
            };
            for cell in line.child_elements().filter(|element| named(element, &["td", "th"]) && !is_hidden(element)) {
                skip(&mut cells, &mut taken);
                let span = |name| cell.attr(name).and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, MAX_SPAN);
                let mut text = String::new();
                collect(cell, 0, &mut text)?;
                for column in 0..span("colspan") {
                    taken.insert(cells.len(), span("rowspan") - 1);
                    cells.push(if column == 0 { joined(&text) } else { String::new() });
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

/// Whether an element is not shown: by what it is or what its style says, or as the mark of a note.
fn is_hidden(element: &ElementRef) -> bool {
    let name = element.value().name();
    let style = || element.attr("style").unwrap_or_default().to_ascii_lowercase().replace(char::is_whitespace, "");
    SILENT.contains(&name)
        || element.attr("hidden").is_some()
        || HIDDEN.iter().any(|hidden| style().contains(hidden))
        || name == "sup" && element.descendent_elements().any(|inner| inner.value().name() == "a")
}

/// The text of a cell; what stands in a line of its own is parted by blanks.
fn collect(element: ElementRef, depth: usize, text: &mut String) -> Result<(), Problem> {
    if depth > MAX_DEPTH {
        return Err(Problem::Deep(MAX_DEPTH));
    }
    let mut numbers = Numbers::of(&element);
    for child in element.children() {
        if let Node::Text(piece) = child.value() {
            text.push_str(piece);
        } else if let Some(inner) = ElementRef::wrap(child).filter(|inner| !is_hidden(inner)) {
            let parted = !INLINE.contains(&inner.value().name());
            text.push_str(if parted { "\u{2028}" } else { "" });
            text.push_str(&numbers.as_mut().map(|numbers| numbers.before(&inner)).unwrap_or_default());
            collect(inner, depth + 1, text)?;
            text.push_str(if parted { "\u{2028}" } else { "" });
        }
    }
    Ok(())
}

/// The numbers that the items of a list show; nothing where it is not ordered.
struct Numbers {
    next: u32,
    format: &'static str,
    behind: &'static str,
}

impl Numbers {
    fn of(list: &ElementRef) -> Option<Self> {
        let next = list.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        let style = list.attr("style").unwrap_or_default();
        let format = match list.attr("type") {
            _ if ["cjk-ideographic", "chinese"].iter().any(|name| style.contains(name)) => "chineseCounting",
            Some("a") => "lowerLetter",
            Some("A") => "upperLetter",
            Some("i") => "lowerRoman",
            Some("I") => "upperRoman",
            _ => "decimal",
        };
        let behind = if format == "chineseCounting" { "、" } else { ". " };
        (list.value().name() == "ol").then_some(Numbers { next, format, behind })
    }

    /// What stands before the next child of the list.
    fn before(&mut self, child: &ElementRef) -> String {
        if child.value().name() != "li" {
            return String::new();
        }
        let number = child.attr("value").and_then(|value| value.trim().parse().ok()).unwrap_or(self.next);
        self.next = number.saturating_add(1);
        label::shown(number, self.format) + self.behind
    }
}

/// `text` as it is shown: blanks and ends of lines are one blank, and none between Chinese characters where the source
/// only goes on in the next line.
fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut blanks: Option<bool> = None;
    for c in text.chars() {
        if c.is_whitespace() {
            let breaks = matches!(c, '\n' | '\r');
            blanks = Some(blanks.unwrap_or(true) && breaks);
            continue;
        }
        if let Some(only_breaks) = blanks.take()
            && let Some(last) = joined.chars().last()
            && !(only_breaks && !last.is_ascii() && !c.is_ascii())
        {
            joined.push(' ');
        }
        joined.push(c);
    }
    joined
}
