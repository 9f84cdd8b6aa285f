//! What is wrong with a pack that can be read: words claimed twice, ties that repeat or contradict each other.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Fault;
use super::pack::{Concept, Pack, Rule};
use super::tie::{Expression, Operation, Sign};
use crate::exact::Number;
use crate::text::Text;

/// The most rules that are held against each other by elimination.
const HELD: usize = 400;

/// Every fault of `pack`.
pub fn faults(pack: &Pack) -> Vec<Fault> {
    let mut faults = twice(pack);
    repeats(pack, &mut faults);
    contradictions(pack, &mut faults);
    faults
}

fn fault(line: usize, zh: String, en: String) -> Fault {
    Fault { line, what: Text::new(zh, en) }
}

/// Words claimed by two concepts, and rules of one name.
fn twice(pack: &Pack) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut claimed: FxHashMap<&str, Vec<&Concept>> = FxHashMap::default();
    for concept in &pack.concepts {
        for word in &concept.words {
            let others = claimed.entry(word).or_default();
            let parted = |other: &Concept| concept.unit.is_some() && other.unit.is_some() && concept.unit != other.unit;
            let other = others.iter().find(|other| other.id != concept.id && !parted(other));
            if let Some(Concept { id: other, line, .. }) = other {
                faults.push(fault(
                    concept.line,
                    format!("“{word}”已是第{line}行“{other}”的用语：一个用语只能属于一个项目，除非两者单位不同"),
                    format!("the word {word} already names {other} (line {line}): it can name one concept only, unless their units differ"),
                ));
            }
            others.push(concept);
        }
    }
    let mut named: FxHashMap<&str, usize> = FxHashMap::default();
    for rule in &pack.rules {
        let line = *named.entry(&rule.id).or_insert(rule.line);
        if line != rule.line {
            faults.push(fault(
                rule.line,
                format!("规则“{}”与第{line}行的规则同名", rule.id),
                format!("the rule {} has the name of that of line {line}", rule.id),
            ));
        }
    }
    faults
}

/// A tie as `Σ factor × concept + constant`, against nought.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Linear {
    factors: BTreeMap<usize, Number>,
    constant: Number,
}

impl Linear {
    fn of(expression: &Expression<usize>) -> Option<Linear> {
        match expression {
            Expression::Whole(number) => Some(Linear { factors: BTreeMap::new(), constant: i64::from(*number).into() }),
            Expression::Term(term) | Expression::Optional(term) => {
                Some(Linear { factors: BTreeMap::from([(*term, Number::ONE)]), constant: Number::ZERO })
            }
            Expression::Both(Operation::Plus, left, right) => Linear::of(left)?.plus(Number::ONE, &Linear::of(right)?),
            Expression::Both(Operation::Minus, left, right) => Linear::of(left)?.plus(minus_one(), &Linear::of(right)?),
            _ => None,
        }
    }

    /// What both sides of `rule` differ by.
    fn gap(rule: &Rule) -> Option<Linear> {
        Linear::of(&rule.tie.left)?.plus(minus_one(), &Linear::of(&rule.tie.right)?)
    }

    fn plus(mut self, times: Number, other: &Linear) -> Option<Linear> {
        for (&term, factor) in &other.factors {
            let by = factor.times(times)?;
            let sum = self.factors.get(&term).copied().unwrap_or(Number::ZERO).plus(by)?;
            if sum == Number::ZERO {
                self.factors.remove(&term)
            } else {
                self.factors.insert(term, sum)
            };
        }
        self.constant = self.constant.plus(other.constant.times(times)?)?;
        Some(self)
    }

    /// With one as the factor of its first concept, and whether that turned its signs.
    fn scaled(&self) -> Option<(Linear, bool)> {
        let first = *self.factors.values().next()?;
        let by = Number::ONE.ratio_of(first)?;
        let none = Linear { factors: BTreeMap::new(), constant: Number::ZERO };
        Some((none.plus(by, self)?, first.is_negative()))
    }
}

fn minus_one() -> Number {
    Number::from(-1)
}

/// What a rule says, the same however it is written: what both sides differ by, and which is the greater, if either.
fn said(rule: &Rule) -> Option<(Linear, Option<bool>)> {
    let (gap, turned) = Linear::gap(rule)?.scaled()?;
    let greater = (rule.tie.sign != Sign::Equal).then_some((rule.tie.sign == Sign::AtLeast) != turned);
    Some((gap, greater))
}

/// Rules that say the same, or the other way round.
fn repeats(pack: &Pack, faults: &mut Vec<Fault>) {
    let all: Vec<_> = pack.rules.iter().take(HELD).map(|rule| (rule, said(rule))).collect();
    for (index, (rule, own)) in all.iter().enumerate() {
        for (other, theirs) in &all[..index] {
            let (zh, en) = match (own, theirs) {
                (Some((gap, greater)), Some((same, way))) if gap == same && greater == way => {
                    ("是同一条勾稽关系，请删去一条", "says the same: delete one")
                }
                (Some((gap, Some(greater))), Some((same, Some(way)))) if gap == same && greater != way => {
                    ("方向相反：如要两边相等，请写 =", "says the opposite: write = where both sides are equal")
                }
                (None, None) if rule.tie == other.tie => ("是同一条勾稽关系，请删去一条", "says the same: delete one"),
                _ => continue,
            };
            faults.push(fault(
                rule.line,
                format!("规则“{}”与第{}行的“{}”{zh}", rule.id, other.line, other.id),
                format!("the rule {} beside {} (line {}) {en}", rule.id, other.id, other.line),
            ));
        }
    }
}

/// Rules that no report can keep in which every concept is above nought.
fn contradictions(pack: &Pack, faults: &mut Vec<Fault>) {
    // Each equation solved for one concept, by which it is put out of all others.
    let mut solved: Vec<(usize, Linear)> = Vec::new();
    let reduced = |mut gap: Linear, solved: &[(usize, Linear)]| {
        for (term, equation) in solved {
            if let Some(factor) = gap.factors.get(term).copied() {
                gap = gap.plus(Number::ZERO.minus(factor)?, equation)?;
            }
        }
        Some(gap)
    };
    let optional = |rule: &Rule| rule.tie.terms().into_iter().any(|(_, optional)| optional);
    let rules = || pack.rules.iter().take(HELD);
    for rule in rules().filter(|rule| rule.tie.sign == Sign::Equal && !optional(rule)) {
        let Some(gap) = Linear::gap(rule).and_then(|gap| reduced(gap, &solved)) else { continue };
        if one_sided(&gap, true) || one_sided(&gap, false) {
            faults.push(contradiction(rule));
        } else if let Some((equation, _)) = gap.scaled() {
            let term = gap.factors.keys().next().copied().unwrap_or_default();
            for (_, other) in &mut solved {
                let put_out = other
                    .factors
                    .get(&term)
                    .copied()
                    .and_then(|factor| other.clone().plus(Number::ZERO.minus(factor)?, &equation));
                *other = put_out.unwrap_or_else(|| other.clone());
            }
            solved.push((term, equation));
        }
    }
    for rule in rules().filter(|rule| rule.tie.sign != Sign::Equal && !optional(rule)) {
        let Some(gap) = Linear::gap(rule).and_then(|gap| reduced(gap, &solved)) else { continue };
        if one_sided(&gap, rule.tie.sign == Sign::AtMost) {
            faults.push(contradiction(rule));
        }
    }
}

/// Whether it is above nought (or below) wherever every concept is above nought.
fn one_sided(gap: &Linear, above: bool) -> bool {
    let sided = |number: &Number| if above { !number.is_negative() } else { *number <= Number::ZERO };
    let all = gap.factors.values().chain([&gap.constant]).all(sided);
    all && (!gap.factors.is_empty() || gap.constant != Number::ZERO)
}

fn contradiction(rule: &Rule) -> Fault {
    fault(
        rule.line,
        format!("规则“{}”与其他规则矛盾：只要各项大于零，就无法同时成立。请核对“{}”", rule.id, rule.written),
        format!(
            "the rule {} contradicts the others: with every concept above nought they cannot all hold. Look at {:?}",
            rule.id, rule.written
        ),
    )
}
