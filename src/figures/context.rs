//! Numbers that are no quantities: references, dates and periods, list markers, names.

use super::figure::{Kind, Value};
use super::numeral::Numeral;
use super::{Reading, quantity};
use crate::exact::Number;
use crate::lexicon::Lexicon;
use crate::text::{Block, Fold};

/// What stands behind 第N to make it an article, not a place in an order.
const ARTICLE: &str = "条款项章节号页师团";

/// Before a number that somebody or something is called by.
const CALLED: [&str; 8] = ["邮编", "邮编:", "电话", "电话:", "传真:", "热线:", "QQ群号", "证号:"];
/// Behind a number that is a name.
const NAMED: [&str; 5] = ["热线", "平台", "国道", "省道", "线公路"];

/// The plain value of a number that counts nothing.
fn plain(numeral: &Numeral) -> Option<Value> {
    quantity::value_of(numeral, Number::ONE, crate::exact::Bound::Exact)
}

fn whole(numeral: &Numeral) -> Option<i128> {
    (numeral.places == 0 && numeral.factor == Number::ONE).then(|| numeral.printed.floor())
}

/// Articles, ordinals, documents, telephones, codes.
pub fn reference(fold: &Fold, block: &Block, at: usize, numeral: &Numeral) -> Option<Reading> {
    let before = |k: usize| if at >= block.range.start + k { fold.char(at - k) } else { '\0' };
    let after = fold.char(numeral.end);
    let found = |kind, rule| Some(Reading::other(numeral.end, kind, plain(numeral), rule));
    if before(1) == '第' || (before(1) == '(' && before(2) == '第') {
        let article = ARTICLE.contains(after) || (after == ')' && ARTICLE.contains(fold.char(numeral.end + 1)));
        return if article { found(Kind::Reference, "article") } else { found(Kind::Ordinal, "ordinal") };
    }
    if after == '号' && fold.char(numeral.end + 1) != '召' {
        return found(Kind::Reference, "number of a document or house");
    }
    if (before(1) == '[' && after == ']') || (before(1) == ']' && after == '号') {
        return found(Kind::Reference, "year of a document");
    }
    if matches!(after, '届') && numeral.spelled {
        return found(Kind::Ordinal, "ordinal");
    }
    if numeral.spelled {
        return None;
    }
    // Where the run of digits, points and hyphens that it stands in ends: 010-86423313, 1.2.3, 6666-12345678.
    let (mut end, mut hyphens, mut points) = (numeral.end, 0, 0);
    while matches!(fold.char(end), '-' | '.') && fold.char(end + 1).is_ascii_digit() && end < block.range.end {
        if fold.char(end) == '-' {
            hyphens += 1
        } else {
            points += 1
        }
        end += 1;
        while fold.char(end).is_ascii_digit() {
            end += 1;
        }
    }
    let digits = end - at;
    let nought_first = fold.char(at) == '0' && fold.char(at + 1).is_ascii_digit();
    let dated = matches!(fold.char(end), '年' | '月' | '日' | '岁' | '%');
    if !dated && ((hyphens > 0 && digits >= 9) || points > 0 || nought_first || numeral.length >= 12) {
        return Some(Reading::other(end, Kind::Reference, None, "telephone, code or version"));
    }
    let latin = |c: char| c.is_ascii_alphabetic() || matches!(c, '@' | '_' | '#' | '+' | '×');
    let unit_follows = after.is_ascii_alphabetic()
        && !fold.char(numeral.end + 1).is_ascii_alphanumeric()
        && matches!(after, 'm' | 'g' | 't');
    if latin(before(1)) || (latin(after) && !unit_follows) {
        return found(Kind::Name, "stands in a code or name");
    }
    let head = at.saturating_sub(5).max(block.range.start)..at;
    if CALLED.iter().any(|word| fold.ends_with(head.clone(), word)) {
        return found(Kind::Reference, "telephone or postcode");
    }
    None
}

/// Years, months, days.
pub fn calendar(fold: &Fold, block: &Block, at: usize, numeral: &Numeral) -> Option<Reading> {
    let value = whole(numeral)?;
    let after = fold.char(numeral.end);
    let next = fold.char(numeral.end + 1);
    let before = if at > block.range.start { fold.char(at - 1) } else { '\0' };
    let to = |end: usize, kind, rule| {
        Some(Reading { number_end: numeral.end, ..Reading::other(end, kind, plain(numeral), rule) })
    };
    let is_year = |value: i128| (1900..2100).contains(&value) && numeral.length == 4;
    match after {
        '年' if is_year(value) => return to(numeral.end + 1, Kind::Period, "year"),
        '月' if (1..=12).contains(&value) => return to(numeral.end + 1, Kind::Date, "month"),
        '日' | '号' if (1..=31).contains(&value) && before == '月' => return to(numeral.end + 1, Kind::Date, "day"),
        '日' if (1..=31).contains(&value) && matches!(next, '上' | '下' | '晚' | '至' | '起' | '-') => {
            return to(numeral.end + 1, Kind::Date, "day");
        }
        '时' if (0..=24).contains(&value) && !numeral.spelled && next != '间' => {
            return to(numeral.end + 1, Kind::Date, "hour");
        }
        _ => {}
    }
    // The first of two: 2021-2025年, 2022至2024年, 1-10月, 1至6月.
    let bridge = matches!(after, '-' | '至' | '到' | '、' | '和');
    if bridge && fold.char(numeral.end + 1).is_ascii_digit() {
        let mut end = numeral.end + 1;
        while fold.char(end).is_ascii_digit() {
            end += 1;
        }
        let second = end - numeral.end - 1;
        match fold.char(end) {
            '年' if is_year(value) && second == 4 => return to(numeral.end, Kind::Period, "year"),
            '月' if (1..=12).contains(&value) && second <= 2 => return to(numeral.end, Kind::Date, "month"),
            '日' if (1..=31).contains(&value) && before == '月' => return to(numeral.end, Kind::Date, "day"),
            _ => {}
        }
    }
    None
}

/// Items of lists: 一、 (一) 1. 一是
pub fn marker(fold: &Fold, block: &Block, at: usize, numeral: &Numeral) -> Option<Reading> {
    let value = whole(numeral).filter(|&value| (1..100).contains(&value))?;
    let _ = value;
    let before = if at > block.range.start { fold.char(at - 1) } else { '\0' };
    let earlier = if at > block.range.start + 1 { fold.char(at - 2) } else { '\0' };
    let (after, next) = (fold.char(numeral.end), fold.char(numeral.end + 1));
    let fresh = |c: char| matches!(c, '\0' | '。' | ';' | ':' | '!' | '?' | '”' | '\t');
    let listed = match (before, after) {
        ('(', ')') => fresh(earlier) || matches!(earlier, '、' | ',') || numeral.spelled,
        (_, ')' | '、') => fresh(before) && !next.is_ascii_digit(),
        (_, '.') => fresh(before) && !next.is_ascii_digit(),
        (_, '是') if numeral.spelled => {
            !fold.char(at.wrapping_sub(1)).is_ascii_digit()
                && matches!(before, '\0' | '。' | ';' | ':' | ',' | '.' | '”')
        }
        _ => false,
    };
    listed.then(|| Reading::other(numeral.end, Kind::Marker, plain(numeral), "item of a list"))
}

/// Numbers that stand alone in quotes, in titles, or before what makes them a name.
pub fn name(fold: &Fold, block: &Block, at: usize, numeral: &Numeral, lexicon: &Lexicon) -> Option<Reading> {
    let found = |rule| Some(Reading::other(numeral.end, Kind::Name, plain(numeral), rule));
    let before = if at > block.range.start { fold.char(at - 1) } else { '\0' };
    let after = fold.char(numeral.end);
    if is_quote(before) && is_quote(after) {
        return found("stands alone in quotes");
    }
    if NAMED.iter().any(|word| fold.starts_with(numeral.end, word)) {
        return found("name of a line or road");
    }
    // Classes by age or size: 36-45岁, 15-64的人口.
    let ranged = |c: char| c == '-';
    if ranged(before) || (ranged(after) && fold.char(numeral.end + 1).is_ascii_digit()) {
        let units = lexicon.units.at_start(fold.slice(numeral.end..(numeral.end + 6).min(block.range.end)));
        let counted = units.is_some_and(|(_, unit)| unit.class != "age");
        if !counted && after != '%' && !(ranged(after) && range_has_unit(fold, numeral.end + 1, lexicon)) {
            return found("end of a range");
        }
    }
    None
}

fn range_has_unit(fold: &Fold, from: usize, lexicon: &Lexicon) -> bool {
    let mut end = from;
    while fold.char(end).is_ascii_digit() || fold.char(end) == '.' {
        end += 1;
    }
    fold.char(end) == '%'
        || lexicon.units.at_start(fold.slice(end..end + 6)).is_some_and(|(_, unit)| unit.class != "age")
}

fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '"' | '‘' | '’' | '「' | '」' | '『' | '』' | '\'')
}

/// What a number in characters is when it counts no unit: 六统一, 四中全会, “六五”普法. `None`: part of a word.
pub fn spelled_name(fold: &Fold, block: &Block, at: usize, numeral: &Numeral) -> Option<Reading> {
    let before = if at > block.range.start { fold.char(at - 1) } else { '\0' };
    let after = fold.char(numeral.end);
    let quoted = is_quote(before) || (before == '、' && in_quotes(fold, block, at));
    let kind = match (quoted, is_quote(after)) {
        (true, true) => Kind::Name,
        (true, false) => Kind::Numeral,
        _ if numeral.length > 1 => Kind::Name,
        _ if matches!(after, '中' | '大') && matches!(fold.char(numeral.end + 1), '全' | '以' | '精' | '报' | '会') => {
            Kind::Name
        }
        _ if matches!(after, '大' | '方') => Kind::Numeral,
        _ => return None,
    };
    let rule = if kind == Kind::Numeral { "counts what is named" } else { "part of a name" };
    Some(Reading::other(numeral.end, kind, plain(numeral), rule))
}

/// Whether a quote was opened in the few characters before `at` and not closed since.
fn in_quotes(fold: &Fold, block: &Block, at: usize) -> bool {
    let from = at.saturating_sub(12).max(block.range.start);
    (from..at).rev().map(|index| fold.char(index)).find(|&c| matches!(c, '“' | '”')).is_some_and(|c| c == '“')
}
