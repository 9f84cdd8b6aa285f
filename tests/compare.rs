//! Two reports held against each other: what is tied, what is not, and that nothing panics.
#![cfg(not(target_arch = "wasm32"))]

use gouji::render::wire;
use gouji::report::{Side, compare};
use gouji::{Options, audit};
use proptest::prelude::*;
use proptest::sample::select;

/// Each place: `link verdict: last=TEXT this=TEXT …`.
fn told(last: &str, this: &str) -> Vec<String> {
    let [last, this] = [last, this].map(|text| audit(text, &Options::default()));
    let comparison = compare(&last, &this);
    let found = comparison.found.iter().map(|found| {
        let places = found.places.iter().map(|place| {
            let (name, report) = if place.side == Side::Last { ("last", &last) } else { ("this", &this) };
            format!(" {name}={}", report.figure(place.figure).expect("it is there").span.of(report.source.text))
        });
        format!("{} {}:{}", found.link.name(), found.check.verdict.name(), places.collect::<String>())
    });
    found.collect()
}

const LAST: &str =
    "临川县2022年信访工作情况\n\n全年受理信访事项250件，办结240件，结转下年度10件。接待群众来访120批。\n";

#[test]
fn a_change_starts_from_what_last_years_report_states() {
    let this = |rate: &str| format!("临川县2023年信访工作情况\n\n接待群众来访90批，同比下降{rate}。\n");
    assert_eq!(told(LAST, &this("25%")), ["base holds: last=120批 this=90批 this=25%"]);
    assert_eq!(told(LAST, &this("33.3%")), ["base violated: last=120批 this=90批 this=33.3%"]);
}

#[test]
fn the_year_before_is_not_restated_otherwise() {
    let this = "临川县2023年信访工作情况\n\n接待群众来访90批，比上年的150批下降40%。\n";
    assert_eq!(told(LAST, this), ["restated violated: last=120批 this=150批"]);
    let this = "临川县2023年信访工作情况\n\n接待群众来访90批。2022年，接待群众来访112批。\n";
    assert_eq!(told(LAST, this), ["restated violated: last=120批 this=112批"]);
}

#[test]
fn what_is_carried_over_comes_in() {
    let this = |came: &str| format!("临川县2023年信访工作情况\n\n全年受理信访事项260件，上年结转{came}件。\n");
    assert_eq!(told(LAST, &this("10")), ["carried holds: last=10件 this=10件"]);
    assert_eq!(told(LAST, &this("16")), ["carried violated: last=10件 this=16件"]);
}

#[test]
fn what_is_carried_over_is_told_in_the_words_of_reports_on_disclosure() {
    let report = |year: i32, came: u32, goes: u32| {
        format!("{year}年，全县共收到政府信息公开申请211件，上年结转{came}件，办结210件，结转下年度继续办理{goes}件。")
    };
    assert_eq!(told(&report(2022, 9, 10), &report(2023, 10, 12)), ["carried holds: last=10件 this=10件"]);
    assert_eq!(told(&report(2022, 9, 10), &report(2023, 11, 12)), ["carried violated: last=10件 this=11件"]);
}

#[test]
fn rows_of_tables_are_carried_over_column_by_column() {
    let last = "一、本年新收政府信息公开申请数量\t204\t18\n四、结转下年度继续办理\t9\t1\n";
    let this = "一、本年新收政府信息公开申请数量\t211\t20\n二、上年结转政府信息公开申请数量\t9\t2\n";
    assert_eq!(told(last, this), ["carried holds: last=9 this=9", "carried violated: last=1 this=2"]);
}

#[test]
fn columns_of_one_year_are_held_against_each_other() {
    let last = "2022年统计表\n项目\t2021年\t2022年\n受理\t100\t120\n办结\t90\t110\n";
    let this = "2023年统计表\n项目\t2022年\t2023年\t同比增长\n受理\t124\t150\t25.0%\n办结\t110\t132\t20.0%\n";
    let expected = ["restated violated: last=120 this=124", "restated holds: last=110 this=110"];
    assert_eq!(told(last, this), expected);
    // The same in words for the time.
    let last = "2022年统计表\n指标\t本年\t上年\n受理\t120\t100\n办结\t110\t90\n";
    let this = "2023年统计表\n指标\t本年\t上年\n受理\t150\t124\n办结\t132\t110\n";
    assert_eq!(told(last, this), expected);
    // With the years before the rows, and blanks between the cells.
    let last = "2022年统计表\n年份     受理     办结\n2021年    100     90\n2022年    120     110\n";
    let this = "2023年统计表\n年份     受理     办结\n2022年    124     110\n2023年    150     132\n";
    assert_eq!(told(last, this), expected);
}

#[test]
fn a_column_of_changes_starts_from_last_years_table() {
    let last = "2022年案件情况表\n类别\t受理\t办结\n民事\t120\t110\n行政\t60\t55\n刑事\t80\t75\n";
    let this = "2023年案件情况表\n类别\t受理\t同比增长\n民事\t150\t30.0%\n行政\t66\t10.0%\n刑事\t72\t-10.0%\n";
    assert_eq!(
        told(last, this),
        [
            "base violated: last=120 this=150 this=30.0%",
            "base holds: last=60 this=66 this=10.0%",
            "base holds: last=80 this=72 this=-10.0%"
        ]
    );
    // Where more cells break it than keep it, the tables are about different things.
    let other = "2022年结案情况表\n类别\t受理\t办结\n民事\t90\t80\n行政\t66\t55\n刑事\t80\t75\n";
    assert_eq!(told(other, this), <[&str; 0]>::default());
}

#[test]
fn what_columns_carry_over_comes_in_row_by_row() {
    let last = "2022年办理情况\n单位\t上年结转\t新收\t办结\t结转下年\n甲局\t3\t40\t38\t5\n乙局\t2\t30\t29\t3\n";
    let this = "2023年办理情况\n单位\t上年结转\t新收\t办结\t结转下年\n甲局\t5\t44\t40\t9\n乙局\t4\t35\t36\t3\n";
    assert_eq!(told(last, this), ["carried holds: last=5 this=5", "carried violated: last=3 this=4"]);
}

#[test]
fn words_and_tables_of_two_years_are_held_against_each_other() {
    let last = "2022年案件情况表\n项目\t数量（件）\n受理案件\t100\n";
    let this = "2023年，全市受理案件120件，同比增长25%。";
    assert_eq!(told(last, this), ["base violated: last=100 this=120件 this=25%"]);
    let last = "2022年，全市受理案件100件，办结案件90件。";
    let this = "2023年案件情况表\n项目\t数量（件）\t比上年增长\n受理案件\t120\t20%\n办结案件\t108\t25%\n";
    assert_eq!(
        told(last, this),
        ["base holds: last=100件 this=120 this=20%", "base violated: last=90件 this=108 this=25%"]
    );
}

#[test]
fn what_does_not_belong_together_is_left_alone() {
    for this in [
        // Another year than the next, another body, another thing, part of the year.
        "临川县2025年信访工作情况\n\n接待群众来访90批，同比下降50%。\n",
        "临川县2023年信访工作情况\n\n县法院接待群众来访90批，同比下降50%。\n",
        "临川县2023年信访工作情况\n\n接待群众来信90批，同比下降50%。\n",
        "临川县2023年信访工作情况\n\n今年1-10月，接待群众来访90批，同比下降50%。\n",
        "",
    ] {
        assert_eq!(told(LAST, this), <[&str; 0]>::default(), "{this}");
    }
}

#[test]
fn the_json_names_both_reports() {
    let mut options = Options::default();
    options.name = "去年";
    let last = audit(LAST, &options);
    options.name = "今年";
    let this = audit("临川县2023年信访工作情况\n\n接待群众来访90批，同比下降33.3%。\n", &options);
    let json = serde_json::to_value(wire::compare::Comparison::new(&compare(&last, &this), &last, &this)).unwrap();
    assert_eq!((&json["schema"], &json["last"]), (&"gouji.comparison/1".into(), &"去年".into()));
    assert_eq!(json["found"][0]["figures"][0]["report"], "last");
    assert_eq!(json["found"][0]["figures"][2]["text"], "33.3%");
    assert_eq!(json["found"][0]["severity"], "warning");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_two_texts_can_be_compared(last in text(), this in text()) {
        for line in told(&last, &this) {
            prop_assert!(line.contains("last=") && line.contains("this="));
        }
    }
}

/// Sentences and rows put together anyhow.
fn text() -> impl Strategy<Value = String> {
    let piece = select(
        &[
            "2022年",
            "2023年",
            "受理",
            "上年结转",
            "结转下年度",
            "12件",
            "13件",
            "9",
            "同比增长",
            "8.3%",
            "比上年的",
            "，",
            "。",
            "\t",
            "\n",
            "约",
        ][..],
    );
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}
