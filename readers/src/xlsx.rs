//! Excel workbooks: each sheet with its values as they are shown.

use std::collections::HashMap;

use crate::format::Format;
use crate::package::{Node, Package, Xml, attribute, attributes, local};
use crate::sheet::{COLUMNS, Sheet};
use crate::{Draft, Kind, Problem};

/// The part that makes a package an Excel workbook.
pub const MAIN: &str = "xl/workbook.xml";

/// A sheet as the workbook names it.
pub struct Named {
    pub name: String,
    pub relation: String,
    hidden: bool,
}

/// What all sheets share.
struct Shared {
    strings: Vec<String>,
    formats: Vec<Format>,
    /// Whether days count from 1904.
    from_1904: bool,
}

/// Reads all sheets, one after the other.
pub fn read(package: &mut Package) -> Result<Draft, Problem> {
    let main = package.part(MAIN)?.ok_or(Problem::Damaged)?;
    let sheets = sheets(&main)?;
    let mut from_1904 = false;
    each(&main, "workbookPr", |one| from_1904 = is_set(one, "date1904"))?;
    let paths = relations(&package.part("xl/_rels/workbook.xml.rels")?.unwrap_or_default())?;
    let shared = Shared {
        strings: strings(&package.part("xl/sharedStrings.xml")?.unwrap_or_default())?,
        formats: formats(&package.part("xl/styles.xml")?.unwrap_or_default())?,
        from_1904,
    };
    let mut draft = Draft::new(Kind::Xlsx);
    for sheet in &sheets {
        let Some(xml) = paths.get(&sheet.relation).map(|path| package.part(path)).transpose()?.flatten() else {
            continue;
        };
        let mut sheet = Sheet::begin(&sheet.name, sheet.hidden, &mut draft);
        rows(&xml, &mut sheet, &shared, &mut draft)?;
        sheet.end(&mut draft);
    }
    Ok(draft)
}

pub fn sheets(xml: &str) -> Result<Vec<Named>, Problem> {
    let mut sheets = Vec::new();
    each(xml, "sheet", |one| {
        sheets.push(Named {
            name: attribute(one, "name").unwrap_or_default(),
            relation: attribute(one, "id").unwrap_or_default(),
            hidden: attribute(one, "state").is_some_and(|state| state != "visible"),
        });
    })?;
    Ok(sheets)
}

/// The part that each relation leads to.
pub fn relations(xml: &str) -> Result<HashMap<String, String>, Problem> {
    let mut paths = HashMap::new();
    each(xml, "Relationship", |one| {
        let (Some(id), Some(target)) = (attribute(one, "Id"), attribute(one, "Target")) else { return };
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        paths.insert(id, path);
    })?;
    Ok(paths)
}

pub fn each(xml: &str, name: &str, mut told: impl FnMut(&quick_xml::events::BytesStart)) -> Result<(), Problem> {
    let mut xml = Xml::new(xml);
    while let Some(node) = xml.next()? {
        if let Node::Open(start) = node
            && local(&start) == name
        {
            told(&start);
        }
    }
    Ok(())
}

/// The strings that cells point to; what only tells how to pronounce them is left out.
fn strings(xml: &str) -> Result<Vec<String>, Problem> {
    let mut xml = Xml::new(xml);
    let (mut strings, mut text, mut in_text, mut phonetic) = (Vec::new(), String::new(), false, false);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(start) => match local(&start) {
                "t" => in_text = !phonetic,
                "rPh" => phonetic = true,
                _ => {}
            },
            Node::Close(end) => match end.name() {
                "t" => in_text = false,
                "rPh" => phonetic = false,
                "si" => strings.push(std::mem::take(&mut text)),
                _ => {}
            },
            Node::Text(piece) if in_text => text.push_str(&piece),
            Node::Text(_) => {}
        }
    }
    Ok(strings)
}

/// The number format of each cell style.
fn formats(xml: &str) -> Result<Vec<Format>, Problem> {
    let (mut own, mut formats, mut in_cells) = (HashMap::new(), Vec::new(), false);
    let mut xml = Xml::new(xml);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(start) => {
                let id = attribute(&start, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                match (local(&start), id) {
                    ("numFmt", Some(id)) => {
                        own.insert(id, Format::new(&attribute(&start, "formatCode").unwrap_or_default()));
                    }
                    ("cellXfs", _) => in_cells = true,
                    ("xf", id) if in_cells => {
                        let id = id.unwrap_or(0);
                        formats.push(own.get(&id).cloned().unwrap_or_else(|| Format::built_in(id)));
                    }
                    _ => {}
                }
            }
            Node::Close(end) if end.name() == "cellXfs" => in_cells = false,
            _ => {}
        }
    }
    Ok(formats)
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Holds {
    #[default]
    Number,
    /// The place of a string that is shared.
    Shared,
    /// Yes or no.
    Logical,
    Text,
}

impl Holds {
    /// As the file names it.
    fn named(kind: &str) -> Holds {
        match kind {
            "s" => Holds::Shared,
            "" | "n" => Holds::Number,
            "b" => Holds::Logical,
            _ => Holds::Text,
        }
    }
}

/// A cell that is being read.
#[derive(Default)]
struct Cell {
    column: usize,
    holds: Holds,
    style: usize,
    text: String,
}

impl Cell {
    fn shown(&self, shared: &Shared) -> String {
        match self.holds {
            Holds::Shared => {
                self.text.trim().parse().ok().and_then(|at: usize| shared.strings.get(at)).cloned().unwrap_or_default()
            }
            Holds::Number => match self.text.trim().parse::<f64>() {
                Ok(value) if value.is_finite() => {
                    let plain = Format::default();
                    shared.formats.get(self.style).unwrap_or(&plain).show(value, shared.from_1904)
                }
                _ => self.text.clone(),
            },
            Holds::Logical => String::new(),
            Holds::Text => self.text.clone(),
        }
    }
}

fn rows(xml: &str, sheet: &mut Sheet, shared: &Shared, draft: &mut Draft) -> Result<(), Problem> {
    let mut xml = Xml::new(xml);
    let (mut row, mut hidden, mut column, mut in_value, mut phonetic) = (0_usize, false, 0, false, false);
    let (mut cell, mut cells) = (Cell::default(), Vec::new());
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(start) => match local(&start) {
                "col" if is_set(&start, "hidden") => {
                    let number = |name| attribute(&start, name).and_then(|number| number.parse::<usize>().ok());
                    sheet.hides(number("min").unwrap_or(1)..=number("max").unwrap_or(0));
                }
                "row" => {
                    row = attribute(&start, "r").and_then(|number| number.parse().ok()).unwrap_or(row + 1);
                    hidden = is_set(&start, "hidden");
                    column = 0;
                }
                "c" => {
                    column += 1;
                    cell.text.clear();
                    (cell.style, cell.holds) = (0, Holds::Number);
                    attributes(&start, |name, value| match name {
                        b"r" => column = column_of(value).unwrap_or(column),
                        b"s" => cell.style = value.parse().unwrap_or(0),
                        b"t" => cell.holds = Holds::named(value),
                        _ => {}
                    });
                    cell.column = column;
                }
                "v" | "t" => in_value = !phonetic,
                "rPh" => phonetic = true,
                _ => {}
            },
            Node::Close(end) => match end.name() {
                "v" | "t" => in_value = false,
                "rPh" => phonetic = false,
                "c" => cells.push((cell.column, cell.shown(shared))),
                "row" => sheet.row(row, hidden, std::mem::take(&mut cells), draft)?,
                _ => {}
            },
            Node::Text(text) if in_value => cell.text.push_str(&text),
            Node::Text(_) => {}
        }
    }
    Ok(())
}

/// Whether the attribute says yes.
fn is_set(start: &quick_xml::events::BytesStart, name: &str) -> bool {
    attribute(start, name).is_some_and(|value| value == "1" || value == "true")
}

/// The column of a reference: 28 of AB7.
fn column_of(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase);
    let column = letters.fold(0_usize, |column, letter| column.saturating_mul(26) + usize::from(letter - b'A') + 1);
    (1..=COLUMNS).contains(&column).then_some(column)
}
