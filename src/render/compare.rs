//! Two reports held against each other, as text for a terminal.

use std::fmt::Write;

use super::{labels, lines::Lines};
use crate::check::Severity;
use crate::report::{AuditReport, Compared, Comparison, Language, Link, Side, role};
use crate::text::Span;

/// How many characters are shown on either side of a figure.
const AROUND: usize = 16;

/// What there is to say of `comparison`, of `last` year's report and `this` year's.
pub fn render(comparison: &Comparison, last: &AuditReport, this: &AuditReport, language: Language) -> String {
    let lines = [Lines::of(last.source.text), Lines::of(this.source.text)];
    let mut out = String::new();
    for found in comparison.found.iter().filter(|found| found.check.severity > Severity::None) {
        let _ = writeln!(
            out,
            "{}[{}]: {}",
            labels::severity(found.check.severity, language),
            link(found.link, language),
            found.message.get(language)
        );
        for place in &found.places {
            let (report, lines) = match place.side {
                Side::Last => (last, &lines[0]),
                Side::This => (this, &lines[1]),
            };
            let Some(figure) = report.figure(place.figure) else { continue };
            let (line, column) = lines.place(figure.span.start);
            let (name, role) = (report.source.name, role(place.role));
            let shown = excerpt(report.source.text, figure.span);
            let _ = writeln!(out, "  {name}:{line}:{column}: {shown} ({})", role.get(language));
        }
        out.push_str(&told(found, [last, this], language));
        out.push('\n');
    }
    if let Some(note) = &comparison.note {
        let _ = writeln!(out, "{}", note.get(language));
    }
    let flagged = comparison.found.iter().filter(|found| found.check.severity.is_flag()).count();
    let holds = comparison.found.len() - flagged;
    let _ = match language {
        Language::Zh => {
            writeln!(out, "两份报告对照 {} 处：相符 {holds} 处，待核实 {flagged} 处", comparison.found.len())
        }
        Language::En => {
            writeln!(out, "places compared: {}; agreeing: {holds}, flagged: {flagged}", comparison.found.len())
        }
    };
    out
}

/// The sum of a place, and what would make it hold.
fn told(found: &Compared, reports: [&AuditReport; 2], language: Language) -> String {
    let (sum, hold) = match language {
        Language::Zh => ("算式", "可改为"),
        Language::En => ("sum", "would hold"),
    };
    let mut out = format!("  = {sum}: {}\n", found.formula);
    for (side, repair) in found.repairs.iter().take(3) {
        let report = reports[usize::from(*side == Side::This)];
        let stands = report.figure(repair.figure).map_or("", |figure| figure.span.of(report.source.text));
        let _ = writeln!(out, "  = {hold}: {}: {stands} → {}", report.source.name, repair.text);
    }
    out
}

/// The name of `link`.
fn link(link: Link, language: Language) -> &'static str {
    match (link, language) {
        (link, Language::En) => link.name(),
        (Link::Carried, Language::Zh) => "结转",
        (Link::Base, Language::Zh) => "同比基数",
        (Link::Restated, Language::Zh) => "上年数",
    }
}

/// The words around `span` in its line, on one line.
fn excerpt(text: &str, span: Span) -> String {
    let before = text[..span.start].chars().rev().take_while(|c| *c != '\n').take(AROUND).collect::<Vec<_>>();
    let behind = text[span.end..].chars().take_while(|c| *c != '\n').take(AROUND / 2);
    let shown: String = before.into_iter().rev().chain(span.of(text).chars()).chain(behind).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}
