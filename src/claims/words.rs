//! Whether words speak of the same thing.

use crate::lexicon::{WordList, denials_of, words_of};

/// Whether two characters that stand together in `name` stand together in `measure`, and are not denied there:
/// 受理量 speaks of 受理, not of 不予受理, nor 不合格率 of 合格.
pub fn share_words(name: &str, measure: &str) -> bool {
    first_shared(name, measure).is_some()
}

/// Where in `name` the first two characters stand that it shares with `measure`: the sooner, the closer both are.
pub fn first_shared(name: &str, measure: &str) -> Option<usize> {
    let mut pairs = name.char_indices().zip(name.char_indices().skip(1)).enumerate();
    pairs.find_map(|(place, ((start, first), (next, second)))| {
        let pair = &name[start..next + second.len_utf8()];
        let said = |(at, c)| {
            c == first
                && measure[at..].starts_with(pair)
                && denials_of(&measure[..at]).all(|denial| name.contains(denial))
                && denials_of(&name[..start]).all(|denial| measure.contains(denial))
        };
        (measure.char_indices().any(said) && !words_of(WordList::Common).contains(&pair)).then_some(place)
    })
}
