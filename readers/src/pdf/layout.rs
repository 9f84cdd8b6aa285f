//! From characters with their places to paragraphs and tables, in the order in which they are read.

use std::collections::HashMap;

use super::grid;
use super::page::{Glyph, Page};

/// Paragraphs and tables.
pub enum Block {
    Paragraph(String),
    Table(Vec<Vec<String>>),
}

/// A line of characters.
#[derive(Debug, Clone)]
struct Line {
    text: String,
    x: f64,
    end: f64,
    y: f64,
    size: f64,
}

/// A piece of a page, from the top.
enum Piece {
    Line(Line),
    Table(f64, Vec<Vec<String>>),
}

/// The blocks of all pages; what pages repeat at their upper and lower ends, and their numbers, are left out.
pub fn blocks(pages: &[Page]) -> Vec<Block> {
    let mut pieces: Vec<Vec<Piece>> = pages.iter().map(pieces).collect();
    let repeated = repeated(&pieces);
    for (page, pieces) in pages.iter().zip(&mut pieces) {
        let edge = |line: &Line| line.y < page.height * 0.12 || line.y > page.height * 0.88;
        pieces.retain(|piece| match piece {
            Piece::Line(line) => {
                !edge(line) || !is_page_number(&line.text) && !repeated.contains_key(&bare(&line.text))
            }
            Piece::Table(..) => true,
        });
    }
    let lines =
        || pieces.iter().flatten().filter_map(|piece| if let Piece::Line(line) = piece { Some(line) } else { None });
    let left = edge(lines().map(|line| line.x), f64::min);
    let right = edge(lines().map(|line| line.end), f64::max);
    let (mut blocks, mut open): (Vec<Block>, Option<(String, Line)>) = (Vec::new(), None);
    for piece in pieces.into_iter().flatten() {
        match piece {
            Piece::Table(_, rows) => {
                blocks.extend(open.take().map(|(text, _)| Block::Paragraph(text)));
                blocks.push(Block::Table(rows));
            }
            Piece::Line(line) => match &mut open {
                Some((text, last)) if goes_on(last, &line, left, right) => {
                    join(text, &line.text);
                    *last = line;
                }
                _ => blocks.extend(open.replace((line.text.clone(), line)).map(|(text, _)| Block::Paragraph(text))),
            },
        }
    }
    blocks.extend(open.map(|(text, _)| Block::Paragraph(text)));
    blocks
}

/// The outermost of `places`.
fn edge(places: impl Iterator<Item = f64>, outer: fn(f64, f64) -> f64) -> f64 {
    places.reduce(outer).unwrap_or(0.0)
}

/// Whether a line goes on with the one before: that one is full, and this one is not set in.
fn goes_on(last: &Line, line: &Line, left: f64, right: f64) -> bool {
    let size = last.size.max(line.size);
    let full = last.end > right - 2.0 * size;
    let set_in = line.x > left + 0.8 * size;
    let same_size = (last.size - line.size).abs() < 0.15 * size;
    // A line may follow on the next page.
    let close = line.y < last.y || line.y - last.y < 2.6 * size;
    full && !set_in && same_size && close
}

fn join(text: &mut String, next: &str) {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    if latin(text.chars().last()) && latin(next.chars().next()) {
        text.push(' ');
    }
    text.push_str(next);
}

/// The tables and the lines of a page, from the top.
fn pieces(page: &Page) -> Vec<Piece> {
    let mut free = Page {
        glyphs: without_doubles(&page.glyphs),
        upright: page.upright.clone(),
        level: page.level.clone(),
        ..Page::new(page.height)
    };
    let tables = grid::tables(&mut free);
    let cell = |glyphs| lines(glyphs).iter().fold(String::new(), |text, line| text + &line.text);
    let tables = tables.into_iter().map(|table| Piece::Table(table.top, table.rows(cell)));
    let mut pieces: Vec<Piece> = lines(free.glyphs).into_iter().map(Piece::Line).chain(tables).collect();
    let top = |piece: &Piece| match piece {
        Piece::Line(line) => line.y,
        Piece::Table(top, _) => *top,
    };
    pieces.sort_by(|a, b| top(a).total_cmp(&top(b)));
    pieces
}

/// The characters without those that are drawn twice to look bold.
fn without_doubles(glyphs: &[Glyph]) -> Vec<Glyph> {
    let place = |glyph: &Glyph| {
        let step = (glyph.size / 4.0).max(0.5);
        (glyph.text.clone(), (glyph.x / step).round() as i64, (glyph.y / step).round() as i64)
    };
    let mut seen = std::collections::HashSet::new();
    glyphs.iter().filter(|glyph| glyph.text.trim().is_empty() || seen.insert(place(glyph))).cloned().collect()
}

/// The lines that characters make.
fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.retain(|glyph| !glyph.text.trim_matches(['\u{a0}', '\0', ' ']).is_empty() && glyph.size > 0.0);
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        let near =
            |row: &&mut Vec<Glyph>| row.last().is_some_and(|last| glyph.y - last.y < 0.55 * glyph.size.max(last.size));
        match rows.last_mut().filter(near) {
            Some(row) => row.push(glyph),
            None => rows.push(vec![glyph]),
        }
    }
    rows.into_iter().filter_map(line).collect()
}

/// The line that the characters of a row make; marks of notes are left out.
fn line(mut row: Vec<Glyph>) -> Option<Line> {
    let size = row.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
    let base = row.iter().filter(|glyph| glyph.size > 0.8 * size).map(|glyph| glyph.y).fold(0.0, f64::max);
    row.retain(|glyph| glyph.size > 0.72 * size || glyph.y > base - 0.15 * size);
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    let (mut text, mut end) = (String::new(), row.first()?.x);
    let x = end;
    for glyph in &row {
        let gap = glyph.x - end;
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if gap > 1.5 * size {
            text.push('\t');
        } else if gap > 0.2 * size && latin(text.chars().last()) && latin(glyph.text.chars().next()) {
            text.push(' ');
        }
        text.push_str(&glyph.text);
        end = glyph.end.max(end);
    }
    Some(Line { text, x, end, y: base, size })
}

/// Whether a line is the number of its page: 3, - 3 -, 第3页, 3/12.
fn is_page_number(text: &str) -> bool {
    let rest = text.replace(|c: char| c.is_ascii_digit() || c.is_whitespace() || "-—–·/第页共,，".contains(c), "");
    rest.is_empty() && text.chars().filter(char::is_ascii_digit).count() <= 8
}

/// A line without its digits, as pages may repeat it with their numbers.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect()
}

/// The lines that stand first or last on more than half of the pages, and on two at least.
fn repeated(pages: &[Vec<Piece>]) -> HashMap<String, usize> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for pieces in pages {
        let ends = [pieces.first(), pieces.last().filter(|_| pieces.len() > 1)];
        for piece in ends.into_iter().flatten() {
            if let Piece::Line(line) = piece {
                *counts.entry(bare(&line.text)).or_default() += 1;
            }
        }
    }
    counts.retain(|_, count| *count > 1 && *count * 2 > pages.len());
    counts
}
