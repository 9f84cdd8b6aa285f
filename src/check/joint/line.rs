//! A sum of unknowns and what is known.

use crate::exact::{Condition, End, Interval, Number};

/// So many times each of these unknowns, and a number.
#[derive(Debug, Clone)]
pub struct Line {
    terms: Vec<(usize, Number)>,
    constant: Number,
}

impl Line {
    /// What is known.
    pub fn known(constant: Number) -> Line {
        Line { terms: Vec::new(), constant }
    }

    /// One unknown.
    pub fn unknown(unknown: usize) -> Line {
        Line { terms: vec![(unknown, Number::ONE)], constant: Number::ZERO }
    }

    /// With `other` so many times added to it; `None` on overflow.
    pub fn plus(mut self, other: &Line, times: Number) -> Option<Line> {
        for (unknown, by) in &other.terms {
            self.terms.push((*unknown, by.times(times)?));
        }
        self.constant = self.constant.plus(other.constant.times(times)?)?;
        Some(self)
    }

    /// That it lies in `range`; `None` on overflow.
    pub fn in_range(self, range: Interval) -> Option<Condition> {
        Condition::new(self.terms, range.minus(&Interval::point(self.constant))?)
    }

    /// That it is `below` times some number of `factors`, none of them below nought: a condition for each end.
    pub fn times_some(self, below: &Line, factors: Interval) -> Option<Vec<Condition>> {
        let past = |end: End| {
            let line = self.clone().plus(below, Number::ZERO.minus(end.at)?)?;
            Some((line, Some(End { at: Number::ZERO, closed: end.closed })))
        };
        let mut conditions = Vec::with_capacity(2);
        if let Some(low) = factors.low {
            let (line, low) = past(low)?;
            conditions.push(line.in_range(Interval { low, high: None })?);
        }
        if let Some(high) = factors.high {
            let (line, high) = past(high)?;
            conditions.push(line.in_range(Interval { low: None, high })?);
        }
        Some(conditions)
    }
}
