//! Whether words speak of the same thing.

use crate::lexicon::DENIALS;

/// Words so common that sharing them means nothing.
const COMMON: [&str; 10] = ["案件", "人员", "人次", "件次", "数量", "总数", "工作", "全区", "全市", "全县"];

/// Whether two characters that stand together in `name` stand together in `measure`, and are not denied there:
/// 受理量 speaks of 受理, not of 不予受理.
pub fn share_words(name: &str, measure: &str) -> bool {
    first_shared(name, measure).is_some()
}

/// Where in `name` the first two characters stand that it shares with `measure`: the sooner, the closer both are.
pub fn first_shared(name: &str, measure: &str) -> Option<usize> {
    let chars: Vec<char> = name.chars().collect();
    chars.windows(2).position(|pair| {
        let pair: String = pair.iter().collect();
        let mut places = measure.match_indices(&pair);
        !COMMON.contains(&pair.as_str())
            && places.any(|(at, _)| {
                let denied = DENIALS.iter().any(|denial| measure[..at].ends_with(denial) && !name.contains(denial));
                !denied
            })
    })
}
