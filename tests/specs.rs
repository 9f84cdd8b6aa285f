//! The specs below `tests/specs`, natively; and the relations, their files and their specs beside each other.
#![cfg(not(target_arch = "wasm32"))]

mod spec_runner;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gouji::claims::Relation;
use spec_runner::run_spec;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder` with this extension.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|other| other == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn stems(folder: &str, extension: &str) -> BTreeSet<String> {
    let stem = |path: &PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    files(&root().join(folder), extension).iter().filter_map(stem).collect()
}

#[test]
fn specs_hold() {
    let specs = files(&root().join("tests/specs"), "md");
    assert!(!specs.is_empty(), "there is no spec in tests/specs");
    let faults: Vec<String> = specs
        .iter()
        .filter_map(|path| {
            let name = path.strip_prefix(root()).expect("a file of the crate").display().to_string();
            run_spec(&name, &fs::read_to_string(path).expect("a spec in UTF-8")).err()
        })
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_relation_with_a_file_has_a_spec() {
    let relations: BTreeSet<String> = Relation::ALL.iter().map(|relation| relation.name().to_owned()).collect();
    let specs = stems("tests/specs/relations", "md");
    let stray: Vec<_> = specs.difference(&relations).collect();
    assert!(stray.is_empty(), "specs of no relation: {stray:?}");
    let mut sources: BTreeSet<String> = stems("src/claims", "rs").intersection(&relations).cloned().collect();
    // A rise or fall, by a rate or by an amount, is found by one grammar.
    if sources.contains("change") {
        sources.insert("difference".to_owned());
    }
    assert_eq!(sources, specs, "each relation that src/claims finds has its spec, and the other way round");
}

/// A small spec: `fences` under one heading.
fn fault(markdown: &str) -> String {
    run_spec("small.md", markdown).expect_err("it must not pass")
}

const HOLDS: &str = "## 收到\n```text\n收到申请12件，其中受理10件。\n```\n";

#[test]
fn what_is_so_passes() {
    let figures = "```figures\n12件 | count | 12 | 件\n10件 | * | 10\n```\n";
    let claims = "```claims\nbound holds none: part=10件 whole=12件\n  message: 10件\n```\n```flags\nnone\n```\n";
    let places = "```offsets\n12件 | 4..7\n10件 | 12..15\n```\n```notes\nnone\n```\n";
    let escaped = "### 空\n```text escaped\n\\u{20}\\t\\n\\\\\n```\n```notes\nno-figures\n```\n";
    assert_eq!(run_spec("small.md", &format!("# 题\n{HOLDS}{figures}{claims}{places}{escaped}")), Ok(2));
}

#[test]
fn what_is_not_so_fails_with_a_difference() {
    for (expectation, line) in [
        ("```figures\n12件\n11件\n```", "- 11件\n  + 10件\n"),
        ("```figures\n12件\n```", "+ 10件 | count | 10 | 件 | 受理 | - | checked\n"),
        ("```figures\nnone\n```", "+ 12件 | count"),
        ("```figures\n12件\n10件 | count | (9..11)\n```", "- 10件 | count | (9..11)\n"),
        ("```offsets\n12件 | 4..7\n10件 | 12..16\n```", "- 10件 | 12..16\n"),
        ("```claims\nnone\n```", "+ bound holds none: whole=12件 part=10件\n"),
        ("```claims\nbound violated error: whole=12件 part=10件\n```", "- bound violated error"),
        ("```claims\nbound holds none: whole=12件 part=12件\n```", "part=12件\n"),
        ("```claims\nbound holds none: whole=12件 part=10件\n  repair: 9件\n```", "+   repair: none\n"),
        ("```claims\nbound holds none: whole=12件 part=10件\n  message: 相差\n```", "-   message: 相差\n"),
        ("```flags\nbound holds none: whole=12件 part=10件\n```", "- bound holds none"),
        ("```clusters\nviolated: bound+bound\n```", "- violated: bound+bound\n"),
        ("```notes\nempty\n```", "- empty\n"),
    ] {
        let fault = fault(&format!("{HOLDS}{expectation}\n"));
        assert!(fault.starts_with("small.md:5: 收到\n") && fault.contains(line), "{fault}");
    }
}

#[test]
fn every_input_and_every_case_is_run() {
    let first = "## 一\n```text\n收到申请12件。\n```\n```text\n收到申请13件。\n```\n```figures\n12件\n```\n";
    let fault = fault(&format!("{first}{}", first.replace('一', "二")));
    assert_eq!(fault.matches("+ 13件\n").count(), 2, "{fault}");
}

#[test]
fn what_is_no_spec_is_refused() {
    for (markdown, said) in [
        ("# 题\n\n散文。\n", "1: there is no case"),
        ("```text\n12件\n```\n", "1: a fence before"),
        ("## 一\n", "1: the case “一” lacks"),
        ("## 一\n```text\n12件\n```\n", "1: the case “一” lacks"),
        ("## 一\n```claims\nnone\n```\n", "1: the case “一” lacks"),
        ("## 一\n```text\n12件\n```\n```claim\nnone\n```\n", "5: unknown fence `claim`"),
        ("## 一\n```text\n12件\n```\n```claims\n```\n", "5: an empty expectation"),
        ("## 一\n```text\n12件\n```\n```claims\nnone\n```\n```claims\nnone\n```\n", "8: a second `claims`"),
        ("## 一\n```text\n12件\n```\n```claims\nnone\n```\n```text\n13件\n```\n", "8: an input behind"),
        ("## 一\n```text\n12件\n", "2: this fence is not closed"),
        ("## 一\n```text escaped\n\\x\n```\n", "2: no such escape"),
        ("## 一\n```text\n12件\n```\n```claims\nsum holds none\n```\n", "5: 一: expected `relation"),
        ("## 一\n```text\n12件\n```\n```claims\nsum holds none: of=12件\n```\n", "5: 一: no role: of=12件"),
        ("## 一\n```text\n12件\n```\n```claims\n  repair: 12件\n```\n", "5: 一: expected `relation"),
        ("## 一\n```text\n12件\n```\n```claims\nsum holds none: whole=12件\n  who: x\n```\n", "5: 一: no such key"),
        ("## 一\n```text\n12件\n```\n```offsets\n12件 | 0..3 | 件\n```\n", "5: 一: more than 2 cells"),
    ] {
        assert!(fault(markdown).starts_with(&format!("small.md:{said}")), "{markdown}\n{}", fault(markdown));
    }
}
