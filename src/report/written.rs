//! Numbers as the text writes its own: separators, full-width forms, 万, Chinese numerals.

use super::audit::Repair;
use super::words::slip;
use crate::check::Change;
use crate::exact::Rounding;
use crate::figures::Figure;
use crate::text::Text;

/// The Chinese digits.
const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// The same in formal writing (大写).
const FORMAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// What `change` would put in the place of its figure.
pub fn repair(change: &Change, figures: &[Figure], source: &str) -> Option<Repair> {
    let figure = figures.get(change.figure.index())?;
    let number = number(&change.printed.to_decimal(change.places, Rounding::CutOff), figure.number.of(source));
    let before = source.get(figure.span.start..figure.number.start)?;
    let behind = source.get(figure.number.end..figure.span.end)?;
    Some(Repair { figure: change.figure, text: format!("{before}{number}{behind}"), why: why(change) })
}

/// Why a change would do.
fn why(change: &Change) -> Text {
    let Text { mut zh, mut en } = slip(change.slip);
    if change.cut_off {
        zh.to_mut().push_str("，截尾后相符");
        en.to_mut().push_str(", and it holds when cut off");
    }
    Text { zh, en }
}

/// `digits`, plain ones with at most one decimal point, in the manner of `printed`.
///
/// What stands before them (百分之, 1:) and behind them (万, /4) stays.
fn number(digits: &str, printed: &str) -> String {
    let parted = |(at, c): (usize, char)| "之:：∶".contains(c).then_some(at + c.len_utf8());
    let at = printed.char_indices().rev().find_map(parted).unwrap_or(0);
    let (head, own) = printed.split_at(at);
    let written = if own.starts_with(is_digit) {
        let tail = own.trim_start_matches(|c: char| is_digit(c) || ",，.． \u{a0}\u{3000}".contains(c));
        format!("{}{tail}", in_digits(digits, own))
    } else {
        in_characters(digits, own, head.is_empty())
    };
    format!("{head}{written}")
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || is_wide(c)
}

fn is_wide(c: char) -> bool {
    ('０'..='９').contains(&c)
}

/// With the separators, the decimal point and the width of `printed`.
fn in_digits(digits: &str, printed: &str) -> String {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let number = printed.trim_end_matches(|c: char| !is_digit(c));
    let mut text = match number.chars().find(|c| !is_digit(*c) && !".．".contains(*c)) {
        Some(separator) if ",， \u{a0}\u{3000}".contains(separator) => group(whole, separator),
        _ => whole.to_owned(),
    };
    if let Some(fraction) = fraction {
        text.push(if number.contains('．') { '．' } else { '.' });
        text.push_str(fraction);
    }
    let wide = printed.contains(is_wide);
    let widen = |c: char| c.to_digit(10).and_then(|digit| char::from_u32('０' as u32 + digit)).unwrap_or(c);
    text.chars().map(|c| if wide { widen(c) } else { c }).collect()
}

fn group(whole: &str, separator: char) -> String {
    let mut grouped = String::new();
    for (index, c) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(c);
    }
    grouped
}

/// In Chinese characters, one by one (二〇一四) or with their places, formal where `printed` is; two things are 两.
fn in_characters(digits: &str, printed: &str, counts: bool) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let Ok(value) = whole.parse::<u64>() else { return digits.to_owned() };
    let formal = printed.contains(|c| FORMAL[1..].contains(&c) || "拾佰仟".contains(c));
    let names = if formal { FORMAL } else { DIGITS };
    let one_by_one = |text: &str, nought: char| -> String {
        let digit = |c: char| c.to_digit(10).map_or(c, |digit| if digit == 0 { nought } else { names[digit as usize] });
        text.chars().map(digit).collect()
    };
    let places = printed.contains(|c| "十拾百佰千仟万亿廿卅".contains(c)) || printed.chars().count() < 2;
    let mut text = if places || value < 10 {
        with_places(value, names, if formal { ['拾', '佰', '仟'] } else { ['十', '百', '千'] })
    } else {
        one_by_one(whole, if printed.contains('零') { '零' } else { '〇' })
    };
    if !fraction.is_empty() {
        return format!("{text}点{}", one_by_one(fraction, '零'));
    }
    if counts && text == "二" || printed.starts_with('两') && text.starts_with("二") && !text.starts_with("二十") {
        text.replace_range(..'二'.len_utf8(), "两");
    }
    text
}

/// 一千零九十九; 十二, not 一十二.
fn with_places(value: u64, names: [char; 10], places: [char; 3]) -> String {
    match value {
        0 => return names[0].to_string(),
        1_0000_0000_0000_0000.. => return value.to_string(),
        _ => {}
    }
    let mut text = String::new();
    let mut nought = false;
    for (scale, name) in [(1_0000_0000_0000, "万亿"), (1_0000_0000, "亿"), (1_0000, "万"), (1, "")] {
        let group = value / scale % 10_000;
        let digits = [group / 1000, group / 100 % 10, group / 10 % 10, group % 10];
        for (place, digit) in digits.into_iter().enumerate() {
            match digit {
                0 => nought = !text.is_empty(),
                _ => {
                    if std::mem::take(&mut nought) {
                        text.push(names[0]);
                    }
                    text.push(names[digit as usize]);
                    text.extend(places.get(2_usize.wrapping_sub(place)));
                }
            }
        }
        if group > 0 {
            text.push_str(name);
        }
    }
    let ten: String = [names[1], places[0]].iter().collect();
    match text.strip_prefix(&ten) {
        Some(rest) if places[0] == '十' => format!("十{rest}"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_written_in_the_manner_of_the_text() {
        for (digits, printed, written) in [
            ("5924", "5,942", "5,924"),
            ("15924", "5 942", "15 924"),
            ("1204567", "1，304，567", "1，204，567"),
            ("924", "5,942", "924"),
            ("95.83", "98.53", "95.83"),
            ("95.83", "９８．５３", "９５．８３"),
            ("95.83", "９８.５３", "９５.８３"),
            ("45", "54万", "45万"),
            ("4.65", "4.56亿", "4.65亿"),
            ("3", "1/4", "3/4"),
            ("12", "二十一", "十二"),
            ("110", "一百零一", "一百一十"),
            ("1099", "一千九百零九", "一千零九十九"),
            ("1009", "一千九百", "一千零九"),
            ("100020", "十万零二百", "十万零二十"),
            ("350000", "五十三万", "三十五万"),
            ("120000000", "一亿", "一亿二千万"),
            ("100000001", "一亿", "一亿零一"),
            ("2", "三", "两"),
            ("12", "两", "十二"),
            ("200", "两千", "两百"),
            ("20", "两", "二十"),
            ("98.5", "百分之八十九点五", "百分之九十八点五"),
            ("2", "百分之三", "百分之二"),
            ("2", "三分之一", "三分之二"),
            ("2015", "二〇一四", "二〇一五"),
            ("12", "贰拾壹", "壹拾贰"),
            ("0", "三", "零"),
        ] {
            assert_eq!(number(digits, printed), written, "{digits} for {printed}");
        }
    }
}
