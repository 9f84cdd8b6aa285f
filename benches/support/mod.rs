//! The texts that speed is measured on: made reports of about 26 KB, and texts made to be slow.

mod phrases;
mod report;

pub use report::reports;

/// How many reports are read as one text.
pub const REPORTS: [usize; 4] = [1, 10, 100, 1000];

/// What a megabyte of each hostile text repeats, by name.
pub const HOSTILE: [(&str, &str); 7] = [
    ("digits", "1234567890"),
    ("一", "一"),
    ("其中", "其中"),
    ("、", "、"),
    ("one sentence", "全年受理投诉举报212件，办结205件，办结率96.7%。"),
    ("one endless sentence", "受理投诉举报212件，办结205件，办结率96.7%，"),
    ("one sentence a line", "全年受理投诉举报212件，办结205件，办结率96.7%。\n"),
];

/// The name of the normal megabyte beside the hostile ones.
pub const NORMAL: &str = "reports";

const MEGABYTE: usize = 1_000_000;

/// The names of the megabytes: the normal one, then the hostile ones.
pub fn megabytes() -> impl Iterator<Item = &'static str> {
    std::iter::once(NORMAL).chain(HOSTILE.iter().map(|(name, _)| *name))
}

/// The megabyte of that name.
pub fn megabyte(name: &str) -> String {
    match HOSTILE.iter().find(|(hostile, _)| *hostile == name) {
        Some((_, repeated)) => repeated.repeat(MEGABYTE.div_ceil(repeated.len())),
        None => reports(MEGABYTE.div_ceil(report::SIZE)),
    }
}
