//! What comes of a check, in a sentence in both languages.

use super::words::text;
use crate::check::{Check, Power, Remark, Verdict, compared};
use crate::claims::{Form, Relation, Role, Why};
use crate::exact::{Interval, Number, Rounding};
use crate::figures::{Figure, FigureId, Kind};
use crate::text::Text;

/// What comes of a check, in a sentence.
pub fn message(check: &Check, figures: &[Figure], source: &str) -> Text {
    let shown =
        |id: Option<FigureId>| id.and_then(|id| figures.get(id.index())).map_or("", |figure| figure.span.of(source));
    let one = |role: Role| shown(check.claim.figure(role));
    let fault = check.verdict.is_fault();
    match check.claim.form {
        _ if check.verdict == Verdict::Unverifiable => text(
            "数字过大或除数为零，无法核算",
            "It cannot be worked out: a number is too large, or it divides by nought",
        ),
        Form::Sum { .. } if check.claim.all(Role::Whole).count() > 1 && fault => {
            text("等式两边不相等", "Both sides of the balance differ")
        }
        Form::Sum { .. } if check.claim.all(Role::Whole).count() > 1 => {
            text("等式两边相等", "Both sides of the balance agree")
        }
        Form::Sum { .. } => sum(check, figures, source, one(Role::Whole)),
        Form::Together { relation } => together(check, relation),
        Form::Bound if fault => text(
            format!("分项{}大于总数{}", one(Role::Part), one(Role::Whole)),
            format!("The part {} exceeds its whole {}", one(Role::Part), one(Role::Whole)),
        ),
        Form::Bound if check.remark == Some(Remark::AllOfIt) => text(
            format!("{}即全部{}，请留意是否属实", one(Role::Part), one(Role::Whole)),
            format!("{} is all of {}: is that meant?", one(Role::Part), one(Role::Whole)),
        ),
        Form::Bound => text(
            format!("{}不超过{}", one(Role::Part), one(Role::Whole)),
            format!("{} does not exceed {}", one(Role::Part), one(Role::Whole)),
        ),
        Form::Change { years: years @ 2.., .. } => match check.verdict {
            Verdict::Violated => text(
                format!("按{years}年复合计算，年均变化不是{}", one(Role::Stated)),
                format!("Compounded over {years} years it is not {} a year", one(Role::Stated)),
            ),
            Verdict::Truncated => text(
                format!("按{years}年复合计算，{}系截尾所得", one(Role::Stated)),
                format!("Compounded over {years} years, {} is cut off", one(Role::Stated)),
            ),
            _ => text(
                format!("按{years}年复合计算，年均变化为{}", one(Role::Stated)),
                format!("Compounded over {years} years it is {} a year", one(Role::Stated)),
            ),
        },
        Form::Ratio | Form::Change { .. } => rate(check, figures, one(Role::Stated)),
        Form::Difference { .. } if matches!(check.claim.why, Why::Gap(_)) => apart(fault, one(Role::Stated)),
        Form::Difference { .. } => differs(fault, one(Role::Stated)),
        Form::Extent { .. } => text(
            format!("部分占整体的比率应在0%至100%之间，而非{}", one(Role::Stated)),
            format!("A part is 0% to 100% of its whole, not {}", one(Role::Stated)),
        ),
        Form::Share if fault => text("各项占比之和不是100%", "The shares do not make 100%"),
        Form::Share => text("各项占比之和为100%（允许舍入误差）", "The shares make 100%, within rounding"),
        Form::Average { .. } if is_multiple(check, figures) || matches!(check.claim.why, Why::Rate(_)) => {
            multiple(fault, one(Role::Stated))
        }
        Form::Average { .. } if fault => text(
            format!("按所列数字，平均数不是{}", one(Role::Stated)),
            format!("By the figures the mean is not {}", one(Role::Stated)),
        ),
        Form::Average { .. } if check.verdict == Verdict::Truncated => {
            text(format!("{}系截尾所得", one(Role::Stated)), format!("{} is cut off, not rounded", one(Role::Stated)))
        }
        Form::Average { .. } => {
            text(format!("平均数{}核算无误", one(Role::Stated)), format!("{} is the mean", one(Role::Stated)))
        }
        Form::Repeat if check.claim.earlier().is_some() => restated(check, fault, one(Role::Stated)),
        Form::Repeat if matches!(check.claim.why, Why::Versus(_)) => level(fault, one(Role::Stated), one(Role::Whole)),
        Form::Repeat if fault => text(
            format!("前文为{}，此处为{}，前后不一", one(Role::Whole), one(Role::Stated)),
            format!("{} before, {} here", one(Role::Whole), one(Role::Stated)),
        ),
        Form::Repeat => text(
            format!("{}前后一致", one(Role::Stated)),
            format!("{} agrees with what stands before", one(Role::Stated)),
        ),
        Form::Sequence if fault => text("序号有跳漏或重复", "A number of the list is skipped or doubled"),
        Form::Sequence => text("序号连续", "The numbers of the list follow each other"),
        Form::Duration if fault => text(
            format!("起止年份之间不是{}", one(Role::Stated)),
            format!("The years are not {} apart", one(Role::Stated)),
        ),
        Form::Duration => {
            text(format!("起止年份之间为{}", one(Role::Stated)), format!("The years are {} apart", one(Role::Stated)))
        }
        Form::Tie => tie(check, fault),
        Form::Enumeration { items } if fault => text(
            format!("称{}，实列{items}项", one(Role::Stated)),
            format!("{} are said to be listed, {items} are", one(Role::Stated)),
        ),
        Form::Enumeration { items } => {
            text(format!("所列{items}项，与所述相符"), format!("{items} items are listed, as stated"))
        }
    }
}

/// What cannot hold together.
fn together(check: &Check, relation: Relation) -> Text {
    let claims = check.together.as_ref().map_or(0, |together| together.claims.len());
    let (zh, en) = match (&check.claim.why, relation) {
        (Why::YearBefore, Relation::Sum) => (
            "按各自升降推算，各分项的上年数之和与总数的上年数不符",
            "By their rises and falls, the parts of the year before do not make up its whole",
        ),
        (Why::YearBefore, _) => (
            "按各自升降推算，分项的上年数超过总数的上年数",
            "By their rises and falls, the part of the year before exceeds its whole",
        ),
        _ => ("各数无论如何取舍，都不能同时满足", "However the figures were rounded, not all of it can be true"),
    };
    text(
        format!("{zh}：这{claims}处说法单独都成立，合起来相互矛盾"),
        format!("{en}: each of these {claims} claims holds by itself, not all at once"),
    )
}

/// `message`, with a word of warning where the check passed but nearly any number would have.
pub fn weighed(message: Text, check: &Check, power: Option<Power>) -> Text {
    let idle = matches!(check.verdict, Verdict::Holds | Verdict::Truncated) && check.claim.form != Form::Bound;
    match power.filter(|power| idle && power.is_none()) {
        Some(_) => text(
            format!("{}（但多数同位数的值都能通过，不足为证）", message.zh),
            format!("{} (but so do most numbers printed alike: it proves little)", message.en),
        ),
        None => message,
    }
}

/// Whether a mean is one number as so many times another: 是上年的2.4倍.
fn is_multiple(check: &Check, figures: &[Figure]) -> bool {
    let stated = check.claim.figure(Role::Stated).and_then(|id| figures.get(id.index()));
    stated.is_some_and(|figure| figure.kind == Kind::Multiple)
}

fn multiple(fault: bool, stated: &str) -> Text {
    if fault {
        text(format!("按所列数字，不是{stated}"), format!("By the figures it is not {stated}"))
    } else {
        text(format!("{stated}核算无误"), format!("{stated} is what the figures give"))
    }
}

/// A state before as told now, and in the report of its time.
fn restated(check: &Check, fault: bool, stated: &str) -> Text {
    let earlier = if let Why::Earlier(earlier) = &check.claim.why { earlier.text.as_str() } else { "" };
    if fault {
        text(
            format!("此处上年数为{stated}，上年报告为“{earlier}”"),
            format!("The year before is {stated} here, and {earlier} in its own report"),
        )
    } else {
        text(format!("上年数{stated}与上年报告一致"), format!("{stated} is what the report of the year before says"))
    }
}

/// Two states that are said to be the same.
fn level(fault: bool, now: &str, then: &str) -> Text {
    if fault {
        text(format!("称持平，{now}与{then}不等"), format!("Said to be the same, but {now} is not {then}"))
    } else {
        text(format!("{now}与{then}持平"), format!("{now} is the same as {then}"))
    }
}

/// Whether the tie of a rule holds.
fn tie(check: &Check, fault: bool) -> Text {
    let written = check.claim.applied().map_or("", |applied| applied.rule.written.as_str());
    match check.verdict {
        _ if fault => text(format!("不合规则“{written}”"), format!("The rule {written} does not hold")),
        Verdict::Truncated => text(
            format!("截尾后合乎规则“{written}”"),
            format!("The rule {written} holds when the last digits are cut off"),
        ),
        _ => text(format!("合乎规则“{written}”"), format!("The rule {written} holds")),
    }
}

fn sum(check: &Check, figures: &[Figure], source: &str, whole: &str) -> Text {
    let value = check.claim.figure(Role::Whole).and_then(|id| figures.get(id.index())?.value);
    let amount = |number: Option<Number>| {
        let scale = value.map_or(Number::ONE, |value| value.factor);
        number.and_then(|n| n.ratio_of(scale)).map(|n| n.to_string()).unwrap_or_default()
    };
    // Of rounded parts, what they make at their word.
    let total = check.calculated.and_then(|c| c.exactly()).or_else(|| compared(check, figures).at_word);
    let gap = total.zip(value.and_then(|v| v.amount())).and_then(|(sum, whole)| whole.minus(sum));
    let figure = check.claim.figure(Role::Whole).and_then(|id| figures.get(id.index()));
    // 万 stands with the number; the amounts are told in it, too.
    let scale = figure.map_or("", |figure| {
        let number = figure.number.of(source);
        number
            .find(['百', '千', '万', '亿'])
            .filter(|_| figure.value.is_some_and(|value| value.factor != Number::ONE))
            .map_or("", |at| &number[at..])
    });
    let unit = format!("{scale}{}", figure.map_or("", |figure| figure.unit.as_str()));
    match check.verdict {
        Verdict::Incomplete => text(
            format!("各分项合计{}{unit}，比总数{whole}少{}{unit}", amount(total), amount(gap)),
            format!("The parts make {}{unit}, {}{unit} less than the whole of {whole}", amount(total), amount(gap)),
        ),
        Verdict::Violated => text(
            format!("各分项合计{}{unit}，与总数{whole}不符", amount(total)),
            format!("The parts make {}{unit}, not the whole of {whole}", amount(total)),
        ),
        _ => text(format!("各分项之和等于总数{whole}"), format!("The parts make the whole of {whole}")),
    }
}

fn rate(check: &Check, figures: &[Figure], stated: &str) -> Text {
    let places =
        check.claim.figure(Role::Stated).and_then(|id| figures.get(id.index())?.value).map_or(2, |value| value.places);
    // What is cut off is told of the figures at their word, not of all that they may mean.
    let at_word = || compared(check, figures).at_word.filter(|_| check.verdict == Verdict::Truncated);
    let calculated = at_word().map(Interval::point).or(check.calculated);
    let exact = calculated.and_then(hundred).map(|h| edges(&h, places)).unwrap_or_default();
    let lonely = matches!(check.claim.form, Form::Change { .. })
        && check.claim.figure(Role::Base).is_none()
        && check.claim.figure(Role::Amount).is_none();
    match check.verdict {
        Verdict::Violated if lonely => text(
            format!("没有任何整数基数能得出{stated}的变化幅度"),
            format!("No whole number before gives a change of {stated}"),
        ),
        Verdict::Violated => {
            text(format!("按所列数字应为{exact}，而非{stated}"), format!("By the figures it is {exact}, not {stated}"))
        }
        Verdict::Truncated if lonely => text(
            format!("{stated}系截尾而非四舍五入所得"),
            format!("{stated} comes out when the last digits are cut off, not when rounded"),
        ),
        Verdict::Truncated => text(
            format!("四舍五入应为{exact}，{stated}系截尾所得"),
            format!("Rounded it is {exact}; {stated} is cut off"),
        ),
        _ if lonely => {
            text(format!("存在能得出{stated}的整数基数"), format!("Some whole number before gives {stated}"))
        }
        _ => text(format!("{stated}核算无误"), format!("{stated} follows from the figures")),
    }
}

fn hundred(fraction: Interval) -> Option<Interval> {
    fraction.scaled(Number::from(100))
}

fn edges(interval: &Interval, places: u32) -> String {
    let show = |number: Number| format!("{}%", number.to_decimal(places.max(2).min(places + 2), Rounding::HalfUp));
    match (interval.low, interval.high) {
        (Some(low), Some(high)) if show(low.at) == show(high.at) => show(low.at),
        (Some(low), Some(high)) => format!("{}–{}", show(low.at), show(high.at)),
        (Some(end), None) | (None, Some(end)) => show(end.at),
        (None, None) => String::new(),
    }
}

/// Two figures of one time, by how much they lie apart.
fn apart(fault: bool, stated: &str) -> Text {
    if fault {
        text(format!("两数之差不是{stated}"), format!("The two do not differ by {stated}"))
    } else {
        text(format!("两数之差为{stated}"), format!("The two differ by {stated}"))
    }
}

fn differs(fault: bool, stated: &str) -> Text {
    if fault {
        text(format!("两期之差不是{stated}"), format!("Both states do not differ by {stated}"))
    } else {
        text(format!("两期之差为{stated}"), format!("Both states differ by {stated}"))
    }
}
