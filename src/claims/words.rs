//! Whether words speak of the same thing.

use crate::lexicon::denials_of;

/// Words so common that sharing them means nothing.
const COMMON: [[char; 2]; 10] = [
    ['案', '件'],
    ['人', '员'],
    ['人', '次'],
    ['件', '次'],
    ['数', '量'],
    ['总', '数'],
    ['工', '作'],
    ['全', '区'],
    ['全', '市'],
    ['全', '县'],
];

/// Whether two characters that stand together in `name` stand together in `measure`, and are not denied there:
/// 受理量 speaks of 受理, not of 不予受理.
pub fn share_words(name: &str, measure: &str) -> bool {
    first_shared(name, measure).is_some()
}

/// Where in `name` the first two characters stand that it shares with `measure`: the sooner, the closer both are.
pub fn first_shared(name: &str, measure: &str) -> Option<usize> {
    let measure: Vec<char> = measure.chars().collect();
    let mut before = None;
    name.chars().enumerate().find_map(|(at, second)| {
        let pair = [before.replace(second)?, second];
        let stands = |k: &usize| measure[*k..*k + 2] == pair;
        let said = |k: usize| denials_of(&measure[..k]).all(|denial| name.contains(denial));
        let shared = !COMMON.contains(&pair) && (0..measure.len().saturating_sub(1)).filter(stands).any(said);
        shared.then(|| at - 1)
    })
}
