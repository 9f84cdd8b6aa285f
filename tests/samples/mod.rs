//! Sentences with figures of any size, right and wrong, for the laws.

use proptest::prelude::*;
use proptest::sample::select;

/// What texts are made of, to be thrown together.
const PIECES: &[&str] = &[
    "12",
    "３，１９",
    "1,099",
    "4.65",
    "99999999999999999999999999",
    "一百",
    "零",
    "十几",
    "两",
    "〇",
    "万",
    "亿",
    "余",
    "多",
    "近",
    "约",
    "件",
    "人次",
    "万元",
    "%",
    "％",
    "‰",
    "百分之",
    "个百分点",
    "倍",
    "成",
    "年",
    "月",
    "日",
    "其中",
    "共",
    "合计",
    "分别",
    "占",
    "率",
    "同比",
    "增长",
    "下降",
    "由",
    "至",
    "比上年",
    "一是",
    "二是",
    "第",
    "号",
    "受理",
    "不予受理",
    "通过率",
    "平均每",
    "，",
    "。",
    "、",
    "；",
    "：",
    "（",
    "）",
    "(",
    ")",
    "“",
    "”",
    "-",
    ".",
    " ",
    "　",
    "\t",
    "\n",
    "\r\n",
    "|",
    "\u{0}",
    "\u{feff}",
    "𠮷",
    "e\u{301}",
    "😀",
    "三级",
    "区、街道、社区",
];

/// Pieces of reports in no order.
pub fn jumble() -> impl Strategy<Value = String> {
    prop::collection::vec(prop_oneof![12 => select(PIECES).prop_map(str::to_owned), 1 => "\\PC"], 0..60)
        .prop_map(|pieces| pieces.concat())
}

/// Lists of parts with their whole.
pub const LISTS: [&str; 3] = [
    "{parts}，合计{whole}件。",
    "全年调处纠纷{whole}件（{parts}）。",
    "全年调处纠纷{whole}件，{parts}，共计{whole}件。",
];

/// A list in the form of one of `LISTS`; each part keeps the name that its number in the list gives it.
pub fn list(form: &str, whole: i64, parts: &[(usize, &u32)]) -> String {
    const NAMES: [&str; 6] = ["甲镇", "乙镇", "丙镇", "丁镇", "戊镇", "己镇"];
    let parts: Vec<_> = parts.iter().map(|&(name, part)| format!("{}{part}件", NAMES[name])).collect();
    form.replace("{whole}", &whole.to_string()).replace("{parts}", &parts.join("、"))
}

/// Sentences that have nothing to do with any claim.
pub const UNRELATED: [&str; 7] = [
    "各部门高度重视，认真落实。",
    "辖区面积35.2平方公里。",
    "会议于3月5日召开。",
    "依据《行政处罚法》第六十三条办理。",
    "森林覆盖程度居全市前列。",
    "举办法治讲座64场。",
    "发放宣传册3200本，印制海报150幅。",
];

/// A rate near `part` ÷ `whole`, with one or two decimals.
fn rate(part: i64, whole: i64, off: i64, places: u32) -> String {
    let scale = 10_i64.pow(places);
    let printed = (part * 100 * scale / whole + off).max(1);
    format!("{}.{:0width$}%", printed / scale, printed % scale, width = places as usize)
}

prop_compose! {
    /// Two counts, the second not above the first, what a third is off, and decimals.
    fn counts()(whole in 100_i64..10_000)
        (part in 50..=whole, whole in Just(whole), off in prop_oneof![Just(0), Just(1), -40_i64..40], places in 1_u32..3)
        -> (i64, i64, i64, u32) {
        (whole, part, off, places)
    }
}

/// A sentence with at least one claim, that holds or does not.
pub fn claim() -> impl Strategy<Value = String> {
    (counts(), 0..9).prop_map(|((whole, part, off, places), form)| match form {
        0 => format!("办理建议{whole}件、提案{part}件，合计{}件。", whole + part + off),
        1 => format!("全县现有执法人员{}名（男{whole}名，女{part}名）。", whole + part + off),
        2 => format!("全年收到举报{whole}件，其中匿名举报{}件。", part + off),
        3 => format!("全年收到行政复议申请{whole}件，受理{}件。", part + off),
        4 => format!("参加考试{}人，合格{part}人，通过率{}。", whole + part, rate(part, whole + part, off, places)),
        5 => format!("服务事项由{part}项增加到{}项，增长{}。", part + whole, rate(whole, part, off, places)),
        6 => format!("全年接待来访{whole}人次，同比下降{}。", rate(part, whole + part, off, places)),
        7 => format!("服务事项由{part}项增至{}项，增加{}项。", part + whole, whole + off),
        _ => format!("全院{part}名法官共审结案件{}件，人均办案{whole}件。", (whole * part + off).max(1)),
    })
}

/// A sentence of several claims that share figures; one of them may be off.
pub fn cluster() -> impl Strategy<Value = String> {
    (counts(), 0..4).prop_map(|((whole, part, off, places), form)| match form {
        0 => format!(
            "收到申请{}件，受理{whole}件，不予受理{part}件，受理率{}。",
            whole + part + off,
            rate(whole, whole + part, 0, places)
        ),
        1 => format!(
            "全年办理建议{whole}件、提案{part}件，合计{}件。其中建议{whole}件中，代表建议{}件、其他建议{}件。",
            whole + part + off,
            whole - 40,
            40 - off
        ),
        2 => format!(
            "全年受理申请{}件，同比增长{places}0%，其中网上受理{whole}件，同比下降{}%。",
            whole + part,
            off.unsigned_abs() + 5
        ),
        _ => format!(
            "全年收案{}件，同比增长20%，其中民事{whole}件，同比增长{}.5%，刑事{part}件，同比增长20%。",
            whole + part,
            off.unsigned_abs() + 5
        ),
    })
}

/// A sentence of claims over money, in 万元.
pub fn money() -> impl Strategy<Value = String> {
    (counts(), 0..4).prop_map(|((whole, part, off, places), form)| match form {
        0 => format!("投入资金{}万元，其中市级{part}万元，区级{whole}万元。", whole + part + off),
        1 => format!("建设支出{whole}万元、运行支出{part}万元，合计{}万元。", whole + part + off),
        2 => format!("罚没收入由{part}万元增至{}万元，增加{}万元。", part + whole, whole + off),
        _ => format!("罚没收入由{part}万元增加到{}万元，增长{}。", part + whole, rate(whole, part, off, places)),
    })
}

/// The full-width form of a digit or sign.
pub fn widen(c: char) -> char {
    match c {
        '0'..='9' | '%' | '.' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
        _ => c,
    }
}
