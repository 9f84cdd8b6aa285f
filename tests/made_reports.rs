//! Reports made of true sentences: nothing is found in them, whichever sentences stand beside each other; a wrong digit is.
#![cfg(not(target_arch = "wasm32"))]

use gouji::{Options, audit};
use proptest::prelude::*;
use proptest::sample::select;

/// What is counted, with its unit.
const COUNTED: [(&str, &str); 8] = [
    ("行政复议申请", "件"),
    ("信访事项", "件"),
    ("行政处罚案件", "件"),
    ("人大代表建议", "件"),
    ("民事案件", "件"),
    ("劳动争议案件", "件"),
    ("安全隐患", "处"),
    ("法律援助案件", "件"),
];

/// What is counted, what became of it, the rate of both, and the unit.
const DEALT_WITH: [(&str, &str, &str, &str); 6] = [
    ("交办事项", "办结", "办结率", "件"),
    ("参加考试人员", "合格", "合格率", "人"),
    ("发现问题", "整改", "整改率", "个"),
    ("调解纠纷", "调解成功", "调解成功率", "件"),
    ("抽检产品", "合格", "抽检合格率", "批次"),
    ("受理案件", "审结", "结案率", "件"),
];

/// `part` of `whole` in percent, rounded half up to so many decimals.
fn percent(part: u64, whole: u64, places: u32) -> String {
    let scale = 10_u64.pow(places);
    let rounded = (200 * scale * part + whole) / (2 * whole);
    match places {
        0 => format!("{rounded}%"),
        _ => format!("{}.{:0width$}%", rounded / scale, rounded % scale, width = places as usize),
    }
}

fn hundredths(amount: u64) -> String {
    format!("{}.{:02}", amount / 100, amount % 100)
}

/// `whole` parted at `cuts`, which are so many thousandths of it: each part at least one.
fn parted(whole: u64, cuts: &[u64]) -> Vec<u64> {
    let mut left = whole;
    let mut parts: Vec<u64> = cuts
        .iter()
        .enumerate()
        .map(|(at, cut)| {
            let most = left - (cuts.len() - at) as u64;
            let part = (left * cut / 1000).clamp(1, most);
            left -= part;
            part
        })
        .collect();
    parts.push(left);
    parts
}

/// Sentences whose counts make up each other: none can be changed alone.
fn balanced() -> BoxedStrategy<String> {
    let intake = (60..900_u64, 520..950_u64).prop_map(|(all, cut)| {
        let parts = parted(all, &[cut]);
        format!("全年收到行政复议申请{all}件，受理{}件，不予受理{}件。", parts[0], parts[1])
    });
    let flows = (200..900_u64, 5..60_u64, 5..60_u64, 0..2_usize).prop_map(|(came, before, after, form)| {
        let done = came + before - after;
        match form {
            0 => format!("新收各类案件{came}件，旧存{before}件，审结{done}件，未结{after}件。"),
            _ => format!("本年新收申请{came}件，上年结转{before}件，办结{done}件，结转下年度{after}件。"),
        }
    });
    let outcomes = (100..900_u64, 1..40_u64, [100..300_u64, 100..300, 100..300, 100..300, 100..300]).prop_map(
        |(came, before, cuts)| {
            let parts = parted(came + before, &cuts);
            format!(
                "收到政府信息公开申请{came}件，上年结转{before}件。予以公开{}件，部分公开{}件，不予公开{}件，无法提供{}件，\
                 其他处理{}件，结转下年度{}件。",
                parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]
            )
        },
    );
    let quarters = [50..400_u64, 50..400, 50..400, 50..400].prop_map(|of| {
        let all: u64 = of.iter().sum();
        format!("四个季度分别受理{}件、{}件、{}件、{}件，全年共受理{all}件。", of[0], of[1], of[2], of[3])
    });
    prop_oneof![intake, flows, outcomes, quarters].boxed()
}

/// Sentences with rates, which a slip may leave true, and such as tell figures alone.
fn loose() -> BoxedStrategy<String> {
    let counted = || select(&COUNTED[..]);
    let rises = (counted(), 50..900_u64, 1..400_u64, 1..3_u32, 0..3_usize).prop_map(
        |((what, unit), then, by, places, form)| {
            let (now, rate) = (then + by, percent(by, then, places));
            match form {
                0 => format!("办理{what}{now}{unit}，比上年的{then}{unit}增长{rate}。"),
                1 => format!("共办理{what}{now}{unit}，上年{then}{unit}，同比上升{rate}。"),
                _ => format!("共办理{what}{now}{unit}，同比增长{rate}（上年为{then}{unit}）。"),
            }
        },
    );
    let falls =
        (counted(), 60..900_u64, 1..50_u64, 1..3_u32, 0..2_usize).prop_map(|((what, unit), then, by, places, form)| {
            let (now, rate) = (then - by, percent(by, then, places));
            match form {
                0 => format!("今年办理{what}{now}{unit}，去年同期{then}{unit}，下降{rate}。"),
                _ => format!("办理{what}{now}{unit}，较上年的{then}{unit}减少{rate}。"),
            }
        });
    let shares = (counted(), 100..900_u64, [200..400_u64, 300..600_u64], 0..2_usize).prop_map(
        |((what, unit), all, cuts, form)| {
            let parts = parted(all, &cuts);
            let rates: Vec<String> = parts.iter().map(|part| percent(*part, all, 1)).collect();
            let [a, b, c] = [parts[0], parts[1], parts[2]];
            match form {
                0 => format!(
                    "{what}共{all}{unit}，其中城区{a}{unit}、乡镇{b}{unit}、园区{c}{unit}，分别占{}、{}、{}。",
                    rates[0], rates[1], rates[2]
                ),
                _ => format!(
                    "{what}{all}{unit}中，城区{a}{unit}，占{}；乡镇{b}{unit}，占{}；园区{c}{unit}，占{}。",
                    rates[0], rates[1], rates[2]
                ),
            }
        },
    );
    let rates = (select(&DEALT_WITH[..]), 100..900_u64, 700..1000_u64, 1..3_u32).prop_map(
        |((what, done, rate, unit), all, cut, places)| {
            let part = parted(all, &[cut])[0];
            format!("{what}{all}{unit}，{done}{part}{unit}，{rate}{}。", percent(part, all, places))
        },
    );
    let pairs = (60..300_u64, 200..800_u64, 20..200_u64, 1..60_u64).prop_map(|(cases, cut, more, by)| {
        let parts = parted(cases, &[cut]);
        let (arrested, released) = (parts[0] + more, parts[1] + by);
        format!(
            "受理审查逮捕案件{cases}件{}人，批准逮捕{}件{arrested}人，不批准逮捕{}件{released}人。",
            arrested + released,
            parts[0],
            parts[1]
        )
    });
    let means = (3..40_u64, 10..90_u64)
        .prop_map(|(times, mean)| format!("举办培训{times}期，培训{}人次，平均每期{mean}人次。", times * mean));
    let money = (300..2000_u64, 500..900_u64).prop_map(|(all, cut)| {
        let parts = parted(all, &[cut]).into_iter().map(hundredths).collect::<Vec<_>>();
        format!("完成一般公共预算收入{}亿元，其中税收收入{}亿元，非税收入{}亿元。", hundredths(all), parts[0], parts[1])
    });
    let points = (850..980_u64, 1..19_u64).prop_map(|(then, by)| {
        let tenth = |amount: u64| format!("{}.{}", amount / 10, amount % 10);
        format!("群众满意度由{}%提高到{}%，提高{}个百分点。", tenth(then), tenth(then + by), tenth(by))
    });
    let plain = prop_oneof![
        (2..30_u64, 100..3000_u64, 50..900_u64)
            .prop_map(|(a, b, c)| format!("开展专项行动{a}次，出动执法人员{b}人次，检查场所{c}家。")),
        (2..30_u64, 5..60_u64).prop_map(|(a, b)| format!("制定规范性文件{a}件，清理{b}件。")),
        (50..300_u64, 300..3000_u64).prop_map(|(a, b)| format!("现有人民调解委员会{a}个，人民调解员{b}名。")),
        (10..60_u64, 1..9_u64).prop_map(|(a, b)| format!("举办讲座{a}场，发放资料{b}万余份。")),
    ];
    prop_oneof![rises, falls, shares, rates, pairs, means, money, points, plain].boxed()
}

fn any_sentence() -> impl Strategy<Value = String> {
    prop_oneof![balanced(), loose()]
}

/// Three paragraphs below headings.
fn report(sentences: &[String]) -> String {
    let mut text = String::from("某区法治建设情况报告\n");
    for (part, paragraph) in sentences.chunks(sentences.len().div_ceil(3).max(1)).enumerate() {
        text.push_str(&format!("（{}）工作情况\n{}\n", ["一", "二", "三"][part], paragraph.concat()));
    }
    text
}

/// The findings that somebody has to look at, by their messages.
fn flagged(text: &str) -> Vec<String> {
    let report = audit(text, &Options::default());
    report.flagged().map(|finding| report.wording(finding).message.zh.into_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_found_in_a_report_of_true_sentences(sentences in prop::collection::vec(any_sentence(), 1..16)) {
        let text = report(&sentences);
        prop_assert_eq!(flagged(&text), Vec::<String>::new(), "{}", text);
    }

    #[test]
    fn a_wrong_digit_among_counts_that_make_up_each_other_is_found(
        sentence in balanced(),
        beside in [any_sentence(), any_sentence()],
        place in any::<prop::sample::Index>(),
        by in 1..9_u8,
    ) {
        let digits: Vec<(usize, char)> = sentence.char_indices().filter(|(_, c)| c.is_ascii_digit()).collect();
        let (at, digit) = digits[place.index(digits.len())];
        // Another digit, and no nought in front of a number.
        let other = (digit as u8 - b'0' + 8 + by) % 9 + 1;
        let mut wrong = sentence;
        wrong.replace_range(at..=at, &other.to_string());
        let text = report(&[beside[0].clone(), wrong, beside[1].clone()]);
        prop_assert!(!flagged(&text).is_empty(), "{}", text);
    }
}
