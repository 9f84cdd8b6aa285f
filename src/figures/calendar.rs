//! Dates and stretches of the calendar: 2014年, 3月15日, 1-10月, 2014-10-31, 9:30, 三季度.

use super::Reading;
use super::figure::Kind;
use super::numeral::Numeral;
use super::quantity;
use super::site::Site;
use crate::exact::Number;

/// Behind 5日 where it is a day, not a length of time.
const DAY: &str = "上下晚至起-召举在电讯清凌中";
/// Behind two years: 2013-2014学年.
const YEARS: [&str; 4] = ["年", "学年", "财年", "年度"];

/// A date or a stretch of the calendar at `site`.
pub fn read(site: &Site, numeral: &Numeral) -> Option<Reading> {
    if let Some(end) = stroked(site) {
        return Some(Reading::other(end, Kind::Date, None, "date"));
    }
    if !(numeral.places == 0 && numeral.factor == Number::ONE && !numeral.vague) {
        return None;
    }
    let value = numeral.printed.floor();
    let to = |end: usize, kind, rule| {
        let plain = quantity::plain(numeral);
        Some(Reading { number_end: numeral.end, ..Reading::other(end, kind, plain, rule) })
    };
    let end = numeral.end;
    let (after, next) = (site.char(end), site.char(end + 1));
    match after {
        '年' if next == '代' => return to(end + 2, Kind::Date, "date"),
        '年' if is_year(value, numeral.length) => return to(end + 1, Kind::Period, "year"),
        '月' if (1..=12).contains(&value) => return to(end + 1, Kind::Date, "month"),
        '日' | '号' if (1..=31).contains(&value) && site.before(1) == '月' => return to(end + 1, Kind::Date, "day"),
        '日' if (1..=31).contains(&value) && !numeral.spelled && DAY.contains(next) => {
            return to(end + 1, Kind::Date, "day");
        }
        '时' if (0..=24).contains(&value) && !numeral.spelled && next != '间' => {
            return to(end + 1, Kind::Date, "hour");
        }
        '分' if (0..60).contains(&value) && site.before(1) == '时' => return to(end + 1, Kind::Date, "minute"),
        '季' if (1..=4).contains(&value) && next == '度' => return to(end, Kind::Date, "quarter"),
        ':' if (0..24).contains(&value) && numeral.length <= 2 && !site.head(4).contains(&'比') => {
            let (minutes, behind) = site.digits(end + 1, 2)?;
            let clock = behind == end + 3 && minutes < 60 && site.char(behind) != ':';
            return clock.then(|| Reading::other(behind, Kind::Date, None, "time of day"));
        }
        _ => {}
    }
    if is_year(value, numeral.length) && site.before(1) == '-' && site.has_any(end, &YEARS) {
        return to(end, Kind::Period, "year");
    }
    let first_of_two = matches!(after, '-' | '至' | '到' | '、' | '和');
    let (second, behind) = site.digits(end + 1, 4).filter(|_| first_of_two)?;
    match site.char(behind) {
        _ if is_year(value, numeral.length)
            && is_year(second.into(), behind - end - 1)
            && site.has_any(behind, &YEARS) =>
        {
            to(end, Kind::Period, "year")
        }
        '月' if (1..=12).contains(&value) && second <= 12 => to(end, Kind::Date, "month"),
        '日' if (1..=31).contains(&value) && site.before(1) == '月' => to(end, Kind::Date, "day"),
        _ => None,
    }
}

fn is_year(value: i128, length: usize) -> bool {
    (1900..2100).contains(&value) && length == 4
}

/// Where 2014-10-31, 2014/10/31 or 2014.10.31 ends.
fn stroked(site: &Site) -> Option<usize> {
    let (year, end) = site.digits(site.at, 4)?;
    let stroke = site.char(end);
    if !is_year(year.into(), end - site.at) || !matches!(stroke, '-' | '/' | '.') {
        return None;
    }
    let (month, end) = site.digits(end + 1, 2)?;
    let (day, last) = site.digits(end + 1, 2)?;
    let dated = site.char(end) == stroke && (1..=12).contains(&month) && (1..=31).contains(&day);
    (dated && site.char(last) != stroke).then_some(last)
}
