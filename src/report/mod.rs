//! The answer as data: figures with their states, findings with their words, both languages. Knows no output format.

use std::sync::OnceLock;

mod audit;
mod compare;
mod decisions;
mod fingerprint;
mod formula;
mod message;
mod overall;
mod rules;
mod unchecked;
mod words;
mod written;

pub use crate::text::{Language, Text};
pub use audit::{AuditReport, Finding, Note, Repair, State, Summary, Wording};
pub use compare::{Compared, Comparison, Link, Place, Side, compare};
pub use decisions::{Decision, Refusal, STALE};
pub use fingerprint::Fingerprint;
pub use rules::PackReport;
pub use unchecked::unchecked;
pub use words::{reading, role};

use crate::check::{Check, Verdict, habit};
use crate::claims::Role;
use crate::figures::Figure;
use crate::text::{Document, Source};

/// Puts the answer together, with the findings that `decisions` speak of put aside.
pub fn assemble<'t>(
    name: &'t str,
    document: Document<'t>,
    figures: Vec<Figure>,
    checks: Vec<Check>,
    decisions: &[Decision],
) -> AuditReport<'t> {
    let source = Source { name, text: document.text };
    let states = states(&figures, &checks);
    let summary = summary(&figures, &states, &checks);
    let mut notes = overall::notes(source.text, &figures, &checks);
    notes.extend(overall::habit(habit(checks.iter(), &figures)));
    let fingerprints = fingerprint::fingerprints(checks.iter().map(|check| &check.claim), &figures, &document);
    let findings = checks.into_iter().zip(fingerprints);
    let mut findings: Vec<Finding> =
        findings.map(|(check, fingerprint)| Finding { fingerprint, decision: None, check }).collect();
    notes.extend(decisions::apply(&mut findings, decisions));
    AuditReport {
        source,
        document,
        figures,
        states,
        findings,
        notes,
        summary,
        rules: Vec::new(),
        settings: OnceLock::new(),
    }
}

fn states(figures: &[Figure], checks: &[Check]) -> Vec<State> {
    let unused = |figure: &Figure| if figure.kind.is_quantity() { State::Unverifiable } else { State::NoQuantity };
    let mut states: Vec<State> = figures.iter().map(unused).collect();
    for check in checks.iter().filter(|check| check.verdict != Verdict::Unverifiable) {
        for (id, _) in check.claim.figures.iter().filter(|(_, role)| *role != Role::Context) {
            states[id.index()] = State::Checked;
        }
    }
    states
}

fn summary(figures: &[Figure], states: &[State], checks: &[Check]) -> Summary {
    let mut summary = Summary::default();
    for (_, state) in figures.iter().zip(states).filter(|(figure, _)| figure.kind.is_quantity()) {
        summary.figures += 1;
        summary.checked += usize::from(*state == State::Checked);
        summary.unverifiable += usize::from(*state == State::Unverifiable);
    }
    for check in checks {
        match check.verdict {
            Verdict::Holds => summary.holds += 1,
            Verdict::Truncated => summary.truncated += 1,
            Verdict::Violated => summary.violated += 1,
            Verdict::Incomplete => summary.incomplete += 1,
            Verdict::Unverifiable => {}
        }
    }
    summary
}
