//! PDF files that LibreOffice and reportlab made: paragraphs put together again, tables by their rules.

use gouji_readers::{Kind, Place, Problem, read};

const PRINTED: &[u8] = include_bytes!("../../tests/fixtures/libreoffice.pdf");
const SENTENCES: &str =
    "全年收到申请86件，其中受理74件，不予受理12件。办结70件，办结率94.59%。接待群众1735人次，同比下降15.1%。";

/// Lines and pages are joined to paragraphs; the pages' numbers and what stands at the top of each are left out.
#[test]
fn paragraphs_and_tables_of_several_pages() {
    let draft = read("", PRINTED.to_vec()).expect("it has text");
    let mut expected = vec!["年度办理情况报告".to_owned()];
    expected.extend((1..12).map(|nth| format!("（{nth}）{}", SENTENCES.repeat(3))));
    let table = ["", "科室\t办理情况（件）\t\t", "\t收到\t受理\t不予受理", "东区\t12\t11\t1", "西区\t20\t18\t2"];
    expected.extend(table.map(str::to_owned));
    expected.extend(["其他\t\t—\t/", "合计\t33\t29\t3", "", "以上报告，请审阅。"].map(str::to_owned));
    assert_eq!(draft.text.lines().collect::<Vec<_>>(), expected);
    assert_eq!((draft.kind, draft.warnings.as_slice()), (Kind::Pdf, [].as_slice()));
    let total = draft.origins.iter().find(|one| &draft.text[one.range.clone()] == "33").expect("a total");
    assert_eq!(total.place, Place::Cell { table: 1, row: 6, column: 2 });
}

#[test]
fn fonts_that_are_not_embedded_and_restricted_files() {
    let files: [&[u8]; 3] = [
        include_bytes!("../../tests/fixtures/reportlab-ucs2.pdf"),
        include_bytes!("../../tests/fixtures/reportlab-gbk.pdf"),
        include_bytes!("../../tests/fixtures/restricted.pdf"),
    ];
    for bytes in files {
        let draft = read("a.pdf", bytes.to_vec()).expect("it has text");
        assert_eq!(draft.text.trim_end(), "收到申请86件，其中受理74件，不予受理12件。");
    }
}

#[test]
fn what_has_no_text_or_a_password_is_told() {
    for (bytes, problem) in [
        (include_bytes!("../../tests/fixtures/scan.pdf").as_slice(), Problem::Scan),
        (include_bytes!("../../tests/fixtures/locked.pdf"), Problem::Encrypted),
        (include_bytes!("../../tests/fixtures/locked.docx"), Problem::Encrypted),
        (b"%PDF-1.7 and no more", Problem::DamagedPdf),
    ] {
        assert_eq!(read("a.pdf", bytes.to_vec()), Err(problem));
    }
}

/// Nobody opens a PDF in Excel: what to do is told of viewers.
#[test]
fn a_damaged_pdf_has_advice_of_its_own() {
    let (zh, en) = (Problem::DamagedPdf.zh(), Problem::DamagedPdf.en());
    assert!(zh.contains("PDF") && zh.contains("阅读器") && !zh.contains("Excel"), "{zh}");
    assert!(en.contains("viewer") && !en.contains("Excel"), "{en}");
    assert_eq!(Problem::DamagedPdf.code(), "damaged");
}
