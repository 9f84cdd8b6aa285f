//! Comments in Word documents made by other programs: in their place, and nothing else changed.

use std::io::{Cursor, Read};

use gouji_readers::{Annotated, Comment, Problem, annotate, package};

const WORD: [&[u8]; 2] =
    [include_bytes!("../../tests/fixtures/word.docx"), include_bytes!("../../tests/fixtures/libreoffice.docx")];
const EXCEL: &[u8] = include_bytes!("../../tests/fixtures/excel.xlsx");

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is a container");
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

fn text(bytes: &[u8]) -> String {
    package(bytes).expect("it is a document").text
}

fn on(text: &str, phrase: &str, says: &str) -> Comment {
    let start = text.find(phrase).expect("the phrase is there");
    Comment { range: start..start + phrase.len(), text: says.to_owned() }
}

/// What stands between the start and the end of the comment, without tags.
fn commented(document: &str, id: usize) -> String {
    let from = document.find(&format!("<w:commentRangeStart w:id=\"{id}\"/>")).expect("it begins");
    let to = document.find(&format!("<w:commentRangeEnd w:id=\"{id}\"/>")).expect("it ends");
    let mut inside = false;
    let plain = document[from..to].chars().filter(|&c| {
        inside = c == '<' || inside && c != '>';
        !inside && c != '>'
    });
    plain.collect()
}

#[test]
fn a_comment_stands_at_its_words_and_nothing_else_changes() {
    for bytes in WORD {
        let before = text(bytes);
        for phrase in ["86件", "受理74件，不予受理10件", "& <其他>", "年度办理情况"] {
            let Annotated { bytes: after, placed } =
                annotate(bytes, &before, &[on(&before, phrase, "A < B\n第二行")], "勾稽").expect("it is a document");
            assert_eq!(placed, 1);
            assert_eq!(text(&after), before);
            let document = part(&after, "word/document.xml").expect("there is a document");
            assert_eq!(commented(&document, 0).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"), phrase);
            assert!(
                part(&after, "word/comments.xml").is_some_and(|xml| xml.contains("A &lt; B") && xml.contains("第二行"))
            );
            for name in ["word/styles.xml", "word/footnotes.xml"] {
                assert_eq!(part(bytes, name), part(&after, name), "{name} stays");
            }
        }
    }
}

#[test]
fn comments_follow_those_that_are_there() {
    for bytes in WORD {
        let before = text(bytes);
        let first =
            annotate(bytes, &before, &[on(&before, "86件", "一"), on(&before, "件，其中", "二")], "甲").unwrap();
        assert_eq!(first.placed, 2);
        let second = annotate(&first.bytes, &before, &[on(&before, "74件", "三")], "乙").unwrap();
        assert_eq!(text(&second.bytes), before);
        let document = part(&second.bytes, "word/document.xml").unwrap();
        assert_eq!([0, 1, 2].map(|id| commented(&document, id)), ["86件", "件，其中", "74件"]);
        let comments = part(&second.bytes, "word/comments.xml").unwrap();
        assert!(["一", "二", "三"].iter().all(|says| comments.contains(says)));
    }
}

#[test]
fn other_files_take_no_comments() {
    assert_eq!(annotate(EXCEL, "", &[], "勾稽"), Err(Problem::Unknown));
    assert_eq!(annotate(b"PK\x03\x04", "", &[], "勾稽"), Err(Problem::Damaged));
}
