//! The figures that no check used, each with why not.

use super::audit::{AuditReport, State};
use crate::check::Verdict;
use crate::figures::{Figure, FigureId, Kind};
use crate::text::Text;

/// Every number of `audit` that no check used, in order of the text, with why not.
///
/// ```
/// let report = gouji::audit("2023年举办讲座64场。", &gouji::Options::default());
/// let why: Vec<_> = gouji::report::unchecked(&report).into_iter().map(|(_, why)| why.en).collect();
/// assert_eq!(why, ["no quantity: a year or period", "nothing in the text ties it to another figure"]);
/// ```
pub fn unchecked(audit: &AuditReport) -> Vec<(FigureId, Text)> {
    let mut tied = vec![false; audit.figures.len()];
    for finding in audit.findings.iter().filter(|finding| finding.check.verdict == Verdict::Unverifiable) {
        for (id, _) in &finding.check.claim.figures {
            tied[id.index()] = true;
        }
    }
    let unused =
        audit.figures.iter().zip(&audit.states).enumerate().filter(|(_, (_, state))| **state != State::Checked);
    unused.map(|(index, (figure, _))| (FigureId(index as u32), why(figure, tied[index]))).collect()
}

fn why(figure: &Figure, tied: bool) -> Text {
    let (zh, en) = match figure.kind {
        _ if tied => (
            "文中有涉及它的说法，但所给的数字不足以验算",
            "the text ties it, but what it gives does not suffice to recompute",
        ),
        Kind::Date => ("不是数量：日期", "no quantity: a date"),
        Kind::Period => ("不是数量：年份或时期", "no quantity: a year or period"),
        Kind::Ordinal => ("不是数量：次序", "no quantity: a place in an order"),
        Kind::Marker => ("不是数量：项目编号", "no quantity: the number of an item"),
        Kind::Numeral => ("不是数量：概括前后所列名目的数字", "no quantity: it sums up names listed beside it"),
        Kind::Name => ("不是数量：名称中的数字", "no quantity: part of a name"),
        Kind::Reference => {
            ("不是数量：文号、条款号、电话之类", "no quantity: the number of a document, an article or the like")
        }
        _ => ("文中没有把它与其他数字联系起来的说法", "nothing in the text ties it to another figure"),
    };
    Text::new(zh, en)
}
