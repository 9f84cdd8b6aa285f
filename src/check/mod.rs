//! Recomputes claims exactly and says which hold. Knows no language.

mod additive;
mod cause;
mod change;
mod cluster;
mod compared;
mod enumeration;
mod habit;
mod joint;
mod listed;
mod power;
mod ratio;
mod reading;
mod repair;
mod sharing;
mod tie;
mod together;
mod verdict;

pub use cluster::{Cluster, Contradiction, clusters};
pub use compared::{Compared, compared};
pub use habit::{Habit, habit};
pub use joint::Implied;
pub use power::{Power, power};
pub use reading::{Readings, readings};
pub use repair::Change;
use sharing::Sharing;
pub use together::Together;
pub use verdict::{Cause, Check, Remark, Severity, Verdict};

use crate::claims::{Claim, Form, Role, Strength};
use crate::exact::{Interval, Number, Rate};
use crate::figures::{Figure, FigureId, Kind, Value, whole};

/// One check for each claim, in the same order, and among them one for each set of claims that cannot hold together.
///
/// ```
/// use gouji::{check, claims, figures, text::Document};
/// let document = Document::new("全年收到行政复议申请12件，受理10件，不予受理1件。");
/// let figures = figures::read(&document);
/// let checks = check::run(claims::find(&document, &figures), &figures);
/// assert_eq!(checks[0].verdict, check::Verdict::Incomplete);
/// ```
pub fn run(claims: Vec<Claim>, figures: &[Figure]) -> Vec<Check> {
    let mut outcomes: Vec<Outcome> = claims.iter().map(|claim| outcome(claim, figures)).collect();
    let verdicts: Vec<Verdict> = outcomes.iter().map(|outcome| outcome.verdict).collect();
    let repairs = explained(&claims, figures, &mut outcomes, &verdicts);
    let (together, unclear) = together::contradictions(&claims, figures, &verdicts);
    let checks = claims.into_iter().zip(outcomes).zip(repairs);
    let mut checks: Vec<Check> = checks.map(|((claim, outcome), repairs)| check(claim, outcome, repairs)).collect();
    unclear.into_iter().for_each(|at| checks[at].unclear = true);
    together::among(checks, together)
}

/// The repairs of each fault, by what they do to all claims that share the figure; its cause is told to its outcome.
fn explained(claims: &[Claim], figures: &[Figure], outcomes: &mut [Outcome], verdicts: &[Verdict]) -> Vec<Vec<Change>> {
    let mut repairs = vec![Vec::new(); claims.len()];
    if verdicts.iter().any(|verdict| verdict.is_fault()) {
        let sharing = Sharing::new(claims, figures, verdicts);
        let faults = claims.iter().zip(outcomes).zip(&mut repairs);
        for ((claim, outcome), repairs) in faults.filter(|((_, outcome), _)| outcome.verdict.is_fault()) {
            let known = Values { claim, figures, changed: &[] };
            *repairs = repair::repairs(&known, outcome.cause, &sharing);
            outcome.cause = cause::cause(&known, outcome.cause, repairs, &sharing);
        }
    }
    repairs
}

/// What comes of recomputing: nothing where a value is missing or too large.
#[derive(Debug, Clone)]
struct Outcome {
    verdict: Verdict,
    calculated: Option<Interval>,
    cause: Option<Cause>,
    remark: Option<Remark>,
}

impl Outcome {
    fn plain(verdict: Verdict, calculated: Interval) -> Outcome {
        Outcome { verdict, calculated: Some(calculated), cause: None, remark: None }
    }
}

fn outcome(claim: &Claim, figures: &[Figure]) -> Outcome {
    let unverifiable = Outcome { verdict: Verdict::Unverifiable, calculated: None, cause: None, remark: None };
    recompute(&Values { claim, figures, changed: &[] }).unwrap_or(unverifiable)
}

fn check(claim: Claim, outcome: Outcome, repairs: Vec<Change>) -> Check {
    let severity = match outcome.verdict {
        verdict if verdict.is_fault() && claim.applied().is_some() => {
            claim.applied().map_or(Severity::Warning, |applied| Severity::of(applied.rule.weight))
        }
        Verdict::Violated | Verdict::Incomplete if claim.strength == Strength::Shown => Severity::Info,
        Verdict::Violated if claim.strength == Strength::Stated => Severity::Error,
        Verdict::Violated | Verdict::Incomplete => Severity::Warning,
        Verdict::Truncated => Severity::Info,
        Verdict::Holds if outcome.remark.is_some() => Severity::Info,
        Verdict::Holds | Verdict::Unverifiable => Severity::None,
    };
    let Outcome { verdict, calculated, cause, remark } = outcome;
    Check { claim, verdict, severity, calculated, cause, remark, repairs, together: None, unclear: false }
}

/// `None` where a value is missing or a number overflows.
fn recompute(known: &Values) -> Option<Outcome> {
    match known.claim.form {
        Form::Sum { after, .. } => additive::sum(known, after),
        Form::Bound => additive::bound(known),
        Form::Together { .. } => None,
        Form::Ratio => ratio::ratio(known),
        Form::Change { rise, years } => change::change(known, rise, years),
        Form::Difference { rise } => additive::difference(known, rise),
        Form::Share => listed::share(known),
        Form::Extent { .. } => listed::extent(known),
        Form::Average { per, over } => listed::average(known, per, over),
        Form::Repeat => listed::repeat(known),
        Form::Sequence => listed::sequence(known),
        Form::Duration => listed::duration(known),
        Form::Enumeration { items } => enumeration::enumeration(known, items),
        Form::Tie => tie::tie(known),
    }
}

/// The values of a claim's figures by role.
struct Values<'c> {
    claim: &'c Claim,
    figures: &'c [Figure],
    /// Figures that are taken to have another value.
    changed: &'c [(FigureId, Value)],
}

impl Values<'_> {
    fn value(&self, id: FigureId) -> Option<&Value> {
        if let Some((_, value)) = self.changed.iter().find(|(changed, _)| *changed == id) {
            return Some(value);
        }
        self.figures.get(id.index())?.value.as_ref()
    }

    fn one(&self, role: Role) -> Option<&Value> {
        self.claim.figure(role).and_then(|id| self.value(id))
    }

    /// The state before, here or in the report that tells it.
    fn base(&self) -> Option<&Value> {
        self.one(Role::Base).or_else(|| self.claim.earlier())
    }

    /// The rate that stands in `role`: 20% is a fifth, 1.4倍 one and four tenths.
    fn rate(&self, role: Role) -> Option<Rate> {
        let value = self.one(role)?;
        if self.is_multiple(role) {
            return Some(Rate { value: value.amount()?, step: value.step()?, bound: value.bound });
        }
        value.rate()
    }

    /// What a mean divides by: the figure that tells it, or `over`.
    fn number(&self, over: u32) -> Option<Value> {
        match self.claim.figure(Role::Part) {
            Some(id) => self.value(id).copied(),
            None => whole(Number::from(i64::from(over))),
        }
    }

    fn is_multiple(&self, role: Role) -> bool {
        let figure = self.claim.figure(role).and_then(|id| self.figures.get(id.index()));
        figure.is_some_and(|figure| figure.kind == Kind::Multiple)
    }

    /// The value of each figure that stands in `role`; `None` where one is missing.
    fn all(&self, role: Role) -> impl Iterator<Item = Option<&Value>> {
        self.claim.all(role).map(|id| self.value(id))
    }

    /// The sum of all that stand in `role`, as printed; `None` where one is missing, and on overflow.
    fn amount(&self, role: Role) -> Option<Number> {
        self.all(role).try_fold(Number::ZERO, |sum, value| sum.plus(value?.amount()?))
    }

    /// The sum of what all that stand in `role` may mean; `None` where one is missing, and on overflow.
    fn sum(&self, role: Role) -> Option<Interval> {
        self.all(role).try_fold(Interval::point(Number::ZERO), |sum, value| sum.plus(&value?.tolerance()))
    }
}
