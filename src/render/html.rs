//! The findings as one HTML file that needs nothing else, to read or to print.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::labels::{self, pick};
use super::{clusters, lines::Lines};
use crate::check::{Cluster, Severity};
use crate::figures::FigureId;
use crate::report::{AuditReport, Finding, Language};
use crate::sort;
use crate::text::Span;

/// How many characters are shown on either side of the figures of a finding.
const AROUND: usize = 40;
/// The longest stretch shown between them, in characters.
const LONGEST: usize = 400;

/// What comes before the reports.
pub fn head(title: &str, language: Language) -> String {
    let tag = match language {
        Language::Zh => "<html lang=\"zh-CN\">",
        Language::En => "<html lang=\"en\">",
    };
    let head = html! {
        (DOCTYPE)
        (PreEscaped(tag))
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (title) }
            style { (PreEscaped(include_str!("html/style.css"))) }
        }
        (PreEscaped("<body>\n"))
    };
    head.into_string()
}

/// What comes behind the reports.
pub const FOOT: &str = "</body></html>\n";

/// A section with the flags and remarks of `audit`.
pub fn report(audit: &AuditReport, language: Language) -> String {
    let lines = Lines::of(audit.source.text);
    let none = pick(language, "没有发现问题。", "Nothing was found.");
    let section = html! {
        section {
            h1 { (audit.source.name) }
            p { (counts(audit, language)) }
            @for note in &audit.notes { p.quiet { (note.message.get(language)) } }
            @for pack in &audit.rules { p.quiet { (pick(language, "规则 · ", "Rules · ")) (pack.line(language)) } }
            @if audit.shown().next().is_none() { p { (none) } }
            @for finding in audit.shown() { (article(audit, &lines, finding, language)) }
            @for cluster in clusters::telling(audit) { (group(audit, &lines, &cluster, language)) }
        }
    };
    section.into_string() + "\n"
}

/// A section on a file that could not be read.
pub fn failure(name: &str, message: &str) -> String {
    html! { section { h1 { (name) } article.error { p { (message) } } } }.into_string() + "\n"
}

/// The counts in one line.
pub(super) fn counts(audit: &AuditReport, language: Language) -> String {
    let of = |severity| audit.flagged().filter(|finding| finding.check.severity == severity).count();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let decided = audit.findings.iter().filter(|finding| finding.decision.is_some()).count();
    let crate::report::Summary { figures, checked, unverifiable, holds, .. } = audit.summary;
    match language {
        Language::Zh => format!(
            "数据 {figures} 个，已核对 {checked} 个，无从核对 {unverifiable} 个；相符 {holds} 处，错误 {errors} 处，待核实 {warnings} 处，已搁置 {decided} 处"
        ),
        Language::En => format!(
            "Figures: {figures}; checked: {checked}; unverifiable: {unverifiable}. Claims that hold: {holds}; errors: {errors}; warnings: {warnings}; put aside: {decided}"
        ),
    }
}

fn article(audit: &AuditReport, lines: &Lines, finding: &Finding, language: Language) -> Markup {
    let chief = labels::chief(finding);
    let (line, column) = chief.and_then(|id| audit.figure(id)).map_or((0, 0), |f| lines.place(f.span.start));
    let place = match language {
        Language::Zh => format!("第 {line} 行第 {column} 字"),
        Language::En => format!("line {line}, column {column}"),
    };
    let wording = audit.wording(finding);
    let (cause, power) = (wording.cause.as_ref(), wording.power);
    html! {
        article class=(finding.check.severity.name()) {
            h3 {
                (labels::severity(finding.check.severity, language)) " · "
                (labels::relation(finding.check.claim.relation(), language)) " · "
                (wording.message.get(language))
            }
            div.place { (place) }
            blockquote { (excerpt(audit, lines, finding, chief)) }
            dl {
                @if !wording.formula.is_empty() { dt { (pick(language, "算式", "sum")) } dd { (wording.formula) } }
                @if let Some(cause) = cause { dt { (pick(language, "原因", "cause")) } dd { (cause.get(language)) } }
                @if let Some(power) = power { dt { (pick(language, "检验力", "power")) } dd { (labels::power(power, language)) } }
                dt { (pick(language, "依据", "why tied")) } dd { (wording.why.get(language)) }
                @if !wording.repairs.is_empty() {
                    dt { (pick(language, "可改为", "would hold")) }
                    dd {
                        @for repair in &wording.repairs {
                            div {
                                (audit.figure(repair.figure).map_or("", |figure| figure.span.of(audit.source.text)))
                                " → " (repair.text) " " span.quiet { (repair.why.get(language)) }
                            }
                        }
                    }
                }
                (decision(finding, language))
                dt { (pick(language, "标识", "fingerprint")) } dd.quiet { (finding.fingerprint.to_string()) }
            }
        }
    }
}

/// What a cluster says beside its findings.
fn group(audit: &AuditReport, lines: &Lines, cluster: &Cluster, language: Language) -> Markup {
    html! {
        article.info {
            h3 { (pick(language, "勾稽组", "cluster")) " · " (audit.cluster_message(cluster).get(language)) }
            dl {
                dt { (pick(language, "相互矛盾", "contradicting")) }
                dd { @for contradiction in &cluster.contradictions {
                    div { (clusters::places(audit, lines, &contradiction.checks, language)) }
                } }
                @if !cluster.repairs.is_empty() {
                    dt { (pick(language, "改后全部相符", "all would hold")) }
                    dd { @for way in &cluster.repairs { div { (clusters::way(audit, way, language)) } } }
                }
            }
        }
    }
}

fn decision(finding: &Finding, language: Language) -> Markup {
    html! {
        @if let Some(decision) = &finding.decision {
            dt { (pick(language, "已搁置", "put aside")) }
            dd { (decision.reason) @if let Some(by) = &decision.by { " — " (by) } }
        }
    }
}

/// The words around the figures of `finding` that stand in one line with `chief`, the figures marked.
fn excerpt(audit: &AuditReport, lines: &Lines, finding: &Finding, chief: Option<FigureId>) -> Markup {
    let text = audit.source.text;
    let Some(at) = chief.and_then(|id| audit.figure(id)) else { return html! {} };
    let bounds = lines.bounds(lines.line_at(at.span.start));
    let reach =
        |from: usize, count: usize| text[from..bounds.end.max(from)].char_indices().nth(count).map(|(at, _)| from + at);
    let back = |from: usize, count: usize| {
        let before = text[bounds.start..from].char_indices().rev().nth(count.saturating_sub(1));
        before.map_or(bounds.start, |(at, _)| bounds.start + at)
    };
    let near = back(at.span.start, LONGEST / 2)..reach(at.span.start, LONGEST / 2).unwrap_or(bounds.end);
    let uses = finding
        .check
        .claim
        .figures
        .iter()
        .filter_map(|&(id, _)| audit.figure(id).map(|figure| (figure.span, Some(id) == chief)));
    let mut marks: Vec<(Span, bool)> =
        uses.filter(|(span, _)| near.start <= span.start && span.end <= near.end).collect();
    sort::by_key(&mut marks, |&(span, chief)| (span, !chief));
    marks.dedup_by_key(|(span, _)| *span);
    let (Some((first, _)), Some((last, _))) = (marks.first(), marks.last()) else {
        return html! { (at.span.of(text)) };
    };
    let (start, end) = (back(first.start, AROUND), reach(last.end, AROUND).unwrap_or(bounds.end.max(last.end)));
    let mut done = start;
    html! {
        @if start > bounds.start { "…" }
        @for (span, chief) in marks {
            @if span.start >= done {
                (&text[done..span.start])
                @if chief { mark.chief { (span.of(text)) } } @else { mark { (span.of(text)) } }
                ({ done = span.end; "" })
            }
        }
        (&text[done..end])
        @if end < bounds.end { "…" }
    }
}
