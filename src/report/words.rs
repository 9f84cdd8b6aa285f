//! What the reader is told, in both languages.

use std::borrow::Cow;

use crate::check::{Cause, Check, Power, Remark, Verdict};
use crate::claims::{Claim, Form, Relation, Role, Slip, Why};
use crate::exact::{Interval, Number, Rounding};
use crate::figures::{Figure, FigureId, Kind};
use crate::lexicon::lexicon;
use crate::text::Text;

/// A message in both languages.
pub(super) fn text(zh: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Text {
    Text::new(zh, en)
}

/// The word for a role.
pub fn role(role: Role) -> Text {
    match role {
        Role::Whole => text("总数", "whole"),
        Role::Part => text("分项", "part"),
        Role::Stated => text("所述", "stated"),
        Role::Base => text("基期", "base"),
        Role::Current => text("本期", "current"),
        Role::Amount => text("增减量", "amount"),
        Role::Item => text("项", "item"),
        Role::Context => text("参照", "context"),
    }
}

/// How a figure was read.
pub fn reading(figure: &Figure) -> Text {
    let named = lexicon().readings.iter().find(|(name, _)| *name == figure.reading);
    let zh = named.map_or(figure.reading, |(_, zh)| zh);
    text(zh, figure.reading)
}

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
        Form::Difference { .. } => differs(fault, one(Role::Stated)),
        Form::Extent { .. } => text(
            format!("部分占整体的比率应在0%至100%之间，而非{}", one(Role::Stated)),
            format!("A part is 0% to 100% of its whole, not {}", one(Role::Stated)),
        ),
        Form::Share if fault => text("各项占比之和不是100%", "The shares do not make 100%"),
        Form::Share => text("各项占比之和为100%（允许舍入误差）", "The shares make 100%, within rounding"),
        Form::Average { .. } if is_multiple(check, figures) => multiple(fault, one(Role::Stated)),
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
        text(format!("按所列数字，倍数不是{stated}"), format!("By the figures it is not {stated}"))
    } else {
        text(format!("倍数{stated}核算无误"), format!("{stated} is what the figures give"))
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
    let total = check.calculated.and_then(|c| c.exactly());
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
    let exact = check.calculated.and_then(hundred).map(|h| edges(&h, places)).unwrap_or_default();
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

fn differs(fault: bool, stated: &str) -> Text {
    if fault {
        text(format!("两期之差不是{stated}"), format!("Both states do not differ by {stated}"))
    } else {
        text(format!("两期之差为{stated}"), format!("Both states differ by {stated}"))
    }
}

/// Why the figures of a claim were tied.
pub fn why(claim: &Claim) -> Text {
    match &claim.why {
        Why::Opened(cue) => text(format!("“{cue}”引出总数的分项"), format!("{cue} opens the parts of the whole")),
        Why::Closed(cue) => text(format!("“{cue}”归总前列各项"), format!("{cue} adds up the items before it")),
        Why::YearBefore => text(
            "分项与总数各有同比升降，上年数也应是分项与总数的关系",
            "Whole and part are each said to have risen or fallen: the part was one the year before, too",
        ),
        Why::Elsewhere => text("上年数在文中另有记载", "The year before stands elsewhere in the text"),
        Why::Earlier(earlier) => text(
            format!("上年报告载有“{}”", earlier.text),
            format!("The report of the year before says {}", earlier.text),
        ),
        Why::Shared => text("这几处说法用到了同样的数", "These claims speak of the same figures"),
        Why::Named => text("合计数点名列出了各分项", "The total names its parts"),
        Why::Bracketed => text("括号内列出总数的分项", "The bracket lists the parts of the whole"),
        Why::Follows => text("所列各项紧随总数，且相加等于总数", "The items follow the whole and add up to it"),
        Why::AddsUp => text("所列各项相加等于前文的总数", "The items add up to a total stated before"),
        Why::Family(source) => {
            text(format!("这几类合为一个整体（{source}）"), format!("These sorts make up one whole ({source})"))
        }
        Why::Stage(source) => text(
            format!("后一环节不超过前一环节（{source}）"),
            format!("A later stage does not exceed the earlier one ({source})"),
        ),
        Why::Rate(name) if matches!(claim.form, Form::Extent { .. }) => {
            text(format!("“{name}”是部分占整体的比率"), format!("{name} is the rate of a part in its whole"))
        }
        Why::Rate(name) => text(format!("“{name}”由这两个数相除得出"), format!("{name} divides these two")),
        Why::Share(whole) if whole.is_empty() => text("“占”字说明其在总数中的比重", "占 states its share of the whole"),
        Why::Share(whole) => {
            text(format!("“占”字说明其在“{whole}”中的比重"), format!("占 states its share of {whole}"))
        }
        Why::Versus(word) => {
            text(format!("“{word}”说明与基期相比的变化"), format!("{word} states the change from the time before"))
        }
        Why::FromTo => text("“由……到……”给出前后两期", "由…到… gives both states"),
        Why::Listed => text("文中逐一列出了各项", "The items are named one by one"),
        Why::Complete => text("各项占比对应的数量合为总数", "The counts of these shares make up their whole"),
        Why::Shares => text("同一整体的各项占比并列，合为全部", "These shares of one whole stand side by side"),
        Why::Mean(word) => text(format!("“{word}”说明这是平均数"), format!("{word} states a mean")),
        Why::Twice => text("两处说的是同一事项", "Both speak of the same thing"),
        Why::Carried => text(
            "本期新收与上期结转之和，等于本期办结与结转下期之和",
            "What came in and was carried in is dealt with or carried out",
        ),
        Why::Numbered => text("同一层次的序号", "The numbers of one list"),
        Why::Across => text("表中同一行各格相加", "The cells of one row of the table add up"),
        Why::Down(label) => text(format!("“{label}”行为其上各行之和"), format!("{label} adds up the rows above it")),
        Why::Inner(label) => {
            text(format!("“{label}”行由其下各行组成"), format!("{label} is made up of the rows below it"))
        }
        Why::Printed(words) => text(format!("表上注明：{words}"), format!("The form says so: {words}")),
        Why::Rule(applied) => {
            let crate::rules::Rule { why, source, .. } = &*applied.rule;
            match source.as_str() {
                "" => why.clone(),
                _ => text(format!("{}（{source}）", why.zh), format!("{} ({source})", why.en)),
            }
        }
        Why::Years => text("年份给出起止时间", "The years give the time"),
    }
}

/// What probably went wrong.
pub fn cause(cause: Cause, figures: &[Figure], source: &str) -> Text {
    let at = |id: FigureId| figures.get(id.index()).map_or("", |figure| figure.span.of(source));
    match cause {
        Cause::WrongYear { base } => text(
            format!("可能误以本期数为除数：基期为{base}时，变化量除以本期数恰得此值"),
            format!(
                "Probably divided by the later figure: from {base}, the change over the later figure gives just this"
            ),
        ),
        Cause::WrongWay => text("可能升降写反", "Probably a rise was called a fall, or the other way round"),
        Cause::Turned { stated } => text(
            format!("{}可能升降写反", at(stated)),
            format!("The rise or fall by {} probably goes the other way", at(stated)),
        ),
        Cause::LeftFromBefore => {
            text("本期数与上期数相同，可能误留上期数", "Probably the figure of the year before was left in place")
        }
        Cause::Exchanged { figure } => text(
            format!("{}可能与相邻的另一单位之数写颠倒", at(figure)),
            format!("{} and the figure of the other unit beside it have probably changed places", at(figure)),
        ),
        Cause::TenThousand { figure, lost: true } => {
            text(format!("{}可能漏写“万”", at(figure)), format!("{} has probably lost a 万", at(figure)))
        }
        Cause::TenThousand { figure, lost: false } => {
            text(format!("{}可能多写“万”", at(figure)), format!("{} has probably a 万 too much", at(figure)))
        }
        Cause::RoundedUp => text("可能不足一半的尾数也进了一位", "Probably rounded up, though less than half was left"),
        Cause::PercentForPoints => text(
            "两个比率相减恰得此值，应为百分点",
            "This is the difference of both rates: percentage points, not percent",
        ),
        Cause::Copied { from } => text(
            format!("与前文{}相同，可能误抄", at(from)),
            format!("The same as {} before: probably copied from there", at(from)),
        ),
        Cause::OtherWhole { whole } => text(
            format!("以{}为除数恰得此值，可能除数有误", at(whole)),
            format!("Probably divided by {}, which gives just this", at(whole)),
        ),
        Cause::Twice { part } => text(
            format!("多出之数恰为{}，可能重复计入", at(part)),
            format!("The excess is just {}: probably counted twice", at(part)),
        ),
        Cause::LeftOut { part } => text(
            format!("所缺之数恰为{}，可能漏计", at(part)),
            format!("What is missing is just {}: probably left out", at(part)),
        ),
        Cause::Misprint { figure, slip: kind } => {
            let why = slip(Some(kind));
            text(
                format!("{}可能有笔误：{}", at(figure), why.zh),
                format!("Probably a slip in {}: {}", at(figure), why.en),
            )
        }
    }
}

/// Why a change would do.
pub(super) fn slip(slip: Option<Slip>) -> Text {
    match slip {
        Some(Slip::Swapped) => text("相邻两位数字颠倒", "two neighbouring digits swapped"),
        Some(Slip::Digit) => text("一位数字有误", "one digit wrong"),
        Some(Slip::Dropped) => text("漏写一位数字", "one digit left out"),
        Some(Slip::Doubled) => text("多写一位数字", "one digit too many"),
        None => text("按其余数字推算", "follows from the other figures"),
    }
}
