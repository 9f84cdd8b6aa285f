//! Slips of the pen: by which single slip one printed number becomes another.

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
/// assert_eq!(slip("1506", "1606"), Some(Slip::Digit));
/// assert_eq!(slip("98", "95.83"), None);
/// ```
pub fn slip(printed: &str, meant: &str) -> Option<Slip> {
    let (a, b): (Vec<char>, Vec<char>) = (printed.chars().collect(), meant.chars().collect());
    let differ: Vec<usize> = (0..a.len().min(b.len())).filter(|&k| a[k] != b[k]).collect();
    if a.len() == b.len() {
        return match differ[..] {
            [_] => Some(Slip::Digit),
            [x, y] if y == x + 1 && a[x] == b[y] && a[y] == b[x] => Some(Slip::Swapped),
            _ => None,
        };
    }
    let (long, short, slip) = if a.len() == b.len() + 1 {
        (&a, &b, Slip::Doubled)
    } else if b.len() == a.len() + 1 {
        (&b, &a, Slip::Dropped)
    } else {
        return None;
    };
    let split = differ.first().copied().unwrap_or(short.len());
    (!short.is_empty() && long[split + 1..] == short[split..]).then_some(slip)
}

/// Every whole number that one slip turns into `printed`, a whole number itself.
///
/// ```
/// use gouji::claims::misprints;
/// let meant = misprints("543");
/// assert!(meant.contains(&453) && meant.contains(&53) && meant.contains(&1543) && !meant.contains(&543));
/// ```
pub fn misprints(printed: &str) -> Vec<i128> {
    let digits: Vec<char> = printed.chars().collect();
    let mut found: Vec<String> = Vec::new();
    for at in 0..=digits.len() {
        for digit in '0'..='9' {
            found.push(digits[..at].iter().chain([&digit]).chain(&digits[at..]).collect());
            if at < digits.len() {
                found.push(digits[..at].iter().chain([&digit]).chain(&digits[at + 1..]).collect());
            }
        }
        if at < digits.len() {
            found.push(digits[..at].iter().chain(&digits[at + 1..]).collect());
        }
        if at + 1 < digits.len() {
            let mut swapped = digits.clone();
            swapped.swap(at, at + 1);
            found.push(swapped.into_iter().collect());
        }
    }
    let mut numbers: Vec<i128> =
        found.iter().filter(|text| !text.starts_with('0')).filter_map(|text| text.parse().ok()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.retain(|number| number.to_string() != printed);
    numbers
}
