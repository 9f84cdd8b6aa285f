//! A figure: where a number stands, what it is worth and what it speaks of.

use std::ops::Range;

use smol_str::SmolStr;

use super::caption;
use crate::exact::{Bound, End, Interval, Number, Rate};
use crate::lexicon::UnitClass;
use crate::text::Span;

/// The place of a figure in the list of a report's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureId(pub u32);

impl FigureId {
    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What sort of number a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Counts things: 12件.
    Count,
    /// An amount of money, in 元 whatever it is printed in.
    Money,
    /// An amount of something measured: 2.03万平方公里.
    Amount,
    /// A length of time: 15个工作日, 三年.
    Duration,
    /// Parts of a hundred: 94.99%, 百分之五, 三成.
    Percent,
    /// Percentage points: 2.3个百分点.
    Points,
    /// So many times: 3倍.
    Multiple,
    /// A number without a unit.
    Bare,
    /// A day or a month: 6月30日.
    Date,
    /// A year or a stretch of the calendar: 2014年, 1-10月.
    Period,
    /// A place in an order: 第四轮.
    Ordinal,
    /// The number of an item of a list: 一是, (二), 3.
    Marker,
    /// A number that counts what stands named before or after it: 三级, 六统一.
    Numeral,
    /// Part of a name or a set phrase: “六五”普法, 12345热线.
    Name,
    /// A document's, an article's, a telephone's or a house's number.
    Reference,
}

impl Kind {
    /// Whether such a number says how much there is of something.
    pub fn is_quantity(self) -> bool {
        !matches!(
            self,
            Kind::Date | Kind::Period | Kind::Ordinal | Kind::Marker | Kind::Numeral | Kind::Name | Kind::Reference
        )
    }

    /// Whether such a number says how two others stand to each other.
    pub fn is_rate(self) -> bool {
        matches!(self, Kind::Percent | Kind::Points | Kind::Multiple)
    }

    /// The word for it in a report's JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Count => "count",
            Kind::Money => "money",
            Kind::Amount => "amount",
            Kind::Duration => "duration",
            Kind::Percent => "percent",
            Kind::Points => "points",
            Kind::Multiple => "multiple",
            Kind::Bare => "bare",
            Kind::Date => "date",
            Kind::Period => "period",
            Kind::Ordinal => "ordinal",
            Kind::Marker => "marker",
            Kind::Numeral => "numeral",
            Kind::Name => "name",
            Kind::Reference => "reference",
        }
    }
}

/// What a number is worth, as it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Value {
    /// The number as printed, without the factor: 4.65 of 4.65万.
    pub printed: Number,
    /// How many decimals are printed.
    pub places: u32,
    /// What one of it is worth: 10000 for 万, 1 without.
    pub factor: Number,
    /// What the words around it make of it: 余, 以上.
    pub bound: Bound,
    /// All that it may mean, factor included, taken at its word: 45万 is 450000.
    pub interval: Interval,
    /// Whether it may have been rounded or cut off: it has decimals, or a scale such as 万, and nothing that bounds it.
    pub rounded: bool,
}

impl Value {
    /// The printed number times its factor; `None` on overflow.
    pub fn amount(&self) -> Option<Number> {
        self.printed.times(self.factor)
    }

    /// All that it may have been rounded or cut off from: 45万 is 445000 to 460000. Whole numbers in full are themselves.
    pub fn tolerance(&self) -> Interval {
        if self.printed.is_negative() {
            let above = self.negated().map(|above| above.tolerance());
            return above.and_then(|above| above.negated()).unwrap_or(Interval::ALL);
        }
        let around = || {
            let (amount, last) = (self.amount()?, self.step()?);
            let half = last.ratio_of(Number::from(2))?;
            Some(Interval::new(End::closed(amount.minus(half)?.max(Number::ZERO)), End::open(amount.plus(last)?)))
        };
        // Past what can be counted, it may mean anything.
        if self.rounded { around().unwrap_or(Interval::ALL) } else { self.interval }
    }

    /// The same below nought; `None` on overflow.
    pub fn negated(self) -> Option<Value> {
        Some(Value { printed: Number::ZERO.minus(self.printed)?, interval: self.interval.negated()?, ..self })
    }

    /// The same with another number in its place; `None` on overflow.
    pub fn with(self, printed: Number) -> Option<Value> {
        let by = Interval::point(printed.minus(self.printed)?.times(self.factor)?);
        Some(Value { printed, interval: self.interval.plus(&by)?, ..self })
    }

    /// What one unit of the last printed digit is worth; `None` on overflow.
    pub fn step(&self) -> Option<Number> {
        if self.places == 0 {
            return Some(self.factor);
        }
        Number::power_of_ten(-i32::try_from(self.places).ok()?)?.times(self.factor)
    }

    /// As a rate, where it is one in hundredths (percent, points); `None` on overflow.
    pub fn rate(&self) -> Option<Rate> {
        let hundredth = Number::decimal(1, 2)?;
        let amount = self.amount()?;
        // 25.0%左右: what is told about needs no nought behind the point.
        let whole = self.bound == Bound::About && amount.is_whole();
        let step = if whole { self.factor } else { self.step()? };
        Some(Rate { value: amount.times(hundredth)?, step: step.times(hundredth)?, bound: self.bound })
    }

    /// Whether it is printed to the last one: no decimals, no 万, no 余.
    pub fn is_precise(&self) -> bool {
        self.tolerance().exactly().is_some()
    }
}

/// The time that a figure speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// The year, if one is named.
    pub year: i32,
}

/// A number of the text.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its number and its unit: 12件.
    pub span: Span,
    /// Its number alone: 12.
    pub number: Span,
    /// What sort of number it is.
    pub kind: Kind,
    /// What it is worth; dates, names and the like may have none.
    pub value: Option<Value>,
    /// Its unit as printed, empty where there is none.
    pub unit: SmolStr,
    /// What it measures, as the words before it say: 受理.
    pub measure: SmolStr,
    /// The year it speaks of, where the text names one before it.
    pub period: Option<Period>,
    /// Its place in the folded view, unit included.
    pub folded: Range<usize>,
    /// The words before it, back to the figure or the stop before: folded characters.
    pub lead: Range<usize>,
    /// The words behind it, up to the next figure or stop: folded characters.
    pub trail: Range<usize>,
    /// Whether it stands in a row of a table that stands as plain text.
    pub in_row: bool,
    /// What its unit counts, empty where it has no unit.
    pub class: UnitClass,
    /// How it was read, by the name of the rule.
    pub reading: &'static str,
}

impl Figure {
    /// Whether its unit does not stand behind it, but in the caption or a head of its table.
    pub fn is_captioned(&self) -> bool {
        caption::is_stated(self)
    }
}
