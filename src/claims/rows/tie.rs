//! Ties that a form prints beside its table: 第一项加第二项之和，等于第三项加第四项之和.

use super::super::claim::{Claim, Strength, Why};
use super::claim;
use super::table::{Cell, Line, Run, Table};
use crate::exact::Number;
use crate::sort;
use crate::text::{Document, Fold};

/// How far before 等于 the left side is looked for, in characters: words of the next column may stand between.
const LEFT: usize = 48;
/// How many lines on either side of a tie its items are looked for.
const REACH: usize = 200;

/// How many blocks may part a tie from its table.
const NEAR: usize = 8;

/// The numbers of items, as forms write them.
const NUMBERS: [&str; 2] = ["一二三四五六七八九十", "123456789"];

/// A tie as printed: the items whose sums are equal, by their numbers.
#[derive(Debug)]
struct Tie {
    block: usize,
    left: Vec<char>,
    right: Vec<char>,
    words: String,
}

/// Finds the sums that the forms themselves state.
pub fn find(document: &Document, tables: &[Table], claims: &mut Vec<Claim>) {
    for tie in ties(document) {
        let sides = table_of(document, tables, tie.block).and_then(|table| sides(table, &tie));
        claims.extend(sides.into_iter().flat_map(|(left, right)| told(&left, &right, &tie.words)));
    }
}

/// One claim a column. Where more columns break the tie than keep it, its items may have been misread.
fn told(left: &[&Run], right: &[&Run], words: &str) -> Vec<Claim> {
    let width = left[0].cells.len();
    if left.iter().chain(right).any(|run| run.cells.len() != width) {
        return Vec::new();
    }
    let cells = |runs: &[&Run], column: usize| runs.iter().map(|run| run.cells[column].clone()).collect::<Vec<Cell>>();
    let sum = |cells: &[Cell]| cells.iter().try_fold(Number::ZERO, |sum, cell| sum.plus(cell.amount));
    let columns: Vec<_> = (0..width).map(|column| (cells(left, column), cells(right, column))).collect();
    let broken = columns.iter().filter(|(left, right)| sum(left) != sum(right)).count();
    let strength = if width == 1 || broken * 2 <= width { Strength::Stated } else { Strength::Inferred };
    let claims = columns.into_iter().filter_map(|(left, right)| {
        let (parts, wholes) = if left.len() < right.len() { (right, left) } else { (left, right) };
        claim(parts.iter(), wholes.iter(), strength, Why::Printed(words.to_owned()))
    });
    claims.collect()
}

/// Every tie that `document` prints.
fn ties(document: &Document) -> Vec<Tie> {
    let fold = &document.fold;
    let mut found = Vec::new();
    for (block, range) in document.blocks.iter().map(|block| block.range.clone()).enumerate() {
        let equals = fold.slice(range.clone()).iter().zip(range).filter(|(c, _)| **c == '等').map(|(_, at)| at);
        for at in equals.filter(|&at| fold.starts_with(at, "等于第")) {
            let (right, end) = chain(fold, at + 2);
            let from = at.saturating_sub(LEFT);
            let start = (from..at).find(|&start| {
                let (left, end) = chain(fold, start);
                !left.is_empty() && !fold.slice(end..at).iter().any(|c| matches!(c, '第' | '。' | ';'))
            });
            if let Some((left, left_end)) = start.map(|start| chain(fold, start)).filter(|_| !right.is_empty()) {
                let start = start.unwrap_or(at);
                let words = format!("{}等于{}", fold.string(start..left_end), fold.string(at + 2..end));
                if left.len() + right.len() > 2 {
                    found.push(Tie { block, left, right, words });
                }
            }
        }
    }
    found
}

/// The numbers of 第一项加第二项 at `at`, and where it ends.
fn chain(fold: &Fold, at: usize) -> (Vec<char>, usize) {
    let (mut items, mut end) = (Vec::new(), at);
    loop {
        let from = if items.is_empty() { end } else { end + 1 };
        let joined = items.is_empty() || matches!(fold.char(end), '加' | '与' | '和' | '、' | '+');
        if !joined || fold.char(from) != '第' || fold.char(from + 2) != '项' {
            return (items, end);
        }
        items.push(fold.char(from + 1));
        end = from + 3;
    }
}

/// The table that the note in `block` stands in, else the one right behind it, or, of a note (注：…), right before it.
fn table_of<'t>(document: &Document, tables: &'t [Table], block: usize) -> Option<&'t Table> {
    let next = tables.partition_point(|table| table.blocks.end <= block);
    let below = document.fold.char(document.blocks[block].range.start) == '注';
    match tables.get(next) {
        Some(table) if table.blocks.contains(&block) => Some(table),
        _ if below => tables[..next].last().filter(|table| block < table.blocks.end + NEAR),
        other => other.filter(|table| table.blocks.start <= block + NEAR),
    }
}

/// The rows of the items on both sides: behind the note, or around it where a table goes on behind a new heading.
fn sides<'t>(table: &'t Table, tie: &Tie) -> Option<(Vec<&'t Run>, Vec<&'t Run>)> {
    let at = table.lines.partition_point(|line| line.block < tie.block);
    let to = table.lines.len().min(at + REACH);
    let numbers: Vec<char> = tie.left.iter().chain(&tie.right).copied().collect();
    let behind = || items(&table.lines[at..to], &numbers, |lines, is| lines.iter().position(is));
    let around = || items(&table.lines[at.saturating_sub(REACH)..to], &numbers, |lines, is| lines.iter().rposition(is));
    let mut runs = behind().or_else(around)?;
    let right = runs.split_off(tie.left.len());
    Some((runs, right))
}

/// The rows of the items with these numbers. One with lines of its own, which add up to a total, is that total.
fn items<'t>(
    lines: &'t [Line],
    numbers: &[char],
    find: impl Fn(&[Line], &dyn Fn(&Line) -> bool) -> Option<usize>,
) -> Option<Vec<&'t Run>> {
    let named = |number: char| {
        let own = |line: &Line| {
            let mut label = line.runs[0].label.chars();
            label.next() == Some(number) && matches!(label.next(), Some('、' | '.'))
        };
        find(lines, &own)
    };
    let total = |index: &usize| lines[*index].runs.last().is_some_and(|run| run.total);
    let item = |number: char| {
        let row = named(number);
        let before = row.or_else(|| named(neighbour(number, -1)?));
        let behind = neighbour(number, 1).and_then(named);
        let inner = before.zip(behind).and_then(|(before, behind)| (before + 1..behind).rev().find(total));
        Some((number, inner.or(row)?))
    };
    let mut found: Vec<(char, usize)> = numbers.iter().map(|&number| item(number)).collect::<Option<_>>()?;
    let runs = found.iter().filter_map(|&(_, index)| lines[index].runs.last()).collect();
    sort::by_key(&mut found, |&(number, _)| order(number));
    found.windows(2).all(|pair| pair[0].1 < pair[1].1).then_some(runs)
}

/// The place of the number of an item among those written alike.
fn order(number: char) -> Option<usize> {
    NUMBERS.iter().find_map(|numbers| numbers.chars().position(|other| other == number))
}

/// The number `by` places behind.
fn neighbour(number: char, by: isize) -> Option<char> {
    let numbers = NUMBERS.iter().find(|numbers| numbers.contains(number))?;
    numbers.chars().nth(order(number)?.checked_add_signed(by)?)
}
