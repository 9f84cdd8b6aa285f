//! Word documents that LibreOffice and python-docx made: the text as Word shows it, line by line.

use gouji_readers::{Comment, Draft, annotate, read};

const REPORT: &[u8] = include_bytes!("../../tests/fixtures/libreoffice-report.docx");
const LISTS: &[u8] = include_bytes!("../../tests/fixtures/word-lists.docx");

fn document(bytes: &[u8]) -> Draft {
    read("", bytes.to_vec()).expect("it is a document")
}

/// Numbered lists on three levels, a tracked change, notes, a text box, merged cells, a table in a table; what stands
/// in headers and footers is no part of the prose.
#[test]
fn a_report_by_libreoffice() {
    let expected = "\
年度办理情况报告
一、总体情况
（一）收到申请
1. 2024年收到申请86件，其中受理74件，不予受理12件。
2. 办结70件，办结率94.59%。
（二）培训考试
1. 参加考试1286人，合格1215人，合格率94.48%。
二、存在问题
主要有两个方面：
①人手不足，缺编5名；
②超期2件。
材料一式3份
表1列出各科室的办理情况。
提示：文本框内接待群众158人次。

科室\t办理情况（件）\t\t
\t收到\t受理\t不予受理
东区\t50\t44\t6
西区\t36\t30\t6
合计\t86\t74\t12

表2是外层表，内有一张小表。

附表\t

调解\t31
和解\t9

以上报告，请审阅。
不予受理12件中，超过期限7件，不属范围5件。
据3个区的汇报整理。
";
    assert_eq!(document(REPORT).text, expected);
}

/// Lists that go on, begin anew or take their number from a style; the table of contents, moved and hidden words and
/// the second form of a text box are left out, and a paragraph whose end is deleted goes on with the next.
#[test]
fn lists_and_changes_by_python_docx() {
    let expected = "\
一、基本情况
（一）收案
（二）结案
1.2.1 审结31件
二、工作措施
（一）收案
2.1.1 新收12件
一、另起一列
二、第二项
1. 自动编号
文本框
框内接待21批
全年接待158人次。

区\t件数\t
\t12\t11

框中第一段3件。
框中第二段4件。
";
    assert_eq!(document(LISTS).text.trim_end(), expected.trim_end());
}

#[test]
fn comments_stand_at_words_behind_generated_numbers() {
    for (bytes, phrase) in [(REPORT, "70件"), (LISTS, "31件"), (LISTS, "一、另起一列"), (LISTS, "框中第二段")]
    {
        let before = document(bytes);
        let start = before.text.find(phrase).expect("the phrase is there");
        let comment = Comment { range: start..start + phrase.len(), text: "请核实".to_owned() };
        let after = annotate(bytes, &before, &[comment], "勾稽").expect("it is a document");
        assert_eq!((after.placed, document(&after.bytes)), (1, before));
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(after.bytes)).expect("it is a container");
        let xml = std::io::read_to_string(archive.by_name("word/document.xml").expect("there is a document")).unwrap();
        let (_, commented) = xml.split_once("<w:commentRangeStart w:id=\"0\"/>").expect("it begins");
        let (commented, _) = commented.split_once("<w:commentRangeEnd").expect("it ends");
        let shown = phrase.trim_start_matches("一、");
        let plain: String =
            commented.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
        assert_eq!(plain, shown);
    }
}
