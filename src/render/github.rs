//! The findings as annotations of a GitHub workflow: one command a line.

use super::{labels, lines::Lines};
use crate::check::Severity;
use crate::report::{AuditReport, Language};

/// An annotation for each flag and remark of `audit` that is not put aside.
pub fn report(audit: &AuditReport, language: Language) -> String {
    let lines = Lines::of(audit.source.text);
    let mut out = String::new();
    for finding in audit.shown().filter(|finding| finding.decision.is_none()) {
        let command = match finding.check.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info | Severity::None => "notice",
        };
        let file = property(audit.source.name);
        let place = labels::chief(finding).and_then(|id| audit.figure(id)).map(|figure| {
            let (line, column) = lines.place(figure.span.start);
            format!(",line={line},col={column}")
        });
        let place = place.unwrap_or_default();
        let title = property(labels::relation(finding.check.claim.relation(), language));
        let wording = audit.wording(finding);
        let told = [wording.message.get(language), &wording.formula].map(data);
        out += &format!("::{command} file={file}{place},title={title}::{}\n", told.join("%0A"));
    }
    out
}

/// The annotation of a file that could not be read.
pub fn failure(name: &str, message: &str) -> String {
    format!("::error file={}::{}\n", property(name), data(message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
