//! A report against that of the year before, given as a second document.
#![cfg(not(target_arch = "wasm32"))]

use gouji::{Options, audit};

/// The flags of `now` against `earlier`: relation, verdict, formula.
fn flags(now: &str, earlier: &str) -> Vec<String> {
    let mut options = Options::default();
    options.earlier = Some(earlier);
    let report = audit(now, &options);
    let flag = |finding| {
        let finding: &gouji::report::Finding = finding;
        let (relation, verdict) = (finding.check.claim.relation().name(), finding.check.verdict.name());
        format!("{relation} {verdict}: {}", report.wording(finding).formula)
    };
    report.flagged().map(flag).collect()
}

/// Last year's report.
const LAST: &str = "2022年，全市法院受理案件100件，其中民事案件60件。投入资金45万元。";

#[test]
fn a_rise_follows_from_the_year_before_as_its_report_tells_it() {
    assert_eq!(flags("2023年，全市法院受理案件120件，同比增长20%。", LAST), [""; 0]);
    let wrong = flags("2023年，全市法院受理案件120件，同比增长25%。", LAST);
    assert_eq!(wrong, ["change violated: 120 ÷ 100 − 1 = 20.00%"]);
    // Without it, some year before gives this rate.
    assert_eq!(flags("2023年，全市法院受理案件120件，同比增长25%。", ""), [""; 0]);
}

#[test]
fn the_year_before_is_told_the_same_in_both() {
    let now = "2023年，全市法院受理案件120件，比上年的96件增长25%。";
    assert_eq!(flags(now, LAST), ["repeat violated: 96 ≠ 100"]);
    assert_eq!(flags(&now.replace("96件增长25%", "100件增长20%"), LAST), [""; 0]);
}

#[test]
fn an_amount_follows_from_the_year_before_too() {
    let now = "2023年，全市法院受理案件120件，比上年增加24件，增长25%。";
    assert_eq!(flags(now, LAST), ["difference violated: 120 − 100 = 20"]);
}

#[test]
fn what_is_printed_shorter_may_have_been_rounded() {
    assert_eq!(flags("2023年，投入资金54万元，同比增长20.5%。", LAST), [""; 0]);
    assert_eq!(flags("2023年，投入资金54万元，同比增长35%。", LAST).len(), 1);
}

#[test]
fn contradictions_take_the_report_of_the_year_before_in() {
    // 100 before in all; 90 and a fall of a quarter make 120 of them.
    let now = "2023年，全市法院受理案件120件，其中民事案件90件，同比下降25%。";
    assert_eq!(flags(now, "").len(), 0);
    let last = "2022年，全市法院受理案件100件。";
    let both = now.replace("120件，", "120件，同比增长20%，");
    assert!(flags(&both, last).iter().any(|flag| flag.starts_with("bound violated")), "{:?}", flags(&both, last));
}

#[test]
fn other_years_bodies_and_words_are_left_alone() {
    let now = "2023年，全市法院受理案件120件，同比增长25%。";
    for last in [
        "2021年，全市法院受理案件100件。",
        "2022年，区法院受理案件100件。",
        "2022年上半年，全市法院受理案件100件。",
        "2022年，全市法院办结案件100件。",
        "2022年，全市法院受理案件100件。全市法院受理案件101件。",
    ] {
        assert_eq!(flags(now, last), [""; 0], "{last}");
    }
}

#[test]
fn a_finding_put_aside_comes_back_when_the_other_report_changes() {
    let now = "2023年，全市法院受理案件120件，同比增长25%。";
    let print = |earlier: &str| {
        let mut options = Options::default();
        options.earlier = Some(earlier);
        audit(now, &options).flagged().map(|finding| finding.fingerprint.to_string()).next()
    };
    let (before, after) = (print(LAST), print(&LAST.replace("100件", "101件")));
    assert!(before.is_some() && after.is_some() && before != after);
}
