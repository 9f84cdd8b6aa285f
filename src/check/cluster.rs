//! Checks that share figures, as one thing: which of them cannot hold together, and what would mend all of them.

use super::joint;
use super::repair::{self, Change};
use super::{Check, Values, Verdict, recompute};
use crate::claims::{Form, Role};
use crate::figures::{Figure, FigureId, Value};
use crate::sort;

/// The most checks of a cluster that is mended as a whole.
const LARGEST: usize = 64;
/// The most faults in it.
const FAULTS: usize = 6;
/// How many ways to mend it are kept.
const KEPT: usize = 4;

/// Checks that hang together by their figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// The checks, by their place among all.
    pub checks: Vec<usize>,
    /// Their figures, in order of the text.
    pub figures: Vec<FigureId>,
    /// Whether all of them can hold together.
    pub verdict: Verdict,
    /// The smallest sets of them that cannot hold.
    pub contradictions: Vec<Contradiction>,
    /// Changes after which all of them hold, the likeliest first: of one figure each, or of two where no single one does.
    pub repairs: Vec<Vec<Change>>,
}

/// Checks that cannot hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The checks: one that does not hold by itself, or several that do.
    pub checks: Vec<usize>,
    /// The check that tells of it.
    pub finding: usize,
}

/// The clusters of `checks`, all those of `figures`, of more than one check each.
///
/// ```
/// use gouji::check;
/// let text = "全年受理申请120件，同比增长20%，其中网上受理90件，同比下降25%。";
/// let report = gouji::audit(text, &gouji::Options::default());
/// let checks: Vec<_> = report.findings.iter().map(|finding| &finding.check).collect();
/// let clusters = check::clusters(&checks, &report.figures);
/// assert_eq!(clusters.len(), 1);
/// assert_eq!(clusters[0].verdict, check::Verdict::Violated);
/// assert_eq!(clusters[0].contradictions[0].checks.len(), 3, "both rates, and the part of its whole");
/// ```
pub fn clusters(checks: &[&Check], figures: &[Figure]) -> Vec<Cluster> {
    groups(checks, figures.len()).into_iter().map(|group| cluster(checks, figures, group)).collect()
}

/// The checks, by their place, that hang together by figures that are more than context.
fn groups(checks: &[&Check], figures: usize) -> Vec<Vec<usize>> {
    let mut leader: Vec<usize> = (0..checks.len()).collect();
    let mut first: Vec<Option<usize>> = vec![None; figures];
    for (at, check) in checks.iter().enumerate() {
        for (id, _) in check.claim.figures.iter().filter(|(_, role)| *role != Role::Context) {
            let other = *first[id.index()].get_or_insert(at);
            let (a, b) = (joint::lead(&mut leader, at), joint::lead(&mut leader, other));
            leader[a.max(b)] = a.min(b);
        }
    }
    joint::led(leader).into_iter().filter(|group| group.len() > 1).collect()
}

fn cluster(checks: &[&Check], figures: &[Figure], group: Vec<usize>) -> Cluster {
    let faults: Vec<usize> = group.iter().copied().filter(|&at| checks[at].verdict.is_fault()).collect();
    let any = |verdict: Verdict| group.iter().any(|&at| checks[at].verdict == verdict);
    let verdict = if any(Verdict::Violated) {
        Verdict::Violated
    } else if any(Verdict::Incomplete) {
        Verdict::Incomplete
    } else if any(Verdict::Unverifiable) || group.iter().any(|&at| checks[at].unclear) {
        Verdict::Unverifiable
    } else {
        Verdict::Holds
    };
    let mut contradictions: Vec<Contradiction> = faults
        .iter()
        .map(|&finding| {
            let together = checks[finding].together.as_ref();
            Contradiction { checks: together.map_or(vec![finding], |together| together.claims.clone()), finding }
        })
        .collect();
    sort::by_key(&mut contradictions, |contradiction| contradiction.checks.len());
    let mut own: Vec<FigureId> =
        group.iter().flat_map(|&at| checks[at].claim.figures.iter().map(|(id, _)| *id)).collect();
    sort::plain(&mut own);
    own.dedup();
    let repairs = if faults.is_empty() || faults.len() > FAULTS || group.len() > LARGEST {
        Vec::new()
    } else {
        let of = group.iter().map(|&at| checks[at]).filter(|check| check.verdict != Verdict::Unverifiable).collect();
        Mender { checks: of, figures }.repairs()
    };
    Cluster { checks: group, figures: own, verdict, contradictions, repairs }
}

/// What mends a cluster.
struct Mender<'c> {
    checks: Vec<&'c Check>,
    figures: &'c [Figure],
}

impl<'c> Mender<'c> {
    fn repairs(&self) -> Vec<Vec<Change>> {
        let first = self.faults(&[]);
        let tried: Vec<Change> = first.iter().flat_map(|check| check.repairs.iter().copied()).collect();
        let single: Vec<Vec<Change>> = tried.iter().map(|change| vec![*change]).filter(|way| self.mends(way)).collect();
        let ways = if single.is_empty() { self.pairs(&first) } else { single };
        self.likeliest(ways)
    }

    /// Figures that have changed places; else ways to mend the first fault that leave another one, with what mends that.
    fn pairs(&self, faults: &[&'c Check]) -> Vec<Vec<Change>> {
        let mut exchanged = self.exchanges(faults);
        exchanged.retain(|way| self.mends(way));
        let (Some(first), true) = (faults.first(), exchanged.is_empty()) else { return exchanged };
        let mut ways = Vec::new();
        for change in &first.repairs {
            let Some(changed) = self.values(&[*change]) else { continue };
            let left = self.faults(&changed);
            let Some(next) = left.first().filter(|check| !matches!(check.claim.form, Form::Together { .. })) else {
                continue;
            };
            let known = Values { claim: &next.claim, figures: self.figures, changed: &changed };
            for &(id, role) in next.claim.figures.iter().filter(|(id, _)| *id != change.figure) {
                ways.extend(repair::changes(&known, id, role).into_iter().map(|second| vec![*change, second]));
            }
        }
        ways.retain(|way| self.mends(way));
        ways
    }

    /// Figures of the faults, near each other, that may have changed places.
    fn exchanges(&self, faults: &[&'c Check]) -> Vec<Vec<Change>> {
        const NEAR: u32 = 3;
        let mut own: Vec<FigureId> =
            faults.iter().flat_map(|check| check.claim.figures.iter().map(|(id, _)| *id)).collect();
        sort::plain(&mut own);
        own.dedup();
        let value = |id: FigureId| self.figures.get(id.index())?.value;
        let mut ways = Vec::new();
        for (at, &a) in own.iter().enumerate() {
            for &b in own[at + 1..].iter().take_while(|b| b.0 - a.0 <= NEAR) {
                let Some((one, other)) = value(a).zip(value(b)) else { continue };
                if one.printed != other.printed && one.places == other.places {
                    let takes = |figure: FigureId, from: Value| Change {
                        figure,
                        printed: from.printed,
                        places: from.places,
                        slip: None,
                        cut_off: false,
                    };
                    ways.push(vec![takes(a, other), takes(b, one)]);
                }
            }
        }
        ways
    }

    /// The checks that do not hold once these figures are `changed`.
    fn faults(&self, changed: &[(FigureId, Value)]) -> Vec<&'c Check> {
        let touched =
            |check: &Check| check.claim.figures.iter().any(|(id, _)| changed.iter().any(|(own, _)| own == id));
        let fault = |check: &Check| match &check.together {
            Some(_) => changed.is_empty(),
            None if touched(check) => {
                let known = Values { claim: &check.claim, figures: self.figures, changed };
                recompute(&known).is_none_or(|outcome| outcome.verdict.is_fault())
            }
            None => check.verdict.is_fault(),
        };
        self.checks.iter().copied().filter(|check| fault(check)).collect()
    }

    /// Whether all hold, each by itself and together.
    fn mends(&self, way: &[Change]) -> bool {
        let Some(changed) = self.values(way) else { return false };
        let claims = || self.checks.iter().filter(|check| check.together.is_none()).map(|check| &check.claim);
        self.faults(&changed).is_empty() && joint::is_possible(&claims().collect::<Vec<_>>(), self.figures, &changed)
    }

    fn values(&self, way: &[Change]) -> Option<Vec<(FigureId, Value)>> {
        let value = |id: FigureId| self.figures.get(id.index())?.value;
        way.iter().map(|change| Some((change.figure, value(change.figure)?.with(change.printed)?))).collect()
    }

    fn likeliest(&self, mut ways: Vec<Vec<Change>>) -> Vec<Vec<Change>> {
        let Some(first) = self.checks.first() else { return ways };
        let known = Values { claim: &first.claim, figures: self.figures, changed: &[] };
        sort::by_cached_key(&mut ways, |way| {
            way.iter().map(|change| repair::unlikelihood(&known, change)).collect::<Vec<_>>()
        });
        let mut kept: Vec<Vec<Change>> = Vec::new();
        for mut way in ways {
            sort::by_key(&mut way, |change| change.figure);
            if kept.len() < KEPT && !kept.contains(&way) {
                kept.push(way);
            }
        }
        kept
    }
}
