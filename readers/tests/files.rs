//! Files that Word, Excel and LibreOffice libraries made, and the texts that come of them.

use gouji_readers::{Draft, Place, Problem, Warning, read};

const WORD: [&[u8]; 2] =
    [include_bytes!("../../tests/fixtures/word.docx"), include_bytes!("../../tests/fixtures/libreoffice.docx")];
const EXCEL: [&[u8]; 4] = [
    include_bytes!("../../tests/fixtures/excel.xlsx"),
    include_bytes!("../../tests/fixtures/libreoffice.xlsx"),
    include_bytes!("../../tests/fixtures/libreoffice.xls"),
    include_bytes!("../../tests/fixtures/libreoffice.ods"),
];
const OLD_EXCEL: &[u8] = include_bytes!("../../tests/fixtures/xlwt.xls");
const OLD_WORD: &[u8] = include_bytes!("../../tests/fixtures/libreoffice-report.doc");
const OPEN_TEXT: &[u8] = include_bytes!("../../tests/fixtures/libreoffice-report.odt");

fn holds(draft: &Draft, lines: &[&str]) {
    for line in lines {
        assert!(draft.text.lines().any(|one| one.trim_end() == *line), "no line {line:?} in:\n{}", draft.text);
    }
}

#[test]
fn word_documents() {
    for bytes in WORD {
        let draft = read("", bytes.to_vec()).expect("it is a document");
        holds(&draft, &["年度办理情况", "全年收到申请86件，其中受理74件，不予受理10件 & <其他>。"]);
        holds(&draft, &["东区\t12\t11\t1", "合计\t33\t29\t3", "单位：件"]);
        let cell = draft.origins.iter().find(|one| &draft.text[one.range.clone()] == "33").expect("a total");
        assert_eq!(cell.place, Place::Cell { table: 1, row: 4, column: 2 });
    }
}

#[test]
fn workbooks_as_shown() {
    for bytes in EXCEL {
        let draft = read("", bytes.to_vec()).expect("it is a workbook");
        holds(&draft, &["东区\t12\t11\t1\t\t94.99%", "西区\t20\t18\t2\t\t1,234.50元", "\t草稿"]);
        assert!(draft.warnings.contains(&Warning::HiddenSheet("底稿".into())));
        assert!(draft.warnings.contains(&Warning::HiddenRows { sheet: "汇总".into(), rows: 1 }));
        let cell = draft.origins.iter().find(|one| &draft.text[one.range.clone()] == "33").expect("a total");
        assert_eq!(cell.place, Place::Sheet { sheet: "汇总".into(), cell: "B5".into() });
    }
}

#[test]
fn old_workbooks_keep_their_formats_and_long_texts() {
    let draft = read("", OLD_EXCEL.to_vec()).expect("it is a workbook");
    holds(&draft, &["科室\t收到\t受理\t不予受理\t占比\t金额", "东区\t12\t11\t1\t36.36%\t1,234.50元"]);
    holds(&draft, &["西区\t20\t18\t2\t60.61%\t2,469.00元", "2024年3月5日", "\t草稿"]);
    let long = (0..12).map(|row| format!("{row}号{}", "长".repeat(3000))).collect::<Vec<_>>();
    holds(&draft, &long.iter().map(String::as_str).collect::<Vec<_>>());
    let sheet = || "汇总".to_owned();
    let hidden = [
        Warning::HiddenRows { sheet: sheet(), rows: 1 },
        Warning::HiddenColumns { sheet: sheet(), columns: 1 },
        Warning::HiddenSheet("底稿".into()),
    ];
    assert_eq!(draft.warnings, hidden);
}

#[test]
fn open_documents() {
    let draft = read("", OPEN_TEXT.to_vec()).expect("it is a document");
    holds(&draft, &["2024年收到申请86件，其中受理74件，不予受理12件。", "提示：文本框内接待群众158人次。"]);
    holds(&draft, &["科室\t办理情况（件）", "\t收到\t受理\t不予受理", "合计\t86\t74\t12", "调解\t31"]);
    holds(&draft, &["不予受理12件中，超过期限7件，不属范围5件。"]);
    assert!(!draft.text.contains("88") && !draft.text.contains("内部资料"), "{}", draft.text);
}

#[test]
fn what_is_not_read_says_what_it_is() {
    assert_eq!(read("a.doc", OLD_WORD.to_vec()), Err(Problem::OldText));
    assert_eq!(read("a.xls", b"<?xml version=\"1.0\"?><Workbook/>".to_vec()), Err(Problem::OldTable));
    let container = |stream: &str| {
        let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("a container can begin");
        file.create_stream(stream).expect("a stream can begin");
        file.into_inner().into_inner()
    };
    assert_eq!(read("a.wps", container("/Anything")), Err(Problem::OldText));
    assert_eq!(read("a.et", container("/Anything")), Err(Problem::OldTable));
    assert_eq!(read("a.wps", OLD_WORD.to_vec()), Err(Problem::OldText));
    assert_eq!(read("a.xlsx", container("/EncryptedPackage")), Err(Problem::Encrypted));
    let mut page = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    page.start_file("OFD.xml", zip::write::SimpleFileOptions::default()).expect("a part can begin");
    let page = page.finish().expect("the container ends").into_inner();
    assert_eq!(read("a.ofd", page), Err(Problem::Ofd));
    let page = read("a.xls", "<html><table><tr><td>收到<td>12</table>".into()).expect("a page called a workbook");
    holds(&page, &["收到\t12"]);
}

#[test]
fn pages_with_merged_cells() {
    let page = "<p>收到<b>12</b>件&amp;</p><script>1</script>\
        <table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>1</td><td>2</td></tr></table>";
    holds(&read("a.html", page.into()).expect("it is a page"), &["收到12件&", "甲\t乙", "\t1\t2"]);
}

/// What Word puts on the clipboard: numbers of lists for those who cannot make them, conditional comments, lines of
/// the source that end anywhere.
#[test]
fn pieces_of_word_from_the_clipboard() {
    let word = "Version:1.0\r\nStartHTML:0000000105\r\n<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head>\
        <!--[if gte mso 9]><xml><w:WordDocument><w:Zoom>100</w:Zoom></w:WordDocument></xml><![endif]-->\
        <style>p.MsoNormal {mso-style-parent:\"\"}</style></head><body><!--StartFragment-->\
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US>一、<span \
        style='font:7.0pt'>&nbsp;</span></span><![endif]>办理<o:p></o:p></p>\
        <p class=MsoNormal>全年收到申\r\n请<span lang=EN-US>86</span>件<span style='display:none;mso-hide:all'>草稿9件</span>，\
        <del>受理7件</del><ins>受理74件</ins><sup><a href=\"#_ftn1\">1</a></sup>。</p>\
        <table class=MsoTableGrid><tr><td><p>东区<o:p></o:p></p></td><td><p>12</p><p>11</p></td><td>3<br>4</td></tr></table>\
        <!--EndFragment--></body></html>";
    let draft = read("clipboard.html", word.into()).expect("it is a page");
    holds(&draft, &["一、 办理", "全年收到申请86件，受理74件。", "东区\t12 11\t3 4"]);
    assert!(!["草稿", "Zoom", "Version"].iter().any(|hidden| draft.text.contains(hidden)), "{}", draft.text);
}

#[test]
fn lists_and_hidden_rows_of_pages() {
    let page = "<ol><li>收到12件<li value=4>受理<b>11</b>件<li><p>不予受理1件</p></ol>\
        <ol type=a start=3><li>甲</ol><ul><li>乙</ul><ol style='list-style-type:cjk-ideographic'><li>丙</ol>\
        <table><caption>办理情况</caption><tr hidden><td>旧<td>9<tr><td>新<td style='mso-number-format:0%'>12%</table>";
    let draft = read("a.htm", page.into()).expect("it is a page");
    holds(&draft, &["1. 收到12件", "4. 受理11件", "5. 不予受理1件", "c. 甲", "乙", "一、丙", "办理情况", "新\t12%"]);
    assert!(!draft.text.contains('旧'));
}

#[test]
fn figures_as_json() {
    let json = r#"{"2024年": {"figures": [{"measure": "收到", "value": 12, "unit": "件"}]}}"#;
    assert_eq!(read("a.json", json.into()).expect("it is JSON").text, "2024年收到12件。\n");
    let json = r#"{"figures": [{"measure": "收到", "value": 12, "unit": "件", "period": 2024, "body": "东区"},
        {"measure": "合格率", "value": "94.48%", "period": "上年"}]}"#;
    assert_eq!(read("a.json", json.into()).expect("it is JSON").text, "2024年东区收到12件。\n上年合格率94.48%。\n");
    assert_eq!(read("a.json", "{\n1}".into()), Err(Problem::Json(2, 1)));
}

#[test]
fn cut_and_changed_files_are_told() {
    for bytes in WORD.iter().chain(&EXCEL) {
        for part in 1..32 {
            let end = bytes.len() * part / 32;
            assert!(read("", bytes[..end].to_vec()).is_err(), "{end} bytes are no whole file");
            let mut changed = bytes.to_vec();
            changed[end] ^= 0x55;
            let _ = read("", changed);
        }
    }
}

#[test]
fn nesting_is_limited() {
    let page = "<div>".repeat(2000);
    assert!(matches!(read("a.html", page.into()), Err(Problem::Deep(_))));
}
