//! Tables whose cells blanks alone part: which column each cell of a row stands in, as the row of heads over it tells.
//!
//! When it is silent: there is no row of heads, or one row below it can't be told apart by them.

use std::ops::Range;

use super::fields::{Field, fields, is_number};
use super::fold::fold;

/// How long a head and a line without cells within a table may be, in characters.
const WORDS: usize = 24;
/// The fewest heads that a single row needs.
const SINGLE: usize = 3;

/// A line as it is looked at: which it is, its words, whether gaps part it into cells.
#[derive(Debug, Clone, Copy)]
pub struct Row<'t> {
    /// Its block.
    pub block: usize,
    /// Its text, from the first column on.
    pub line: &'t str,
    /// Whether it is a row that blanks alone part.
    pub parted: bool,
}

/// The columns of the cells of each row that stands below a row of heads, and of these, in order.
pub fn align<'t>(rows: impl Iterator<Item = Row<'t>>) -> Vec<(usize, Vec<usize>)> {
    let (mut found, mut section): (Vec<(usize, Vec<usize>)>, Vec<Laid>) = (Vec::new(), Vec::new());
    for row in rows {
        if !row.parted {
            let quiet = !row.line.contains(['\t', '|', '。']) && row.line.chars().count() <= WORDS;
            if !quiet {
                found.extend(columns(&std::mem::take(&mut section)));
            }
            continue;
        }
        let laid = Laid::new(row);
        if laid.heads {
            found.extend(columns(&std::mem::take(&mut section)));
        }
        if laid.heads || !section.is_empty() {
            section.push(laid);
        }
    }
    found.extend(columns(&section));
    found
}

/// A row with the places of its cells.
struct Laid {
    block: usize,
    /// From where to where each cell reaches, a Chinese character being as wide as two others.
    cells: Vec<Range<usize>>,
    /// Whether its cells are heads: none is a number, but years.
    heads: bool,
}

impl Laid {
    fn new(row: Row) -> Laid {
        let (mut at, mut width) = (0, 0);
        let mut place = |to: usize| {
            width += row.line[at..to].chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
            at = to;
            width
        };
        let fields: Vec<Field> = fields(row.line).collect();
        let cells = fields.iter().map(|field| place(field.range.start)..place(field.range.end)).collect();
        let is_head = |field: &Field| {
            let words: String = row.line[field.range.clone()].chars().map(fold).collect();
            let year = words.parse().is_ok_and(|year: u32| (1900..2100).contains(&year));
            let mark = words.chars().all(|c| matches!(c, '/' | '-' | '…'));
            (!words.starts_with(|c: char| c.is_ascii_digit()) && !is_number(&words) && !mark || year)
                && words.chars().count() <= WORDS
        };
        // 2022年 and 2023年 head columns, too.
        let dated = |field: &Field| row.line[field.range.clone()].ends_with(['年', '月', '度']);
        let heads = fields.len() > 1 && fields.iter().all(|field| is_head(field) || dated(field));
        Laid { block: row.block, cells, heads }
    }
}

/// The columns of `section`, whose first row holds the heads; nothing where they do not tell.
fn columns(section: &[Laid]) -> Vec<(usize, Vec<usize>)> {
    let Some((heads, rows)) = section.split_first() else { return Vec::new() };
    let width = heads.cells.len();
    // The names of the rows may stand under no head.
    let named = |row: &Laid| row.cells.len() == width + 1 && row.cells[0].end <= heads.cells[0].start;
    let nameless = usize::from(rows.iter().all(named));
    if rows.is_empty() || rows.len() == 1 && width < SINGLE {
        return Vec::new();
    }
    let mut reach: Vec<Range<usize>> = heads.cells.clone();
    for row in rows.iter().filter(|row| row.cells.len() == width) {
        for (reach, cell) in reach.iter_mut().zip(&row.cells) {
            *reach = reach.start.min(cell.start)..reach.end.max(cell.end);
        }
    }
    let place = |row: &Laid| {
        if row.cells.len() == width + nameless {
            return Some((0..row.cells.len()).collect());
        }
        let below = |cell: &Range<usize>| {
            let mut over = (0..width).filter(|&at| reach[at].start < cell.end && cell.start < reach[at].end);
            over.next().filter(|_| over.next().is_none())
        };
        let columns: Vec<usize> = row.cells.iter().map(below).collect::<Option<_>>()?;
        columns.windows(2).all(|pair| pair[0] < pair[1]).then_some(columns)
    };
    let placed: Option<Vec<(usize, Vec<usize>)>> = rows.iter().map(|row| Some((row.block, place(row)?))).collect();
    let heads = (heads.block, (nameless..width + nameless).collect());
    placed.map_or(Vec::new(), |rows| std::iter::once(heads).chain(rows).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(text: &str) -> Vec<Vec<usize>> {
        let rows = text.lines().enumerate();
        let rows = rows.map(|(block, line)| Row { block, line, parted: fields(line).nth(1).is_some() });
        align(rows).into_iter().map(|(_, columns)| columns).collect()
    }

    #[test]
    fn cells_stand_below_their_heads() {
        assert_eq!(
            columns("单位    受理   办结\n城东     120    110\n城西             90\n合计     120    200"),
            [vec![0, 1, 2], vec![0, 1, 2], vec![0, 2], vec![0, 1, 2]]
        );
        assert_eq!(
            columns("    受理   办结\n城东  12    11\n城西  9    9"),
            [vec![1, 2], vec![0, 1, 2], vec![0, 1, 2]]
        );
    }

    #[test]
    fn what_no_head_tells_apart_is_left_alone() {
        assert!(columns("城东     120    110\n城西   80  90").is_empty());
        assert!(columns("单位    受理   办结\n城东     120    110\n城西   80  90  12  17").is_empty());
    }
}
