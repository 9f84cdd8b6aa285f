//! Findings on claims that hold each by itself and cannot all at once.

use super::joint::{self, Implied};
use super::repair::{self, Change};
use super::sharing::Sharing;
use super::{Cause, Check, Severity, Values, Verdict, recompute};
use crate::claims::{Claim, Form, Relation, Role, Strength, Why};
use crate::figures::{Figure, FigureId};
use crate::sort;

/// Of how many contradictions of a text it is asked what went wrong.
const EXPLAINED: usize = 64;

/// The checks that cannot hold together, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// The checks, by their place among all.
    pub claims: Vec<usize>,
    /// What they say of states before that no figure states.
    pub implied: Vec<Implied>,
}

/// A contradiction, as the claim that all of it holds.
pub struct Contradiction {
    claim: Claim,
    together: Together,
    cause: Option<Cause>,
    repairs: Vec<Change>,
}

/// Every smallest set of `claims` that hold each by itself and cannot together; and the claims, by their place, of which it
/// could not be told.
pub fn contradictions(claims: &[Claim], figures: &[Figure], verdicts: &[Verdict]) -> (Vec<Contradiction>, Vec<usize>) {
    let all: Vec<&Claim> = claims.iter().collect();
    let stands: Vec<bool> = verdicts.iter().map(|verdict| verdict.stands()).collect();
    let shared = joint::shared(&all, figures, &stands, &[]);
    let (mut sets, mut unclear) = (Vec::new(), Vec::new());
    for shared in shared {
        sets.extend(shared.contradictions);
        unclear.extend(shared.claims.into_iter().filter(|_| !shared.clear));
    }
    if sets.is_empty() {
        return (Vec::new(), unclear);
    }
    let sharing = Sharing::new(claims, figures, verdicts);
    let mut found: Vec<Contradiction> = sets.into_iter().map(|set| contradiction(&all, figures, set)).collect();
    for found in found.iter_mut().take(EXPLAINED) {
        let set: Vec<&Claim> = found.together.claims.iter().map(|&at| all[at]).collect();
        found.cause = wrong_way(&set, figures);
        found.repairs = repairs(&set, &found.claim, figures, &sharing);
    }
    (found, unclear)
}

fn contradiction(claims: &[&Claim], figures: &[Figure], set: Vec<usize>) -> Contradiction {
    let of: Vec<&Claim> = set.iter().map(|&at| claims[at]).collect();
    let implied: Vec<Implied> = of.iter().filter_map(|claim| joint::implied(claim, figures)).collect();
    let relations = || of.iter().map(|claim| claim.relation());
    let chief = relations().find(|relation| matches!(relation, Relation::Sum | Relation::Bound));
    let relation = chief.or_else(|| relations().next_back()).unwrap_or(Relation::Repeat);
    let why = if implied.is_empty() { Why::Shared } else { Why::YearBefore };
    let claim = Claim {
        form: Form::Together { relation },
        figures: roles(of.iter().copied()),
        strength: Strength::Inferred,
        why,
    };
    Contradiction { claim, cause: None, repairs: Vec::new(), together: Together { claims: set, implied } }
}

/// The slips, of one figure each, without which the claims of `set` can all be true and no other breaks.
fn repairs(set: &[&Claim], claim: &Claim, figures: &[Figure], sharing: &Sharing) -> Vec<Change> {
    let known = Values { claim, figures, changed: &[] };
    let mends = |change: &Change| {
        let Some(value) = repair::changed(&known, change) else { return false };
        let changed = &[(change.figure, value)];
        let stands = |claim: &Claim| {
            recompute(&Values { claim, figures, changed }).is_some_and(|outcome| outcome.verdict.stands())
        };
        sharing.of(change.figure).all(|(claim, verdict)| !verdict.stands() || stands(claim))
            && joint::is_possible(set, figures, changed)
    };
    let slips = claim.figures.iter().filter_map(|&(id, _)| Some(repair::slips(id, known.value(id)?)));
    let mut found: Vec<Change> = slips.flatten().filter(mends).collect();
    sort::by_cached_key(&mut found, |change| repair::unlikelihood(&known, change));
    repair::few(found.into_iter())
}

/// The only one of them that may have called a rise a fall, or a fall a rise.
fn wrong_way(set: &[&Claim], figures: &[Figure]) -> Option<Cause> {
    let turned = |at: usize| {
        let Form::Change { rise, years } = set[at].form else { return None };
        let other = Claim { form: Form::Change { rise: !rise, years }, ..set[at].clone() };
        let stands = recompute(&Values { claim: &other, figures, changed: &[] })?.verdict.stands();
        let with: Vec<&Claim> = (0..set.len()).map(|k| if k == at { &other } else { set[k] }).collect();
        (stands && joint::is_possible(&with, figures, &[])).then(|| other.figure(Role::Stated))?
    };
    let mut found = (0..set.len()).filter_map(turned);
    let stated = found.next().filter(|_| found.next().is_none())?;
    Some(Cause::Turned { stated })
}

/// Every figure of `claims` in order of the text; one that does several things in the chief of them.
fn roles<'c>(claims: impl Iterator<Item = &'c Claim>) -> Vec<(FigureId, Role)> {
    let mut roles: Vec<(FigureId, Role)> = claims.flat_map(|claim| claim.figures.iter().copied()).collect();
    sort::by_key(&mut roles, |&(id, role)| (id, rank(role)));
    roles.dedup_by_key(|(id, _)| *id);
    roles
}

fn rank(role: Role) -> u8 {
    match role {
        Role::Whole => 0,
        Role::Part => 1,
        Role::Base => 2,
        Role::Current => 3,
        Role::Amount => 4,
        Role::Stated => 5,
        Role::Item | Role::Context => 6,
    }
}

/// The `checks`, in order of the text, with the contradictions between them in their place.
pub fn among(mut checks: Vec<Check>, contradictions: Vec<Contradiction>) -> Vec<Check> {
    if contradictions.is_empty() {
        return checks;
    }
    checks.extend(contradictions.into_iter().map(|Contradiction { claim, together, cause, repairs }| Check {
        claim,
        verdict: Verdict::Violated,
        severity: Severity::Warning,
        calculated: None,
        cause,
        remark: None,
        repairs,
        together: Some(Box::new(together)),
        unclear: false,
    }));
    let mut order: Vec<usize> = (0..checks.len()).collect();
    sort::by_cached_key(&mut order, |&at| checks[at].claim.figures.iter().map(|(id, _)| *id).min());
    let mut place = vec![0; checks.len()];
    order.iter().enumerate().for_each(|(new, &old)| place[old] = new);
    let mut placed: Vec<(usize, Check)> = place.iter().copied().zip(checks).collect();
    sort::by_key(&mut placed, |(place, _)| *place);
    let moved = placed.into_iter().map(|(_, mut check)| {
        for claim in check.together.iter_mut().flat_map(|together| &mut together.claims) {
            *claim = place[*claim];
        }
        check
    });
    moved.collect()
}
