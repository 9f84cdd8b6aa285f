//! The command line, by what it prints and the status it ends with.
//!
//! Golden outputs stand in `tests/cli`; `SNAPSHOTS=overwrite cargo test --test cli` writes them anew, for review.
#![cfg(not(target_arch = "wasm32"))]

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use encoding_rs::GB18030;
use snapbox::cmd::{Command, OutputAssert, cargo_bin};
use snapbox::{file, str};

const CLEAN: i32 = 0;
const FLAGGED: i32 = 1;
const FAILED: i32 = 2;

/// A report whose figures tie up.
const GOOD: &str = "全年收到申请12件，其中受理11件，不予受理1件。\n";
/// One whose figures do not.
const BAD: &str = "全年收到申请12件，其中受理11件，不予受理3件。\n";

fn gouji() -> Command {
    Command::new(cargo_bin!("gouji")).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("CLICOLOR")
}

/// Runs `gouji check` on a file of `bytes` called `name`, in a folder of its own, with `options` behind.
fn check(name: &str, bytes: impl AsRef<[u8]>, options: &[&str]) -> OutputAssert {
    let folder = tempfile::tempdir().expect("there is a folder for the test");
    std::fs::write(folder.path().join(name), bytes).expect("its file is written");
    gouji().current_dir(folder.path()).args(["check", name]).args(options).assert()
}

fn json(bytes: impl AsRef<[u8]>) -> serde_json::Value {
    let output = check("report.txt", bytes, &["--format", "json"]);
    serde_json::from_slice(&output.get_output().stdout).expect("one JSON value is printed")
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn help_is_told_in_both_languages() {
    gouji().args(["check", "--help"]).assert().code(CLEAN).stdout_eq(file!["cli/help.zh.txt"]).stderr_eq("");
    let english = gouji().args(["check", "--help", "--lang", "en"]).assert();
    english.code(CLEAN).stdout_eq(file!["cli/help.en.txt"]).stderr_eq("");
    gouji().arg("--version").assert().code(CLEAN).stdout_eq("gouji [..]\n");
}

#[test]
fn bad_usage_is_explained() {
    let refused = |args: &[&str]| gouji().args(args).assert().code(FAILED).stdout_eq("");
    refused(&[]).stderr_eq(str![[r#"
勾稽：核对公文报告中的数据是否对得上
...
"#]]);
    refused(&["check"]).stderr_eq(str![[r#"
gouji: 缺少参数 <FILE>...。用 gouji --help 查看用法。

"#]]);
    refused(&["check", "x", "--format", "xml"]).stderr_eq(str![[r#"
gouji: 选项 --format <FORMAT> 不能是“xml”，可用：text, json, jsonl, html, csv, sarif, junit, github。用 gouji --help 查看用法。

"#]]);
    refused(&["check", "x", "--loud"]).stderr_eq(str![[r#"
gouji: 没有“--loud”这个选项或参数。用 gouji --help 查看用法。

"#]]);
    refused(&["check", "x", "--lang=en", "--format", "xml"]).stderr_eq(str![[r#"
error: invalid value 'xml' for '--format <FORMAT>'
...
"#]]);
}

#[test]
fn what_cannot_be_read_is_named() {
    let missing = gouji().args(["check", "no-such-report.txt"]).assert();
    missing.code(FAILED).stdout_eq("").stderr_eq(str![[r#"
gouji: 无法核对 no-such-report.txt：没有这个文件。请检查路径；要从标准输入读取，请用“-”代替文件名。

"#]]);
    let missing = gouji().args(["check", "no-such-report.txt", "--lang", "en", "--format", "json"]).assert();
    missing.code(FAILED).stdout_eq("").stderr_eq(str![[r#"
gouji: cannot check no-such-report.txt: there is no such file. Check the path, or give - to read standard input.

"#]]);
    let empty = tempfile::tempdir().expect("there is a folder for the test");
    let folder = gouji().args(["check", "."]).current_dir(empty.path()).assert();
    folder.code(FAILED).stdout_eq("").stderr_eq(str![[r#"
gouji: 文件夹中没有可核对的文件。请确认路径，或直接指定文件。

"#]]);
}

#[test]
fn what_is_no_text_is_named() {
    check("report.docx", b"PK\x03\x04\x14\0", &[]).code(FAILED).stdout_eq("").stderr_eq(str![[r#"
gouji: 无法核对 report.docx：文件已损坏或不完整。请用 Word、WPS 或 Excel 打开后另存一份，再核对。

"#]]);
    check("report.rtf", b"{\\rtf1 12}", &["--lang", "en"]).code(FAILED).stdout_eq("").stderr_eq(str![[r#"
gouji: cannot check report.rtf: it is rich text (RTF), which cannot be read. Open it in Word or WPS, save it as .docx, and check that.

"#]]);
    check("report.txt", b"12 \xff\xff", &["--lang", "en"]).code(FAILED).stdout_eq("").stderr_eq(str![[r#"
gouji: cannot check report.txt: from byte 4 on its encoding is unknown: neither UTF-8 nor UTF-16 nor GB18030. Save it as UTF-8 text and check that.

"#]]);
}

#[test]
fn one_report_reads_alike_in_every_encoding() {
    let expected = json(BAD);
    assert_eq!(expected["schema"], "gouji.report/1");
    assert_eq!(expected["source"]["name"], "report.txt");
    assert_eq!(expected["source"]["length"], BAD.encode_utf16().count());
    assert_eq!(json(format!("\u{feff}{BAD}")), expected);
    assert_eq!(json(GB18030.encode(BAD).0), expected);
    assert_eq!(json(utf16(&format!("\u{feff}{BAD}"), u16::to_le_bytes)), expected);
    assert_eq!(json(utf16(&format!("\u{feff}{BAD}"), u16::to_be_bytes)), expected);
    assert_eq!(json(utf16(BAD, u16::to_le_bytes)), expected);
}

#[test]
fn standard_input_is_read() {
    let output = gouji().args(["check", "-", "--format", "json"]).stdin(GOOD).assert().code(CLEAN).stderr_eq("");
    let report: serde_json::Value = serde_json::from_slice(&output.get_output().stdout).expect("it is JSON");
    assert_eq!(report["source"]["name"], "<stdin>");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = std::process::Command::new(cargo_bin!("gouji"))
        .args(["check", "-", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let input = BAD.repeat(500);
    std::io::Write::write_all(&mut child.stdin.take().expect("it is piped"), input.as_bytes()).expect("it is read");
    let complaint = BufReader::new(child.stderr.take().expect("it is piped")).lines().next();
    assert!(complaint.is_none(), "{complaint:?}");
    assert_eq!(child.wait().expect("it ends").code(), Some(FLAGGED));
}

#[test]
fn findings_become_comments_in_a_copy_of_a_word_document() {
    let folder = tempfile::tempdir().expect("there is a folder for the test");
    std::fs::copy("tests/fixtures/word.docx", folder.path().join("a.docx")).expect("the document is copied");
    std::fs::write(folder.path().join("a.txt"), BAD).expect("the text is written");
    let run = |options: &[&str]| gouji().current_dir(folder.path()).arg("check").args(options).assert();
    run(&["a.docx", "--annotate", "b.docx"]).code(FLAGGED).stderr_eq(str![[r#"
gouji: 2 处问题已作为批注写入 b.docx

"#]]);
    let again = run(&["b.docx", "--format", "json"]);
    let before = run(&["a.docx", "--format", "json"]);
    let checks = |output: &OutputAssert| -> serde_json::Value {
        serde_json::from_slice::<serde_json::Value>(&output.get_output().stdout).expect("JSON is printed")["checks"]
            .take()
    };
    assert_eq!(checks(&again), checks(&before));
    run(&["a.docx", "--annotate", "a.docx"]).code(FAILED).stderr_eq(str![[r#"
gouji: --annotate 的文件与原文件相同。请另取文件名，原文件保持不变。

"#]]);
    run(&["a.txt", "--annotate", "c.docx"]).code(FAILED).stderr_eq(str![[r#"
gouji: a.txt: 不是 .docx 或 .xlsx 文件，无法写入批注。请用 Word、Excel 或 WPS 另存为其中一种。

"#]]);
    run(&["a.txt", "a.docx", "--annotate", "c.docx", "--lang", "en"]).code(FAILED).stderr_eq(str![[r#"
gouji: --annotate takes one file: check the files one by one.

"#]]);
}

#[test]
fn notes_are_shown_where_there_is_nothing_to_check() {
    let zh = "小结: 数据 0 个，核对 0 个，无从核对 0 个；相符 0 处，错误 0 处，待核实 0 处，提示 0 处\n";
    let en = "total: 0 figures, 0 checked, 0 unverifiable; 0 claims hold, 0 errors, 0 warnings, 0 remarks\n";
    let shows = |text: &str, options: &[&str], expected: String| {
        check("report.txt", text, options).code(CLEAN).stdout_eq(expected).stderr_eq("");
    };
    shows("", &[], format!("说明: 没有内容：请粘贴或输入报告正文。\n{zh}"));
    shows(" \n", &["--lang", "en"], format!("note: There is no text: paste or type a report.\n{en}"));
    shows("没有数字。\n", &[], format!("说明: 文中没有可核对的数字。\n{zh}"));
    let zh = "小结: 数据 3 个，核对 3 个，无从核对 0 个；相符 1 处，错误 0 处，待核实 0 处，提示 0 处\n";
    shows(GOOD, &[], zh.to_owned());
}

#[test]
fn findings_are_shown_under_the_figures_at_fault() {
    let report = include_str!("cli/report.txt");
    check("report.txt", report, &[]).code(FLAGGED).stdout_eq(file!["cli/report.zh.txt"]).stderr_eq("");
    check("report.txt", report, &["--lang", "en"]).code(FLAGGED).stdout_eq(file!["cli/report.en.txt"]).stderr_eq("");
}

#[test]
fn colours_come_when_asked_for() {
    let escapes = |options: &[&str]| check("report.txt", BAD, options).get_output().stdout.contains(&0x1b);
    assert!(escapes(&["--color", "always"]));
    assert!(!escapes(&["--color", "never"]));
    assert!(!escapes(&["--color", "auto"]), "no terminal, no colours");
    assert!(!escapes(&["--color", "always", "--format", "json"]));
}

#[test]
fn what_a_report_holds_cannot_steer_the_terminal() {
    let output = check("report.txt", "\u{1b}[2J收到\u{1b}12件，受理\u{7}13件。\n", &["--color", "never"]);
    let stdout = &output.get_output().stdout;
    assert!(!stdout.iter().any(|byte| byte.is_ascii_control() && *byte != b'\n'));
}
