//! The findings as text for a terminal: each with the lines at fault, its figures underlined, and the sum worked out.

mod excerpt;
mod words;

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Renderer, Snippet, normalize_untrusted_str,
};

use super::{clusters, labels, lines::Lines};
use crate::check::{Cluster, Severity};
use crate::claims::Role;
use crate::figures::FigureId;
use crate::report::{AuditReport, Finding, Language, Repair};
use words::Words;

/// The columns that the text of a report is cut down to, line numbers apart.
const WIDTH: usize = 90;

/// How an audit's result is to look.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// The language it is told in.
    pub language: Language,
    /// Whether colours are wanted.
    pub styled: bool,
}

/// What there is to show of `audit`: its notes, flags and remarks, and the counts.
pub fn render(audit: &AuditReport, look: Look) -> String {
    let words = Words::of(look.language);
    let renderer = if look.styled { Renderer::styled() } else { Renderer::plain() };
    let page = Page { audit, words, language: look.language, lines: Lines::of(audit.source.text), renderer };
    let mut out = String::new();
    for finding in audit.shown() {
        out.push_str(&page.finding(finding));
        out.push_str("\n\n");
    }
    for cluster in clusters::telling(audit) {
        out.push_str(&page.cluster(&cluster));
        out.push_str("\n\n");
    }
    for note in &audit.notes {
        let title = Level::NOTE.with_name(words.note).primary_title(note.message.get(look.language));
        out.push_str(&page.renderer.render(&[Group::with_title(title)]));
        out.push('\n');
    }
    for pack in &audit.rules {
        let title = Level::NOTE.with_name(words.rules).primary_title(pack.line(look.language));
        out.push_str(&page.renderer.render(&[Group::with_title(title)]));
        out.push('\n');
    }
    out.push_str(&page.summary());
    out.push('\n');
    out
}

struct Page<'p> {
    audit: &'p AuditReport<'p>,
    words: &'static Words,
    language: Language,
    lines: Lines<'p>,
    renderer: Renderer,
}

/// A figure to underline: what it does, and where it stands.
struct Mark {
    id: FigureId,
    roles: Vec<Role>,
    line: usize,
    range: Range<usize>,
}

impl Page<'_> {
    fn finding(&self, finding: &Finding) -> String {
        let (words, language) = (self.words, self.language);
        let wording = self.audit.wording(finding);
        let marks = self.marks(finding);
        let mut elements: Vec<Element> = Vec::new();
        for marks in marks.chunk_by(|a, b| a.line == b.line) {
            elements.extend(self.snippets(finding, marks));
        }
        let note = |name: &'static str, text: &str| {
            let text = normalize_untrusted_str(text);
            Element::from(Level::NOTE.with_name(name).message(text))
        };
        let decision = finding.decision.as_ref().map_or_else(String::new, |decision| {
            format!("{}{}", decision.reason, words.aside(decision.by.as_deref().unwrap_or_default()))
        });
        let power = wording.power.map(|power| labels::power(power, language)).unwrap_or_default();
        let told = [
            (words.sum, wording.formula.as_str()),
            (words.cause, wording.cause.as_ref().map_or("", |cause| cause.get(language))),
            (words.why, wording.why.get(language)),
            (words.power, power.as_str()),
            (words.decision, decision.as_str()),
        ];
        elements.extend(told.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| note(name, text)));
        elements.extend(self.repairs(&wording.repairs).map(|text| note(words.repair, &text)));
        if finding.check.severity.is_flag() {
            elements.push(note(words.fingerprint, &finding.fingerprint.to_string()));
        }
        let title = level(finding.check.severity)
            .with_name(self.place(&marks) + labels::severity(finding.check.severity, language))
            .primary_title(wording.message.get(language))
            .id(labels::relation(finding.check.claim.relation(), language));
        self.renderer.render(&[title.elements(elements)])
    }

    /// What a cluster says beside its findings.
    fn cluster(&self, cluster: &Cluster) -> String {
        let note = |name: &'static str, text: String| {
            Element::from(Level::NOTE.with_name(name).message(normalize_untrusted_str(&text)))
        };
        let sets = cluster.contradictions.iter().map(|contradiction| {
            note(
                self.words.contradicting,
                clusters::places(self.audit, &self.lines, &contradiction.checks, self.language),
            )
        });
        let ways =
            cluster.repairs.iter().map(|way| note(self.words.mended, clusters::way(self.audit, way, self.language)));
        let message = self.audit.cluster_message(cluster);
        let title = Level::INFO.with_name(self.words.cluster).primary_title(message.get(self.language));
        self.renderer.render(&[title.elements(sets.chain(ways))])
    }

    /// The changes that would do, those of one figure for one reason together.
    fn repairs(&self, repairs: &[Repair]) -> impl Iterator<Item = String> {
        repairs.chunk_by(|a, b| a.figure == b.figure && a.why == b.why).map(|alike| {
            let stands = self.audit.figure(alike[0].figure).map_or("", |figure| figure.span.of(self.audit.source.text));
            let texts: Vec<_> = alike.iter().map(|repair| repair.text.as_str()).collect();
            format!("{stands} → {}{}", self.words.either(&texts), self.words.aside(alike[0].why.get(self.language)))
        })
    }

    /// Where the first of `marks` that stands in the claim itself is to be found, as editors and terminals read it.
    fn place(&self, marks: &[Mark]) -> String {
        let Some(first) = marks.iter().find(|mark| mark.is_of_the_claim()).or(marks.first()) else {
            return String::new();
        };
        let (line, column) = (first.line + 1, self.lines.column(first.line, first.range.start) + 1);
        format!("{}:{line}:{column}: ", normalize_untrusted_str(self.audit.source.name))
    }

    /// The figures of `finding` in order of the text, each once, cut to the line where it begins.
    fn marks(&self, finding: &Finding) -> Vec<Mark> {
        let mut marks: Vec<Mark> = Vec::new();
        for &(id, role) in &finding.check.claim.figures {
            if let Some(mark) = marks.iter_mut().find(|mark| mark.id == id) {
                mark.roles.push(role);
            } else if let Some(figure) = self.audit.figure(id) {
                let line = self.lines.line_at(figure.span.start);
                let bounds = self.lines.bounds(line);
                let range = figure.span.start - bounds.start..figure.span.end.min(bounds.end) - bounds.start;
                marks.push(Mark { id, roles: vec![role], line, range });
            }
        }
        marks.sort_by_key(|mark| (mark.line, mark.range.start));
        marks
    }

    /// The rows that show `marks`, which stand in one line.
    fn snippets(&self, finding: &Finding, marks: &[Mark]) -> Vec<Element<'static>> {
        let Some(first) = marks.first() else { return Vec::new() };
        let line = self.lines.text(first.line);
        let stretches: Vec<_> = marks.iter().map(|mark| mark.range.clone()).collect();
        let has_stated = finding.check.claim.figures.iter().any(|&(_, role)| role == Role::Stated);
        let annotation = |(index, range): (usize, Range<usize>)| -> Annotation<'static> {
            let roles = &marks[index].roles;
            let at_fault = if has_stated { roles.contains(&Role::Stated) } else { marks[index].is_of_the_claim() };
            let kind = if at_fault { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(range).label(self.words.roles(roles))
        };
        let rows = excerpt::rows(line, &stretches, WIDTH);
        rows.into_iter()
            .map(|row| {
                Snippet::source(row.text)
                    .line_start(first.line + 1)
                    .fold(false)
                    .annotations(row.marks.into_iter().map(annotation))
                    .into()
            })
            .collect()
    }

    /// The counts in one line, in the colour of the worst that was found.
    fn summary(&self) -> String {
        let count = |severity| {
            let undecided = self.audit.shown().filter(|finding| finding.decision.is_none());
            undecided.filter(|finding| finding.check.severity == severity).count()
        };
        let [errors, warnings, remarks] = [Severity::Error, Severity::Warning, Severity::Info].map(count);
        let worst = match (errors, warnings) {
            (1.., _) => Level::ERROR,
            (0, 1..) => Level::WARNING,
            (0, 0) => Level::INFO,
        };
        let decided = self.audit.findings.iter().filter(|finding| finding.decision.is_some()).count();
        let text = self.words.summary(&self.audit.summary, [errors, warnings, remarks, decided]);
        let text: Cow<str> = text.into();
        let title = worst.with_name(self.words.total).primary_title(text);
        self.renderer.render(&[Group::with_title(title)])
    }
}

impl Mark {
    /// Whether it stands in the claim itself rather than only helping to read it.
    fn is_of_the_claim(&self) -> bool {
        self.roles.iter().any(|&role| role != Role::Context)
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info | Severity::None => Level::INFO,
    }
}
