//! The numbers of lists as they are shown: 1, 一, ①, IV, b.

/// `number` as the format `name` shows it; nothing for bullets.
pub fn shown(number: u32, name: &str) -> String {
    let letter = |first: char, number: u32| {
        let index = (number.max(1) - 1) % 26;
        let letter = char::from_u32(first as u32 + index).unwrap_or(first);
        // After z come aa, bb, cc.
        letter.to_string().repeat(((number.max(1) - 1) / 26 + 1).min(16) as usize)
    };
    match name {
        "bullet" | "none" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "ideographDigital"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting"
        | "koreanDigital2" => counted(number, "〇一二三四五六七八九", ["", "十", "百", "千"]),
        "chineseLegalSimplified" => counted(number, "零壹贰叁肆伍陆柒捌玖", ["", "拾", "佰", "仟"]),
        "ideographLegalTraditional" | "japaneseLegal" => {
            counted(number, "零壹貳參肆伍陸柒捌玖", ["", "拾", "佰", "仟"])
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, 0x2460, 20),
        "decimalEnclosedParen" => enclosed(number, 0x2474, 20),
        "decimalEnclosedFullstop" => enclosed(number, 0x2488, 20),
        "ideographEnclosedCircle" => enclosed(number, 0x3280, 10),
        "ideographTraditional" => one_of(number, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => one_of(number, "子丑寅卯辰巳午未申酉戌亥"),
        "decimalZero" => format!("{number:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => {
            number.to_string().bytes().filter_map(|digit| char::from_u32(0xff10 + u32::from(digit - b'0'))).collect()
        }
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letter('A', number),
        "lowerLetter" => letter('a', number),
        _ => number.to_string(),
    }
}

/// The Chinese numeral; digits alone from ten thousand on.
fn counted(number: u32, digits: &str, places: [&str; 4]) -> String {
    let digits: Vec<char> = digits.chars().collect();
    let decimal: Vec<usize> = number.to_string().bytes().map(|digit| usize::from(digit - b'0')).collect();
    if decimal.len() > places.len() || number == 0 {
        return decimal.iter().map(|digit| digits[*digit]).collect();
    }
    let (mut text, mut gap) = (String::new(), false);
    for (at, digit) in decimal.iter().enumerate() {
        if *digit == 0 {
            gap = true;
            continue;
        }
        if gap && !text.is_empty() {
            text.push('零');
        }
        gap = false;
        // 十二, not 一十二.
        if !(decimal.len() == 2 && at == 0 && *digit == 1 && places[1] == "十") {
            text.push(digits[*digit]);
        }
        text.push_str(places[decimal.len() - 1 - at]);
    }
    text
}

fn enclosed(number: u32, first: u32, last: u32) -> String {
    let sign = (1..=last).contains(&number).then(|| char::from_u32(first + number - 1)).flatten();
    sign.map_or_else(|| number.to_string(), String::from)
}

fn one_of(number: u32, signs: &str) -> String {
    let sign = number.checked_sub(1).and_then(|index| signs.chars().nth(index as usize));
    sign.map_or_else(|| number.to_string(), String::from)
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let (mut left, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        text += &sign.repeat((left / value) as usize);
        left %= value;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn numbers_are_shown_as_in_word() {
        for (number, name, expected) in [
            (3, "decimal", "3"),
            (1, "chineseCounting", "一"),
            (10, "chineseCountingThousand", "十"),
            (21, "chineseCountingThousand", "二十一"),
            (101, "japaneseCounting", "一百零一"),
            (110, "japaneseCounting", "一百一十"),
            (11, "chineseLegalSimplified", "壹拾壹"),
            (3, "decimalEnclosedCircleChinese", "③"),
            (21, "decimalEnclosedCircle", "21"),
            (2, "decimalEnclosedParen", "⑵"),
            (2, "ideographTraditional", "乙"),
            (14, "lowerRoman", "xiv"),
            (28, "upperLetter", "BB"),
            (7, "decimalZero", "07"),
            (12, "decimalFullWidth", "１２"),
            (1, "bullet", ""),
        ] {
            assert_eq!(shown(number, name), expected, "{number} as {name}");
        }
    }
}
