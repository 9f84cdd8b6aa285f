//! Slogans with a number whose items each hold its word: “六有”标准，做到有场所、有标牌… · “五统一”，统一标准、统一流程….

use crate::text::Document;

/// How far behind the slogan its items may begin, and how long their list may be.
const AHEAD: usize = 40;
const LENGTH: usize = 160;
/// How long the word and an item may be.
const WORD: usize = 3;
const ITEM: usize = 12;

/// How many items behind the quoted number begin with its word, or all end with it; `None`: there is no such list.
pub(super) fn held(document: &Document, number_end: usize) -> Option<u32> {
    let fold = &document.fold;
    let behind = fold.slice(number_end..number_end + WORD + 1);
    let length = behind.iter().position(|c| matches!(c, '”' | '’' | '"' | '」')).filter(|length| *length > 0)?;
    let word = &behind[..length];
    let from = number_end + length + 1;
    let text = fold.slice(from..from + AHEAD + LENGTH);
    let end = text.iter().position(|c| matches!(c, '。' | ';' | '!' | '?' | '\t')).unwrap_or(text.len());
    text[..end].split(|c| matches!(c, ',' | ':')).find_map(|clause| items(clause, word))
}

/// How many items of `clause` hold `word`, where it lists nothing else from the first of them on.
fn items(clause: &[char], word: &[char]) -> Option<u32> {
    let listed: Vec<&[char]> = clause.split(|c| *c == '、').collect();
    let (first, others) = listed.split_first().filter(|(_, others)| others.len() > 1)?;
    let begins = others.iter().all(|item| item.starts_with(word)) && first.windows(word.len()).any(|two| two == word);
    let ends = listed[..listed.len() - 1].iter().all(|item| item.ends_with(word));
    let short = others.iter().all(|item| item.len() <= ITEM);
    let joined = |item: &[char]| {
        let parts = item.split(|c| matches!(c, '和' | '及' | '与'));
        parts.filter(|part| part.starts_with(word) || part.ends_with(word)).count().max(1)
    };
    let open = listed.last().is_some_and(|last| last.contains(&'等'));
    if !short || open || !(begins || ends) {
        return None;
    }
    let last = joined(listed[listed.len() - 1]);
    u32::try_from(listed.len() - 1 + last).ok()
}
