//! Expectations of clusters that do not hold: which checks contradict each other, and what would mend them all.

use gouji::render::wire::{Cluster, Report};

use super::{Lines, one_line};

/// Every cluster that does not hold, `verdict: relation+relation | relation`, and below it, indented, `repair: A → B, C → D`
/// for the first way to mend it.
pub fn clusters(expected: &[&str], report: &Report) -> Result<Lines, String> {
    let is_below = |line: &&str| line.starts_with("  repair: ");
    if let Some(line) = expected.iter().find(|line| !is_below(line) && !line.contains(": ")) {
        return Err(format!("expected `verdict: relation+relation | …` or, indented, `repair: A → B`: {line}"));
    }
    let wanted: Vec<bool> = expected
        .iter()
        .enumerate()
        .filter(|(_, line)| !is_below(line))
        .map(|(index, _)| expected.get(index + 1).is_some_and(is_below))
        .collect();
    let at_fault = report.clusters.iter().filter(|cluster| cluster.verdict != "holds");
    let got = at_fault.enumerate().flat_map(|(index, cluster)| {
        let repair = wanted.get(index).is_some_and(|wanted| *wanted).then(|| repair(report, cluster));
        [Some(head(report, cluster)), repair].into_iter().flatten()
    });
    Ok((expected.iter().map(|line| (*line).to_owned()).collect(), got.collect()))
}

fn head(report: &Report, cluster: &Cluster) -> String {
    let relation = |id: &String| report.checks.iter().find(|check| check.id == *id).map_or("?", |check| check.relation);
    let sets: Vec<String> = cluster
        .contradictions
        .iter()
        .map(|contradiction| contradiction.checks.iter().map(relation).collect::<Vec<_>>().join("+"))
        .collect();
    format!("{}: {}", cluster.verdict, sets.join(" | "))
}

fn repair(report: &Report, cluster: &Cluster) -> String {
    let printed = |id: &str| report.figures.iter().find(|figure| figure.id == id).map(|figure| one_line(&figure.text));
    let changes = cluster.repairs.first().map_or(Vec::new(), |way| {
        way.iter().map(|repair| format!("{} → {}", printed(&repair.figure).unwrap_or_default(), repair.text)).collect()
    });
    format!("  repair: {}", if changes.is_empty() { "none".to_owned() } else { changes.join(", ") })
}
