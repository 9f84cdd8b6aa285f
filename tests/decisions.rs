//! Findings put aside: what counts as a decision, what it outlasts, and what brings a finding back.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;

use serde_json::Value;
use snapbox::cmd::{Command, cargo_bin};
use tempfile::TempDir;

const CLEAN: i32 = 0;
const FLAGGED: i32 = 1;
const FAILED: i32 = 2;

/// A warning: the sorts may not be all there are.
const WARNING: &str = "全年收到行政复议申请42件，受理26件，不予受理15件。\n";
/// An error: the words say that these are the parts.
const ERROR: &str = "全年收到申请12件，其中受理11件，不予受理3件。\n";
/// A reason that says something.
const REASON: &str = "另有1件告知向其他机关申请";

struct Desk(TempDir);

impl Desk {
    fn with(text: &str) -> Self {
        let desk = Desk(tempfile::tempdir().expect("there is a folder for the test"));
        desk.write(text);
        desk
    }

    fn write(&self, text: &str) {
        fs::write(self.0.path().join("report.txt"), text).expect("its file is written");
    }

    fn gouji(&self, args: &[&str]) -> (String, String, i32) {
        let run = Command::new(cargo_bin!("gouji")).current_dir(self.0.path()).args(args).assert();
        let output = run.get_output();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it is UTF-8");
        (text(&output.stdout), text(&output.stderr), output.status.code().expect("it ends by itself"))
    }

    /// The report and the exit status; with the decisions, where there are any.
    fn check(&self) -> (Value, i32) {
        let with: &[&str] = if self.kept().is_empty() { &[] } else { &["--decisions", "d.json"] };
        let (json, _, status) = self.gouji(&[&["check", "report.txt", "--format", "json"], with].concat());
        (serde_json::from_str(&json).expect("it is one JSON value"), status)
    }

    /// The fingerprints of the flags, in order.
    fn flags(&self) -> Vec<String> {
        let (report, _) = self.check();
        let checks = report["checks"].as_array().expect("there are checks").iter();
        let flags =
            checks.filter(|check| ["error", "warning"].contains(&check["severity"].as_str().unwrap_or_default()));
        flags.map(|check| check["fingerprint"].as_str().unwrap_or_default().to_owned()).collect()
    }

    fn decide(&self, print: &str, more: &[&str]) -> (String, i32) {
        let (_, told, status) = self.gouji(&[&["decide", "--decisions", "d.json", print], more].concat());
        (told, status)
    }

    fn kept(&self) -> String {
        fs::read_to_string(self.0.path().join("d.json")).unwrap_or_default()
    }

    /// The codes of the notes on the text.
    fn notes(&self) -> Vec<String> {
        let (report, _) = self.check();
        let notes = report["notes"].as_array().expect("there are notes").iter();
        notes.map(|note| note["code"].as_str().unwrap_or_default().to_owned()).collect()
    }
}

#[test]
fn a_warning_is_put_aside_with_a_reason_and_stays_so() {
    let desk = Desk::with(WARNING);
    assert_eq!(desk.check().1, FLAGGED);
    let [print] = desk.flags().try_into().expect("there is one flag");
    assert_eq!(desk.decide(&print, &["--reason", REASON, "--of", "report.txt"]).1, CLEAN);
    for text in
        [WARNING.to_owned(), format!("一、复议\n{WARNING}举办讲座64场。\n"), WARNING.replace("全年", "今年全年")]
    {
        desk.write(&text);
        let (report, status) = desk.check();
        assert_eq!(status, CLEAN, "{text}");
        let decided: Vec<_> =
            report["checks"].as_array().expect("there are checks").iter().map(|c| &c["decision"]).collect();
        assert!(decided.iter().any(|decision| decision["reason"] == REASON), "{text}");
    }
    let (shown, _, _) = desk.gouji(&["check", "report.txt", "--decisions", "d.json"]);
    assert!(
        shown.contains(&format!("已搁置: {REASON}")) && shown.contains("待核实 0 处，提示 0 处，已搁置 1 处"),
        "{shown}"
    );
}

#[test]
fn a_figure_that_changes_brings_it_back_and_the_decision_is_stale() {
    let desk = Desk::with(WARNING);
    let print = desk.flags().remove(0);
    desk.decide(&print, &["--reason", REASON]);
    assert_eq!(desk.notes(), [""; 0]);
    desk.write(&WARNING.replace("15件", "14件"));
    assert_eq!(desk.check().1, FLAGGED);
    assert_eq!(desk.notes(), ["stale-decision"]);
}

/// Two rises that contradict each other, each of which holds by itself.
const CONTRADICTION: &str = "全年受理申请120件，同比增长20%，其中网上受理90件，同比下降25%。\n";

#[test]
fn claims_that_cannot_hold_together_are_put_aside_until_one_of_their_figures_changes() {
    let desk = Desk::with(CONTRADICTION);
    let [print] = desk.flags().try_into().expect("there is one flag");
    let (shown, _, _) = desk.gouji(&["check", "report.txt"]);
    assert!(shown.contains("勾稽组"), "{shown}");
    assert_eq!(desk.decide(&print, &["--reason", "网上受理上年按口径二统计", "--of", "report.txt"]).1, CLEAN);
    assert_eq!(desk.check().1, CLEAN);
    let (shown, _, _) = desk.gouji(&["check", "report.txt", "--decisions", "d.json"]);
    assert!(!shown.contains("勾稽组"), "{shown}");
    desk.write(&format!("一、概况\n举办讲座64场。\n{CONTRADICTION}"));
    assert_eq!((desk.check().1, desk.notes()), (CLEAN, vec![]));
    desk.write(&CONTRADICTION.replace("90件", "92件"));
    assert_eq!((desk.check().1, desk.notes()), (FLAGGED, vec!["stale-decision".to_owned()]));
}

#[test]
fn what_is_put_aside_goes_out_with_every_form_of_the_report() {
    let desk = Desk::with(WARNING);
    let print = desk.flags().remove(0);
    desk.decide(&print, &["--reason", REASON, "--by", "陈科长"]);
    for form in [
        &["--format", "text"][..],
        &["--format", "json"],
        &["--format", "html"],
        &["--format", "csv"],
        &["--certificate"],
        &["--certificate", "--format", "json"],
    ] {
        let (shown, told, status) = desk.gouji(&[&["check", "report.txt", "--decisions", "d.json"], form].concat());
        assert!(shown.contains(REASON) && shown.contains("陈科长"), "{form:?}: {shown}");
        assert_eq!(status, CLEAN, "{form:?}: {told}");
    }
}

#[test]
fn hollow_reasons_are_refused() {
    let desk = Desk::with(WARNING);
    let print = desk.flags().remove(0);
    for reason in
        ["", "  ", "无误", "属实。", "核实无误", "经核实，数据无误！", "已核查，没有问题", "OK", "12", "No problem."]
    {
        let (told, status) = desk.decide(&print, &["--reason", reason]);
        assert!(status == FAILED && told.contains("理由"), "{reason}: {told}");
    }
    assert_eq!(desk.kept(), "");
    // Nor do they count where they were written in by hand.
    let by_hand = r#"{"schema": "gouji.decisions/1", "decisions": [{"fingerprint": "PRINT", "reason": "核实无误"}]}"#;
    fs::write(desk.0.path().join("d.json"), by_hand.replace("PRINT", &print)).expect("it is written");
    assert_eq!((desk.check().1, desk.notes()), (FLAGGED, vec!["refused-decision".to_owned()]));
}

#[test]
fn an_error_is_not_put_aside_by_nobody() {
    let desk = Desk::with(ERROR);
    let print = desk.flags().remove(0);
    let (told, status) = desk.decide(&print, &["--reason", REASON, "--of", "report.txt"]);
    assert!(status == FAILED && told.contains("由谁决定"), "{told}");
    assert_eq!(desk.decide(&print, &["--reason", REASON]).1, CLEAN, "what it is, is not known yet");
    assert_eq!((desk.check().1, desk.notes()), (FLAGGED, vec!["refused-decision".to_owned()]));
    assert_eq!(desk.decide(&print, &["--reason", REASON, "--by", "陈科长", "--of", "report.txt"]).1, CLEAN);
    assert_eq!((desk.check().1, desk.notes()), (CLEAN, vec![]));
    assert_eq!(desk.kept().matches("fingerprint").count(), 1, "the later replaces the earlier");
}

#[test]
fn what_a_rule_of_ones_own_finds_is_put_aside_with_that_rule() {
    let pack = "[concept.all]\nzh = ['报名']\n[concept.sat]\nzh = ['到场']\n[concept.away]\nzh = ['缺席']\n\
                [[rule]]\nid = 'all'\ntie = '报名 = 到场 + 缺席'\n";
    let desk = Desk::with("报名120人，到场112人，缺席9人。");
    fs::write(desk.0.path().join("own.toml"), pack).expect("the pack is written");
    let (json, _, _) = desk.gouji(&["check", "report.txt", "--rules", "own.toml", "--format", "json"]);
    let report: Value = serde_json::from_str(&json).expect("it is one JSON value");
    let checks = report["checks"].as_array().expect("there are checks");
    let of_rule = checks.iter().find(|check| check["relation"] == "rule").expect("the rule finds it");
    let print = of_rule["fingerprint"].as_str().unwrap_or_default();
    let of = ["--reason", REASON, "--of", "report.txt"];
    let (told, status) = desk.decide(print, &of);
    assert!(status == FAILED && told.contains("没有标识"), "{told}");
    assert_eq!(desk.decide(print, &[&of[..], &["--rules", "own.toml"]].concat()).1, CLEAN);
}

#[test]
fn the_same_finding_twice_is_decided_one_by_one() {
    let twice = format!("{ERROR}二、其他\n今年{ERROR}");
    let desk = Desk::with(&twice);
    let [first, second] = desk.flags().try_into().expect("there are two flags");
    assert_ne!(first, second);
    desk.decide(&second, &["--reason", REASON, "--by", "陈科长"]);
    let decided = || -> Vec<bool> {
        let (report, _) = desk.check();
        report["checks"]
            .as_array()
            .expect("there are checks")
            .iter()
            .map(|check| !check["decision"].is_null())
            .collect()
    };
    assert_eq!(decided(), [false, true]);
    // Another of the same before them takes nothing over.
    desk.write(&format!("一、去年\n另：{twice}"));
    assert_eq!(decided(), [false, false, true]);
}

#[test]
fn decisions_are_told_apart_from_other_files_and_handed_on_without_text() {
    let desk = Desk::with(ERROR);
    let print = desk.flags().remove(0);
    desk.decide(&print, &["--reason", REASON, "--by", "陈科长"]);
    let (hashes, _, status) = desk.gouji(&["decide", "--decisions", "d.json", "--hashes"]);
    assert_eq!(status, CLEAN);
    assert!(hashes.contains(&print) && hashes.contains(&gouji::render::sha256(REASON)), "{hashes}");
    assert!(hashes.is_ascii(), "{hashes}");
    for (text, word) in [("{}", "schema"), ("[1", "搁置记录"), (r#"{"schema":"other/1","decisions":[]}"#, "other/1")]
    {
        fs::write(desk.0.path().join("d.json"), text).expect("it is written");
        let (_, told, status) = desk.gouji(&["check", "report.txt", "--decisions", "d.json"]);
        assert!(status == FAILED && told.contains("d.json") && told.contains(word), "{told}");
    }
    fs::remove_file(desk.0.path().join("d.json")).expect("it was there");
    let (told, status) = desk.decide("nonsense", &["--reason", REASON]);
    assert!(status == FAILED && told.contains("标识"), "{told}");
}
