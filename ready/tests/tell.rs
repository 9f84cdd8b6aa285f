//! What each shape of ready figures is told as, and where its values came from.

use gouji_ready::{Fault, MAX_DEPTH, tell};

/// The text of `json` with the pointer of each value behind it.
fn told(json: &str) -> String {
    let told = tell(json).expect("figures");
    let mut text = told.text.clone();
    for place in told.places.iter().rev() {
        text.insert_str(place.range.end, &format!("<{}>", place.pointer));
    }
    text
}

#[test]
fn names_and_values() {
    assert_eq!(told(r#"{"收到": 12, "受理": "11件"}"#), "收到12</收到>，受理11件</受理>。\n");
}

#[test]
fn figures_of_one_time_and_body_are_told_together() {
    let json = r#"{"unit": "件", "figures": [
        {"measure": "收到", "value": 12, "period": 2023, "body": "甲区"},
        {"measure": "收到", "value": 8, "period": 2023, "body": "乙区"},
        {"measure": "受理", "value": 11, "period": 2023, "body": "甲区"},
        {"measure": "受理率", "value": "91.67%", "period": 2023, "body": "甲区"},
        {"measure": "罚款", "value": 3.5, "unit": "万元"}]}"#;
    let expected = "2023年甲区收到12件</figures/0/value>，受理11件</figures/2/value>，受理率91.67%</figures/3/value>。\n\
                    2023年乙区收到8件</figures/1/value>。\n\
                    罚款3.5万元</figures/4/value>。\n";
    assert_eq!(told(json), expected);
}

#[test]
fn rows_by_year_and_body() {
    let json = r#"[{"year": 2023, "单位": "甲区", "unit": "件", "收到": 12, "受理率": 91.7},
                   {"year": "2024年上半年", "body": "甲区", "收到": 13, "备注": "无"}]"#;
    let expected = "2023年甲区收到12件</0/收到>，受理率91.7</0/受理率>。\n2024年上半年甲区收到13</1/收到>。\n";
    assert_eq!(told(json), expected);
}

#[test]
fn names_of_objects_are_years_and_bodies() {
    let json = r#"{"unit": "件", "2023": {"甲区": {"收到": 12}, "乙区": {"收到": 8}}}"#;
    assert_eq!(told(json), "2023年甲区收到12件</2023/甲区/收到>。\n2023年乙区收到8件</2023/乙区/收到>。\n");
}

#[test]
fn lists_of_lists_are_a_table() {
    let json = r#"{"2023": [["单位", "收到"], ["甲区", 12], ["合计", null]]}"#;
    let expected = "2023年\n单位</2023/0/0>\t收到</2023/0/1>\n甲区</2023/1/0>\t12</2023/1/1>\n合计</2023/2/0>\t\n";
    assert_eq!(told(json), expected);
}

#[test]
fn pointers_are_escaped() {
    assert_eq!(told(r#"{"a/b~c": 1}"#), "a/b~c1</a~1b~0c>。\n");
}

#[test]
fn what_says_no_figure_is_left_out() {
    assert_eq!(told(r#"[true, null, "年报", {"标题": "年报"}, []]"#), "");
}

#[test]
fn what_is_wrong_is_told() {
    assert_eq!(tell("{\n1}"), Err(Fault::Syntax(2, 1)));
    let depth = MAX_DEPTH + 4;
    assert_eq!(tell(&format!("{}{}", "[".repeat(depth), "]".repeat(depth))), Err(Fault::Deep));
}
