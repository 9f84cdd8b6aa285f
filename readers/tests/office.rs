//! Files with comments, opened by LibreOffice: it converts them, and the comments stand where they should.

use std::path::Path;
use std::process::Command;

use gouji_readers::{Comment, annotate, read};

const REMEDY: &str = "install LibreOffice (Debian: `apt-get install libreoffice-writer-nogui libreoffice-calc-nogui`), \
    run `cargo xtask test`, which does, or name its soffice in the environment as SOFFICE";

/// Writes a copy of `bytes` as `name` into `folder`, with a comment on each of `phrases`.
fn commented(folder: &Path, name: &str, bytes: &[u8], phrases: &[&str]) {
    let draft = read(name, bytes.to_vec()).expect("it can be read");
    let comments = phrases.iter().map(|phrase| {
        let start = draft.text.find(phrase).expect("the phrase is there");
        Comment { range: start..start + phrase.len(), text: format!("待核实 · {phrase}\n请核对 <&>") }
    });
    let after = annotate(bytes, &draft, &comments.collect::<Vec<_>>(), "勾稽").expect("comments can be put in");
    assert_eq!(after.placed, phrases.len());
    std::fs::write(folder.join(name), after.bytes).expect("it can be written");
}

/// What LibreOffice makes of `names` in `folder`, as flat XML of `kind`.
fn converted(folder: &Path, names: &[&str], kind: &str) -> Vec<String> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let soffice = std::env::var_os("SOFFICE").unwrap_or_else(|| "soffice".into());
    let mut command = Command::new(soffice);
    command.current_dir(folder).args([&profile, "--headless", "--convert-to", kind]).args(names);
    let output = command.output().unwrap_or_else(|error| panic!("soffice cannot be started ({error}): {REMEDY}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |name: &&str| std::fs::read_to_string(folder.join(name).with_extension(kind)).expect("it was converted");
    names.iter().map(read).collect()
}

/// The text of a piece of XML.
fn plain(xml: &str) -> String {
    let text: String = xml.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text.trim()).collect();
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The comments of a text: what each says, and the words that it stands at.
fn comments(xml: &str) -> Vec<(String, String)> {
    let pieces = xml.split("<office:annotation ").skip(1).map(|piece| {
        let (says, rest) = piece.split_once("</office:annotation>").expect("a comment ends");
        let (words, _) = rest.split_once("<office:annotation-end").unwrap_or_default();
        let (_, says) = says.split_once("<text:p").expect("it says something");
        (plain(&format!("<text:p{says}")), plain(&format!("<>{words}")))
    });
    pieces.collect()
}

#[test]
fn comments_in_word_documents() {
    let folder = tempfile::tempdir().expect("there is a folder for the test");
    let files: [(&str, &[u8], &[&str]); 4] = [
        ("word.docx", include_bytes!("../../tests/fixtures/word.docx"), &["86件", "94.48%"]),
        ("office.docx", include_bytes!("../../tests/fixtures/libreoffice.docx"), &["受理74件", "33"]),
        ("report.docx", include_bytes!("../../tests/fixtures/libreoffice-report.docx"), &["70件", "受理74件", "50"]),
        ("lists.docx", include_bytes!("../../tests/fixtures/word-lists.docx"), &["31件", "第二项", "人次"]),
    ];
    for (name, bytes, phrases) in files {
        commented(folder.path(), name, bytes, phrases);
    }
    for ((name, _, phrases), xml) in files.iter().zip(converted(folder.path(), &files.map(|file| file.0), "fodt")) {
        let mut expected: Vec<_> =
            phrases.iter().map(|phrase| (format!("待核实 · {phrase}请核对 <&>"), (*phrase).to_owned())).collect();
        let mut found = comments(&xml);
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn notes_in_workbooks() {
    let folder = tempfile::tempdir().expect("there is a folder for the test");
    let files: [(&str, &[u8]); 2] = [
        ("excel.xlsx", include_bytes!("../../tests/fixtures/excel.xlsx")),
        ("office.xlsx", include_bytes!("../../tests/fixtures/libreoffice.xlsx")),
    ];
    let phrases = ["33", "94.99%", "草稿"];
    for (name, bytes) in files {
        commented(folder.path(), name, bytes, &phrases);
    }
    for xml in converted(folder.path(), &files.map(|file| file.0), "fods") {
        for phrase in phrases {
            let cell = xml.split("<table:table-cell").find(|cell| cell.contains(&format!("待核实 · {phrase}")));
            let (_, shown) =
                cell.and_then(|cell| cell.split_once("</office:annotation>")).expect("a cell has the note");
            assert_eq!(plain(shown), phrase);
        }
    }
}
