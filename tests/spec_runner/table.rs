//! Expectations that stand as rows of cells: figures, offsets, notes.

use gouji::exact::{End, Interval};
use gouji::figures::Figure;
use gouji::render::wire::Report;

use super::{Lines, one_line};

/// The quantities, or all figures.
pub fn figures(expected: &[&str], figures: &[Figure], report: &Report, all: bool) -> Result<Lines, String> {
    let or_none = |cell: &Option<String>| cell.as_deref().unwrap_or("-").to_owned();
    let listed = figures.iter().zip(&report.figures).filter(|(figure, _)| all || figure.kind.is_quantity());
    let rows = listed.map(|(figure, wire)| {
        [
            one_line(&wire.text),
            wire.kind.to_owned(),
            figure.value.map_or("-".to_owned(), |value| interval(&value.interval)),
            or_none(&wire.unit),
            or_none(&wire.measure),
            or_none(&wire.period),
            wire.status.to_owned(),
        ]
    });
    table(expected, rows)
}

/// Time, body and subject of each quantity.
pub fn settings(expected: &[&str], figures: &[Figure], report: &Report) -> Result<Lines, String> {
    let or_none = |cell: &Option<String>| cell.as_deref().unwrap_or("-").to_owned();
    let listed = figures.iter().zip(&report.figures).filter(|(figure, _)| figure.kind.is_quantity());
    let rows = listed
        .map(|(_, wire)| [one_line(&wire.text), or_none(&wire.period), or_none(&wire.body), or_none(&wire.subject)]);
    table(expected, rows)
}

/// Where each figure stands.
pub fn offsets(expected: &[&str], report: &Report) -> Result<Lines, String> {
    table(expected, report.figures.iter().map(|f| [one_line(&f.text), format!("{}..{}", f.start, f.end)]))
}

/// What is said of the text as a whole.
pub fn notes(expected: &[&str], report: &Report) -> Result<Lines, String> {
    table(expected, report.notes.iter().map(|note| [note.code.to_owned()]))
}

/// What has become of the rules.
pub fn rules(expected: &[&str], report: &Report) -> Result<Lines, String> {
    let counted = |what: &'static str, uses: &[gouji::render::wire::RuleUse]| -> Vec<[String; 1]> {
        let times = |times: u32| if times > 1 { format!(" ×{times}") } else { String::new() };
        uses.iter().map(|used| [format!("{what} {}{}", used.rule, times(used.times))]).collect()
    };
    let named = |what: &'static str, names: &[String]| -> Vec<[String; 1]> {
        names.iter().map(|name| [format!("{what} {name}")]).collect()
    };
    let rows = report.rules.iter().flat_map(|pack| {
        let lists = [counted("applied", &pack.applied), counted("unclear", &pack.unclear)];
        lists.into_iter().chain([named("never", &pack.never), named("absent", &pack.absent)]).flatten()
    });
    table(expected, rows)
}

/// Both sides; a row is compared as far as its expectation goes, and `*` there stands for anything.
fn table<const N: usize>(expected: &[&str], rows: impl Iterator<Item = [String; N]>) -> Result<Lines, String> {
    let expected: Vec<Vec<&str>> = expected.iter().map(|line| line.split('|').map(str::trim).collect()).collect();
    if let Some(cells) = expected.iter().find(|cells| cells.len() > N) {
        return Err(format!("more than {N} cells: {}", cells.join(" | ")));
    }
    let got = rows.enumerate().map(|(index, row)| {
        let wanted = expected.get(index).map_or(&["-"; N][..], Vec::as_slice);
        let cells = row.iter().zip(wanted).map(|(cell, wanted)| if *wanted == "*" { "*" } else { cell.as_str() });
        cells.collect::<Vec<_>>().join(" | ")
    });
    let got = got.collect();
    Ok((expected.iter().map(|cells| cells.join(" | ")).collect(), got))
}

/// `12`, `11..13`, `(45..46)`, `98..`.
fn interval(interval: &Interval) -> String {
    if let Some(value) = interval.exactly() {
        return value.to_string();
    }
    let end = |end: Option<End>| end.map(|end| end.at.to_string()).unwrap_or_default();
    let open = |end: Option<End>| end.is_some_and(|end| !end.closed);
    let (low, high) = (end(interval.low), end(interval.high));
    match (open(interval.low), open(interval.high)) {
        (false, false) => format!("{low}..{high}"),
        (true, true) => format!("({low}..{high})"),
        (true, false) if high.is_empty() => format!("({low}.."),
        (true, false) => format!("({low}..{high}]"),
        (false, true) => format!("[{low}..{high})"),
    }
}
