//! Two reports held against each other as JSON, `gouji.comparison/1`. Offsets are UTF-16 code units.

use serde::Serialize;

use super::{Text, Tool};
use crate::report::{AuditReport, Comparison as Told, Side};
use crate::text::Utf16;

/// The name and version of this form.
pub const SCHEMA: &str = "gouji.comparison/1";

/// What came of holding two reports against each other.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison {
    /// Always `gouji.comparison/1`.
    pub schema: &'static str,
    /// What made it.
    pub tool: Tool,
    /// What last year's report is called.
    pub last: String,
    /// What this year's report is called.
    pub this: String,
    /// Every place where one was held against the other.
    pub found: Vec<Compared>,
    /// What there is to say of both as a whole, or null.
    pub note: Option<Text>,
}

/// One place.
#[derive(Debug, Clone, Serialize)]
pub struct Compared {
    /// carried, base or restated.
    pub link: &'static str,
    /// holds, truncated, violated, incomplete or unverifiable.
    pub verdict: &'static str,
    /// error, warning, info or none.
    pub severity: &'static str,
    /// The figures of both reports.
    pub figures: Vec<Place>,
    /// The sum worked out.
    pub formula: String,
    /// What the reader is told.
    pub message: Text,
    /// Single changes that would make it hold.
    pub repairs: Vec<Repair>,
}

/// A figure of one of the reports.
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// last or this.
    pub report: &'static str,
    /// Its place in the figures of that report: `f1`, `f2` …
    pub id: String,
    /// Where it starts.
    pub start: usize,
    /// Behind its end.
    pub end: usize,
    /// As it is printed.
    pub text: String,
    /// What it does.
    pub role: &'static str,
}

/// A single change.
#[derive(Debug, Clone, Serialize)]
pub struct Repair {
    /// last or this.
    pub report: &'static str,
    /// The figure to change.
    pub figure: String,
    /// What would stand in its place.
    pub text: String,
    /// Why.
    pub why: Text,
}

impl Comparison {
    /// Of `told`, of `last` year's report and `this` year's.
    pub fn new(told: &Told, last: &AuditReport, this: &AuditReport) -> Comparison {
        let mut offsets = [Utf16::new(last.source.text), Utf16::new(this.source.text)];
        let mut place = |place: &crate::report::Place| {
            let (report, at) = if place.side == Side::Last { (last, 0) } else { (this, 1) };
            let span = report.figure(place.figure)?.span;
            Some(Place {
                report: name(place.side),
                id: super::figure_id(place.figure),
                start: offsets[at].at(span.start),
                end: offsets[at].at(span.end),
                text: span.of(report.source.text).to_owned(),
                role: place.role.name(),
            })
        };
        let found = told.found.iter().map(|found| Compared {
            link: found.link.name(),
            verdict: found.check.verdict.name(),
            severity: found.check.severity.name(),
            figures: found.places.iter().filter_map(&mut place).collect(),
            formula: found.formula.clone(),
            message: found.message.clone().into(),
            repairs: found
                .repairs
                .iter()
                .map(|(side, repair)| Repair {
                    report: name(*side),
                    figure: super::figure_id(repair.figure),
                    text: repair.text.clone(),
                    why: repair.why.clone().into(),
                })
                .collect(),
        });
        Comparison {
            schema: SCHEMA,
            tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
            last: last.source.name.to_owned(),
            this: this.source.name.to_owned(),
            found: found.collect(),
            note: told.note.clone().map(Text::from),
        }
    }
}

fn name(side: Side) -> &'static str {
    match side {
        Side::Last => "last",
        Side::This => "this",
    }
}
