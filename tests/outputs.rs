//! Every form of the result, and many files at once.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;

use serde_json::Value;
use snapbox::cmd::{Command, cargo_bin};
use snapbox::file;
use tempfile::TempDir;

const CLEAN: i32 = 0;
const FLAGGED: i32 = 1;
const FAILED: i32 = 2;

/// A report whose figures tie up.
const GOOD: &str = "全年收到申请12件，其中受理11件，不予受理1件。\n";
/// One whose figures do not; a letter of two UTF-16 units and a line stand before them.
const BAD: &str = "𠮷\n𠮷全年收到申请12件，其中受理11件，不予受理3件。\n";

/// A folder with a file that is fine, one that is not, one below, one that cannot be read, and ones to pass over.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("there is a folder for the test");
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("its file is written");
    fs::create_dir(folder.path().join("镇街")).expect("a folder is made");
    write("a.txt", GOOD.as_bytes());
    write("b,1.txt", BAD.as_bytes());
    write("c.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    write("镇街/d.txt", BAD.as_bytes());
    write(".hidden.txt", BAD.as_bytes());
    write("~$a.txt", BAD.as_bytes());
    write("photo.png", b"\x89PNG");
    folder
}

fn gouji(folder: &TempDir, args: &[&str]) -> (String, String, i32) {
    let run =
        Command::new(cargo_bin!("gouji")).current_dir(folder.path()).env_remove("CLICOLOR_FORCE").args(args).assert();
    let output = run.get_output();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it is UTF-8");
    (text(&output.stdout), text(&output.stderr), output.status.code().expect("it ends by itself"))
}

fn snapshot(text: String, golden: snapbox::Data) {
    let text = text.replace(env!("CARGO_PKG_VERSION"), "VERSION");
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(text, golden);
}

#[test]
fn sarif_follows_its_schema_and_points_at_the_figures() {
    let schema: Value = serde_json::from_str(include_str!("sarif/sarif-schema-2.1.0.json")).expect("it is JSON");
    let valid = jsonschema::validator_for(&schema).expect("it is a schema");
    let folder = folder();
    let (sarif, _, status) = gouji(&folder, &["check", ".", "--format", "sarif"]);
    let sarif: Value = serde_json::from_str(&sarif).expect("it is one JSON value");
    let faults: Vec<_> = valid.iter_errors(&sarif).map(|error| error.to_string()).collect();
    assert_eq!((faults, status), (vec![], FAILED));
    let mut broken = sarif.clone();
    broken["runs"][0]["results"][0]["level"] = "fatal".into();
    assert!(!valid.is_valid(&broken), "the schema refuses something");

    let run = &sarif["runs"][0];
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let results = run["results"].as_array().expect("there are results");
    let files: Vec<_> =
        results.iter().map(|r| &r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]).collect();
    assert_eq!(files, ["b%2C1.txt", "%E9%95%87%E8%A1%97/d.txt"]);
    let units: Vec<u16> = BAD.encode_utf16().collect();
    for location in results[0]["relatedLocations"].as_array().expect("the figures are named") {
        let region = &location["physicalLocation"]["region"];
        let number = |key: &str| region[key].as_u64().expect("it is a number") as usize;
        let (start, length) = (number("charOffset"), number("charLength"));
        let at = String::from_utf16(&units[start..start + length]).expect("it is a figure");
        assert!(["12件", "11件", "3件"].contains(&at.as_str()), "{at}");
        // The first line takes three units, its end included.
        assert_eq!(
            (number("startLine"), number("startColumn"), number("endColumn")),
            (2, start - 2, start - 2 + length)
        );
    }
    let (none, _, status) = gouji(&folder, &["check", "a.txt", "--format", "sarif"]);
    assert!(valid.is_valid(&serde_json::from_str(&none).expect("it is one JSON value")));
    assert_eq!(status, CLEAN);
}

#[test]
fn every_form_shows_what_was_found_and_what_failed() {
    let folder = folder();
    let shown = |form: &str| {
        let (out, told, status) = gouji(&folder, &["check", ".", "--format", form]);
        assert_eq!(status, FAILED);
        assert!(told.starts_with("gouji: 无法核对 c.doc：") && told.contains("合计 2"), "{told}");
        out
    };
    snapshot(shown("csv"), file!["outputs/folder.csv"]);
    snapshot(shown("junit"), file!["outputs/folder.junit.xml"]);
    snapshot(shown("github"), file!["outputs/folder.github.txt"]);
    snapshot(shown("html"), file!["outputs/folder.html"]);
    assert!(shown("csv").starts_with('\u{feff}'), "spreadsheets know it for UTF-8");
}

#[test]
fn html_shows_no_markup_of_the_text() {
    let folder = tempfile::tempdir().expect("there is a folder for the test");
    let text = "<script>全年收到<b>申请12件，其中受理11件，不予受理3件。</b>\n";
    fs::write(folder.path().join("<i>.txt"), text).expect("its file is written");
    for args in [&["--format", "html"][..], &["--certificate"]] {
        let (html, _, _) = gouji(&folder, &[&["check", "<i>.txt"], args].concat());
        assert!(!html.contains("<script") && !html.contains("<i>") && !html.contains("<b>"));
        assert!(html.contains("&lt;i&gt;.txt") && !html.contains("http"), "it needs nothing else");
    }
}

#[test]
fn many_files_come_in_order_a_line_each() {
    let folder = tempfile::tempdir().expect("there is a folder for the test");
    let names: Vec<String> = (0..60).map(|n| format!("{n:03}.txt")).collect();
    for (n, name) in names.iter().enumerate() {
        let text = if n == 7 { b"\x89PNG\r\n\x1a\n".to_vec() } else { BAD.repeat(1 + 40 * ((n + 1) % 2)).into_bytes() };
        fs::write(folder.path().join(name), text).expect("its file is written");
    }
    let (out, _, status) = gouji(&folder, &["check", ".", "--format", "jsonl"]);
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    assert_eq!(lines.iter().map(|line| line["source"]["name"].as_str().unwrap_or_default()).collect::<Vec<_>>(), names);
    let kinds: Vec<_> = lines.iter().map(|line| line["schema"].as_str().unwrap_or_default()).collect();
    assert_eq!(kinds.iter().position(|kind| *kind == "gouji.failure/1"), Some(7));
    assert_eq!(kinds.iter().filter(|kind| **kind == "gouji.report/1").count(), 59);
    assert_eq!(status, FAILED);
}

#[test]
fn several_names_end_with_a_summary() {
    let folder = folder();
    let (out, told, status) = gouji(&folder, &["check", "镇街", "a.txt", "--lang", "en"]);
    let summary = "files checked: 2, with findings: 1; failed: 0\nerror: sum 1\n";
    assert!(out.ends_with(summary), "{out}");
    assert_eq!((told.as_str(), status), ("", FLAGGED));
    let (out, told, status) = gouji(&folder, &["check", "镇街", "--format", "json"]);
    assert_eq!((out.as_str(), status), ("", FAILED));
    assert!(told.contains("jsonl"), "{told}");
}

#[test]
fn the_certificate_lists_every_tie_and_every_other_number() {
    let folder = tempfile::tempdir().expect("there is a folder for the test");
    let text = "2023年收到申请12件，其中受理11件，不予受理3件。举办讲座64场。\n";
    fs::write(folder.path().join("report.txt"), text).expect("its file is written");
    let (json, _, status) = gouji(&folder, &["check", "report.txt", "--certificate", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).expect("it is one JSON value");
    assert_eq!((json["schema"].as_str(), status), (Some("gouji.certificate/1"), FLAGGED));
    assert_eq!(json["source"]["hash"], gouji::render::sha256(text));
    let texts = |list: &Value, path: &str| -> Vec<String> {
        let list = list.as_array().expect("it is a list");
        list.iter().map(|item| item.pointer(path).and_then(Value::as_str).unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(texts(&json["figures"], "/text"), ["12件", "11件", "3件"]);
    assert_eq!(texts(&json["unchecked"], "/figure/text"), ["2023年", "64场"]);
    assert_eq!(texts(&json["checks"], "/verdict"), ["violated"]);
    snapshot(gouji(&folder, &["check", "report.txt", "--certificate"]).0, file!["outputs/certificate.zh.html"]);
    let english = gouji(&folder, &["check", "report.txt", "--certificate", "--lang", "en"]).0;
    snapshot(english, file!["outputs/certificate.en.html"]);
    let (_, told, status) = gouji(&folder, &["check", "report.txt", "--certificate", "--format", "csv"]);
    assert!(told.contains("html") && status == FAILED, "{told}");
}
