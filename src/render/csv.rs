//! The findings as CSV that spreadsheets open as it is: UTF-8 with its mark, every cell text.

use std::borrow::Cow;

use csv::{Terminator, Writer, WriterBuilder};

use super::{labels, lines::Lines};
use crate::report::{AuditReport, Language};

const ZH: [&str; 14] =
    ["文件", "行", "列", "级别", "类别", "结论", "数据", "算式", "说明", "原因", "可改为", "依据", "标识", "搁置理由"];
const EN: [&str; 14] = [
    "file",
    "line",
    "column",
    "severity",
    "relation",
    "verdict",
    "figures",
    "sum",
    "message",
    "cause",
    "repairs",
    "why",
    "fingerprint",
    "put aside",
];

/// The mark of UTF-8 and the names of the columns.
pub fn head(language: Language) -> String {
    let names = match language {
        Language::Zh => ZH,
        Language::En => EN,
    };
    format!("\u{feff}{}", rows([names.map(Cow::from)]))
}

/// A row for each flag and remark of `audit`.
///
/// ```
/// use gouji::{Options, audit, render::csv, report::Language};
///
/// let report = audit("来访14批次，同比下降8.3%。", &Options::default());
/// assert!(csv::report(&report, Language::En).starts_with(",1,12,error,change,does not hold,"));
/// ```
pub fn report(audit: &AuditReport, language: Language) -> String {
    let (text, lines) = (audit.source.text, Lines::of(audit.source.text));
    rows(audit.shown().map(|finding| {
        let wording = audit.wording(finding);
        let figure = |id| audit.figure(id).map_or("", |figure| figure.span.of(text));
        let chief = labels::chief(finding).and_then(|id| audit.figure(id));
        let (line, column) = chief.map_or((0, 0), |figure| lines.place(figure.span.start));
        let figures: Vec<_> = finding.check.claim.figures.iter().map(|&(id, _)| figure(id)).collect();
        let repairs: Vec<_> =
            wording.repairs.iter().map(|repair| format!("{} → {}", figure(repair.figure), repair.text)).collect();
        let decision = finding.decision.as_ref().map(|decision| match &decision.by {
            Some(by) => format!("{}（{by}）", decision.reason),
            None => decision.reason.clone(),
        });
        [
            audit.source.name.into(),
            line.to_string().into(),
            column.to_string().into(),
            labels::severity(finding.check.severity, language).into(),
            labels::relation(finding.check.claim.relation(), language).into(),
            labels::verdict(finding.check.verdict, language).into(),
            figures.join("；").into(),
            wording.formula.into(),
            wording.message.get(language).to_owned().into(),
            wording.cause.as_ref().map_or("", |cause| cause.get(language)).to_owned().into(),
            repairs.join("；").into(),
            wording.why.get(language).to_owned().into(),
            finding.fingerprint.to_string().into(),
            decision.unwrap_or_default().into(),
        ]
    }))
}

/// The row of a file that could not be read.
pub fn failure(name: &str, message: &str) -> String {
    let mut row = [const { Cow::Borrowed("") }; 14];
    (row[0], row[8]) = (name.into(), message.into());
    rows([row])
}

fn rows<'r>(rows: impl IntoIterator<Item = [Cow<'r, str>; 14]>) -> String {
    let mut writer: Writer<Vec<u8>> = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        // Nothing fails to be written into memory.
        let _ = writer.write_record(row.iter().map(|cell| inert(cell).into_owned().into_bytes()));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// `cell` so that no spreadsheet takes it for a formula.
fn inert(cell: &str) -> Cow<'_, str> {
    let begins = cell.trim_start().chars().next().or(cell.chars().next());
    let is_formula = begins.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'))
        || cell.starts_with(['\t', '\r', '\n']);
    if is_formula { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_inert() {
        assert_eq!(failure("=cmd()", "a,\"b\"\n"), "'=cmd(),,,,,,,,\"a,\"\"b\"\"\n\",,,,,\r\n");
        for cell in ["+1", " -1", "@x", "\t=1", "＝1"] {
            assert!(inert(cell).starts_with('\''), "{cell}");
        }
        assert_eq!(inert("12件"), "12件");
    }
}
