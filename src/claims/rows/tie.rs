//! Ties that a form prints beside its table: 第一项加第二项之和，等于第三项加第四项之和 · 序号1=序号5+17.

mod named;
mod note;

use super::super::claim::{Claim, Form, Role, Strength, Why};
use super::claim;
use super::table::{Cell, Line, NUMBERED, Table, counts, numbers_columns};
use crate::exact::Number;
use crate::rules::Sign;
use crate::sort;
use crate::text::{Cells, Document, fold};
use note::{Axis, Item, Note, notes};

/// How many lines on either side of a tie its items are looked for.
const REACH: usize = 200;
/// How many blocks may part a tie from its table.
const NEAR: usize = 8;

/// The cells of one column or line on both sides of a tie.
type Sides = (Vec<Cell>, Vec<Cell>);

/// Finds what the forms themselves state.
pub fn find(document: &Document, tables: &[Table], claims: &mut Vec<Claim>) {
    if tables.is_empty() {
        return;
    }
    for note in notes(document) {
        let Some(table) = table_of(document, tables, note.block) else { continue };
        let by_rows = (note.axis != Axis::Columns).then(|| by_rows(document, table, &note)).flatten();
        let sides = by_rows.or_else(|| (note.axis != Axis::Rows).then(|| by_columns(document, table, &note)).flatten());
        claims.extend(sides.into_iter().flat_map(|sides| told(sides, &note)));
    }
    for named in named::named(document) {
        let table = table_of(document, tables, named.note.block);
        let sides = table.and_then(|table| named::sides(table, &named));
        claims.extend(sides.into_iter().flat_map(|sides| told(sides, &named.note)));
    }
}

/// A head, or a name in a tie, without its number and its unit: 总数 of 1、总数（件）.
fn bare(words: &str) -> &str {
    let words = match words.rfind('(') {
        Some(open) if open > 0 && words.ends_with(')') => &words[..open],
        _ => words,
    };
    let number = words.find(['、', '.', ')']).filter(|&end| numeral(words[..end].trim_start_matches('(')).is_some());
    number.map_or(words, |end| &words[end..][words[end..].chars().next().map_or(0, char::len_utf8)..])
}

/// A claim for each of `all`. Where more of them break the tie than keep it, its items may have been misread.
fn told(all: Vec<Sides>, note: &Note) -> Vec<Claim> {
    let sum = |cells: &[Cell]| cells.iter().try_fold(Number::ZERO, |sum, cell| sum.plus(cell.amount));
    let keeps = |(left, right): &&Sides| match note.sign {
        Sign::Equal => sum(left) == sum(right),
        Sign::AtMost => sum(left) <= sum(right),
        Sign::AtLeast => sum(left) >= sum(right),
    };
    let alike = |(left, right): &Sides| left.iter().chain(right).all(|cell| cell.is_like(&left[0]));
    let all: Vec<Sides> = all.into_iter().filter(alike).collect();
    let broken = all.iter().filter(|sides| !keeps(sides)).count();
    let strength = if all.len() == 1 || broken * 2 <= all.len() { Strength::Stated } else { Strength::Inferred };
    let why = || Why::Printed(note.words.clone());
    let one = |(left, right): Sides| match note.sign {
        Sign::Equal => {
            let (parts, wholes) = if left.len() < right.len() { (right, left) } else { (left, right) };
            let claim = claim(parts.iter(), wholes.iter(), strength, why());
            // A form's own equation leaves no part out.
            let after = |form| if strength == Strength::Stated { Form::Sum { after: true } } else { form };
            claim.map(|claim| Claim { form: after(claim.form), ..claim })
        }
        Sign::AtMost => bound(&left, &right, strength, why()),
        Sign::AtLeast => bound(&right, &left, strength, why()),
    };
    all.into_iter().filter_map(one).collect()
}

/// The claim that a cell does not exceed another.
fn bound(part: &[Cell], whole: &[Cell], strength: Strength, why: Why) -> Option<Claim> {
    let (part, whole) = (part.first()?.id?, whole.first()?.id?);
    let mut figures = vec![(whole, Role::Whole), (part, Role::Part)];
    sort::by_key(&mut figures, |(id, _)| *id);
    Some(Claim { form: Form::Bound, figures, strength, why })
}

/// The table that the note in `block` stands in, else the one right behind it, or, of a note (注：…) and where there is none,
/// right before it.
fn table_of<'t>(document: &Document, tables: &'t [Table], block: usize) -> Option<&'t Table> {
    let next = tables.partition_point(|table| table.blocks.end <= block);
    let below = note::opens(&document.fold, document.blocks[block].range.start);
    let before = || tables[..next].last().filter(|table| block < table.blocks.end + NEAR);
    match tables.get(next) {
        Some(table) if table.blocks.contains(&block) => Some(table),
        _ if below => before(),
        other => other.filter(|table| table.blocks.start <= block + NEAR).or_else(before),
    }
}

/// The rows of the items on both sides, column by column: behind the note, or around it where a table goes on behind a
/// new heading.
fn by_rows(document: &Document, table: &Table, note: &Note) -> Option<Vec<Sides>> {
    let at = table.lines.partition_point(|line| line.block < note.block);
    let to = table.lines.len().min(at + REACH);
    let wanted: Vec<Item> = note.left.iter().chain(&note.right).copied().collect();
    let (behind, around) = (&table.lines[at..to], &table.lines[at.saturating_sub(REACH)..to]);
    let headed = || {
        items(document, behind, &wanted, |lines, is| lines.iter().position(is))
            .or_else(|| items(document, around, &wanted, |lines, is| lines.iter().rposition(is)))
            .or_else(|| serial(document, behind, &wanted))
            .or_else(|| serial(document, around, &wanted))
    };
    let bracketed = || bracketed(document, around, &wanted);
    let rows = if note.bracketed { bracketed().or_else(headed) } else { headed().or_else(bracketed) }?;
    let width = rows[0].len();
    if width == 0 || rows.iter().any(|cells| cells.len() != width) {
        return None;
    }
    let (left, right) = rows.split_at(note.left.len());
    let cells = |rows: &[&[Cell]], column: usize| rows.iter().map(|cells| cells[column].clone()).collect();
    Some((0..width).map(|column| (cells(left, column), cells(right, column))).collect())
}

/// Finds a line that meets a condition.
type Find = fn(&[Line], &dyn Fn(&Line) -> bool) -> Option<usize>;

/// The rows whose heads begin with these numbers. One with lines of its own, which add up to a total, is that total.
fn items<'t>(document: &Document, lines: &'t [Line], wanted: &[Item], find: Find) -> Option<Vec<&'t [Cell]>> {
    let spelled = |line: &Line| number_in(document, line, 0).map(|(item, _)| item).filter(|item| item.spelled);
    let is = |line: &Line, item: Item| numbered(&line.runs[0].label).or_else(|| spelled(line)) == Some(item);
    let named = |item: Item| find(lines, &|line: &Line| is(line, item));
    let total = |index: &usize| lines[*index].runs.last().is_some_and(|run| run.total);
    let place = |item: Item| {
        let row = named(item);
        let before = row.or_else(|| named(Item { number: item.number.checked_sub(1)?, ..item }));
        let behind = named(Item { number: item.number + 1, ..item });
        let inner = before.zip(behind).and_then(|(before, behind)| (before + 1..behind).rev().find(total));
        Some((item, inner.or(row)?))
    };
    let mut found: Vec<(Item, usize)> = wanted.iter().map(|&item| place(item)).collect::<Option<_>>()?;
    let rows = found.iter().filter_map(|&(_, index)| Some(&*lines[index].runs.last()?.cells)).collect();
    sort::plain(&mut found);
    found.dedup();
    found.windows(2).all(|pair| pair[0].0 == pair[1].0 || pair[0].1 < pair[1].1).then_some(rows)
}

/// The number that a head begins with: 一、本年新收, 1.总数.
fn numbered(label: &str) -> Option<Item> {
    let end = label.find(['、', '.'])?;
    numeral(&label[..end])
}

/// The number that is all of `words`, in digits or in Chinese.
fn numeral(words: &str) -> Option<Item> {
    let spelled = !words.starts_with(|c: char| c.is_ascii_digit());
    let number = if spelled { note::spelled(words)? } else { words.parse().ok()? };
    Some(Item { number, spelled })
}

/// The number that is all of the cell of `line` so far from its beginning, and the amounts behind it.
fn number_in<'t>(document: &Document, line: &'t Line, cell: usize) -> Option<(Item, &'t [Cell])> {
    let Cells { line: text, fields, .. } = document.cells(line.block);
    let field = fields.get(cell)?;
    let words: String = text[field.range.clone()].chars().map(fold).collect();
    let cells = &line.runs.last()?.cells;
    Some((numeral(&words)?, &cells[cells.partition_point(|cell| cell.edge <= field.edge)..]))
}

/// The rows with these serial numbers, which stand in cells of their own before or behind the head.
fn serial<'t>(document: &Document, lines: &'t [Line], wanted: &[Item]) -> Option<Vec<&'t [Cell]>> {
    let numbered = |cell: usize| -> Vec<(u32, &'t [Cell])> {
        let found = lines.iter().filter_map(|line| number_in(document, line, cell));
        found.filter(|(item, _)| !item.spelled).map(|(item, cells)| (item.number, cells)).collect()
    };
    // A form in use may leave out lines; numbers behind the heads may as well count something.
    let ascends = |rows: &[(u32, &[Cell])]| rows.windows(2).all(|pair| pair[0].0 < pair[1].0);
    let mut rows = numbered(0);
    if rows.len() < NUMBERED || !ascends(&rows) {
        rows = numbered(1);
        if !counts(rows.iter().map(|(number, _)| Number::from(i64::from(*number)))) {
            return None;
        }
    }
    let row = |item: &Item| rows.iter().find(|(number, _)| *number == item.number);
    wanted.iter().map(|item| row(item).map(|(_, cells)| *cells)).collect()
}

/// The rows whose heads begin with these numbers in brackets or circles, each of which heads one row only.
fn bracketed<'t>(document: &Document, lines: &'t [Line], wanted: &[Item]) -> Option<Vec<&'t [Cell]>> {
    let number = |line: &Line| {
        let Cells { line: text, fields, .. } = document.cells(line.block);
        let words: String = text[fields.first()?.range.clone()].chars().map(fold).collect();
        let circled = words.chars().next().and_then(note::circled).map(|number| Item { number, spelled: false });
        circled.or_else(|| numeral(words.strip_prefix('(')?.split_once(')')?.0))
    };
    let row = |item: &Item| {
        let mut rows = lines.iter().filter(|line| number(line) == Some(*item));
        rows.next().filter(|_| rows.next().is_none())?.runs.last().map(|run| &*run.cells)
    };
    wanted.iter().map(row).collect()
}

/// The cells of the items on both sides, line by line, below a row that numbers the columns.
fn by_columns(document: &Document, table: &Table, note: &Note) -> Option<Vec<Sides>> {
    let is_line = |block: usize| table.lines.iter().any(|line| line.block == block);
    let heads = table.blocks.clone().filter(|block| !is_line(*block));
    let (head, edges) = heads.filter_map(|block| Some((block, edges(document, block)?))).next()?;
    let lines = table.lines.iter().filter(|line| line.block > head).take(REACH);
    let all = lines.filter_map(|line| {
        let cell = |item: &Item| {
            let (_, edge) = edges.iter().find(|(number, _)| *number == item.number)?;
            line.runs.iter().flat_map(|run| &run.cells).find(|cell| cell.edge == *edge).cloned()
        };
        let side = |items: &[Item]| items.iter().map(cell).collect::<Option<Vec<Cell>>>();
        Some((side(&note.left)?, side(&note.right)?))
    });
    Some(all.collect::<Vec<Sides>>()).filter(|all| !all.is_empty())
}

/// The number that a form gives the row of `line`: 7、合同纠纷, or in a cell of its own before it.
pub fn number_of(line: &Line) -> Option<u32> {
    match &line.runs[..] {
        [first, _, ..] if first.label.is_empty() && first.cells.len() == 1 => whole(first.cells[0].amount),
        [run, ..] => numbered(&run.label).filter(|item| !item.spelled).map(|item| item.number),
        [] => None,
    }
}

fn whole(number: Number) -> Option<u32> {
    if number.is_whole() { u32::try_from(number.floor()).ok() } else { None }
}

/// The number of each column with its right edge, where `block` is a row that numbers them: 甲 1 2 3.
pub fn edges(document: &Document, block: usize) -> Option<Vec<(u32, usize)>> {
    let Cells { line: text, fields, ruled, .. } = document.cells(block);
    let number = |words: &str| words.chars().map(fold).collect::<String>().parse::<u32>().ok();
    let edges: Vec<(u32, usize)> =
        fields.iter().filter_map(|field| Some((number(text[field.range.clone()].trim())?, field.edge))).collect();
    let counted = counts(edges.iter().map(|(number, _)| Number::from(i64::from(*number))));
    let head: Option<String> = fields.first().map(|field| text[field.range.clone()].chars().map(fold).collect());
    let ascends = || edges.len() >= NUMBERED && edges.windows(2).all(|pair| pair[0].0 < pair[1].0);
    let serial = || head.is_some_and(|head| numbers_columns(&head)) && ascends();
    ((counted || serial()) && ruled).then_some(edges)
}
