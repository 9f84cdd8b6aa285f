//! Numbers that lead somewhere: articles, documents, places in an order, telephones, addresses, codes.

use super::Reading;
use super::figure::Kind;
use super::name::counts;
use super::numeral::Numeral;
use super::quantity;
use super::site::Site;
use crate::exact::Number;
use crate::lexicon::WordList;

/// What stands behind 第N to make it an article, not a place in an order.
const ARTICLE: &str = "条款项章节号页师团";
/// How far a web address or a code reaches at most, back from its number.
const CODE: usize = 64;

fn other(numeral: &Numeral, kind: Kind, rule: &'static str) -> Option<Reading> {
    Some(Reading::other(numeral.end, kind, quantity::plain(numeral), rule))
}

/// Articles, ordinals, documents.
pub fn cited(site: &Site, numeral: &Numeral) -> Option<Reading> {
    let after = site.char(numeral.end);
    let found = |kind, rule| other(numeral, kind, rule);
    if site.before(1) == '第' || (site.before(1) == '(' && site.before(2) == '第') {
        let article = ARTICLE.contains(after) || (after == ')' && ARTICLE.contains(site.char(numeral.end + 1)));
        return if article { found(Kind::Reference, "article") } else { found(Kind::Ordinal, "ordinal") };
    }
    if after == '号' && site.char(numeral.end + 1) != '召' && site.before(1) != '月' {
        return found(Kind::Reference, "number of a document or house");
    }
    if (site.before(1) == '[' && after == ']') || (site.before(1) == ']' && after == '号') {
        return found(Kind::Reference, "year of a document");
    }
    if after == '届' && numeral.spelled {
        return found(Kind::Ordinal, "ordinal");
    }
    let ends = matches!(after, ',' | '。' | '、' | ';' | ')' | '\0');
    if matches!(after, '名' | '位' | '强') && site.follows(site.lexicon.lists.of(WordList::Ranked))
        || ends && site.before(1) == '前'
    {
        return found(Kind::Ordinal, "place in an order");
    }
    None
}

/// Telephones, codes, versions, sections, web addresses, houses.
pub fn coded(site: &Site, numeral: &Numeral) -> Option<Reading> {
    let end = numeral.end;
    let after = site.char(end);
    let found = |kind, rule| other(numeral, kind, rule);
    if let Some(end) = address(site) {
        return Some(Reading::other(end, Kind::Reference, None, "web address or code"));
    }
    // Where the run of digits, points and hyphens that it stands in ends: 010-86423313, 1.2.3, 6666-12345678.
    let (mut last, mut hyphens, mut points) = (end, 0, 0);
    while matches!(site.char(last), '-' | '.') && site.char(last + 1).is_ascii_digit() {
        if site.char(last) == '-' {
            hyphens += 1
        } else {
            points += 1
        }
        last += 1;
        while site.char(last).is_ascii_digit() {
            last += 1;
        }
    }
    let digits = last - site.at;
    let nought_first = site.char(site.at) == '0' && site.char(site.at + 1).is_ascii_digit();
    let mobile = numeral.length == 11 && site.char(site.at) == '1' && numeral.places == 0 && end - site.at == 11;
    let counted = matches!(site.char(last), '年' | '月' | '日' | '岁' | '%' | '‰')
        || (points == 0 && site.lexicon.units.at_start(site.tail(last, 6)).is_some());
    let run = (hyphens > 0 && digits >= 9) || points > 0 || nought_first || mobile || numeral.length >= 12;
    if run && !counted {
        return Some(Reading::other(last, Kind::Reference, None, "telephone, code or version"));
    }
    let house = matches!(after, '幢' | '栋' | '座') && (site.char(end + 1).is_ascii_digit() || site.has(end + 1, "楼"));
    let within = matches!(site.before(1), '号' | '幢' | '栋' | '座' | '元' | '楼' | '层');
    // 1单元 is a place, 1单 an order.
    if house || after == '楼' || site.has(end, "单元") || (within && (after == '室' || site.has(end, "号楼"))) {
        return found(Kind::Reference, "address");
    }
    if !counted && site.follows(site.lexicon.lists.of(WordList::Called)) {
        return found(Kind::Reference, "telephone or postcode");
    }
    let latin = |c: char| c.is_ascii_alphabetic() || matches!(c, '@' | '_' | '#' | '+' | '×');
    let metric = matches!(after, 'm' | 'g' | 't' | 'k') && !site.char(end + 2).is_ascii_alphanumeric();
    let before = site.before(1);
    // GDP8.5亿元 is a quantity behind a word, A4纸 and ISO9001 are names.
    let measured = || numeral.factor > Number::ONE || counts(site, end);
    let worded = (1..=3).all(|k| site.before(k).is_ascii_alphabetic()) && !after.is_ascii_alphanumeric() && measured();
    if (latin(before) && !worded) || (latin(after) && after != '/' && !metric) {
        return found(Kind::Name, "stands in a code or name");
    }
    None
}

/// Where the web or mail address or the address of a file that the number stands in ends.
fn address(site: &Site) -> Option<usize> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | ':' | '@' | '_' | '-' | '?' | '=' | '&');
    let floor = site.at.saturating_sub(CODE).max(site.block.start);
    let start = (floor..site.at).rev().find(|&index| !part(site.char(index))).map_or(floor, |index| index + 1);
    let head = site.fold.slice(start..site.at);
    let marked = head.contains(&'@') || head.windows(3).any(|three| *three == [':', '/', '/']);
    let lettered = |c: &char| c.is_ascii_alphabetic();
    let hosted = head.windows(3).any(|three| lettered(&three[0]) && three[1] == '.' && lettered(&three[2]));
    let end = (site.at..site.block.end.min(site.at + CODE)).find(|&index| !part(site.char(index)));
    let end = end.unwrap_or(site.block.end.min(site.at + CODE));
    (marked || hosted || site.fold.slice(site.at..end).contains(&'@')).then_some(end)
}
