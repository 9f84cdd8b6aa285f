//! The certificate as JSON, `gouji.certificate/1`.

use serde::Serialize;

use super::{Check, Cluster, Figure, Note, Report, SourceInfo, Summary, Text, Tool};
use crate::report::{self, AuditReport};

/// The name and version of this form.
pub const SCHEMA: &str = "gouji.certificate/1";

/// What was checked of a text, and what was not.
#[derive(Debug, Clone, Serialize)]
pub struct Certificate {
    /// Always `gouji.certificate/1`.
    pub schema: &'static str,
    /// What made it.
    pub tool: Tool,
    /// What was audited, with its hash.
    pub source: SourceInfo,
    /// Every tie that was checked, with its sum, verdict and decision.
    pub checks: Vec<Check>,
    /// The checks that hang together by their figures.
    pub clusters: Vec<Cluster>,
    /// The figures of the checks.
    pub figures: Vec<Figure>,
    /// Every number that no check used.
    pub unchecked: Vec<Unchecked>,
    /// What there is to say about the text as a whole.
    pub notes: Vec<Note>,
    /// The counts.
    pub summary: Summary,
}

/// A number that no check used.
#[derive(Debug, Clone, Serialize)]
pub struct Unchecked {
    /// The number.
    pub figure: Figure,
    /// Why not.
    pub why: Text,
}

impl From<&AuditReport<'_>> for Certificate {
    fn from(audit: &AuditReport<'_>) -> Self {
        let Report { tool, source, figures, checks, clusters, notes, summary, .. } = Report::from(audit);
        let mut reasons = report::unchecked(audit).into_iter().peekable();
        let (mut used, mut unchecked) = (Vec::new(), Vec::new());
        for (index, figure) in figures.into_iter().enumerate() {
            match reasons.next_if(|(id, _)| id.index() == index) {
                Some((_, why)) => unchecked.push(Unchecked { figure, why: why.into() }),
                None => used.push(figure),
            }
        }
        Certificate { schema: SCHEMA, tool, source, checks, clusters, figures: used, unchecked, notes, summary }
    }
}
