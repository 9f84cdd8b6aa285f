//! Comments at the cells of a workbook: notes, with the boxes that Excel draws them in.

use std::collections::BTreeMap;

use quick_xml::escape::escape;

use super::{Comment, OFFICE, Parts, TYPES, before_end, listed, related};
use crate::package::{Package, attribute};
use crate::xlsx::{MAIN, each, relations, sheets};
use crate::{Draft, Place, Problem};

/// What may stand behind the box of the notes in a sheet.
const BEHIND: [&str; 8] =
    ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";

/// The parts to change for `comments` by `author`, and how many of these have a cell.
pub fn annotate(
    package: &mut Package,
    draft: &Draft,
    comments: &[Comment],
    author: &str,
) -> Result<(Parts, usize), Problem> {
    let (mut told, mut placed) = (BTreeMap::<&str, BTreeMap<&str, String>>::new(), 0);
    for comment in comments {
        let origin = draft.origins.iter().find(|origin| origin.range.contains(&comment.range.start));
        if let Some(Place::Sheet { sheet, cell }) = origin.map(|origin| &origin.place) {
            let says = told.entry(sheet).or_default().entry(cell).or_default();
            // A cell has one note: what else there is to say of it goes below.
            says.push_str(if says.is_empty() { "" } else { "\n\n" });
            says.push_str(&comment.text);
            placed += 1;
        }
    }
    let paths = relations(&package.part("xl/_rels/workbook.xml.rels")?.unwrap_or_default())?;
    let mut types = package.part(TYPES)?.ok_or(Problem::Damaged)?;
    let mut changed = Parts::new();
    for (number, sheet) in sheets(&package.part(MAIN)?.ok_or(Problem::Damaged)?)?.iter().enumerate() {
        let Some((path, cells)) = paths.get(&sheet.relation).zip(told.get(sheet.name.as_str())) else { continue };
        let (folder, file) = path.rsplit_once('/').ok_or(Problem::Damaged)?;
        let own_relations = format!("{folder}/_rels/{file}.rels");
        let relations = package.part(&own_relations)?;
        let related_part = |kind: &str| -> Result<Option<String>, Problem> {
            let mut found = None;
            each(relations.as_deref().unwrap_or("<r/>"), "Relationship", |one| {
                if attribute(one, "Type").is_some_and(|one| one.ends_with(kind)) {
                    found = attribute(one, "Target").map(|target| resolved(folder, &target));
                }
            })?;
            Ok(found)
        };
        let existing = related_part("/comments")?.zip(related_part("/vmlDrawing")?);
        if let Some((notes, boxes)) = existing {
            let text = package.part(&notes)?.ok_or(Problem::Damaged)?;
            let authors = text.matches("<author>").count() + text.matches("<author/>").count();
            let text = before_end(&text, "authors", &format!("<author>{}</author>", escape(author)))?;
            changed.push((notes, before_end(&text, "commentList", &written(cells, authors))?));
            let text = package.part(&boxes)?.ok_or(Problem::Damaged)?;
            changed.push((boxes, before_end(&text, "xml", &drawn(cells, 4096))?));
            continue;
        }
        let (notes, boxes) = (format!("xl/notes{}.xml", number + 1), format!("xl/drawings/notes{}.vml", number + 1));
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let (by, all) = (escape(author), written(cells, 0));
        changed.push((
            notes.clone(),
            format!("{head}<comments xmlns=\"{space}\"><authors><author>{by}</author></authors><commentList>{all}</commentList></comments>"),
        ));
        changed.push((boxes.clone(), format!("{DRAWING}{}</xml>", drawn(cells, 1025))));
        let with = related(relations, "rIdNotes", "comments", &format!("/{notes}"))?;
        changed.push((own_relations, related(Some(with), "rIdNoteBoxes", "vmlDrawing", &format!("/{boxes}"))?));
        let text = package.part(path)?.ok_or(Problem::Damaged)?;
        changed.push((path.clone(), with_boxes(&text)?));
        types = listed(&types, &notes, KIND)?;
        types = listed(&types, &boxes, "application/vnd.openxmlformats-officedocument.vmlDrawing")?;
    }
    changed.push((TYPES.to_owned(), types));
    Ok((changed, placed))
}

/// The part that `target` leads to from `folder`.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(path) = target.strip_prefix('/') {
        return path.to_owned();
    }
    let (mut folder, mut target) = (folder, target);
    while let Some(above) = target.strip_prefix("../") {
        (folder, target) = (folder.rsplit_once('/').map_or("", |(above, _)| above), above);
    }
    if folder.is_empty() { target.to_owned() } else { format!("{folder}/{target}") }
}

fn written(cells: &BTreeMap<&str, String>, author: usize) -> String {
    let note = |(cell, says): (&&str, &String)| {
        let says = escape(says.as_str());
        format!(
            "<comment ref=\"{cell}\" authorId=\"{author}\"><text><r><t xml:space=\"preserve\">{says}</t></r></text></comment>"
        )
    };
    cells.iter().map(note).collect()
}

/// The sheet with the element that leads to the boxes of its notes, where it may stand.
fn with_boxes(sheet: &str) -> Result<String, Problem> {
    let element = format!("<legacyDrawing xmlns:r=\"{OFFICE}\" r:id=\"rIdNoteBoxes\"/>");
    match BEHIND.iter().filter_map(|name| sheet.rfind(&format!("<{name}"))).min() {
        Some(at) => Ok(format!("{}{element}{}", &sheet[..at], &sheet[at..])),
        None => before_end(sheet, "worksheet", &element),
    }
}

const DRAWING: &str = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
    xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"1\"/>\
    </o:shapelayout><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" \
    path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" \
    o:connecttype=\"rect\"/></v:shapetype>";

/// The hidden box of each note, beside its cell; their numbers begin with `first`.
fn drawn(cells: &BTreeMap<&str, String>, first: usize) -> String {
    let shape = |(nth, cell): (usize, &&str)| {
        let (column, row) = place(cell);
        let (left, right, bottom) = (column + 1, column + 5, row + 6);
        format!(
            "<v:shape id=\"_x0000_s{}\" type=\"#_x0000_t202\" style=\"position:absolute;visibility:hidden\" \
             fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" \
             obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox/><x:ClientData ObjectType=\"Note\">\
             <x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {row}, 2, {right}, 15, {bottom}, 2</x:Anchor>\
             <x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>",
            first + nth
        )
    };
    cells.keys().enumerate().map(shape).collect()
}

/// Column and row of a reference such as B3, from nought.
fn place(cell: &str) -> (usize, usize) {
    let letters = cell.bytes().take_while(u8::is_ascii_uppercase);
    let column = letters.clone().fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1);
    let row = cell[letters.count()..].parse::<usize>().unwrap_or(1);
    (column.saturating_sub(1), row.saturating_sub(1))
}
