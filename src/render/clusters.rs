//! Clusters in words: the places of their checks, and what would mend all of them.

use super::{labels, lines::Lines};
use crate::check::{Change, Cluster};
use crate::report::{AuditReport, Language};

/// The clusters that say more than their findings do: several faults at once, or claims that only contradict each other,
/// where they are not put aside.
pub fn telling(audit: &AuditReport) -> Vec<Cluster> {
    let open = |finding: usize| audit.findings.get(finding).is_some_and(|finding| finding.decision.is_none());
    let more = |cluster: &Cluster| {
        let open: Vec<_> = cluster.contradictions.iter().filter(|contradiction| open(contradiction.finding)).collect();
        open.len() > 1 || open.first().is_some_and(|only| only.checks.len() > 1)
    };
    audit.clusters().into_iter().filter(more).collect()
}

/// Where the checks stand: `4:16 120件、6:2 25%`.
pub fn places(audit: &AuditReport, lines: &Lines, checks: &[usize], language: Language) -> String {
    let place = |&at: &usize| {
        let figure = audit.figure(labels::chief(audit.findings.get(at)?)?)?;
        let (line, column) = lines.place(figure.span.start);
        Some(format!("{line}:{column} {}", figure.span.of(audit.source.text)))
    };
    let places: Vec<String> = checks.iter().filter_map(place).collect();
    places.join(labels::pick(language, "、", ", "))
}

/// Changes that mend a cluster: `26件 → 30件`.
pub fn way(audit: &AuditReport, changes: &[Change], language: Language) -> String {
    let shown = |change: &Change| {
        let stands = audit.figure(change.figure)?.span.of(audit.source.text);
        Some(format!("{stands} → {}", audit.written(change)?.text))
    };
    let changes: Vec<String> = changes.iter().filter_map(shown).collect();
    changes.join(labels::pick(language, "，同时 ", " and "))
}
