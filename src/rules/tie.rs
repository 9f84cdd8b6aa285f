//! A tie: two expressions over terms, and how they stand to each other. Exact over intervals; knows no figures.

use std::fmt;

use crate::exact::{End, Interval, Number, Rounding};

/// How both sides of a tie stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// As much as.
    Equal,
    /// At most as much as.
    AtMost,
    /// At least as much as.
    AtLeast,
}

/// What two expressions are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `×`
    Times,
    /// `÷`
    Over,
}

/// Something to be worked out from terms.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Expression<T> {
    /// A whole number.
    Whole(u32),
    /// A term.
    Term(T),
    /// A term that counts as nothing where it is not named.
    Optional(T),
    /// Two expressions put together.
    Both(Operation, Box<Expression<T>>, Box<Expression<T>>),
    /// Rounded half up to so many decimals.
    Round(Box<Expression<T>>, u32),
}

/// Two expressions, and how they stand to each other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tie<T> {
    /// Before the sign.
    pub left: Expression<T>,
    /// The sign.
    pub sign: Sign,
    /// Behind the sign.
    pub right: Expression<T>,
}

impl<T> Expression<T> {
    /// Each term in its place, and whether it is optional.
    pub fn terms(&self) -> Vec<(&T, bool)> {
        let mut terms = Vec::new();
        self.put_terms(&mut terms);
        terms
    }

    fn put_terms<'e>(&'e self, terms: &mut Vec<(&'e T, bool)>) {
        match self {
            Expression::Whole(_) => {}
            Expression::Term(term) => terms.push((term, false)),
            Expression::Optional(term) => terms.push((term, true)),
            Expression::Both(_, left, right) => {
                left.put_terms(terms);
                right.put_terms(terms);
            }
            Expression::Round(inner, _) => inner.put_terms(terms),
        }
    }

    /// Whether every term that is not optional is `there`.
    pub fn has_all(&self, there: &impl Fn(&T) -> bool) -> bool {
        match self {
            Expression::Whole(_) | Expression::Optional(_) => true,
            Expression::Term(term) => there(term),
            Expression::Both(_, left, right) => left.has_all(there) && right.has_all(there),
            Expression::Round(inner, _) => inner.has_all(there),
        }
    }

    /// The terms, where it is nothing but their sum.
    pub fn sum(&self) -> Option<Vec<&T>> {
        self.is_sum().then(|| self.terms().into_iter().map(|(term, _)| term).collect())
    }

    fn is_sum(&self) -> bool {
        match self {
            Expression::Term(_) | Expression::Optional(_) => true,
            Expression::Both(Operation::Plus, left, right) => left.is_sum() && right.is_sum(),
            _ => false,
        }
    }

    /// The same over what `named` makes of each term.
    pub fn map<U>(&self, named: &impl Fn(&T) -> U) -> Expression<U> {
        match self {
            Expression::Whole(number) => Expression::Whole(*number),
            Expression::Term(term) => Expression::Term(named(term)),
            Expression::Optional(term) => Expression::Optional(named(term)),
            Expression::Both(operation, left, right) => {
                Expression::Both(*operation, left.map(named).into(), right.map(named).into())
            }
            Expression::Round(inner, places) => Expression::Round(inner.map(named).into(), *places),
        }
    }

    /// The same over what `bound` gives for each term; `None` where nothing is left of it. What is not there is left out
    /// of sums and is nought elsewhere.
    pub fn bind<U>(&self, bound: &impl Fn(&T) -> Option<U>) -> Option<Expression<U>> {
        match self {
            Expression::Whole(number) => Some(Expression::Whole(*number)),
            Expression::Term(term) | Expression::Optional(term) => bound(term).map(Expression::Term),
            Expression::Both(operation, left, right) => match (operation, left.bind(bound), right.bind(bound)) {
                (_, None, None) => None,
                (Operation::Plus | Operation::Minus, left, None) => left,
                (Operation::Plus, None, right) => right,
                (operation, left, right) => {
                    let nought = || Expression::Whole(0);
                    let (left, right) = (left.unwrap_or_else(nought), right.unwrap_or_else(nought));
                    Some(Expression::Both(*operation, left.into(), right.into()))
                }
            },
            Expression::Round(inner, places) => Some(Expression::Round(inner.bind(bound)?.into(), *places)),
        }
    }

    /// All that it may come to, by what its terms may mean; `None` on overflow, division by nought or a value missing.
    pub fn value(&self, of: &impl Fn(&T) -> Option<Interval>) -> Option<Interval> {
        match self {
            Expression::Whole(number) => Some(Interval::point(i64::from(*number).into())),
            Expression::Term(term) | Expression::Optional(term) => of(term),
            Expression::Both(operation, left, right) => {
                let (left, right) = (left.value(of)?, right.value(of)?);
                match operation {
                    Operation::Plus => left.plus(&right),
                    Operation::Minus => left.minus(&right),
                    Operation::Times => signed(&left, &right, Interval::times),
                    Operation::Over => signed(&left, &right, Interval::ratio_of),
                }
            }
            Expression::Round(inner, places) => {
                let inner = inner.value(of)?;
                let end = |end: Option<End>| match end {
                    None => Some(None),
                    Some(end) => end.at.round(*places, Rounding::HalfUp).map(|at| Some(End::closed(at))),
                };
                Some(Interval { low: end(inner.low)?, high: end(inner.high)? })
            }
        }
    }

    /// Written with what `term` writes for each term.
    pub fn write(&self, term: &impl Fn(&T) -> String) -> String {
        self.write_within(Operation::Plus, false, term)
    }

    /// The same as one side of an `outer` operation; in brackets where it would be read otherwise.
    fn write_within(&self, outer: Operation, behind: bool, term: &impl Fn(&T) -> String) -> String {
        match self {
            Expression::Whole(number) => number.to_string(),
            Expression::Term(named) => term(named),
            Expression::Optional(named) => format!("[{}]", term(named)),
            Expression::Round(inner, places) => format!("round({}, {places})", inner.write(term)),
            Expression::Both(operation, left, right) => {
                let sign = match operation {
                    Operation::Plus => '+',
                    Operation::Minus => '-',
                    Operation::Times => '×',
                    Operation::Over => '÷',
                };
                let (left, right) =
                    (left.write_within(*operation, false, term), right.write_within(*operation, true, term));
                let looser = !outer.is_product() || operation.is_product();
                if looser && (!behind || operation.is_product() && !outer.is_product()) {
                    format!("{left} {sign} {right}")
                } else {
                    format!("({left} {sign} {right})")
                }
            }
        }
    }
}

impl Operation {
    fn is_product(self) -> bool {
        matches!(self, Operation::Times | Operation::Over)
    }
}

/// `operation`, which takes no negative values, over values of either sign.
fn signed(
    left: &Interval,
    right: &Interval,
    operation: fn(&Interval, &Interval) -> Option<Interval>,
) -> Option<Interval> {
    let below = |interval: &Interval| interval.high.is_some_and(|end| end.at <= Number::ZERO);
    match (below(left), below(right)) {
        (false, false) => operation(left, right),
        (true, false) => operation(&left.negated()?, right)?.negated(),
        (false, true) => operation(left, &right.negated()?)?.negated(),
        (true, true) => operation(&left.negated()?, &right.negated()?),
    }
}

impl<T> Tie<T> {
    /// The terms of both sides, each in its place, and whether it is optional.
    pub fn terms(&self) -> Vec<(&T, bool)> {
        let mut terms = self.left.terms();
        self.right.put_terms(&mut terms);
        terms
    }

    /// Whether every term that is not optional is `there`.
    pub fn has_all(&self, there: &impl Fn(&T) -> bool) -> bool {
        self.left.has_all(there) && self.right.has_all(there)
    }

    /// The same over what `named` makes of each term.
    pub fn map<U>(&self, named: &impl Fn(&T) -> U) -> Tie<U> {
        Tie { left: self.left.map(named), sign: self.sign, right: self.right.map(named) }
    }

    /// The same over what `bound` gives for each term; a side that nothing is left of is nought.
    pub fn bind<U>(&self, bound: &impl Fn(&T) -> Option<U>) -> Tie<U> {
        let side = |side: &Expression<T>| side.bind(bound).unwrap_or(Expression::Whole(0));
        Tie { left: side(&self.left), sign: self.sign, right: side(&self.right) }
    }

    /// Whether it can hold, by what its terms may mean; `None` where that cannot be worked out.
    pub fn holds(&self, of: &impl Fn(&T) -> Option<Interval>) -> Option<bool> {
        let (left, right) = (self.left.value(of)?, self.right.value(of)?);
        Some(match self.sign {
            Sign::Equal => left.meets(&right),
            Sign::AtMost => left.may_be_at_most(&right),
            Sign::AtLeast => right.may_be_at_most(&left),
        })
    }

    /// Whether it holds for single numbers; one that is missing is nought.
    pub fn keeps(&self, of: &impl Fn(&T) -> Option<Number>) -> bool {
        self.holds(&|term| Some(Interval::point(of(term).unwrap_or(Number::ZERO)))) == Some(true)
    }

    /// Written with what `term` writes for each term.
    pub fn write(&self, term: &impl Fn(&T) -> String) -> String {
        format!("{} {} {}", self.left.write(term), self.sign, self.right.write(term))
    }
}

impl fmt::Display for Sign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Sign::Equal => "=",
            Sign::AtMost => "<=",
            Sign::AtLeast => ">=",
        })
    }
}
