//! The part of a line that a finding speaks of: windows around its figures, cut to fit a terminal.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// Stands for what is left out.
const CUT: &str = " … ";
/// How many columns before a figure are shown, and half as many behind, where one row is to hold all: the most first.
const REACHES: [usize; 5] = [60, 40, 28, 18, 10];
/// The same where it takes several rows.
const REACH: usize = 28;
/// Windows with fewer columns between them are shown as one.
const NEAR: usize = 8;
/// The columns of a tab.
const TAB: usize = 4;

/// A row to show: text cut out of one line, with the marked stretches in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// The text, with marks where something is left out.
    pub text: String,
    /// The marked stretches of `text`, each with its index among the marks given.
    pub marks: Vec<(usize, Range<usize>)>,
}

/// Cuts `line` down to rows of at most about `width` columns that hold every one of `marks`, which must be stretches
/// of `line` on character boundaries, in order. One row where that is possible.
pub fn rows(line: &str, marks: &[Range<usize>], width: usize) -> Vec<Row> {
    let marks: Vec<_> = marks.iter().map(|mark| mark.start..ahead(line, mark.start, width / 3).min(mark.end)).collect();
    let start = line.len() - line.trim_start().len();
    let whole = start.min(marks.first().map_or(start, |mark| mark.start))..line.trim_end().len();
    // No more is measured than could fit, however long the line is.
    if whole.len() <= width * size_of::<char>() && columns(&line[whole.clone()]) <= width {
        return vec![row(line, &[whole], &marks)];
    }
    let mut together = REACHES.iter().map(|&reach| windows(line, &marks, reach, width));
    match together.find(|windows| shown(line, windows) <= width) {
        Some(windows) => vec![row(line, &windows, &marks)],
        None => {
            let windows = windows(line, &marks, REACH, width);
            pack(line, &windows, width).map(|windows| row(line, windows, &marks)).collect()
        }
    }
}

/// The windows around `marks`, those close to each other joined as long as they stay within `width`.
fn windows(line: &str, marks: &[Range<usize>], reach: usize, width: usize) -> Vec<Range<usize>> {
    let mut windows: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        let start = clause_start(line, mark.start, reach);
        let end = clause_end(line, mark.end, reach / 2);
        match windows.last_mut() {
            Some(last) if mark.end <= last.end => {}
            Some(last)
                if start <= ahead(line, last.end, NEAR)
                    && columns(&line[last.start..end]) + 2 * columns(CUT) <= width =>
            {
                last.end = end;
            }
            Some(last) => {
                let start = start.max(last.end).min(mark.start);
                last.end = last.end.min(start);
                windows.push(start..end);
            }
            None => windows.push(start..end),
        }
    }
    windows
}

/// Puts as many windows into a row as fit.
fn pack<'w>(line: &'w str, windows: &'w [Range<usize>], width: usize) -> impl Iterator<Item = &'w [Range<usize>]> {
    let mut rest = windows;
    std::iter::from_fn(move || {
        let fitting = (1..=rest.len()).take_while(|&n| n == 1 || shown(line, &rest[..n]) <= width).last()?;
        let (now, later) = rest.split_at(fitting);
        rest = later;
        Some(now)
    })
}

fn row(line: &str, windows: &[Range<usize>], marks: &[Range<usize>]) -> Row {
    let mut row = Row { text: String::new(), marks: Vec::new() };
    for (index, window) in windows.iter().enumerate() {
        if index > 0 || !line[..window.start].trim_start().is_empty() {
            row.text.push_str(if index == 0 { CUT.trim_start() } else { CUT });
        }
        let shift = |at: usize| at - window.start + row.text.len();
        let inside = |mark: &Range<usize>| window.start <= mark.start && mark.end <= window.end;
        let here = marks.iter().enumerate().filter(|(_, mark)| inside(mark));
        row.marks.extend(here.map(|(mark, at)| (mark, shift(at.start)..shift(at.end))));
        row.text.push_str(&line[window.clone()]);
    }
    if windows.last().is_some_and(|last| !line[last.end..].trim_end().is_empty()) {
        row.text.push_str(CUT.trim_end());
    }
    row
}

/// How many columns `windows` take up with the marks around them.
fn shown(line: &str, windows: &[Range<usize>]) -> usize {
    windows.iter().map(|window| columns(&line[window.clone()]) + columns(CUT)).sum::<usize>() + columns(CUT)
}

/// Where a window begins that reaches back from `at`: at the start of the line if that is near, else behind a stop if
/// there is one within reach.
fn clause_start(line: &str, at: usize, reach: usize) -> usize {
    let from = back(line, at, reach);
    let window = &line[from..at];
    let start = match stops(line, from..at).next() {
        Some(stop) => stop,
        // A number is never cut in two: half of it would be another number.
        None if line[..from].ends_with(in_number) => at - window.trim_start_matches(in_number).len(),
        None => from,
    };
    let near = back(line, from, NEAR);
    if line[..near].trim_start().is_empty() { near } else { start }
}

/// Where a window ends that reaches ahead from `at`: at the end of the line if that is near, else behind a stop if
/// there is one within reach.
fn clause_end(line: &str, at: usize, reach: usize) -> usize {
    let to = ahead(line, at, reach);
    let window = &line[at..to];
    let end = match stops(line, at..to).next_back() {
        Some(stop) => stop,
        None if line[to..].starts_with(in_number) => at + window.trim_end_matches(in_number).len(),
        None => to,
    };
    let near = ahead(line, to, NEAR);
    if line[near..].trim_end().is_empty() { near } else { end }
}

/// The place `reach` columns before `at`, or the start.
fn back(line: &str, at: usize, reach: usize) -> usize {
    let mut left = reach;
    let fits = |&(_, c): &(usize, char)| step(&mut left, c);
    line[..at].char_indices().rev().take_while(fits).last().map_or(at, |(index, _)| index)
}

/// The place `reach` columns behind `at`, or the end.
fn ahead(line: &str, at: usize, reach: usize) -> usize {
    let mut left = reach;
    let fits = |&(_, c): &(usize, char)| step(&mut left, c);
    line[at..].char_indices().take_while(fits).last().map_or(at, |(index, c)| at + index + c.len_utf8())
}

/// Takes the columns of `c` off `left`; false where there are too few. What has no width counts as a column, so that
/// no window is endless.
fn step(left: &mut usize, c: char) -> bool {
    left.checked_sub(width(c).max(1)).map(|rest| *left = rest).is_some()
}

fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

fn width(c: char) -> usize {
    if c == '\t' { TAB } else { c.width().unwrap_or(1) }
}

/// The places behind the stops in `range`.
fn stops(line: &str, range: Range<usize>) -> impl DoubleEndedIterator<Item = usize> {
    line[range.clone()].char_indices().map(move |(at, c)| (range.start + at + c.len_utf8(), c)).filter_map(
        |(behind, c)| {
            let is_stop = match c {
                '，' | '。' | '；' | '：' | '、' | '！' | '？' | '）' | ';' => true,
                ',' | ':' => !line[behind..].starts_with(|c: char| c.is_ascii_digit()),
                _ => false,
            };
            is_stop.then_some(behind)
        },
    )
}

fn in_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '％' | '．' | '０'..='９')
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    /// Shows `line`, in which figures stand in ‹›, within `width` columns; the rows, figures marked likewise.
    fn check(line: &str, width: usize, expected: &[&str]) {
        let (mut plain, mut marks) = (String::new(), Vec::new());
        for (index, piece) in line.split(['‹', '›']).enumerate() {
            if index % 2 == 1 {
                marks.push(plain.len()..plain.len() + piece.len());
            }
            plain.push_str(piece);
        }
        let shown: Vec<_> = rows(&plain, &marks, width).into_iter().map(marked).collect();
        assert_eq!(shown, expected);
    }

    fn marked(row: Row) -> String {
        let mut text = row.text;
        for (_, mark) in row.marks.into_iter().rev() {
            text.insert(mark.end, '›');
            text.insert(mark.start, '‹');
        }
        text
    }

    #[test]
    fn a_line_that_fits_is_shown_whole() {
        check("　　收到‹12件›，受理‹11件›。 ", 40, &["收到‹12件›，受理‹11件›。"]);
    }

    #[test]
    fn a_long_line_is_cut_at_its_stops() {
        let filler = "各部门按照要求开展工作，".repeat(20);
        check(
            &format!("{filler}全年收到申请‹12件›，受理‹11件›，{filler}"),
            100,
            &["… 各部门按照要求开展工作，全年收到申请‹12件›，受理‹11件›， …"],
        );
        check(&format!("{filler}收到‹12件›，{filler}受理‹11件›。"), 60, &["… 收到‹12件›， … 受理‹11件›。"]);
        check(&format!("{filler}收到‹12件›，{filler}受理‹11件›。"), 24, &["… 收到‹12件›， …", "… 受理‹11件›。"]);
    }

    #[test]
    fn a_number_is_never_cut_in_two() {
        let digits = "1234567890".repeat(3);
        check(&format!("{digits}件中{digits}‹12件›{digits}"), 40, &["… ‹12件› …"]);
    }

    proptest! {
        /// Whatever the line, every mark is shown once, over its own text, in rows that fit where marks allow it.
        #[test]
        fn every_mark_is_shown(pieces in vec(("[一，。1-9 \\t\u{1b}\u{200b}a]{0,40}", "[1-9１万%]{1,4}"), 1..12), width in 72..120usize) {
            let (mut line, mut marks) = (String::new(), Vec::new());
            for (gap, figure) in &pieces {
                line.push_str(gap);
                marks.push(line.len()..line.len() + figure.len());
                line.push_str(figure);
            }
            let rows = rows(&line, &marks, width);
            let shown: Vec<_> = rows.iter().flat_map(|row| row.marks.clone().into_iter().map(move |mark| (mark, &row.text))).collect();
            prop_assert_eq!(shown.len(), marks.len());
            for (expected, ((index, range), text)) in shown.into_iter().enumerate() {
                prop_assert_eq!(index, expected);
                prop_assert_eq!(&text[range], &line[marks[index].clone()]);
            }
            for row in &rows {
                prop_assert!(columns(&row.text) <= width, "{} columns: {}", columns(&row.text), row.text);
            }
        }
    }
}
