//! Claims as conditions on unknowns: the figures that are not printed in full, and the states of the year before.
//!
//! What is a part now was a part the year before: where a list and the rises and falls of its figures are told, the states
//! before them form a list, too. A rate is no unknown: it is all that would be written so, rounded or cut off.

use rustc_hash::FxHashMap;

use super::line::Line;
use crate::check::change::grid;
use crate::claims::{Claim, Form, Role};
use crate::exact::{Condition, End, Interval, Number, Rate, Unknown};
use crate::figures::{Figure, FigureId, Kind, Value};
use crate::lexicon::{Cue, lexicon};

/// The unknowns of a text, and what each claim, by its place, says of them.
pub struct Conditions {
    /// The unknowns.
    pub unknowns: Vec<Unknown>,
    /// What the claims say, in no order.
    pub conditions: Vec<(usize, Condition)>,
    /// What the unknowns are taken to be as printed; nothing for a state before.
    pub printed: Vec<Option<Number>>,
}

/// The conditions of those of `claims` that stand, where unknowns are in them, with some figures `changed`.
pub fn conditions(claims: &[&Claim], figures: &[Figure], stands: &[bool], changed: &[(FigureId, Value)]) -> Conditions {
    let all = Conditions { unknowns: Vec::new(), conditions: Vec::new(), printed: Vec::new() };
    let mut builder =
        Builder { claims, figures, stands, changed, now: FxHashMap::default(), before: FxHashMap::default(), all };
    for (at, claim) in claims.iter().copied().enumerate() {
        if stands[at] && builder.has_unknown(claim) {
            let found = builder.of_today(claim).unwrap_or_default();
            builder.take(at, found);
        }
    }
    builder.years_before();
    builder.all
}

struct Builder<'c> {
    claims: &'c [&'c Claim],
    figures: &'c [Figure],
    stands: &'c [bool],
    changed: &'c [(FigureId, Value)],
    now: FxHashMap<FigureId, usize>,
    before: FxHashMap<FigureId, usize>,
    all: Conditions,
}

impl Builder<'_> {
    fn take(&mut self, at: usize, found: Vec<Condition>) {
        self.all
            .conditions
            .extend(found.into_iter().filter(|found| found.unknowns().next().is_some()).map(|c| (at, c)));
    }

    fn value(&self, id: FigureId) -> Option<&Value> {
        let changed = self.changed.iter().find(|(changed, _)| *changed == id).map(|(_, value)| value);
        changed.or_else(|| self.figures.get(id.index())?.value.as_ref())
    }

    fn is_unknown(&self, id: FigureId) -> bool {
        let adds = self.figures.get(id.index()).is_some_and(|figure| !matches!(figure.kind, Kind::Multiple));
        adds && self.value(id).is_some_and(|value| value.rounded || value.interval.exactly().is_none())
    }

    /// Whether `claim` may say something of unknowns; a rate is none.
    fn has_unknown(&self, claim: &Claim) -> bool {
        let weighed = matches!(claim.form, Form::Ratio | Form::Average { .. }) && claim.earlier().is_none();
        let is_rate = |role: Role| weighed && role == Role::Stated;
        claim.figures.iter().any(|&(id, role)| !is_rate(role) && self.is_unknown(id))
    }

    fn add(&mut self, range: Interval, whole: bool, printed: Option<Number>) -> usize {
        self.all.unknowns.push(Unknown { range, whole });
        self.all.printed.push(printed);
        self.all.unknowns.len() - 1
    }

    /// A figure: what it is where it is printed in full, else an unknown.
    fn now(&mut self, id: FigureId) -> Option<Line> {
        let value = *self.value(id)?;
        let range = value.tolerance();
        if let Some(known) = range.exactly() {
            return Some(Line::known(known));
        }
        if let Some(&unknown) = self.now.get(&id) {
            return Some(Line::unknown(unknown));
        }
        let counts = self.figures.get(id.index())?.kind == Kind::Count;
        let whole = counts && (value.places == 0 || value.factor > Number::ONE);
        let printed = value.amount().filter(|amount| range.contains(*amount));
        let unknown = self.add(range, whole, printed);
        self.now.insert(id, unknown);
        Some(Line::unknown(unknown))
    }

    fn one(&mut self, claim: &Claim, role: Role) -> Option<Line> {
        self.now(claim.figure(role)?)
    }

    /// All figures of `role`, added up.
    fn sum(&mut self, claim: &Claim, role: Role) -> Option<Line> {
        let mut sum = Line::known(Number::ZERO);
        for id in claim.all(role) {
            sum = sum.plus(&self.now(id)?, Number::ONE)?;
        }
        Some(sum)
    }

    /// What a claim says of its figures as they are now; `None` on overflow.
    fn of_today(&mut self, claim: &Claim) -> Option<Vec<Condition>> {
        let less = Number::from(-1);
        let nought = Interval::point(Number::ZERO);
        match claim.form {
            Form::Sum { .. } => {
                let wholes = self.sum(claim, Role::Whole)?;
                Some(vec![self.sum(claim, Role::Part)?.plus(&wholes, less)?.in_range(nought)?])
            }
            Form::Bound => {
                let part = self.one(claim, Role::Part)?;
                Some(vec![self.one(claim, Role::Whole)?.plus(&part, less)?.in_range(Interval::at_least(Number::ZERO))?])
            }
            Form::Ratio => {
                let (parts, whole) = (self.sum(claim, Role::Part)?, self.sum(claim, Role::Whole)?);
                let rate = self.rate(claim)?;
                let mut found = parts.clone().times_some(&whole, rate.either()?)?;
                if rate.value <= Number::ONE {
                    found.push(whole.plus(&parts, less)?.in_range(Interval::at_least(Number::ZERO))?);
                }
                Some(found)
            }
            Form::Average { per, over } => {
                let stated = self.value(claim.figure(Role::Stated)?)?;
                let mean = Rate { value: stated.amount()?, step: stated.step()?, bound: stated.bound };
                let whole = Line::known(Number::ZERO).plus(&self.one(claim, Role::Whole)?, i64::from(per).into())?;
                let number = if claim.figure(Role::Part).is_some() {
                    self.one(claim, Role::Part)?
                } else {
                    Line::known(i64::from(over).into())
                };
                whole.times_some(&number, mean.either()?)
            }
            Form::Change { rise, years: 1 } if !claim.base_is_unknown() => {
                let (current, base) = (self.one(claim, Role::Current)?, self.stated_before(claim)?);
                current.times_some(&base, self.factors(claim, rise)?)
            }
            Form::Difference { rise } => {
                let stated = self.one(claim, Role::Stated)?;
                let gap = self.one(claim, Role::Current)?.plus(&self.stated_before(claim)?, less)?;
                let stated = gap.plus(&stated, if rise { less } else { Number::ONE })?;
                Some(vec![stated.in_range(nought)?])
            }
            Form::Repeat if claim.figure(Role::Whole).is_some() => {
                let first = self.one(claim, Role::Whole)?;
                Some(vec![self.one(claim, Role::Stated)?.plus(&first, less)?.in_range(nought)?])
            }
            _ => None,
        }
    }

    fn rate(&self, claim: &Claim) -> Option<Rate> {
        let id = claim.figure(Role::Stated)?;
        let (figure, value) = (self.figures.get(id.index())?, self.value(id)?);
        if figure.kind == Kind::Multiple {
            return Some(Rate { value: value.amount()?, step: value.step()?, bound: value.bound });
        }
        value.rate()
    }

    /// What the state before is multiplied by.
    fn factors(&self, claim: &Claim, rise: bool) -> Option<Interval> {
        let (one, rate) = (Interval::point(Number::ONE), self.rate(claim)?.either()?);
        if rise { one.plus(&rate) } else { one.minus(&rate) }
    }

    /// The state before as the claim states it, by itself or by the amount of the change.
    fn stated_before(&mut self, claim: &Claim) -> Option<Line> {
        if let Some(base) = claim.figure(Role::Base) {
            return self.now(base);
        }
        if let Some(earlier) = claim.earlier() {
            let range = earlier.tolerance();
            return range
                .exactly()
                .map(Line::known)
                .or_else(|| Some(Line::unknown(self.add(range, false, earlier.amount()))));
        }
        let (Form::Change { rise, .. }, amount) = (claim.form, self.one(claim, Role::Amount)?) else { return None };
        self.one(claim, Role::Current)?.plus(&amount, if rise { Number::from(-1) } else { Number::ONE })
    }

    /// What lists and the rises and falls of their figures say of the year before.
    fn years_before(&mut self) {
        let lists: Vec<usize> =
            (0..self.claims.len()).filter(|&at| self.stands[at] && self.claims[at].is_list()).collect();
        if lists.is_empty() {
            return;
        }
        let moves = self.moves();
        let wholes: FxHashMap<FigureId, usize> =
            lists.iter().filter_map(|&at| Some((self.claims[at].figure(Role::Whole)?, at))).collect();
        let parts: FxHashMap<FigureId, usize> =
            lists.iter().flat_map(|&at| self.claims[at].all(Role::Part).map(move |part| (part, at))).collect();
        // A whole that is itself a part carries on what is told of its parts, though nothing is told of it.
        let told = |id: &FigureId| moves.contains_key(id) || wholes.contains_key(id) && parts.contains_key(id);
        for &at in &lists {
            let claim = self.claims[at];
            let Some(whole) = claim.figure(Role::Whole).filter(told) else { continue };
            let known: Vec<FigureId> = claim.all(Role::Part).filter(told).collect();
            if !known.is_empty() {
                let all = known.len() == claim.all(Role::Part).count() && claim.form != Form::Bound;
                let range = if all { Interval::point(Number::ZERO) } else { Interval::at_least(Number::ZERO) };
                let found = self.listed_before(whole, &known, &moves, range).unwrap_or_default();
                self.take(at, found);
            }
        }
    }

    /// The only rise or fall of each figure: of two it is not told which of them is the year's. What rises at the prices
    /// of another year tells nothing of the state before at its own.
    fn moves(&self) -> FxHashMap<FigureId, usize> {
        let mut moves: FxHashMap<FigureId, Option<usize>> = FxHashMap::default();
        for (at, claim) in self.claims.iter().enumerate().filter(|(at, _)| self.stands[*at]) {
            if matches!(claim.form, Form::Change { years: 1, .. } | Form::Difference { .. })
                && let Some(current) = claim.figure(Role::Current).filter(|id| !self.is_real(*id))
            {
                let same = |other: usize| self.claims[other].figure(Role::Stated) == claim.figure(Role::Stated);
                let stated = |at: usize| if self.claims[at].base_is_unknown() { None } else { Some(at) };
                let either = |other: usize| same(other).then_some(stated(other).unwrap_or(at));
                moves.entry(current).and_modify(|only| *only = only.and_then(either)).or_insert(Some(at));
            }
        }
        moves.into_iter().filter_map(|(id, only)| Some((id, only?))).collect()
    }

    fn is_real(&self, id: FigureId) -> bool {
        let words: Vec<char> =
            self.figures.get(id.index()).map_or_else(Vec::new, |figure| figure.measure.chars().collect());
        lexicon().cues.in_order(&words).any(|(.., cue)| *cue == Cue::Real)
    }

    fn listed_before(
        &mut self,
        whole: FigureId,
        parts: &[FigureId],
        moves: &FxHashMap<FigureId, usize>,
        range: Interval,
    ) -> Option<Vec<Condition>> {
        let mut rest = self.before(whole, moves)?;
        for part in parts {
            rest = rest.plus(&self.before(*part, moves)?, Number::from(-1))?;
        }
        Some(vec![rest.in_range(range)?])
    }

    /// The state before that of `id`, with what the claim on its rise or fall says of it.
    fn before(&mut self, id: FigureId, moves: &FxHashMap<FigureId, usize>) -> Option<Line> {
        if let Some(&unknown) = self.before.get(&id) {
            return Some(Line::unknown(unknown));
        }
        let value = self.value(id).filter(|value| !value.printed.is_negative())?;
        let counted = grid(value)? == Number::ONE;
        let unknown = self.add(Interval::at_least(Number::ZERO), counted, None);
        self.before.insert(id, unknown);
        let before = Line::unknown(unknown);
        if let Some(&at) = moves.get(&id) {
            let claim = self.claims[at];
            let found = match claim.form {
                Form::Change { rise, .. } if claim.base_is_unknown() => {
                    let current = self.one(claim, Role::Current)?;
                    let some = Interval { low: Some(End::open(Number::ZERO)), high: None };
                    let mut found = current.times_some(&before, self.factors(claim, rise)?)?;
                    found.push(before.clone().in_range(some)?);
                    found
                }
                _ => {
                    let stated = self.stated_before(claim)?;
                    vec![before.clone().plus(&stated, Number::from(-1))?.in_range(Interval::point(Number::ZERO))?]
                }
            };
            self.take(at, found);
        }
        Some(before)
    }
}
