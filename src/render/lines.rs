//! Where the lines of a text begin, and which of them a byte stands in.

use std::cell::Cell;
use std::ops::Range;

/// The lines of a text, counted from nought.
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// The last column that was asked for: line, byte in the line, characters before it. Findings come in order, so
    /// that a very long line is counted through once, not once a finding.
    counted: Cell<(usize, usize, usize)>,
}

impl<'t> Lines<'t> {
    /// The lines of `text`.
    pub fn of(text: &'t str) -> Lines<'t> {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Lines { text, starts, counted: Cell::default() }
    }

    /// The line that holds the byte `at`.
    pub fn line_at(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at).saturating_sub(1)
    }

    /// Where `line` stands, its end mark left out.
    pub fn bounds(&self, line: usize) -> Range<usize> {
        let start = self.starts[line];
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        start..end
    }

    /// The text of `line`.
    pub fn text(&self, line: usize) -> &'t str {
        &self.text[self.bounds(line)]
    }

    /// How many characters of `line` stand before its byte `at`.
    pub fn column(&self, line: usize, at: usize) -> usize {
        let (byte, column) = match self.counted.get() {
            (counted, byte, column) if counted == line && byte <= at => (byte, column),
            _ => (0, 0),
        };
        let column = column + self.text(line)[byte..at].chars().count();
        self.counted.set((line, at, column));
        column
    }

    /// The line and the column of the byte `at`, in characters, both counted from one.
    pub fn place(&self, at: usize) -> (usize, usize) {
        let line = self.line_at(at);
        (line + 1, self.column(line, at - self.starts[line]) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_found() {
        let lines = Lines::of("第一行\n\n收到12件\n");
        assert_eq!([0, 9, 10, 11, 20, 21].map(|at| lines.line_at(at)), [0, 0, 1, 2, 2, 2]);
        assert_eq!([0, 1, 2, 3].map(|line| lines.text(line)), ["第一行", "", "收到12件", ""]);
        assert_eq!([6, 8, 3].map(|at| lines.column(2, at)), [2, 4, 1]);
    }
}
