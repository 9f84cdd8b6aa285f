//! Comments in Word documents made by other programs: in their place, and nothing else changed.

use std::io::{Cursor, Read};

use gouji_readers::{Annotated, Comment, Draft, Problem, annotate};

const WORD: [&[u8]; 2] =
    [include_bytes!("../../tests/fixtures/word.docx"), include_bytes!("../../tests/fixtures/libreoffice.docx")];
const EXCEL: [&[u8]; 2] =
    [include_bytes!("../../tests/fixtures/excel.xlsx"), include_bytes!("../../tests/fixtures/libreoffice.xlsx")];

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is a container");
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

fn read(bytes: &[u8]) -> Draft {
    gouji_readers::read("", bytes.to_vec()).expect("it is a document")
}

fn on(draft: &Draft, phrase: &str, says: &str) -> Comment {
    let start = draft.text.find(phrase).expect("the phrase is there");
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
        let before = read(bytes);
        for phrase in ["86件", "受理74件，不予受理10件", "& <其他>", "年度办理情况"] {
            let Annotated { bytes: after, placed } =
                annotate(bytes, &before, &[on(&before, phrase, "A < B\n第二行")], "勾稽").expect("it is a document");
            assert_eq!(placed, 1);
            assert_eq!(read(&after), before);
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
        let before = read(bytes);
        let first =
            annotate(bytes, &before, &[on(&before, "86件", "一"), on(&before, "件，其中", "二")], "甲").unwrap();
        assert_eq!(first.placed, 2);
        let second = annotate(&first.bytes, &before, &[on(&before, "74件", "三")], "乙").unwrap();
        assert_eq!(read(&second.bytes), before);
        let document = part(&second.bytes, "word/document.xml").unwrap();
        assert_eq!([0, 1, 2].map(|id| commented(&document, id)), ["86件", "件，其中", "74件"]);
        let comments = part(&second.bytes, "word/comments.xml").unwrap();
        assert!(["一", "二", "三"].iter().all(|says| comments.contains(says)));
    }
}

#[test]
fn notes_stand_at_their_cells() {
    for bytes in EXCEL {
        let before = read(bytes);
        let comments = [on(&before, "33", "合计 & 分项不符"), on(&before, "94.99%", "二"), on(&before, "33", "三")];
        let first = annotate(bytes, &before, &comments, "勾稽").unwrap();
        assert_eq!((first.placed, read(&first.bytes)), (3, before.clone()));
        let notes = part(&first.bytes, "xl/notes1.xml").expect("the first sheet has notes");
        assert!(notes.contains("<comment ref=\"B5\"") && notes.contains("合计 &amp; 分项不符\n\n三"));
        let second = annotate(&first.bytes, &before, &[on(&before, "东区", "四")], "乙").unwrap();
        assert_eq!((second.placed, read(&second.bytes)), (1, before.clone()));
        let notes = part(&second.bytes, "xl/notes1.xml").unwrap();
        assert!(["勾稽", "乙", "合计", "四", "authorId=\"1\""].iter().all(|says| notes.contains(says)));
        assert_eq!(part(bytes, "xl/styles.xml"), part(&second.bytes, "xl/styles.xml"));
    }
}

#[test]
fn other_files_take_no_comments() {
    assert_eq!(annotate(b"text", &Draft::default(), &[], "勾稽"), Err(Problem::Unknown));
    assert_eq!(annotate(b"PK\x03\x04", &Draft::default(), &[], "勾稽"), Err(Problem::Damaged));
}
