//! Numbers that name or order: markers of lists, quoted names, roads, classes by age, numerals of slogans.

use super::Reading;
use super::figure::Kind;
use super::numeral::{self, Numeral};
use super::quantity;
use super::site::{Site, is_quote};
use crate::exact::Number;
use crate::lexicon::WordList;

const HOTLINE: usize = 14;
/// How far a slogan reaches before its quote closes.
const SLOGAN: usize = 16;

fn plain(numeral: &Numeral, kind: Kind, rule: &'static str) -> Option<Reading> {
    Some(Reading::other(numeral.end, kind, quantity::plain(numeral), rule))
}

/// Items of lists: 一、 (一) 1. 一是
pub fn marker(site: &Site, numeral: &Numeral) -> Option<Reading> {
    let small = numeral.places == 0 && numeral.factor == Number::ONE && (1..100).contains(&numeral.printed.floor());
    let (before, earlier) = (site.before(1), site.before(2));
    let (after, next) = (site.char(numeral.end), site.char(numeral.end + 1));
    let fresh = |c: char| matches!(c, '\0' | '。' | ';' | ':' | '!' | '?' | '”' | '\t');
    let listed = match (before, after) {
        ('(', ')') => fresh(earlier) || matches!(earlier, '、' | ',') || numeral.spelled,
        (_, ')' | '、') => fresh(before) && !next.is_ascii_digit(),
        (_, '.') => fresh(before) && !next.is_ascii_digit(),
        (_, '是') if numeral.spelled => matches!(before, '\0' | '。' | ';' | ':' | ',' | '.' | '”'),
        _ => false,
    };
    if small && listed { plain(numeral, Kind::Marker, "item of a list") } else { None }
}

/// Whether `c` is ① to ⑳.
pub fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⑳')
}

/// The number in a circle at `site`: ①.
pub fn circled(site: &Site) -> Option<Reading> {
    let number = (site.char(site.at) as u32).checked_sub('①' as u32).filter(|&k| k < 20)? + 1;
    let value = quantity::whole(Number::from(i64::from(number)));
    Some(Reading::other(site.at + 1, Kind::Marker, value, "item of a list"))
}

/// Numbers that stand alone in quotes, in titles, or before what makes them a name.
pub fn read(site: &Site, numeral: &Numeral) -> Option<Reading> {
    let end = numeral.end;
    let (before, after) = (site.before(1), site.char(end));
    if is_quote(before) && is_quote(after) {
        return plain(numeral, Kind::Name, "stands alone in quotes");
    }
    if is_quote(after) && !numeral.spelled && in_quotes(site) {
        return plain(numeral, Kind::Name, "part of a name");
    }
    if is_quote(before) && matches!(after, '·' | '•' | '・') {
        let (_, last) = site.digits(end + 1, 2)?;
        return Some(Reading::other(last, Kind::Name, None, "day that is a name"));
    }
    if is_hotline(site, numeral) {
        return plain(numeral, Kind::Name, "name of a line or road");
    }
    if is_road(site, end) {
        return plain(numeral, Kind::Name, "name of a line or road");
    }
    if before == '。' && (after == '\0' || after == '\n') && numeral.length <= 2 && !numeral.spelled {
        return plain(numeral, Kind::Reference, "mark of a note");
    }
    // Classes by age or size: 36-45岁, 15-64的人口.
    let ranged = before == '-' || (after == '-' && site.char(end + 1).is_ascii_digit());
    let counts = counts(site, end) || (after == '-' && second_counts(site, end + 1));
    if ranged && !counts {
        return plain(numeral, Kind::Name, "end of a range");
    }
    None
}

/// Whether the number is that of a hotline or platform whose name goes on: 12345政务服务便民热线.
fn is_hotline(site: &Site, numeral: &Numeral) -> bool {
    // Numbers of public services: 12345, 12315, 96xxx.
    let called = matches!(site.tail(site.at, 2), ['1', '2'] | ['9', '6']) && numeral.length == 5;
    let vague = site.lexicon.inside.at_start(site.tail(numeral.end, 2)).is_some();
    if !called || numeral.places > 0 || vague || counts(site, numeral.end) {
        return false;
    }
    let tail = site.tail(numeral.end, HOTLINE);
    let name = tail.iter().take_while(|c| c.is_alphabetic() && !c.is_ascii()).count();
    site.lexicon.lists.of(WordList::Hotline).iter().any(|word| {
        let word: Vec<char> = word.chars().collect();
        tail[..name].windows(word.len()).any(|two| two == word)
    })
}

/// Whether a list of numbers from here ends in what makes them names: 310、312国道.
fn is_road(site: &Site, end: usize) -> bool {
    let mut end = end;
    for _ in 0..4 {
        if !matches!(site.char(end), '、' | '和') {
            break;
        }
        let Some((_, next)) = site.digits(end + 1, 4) else { return false };
        end = next;
    }
    site.has_any(end, site.lexicon.lists.of(WordList::Line))
}

/// Whether the second number of a range at `from` has a unit.
fn second_counts(site: &Site, from: usize) -> bool {
    numeral::in_digits(site.fold, from).is_some_and(|second| counts(site, second.end))
}

/// Whether a sign or a unit that counts stands at `at`.
pub fn counts(site: &Site, at: usize) -> bool {
    matches!(site.char(at), '%' | '‰')
        || site.lexicon.units.at_start(site.tail(at, 6)).is_some_and(|(_, unit)| unit.class != "age")
}

/// What a number in characters is when it counts no unit: 六统一, 四中全会, “六五”普法. `None`: part of a word.
pub fn spelled(site: &Site, numeral: &Numeral) -> Option<Reading> {
    let (before, after) = (site.before(1), site.char(numeral.end));
    let quoted = is_quote(before) || (before == '、' && in_quotes(site));
    let congress = matches!(after, '中' | '大')
        && matches!(site.char(numeral.end + 1), '全' | '以' | '精' | '报' | '会' | '、' | '和' | '关' | '对');
    let kind = match (quoted, is_quote(after)) {
        (true, true) => Kind::Name,
        (true, false) => Kind::Numeral,
        _ if numeral.length > 1 || congress => Kind::Name,
        _ if matches!(after, '大' | '方') => Kind::Numeral,
        _ => return None,
    };
    plain(numeral, kind, if kind == Kind::Numeral { "counts what is named" } else { "part of a name" })
}

/// Whether the number stands in a quote of a few words: “六个一”, “一张网、两平台、三张清单”.
pub fn in_slogan(site: &Site, numeral: &Numeral) -> bool {
    let closes = site.tail(numeral.end, SLOGAN).iter().find(|c| is_quote(**c) || matches!(c, ',' | '。' | ';' | ':'));
    closes.is_some_and(|&c| is_quote(c)) && in_quotes(site)
}

/// Whether a quote was opened in the few characters before the number and not closed since.
fn in_quotes(site: &Site) -> bool {
    site.head(12).iter().rev().find(|c| matches!(c, '“' | '”')).is_some_and(|&c| c == '“')
}
