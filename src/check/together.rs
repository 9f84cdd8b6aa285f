//! Findings on claims that hold each by itself and cannot all at once.

use std::collections::BTreeMap;

use super::joint::{self, Implied};
use super::{Change, Check, Severity, Verdict};
use crate::claims::{Claim, Form, Relation, Role, Strength, Why};
use crate::figures::{Figure, FigureId};

/// The checks that cannot hold together, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// The checks, by their place among all.
    pub claims: Vec<usize>,
    /// What they say of states before that no figure states.
    pub implied: Vec<Implied>,
}

/// A contradiction, as the claim that all of it holds, with the changes after which it does.
pub struct Contradiction {
    claim: Claim,
    together: Together,
    repairs: Vec<Change>,
}

/// Every smallest set of `claims` that hold each by itself and cannot together.
pub fn contradictions(claims: &[Claim], figures: &[Figure], verdicts: &[Verdict]) -> Vec<Contradiction> {
    let shared = joint::shared(claims, figures, verdicts);
    let sets = shared.into_iter().flat_map(|shared| shared.contradictions);
    sets.map(|set| contradiction(claims, figures, set)).collect()
}

fn contradiction(claims: &[Claim], figures: &[Figure], set: Vec<usize>) -> Contradiction {
    let of = || set.iter().map(|&at| &claims[at]);
    let implied: Vec<Implied> = of().filter_map(|claim| joint::implied(claim, figures)).collect();
    let relations = || of().map(Claim::relation);
    let chief = relations().find(|relation| matches!(relation, Relation::Sum | Relation::Bound));
    let relation = chief.or_else(|| relations().last()).unwrap_or(Relation::Repeat);
    let why = if implied.is_empty() { Why::Shared } else { Why::YearBefore };
    let claim =
        Claim { form: Form::Together { relation }, figures: roles(of()), strength: Strength::Inferred, why };
    Contradiction { claim, repairs: Vec::new(), together: Together { claims: set, implied } }
}

/// Every figure of `claims` in order of the text; one that does several things in the chief of them.
fn roles<'c>(claims: impl Iterator<Item = &'c Claim>) -> Vec<(FigureId, Role)> {
    let mut roles: BTreeMap<FigureId, Role> = BTreeMap::new();
    for &(id, role) in claims.flat_map(|claim| &claim.figures) {
        let first = roles.entry(id).or_insert(role);
        if rank(role) < rank(*first) {
            *first = role;
        }
    }
    roles.into_iter().collect()
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
    checks.extend(contradictions.into_iter().map(|Contradiction { claim, together, repairs }| Check {
        claim,
        verdict: Verdict::Violated,
        severity: Severity::Warning,
        calculated: None,
        cause: None,
        remark: None,
        repairs,
        together: Some(Box::new(together)),
    }));
    let mut order: Vec<usize> = (0..checks.len()).collect();
    order.sort_by_key(|&at| checks[at].claim.figures.iter().map(|(id, _)| *id).min());
    let mut place = vec![0; checks.len()];
    order.iter().enumerate().for_each(|(new, &old)| place[old] = new);
    let mut placed: Vec<(usize, Check)> = place.iter().copied().zip(checks).collect();
    placed.sort_unstable_by_key(|(place, _)| *place);
    let moved = placed.into_iter().map(|(_, mut check)| {
        for claim in check.together.iter_mut().flat_map(|together| &mut together.claims) {
            *claim = place[*claim];
        }
        check
    });
    moved.collect()
}
