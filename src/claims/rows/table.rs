//! Tables that stand as plain text: their lines, and in each the runs of numbers with the words before them.

use std::ops::Range;
use std::rc::Rc;

use crate::exact::{Bound, Number};
use crate::figures::{Figure, FigureId, Kind, Sort, sort};
use crate::lexicon::{Cue, lexicon};
use crate::text::{Cells, Document, Span, column, fold};

/// How many lines without numbers may stand within a table: headings broken over lines, the head of a new page.
const QUIET: usize = 8;
/// How long a line without numbers may be within a table, in characters.
const WORDS: usize = 80;
/// How many cells of one run are looked at.
const WIDEST: usize = 48;

/// How many runs one line may have.
const ABREAST: usize = 12;

/// A cell that holds a number, or a mark that there is none.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its figure; `None`: a mark such as `/`.
    pub id: Option<FigureId>,
    /// Its amount, nought for a mark; without what its table says that one is worth (单位：万元).
    pub amount: Number,
    /// What one of it is worth.
    pub worth: Number,
    /// How many decimals are printed.
    pub places: u32,
    /// Where its right edge stands in the line.
    pub edge: usize,
    /// What it counts.
    pub class: &'static str,
    /// What its own unit counts: not one that its table, column or row states.
    pub printed: &'static str,
}

impl Cell {
    /// Whether both may count the same sort of thing; a mark for nothing counts any.
    pub fn is_like(&self, other: &Cell) -> bool {
        let told = !self.class.is_empty() && !other.class.is_empty();
        let alike = (self.class == other.class || !told) && self.worth == other.worth;
        alike || self.id.is_none() || other.id.is_none()
    }
}

/// Numbers that stand side by side, with the words before them.
#[derive(Debug, Clone)]
pub struct Run {
    /// The words, without blanks.
    pub label: String,
    /// The numbers.
    pub cells: Vec<Cell>,
    /// Whether the words name a total: 合计, （七）总计.
    pub total: bool,
    /// Whether the words name something that does not add up: 同比, 比重.
    pub rate: bool,
}

/// A line with numbers.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its block.
    pub block: usize,
    /// How far its words are set in.
    pub indent: usize,
    /// Its runs.
    pub runs: Vec<Run>,
    /// Where its cells stand in columns that are known: its quantities, each with its column.
    pub grid: Vec<(usize, FigureId)>,
    /// The heads it stands below, which the lines of one section share; none where its columns are not known.
    pub heads: Option<Rc<[String]>>,
}

impl Line {
    /// The words over `cell`; empty where there are none.
    pub fn head(&self, cell: &Cell) -> &str {
        self.heads.as_ref().and_then(|heads| heads.get(column(cell.edge))).map_or("", String::as_str)
    }

    /// Whether both stand below the same heads.
    pub fn shares_heads(&self, other: &Line) -> bool {
        match (&self.heads, &other.heads) {
            (Some(own), Some(others)) => Rc::ptr_eq(own, others),
            (own, others) => own.is_none() && others.is_none(),
        }
    }
}

/// The fewest numbers that number lines or columns.
pub const NUMBERED: usize = 3;

/// Whether `numbers` do nothing but count: 1 2 3.
pub fn counts(numbers: impl Iterator<Item = Number>) -> bool {
    let numbers: Vec<Number> = numbers.collect();
    numbers.len() >= NUMBERED && numbers.windows(2).all(|pair| pair[0].plus(Number::ONE) == Some(pair[1]))
}

/// Whether the numbers behind `head` number columns.
pub fn numbers_columns(head: &str) -> bool {
    lexicon().tables.numbers.contains(&head)
}

/// Lines with numbers, with at most a few lines without between them.
#[derive(Debug, Default)]
pub struct Table {
    /// Its blocks, from its heading on.
    pub blocks: Range<usize>,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// Every table of `document`, in order.
pub fn tables(document: &Document, figures: &[Figure]) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut table = Table::default();
    let mut next = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        while figures.get(next).is_some_and(|figure| figure.folded.start < block.range.start) {
            next += 1;
        }
        let line = block.row.then(|| read(document, index, &figures[next..], next));
        if let Some(line) = line.filter(|line| !line.runs.is_empty()) {
            table.blocks.end = index + 1;
            table.lines.push(line);
            continue;
        }
        // A row of heads may be as wide as its form.
        let ruled = || document.line(block).1.contains(['\t', '|']);
        let prose = document.fold.char(block.range.end - 1) == '。' || block.range.len() > WORDS && !ruled();
        if prose || index >= table.blocks.end + QUIET && !table.lines.is_empty() {
            tables.push(std::mem::take(&mut table));
        }
        if prose || table.lines.is_empty() {
            let start = if prose { index + 1 } else { table.blocks.start.max((index + 1).saturating_sub(QUIET)) };
            table.blocks = start..start;
        }
    }
    tables.push(table);
    tables.retain(|table| !table.lines.is_empty());
    tables
}

/// The line of a block; `figures` begin with its first and count from `first`.
fn read(document: &Document, block: usize, figures: &[Figure], first: usize) -> Line {
    let Cells { start, line, fields, ruled } = document.cells(block);
    let indent = line.chars().take_while(|c| matches!(c, ' ' | '\u{3000}')).map(|c| 1 + usize::from(c != ' ')).sum();
    let mut grid = Vec::new();
    let mut runs: Vec<Run> = Vec::new();
    let (mut label, mut fresh, mut next) = (String::new(), true, 0);
    for field in fields {
        let place = Span::new(start + field.range.start, start + field.range.end);
        while figures.get(next).is_some_and(|figure| figure.span.start < place.start) {
            next += 1;
        }
        let number = figures.get(next).filter(|figure| figure.span == place);
        let id = FigureId((first + next) as u32);
        let exact = |figure: &&Figure| {
            figure.kind.is_quantity() && figure.value.is_some_and(|value| value.bound == Bound::Exact)
        };
        grid.extend(number.filter(exact).filter(|_| ruled).map(|_| (column(field.edge), id)));
        let Some(cell) = number
            .and_then(|figure| number_cell(figure, id, field.edge))
            .or_else(|| mark(&line[field.range.clone()], field.edge))
        else {
            if !fresh {
                label.clear();
            }
            let words: String = line[field.range].chars().filter(|c| !c.is_whitespace()).map(fold).collect();
            // Merged cells may come once for each place that they cover.
            if !label.ends_with(&words) {
                label.push_str(&words);
            }
            fresh = true;
            continue;
        };
        match runs
            .last_mut()
            .filter(|run| !fresh && run.class().is_none_or(|class| cell.id.is_none() || class == cell.printed))
        {
            Some(run) => run.cells.push(cell),
            None => runs.push(Run::new(if fresh { std::mem::take(&mut label) } else { String::new() }, cell)),
        }
        fresh = false;
    }
    runs.retain(|run| run.cells.len() <= WIDEST && !run.numbers_columns());
    if runs.len() > ABREAST {
        runs.clear();
    }
    Line { block, indent, runs, grid, heads: None }
}

/// Takes the cells out of the runs of `lines` whose heads say that they are no amounts, and what they say is no sum.
pub fn set_apart(lines: &mut [Line], heads: &Rc<[String]>, figures: &[Figure]) {
    let mut percent = vec![false; heads.len()];
    for (column, id) in lines.iter().flat_map(|line| &line.grid) {
        if let Some(percent) = percent.get_mut(*column) {
            *percent |= figures[id.index()].kind == Kind::Percent;
        }
    }
    let apart =
        |(head, percent): (&String, &bool)| matches!(sort(head, *percent), Sort::Rate | Sort::Move { rate: true });
    let apart: Vec<bool> = heads.iter().zip(&percent).map(apart).collect();
    for line in lines {
        line.heads = Some(Rc::clone(heads));
        for run in &mut line.runs {
            run.cells.retain(|cell| !apart.get(column(cell.edge)).is_some_and(|apart| *apart));
        }
        line.runs.retain(|run| !run.cells.is_empty());
    }
}

fn number_cell(figure: &Figure, id: FigureId, edge: usize) -> Option<Cell> {
    let value = figure.value.filter(|value| value.bound == Bound::Exact)?;
    let captioned = figure.is_captioned();
    let counts = captioned || matches!(figure.kind, Kind::Bare | Kind::Count | Kind::Money | Kind::Amount);
    // What is printed is added up, so that it makes no difference what one is worth.
    let (amount, worth) = if captioned { (value.printed, value.factor) } else { (value.amount()?, Number::ONE) };
    let (class, printed) = (figure.class, if captioned { "" } else { figure.class });
    let cell = Cell { id: Some(id), amount, worth, places: value.places, edge, class, printed };
    counts.then_some(cell)
}

/// A cell that says that there is no number: `/`, `—`, `…`.
fn mark(field: &str, edge: usize) -> Option<Cell> {
    let nothing = field.chars().count() <= 3 && field.chars().map(fold).all(|c| matches!(c, '/' | '-' | '…'));
    nothing.then_some(Cell {
        id: None,
        amount: Number::ZERO,
        worth: Number::ONE,
        places: 0,
        edge,
        class: "",
        printed: "",
    })
}

impl Run {
    fn new(label: String, cell: Cell) -> Run {
        let chars: Vec<char> = label.chars().collect();
        let named = match chars.iter().rposition(|&c| c == '(') {
            Some(at) if at > 0 && chars.last() == Some(&')') => &chars[..at],
            _ => &chars[..],
        };
        let total = lexicon().cues.at_end(named).is_some_and(|(length, cue)| length > 1 && *cue == Cue::Total);
        let rate = label.ends_with('率')
            || lexicon().cues.in_order(&chars).any(|(_, length, cue)| {
                length > 1 && matches!(cue, Cue::Versus | Cue::Each | Cue::Share | Cue::Rise | Cue::Fall)
            });
        Run { label, cells: vec![cell], total, rate }
    }

    /// What the own units of its numbers count, where it has one.
    fn class(&self) -> Option<&'static str> {
        self.cells.iter().find(|cell| cell.id.is_some()).map(|cell| cell.printed)
    }

    /// Whether it numbers or dates the columns: 1 2 3 4, 2023 2024.
    fn numbers_columns(&self) -> bool {
        let all = |is: &dyn Fn(usize, Number) -> bool| {
            self.cells.len() > 1 && self.cells.iter().enumerate().all(|(index, cell)| is(index, cell.amount))
        };
        numbers_columns(&self.label) && self.cells.len() >= NUMBERED
            || all(&|index, amount| amount == Number::whole(index as i128 + 1))
            || all(&|_, amount| amount.is_whole() && (1900..2100).contains(&amount.floor()))
    }
}
