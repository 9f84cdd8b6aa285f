//! A value as a workbook's number format shows it.

/// What a number format asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Format {
    before: String,
    behind: String,
    percent: bool,
    thousands: bool,
    date: bool,
    time: bool,
    /// Digits behind the point; nothing for as many as there are.
    places: Option<usize>,
}

impl Format {
    /// The format of one of the numbers that stand for built-in formats.
    pub fn built_in(id: usize) -> Format {
        let code = match id {
            1 => "0",
            2 => "0.00",
            3 | 37 | 38 => "#,##0",
            4 | 39 | 40 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            14..=17 | 27..=31 | 36 | 50..=58 => "yyyy-m-d",
            18..=21 | 32..=35 | 45..=47 => "h:mm",
            22 => "yyyy-m-d h:mm",
            _ => "General",
        };
        Format::new(code)
    }

    /// The format that `code` describes; only its first section counts.
    pub fn new(code: &str) -> Format {
        let mut format = Format::default();
        let mut digits = false;
        let mut chars = code.chars();
        if code.eq_ignore_ascii_case("general") || code == "@" {
            return format;
        }
        while let Some(c) = chars.next() {
            let literal = match c {
                ';' => break,
                '"' => chars.by_ref().take_while(|&c| c != '"').collect(),
                '\\' => chars.next().map(String::from).unwrap_or_default(),
                '[' => {
                    chars.by_ref().find(|&c| c == ']');
                    continue;
                }
                '_' | '*' => {
                    chars.next();
                    continue;
                }
                '0' | '#' | '?' => {
                    digits = true;
                    continue;
                }
                ',' => {
                    format.thousands = true;
                    continue;
                }
                '%' => {
                    format.percent = true;
                    continue;
                }
                'y' | 'Y' | 'd' | 'D' => {
                    format.date = true;
                    continue;
                }
                'h' | 'H' | 's' | 'S' => {
                    format.time = true;
                    continue;
                }
                '.' | 'm' | 'M' => continue,
                other => other.to_string(),
            };
            if digits { format.behind.push_str(&literal) } else { format.before.push_str(&literal) }
        }
        format.places = digits.then(|| places(code));
        format
    }

    /// `value` as it is shown; dates count from 1899-12-30.
    pub fn show(&self, value: f64) -> String {
        if self.date {
            return date(value);
        }
        if self.time {
            let minutes = (value.rem_euclid(1.0) * 1440.0).round() as u32;
            return format!("{}:{:02}", minutes / 60, minutes % 60);
        }
        let value = if self.percent { value * 100.0 } else { value };
        let plain = match self.places {
            Some(places) => fixed(value, places),
            None => trimmed(value),
        };
        let plain = if self.thousands { grouped(&plain) } else { plain };
        format!("{}{plain}{}{}", self.before, if self.percent { "%" } else { "" }, self.behind)
    }
}

/// The digits behind the point in the first section of `code`.
fn places(code: &str) -> usize {
    let section = code.split(';').next().unwrap_or_default();
    let behind = section.split_once('.').map_or("", |(_, behind)| behind);
    behind.chars().take_while(|c| matches!(c, '0' | '#' | '?')).count()
}

/// `value` with so many digits behind the point, halves away from nought as in the decimal digits that were typed.
fn fixed(value: f64, places: usize) -> String {
    let typed = trimmed(value);
    let written = typed.split_once('.').map_or(0, |(_, behind)| behind.len());
    let half = written > places && typed.ends_with('5') && written == places + 1;
    let nudge = if half { value.signum() * 10f64.powi(-(places as i32) - 3) } else { 0.0 };
    format!("{:.places$}", value + nudge)
}

/// `value` in as few digits as a sheet shows of it.
fn trimmed(value: f64) -> String {
    let text = if value.abs() < 1e6 { format!("{value:.9}") } else { format!("{value:.4}") };
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

fn grouped(plain: &str) -> String {
    let (whole, rest) = plain.find('.').map_or((plain, ""), |at| plain.split_at(at));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
    let mut text = sign.to_owned();
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(c);
    }
    text + rest
}

/// The day that a serial number counts to, after Howard Hinnant's `civil_from_days`.
fn date(serial: f64) -> String {
    if !(0.0..3_000_000.0).contains(&serial) {
        return trimmed(serial);
    }
    let days = serial as i64 - 25_569 + 719_468;
    let era = days.div_euclid(146_097);
    let day = days.rem_euclid(146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    format!("{}年{month}月{day}日", year + era * 400 + i64::from(month <= 2))
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn values_are_shown_as_in_the_sheet() {
        let shown = |code, value| Format::new(code).show(value);
        assert_eq!(shown("General", 1099.0), "1099");
        assert_eq!(shown("General", 0.1 + 0.2), "0.3");
        assert_eq!(shown("0.00%", 0.9499), "94.99%");
        assert_eq!(shown("#,##0.00", 1234567.5), "1,234,567.50");
        assert_eq!(shown("0\"件\"", 12.0), "12件");
        assert_eq!(shown("0.0", 0.25), "0.3");
        assert_eq!(shown("0_);[Red](0)", 7.0), "7");
        assert_eq!(shown("yyyy\"年\"m\"月\"d\"日\"", 45_356.0), "2024年3月5日");
        assert_eq!(Format::built_in(10).show(0.125), "12.50%");
    }
}
