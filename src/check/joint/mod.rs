//! Claims that hold each by itself, all at once: which of them cannot hold together.

mod build;
mod line;
mod smallest;

use rustc_hash::FxHashMap;
use std::cmp::Reverse;

use build::{Conditions, conditions};

use crate::claims::{Claim, Form, Role};
use crate::exact::{Condition, Interval, Number, Rate, Solution, System, Unknown};
use crate::figures::{Figure, FigureId, Value};
use crate::sort;

/// The most claims that are solved together.
const LARGEST: usize = 48;
/// The most unknowns in all their conditions together.
const WIDEST: usize = 400;
/// How many contradictions are told of claims that share unknowns.
const TOLD: usize = 8;

/// Claims that share unknowns, and what comes of solving them together.
pub struct Shared {
    /// The claims, by their place.
    pub claims: Vec<usize>,
    /// The smallest sets of them that cannot hold together.
    pub contradictions: Vec<Vec<usize>>,
    /// Whether that they can, or all that cannot, is certain.
    pub clear: bool,
}

/// Every set of those `claims` that stand by themselves with unknowns between them, with some figures `changed`.
pub fn shared(claims: &[&Claim], figures: &[Figure], stands: &[bool], changed: &[(FigureId, Value)]) -> Vec<Shared> {
    let all = conditions(claims, figures, stands, changed);
    groups(&all.conditions).into_iter().map(|group| Group::new(&all, group).solve()).collect()
}

/// The conditions, by their place, that hang together by their unknowns, where more than one claim makes them.
fn groups(conditions: &[(usize, Condition)]) -> Vec<Vec<usize>> {
    let mut leader: Vec<usize> = (0..conditions.len()).collect();
    let mut first: FxHashMap<usize, usize> = FxHashMap::default();
    for (at, (_, condition)) in conditions.iter().enumerate() {
        for unknown in condition.unknowns() {
            let other = *first.entry(unknown).or_insert(at);
            let (a, b) = (lead(&mut leader, at), lead(&mut leader, other));
            leader[a.max(b)] = a.min(b);
        }
    }
    led(leader).into_iter().filter(|group| group.iter().any(|&at| conditions[at].0 != conditions[group[0]].0)).collect()
}

/// The first of those that `at` hangs together with.
pub fn lead(leader: &mut [usize], mut at: usize) -> usize {
    while leader[at] != at {
        leader[at] = leader[leader[at]];
        at = leader[at];
    }
    at
}

/// Those that hang together, in order of the first of them.
pub fn led(mut leader: Vec<usize>) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); leader.len()];
    for at in 0..groups.len() {
        groups[lead(&mut leader, at)].push(at);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Whether `claims`, each of which stands by itself, can all be true, as far as can be told, with some figures `changed`.
pub fn is_possible(claims: &[&Claim], figures: &[Figure], changed: &[(FigureId, Value)]) -> bool {
    let shared = shared(claims, figures, &vec![true; claims.len()], changed);
    shared.iter().all(|shared| shared.contradictions.is_empty())
}

/// Conditions that hang together.
struct Group {
    unknowns: Vec<Unknown>,
    printed: Vec<Option<Number>>,
    conditions: Vec<(usize, Condition)>,
}

impl Group {
    /// The conditions at `places`, with no unknowns but theirs.
    fn new(all: &Conditions, places: Vec<usize>) -> Group {
        let mut group =
            Group { unknowns: Vec::new(), printed: Vec::new(), conditions: Vec::with_capacity(places.len()) };
        let mut renamed: FxHashMap<usize, usize> = FxHashMap::default();
        for at in places {
            let (claim, condition) = &all.conditions[at];
            let own = condition.renamed(|unknown| {
                *renamed.entry(unknown).or_insert_with(|| {
                    group.unknowns.push(all.unknowns[unknown].clone());
                    group.printed.push(all.printed[unknown]);
                    group.unknowns.len() - 1
                })
            });
            group.conditions.push((*claim, own));
        }
        group
    }

    fn claims(&self) -> Vec<usize> {
        let mut claims: Vec<usize> = self.conditions.iter().map(|(claim, _)| *claim).collect();
        sort::plain(&mut claims);
        claims.dedup();
        claims
    }

    fn solve(&self) -> Shared {
        let claims = self.claims();
        let mut shared = Shared { claims, contradictions: Vec::new(), clear: true };
        if self.holds_as_printed() {
            return shared;
        }
        let width: usize = self.conditions.iter().map(|(_, condition)| condition.unknowns().count()).sum();
        if shared.claims.len() > LARGEST || width > WIDEST {
            return Shared { clear: false, ..shared };
        }
        let mut left = shared.claims.clone();
        for _ in 0..TOLD {
            match self.of(&left).solve() {
                Solution::Found(_) => return shared,
                Solution::Unclear => break,
                Solution::Impossible => {
                    let smallest = smallest::smallest(self, &left);
                    // Of the rest, what contradicts each other without the claim that ties the fewest others, the last of these.
                    let ties =
                        |claim: &usize| (self.neighbours(*claim, &left).len(), self.width(*claim), Reverse(*claim));
                    let Some(tie) = smallest.iter().copied().min_by_key(ties) else { break };
                    left.retain(|claim| *claim != tie);
                    shared.contradictions.push(smallest);
                }
            }
        }
        Shared { clear: false, ..shared }
    }

    /// Whether all hold when every figure is taken at its word: then there is nothing to be looked for.
    fn holds_as_printed(&self) -> bool {
        let printed: Option<Vec<Number>> = self.printed.iter().copied().collect();
        printed.is_some_and(|printed| self.conditions.iter().all(|(_, c)| c.holds(&printed) == Some(true)))
    }

    /// What those `claims` say.
    fn of(&self, claims: &[usize]) -> System {
        let own = self.conditions.iter().filter(|(claim, _)| claims.contains(claim));
        System { unknowns: self.unknowns.clone(), conditions: own.map(|(_, condition)| condition.clone()).collect() }
    }

    /// How many unknowns its conditions have.
    fn width(&self, claim: usize) -> usize {
        self.conditions.iter().filter(|(own, _)| *own == claim).map(|(_, condition)| condition.unknowns().count()).sum()
    }

    /// Those of `claims` that share an unknown with `claim`.
    fn neighbours(&self, claim: usize, claims: &[usize]) -> Vec<usize> {
        let of = |claim: usize| self.conditions.iter().filter(move |(own, _)| *own == claim);
        let unknowns: Vec<usize> = of(claim).flat_map(|(_, condition)| condition.unknowns()).collect();
        let shares = |other: usize| of(other).any(|(_, c)| c.unknowns().any(|unknown| unknowns.contains(&unknown)));
        claims.iter().copied().filter(|&other| other != claim && shares(other)).collect()
    }
}

/// What a rise or fall says of the state before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Implied {
    /// The state now.
    pub current: FigureId,
    /// The rate or amount of the change.
    pub stated: FigureId,
    /// Whether it rose.
    pub rise: bool,
    /// What the state before may have been.
    pub before: Interval,
}

/// What `claim` says of the state before that it does not state.
pub fn implied(claim: &Claim, figures: &[Figure]) -> Option<Implied> {
    let Form::Change { rise, years: 1 } = claim.form else { return None };
    let (current, stated) = (claim.figure(Role::Current)?, claim.figure(Role::Stated)?);
    let value = figures.get(current.index())?.value?;
    let rate: Rate = figures.get(stated.index())?.value?.rate()?;
    let (one, either) = (Interval::point(Number::ONE), rate.either()?);
    let factors = if rise { one.plus(&either)? } else { one.minus(&either)? };
    let before = value.tolerance().ratio_of(&factors)?;
    let counted = super::change::grid(&value)? == Number::ONE;
    let before = if counted { before.whole()? } else { before };
    claim.base_is_unknown().then_some(Implied { current, stated, rise, before })
}
