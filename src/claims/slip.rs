//! Slips of the pen: by which single slip one printed number becomes another.

use crate::sort;

/// A way to misprint a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// Two neighbouring digits exchanged.
    Swapped,
    /// One digit wrong.
    Digit,
    /// One digit left out.
    Dropped,
    /// One digit too many.
    Doubled,
}

/// The slip that makes `printed` of `meant`, both plain digits with at most one decimal point.
///
/// ```
/// use gouji::claims::{Slip, slip};
/// assert_eq!(slip("543", "453"), Some(Slip::Swapped));
/// assert_eq!(slip("94.8", "98.4"), Some(Slip::Swapped));
/// assert_eq!(slip("1506", "1606"), Some(Slip::Digit));
/// assert_eq!(slip("98", "95.83"), None);
/// ```
pub fn slip(printed: &str, meant: &str) -> Option<Slip> {
    let same = printed.bytes().zip(meant.bytes()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&printed.as_bytes()[same..], &meant.as_bytes()[same..]);
    let found = match (a, b) {
        ([_, rest @ ..], [_, other @ ..]) if rest == other => Slip::Digit,
        ([x, y, rest @ ..], [z, w, other @ ..]) if (x, y, rest) == (w, z, other) => Slip::Swapped,
        ([x, b'.', y, rest @ ..], [z, b'.', w, other @ ..]) if (x, y, rest) == (w, z, other) => Slip::Swapped,
        ([_, rest @ ..], _) if rest == b && !meant.is_empty() => Slip::Doubled,
        (_, [_, rest @ ..]) if rest == a && !printed.is_empty() => Slip::Dropped,
        _ => return None,
    };
    Some(found)
}

/// The most digits of a number whose slips are looked for.
const LONGEST: u32 = 36;

/// Every whole number that one slip turns into `printed`, smallest first; none for one below nought or of more than 36
/// digits.
///
/// ```
/// use gouji::claims::misprints;
/// let meant = misprints(543);
/// assert!(meant.contains(&453) && meant.contains(&53) && meant.contains(&1543) && !meant.contains(&543));
/// ```
pub fn misprints(printed: i128) -> Vec<i128> {
    let length = printed.checked_ilog10().map_or(1, |log| log + 1);
    if !(0..10_i128.pow(LONGEST)).contains(&printed) {
        return Vec::new();
    }
    // No number is written with a nought in front.
    let mut numbers = Vec::with_capacity(24 * length as usize);
    let mut add = |meant: i128, length: u32| numbers.extend((meant >= 10_i128.pow(length - 1)).then_some(meant));
    for worth in (0..=length).map(|place| 10_i128.pow(place)) {
        let (before, behind) = (printed / worth, printed % worth);
        (0..10).for_each(|digit| add((before * 10 + digit) * worth + behind, length + 1));
        if before == 0 {
            continue;
        }
        let (before, own) = (before / 10, before % 10);
        (0..10).for_each(|digit| add((before * 10 + digit) * worth + behind, length));
        if length > 1 {
            add(before * worth + behind, length - 1);
        }
        let (further, next) = (before / 10, before % 10);
        if before > 0 {
            add(((further * 10 + own) * 10 + next) * worth + behind, length);
        }
    }
    sort::plain(&mut numbers);
    numbers.dedup();
    numbers.retain(|meant| *meant != printed);
    numbers
}
