//! `gouji check --annotate`: the findings as comments in a copy of the document.

use std::path::Path;

use crate::messages;
use gouji::claims::Role;
use gouji::figures::FigureId;
use gouji::render::labels;
use gouji::report::{AuditReport, Finding, Language};
use gouji::{Options, read};
use gouji_readers::{Annotated, Comment, Problem, annotate};

/// Writes a copy of `document` to `copy`, with the findings that are not put aside as comments; the message where that fails.
pub fn write(document: &Path, copy: &Path, options: &Options, language: Language) -> Result<String, String> {
    let told = |error: read::Error| error.message(language);
    let bytes = read::bytes(document).map_err(told)?;
    let name = read::name(document);
    let draft = read::draft(&name, bytes.clone())
        .map_err(|problem| told(read::Error { name: name.clone(), problem: problem.into() }))?;
    let report = gouji::audit(&draft.text, options);
    let open = || report.shown().filter(|finding| finding.decision.is_none());
    let comments: Vec<Comment> = open().filter_map(|finding| comment(&report, finding, language)).collect();
    let author = match language {
        Language::Zh => "勾稽",
        Language::En => "Gouji",
    };
    let Annotated { bytes, placed } = annotate(&bytes, &draft, &comments, author).map_err(|problem| match problem {
        Problem::Unknown => messages::no_office_file(document, language),
        problem => told(read::Error { name: name.clone(), problem: problem.into() }),
    })?;
    std::fs::write(copy, bytes).map_err(|error| messages::write_failed(&error, language))?;
    Ok(messages::annotated(copy, placed, open().count(), language))
}

/// What a comment on `finding` says, at the figure that is to be looked at.
fn comment(report: &AuditReport, finding: &Finding, language: Language) -> Option<Comment> {
    let wording = report.wording(finding);
    let mut lines =
        vec![format!("{} · {}", labels::severity(finding.check.severity, language), wording.message.get(language))];
    lines.extend(Some(wording.formula).filter(|formula| !formula.is_empty()));
    lines.extend(wording.cause.map(|cause| cause.get(language).to_owned()));
    for repair in wording.repairs.iter().take(3) {
        let stands = report.figure(repair.figure).map_or("", |figure| figure.span.of(report.source.text));
        lines.push(format!("{stands} → {} ({})", repair.text, repair.why.get(language)));
    }
    let span = report.figure(at_fault(finding)?)?.span;
    Some(Comment { range: span.start..span.end, text: lines.join("\n") })
}

/// The figure that is to be looked at: what is stated, else the whole, else the last of the claim.
fn at_fault(finding: &Finding) -> Option<FigureId> {
    let claim = &finding.check.claim;
    claim.figure(Role::Stated).or_else(|| claim.figure(Role::Whole)).or(claim.figures.last().map(|(id, _)| *id))
}
