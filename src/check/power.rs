//! How much a check proves: of all values printed alike, how many would have passed it.

use super::change::{grid, some_base};
use super::ratio::Quotient;
use super::{Check, Values, Verdict, recompute};
use crate::claims::{Form, Role};
use crate::exact::{Bound, Interval, Number, Rate};
use crate::figures::{Figure, FigureId, Value};

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
        self.passing >= self.of - self.passing
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
    let known = Values { claim: &check.claim, figures, changed: &[] };
    let tested = match check.claim.form {
        Form::Sum { .. } if check.claim.all(Role::Whole).count() == 1 => Role::Whole,
        Form::Bound => Role::Part,
        Form::Ratio | Form::Difference { .. } | Form::Average { .. } | Form::Repeat | Form::Change { years: 1, .. } => {
            Role::Stated
        }
        Form::Tie if known.claim.figure(Role::Stated).is_some() => Role::Stated,
        _ => return None,
    };
    let id = check.claim.figure(tested)?;
    let value = known.value(id).filter(|value| value.bound == Bound::Exact && !value.printed.is_negative())?;
    let alike = Alike::of(value)?;
    let (passing, about) = match check.claim.form {
        Form::Bound => (alike.up_to(known.one(Role::Whole)?.amount()?.ratio_of(value.factor)?)?, false),
        Form::Change { rise, .. } if check.claim.base_is_unknown() => by_bases(&known, value, &alike, rise)?,
        _ => (around(&known, check, id, value, &alike)?, false),
    };
    Some(Power { passing, of: alike.count(), about })
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
    // A quotient is calculated as a fraction of one, and printed in hundredths or as so many times.
    let quotient = matches!(check.claim.form, Form::Ratio | Form::Change { .. })
        || check.claim.form == Form::Tie && value_is_rate(known, id);
    let hundredths = quotient && !known.is_multiple(Role::Stated);
    let scale = if hundredths { Number::decimal(1, 2)? } else { Number::ONE }.times(value.factor)?;
    let place = |at: Number| Some(at.ratio_of(scale)?.ratio_of(alike.unit)?.abs().floor());
    let (low, high) = (place(calculated.low?.at)?, place(calculated.high?.at)?);
    let first = low.min(high).saturating_sub(1).max(alike.first);
    let last = low.max(high).saturating_add(2).min(alike.last);
    if last.saturating_sub(first) > TRIED {
        return Some(last - first - 1);
    }
    // What is printed to the last one passes where it is one of the calculated.
    if value.is_precise() && matches!(check.claim.form, Form::Sum { .. } | Form::Repeat) {
        let is_one = |unit: &i128| calculated.contains(Number::whole(*unit));
        return Some((first..=last).filter(is_one).count() as i128);
    }
    // The others stay as they are: what these make need not be worked out again for each rate.
    let divided = if check.claim.form == Form::Ratio { value.rate().zip(Quotient::of(known)) } else { None };
    let passes = |unit: &i128| {
        let verdict = match &divided {
            Some((rate, quotient)) => {
                quotient.verdict(&Rate { value: Number::whole(*unit).times(rate.step)?, ..*rate })?
            }
            None => {
                let changed = value.with(Number::whole(*unit).times(alike.unit)?)?;
                recompute(&Values { changed: &[(id, changed)], ..*known })?.verdict
            }
        };
        Some(matches!(verdict, Verdict::Holds | Verdict::Truncated))
    };
    Some((first..=last).filter(|unit| passes(unit) == Some(true)).count() as i128)
}

/// How many of the rates some whole state before gives, and whether that is estimated.
fn by_bases(known: &Values, value: &Value, alike: &Alike, rise: bool) -> Option<(i128, bool)> {
    let current = known.one(Role::Current)?;
    let grid = grid(current)?;
    let hundredth = Number::decimal(1, 2)?;
    let step = value.step()?.times(hundredth)?;
    let factors = |unit: i128| Rate { value: Number::whole(unit).times(step)?, step, bound: Bound::Exact }.change(rise);
    let given = |unit: i128| -> Option<bool> {
        let [rounded, cut] = factors(unit)?;
        let by = |factors: &Interval| some_base(&current.tolerance(), factors, grid);
        Some(by(&rounded)? || by(&cut)?)
    };
    let every = if alike.count() > FEW { alike.count() / SAMPLE } else { 1 };
    let tried: Vec<i128> = (0..).map(|k| alike.first + k * every).take_while(|unit| *unit <= alike.last).collect();
    // The greater the factor, the closer lie the bases that it gives: where even those span a whole one, all do.
    let span = |unit: &i128| {
        let bases = current.tolerance().ratio_of(&factors(*unit)?[0])?;
        bases.high?.at.minus(bases.low?.at)
    };
    let (first, last) = (tried.first()?, tried.last()?);
    let (least, greatest) = if rise { (first, last) } else { (last, first) };
    let all = span(greatest).is_some_and(|span| span > grid) && given(*least) == Some(true);
    let passing = tried.iter().filter(|&&unit| all || given(unit) == Some(true)).count() as i128;
    Some((passing.checked_mul(alike.count())? / tried.len() as i128, every > 1))
}

/// Whether `id` is stated in hundredths or as so many times.
fn value_is_rate(known: &Values, id: FigureId) -> bool {
    known.figures.get(id.index()).is_some_and(|figure| figure.kind.is_rate())
}

#[cfg(test)]
mod tests {
    use crate::Options;

    /// The power of the last check of `text`.
    fn last(text: &str) -> Option<String> {
        let report = crate::audit(text, &Options::default());
        let power = super::power(&report.findings.last()?.check, &report.figures)?;
        Some(format!("{}{}/{}", if power.about { "≈" } else { "" }, power.passing, power.of))
    }

    #[test]
    fn each_relation_is_put_to_the_test_by_the_figure_that_it_states() {
        for (text, power) in [
            ("收到12件，受理11件，不予受理1件。", "1/90"),
            ("参加1099人，合格1044人，合格率95.00%。", "2/9000"),
            ("上年办理100件，今年办理120件，增长20%。", "1/90"),
            ("上年办理100件，今年办理250件，增长1.5倍。", "1/100"),
            ("案件由300件增加到312件，增加12件。", "1/90"),
            ("办结率由94.1%提高到95.2%，提高1.1个百分点。", "1/100"),
            ("来访14批次，同比增长8.3%。", "3/100"),
            ("来访5000批次，同比增长8.3%。", "100/100"),
            ("来访5000批次，同比增长18.3%。", "≈900/900"),
        ] {
            assert_eq!(last(text).as_deref(), Some(power), "{text}");
        }
    }

    #[test]
    fn the_longest_numbers_overflow_nothing() {
        for digits in 30..40 {
            let long = "9".repeat(digits);
            for text in [
                format!("来访{long}批次，同比增长{long}%。"),
                format!("来访12批次，同比增长{long}%。"),
                format!("收到{long}件，受理{long}件，不予受理1件。"),
            ] {
                last(&text);
            }
        }
    }
}
