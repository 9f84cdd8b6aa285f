//! How likely a change is: by the slip that it mends.

use super::Change;
use crate::check::Values;
use crate::claims::{Relation, Role, Slip, misprints, slip};
use crate::exact::{Number, Rounding};
use crate::figures::{FigureId, Value};

/// The odds against what no slip explains: more than those of any slip that could be.
const UNEXPLAINED: Number = Number::MILLION;

/// How unlikely a change is, the likeliest first: by its odds; what is worked out before what it is worked out from; by how
/// little it changes.
pub type Unlikelihood = (Number, bool, Number);

/// How unlikely a change of a figure of a claim is.
pub fn unlikelihood(known: &Values, change: &Change) -> Unlikelihood {
    let Some(value) = known.value(change.figure) else { return (UNEXPLAINED, true, Number::ZERO) };
    let gap = change.printed.minus(value.printed).map(Number::abs);
    let distance = gap.and_then(|gap| gap.ratio_of(value.printed.abs())).unwrap_or(UNEXPLAINED);
    let role = known.claim.figures.iter().find(|(id, _)| *id == change.figure).map(|(_, role)| *role);
    let worked_out = role == Some(Role::Stated) || role == Some(Role::Whole) && known.claim.relation() == Relation::Sum;
    (odds(value, change, worked_out), !worked_out, distance)
}

/// The odds against a slip: how many of its kind could have been made of what is meant, each as likely; times how much more
/// is meant than printed, where that is much, for the larger a number, the fewer texts have just it. What is worked out may
/// also be worked out wrongly; few texts cut their rates off.
fn odds(value: &Value, change: &Change, worked_out: bool) -> Number {
    let digits = change.printed.to_decimal(change.places, Rounding::CutOff).bytes().filter(u8::is_ascii_digit).count();
    let length = digits as i64;
    let ways = match change.slip {
        None => return UNEXPLAINED,
        Some(Slip::Swapped) => (length - 1).max(1),
        Some(Slip::Dropped) => length,
        Some(Slip::Doubled) if repeats_digit(value, change.printed, change.places) => length,
        Some(Slip::Doubled) => 10 * (length + 1),
        Some(Slip::Digit) => 9 * length,
    };
    let ways = ways * if worked_out { 1 } else { 2 } * if change.cut_off { 9 } else { 1 };
    let more = change.printed.ratio_of(value.printed).unwrap_or(Number::ONE);
    let much = more > Number::from(2) || more < Number::decimal(5, 1).unwrap_or(Number::ONE);
    let odds = if much { more.times(Number::from(ways)) } else { Some(Number::from(ways)) };
    odds.map_or(UNEXPLAINED, |odds| odds.min(UNEXPLAINED))
}

/// What a slip that seldom fits by chance may have made the figure `id` of: two digits swapped, or one printed twice.
pub fn slips(id: FigureId, value: &Value) -> Vec<Change> {
    let changes = misprinted(value).map(|printed| Change {
        figure: id,
        printed,
        places: value.places,
        slip: None,
        cut_off: false,
    });
    let seldom =
        |change: &Change| change.slip == Some(Slip::Swapped) || repeats_digit(value, change.printed, change.places);
    changes.map(|change| Change { slip: mended(value, &change), ..change }).filter(seldom).collect()
}

/// Every number that one slip may have made `value` of, as it would be printed.
pub fn misprinted(value: &Value) -> impl Iterator<Item = Number> {
    let unit = i32::try_from(value.places).ok().and_then(|places| Number::power_of_ten(-places));
    let digits = unit.and_then(|unit| value.printed.ratio_of(unit)).map_or(-1, Number::floor);
    misprints(digits).into_iter().filter_map(move |meant| Number::whole(meant).times(unit?))
}

/// Whether a digit is printed twice that `meant` has once: 415527 for 41527.
pub fn repeats_digit(value: &Value, meant: Number, places: u32) -> bool {
    let text = |number: Number| number.to_decimal(places, Rounding::CutOff);
    let (printed, meant) = (text(value.printed), text(meant));
    let at = printed.bytes().zip(meant.bytes()).take_while(|(a, b)| a == b).count();
    let longer = slip(&printed, &meant) == Some(Slip::Doubled);
    longer && at > 0 && printed.as_bytes().get(at - 1) == printed.as_bytes().get(at)
}

/// The slip that `change` mends, if it is one.
pub fn mended(value: &Value, change: &Change) -> Option<Slip> {
    let text = |number: Number| number.to_decimal(change.places, Rounding::CutOff);
    slip(&text(value.printed), &text(change.printed))
}
