//! A value as a workbook's number format shows it.

use ssfmt::{DateSystem, FormatOptions, NumberFormat};

/// The longest format that Excel takes, in characters.
const MAX_CODE: usize = 255;
/// The largest serial number of a day: the last day of the year 9999.
const MAX_DAY: f64 = 2_958_466.0;

/// What a number format asks for; nothing where it shows a number as it is.
#[derive(Debug, Clone, Default)]
pub struct Format(Option<NumberFormat>);

impl Format {
    /// The format of one of the numbers that stand for built-in formats, as the Chinese Excel has them.
    pub fn built_in(id: u32) -> Format {
        let code = match id {
            5 | 6 => "¥#,##0;¥-#,##0",
            7 | 8 => "¥#,##0.00;¥-#,##0.00",
            14 => "yyyy/m/d",
            22 => "yyyy/m/d h:mm",
            27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
            28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
            30 => "m-d-yy",
            31 => "yyyy\"年\"m\"月\"d\"日\"",
            32 | 34 | 55 => "h\"时\"mm\"分\"",
            33 | 35 | 56 => "h\"时\"mm\"分\"ss\"秒\"",
            41 => "#,##0;-#,##0;\"-\"",
            42 => "¥#,##0;¥-#,##0;¥\"-\"",
            43 => "#,##0.00;-#,##0.00;\"-\"??",
            44 => "¥#,##0.00;¥-#,##0.00;¥\"-\"??",
            id => ssfmt::format_code_from_id(id).unwrap_or_default(),
        };
        Format::new(code)
    }

    /// The format that `code` describes.
    pub fn new(code: &str) -> Format {
        if code.chars().count() > MAX_CODE {
            return Format::default();
        }
        let code = plain(code);
        let is_general = code.is_empty() || code == "@" || code.eq_ignore_ascii_case("general");
        Format(if is_general { None } else { NumberFormat::parse(&code).ok() })
    }

    /// `value` as it is shown; whether days count from 1904, not from 1900.
    pub fn show(&self, value: f64, from_1904: bool) -> String {
        let Some(format) = &self.0 else { return trimmed(value) };
        let date_system = if from_1904 { DateSystem::Date1904 } else { DateSystem::Date1900 };
        let options = FormatOptions { date_system, ..FormatOptions::default() };
        let value = match format.is_date_format() {
            true if !(0.0..MAX_DAY).contains(&value) => return trimmed(value),
            true => value,
            // 1.005 is stored as a little less, and shown as 1.01 all the same.
            false => value * (1.0 + 2.0 * f64::EPSILON),
        };
        format.format(value, &options).trim().to_owned()
    }
}

/// `code` in the notation of the English Excel, without the wish for Chinese digits.
fn plain(code: &str) -> String {
    let (mut plain, mut quoted) = (String::with_capacity(code.len()), false);
    let code = code.replace("G/通用格式", "General");
    let mut rest = code.as_str();
    while let Some(c) = rest.chars().next() {
        let dialect = rest.get(..6).is_some_and(|head| head.eq_ignore_ascii_case("[dbnum"));
        if dialect && let Some(end) = rest.find(']') {
            rest = &rest[end + 1..];
            continue;
        }
        quoted ^= c == '"';
        plain.push(if c == '!' && !quoted { '\\' } else { c });
        rest = &rest[c.len_utf8()..];
    }
    plain
}

/// `value` in as few digits as a sheet shows of it.
fn trimmed(value: f64) -> String {
    // Most values are printed shortly, which takes less than to round them.
    let short = value.to_string();
    let decimals = short.find('.').map_or(0, |point| short.len() - point - 1);
    if decimals <= if value.abs() < 1e6 { 9 } else { 4 } {
        return short;
    }
    let text = if value.abs() < 1e6 { format!("{value:.9}") } else { format!("{value:.4}") };
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn values_are_shown_as_in_the_sheet() {
        let accounting = "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ";
        for (code, value, expected) in [
            ("General", 1099.0, "1099"),
            ("General", 0.1 + 0.2, "0.3"),
            ("G/通用格式\"件\"", 12.0, "12件"),
            ("0.00%", 0.9499, "94.99%"),
            ("0.0%", -0.151, "-15.1%"),
            ("+0.0%;-0.0%", 0.123, "+12.3%"),
            ("#,##0.00", 1_234_567.5, "1,234,567.50"),
            ("0\"件\"", 12.0, "12件"),
            ("0.0", 0.25, "0.3"),
            ("0.00", 1.005, "1.01"),
            ("0_);[Red](0)", 7.0, "7"),
            ("0_);[Red](0)", -7.0, "(7)"),
            (accounting, 1234.5, "1,234.50"),
            (accounting, 0.0, "-"),
            ("0!.0,\"万\"", 123_456.0, "12.3万"),
            ("[DBNum1][$-804]0", 123.0, "123"),
            ("[$¥-804]#,##0.00", 12.0, "¥12.00"),
            ("yyyy\"年\"m\"月\"d\"日\"", 45_356.0, "2024年3月5日"),
            ("[$-804]yyyy\"年\"m\"月\";@", 45_356.0, "2024年3月"),
            ("yyyy/m/d", 45_356.0, "2024/3/5"),
            ("yyyy/m/d", -1.0, "-1"),
            ("#\u{0}[[[\"", 5.0, "5"),
        ] {
            assert_eq!(Format::new(code).show(value, false), expected, "{value} as {code}");
        }
        assert_eq!(Format::built_in(10).show(0.125, false), "12.50%");
        assert_eq!(Format::built_in(14).show(43_894.0, true), "2024/3/5");
        assert_eq!(Format::built_in(57).show(45_356.0, false), "2024年3月");
    }
}
