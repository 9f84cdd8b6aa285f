//! How many months or days a total was counted in, as the words for its time say.

use crate::claims::scene::Item;
use crate::lexicon::lexicon;

/// What a time ends with that has not come to its end.
const OPEN: [&str; 5] = ["以来", "至今", "目前", "截至", "截止"];

/// A time from one month to another of a year.
pub(super) struct Time {
    first: u32,
    last: u32,
    year: Option<i32>,
    /// Whether the words say that it is all of it, not just in which year it lies.
    pub(super) sure: bool,
}

impl Time {
    /// The time that `period` names for `item`; `None`: none, or one whose end is not told.
    pub(super) fn of(item: &Item, period: &str) -> Option<Time> {
        let time = |first, last, sure| Some(Time { first, last, year: item.year, sure });
        if OPEN.iter().any(|word| period.contains(word)) {
            return None;
        }
        let words: Vec<char> = period.chars().collect();
        if let Some((_, &(first, last))) = lexicon().times_of_year.at_end(&words) {
            return time(first, last, true);
        }
        if let Some((first, last)) = months(period) {
            return time(first, last, true);
        }
        let whole = item.lead.contains("全年") || period.contains("全年");
        let year = period.is_empty() || period.ends_with('年') || period.ends_with("年度");
        if year { time(1, 12, whole) } else { None }
    }

    /// How many months it has.
    pub(super) fn months(&self) -> u32 {
        self.last - self.first + 1
    }

    /// How many days it may have: in a year that is not named, February has 28 or 29.
    pub(super) fn days(&self) -> Vec<u32> {
        let leap = self.year.map(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
        let count = |leap: bool| {
            let days = |month: u32| match month {
                2 => 28 + u32::from(leap),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            (self.first..=self.last).map(days).sum()
        };
        leap.map_or_else(|| vec![count(false), count(true)], |leap| vec![count(leap)])
    }
}

/// The months of 1-10月, 3月至8月, 7月份.
fn months(period: &str) -> Option<(u32, u32)> {
    let named = period.rsplit('年').next()?.trim_end_matches('份').strip_suffix('月')?;
    let (first, last) = named.split_once(['-', '至', '到', '—', '－', '~']).unwrap_or((named, named));
    let number = |text: &str| text.trim_end_matches('月').parse().ok().filter(|month| (1..=12).contains(month));
    number(first).zip(number(last)).filter(|(first, last)| first <= last)
}
