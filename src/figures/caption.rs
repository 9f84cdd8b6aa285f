//! Units that a table states once for many cells: in its caption (单位：万元), over a column (金额（万元）), before a row.
//!
//! When it is silent: the caption names several units; a cell has a unit of its own; its head says that it is a rate, a code
//! or counted in something else (人数 below 万元); the table has ended.

use smol_str::SmolStr;

use super::figure::{Figure, Kind};
use super::head::takes;
use super::quantity::{in_unit, kind_of};
use crate::exact::Number;
use crate::lexicon::{Cue, Lexicon, Unit, UnitKind};
use crate::text::{Block, Cells, Document, Field, column, fold, head_row, heads};

/// How a unit was read that the caption of a table states, or the head of a column or row.
const CAPTION: &str = "unit of the table";
const HEAD: &str = "unit of the head";

/// How many lines that are no rows may stand between a caption and its table, and within a table.
const QUIET: usize = 8;
/// How long a line may be within a table that is no row, in characters.
const WORDS: usize = 80;
/// How many rows the heads of a table may take.
const DEEPEST: usize = 4;

/// A unit that is stated for cells.
#[derive(Clone)]
struct Stated {
    text: SmolStr,
    kind: Option<UnitKind>,
    class: &'static str,
    worth: Number,
    /// Whether a number in it may have been rounded: 12 in 万元.
    scaled: bool,
}

/// Whether the unit of `figure` was stated so.
pub fn is_stated(figure: &Figure) -> bool {
    matches!(figure.reading, CAPTION | HEAD)
}

/// What has been read of a table so far.
#[derive(Default)]
struct Table {
    caption: Option<Stated>,
    rows: Vec<Vec<(usize, String)>>,
    heads: Vec<String>,
    /// The unit over each column.
    columns: Vec<Option<Stated>>,
    /// Whether a column holds units.
    units: bool,
    /// Whether a row with numbers has come, and a number with decimals.
    filled: bool,
    decimals: bool,
    /// How many lines have come since the last row.
    quiet: usize,
}

/// Gives the cells of tables that have no unit the one that is stated for them.
pub fn give(document: &Document, figures: &mut [Figure], lexicon: &Lexicon) {
    if document.blocks.iter().all(|block| !block.row) {
        return;
    }
    let mut table = Table::default();
    let mut next = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        let first = next;
        next += figures[first..].iter().take_while(|figure| figure.folded.start < block.range.end).count();
        if block.row || document.line(block).1.contains('\t') {
            table.row(&document.cells(index), &mut figures[first..next], lexicon);
        } else {
            table.between(document, block, lexicon);
        }
    }
}

impl Table {
    /// Takes in a line that is no row.
    fn between(&mut self, document: &Document, block: &Block, lexicon: &Lexicon) {
        let words = document.fold.slice(block.range.clone());
        if let Some(unit) = captioned(words, lexicon) {
            *self = Table { caption: unit, ..Table::default() };
            return;
        }
        self.quiet += 1;
        let title = words.ends_with(&['表']) || words.starts_with(&['表']) || words.starts_with(&['附', '表']);
        if words.ends_with(&['。']) || words.len() > WORDS || title || self.quiet > QUIET {
            *self = Table::default();
        }
    }

    /// Takes in a row; `figures` are its own.
    fn row(&mut self, row: &Cells, figures: &mut [Figure], lexicon: &Lexicon) {
        let Cells { start, line, fields, ruled } = row;
        let words: Vec<Vec<char>> = fields
            .iter()
            .map(|field| line[field.range.clone()].chars().filter(|c| !c.is_whitespace()).map(fold).collect())
            .collect();
        let number = |field: &Field| {
            let place = (start + field.range.start, start + field.range.end);
            let at = figures.partition_point(|figure| figure.span.start < place.0);
            figures.get(at).filter(|f| (f.span.start, f.span.end) == place && f.kind.is_quantity()).map(|_| at)
        };
        let cells: Vec<Option<usize>> = fields.iter().map(number).collect();
        if numbers_columns(cells.iter().flatten().map(|at| &figures[*at])) {
            if !self.filled || cells.iter().all(Option::is_none) {
                self.head(row, &words, lexicon);
            }
            return;
        }
        if !self.filled {
            self.heads = heads(&self.rows);
            self.columns = self.heads.iter().map(|head| bracketed(head, lexicon)).collect();
            self.caption = self.caption.take().or_else(|| self.of_total(lexicon));
        }
        let places = |at: &usize| figures[*at].value.map_or(0, |value| value.places);
        self.decimals |= cells.iter().flatten().any(|at| places(at) > 0);
        (self.filled, self.quiet) = (true, 0);
        for (at, field) in fields.iter().enumerate() {
            let Some(figure) = cells[at].map(|figure| &mut figures[figure]).filter(|f| f.kind == Kind::Bare) else {
                continue;
            };
            let named = (0..at).rev().find(|&other| cells[other].is_none() && !is_mark(&words[other]));
            let label: String = named.map_or(String::new(), |at| words[at].iter().collect());
            let own = bracketed(&label, lexicon);
            let listed = || named.filter(|_| self.units).and_then(|at| unit(&words[at], lexicon));
            let place = column(field.edge);
            let over = || self.columns.get(place).cloned().flatten();
            // Numbers before the first words number or name the row.
            let coded = named.is_none() && (at + 1..cells.len()).any(|other| cells[other].is_none());
            let lone = cells.len() == 1;
            // Where blanks part the cells, codes may stand anywhere.
            let code = !ruled && self.decimals && figure.value.is_some_and(|value| value.places == 0);
            let allowed = |unit: &Stated| {
                let fits = |head: &str| unit.kind.is_none_or(|kind| takes(head, unit.class, kind, lexicon));
                !coded && !code && !lone && fits(&label) && self.heads.get(place).is_none_or(|head| fits(head))
            };
            match own.or_else(listed).or_else(over) {
                Some(unit) => unit.give(figure, HEAD),
                None => {
                    let unit = self.caption.as_ref().filter(|unit| allowed(unit));
                    unit.into_iter().for_each(|unit| unit.give(figure, CAPTION));
                }
            }
        }
    }

    /// The unit over the total, where no other column has one: that of its parts, too.
    fn of_total(&self, lexicon: &Lexicon) -> Option<Stated> {
        let mut stated = self.heads.iter().zip(&self.columns).filter_map(|(head, unit)| Some((head, unit.as_ref()?)));
        let (head, unit) = stated.next().filter(|_| stated.next().is_none())?;
        let words: Vec<char> = head.chars().take_while(|c| !matches!(c, '(' | '/')).collect();
        let total = lexicon.cues.at_end(&words).is_some_and(|(_, cue)| *cue == Cue::Total);
        total.then(|| unit.clone())
    }

    /// Takes in a row that heads columns.
    fn head(&mut self, row: &Cells, words: &[Vec<char>], lexicon: &Lexicon) {
        if let Some(unit) =
            words.iter().find_map(|words| captioned(words, lexicon).filter(|_| is_caption(words, lexicon)))
        {
            *self = Table { caption: unit, ..Table::default() };
            return;
        }
        if self.filled {
            // A head behind lines that are no rows begins another table; heads parted by blanks are often broken.
            let caption = self.caption.take().filter(|_| self.quiet == 0 || !row.ruled);
            *self = Table { caption, decimals: self.decimals, ..Table::default() };
        }
        let heads_units =
            |words: &Vec<char>| lexicon.tables.columns.iter().any(|word| word.chars().eq(words.iter().copied()));
        self.units |= words.iter().any(heads_units);
        if let Some(row) = head_row(row) {
            if self.rows.len() == DEEPEST {
                self.rows.remove(0);
            }
            self.rows.push(row);
        }
    }
}

impl Stated {
    fn give(&self, figure: &mut Figure, reading: &'static str) {
        let Some(value) = figure.value else { return };
        // Things that are counted one by one come whole.
        if self.kind == Some(UnitKind::Count) && !self.scaled && value.places > 0 {
            return;
        }
        let negative = value.printed.is_negative();
        let above = if negative { value.negated() } else { Some(value) };
        let Some(mut value) = above.and_then(|value| in_unit(value, self.worth)) else { return };
        value.rounded |= self.scaled;
        let value = if negative { value.negated() } else { Some(value) };
        figure.value = value.or(figure.value);
        (figure.kind, figure.class) = (self.kind.map_or(Kind::Percent, kind_of), self.class);
        figure.reading = reading;
        figure.unit.clone_from(&self.text);
    }
}

/// Whether the numbers of a row head columns, or there are none: 1 2 3, 2023 2024.
fn numbers_columns<'f>(cells: impl Iterator<Item = &'f Figure>) -> bool {
    let amounts: Vec<Option<Number>> = cells.map(|figure| figure.value.and_then(|value| value.amount())).collect();
    let whole = |amount: &Option<Number>| amount.filter(|amount| amount.is_whole()).map(|amount| amount.floor());
    let counts = amounts.iter().zip(1..).all(|(amount, place)| whole(amount) == Some(place));
    let years = amounts.iter().all(|amount| whole(amount).is_some_and(|amount| (1900..2100).contains(&amount)));
    amounts.is_empty() || amounts.len() > 1 && (counts || years)
}

/// Whether a cell says that there is no number: `/`, `—`.
fn is_mark(words: &[char]) -> bool {
    words.iter().all(|c| matches!(c, '/' | '-' | '…'))
}

/// The unit that `words` state for a whole table: 单位：万元, 收支情况表（单位：件）. `Some(None)`: they state several.
fn captioned(words: &[char], lexicon: &Lexicon) -> Option<Option<Stated>> {
    let at = (0..words.len()).find(|&at| words[at..].starts_with(&['单', '位', ':']))? + 3;
    let stated = &words[at..];
    let end = stated.iter().position(|c| matches!(c, ')' | '\t' | ' ' | ';' | '币')).unwrap_or(stated.len());
    let units: Vec<Option<Stated>> =
        stated[..end].split(|c| matches!(c, '、' | ',' | '/' | '和')).map(|words| unit(words, lexicon)).collect();
    // Rates beside them are told by their heads.
    let mut amounts = units.iter().flatten().filter(|unit| unit.kind.is_some());
    match (units.iter().all(Option::is_some), amounts.next(), amounts.next()) {
        (false, ..) => None,
        (true, Some(unit), None) => Some(Some(unit.clone())),
        (true, None, None) => Some(units.first().cloned().flatten()),
        (true, ..) => Some(None),
    }
}

/// Whether a cell holds nothing but a caption, not the head of a column with its unit: 本年收费金额（单位：万元）.
fn is_caption(words: &[char], lexicon: &Lexicon) -> bool {
    let words: String = words.iter().collect();
    words.trim_start_matches('(').split_once(':').is_some_and(|(before, _)| lexicon.tables.captions.contains(&before))
}

/// The unit in the last bracket of a head that holds one, or behind its stroke: 金额（万元）, 占比（%）, 金额（单位：万元）,
/// 数量/件. Of 金额（万元）户数, where that stands over several columns, none.
fn bracketed(head: &str, lexicon: &Lexicon) -> Option<Stated> {
    head.rmatch_indices(['(', '/']).find_map(|(at, _)| {
        let behind = &head[at + 1..];
        let (inner, rest) = behind.split_once(')').unwrap_or((behind, ""));
        let words: Vec<char> = inner.trim_start_matches("单位:").chars().collect();
        let fits =
            |unit: &Stated| rest.is_empty() || unit.kind.is_some_and(|kind| takes(rest, unit.class, kind, lexicon));
        unit(&words, lexicon).filter(fits)
    })
}

/// The unit that `words` are.
fn unit(words: &[char], lexicon: &Lexicon) -> Option<Stated> {
    let text: SmolStr = words.iter().copied().collect();
    if text == "%" {
        return Some(Stated { text, kind: None, class: "percent", worth: Number::ONE, scaled: false });
    }
    let whole = |words: &[char]| lexicon.units.at_start(words).filter(|(length, _)| *length == words.len());
    let stated = |text: SmolStr, unit: &Unit, by: Number| {
        let worth = unit.factor.times(by)?;
        let scaled = by != Number::ONE || unit.kind == UnitKind::Money && worth != Number::ONE;
        Some(Stated { text, kind: Some(unit.kind), class: unit.class, worth, scaled })
    };
    if let Some((_, unit)) = whole(words) {
        return stated(text, unit, Number::ONE);
    }
    let (scale, power) = lexicon.tables.scales.iter().find(|(scale, _)| text.starts_with(scale))?;
    let (_, unit) = whole(&words[scale.chars().count()..])?;
    stated(text.clone(), unit, Number::power_of_ten(*power)?)
}
