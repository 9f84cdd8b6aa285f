//! Rule: what a pack says of the concepts of its form.
//!
//! What it checks: 新收 + 上年结转 = 办结 + 结转下年, wherever a report states all of them, in sentences and in tables.
//! When it is silent: a word does not name what a figure measures, a concept is stated twice with different values, or
//! another claim already holds the same figures against each other.

mod naming;
mod prose;
mod repeat;
mod table;

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::claim::{Applied, Claim, Form, Role, Strength, Why};
use super::rows::table::Table;
use super::scene::Scene;
use crate::figures::{Figure, FigureId};
use crate::rules::{Expression, Operation, Pack, Rule, Rules, Sign, Tie};
use crate::sort;
use crate::text::Document;

/// What has become of the rules of a pack.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackUse {
    /// Whether the text is evidently the form that the pack speaks of.
    pub is_form: bool,
    /// What has become of each rule.
    pub rules: Vec<RuleUse>,
    /// Whether each concept is stated.
    pub stated: Vec<bool>,
}

/// How often a rule was applied, and how often its concepts were stated but not clearly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RuleUse {
    /// Applied; other claims on the same figures count as well.
    pub applied: u32,
    /// Not applied, for which figures were meant was not clear.
    pub unclear: u32,
}

/// Adds the claims that `rules` make; what has become of each pack.
pub fn find(
    scene: &Scene,
    figures: &[Figure],
    tables: &[Table],
    rules: &Rules,
    claims: &mut Vec<Claim>,
) -> Vec<PackUse> {
    let uses = |pack: &Arc<Pack>| PackUse {
        is_form: is_form(scene.document, pack),
        rules: vec![RuleUse::default(); pack.rules.len()],
        stated: vec![false; pack.concepts.len()],
    };
    let mut found = Found { uses: rules.packs.iter().map(uses).collect(), bound: Vec::new(), stated: Vec::new() };
    prose::find(scene, figures, rules, &mut found);
    table::find(scene.document, figures, tables, rules, &mut found);
    let Found { mut uses, bound, stated } = found;
    repeat::find(stated, claims);
    if bound.is_empty() {
        return uses;
    }
    let of_rules = bound.into_iter().map(|Bound { pack, rule, tie, short }| {
        uses[pack].rules[rule].applied += 1;
        claim(&rules.packs[pack].rules[rule], tie, short, figures)
    });
    let of_rules: Vec<Claim> = of_rules.collect();
    let mut known = known(claims, &of_rules, figures.len());
    let balances: Vec<Vec<FigureId>> =
        claims.iter().filter(|claim| matches!(claim.why, Why::Carried)).map(tied).collect();
    let sums = claims.iter().filter(|claim| matches!(claim.form, Form::Sum { .. }));
    let lists: FxHashSet<Vec<FigureId>> = sums.filter_map(parts).collect();
    let is_other = |claim: &Claim| {
        // 办结353件，胜诉279件，败诉74件: the parts have their whole.
        let has_whole = parts(claim).is_some_and(|parts| lists.contains(&parts) && !known.contains(&tied(claim)));
        has_whole || mixes(&tied(claim), &balances)
    };
    let of_rules: Vec<Claim> = of_rules.into_iter().filter(|claim| !is_other(claim)).collect();
    // How it is rounded no other claim says.
    claims.extend(of_rules.into_iter().filter(|claim| known.insert(tied(claim)) || is_rounded(claim)));
    uses
}

/// The parts that `claim` holds against its whole, where there is more than one.
fn parts(claim: &Claim) -> Option<Vec<FigureId>> {
    let parts: Vec<FigureId> = claim.all(Role::Part).collect();
    (parts.len() > 1).then(|| sorted(parts))
}

/// Whether figures of a balance that the text tells are held against one that is none of them.
fn mixes(figures: &[FigureId], balances: &[Vec<FigureId>]) -> bool {
    balances.iter().any(|balance| {
        let own = figures.iter().filter(|id| balance.contains(id)).count();
        own > 1 && own < figures.len()
    })
}

/// What `claims` hold against each other already, among the figures of the claims `of_rules`.
fn known(claims: &[Claim], of_rules: &[Claim], figures: usize) -> FxHashSet<Vec<FigureId>> {
    let mut used = vec![false; figures];
    of_rules.iter().flat_map(|claim| &claim.figures).for_each(|(id, _)| used[id.index()] = true);
    let all = |claim: &&Claim| claim.figures.iter().all(|(id, role)| *role == Role::Context || used[id.index()]);
    let mut known: FxHashSet<Vec<FigureId>> = claims.iter().filter(all).map(tied).collect();
    // That a part does not exceed its whole is said by every claim on both.
    for claim in claims {
        let mut wholes = claim.all(Role::Whole);
        if let (Some(whole), None) = (wholes.next(), wholes.next())
            && used[whole.index()]
        {
            let parts = claim.all(Role::Part).filter(|part| used[part.index()]);
            known.extend(parts.map(|part| sorted(vec![whole, part])));
        }
    }
    known
}

/// The figures that `claim` holds against each other.
fn tied(claim: &Claim) -> Vec<FigureId> {
    sorted(claim.figures.iter().filter(|(_, role)| *role != Role::Context).map(|(id, _)| *id).collect())
}

/// Whether the rule says how a side is rounded.
fn is_rounded(claim: &Claim) -> bool {
    let rounded = |side: &Expression<FigureId>| matches!(side, Expression::Round(..));
    claim.applied().is_some_and(|applied| rounded(&applied.tie.left) || rounded(&applied.tie.right))
}

fn sorted(mut ids: Vec<FigureId>) -> Vec<FigureId> {
    sort::plain(&mut ids);
    ids.dedup();
    ids
}

/// Whether all signs of the form stand in the text.
fn is_form(document: &Document, pack: &Pack) -> bool {
    !pack.signs.is_empty() && pack.signs.iter().all(|sign| document.text.contains(sign.as_str()))
}

/// What is found while a text is gone through.
struct Found {
    uses: Vec<PackUse>,
    bound: Vec<Bound>,
    /// What the forms state, in sentences and in tables.
    stated: Vec<repeat::Stated>,
}

/// A rule whose concepts are figures.
struct Bound {
    pack: usize,
    rule: usize,
    tie: Tie<FigureId>,
    /// Whether an optional term is left out.
    short: bool,
}

/// The claim that `rule` makes over the figures of `tie`; `short`: a term is not named, so that parts may be missing.
fn claim(rule: &Arc<Rule>, tie: Tie<FigureId>, short: bool, figures: &[Figure]) -> Claim {
    let (form, mut ids) = shape(&tie, short, figures);
    sort::by_key(&mut ids, |(id, _)| *id);
    let why = Why::Rule(Arc::new(Applied { rule: rule.clone(), tie }));
    Claim { form, figures: ids, strength: Strength::Stated, why }
}

/// What has to be computed for `tie`, and the part that each figure has in it.
fn shape(tie: &Tie<FigureId>, short: bool, figures: &[Figure]) -> (Form, Vec<(FigureId, Role)>) {
    let all = |role: Role| move |id: &FigureId| (*id, role);
    let sides = (tie.left.sum(), tie.right.sum());
    let once = sorted(tie.terms().into_iter().map(|(id, _)| *id).collect()).len() == tie.terms().len();
    if let (true, Sign::Equal, (Some(left), Some(right))) = (once, tie.sign, &sides) {
        let (wholes, parts) = if left.len() < right.len() { (left, right) } else { (right, left) };
        if parts.len() > 1 {
            let wholes = wholes.iter().map(|id| (**id, Role::Whole));
            return (Form::Sum { after: !short }, wholes.chain(parts.iter().map(|id| (**id, Role::Part))).collect());
        }
    }
    if let (true, Sign::AtMost | Sign::AtLeast, (Some(left), Some(right))) = (once, tie.sign, &sides)
        && let ([left], [right]) = (&left[..], &right[..])
    {
        let (whole, part) = if tie.sign == Sign::AtMost { (right, left) } else { (left, right) };
        return (Form::Bound, vec![(**whole, Role::Whole), (**part, Role::Part)]);
    }
    let is_rate = |id: &FigureId| figures.get(id.index()).is_some_and(|figure| figure.kind.is_rate());
    for (stated, quotient) in [(&tie.left, &tie.right), (&tie.right, &tie.left)] {
        if let (true, Sign::Equal, Expression::Term(stated), Expression::Both(Operation::Over, parts, whole)) =
            (once, tie.sign, stated, quotient)
            && let (true, Some(parts), Expression::Term(whole)) = (is_rate(stated), parts.sum(), &**whole)
        {
            let parts = parts.into_iter().map(all(Role::Part));
            return (Form::Ratio, [(*whole, Role::Whole), (*stated, Role::Stated)].into_iter().chain(parts).collect());
        }
    }
    let role = |stands_alone: bool, greater: bool| match (tie.sign, stands_alone, greater) {
        (Sign::Equal, true, _) => Role::Stated,
        (_, _, true) => Role::Whole,
        _ => Role::Part,
    };
    let alone = |side: &Expression<FigureId>| matches!(side, Expression::Term(_));
    let (left, right) = (
        role(alone(&tie.left), tie.sign == Sign::AtLeast),
        role(alone(&tie.right) && !alone(&tie.left), tie.sign == Sign::AtMost),
    );
    let mut ids: Vec<(FigureId, Role)> = tie.left.terms().into_iter().map(|(id, _)| (*id, left)).collect();
    ids.extend(tie.right.terms().into_iter().map(|(id, _)| (*id, right)));
    sort::by_key(&mut ids, |(id, _)| *id);
    ids.dedup_by_key(|(id, _)| *id);
    (Form::Tie, ids)
}
