//! The wire's types, made of what the report holds.

use super::{
    Check, Decision, Figure, Note, PackUse, Range, Repair, Report, RuleFault, RuleUse, SCHEMA, SourceInfo, Summary,
    Text, Tool, Use, cluster,
};
use crate::check;
use crate::exact::{End, Interval};
use crate::render::sha256;
use crate::report::{self, AuditReport, State};
use crate::text::Utf16;

impl From<Interval> for Range {
    fn from(Interval { low, high }: Interval) -> Range {
        let at = |end: Option<End>| end.map(|end| end.at.to_string());
        let included = |end: Option<End>| end.is_some_and(|end| end.closed);
        Range { low: at(low), low_included: included(low), high: at(high), high_included: included(high) }
    }
}

impl From<crate::rules::Fault> for RuleFault {
    fn from(crate::rules::Fault { line, what }: crate::rules::Fault) -> RuleFault {
        RuleFault { line, what: what.into() }
    }
}

impl From<&report::PackReport> for PackUse {
    fn from(report: &report::PackReport) -> PackUse {
        let uses = |rules: Vec<(&str, u32)>| {
            rules.into_iter().map(|(rule, times)| RuleUse { rule: rule.to_owned(), times }).collect()
        };
        PackUse {
            pack: report.pack.id.clone(),
            title: report.pack.title.clone().into(),
            is_form: report.used.is_form,
            applied: uses(report.applied()),
            unclear: uses(report.unclear()),
            never: report.never().into_iter().map(str::to_owned).collect(),
            absent: report.absent().into_iter().map(str::to_owned).collect(),
        }
    }
}

impl From<report::Text> for Text {
    fn from(report::Text { zh, en }: report::Text) -> Self {
        Text { zh, en }
    }
}

impl From<report::Repair> for Repair {
    fn from(report::Repair { figure, text, why }: report::Repair) -> Self {
        Repair { figure: figure_id(figure), text, why: why.into() }
    }
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

pub(super) fn check_id(index: usize) -> String {
    format!("c{}", index + 1)
}

pub(super) fn figure_id(id: crate::figures::FigureId) -> String {
    format!("f{}", id.0 + 1)
}

impl From<&AuditReport<'_>> for Report {
    fn from(audit: &AuditReport<'_>) -> Self {
        let text = audit.source.text;
        let mut offsets = Utf16::new(text);
        let figures = audit.figures.iter().zip(&audit.states).enumerate().map(|(index, (figure, state))| {
            let end = |end: Option<crate::exact::End>| end.map(|end| end.at.to_string());
            let interval = figure.value.map(|value| value.interval);
            Figure {
                id: figure_id(crate::figures::FigureId(index as u32)),
                start: offsets.at(figure.span.start),
                end: offsets.at(figure.span.end),
                text: figure.span.of(text).to_owned(),
                kind: figure.kind.name(),
                unit: filled(&figure.unit),
                low: interval.and_then(|i| end(i.low)),
                high: interval.and_then(|i| end(i.high)),
                measure: filled(&figure.measure),
                subject: audit.subject(crate::figures::FigureId(index as u32)).map(str::to_owned),
                body: audit.body(crate::figures::FigureId(index as u32)).map(str::to_owned),
                period: audit.period(crate::figures::FigureId(index as u32)),
                reading: report::reading(figure).into(),
                status: match state {
                    State::Checked => "checked",
                    State::Unverifiable => "unverifiable",
                    State::NoQuantity => "no-quantity",
                },
            }
        });
        let figures = figures.collect();
        let checks = audit.findings.iter().enumerate().map(|(index, finding)| {
            let report::Wording { formula, message, why, cause, power, repairs } = audit.wording(finding);
            let uses = finding.check.claim.figures.iter();
            let decision = finding.decision.as_ref();
            let compared = check::compared(&finding.check, &audit.figures);
            Check {
                id: check_id(index),
                relation: finding.check.claim.relation().name(),
                rule: finding.check.claim.applied().map(|applied| applied.rule.id.clone()),
                verdict: finding.check.verdict.name(),
                severity: finding.check.severity.name(),
                calculated: finding.check.calculated.map(Range::from),
                at_word: compared.at_word.map(|number| number.to_string()),
                stated: compared.stated.map(Range::from),
                readings: check::readings(&finding.check, &audit.figures).map(|readings| {
                    let named = [
                        ("rounded", readings.rounded),
                        ("cut-off", readings.cut_off),
                        ("rounded-up", readings.rounded_up),
                    ];
                    named.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| name).collect()
                }),
                figures: uses.map(|&(id, role)| Use { id: figure_id(id), role: role.name() }).collect(),
                formula,
                message: message.into(),
                why: why.into(),
                cause: cause.map(Text::from),
                power: power
                    .map(|power| format!("{}{}/{}", if power.about { "≈" } else { "" }, power.passing, power.of)),
                repairs: repairs.into_iter().map(Repair::from).collect(),
                fingerprint: finding.fingerprint.to_string(),
                decision: decision
                    .map(|decision| Decision { reason: decision.reason.clone(), by: decision.by.clone() }),
            }
        });
        let checks = checks.collect();
        let summary = audit.summary;
        Report {
            schema: SCHEMA,
            tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
            source: SourceInfo {
                name: audit.source.name.to_owned(),
                length: offsets.at(text.len()),
                hash: sha256(text),
            },
            figures,
            checks,
            clusters: audit
                .clusters()
                .into_iter()
                .enumerate()
                .map(|numbered| cluster::cluster(numbered, audit))
                .collect(),
            notes: audit
                .notes
                .iter()
                .map(|note| Note { code: note.code, message: note.message.clone().into() })
                .collect(),
            summary: Summary {
                figures: summary.figures,
                checked: summary.checked,
                unverifiable: summary.unverifiable,
                holds: summary.holds,
                truncated: summary.truncated,
                violated: summary.violated,
                incomplete: summary.incomplete,
            },
            rules: audit.rules.iter().map(PackUse::from).collect(),
        }
    }
}
