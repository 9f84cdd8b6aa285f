//! Rule packs: those of the official forms hold what they promise; ties read as they are written; nothing panics.
#![cfg(not(target_arch = "wasm32"))]

use gouji::rules::{Expression, Operation, Rules, SOURCES, Sign, Tie, tie};
use gouji::{Options, audit, load_pack};
use proptest::prelude::*;
use proptest::sample::select;

#[test]
fn every_pack_of_the_official_forms_loads_and_its_examples_hold_and_fail() {
    let mut faults: Vec<String> = Vec::new();
    for (name, text) in SOURCES {
        match load_pack(name, text) {
            Ok(pack) => {
                assert_eq!(pack.id, name, "a pack is called as its file");
                for rule in &pack.rules {
                    assert!(!rule.hold.is_empty() && !rule.fail.is_empty(), "{} lacks an example", rule.id);
                    assert!(!rule.source.is_empty() && rule.why.zh != rule.why.en, "{} lacks a reason", rule.id);
                }
            }
            Err(found) => {
                faults.extend(found.iter().map(|fault| format!("{name}.toml:{}: {}", fault.line, fault.what.en)));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    assert_eq!(Rules::builtin().packs.len(), SOURCES.len());
}

#[test]
fn the_pack_of_the_documentation_loads() {
    let (_, behind) = include_str!("../docs/rules.md").split_once("```toml\n").expect("a pack");
    let (text, _) = behind.split_once("```").expect("its end");
    let pack = load_pack("docs", text).map_err(|faults| format!("{faults:?}")).expect("no fault");
    assert_eq!((pack.id.as_str(), pack.rules.len()), ("exams", 2));
}

/// A pack with one rule of this tie over the concepts a, b and c.
fn pack(ties: &[&str]) -> String {
    let concepts = "[concept.a]\nzh = ['甲']\n[concept.b]\nzh = ['乙']\n[concept.c]\nzh = ['丙']\n";
    let rule = |(nth, tie): (usize, &&str)| format!("[[rule]]\nid = 'r{nth}'\ntie = '{tie}'\n");
    concepts.to_owned() + &ties.iter().enumerate().map(rule).collect::<String>()
}

/// The faults of `text`: the line, and that the message has these words.
fn faults(text: &str) -> Vec<(usize, String)> {
    let faults = load_pack("own", text).err().unwrap_or_default();
    faults.into_iter().map(|fault| (fault.line, fault.what.en.into_owned())).collect()
}

#[test]
fn what_is_wrong_with_a_pack_is_told_by_line() {
    for (text, line, words) in [
        (pack(&["a = b + d"]), 9, "unknown concept d"),
        (pack(&["a = b +"]), 9, "ends too soon"),
        (pack(&["a < b"]), 9, "write <="),
        (pack(&["a = mean(b, c)"]), 9, "there is no mean(…)"),
        (pack(&["a = b + c", "乙 + 丙 = 甲"]), 11, "says the same"),
        (pack(&["a <= b", "b <= a"]), 11, "says the opposite"),
        (pack(&["a = b + c", "a <= b"]), 11, "contradicts"),
        (pack(&["a = b + c", "b = a + c"]), 11, "contradicts"),
        (pack(&["a = b", "b = c", "a = c + 1"]), 14, "contradicts"),
        ("[concept.a]\nzh = ['甲']\n[concept.b]\nzh = ['乙', '甲']\n".to_owned(), 3, "already names a"),
        ("[concept.a]\nzh = []\n".to_owned(), 1, "has no words"),
        ("[concept.a]\nzh = ['甲']\nunit = '斗笠'\n".to_owned(), 3, "no such unit"),
        ("[concept.a]\nzh = ['甲']\ncolour = 1\n".to_owned(), 3, "no such key: colour"),
        ("[[rule]]\ntie = '1 = 1'\n".to_owned(), 1, "no name"),
        ("[concept.a]\nzh = '甲\n".to_owned(), 2, "no TOML"),
        ("[concept.a]\nzh = ['甲']\n[concept.a]\n".to_owned(), 3, "no TOML"),
        (pack(&["a = b"]) + "hold = '甲12件，乙13件。'\n", 10, "it should hold, and does not"),
        (pack(&["a = b"]) + "fail = '甲12件，乙12件。'\n", 10, "it should not hold, and does"),
        (pack(&["a = b"]) + "hold = '甲12件。'\n", 10, "the rule does not apply"),
    ] {
        let faults = faults(&text);
        assert!(faults.iter().any(|(at, told)| *at == line && told.contains(words)), "{words}\n{text}\n{faults:?}");
    }
}

#[test]
fn what_can_go_together_is_no_contradiction() {
    for ties in [
        &["a = b + c", "b <= a"][..],
        &["a = b + [c]", "a >= b"],
        &["a = b + c", "a = b + c + 0 × a"],
        &["a = round(b ÷ c, 2)", "b <= c"],
        &["a <= b", "a <= c", "b <= c"],
        &["a = b - c"],
    ] {
        assert_eq!(faults(&pack(ties)), [], "{ties:?}");
    }
}

/// Expressions over the names a, b, c.
fn expressions() -> impl Strategy<Value = Expression<String>> {
    let name = || select(&["a", "b", "丙", "x_1"][..]).prop_map(str::to_owned);
    let leaf = prop_oneof![
        name().prop_map(Expression::Term),
        name().prop_map(Expression::Optional),
        (0_u32..1000).prop_map(Expression::Whole),
    ];
    leaf.prop_recursive(4, 24, 2, |inner| {
        let operation = select(&[Operation::Plus, Operation::Minus, Operation::Times, Operation::Over][..]);
        prop_oneof![
            (operation, inner.clone(), inner.clone()).prop_map(|(operation, left, right)| Expression::Both(
                operation,
                left.into(),
                right.into()
            )),
            (inner, 0_u32..5).prop_map(|(inner, places)| Expression::Round(inner.into(), places)),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_tie_that_is_written_reads_the_same(
        left in expressions(),
        right in expressions(),
        sign in select(&[Sign::Equal, Sign::AtMost, Sign::AtLeast][..]),
    ) {
        let written = Tie { left, sign, right };
        prop_assert_eq!(tie(&written.write(&String::clone)), Ok(written));
    }

    #[test]
    fn any_text_as_a_tie_ends(text in prop_oneof!["\\PC*", "[ab0-9+×÷()\\[\\]=<>, -]*"]) {
        let _ = tie(&text);
    }

    #[test]
    fn any_text_as_a_pack_ends(text in prop_oneof!["\\PC*", "[\\s\\S]*", lines()]) {
        for fault in load_pack("own", &text).err().unwrap_or_default() {
            prop_assert!(fault.line >= 1 && fault.line <= text.lines().count().max(1) + 1);
            prop_assert!(!fault.what.zh.is_empty() && !fault.what.en.is_empty());
        }
    }

    #[test]
    fn any_text_under_any_rules_ends(text in texts(), ties in prop::collection::vec((expressions(), expressions()), 1..4)) {
        let concepts = "[concept.a]\nzh = ['受理', '合计']\n[concept.b]\nzh = ['收到']\n[concept.丙]\nzh = ['审结']\n[concept.x_1]\nzh = ['办结率']\nunit = '%'\n";
        let rules = ties.into_iter().enumerate().map(|(nth, (left, right))| {
            let written = Tie { left, sign: Sign::Equal, right }.write(&String::clone);
            format!("[[rule]]\nid = 'r{nth}'\ntie = '{written}'\n")
        });
        if let Ok(pack) = load_pack("own", &(concepts.to_owned() + &rules.collect::<String>())) {
            let rules = Rules::new(vec![pack]);
            let mut options = Options::default();
            options.rules = &rules;
            let report = audit(&text, &options);
            for finding in &report.findings {
                let _ = report.wording(finding);
            }
        }
    }
}

/// Lines of packs, put together anyhow.
fn lines() -> impl Strategy<Value = String> {
    let line = select(
        &[
            "[pack]",
            "id = 'x'",
            "[concept.a]",
            "[concept.'b']",
            "zh = ['甲']",
            "zh = '乙'",
            "unit = '件'",
            "unit = \"%\"",
            "required = true",
            "[[rule]]",
            "id = 'r'",
            "tie = 'a = b'",
            "tie = 'a <= 甲 ÷ 0'",
            "severity = 'error'",
            "where = 'table'",
            "why = {zh = '因', en = 'why'}",
            "hold = ['甲12件，乙12件。']",
            "fail = '甲1件'",
            "[[",
            "= 3",
            "\"",
        ][..],
    );
    prop::collection::vec(line, 0..16).prop_map(|lines| lines.join("\n"))
}

/// Sentences and rows put together anyhow.
fn texts() -> impl Strategy<Value = String> {
    let piece = select(
        &[
            "收到",
            "受理",
            "审结",
            "办结率",
            "合计",
            "12件",
            "13",
            "0",
            "/",
            "98.5%",
            "约3万件",
            "，",
            "。",
            "\t",
            "\n",
            "2023年",
            "（",
            "其中",
        ][..],
    );
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}
