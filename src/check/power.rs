//! How much a check proves: of all values printed alike, how many would have passed it.

use super::change::{grid, some_base};
use super::{Check, Values, Verdict, recompute};
use crate::claims::{Form, Role};
use crate::exact::{Bound, Interval, Number, Rate};
use crate::figures::{Figure, FigureId, Kind, Value};

/// How many values around the calculated one are tried each by itself.
const TRIED: i128 = 64;
/// Up to how many values each is tried.
const FEW: i128 = 100;
/// How many values stand for all of them where there are more.
const SAMPLE: i128 = 32;

/// So many of all values printed with as many digits would have passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Power {
    /// How many pass.
    pub passing: i128,
    /// How many there are.
    pub of: i128,
    /// Whether `passing` is estimated from some of them.
    pub about: bool,
}

impl Power {
    /// Whether at least half of them pass: that this one does proves next to nothing.
    pub fn is_none(self) -> bool {
        self.passing * 2 >= self.of
    }
}

/// The power of `check`, one of those of `figures`; `None` where no single figure is put to the test, or it is not
/// printed as an exact number.
///
/// ```
/// use gouji::check::{Power, power};
/// let report = gouji::audit("参加120人，合格114人，合格率95.0%。来访5000批次，同比增长8.3%。", &gouji::Options::default());
/// let powers: Vec<_> = report.findings.iter().map(|finding| power(&finding.check, &report.figures)).collect();
/// assert!(powers.contains(&Some(Power { passing: 1, of: 900, about: false })));
/// assert!(powers.last().unwrap().unwrap().is_none());
/// ```
pub fn power(check: &Check, figures: &[Figure]) -> Option<Power> {
    let known = Values { claim: &check.claim, figures, changed: None };
    let tested = match check.claim.form {
        Form::Sum { .. } if check.claim.all(Role::Whole).count() == 1 => Role::Whole,
        Form::Bound => Role::Part,
        Form::Ratio | Form::Difference { .. } | Form::Average | Form::Repeat | Form::Change { years: 1, .. } => {
            Role::Stated
        }
        _ => return None,
    };
    let id = check.claim.figure(tested)?;
    let value = known.value(id).filter(|value| value.bound == Bound::Exact && !value.printed.is_negative())?;
    let alike = Alike::of(value)?;
    let (passing, about) = match check.claim.form {
        Form::Bound => (alike.up_to(known.one(Role::Whole)?.amount()?.ratio_of(value.factor)?)?, false),
        Form::Change { rise, .. } if is_lonely(check) => by_bases(&known, value, &alike, rise)?,
        _ => (around(&known, check, id, value, &alike)?, false),
    };
    Some(Power { passing, of: alike.count(), about })
}

/// Whether a change has no state before that is stated.
fn is_lonely(check: &Check) -> bool {
    check.claim.figure(Role::Base).is_none() && check.claim.figure(Role::Amount).is_none()
}

/// The numbers printed with the digits and decimals of one: in units of its last place, from the first to the last.
struct Alike {
    first: i128,
    last: i128,
    /// What one unit of the last place is, as printed.
    unit: Number,
}

impl Alike {
    fn of(value: &Value) -> Option<Alike> {
        let digits = value.printed.floor().checked_ilog10().map_or(1, |log| log + 1);
        let scale = 10_i128.checked_pow(value.places)?;
        let last = 10_i128.checked_pow(digits)?.checked_mul(scale)?;
        let first = if digits > 1 { last / 10 } else { 0 };
        Some(Alike { first, last: last - 1, unit: Number::power_of_ten(-i32::try_from(value.places).ok()?)? })
    }

    fn count(&self) -> i128 {
        self.last - self.first + 1
    }

    /// How many of them are at most `printed`.
    fn up_to(&self, printed: Number) -> Option<i128> {
        Some((printed.ratio_of(self.unit)?.floor().min(self.last) - self.first + 1).max(0))
    }
}

/// Those around the calculated value, each recomputed; where there are very many, all between.
fn around(known: &Values, check: &Check, id: FigureId, value: &Value, alike: &Alike) -> Option<i128> {
    let calculated = check.calculated?;
    let hundredths = matches!(figure_kind(known, id), Some(Kind::Percent | Kind::Points));
    let scale = if hundredths { Number::decimal(1, 2)? } else { Number::ONE }.times(value.factor)?;
    let place = |at: Number| Some(at.ratio_of(scale)?.ratio_of(alike.unit)?.abs().floor());
    let (low, high) = (place(calculated.low?.at)?, place(calculated.high?.at)?);
    let (first, last) = ((low.min(high) - 1).max(alike.first), (low.max(high) + 2).min(alike.last));
    if last - first > TRIED {
        return Some(last - first - 1);
    }
    let passes = |unit: &i128| {
        let printed = Number::whole(*unit).times(alike.unit)?;
        let by = Interval::point(printed.minus(value.printed)?.times(value.factor)?);
        let changed = Value { printed, interval: value.interval.plus(&by)?, ..*value };
        let verdict = recompute(&Values { changed: Some((id, changed)), ..*known })?.verdict;
        Some(matches!(verdict, Verdict::Holds | Verdict::Truncated))
    };
    Some((first..=last).filter(|unit| passes(unit) == Some(true)).count() as i128)
}

fn figure_kind(known: &Values, id: FigureId) -> Option<Kind> {
    known.figures.get(id.index()).map(|figure| figure.kind)
}

/// How many of the rates some whole state before gives, and whether that is estimated.
fn by_bases(known: &Values, value: &Value, alike: &Alike, rise: bool) -> Option<(i128, bool)> {
    let current = known.one(Role::Current)?;
    let grid = grid(current)?;
    let hundredth = Number::decimal(1, 2)?;
    let step = value.step()?.times(hundredth)?;
    let given = |unit: i128| -> Option<bool> {
        let rate = Rate { value: Number::whole(unit).times(step)?, step, bound: Bound::Exact };
        let [rounded, cut] = rate.change(rise)?;
        let by = |factors: &Interval| some_base(&current.tolerance(), factors, grid);
        Some(by(&rounded)? || by(&cut)?)
    };
    let every = if alike.count() > FEW { alike.count() / SAMPLE } else { 1 };
    let tried: Vec<i128> = (0..).map(|k| alike.first + k * every).take_while(|unit| *unit <= alike.last).collect();
    let passing = tried.iter().filter(|&&unit| given(unit) == Some(true)).count() as i128;
    Some((passing * alike.count() / tried.len() as i128, every > 1))
}
