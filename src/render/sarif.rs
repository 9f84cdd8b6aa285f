//! The findings as SARIF 2.1.0, with offsets and columns in UTF-16 code units.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{labels, lines::Lines};
use crate::check::Severity;
use crate::claims::Relation;
use crate::figures::FigureId;
use crate::report::{self, AuditReport, Finding, Language};
use crate::text::{Span, Utf16};

/// What a path keeps as it is.
const KEPT: AsciiSet = NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What comes before the results.
pub fn head(language: Language) -> String {
    let rules = Relation::ALL.map(|relation| {
        json!({
            "id": relation.name(),
            "shortDescription": {"text": labels::relation(relation, language)},
        })
    });
    let driver = json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "language": match language { Language::Zh => "zh-CN", Language::En => "en" },
        "rules": rules,
    });
    format!(
        "{{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\"columnKind\":\"utf16CodeUnits\",\"results\":["
    )
}

/// The results of `audit`, parted by commas; empty where there are none.
pub fn report(audit: &AuditReport, language: Language) -> String {
    let mut page =
        Page { audit, language, lines: Lines::of(audit.source.text), offsets: Utf16::new(audit.source.text) };
    let results: Vec<_> = audit.shown().map(|finding| page.result(finding).to_string()).collect();
    results.join(",\n")
}

/// What comes behind the results: whether all `failures` are none, and which there were, by name and message.
pub fn foot(failures: &[(String, String)]) -> String {
    let told = failures.iter().map(|(name, message)| {
        json!({
            "level": "error",
            "message": {"text": message},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(name)}}}],
        })
    });
    let invocation = json!({
        "executionSuccessful": failures.is_empty(),
        "toolExecutionNotifications": told.collect::<Vec<_>>(),
    });
    format!("],\"invocations\":[{invocation}]}}]}}\n")
}

fn uri(name: &str) -> String {
    utf8_percent_encode(&name.replace('\\', "/"), &KEPT).to_string()
}

struct Page<'p> {
    audit: &'p AuditReport<'p>,
    language: Language,
    lines: Lines<'p>,
    offsets: Utf16<'p>,
}

impl Page<'_> {
    fn result(&mut self, finding: &Finding) -> Value {
        let level = match finding.check.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info | Severity::None => "note",
        };
        let wording = self.audit.wording(finding);
        let message = match wording.formula.as_str() {
            "" => wording.message.get(self.language).to_owned(),
            formula => format!("{}\n{formula}", wording.message.get(self.language)),
        };
        let relation = finding.check.claim.relation();
        let chief = labels::chief(finding);
        let related = finding.check.claim.figures.iter().enumerate().map(|(index, &(id, role))| {
            let mut location = self.location(id);
            location["id"] = json!(index);
            location["message"] = json!({"text": report::role(role).get(self.language)});
            location
        });
        let related: Vec<_> = related.collect();
        let mut result = json!({
            "ruleId": relation.name(),
            "ruleIndex": Relation::ALL.iter().position(|one| *one == relation),
            "level": level,
            "message": {"text": message},
            "locations": chief.map(|id| self.location(id)).into_iter().collect::<Vec<_>>(),
            "relatedLocations": related,
            "partialFingerprints": {"gouji/v1": finding.fingerprint.to_string()},
        });
        if let Some(decision) = &finding.decision {
            result["suppressions"] =
                json!([{"kind": "external", "status": "accepted", "justification": decision.reason}]);
        }
        if !wording.repairs.is_empty() {
            let fixes = wording.repairs.iter().map(|repair| {
                json!({
                    "description": {"text": repair.why.get(self.language)},
                    "artifactChanges": [{
                        "artifactLocation": {"uri": uri(self.audit.source.name)},
                        "replacements": [{
                            "deletedRegion": self.region(repair.figure),
                            "insertedContent": {"text": repair.text},
                        }],
                    }],
                })
            });
            result["fixes"] = fixes.collect();
        }
        result
    }

    fn location(&mut self, id: FigureId) -> Value {
        json!({"physicalLocation": {
            "artifactLocation": {"uri": uri(self.audit.source.name)},
            "region": self.region(id),
        }})
    }

    fn region(&mut self, id: FigureId) -> Value {
        let Span { start, end } = self.audit.figure(id).map_or(Span::new(0, 0), |figure| figure.span);
        let (line, end_line) = (self.lines.line_at(start), self.lines.line_at(end));
        let starts = [line, end_line].map(|line| self.offsets.at(self.lines.bounds(line).start));
        let (from, to) = (self.offsets.at(start), self.offsets.at(end));
        json!({
            "startLine": line + 1,
            "startColumn": from - starts[0] + 1,
            "endLine": end_line + 1,
            "endColumn": to - starts[1] + 1,
            "charOffset": from,
            "charLength": to - from,
        })
    }
}
