//! Clusters as JSON.

use serde::Serialize;

use super::{Repair, Text, check_id, figure_id};
use crate::check;
use crate::report::AuditReport;

/// Checks that hang together by their figures, or by a state before that they imply.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Cluster {
    /// `k1`, `k2` …
    pub id: String,
    /// The checks.
    pub checks: Vec<String>,
    /// Their figures.
    pub figures: Vec<String>,
    /// Whether all can hold together: holds, violated, incomplete or unverifiable.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "'holds' | 'violated' | 'incomplete' | 'unverifiable'"))]
    pub verdict: &'static str,
    /// The smallest sets of checks that cannot hold, those of the fewest first.
    pub contradictions: Vec<Contradiction>,
    /// What the reader is told.
    pub message: Text,
    /// Changes after which all its checks hold, the likeliest first: of one figure each, or of two where no single one does.
    pub repairs: Vec<Vec<Repair>>,
}

/// Checks that cannot hold together.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Contradiction {
    /// One that does not hold by itself, or several that do.
    pub checks: Vec<String>,
    /// The check that tells of it.
    pub finding: String,
}

/// A cluster of `audit` with its number.
pub(super) fn cluster((index, cluster): (usize, check::Cluster), audit: &AuditReport) -> Cluster {
    let checks = |checks: &[usize]| checks.iter().map(|&at| check_id(at)).collect();
    let repairs = |way: Vec<check::Change>| -> Vec<Repair> {
        way.iter().filter_map(|change| audit.written(change)).map(Repair::from).collect()
    };
    Cluster {
        id: format!("k{}", index + 1),
        checks: checks(&cluster.checks),
        figures: cluster.figures.iter().map(|id| figure_id(*id)).collect(),
        verdict: cluster.verdict.name(),
        contradictions: cluster
            .contradictions
            .iter()
            .map(|c| Contradiction { checks: checks(&c.checks), finding: check_id(c.finding) })
            .collect(),
        message: audit.cluster_message(&cluster).into(),
        repairs: cluster.repairs.into_iter().map(repairs).collect(),
    }
}
