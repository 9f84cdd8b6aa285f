//! Numbers as they are written: digits with separators, decimals, Chinese numerals, scales.

use crate::exact::Number;
use crate::text::Fold;

/// A number, read from the folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// Behind its last character, scale included.
    pub end: usize,
    /// The number without its scale.
    pub printed: Number,
    /// How many decimals are printed.
    pub places: u32,
    /// What 万, 亿 … make of it; 1 without.
    pub factor: Number,
    /// The place of its last digit that is not nought, before the scale: 10 for 30, 100 for 1800.
    pub step: Number,
    /// Whether 几, 余 or 多 stands inside it: 十几, 10多万, 数百.
    pub vague: bool,
    /// Whether it is written in Chinese characters.
    pub spelled: bool,
    /// How many digits or characters it has.
    pub length: usize,
    /// The other end, where it reaches from one number to another: 三五个, 3至5个.
    pub to: Option<Number>,
}

impl Numeral {
    /// A whole number in characters that ends at `end`.
    pub fn spelled(end: usize, printed: Number) -> Numeral {
        Numeral {
            end,
            printed,
            places: 0,
            factor: Number::ONE,
            step: Number::ONE,
            vague: false,
            spelled: true,
            length: 1,
            to: None,
        }
    }
}

/// The digit that a Chinese character denotes.
fn digit(c: char) -> Option<i128> {
    Some(match c {
        '零' | '〇' => 0,
        '一' | '壹' | '幺' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The power of ten that a Chinese character denotes.
fn scale(c: char) -> Option<i128> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// Every character of a Chinese numeral, and those that stand before one.
const SPELLED: &[char] = &[
    '零', '〇', '一', '壹', '幺', '二', '贰', '两', '三', '叁', '四', '肆', '五', '伍', '六', '陆', '七', '柒', '八',
    '捌', '九', '玖', '十', '拾', '百', '佰', '千', '仟', '万', '亿', '廿', '卅', '数', '几', '半',
];

/// One bit for the last bits of each of them: nearly every other character is told by it in one look.
pub const FILTER: [u64; 16] = {
    let mut bits = [0; 16];
    let mut index = 0;
    while index < SPELLED.len() {
        let low = SPELLED[index] as usize % 1024;
        bits[low / 64] |= 1 << (low % 64);
        index += 1;
    }
    bits
};

/// Whether a Chinese numeral can begin with `c`, or 数, 几 or 半.
pub fn may_begin(c: char) -> bool {
    let low = c as usize % 1024;
    FILTER[low / 64] >> (low % 64) & 1 == 1 && SPELLED.contains(&c)
}

/// Whether a Chinese numeral can begin or go on with `c`.
pub fn is_spelled(c: char) -> bool {
    may_begin(c) && !matches!(c, '数' | '几' | '半')
}

/// The number in digits at `at`.
pub fn in_digits(fold: &Fold, at: usize) -> Option<Numeral> {
    let mut end = at;
    let (mut digits, mut noughts, mut length): (i128, u32, usize) = (0, 0, 0);
    let mut push = |c: char| -> Option<()> {
        digits = digits.checked_mul(10)?.checked_add(i128::from(c.to_digit(10)?))?;
        noughts = if c == '0' { noughts + 1 } else { 0 };
        length += 1;
        Some(())
    };
    while fold.char(end).is_ascii_digit() {
        push(fold.char(end))?;
        end += 1;
    }
    while (end - at <= 3 || matches!(fold.char(end - 4), ',' | ' ')) && group_follows(fold, end) {
        for index in end + 1..end + 4 {
            push(fold.char(index))?;
        }
        end += 4;
    }
    let mut places = 0;
    if fold.char(end) == '.' && fold.char(end + 1).is_ascii_digit() {
        end += 1;
        while fold.char(end).is_ascii_digit() {
            push(fold.char(end))?;
            (places, end) = (places + 1, end + 1);
        }
    }
    let step =
        Number::power_of_ten(if digits == 0 { 0 } else { i32::try_from(noughts).ok()? } - i32::try_from(places).ok()?)?;
    let mut numeral = Numeral {
        end,
        printed: Number::decimal(digits, places)?,
        places,
        factor: Number::ONE,
        step,
        vague: false,
        spelled: false,
        length,
        to: None,
    };
    take_scale(fold, &mut numeral);
    take_rest(fold, &mut numeral);
    Some(numeral)
}

/// How many groups of digits a blank may part.
const GROUPS: usize = 5;
/// How many decimals may stand behind such groups.
const PLACES: usize = 6;

/// Whether a separator and a group of exactly three digits stand at `at`. A blank parts groups only where a word
/// follows the last of them at once; a comma only where no fourth digit and no decimal point of another number does.
fn group_follows(fold: &Fold, at: usize) -> bool {
    let three = (at + 1..at + 4).all(|index| fold.char(index).is_ascii_digit()) && !fold.char(at + 4).is_ascii_digit();
    match fold.char(at) {
        ',' => three,
        ' ' => {
            let group = |k: &usize| fold.char(*k) == ' ' && fold.slice(k + 1..k + 4).iter().all(char::is_ascii_digit);
            let groups = (at..).step_by(4).take(GROUPS).take_while(group).count();
            // 788 032.41万元
            let last = at + 4 * groups;
            let point = usize::from(fold.char(last) == '.');
            let decimals = (last + point..).take(point * PLACES).take_while(|k| fold.char(*k).is_ascii_digit()).count();
            let behind = fold.char(last + if decimals > 0 { point + decimals } else { 0 });
            three && behind.is_alphabetic() && !behind.is_ascii()
        }
        _ => false,
    }
}

/// Takes what stands behind a scale in a smaller one: 2亿3千万, 1万2千, 1亿2000万.
fn take_rest(fold: &Fold, numeral: &mut Numeral) {
    if numeral.vague || numeral.places > 0 || numeral.factor < Number::WAN {
        return;
    }
    let from = numeral.end;
    let length = (from..from + 5).take_while(|&at| fold.char(at).is_ascii_digit()).count();
    if !(1..=4).contains(&length) {
        return;
    }
    let digits = fold.slice(from..from + length).iter().filter_map(|c| c.to_digit(10));
    let rest = Numeral { end: from + length, factor: Number::ONE, ..*numeral };
    let mut rest =
        Numeral { printed: Number::whole(digits.fold(0, |all, digit| all * 10 + i128::from(digit))), ..rest };
    take_scale(fold, &mut rest);
    let joined = || {
        let above = numeral.printed.times(numeral.factor)?.ratio_of(rest.factor)?;
        Some((above.plus(rest.printed)?, rest.printed.times(rest.factor)?))
    };
    if let Some((printed, _)) =
        joined().filter(|(_, below)| !rest.vague && rest.factor > Number::ONE && *below < numeral.factor)
    {
        let noughts = fold.slice(from..from + length).iter().rev().take_while(|c| **c == '0').count();
        let step = Number::power_of_ten(noughts as i32).unwrap_or(Number::ONE);
        *numeral = Numeral { end: rest.end, printed, factor: rest.factor, step, ..*numeral };
    }
}

/// Behind 百 or 千 where it belongs to a unit: 千瓦, 千克, 百分点.
const NOT_SCALED: [char; 8] = ['瓦', '克', '米', '元', '卡', '帕', '伏', '分'];

/// Takes 万, 亿, 千万 … behind digits, with 多 or 余 before them.
fn take_scale(fold: &Fold, numeral: &mut Numeral) {
    let mut at = numeral.end;
    let vague = matches!(fold.char(at), '多' | '余' | '几') && matches!(fold.char(at + 1), '万' | '亿');
    at += usize::from(vague);
    let small = matches!(fold.char(at), '百' | '千') && !NOT_SCALED.contains(&fold.char(at + 1));
    let mut factor: i128 = 1;
    for round in 0..2 {
        match scale(fold.char(at)) {
            Some(scale) if scale >= 10_000 || (round == 0 && small) => {
                factor *= scale;
                at += 1;
            }
            _ => break,
        }
    }
    if factor > 1 {
        numeral.end = at;
        numeral.factor = Number::whole(factor);
        numeral.vague = vague;
    }
}

/// The number in Chinese characters at `at`: 一千零九十九, 二〇一四, 十几, 数百 (from 数).
pub fn in_characters(fold: &Fold, at: usize) -> Option<Numeral> {
    let several = matches!(fold.char(at), '数' | '几') && scale(fold.char(at + 1)).is_some();
    let mut end = at + usize::from(several);
    while is_spelled(fold.char(end)) && end - at < 24 {
        end += 1;
    }
    let trailing = fold.char(end) == '几' && end > at;
    let chars = fold.slice(at + usize::from(several)..end);
    if chars.is_empty() {
        return None;
    }
    let value = if several { several_of(chars)? } else { value_of(chars)? };
    let noughts = (0..).take_while(|&k| value != 0 && value % 10_i128.pow(k + 1) == 0).count();
    Some(Numeral {
        step: if several { Number::whole(value * 9) } else { Number::power_of_ten(noughts as i32)? },
        vague: several || trailing,
        length: chars.len(),
        ..Numeral::spelled(end + usize::from(trailing), Number::whole(value))
    })
}

/// Two digits in a row for what lies between: 三五, 二三十, 七八百.
pub fn neighbours(fold: &Fold, at: usize) -> Option<Numeral> {
    let (low, high) = (digit(fold.char(at))?, digit(fold.char(at + 1))?);
    if !(low > 0 && (high == low + 1 || (low, high) == (3, 5))) {
        return None;
    }
    let scales = (at + 2..at + 5).map_while(|index| scale(fold.char(index)));
    let (worth, length) = scales.fold((1, 2), |(worth, length), scale| (worth * scale, length + 1));
    let numeral = Numeral::spelled(at + length, Number::whole(low * worth));
    Some(Numeral { step: Number::whole(worth), length, to: Some(Number::whole(high * worth)), ..numeral })
}

fn several_of(scales: &[char]) -> Option<i128> {
    scales.iter().try_fold(1_i128, |product, &c| product.checked_mul(scale(c)?))
}

/// The value of a Chinese numeral; `None` where the characters make none.
fn value_of(chars: &[char]) -> Option<i128> {
    if chars.len() > 1 && chars.iter().all(|&c| digit(c).is_some()) {
        return chars.iter().try_fold(0_i128, |value, &c| value.checked_mul(10)?.checked_add(digit(c)?));
    }
    let (mut total, mut section, mut pending): (i128, i128, Option<i128>) = (0, 0, None);
    // The last scale of its section, the last of 万 and 亿, and the last of all.
    let (mut small, mut large, mut last_scale) = (i128::MAX, i128::MAX, i128::MAX);
    for &c in chars {
        if matches!(c, '廿' | '卅') {
            section += if c == '廿' { 20 } else { 30 };
            (small, last_scale) = (10, 10);
        } else if let Some(value) = digit(c) {
            if pending.is_some_and(|before| before != 0) {
                return None;
            }
            pending = Some(value);
        } else {
            let scale = scale(c)?;
            if scale >= 10_000 {
                let below = section + pending.take().unwrap_or(0);
                let below = if below == 0 && total == 0 { 1 } else { below };
                total = if scale > large {
                    total.checked_add(below)?.checked_mul(scale)?
                } else {
                    total.checked_add(below.checked_mul(scale)?)?
                };
                (section, small, large) = (0, i128::MAX, scale);
            } else {
                if scale >= small {
                    return None;
                }
                section = section.checked_add(pending.take().filter(|&v| v != 0).unwrap_or(1).checked_mul(scale)?)?;
                small = scale;
            }
            last_scale = scale;
        }
    }
    // 一百二 is 120, 三千五 is 3500: a digit right behind a scale counts its tenth; behind 零 it counts ones.
    let last = pending.unwrap_or(0);
    let short = chars.len() > 2
        && last_scale > 10
        && last_scale < i128::MAX
        && scale(chars[chars.len() - 2]) == Some(last_scale);
    let last = if short { last * last_scale / 10 } else { last };
    total.checked_add(section)?.checked_add(last)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Document;

    fn value(text: &str) -> Option<(Number, usize)> {
        let document = Document::new(text);
        let read = if text.starts_with(|c: char| fold_digit(c)) { in_digits } else { in_characters };
        read(&document.fold, 0).map(|n| (n.printed.times(n.factor).unwrap(), n.end))
    }

    fn fold_digit(c: char) -> bool {
        crate::text::fold(c).is_ascii_digit()
    }

    #[test]
    fn one_value_many_spellings() {
        for text in ["1099件", "1,099件", "1，099件", "１０９９件", "1 099件", "一千零九十九件", "壹仟零玖拾玖件"]
        {
            assert_eq!(value(text).unwrap().0, Number::from(1099), "{text}");
        }
        for (text, expected) in [
            ("45万件", 450_000),
            ("4.5万件", 45_000),
            ("四十五万件", 450_000),
            ("一亿二千万元", 120_000_000),
            ("三百五", 350),
            ("十二件", 12),
            ("二〇一四年", 2014),
            ("廿三", 23),
            ("一万二", 12_000),
            ("一千万", 10_000_000),
            ("三万亿元", 3_000_000_000_000),
            ("十二万五千亿元", 12_500_000_000_000),
        ] {
            assert_eq!(value(text).unwrap().0, Number::from(expected), "{text}");
        }
    }

    #[test]
    fn a_comma_between_items_parts_no_groups() {
        assert_eq!(value("12,34件").unwrap(), (Number::from(12), 2));
        assert_eq!(value("12,3456件").unwrap(), (Number::from(12), 2));
    }

    /// Writes a number below 10^8 in Chinese characters.
    fn spell(value: u32) -> String {
        const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
        fn below_wan(value: u32, lead: bool) -> String {
            let (mut text, mut gap) = (String::new(), false);
            for (power, scale) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
                let digit = value / power % 10;
                if digit == 0 {
                    gap = !text.is_empty() || lead;
                } else {
                    if gap {
                        text.push('零');
                    }
                    gap = false;
                    text.push(DIGITS[digit as usize]);
                    text.push_str(scale);
                }
            }
            text
        }
        match (value / 10_000, value % 10_000) {
            (0, 0) => "零".to_owned(),
            (0, low) => below_wan(low, false),
            (high, 0) => below_wan(high, false) + "万",
            (high, low) => below_wan(high, false) + "万" + &below_wan(low, true),
        }
    }

    proptest! {
        #[test]
        fn spelled_numbers_come_back(number in 0_u32..100_000_000) {
            let text = spell(number);
            let document = Document::new(&text);
            let numeral = in_characters(&document.fold, 0).unwrap();
            prop_assert_eq!(numeral.printed, Number::from(i64::from(number)), "{}", text);
            prop_assert_eq!(numeral.end, document.blocks[0].range.end);
        }

        #[test]
        fn printed_numbers_come_back(number in 0_i64..1_000_000_000_000, places in 0_u32..4) {
            let exact = Number::decimal(i128::from(number), places).unwrap();
            let text = exact.to_decimal(places, crate::exact::Rounding::CutOff);
            let document = Document::new(&text);
            let numeral = in_digits(&document.fold, 0).unwrap();
            prop_assert_eq!(numeral.printed, exact);
            prop_assert_eq!(numeral.places, places);
        }
    }
}
