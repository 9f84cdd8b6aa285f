//! Sequence: no item of a numbered list is skipped or doubled.
//!
//! What it checks: 一是…二是…四是 · (一)(二)(四) · 1.…2.…2.…
//! When it is silent: the numbers jump by more than one, or the list does not begin at one: then it is another list.

use super::claim::{Claim, Form, Role, Strength, Why};
use crate::figures::{Figure, FigureId, Kind};
use crate::sort;
use crate::text::Document;

/// How the items of a list are marked; an outer mark ends the lists of the inner ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// 一、
    Heading,
    /// (一)
    Bracket,
    /// 1. or 1、
    Digit,
    /// (1)
    DigitBracket,
    /// 一是
    Is,
}

/// A numbered list: its markers, by index of the figures.
#[derive(Debug, Default)]
pub struct List {
    /// The markers, in order.
    pub markers: Vec<usize>,
}

/// Every numbered list of the document.
pub fn lists(document: &Document, figures: &[Figure]) -> Vec<List> {
    let mut open: Vec<(Mark, List, i128)> = Vec::new();
    let mut lists = Vec::new();
    for (index, figure) in figures.iter().enumerate().filter(|(_, figure)| figure.kind == Kind::Marker) {
        let (Some(mark), Some(value)) = (mark(document, figure), figure.value) else { continue };
        let number = value.printed.floor();
        let inner = open.iter().position(|(other, ..)| *other > mark).unwrap_or(open.len());
        lists.extend(open.drain(inner..).map(|(_, list, _)| list));
        match open.last_mut().filter(|(other, ..)| *other == mark) {
            Some((_, list, last)) if number == *last + 1 || number == *last + 2 || (number == *last && number > 1) => {
                list.markers.push(index);
                *last = number;
            }
            _ => {
                lists.extend(open.pop_if(|(other, ..)| *other == mark).map(|(_, list, _)| list));
                if number == 1 {
                    open.push((mark, List { markers: vec![index] }, 1));
                }
            }
        }
    }
    lists.extend(open.into_iter().map(|(_, list, _)| list));
    lists.retain(|list| list.markers.len() > 1);
    sort::by_key(&mut lists, |list| list.markers[0]);
    lists
}

/// Claims the order of every list. Where tables stand as plain text, lines have been moved about: there the order of
/// headings that do not follow each other says nothing.
pub fn find(document: &Document, figures: &[Figure], lists: &[List], claims: &mut Vec<Claim>) {
    let tables = document.blocks.iter().any(|block| block.row);
    let number = |index: usize| figures[index].value.map(|value| value.printed.floor());
    let follows = |list: &List| list.markers.windows(2).all(|pair| number(pair[1]) == number(pair[0]).map(|n| n + 1));
    let inline = |list: &List| list.markers.iter().all(|&index| mark(document, &figures[index]) == Some(Mark::Is));
    let told = lists.iter().filter(|list| !tables || inline(list) || follows(list));
    claims.extend(told.map(|list| Claim {
        form: Form::Sequence,
        figures: list.markers.iter().map(|&index| (FigureId(index as u32), Role::Item)).collect(),
        strength: Strength::Inferred,
        why: Why::Numbered,
    }));
}

/// How a marker is written; `None` in the columns of a table, whose order is not that of a list.
fn mark(document: &Document, figure: &Figure) -> Option<Mark> {
    let fold = &document.fold;
    if figure.in_row {
        return None;
    }
    let spelled = !fold.char(figure.folded.start).is_ascii_digit();
    let bracket = figure.folded.start > 0 && fold.char(figure.folded.start - 1) == '(';
    match (fold.char(figure.folded.end), spelled) {
        ('是', true) => Some(Mark::Is),
        (')', true) if bracket => Some(Mark::Bracket),
        (')', false) if bracket => Some(Mark::DigitBracket),
        ('、', true) => Some(Mark::Heading),
        ('.' | '、', false) => Some(Mark::Digit),
        _ => None,
    }
}
