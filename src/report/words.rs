//! Roles, readings, reasons and causes in both languages.

use std::borrow::Cow;

use crate::check::Cause;
use crate::claims::{Claim, Form, Role, Slip, Why};
use crate::figures::{Figure, FigureId};
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
        Why::Follows => text("所列各项紧随总数，应合为总数", "The items follow the whole and should add up to it"),
        Why::AddsUp => text("所列各项应合为前文的总数", "The items should add up to a total stated before"),
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
        Why::Gap(name) => {
            text(format!("“{name}”由这两个数相减得出"), format!("{name} is by how much these two differ"))
        }
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
