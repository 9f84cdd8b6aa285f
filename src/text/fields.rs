//! The cells of a line: what gaps of two or more blanks, tabs and upright strokes part.

use std::ops::Range;

use super::fold::{fold, is_blank};

/// How far apart two neighbouring cells stand where strokes or tabs part them.
pub(super) const STEP: usize = 16;

/// A cell of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its bytes in the line.
    pub range: Range<usize>,
    /// Where its right edge stands: in characters, or by the strokes and tabs before it.
    pub edge: usize,
}

/// The cells of `line`, in order; empty ones are left out.
///
/// ```
/// use gouji::text::fields;
/// let line = "合计   12  /";
/// assert_eq!(fields(line).map(|field| &line[field.range]).collect::<Vec<_>>(), ["合计", "12", "/"]);
/// ```
pub fn fields(line: &str) -> impl Iterator<Item = Field> {
    let ruled = line.contains(['|', '\t']);
    let mut chars = line.char_indices().peekable();
    let (mut column, mut strokes) = (0, 0);
    std::iter::from_fn(move || {
        let mut range: Option<Range<usize>> = None;
        let (mut blanks, mut edge) = (0, 0);
        while let Some(&(at, c)) = chars.peek() {
            if range.is_some() && (blanks > 1 || parts(c)) {
                break;
            }
            chars.next();
            column += 1;
            strokes += usize::from(parts(c));
            if parts(c) {
                continue;
            }
            if is_blank(c) {
                blanks += 1;
                continue;
            }
            let start = range.as_ref().map_or(at, |range| range.start);
            range = Some(start..at + c.len_utf8());
            edge = if ruled { strokes * STEP } else { column };
            blanks = 0;
        }
        range.map(|range| Field { range, edge })
    })
}

/// The column of a cell whose right edge stands there, where strokes or tabs part the cells.
pub fn column(edge: usize) -> usize {
    edge / STEP
}

fn parts(c: char) -> bool {
    matches!(c, '|' | '\t')
}

/// Whether `field` is a number in digits and nothing else: 12, 2,106.66.
pub fn is_number(field: &str) -> bool {
    let mut digits = false;
    let plain = field.chars().map(fold).all(|c| {
        digits |= c.is_ascii_digit();
        c.is_ascii_digit() || matches!(c, ',' | '.')
    });
    plain && digits
}
