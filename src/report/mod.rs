//! The answer as data: figures with their states, findings with their words, both languages. Knows no output format.

mod audit;

pub use audit::{AuditReport, Finding, Language, Note, Repair, State, Summary, Text};

use crate::check::Check;
use crate::figures::Figure;
use crate::text::Source;

/// Puts the answer together.
pub fn assemble(source: Source<'_>, figures: Vec<Figure>, _checks: Vec<Check>) -> AuditReport<'_> {
    AuditReport { source, states: vec![], figures, findings: vec![], notes: vec![], summary: Summary::default() }
}
