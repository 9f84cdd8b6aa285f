//! Files made to harm: refused with the limit that they break, and whatever is changed in a file, reading it ends.

use std::io::{Cursor, Read, Write};

use gouji_readers::{Comment, Problem, annotate, read};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const MIB: usize = 1 << 20;
const FIXTURES: [(&str, &[u8]); 9] = [
    ("a.docx", include_bytes!("../../tests/fixtures/libreoffice-report.docx")),
    ("b.docx", include_bytes!("../../tests/fixtures/word-lists.docx")),
    ("a.xlsx", include_bytes!("../../tests/fixtures/excel.xlsx")),
    ("b.xlsx", include_bytes!("../../tests/fixtures/libreoffice.xlsx")),
    ("a.ods", include_bytes!("../../tests/fixtures/libreoffice.ods")),
    ("a.odt", include_bytes!("../../tests/fixtures/libreoffice-report.odt")),
    ("a.xls", include_bytes!("../../tests/fixtures/libreoffice.xls")),
    ("a.pdf", include_bytes!("../../tests/fixtures/reportlab-ucs2.pdf")),
    ("b.pdf", include_bytes!("../../tests/fixtures/libreoffice.pdf")),
];

/// A container of `parts`.
fn package(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).expect("a part can begin");
        writer.write_all(bytes).expect("a part can be written");
    }
    writer.finish().expect("the container ends").into_inner()
}

fn document(body: &str) -> Vec<u8> {
    package(&[("word/document.xml", body.as_bytes())], CompressionMethod::Stored)
}

#[test]
fn containers_that_grow_without_end() {
    let bomb = package(&[("word/document.xml", &vec![b' '; 129 * MIB])], CompressionMethod::Deflated);
    assert!(bomb.len() < MIB, "it is small before it is unpacked");
    assert_eq!(read("a.docx", bomb), Err(Problem::Unpacked(128)));
}

#[test]
fn elements_in_elements_in_elements() {
    let deep = format!("<w:document>{}</w:document>", "<w:sdt>".repeat(1000) + &"</w:sdt>".repeat(1000));
    assert_eq!(read("a.docx", document(&deep)), Err(Problem::Deep(512)));
    assert!(matches!(read("a.html", "<div>".repeat(100_000).into()), Err(Problem::Deep(_))));
    assert!(matches!(read("a.html", "<table><td>".repeat(5_000).into()), Err(Problem::Deep(_))));
    assert!(matches!(read("a.json", "[".repeat(100_000).into()), Err(Problem::Json(..))));
}

#[test]
fn entities_from_elsewhere() {
    let outside = "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\
        <w:document><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:document>";
    assert_eq!(read("a.docx", document(outside)), Err(Problem::Entities));
}

#[test]
fn sheets_with_a_cell_at_the_far_end_of_each_row() {
    let rows: String = (1..2000).map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>")).collect();
    let workbook = "<workbook><sheets><sheet name=\"a\" r:id=\"r\"/></sheets></workbook>";
    let relations = "<Relationships><Relationship Id=\"r\" Target=\"s.xml\"/></Relationships>";
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let parts = [
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/s.xml", sheet.as_bytes()),
    ];
    assert_eq!(read("a.xlsx", package(&parts, CompressionMethod::Stored)), Err(Problem::Long(16)));
}

#[test]
fn files_without_end() {
    assert_eq!(read("a.txt", vec![b' '; 129 * MIB]), Err(Problem::Large(128)));
    assert_eq!(read("a.txt", vec![b' '; 17 * MIB]), Err(Problem::Long(16)));
}

/// A change to a file: where, from nought to one, and to which byte; or the end of it.
fn changes() -> impl Strategy<Value = Vec<(f64, Option<u8>)>> {
    prop::collection::vec((0.0..1.0, prop::option::weighted(0.9, any::<u8>())), 1..12)
}

fn changed(mut bytes: Vec<u8>, changes: &[(f64, Option<u8>)]) -> Vec<u8> {
    for (place, change) in changes {
        let at = (place * bytes.len() as f64) as usize;
        match change {
            Some(byte) if at < bytes.len() => bytes[at] = *byte,
            _ => bytes.truncate(at.max(bytes.len() / 2)),
        }
    }
    bytes
}

/// Reads a file and, where that succeeds, puts a comment at the start of its text.
fn reads(name: &str, bytes: Vec<u8>) {
    if let Ok(draft) = read(name, bytes.clone()) {
        assert!(draft.origins.iter().all(|origin| draft.text.get(origin.range.clone()).is_some()));
        let end = draft.text.chars().next().map_or(0, char::len_utf8);
        let _ = annotate(&bytes, &draft, &[Comment { range: 0..end, text: "?".into() }], "勾稽");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_files_are_read_or_refused(which in 0..FIXTURES.len(), changes in changes()) {
        let (name, bytes) = FIXTURES[which];
        reads(name, changed(bytes.to_vec(), &changes));
    }

    /// Changes inside the container, which its checksums would give away.
    #[test]
    fn changed_parts_are_read_or_refused(which in 0..6_usize, part in any::<prop::sample::Index>(), changes in changes()) {
        let (name, bytes) = FIXTURES[which];
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("it is a container");
        let named = |name: &str| name.ends_with(".xml") || name.ends_with(".rels");
        let texts: Vec<String> = archive.file_names().filter(|name| named(name)).map(str::to_owned).collect();
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("there is a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("it can be unpacked");
            parts.push((part.name().to_owned(), bytes));
        }
        let chosen = part.get(&texts);
        for (_, bytes) in parts.iter_mut().filter(|(name, _)| name == chosen) {
            *bytes = changed(std::mem::take(bytes), &changes);
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        reads(name, package(&parts, CompressionMethod::Stored));
    }

    #[test]
    fn any_bytes_are_read_or_refused(name in "[a-z]\\.(txt|csv|tsv|md|html|json|xls|doc)", bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        reads(&name, bytes);
    }
}
