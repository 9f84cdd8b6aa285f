//! The setting of a figure: what time it speaks of, whose it is and what is counted, carried on from the words before.

use std::ops::Range;

use super::figure::{Figure, FigureId, Kind};
use super::measure::is_stop;
use super::site::is_quote;
use crate::lexicon::{Lexicon, Mark, Marks, lexicon};
use crate::text::{Block, Document, Span};

/// How far before a figure its setting is looked for, in characters.
const REACH: usize = 160;
/// How long the name of a body may be.
const NAME: usize = 16;
/// How many characters behind its number a quarter is called by: 季度.
const QUARTER: usize = 2;
/// How long the words may be that say what is done, in characters.
const WORD: usize = 12;
/// How many figures back the same thing may be named that a bare 受理11件 counts.
const BACK: usize = 8;
/// Before a time with which something is compared.
const COMPARED: [char; 5] = ['比', '较', '与', '同', '由'];

/// What the words before a figure say of it, beside what it measures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Setting {
    /// The words for the time it speaks of: 今年1-10月.
    pub period: Option<Span>,
    /// The words for the body it speaks of: 市法院.
    pub body: Option<Span>,
    /// Where the thing counted is named.
    pub subject: Option<Subject>,
}

/// Where the thing is named that a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// In what this figure measures, be it itself: of 受理11件 that of 收到申请12件 before it.
    Of(FigureId),
    /// In the heading.
    Heading(Span),
}

/// The setting of each of `figures`; no quantities have none.
///
/// ```
/// use gouji::{figures::{self, Subject, FigureId}, text::Document};
/// let text = "今年1-10月，市法院收到申请12件，受理11件。";
/// let document = Document::new(text);
/// let figures = figures::read(&document);
/// let last = *figures::settings(&document, &figures).last().unwrap();
/// assert_eq!(last.period.unwrap().of(text), "今年1-10月");
/// assert_eq!(last.body.unwrap().of(text), "市法院");
/// assert_eq!(last.subject, Some(Subject::Of(FigureId(2))));
/// assert_eq!(figures::thing(&figures[2].measure, "市法院"), "申请");
/// ```
pub fn settings(document: &Document, figures: &[Figure]) -> Vec<Setting> {
    let mut settings = Vec::with_capacity(figures.len());
    let mut heading = None;
    for block in &document.blocks {
        let first = settings.len();
        let count = figures[first..].iter().take_while(|figure| figure.folded.start < block.range.end).count();
        if count > 0 {
            settings.extend(places(document, block, &figures[first..first + count]));
            subjects(document, &figures[..first + count], &mut settings, first, heading);
        }
        if block.heading {
            heading = named_by(document, block).or(heading);
        }
    }
    settings
}

/// Time and body of each of `figures`, all that stand in `block`, read no further than they are taken.
pub fn places<'d>(
    document: &'d Document<'d>,
    block: &Block,
    figures: &'d [Figure],
) -> impl Iterator<Item = Setting> + use<'d> {
    let mut reader = Reader::new(document, block);
    figures.iter().map(move |figure| reader.next(figure))
}

/// What is counted, of what a figure of `body` measures: 申请 of 市法院收到申请; empty where that only says what was done.
pub fn thing<'m>(measure: &'m str, body: &str) -> &'m str {
    let mut rest = measure.find(body).map_or(measure, |at| &measure[at + body.len()..]);
    let lexicon = lexicon();
    loop {
        let mut near = ['\0'; WORD];
        let count = near.iter_mut().zip(rest.chars()).map(|(slot, c)| *slot = c).count();
        let Some(length) = act(lexicon, &near[..count]) else { return rest };
        rest = &rest[near[..length].iter().map(|c| c.len_utf8()).sum::<usize>()..];
    }
}

/// The length of the word that `chars` begins with, where it says what is done or what became of something.
fn act(lexicon: &Lexicon, chars: &[char]) -> Option<usize> {
    let denial = usize::from(chars.first() == Some(&'不'));
    let named = [&lexicon.stages, &lexicon.sorts].iter().filter_map(|words| words.at_start(chars)).max();
    let denied = || lexicon.stages.at_start(&chars[denial..]).map(|length| length + denial);
    let rim = || lexicon.front.at_start(chars).map(|(length, ())| length);
    let done = || lexicon.acts.at_start(chars).map(|(length, ())| length);
    named.or_else(|| denied().filter(|_| denial > 0)).or_else(rim).max(done())
}

/// Where a time ends that begins with `figure`, a name or a length of time: “十三五”期间, 五年来. `None`: it is no time.
pub fn time_end(document: &Document, figure: &Figure, limit: usize) -> Option<usize> {
    if !matches!(figure.kind, Kind::Name | Kind::Duration) {
        return None;
    }
    let behind = document.fold.slice(figure.folded.end..limit.min(figure.folded.end + 4));
    let quote = usize::from(behind.first().is_some_and(|c| is_quote(*c)));
    let (length, marks) = lexicon().settings.at_start(&behind[quote..])?;
    marks.has(Mark::Tail).then_some(figure.folded.end + quote + length)
}

/// 第一季度: the time that the ordinal opens.
fn quarter(document: &Document, figure: &Figure, limit: usize) -> Option<Range<usize>> {
    let start = figure.folded.start.checked_sub(1).filter(|&at| document.fold.char(at) == '第')?;
    let words = document.fold.slice(start..limit.min(figure.folded.end + QUARTER));
    let (length, _) = lexicon().times_of_year.at_start(words.strip_prefix(&['第'])?)?;
    Some(start..start + 1 + length)
}

/// The heading's own words, without its number.
fn named_by(document: &Document, block: &Block) -> Option<Span> {
    let fold = &document.fold;
    let marker = |c: char| "一二三四五六七八九十0123456789()、.． ".contains(c) || c.is_whitespace();
    let start = block.range.clone().find(|&at| !marker(fold.char(at)))?;
    (block.range.end - start <= NAME).then(|| document.span(start..block.range.end))
}

/// Finds for each quantity from `first` where the thing it counts is named.
fn subjects(document: &Document, figures: &[Figure], settings: &mut [Setting], first: usize, heading: Option<Span>) {
    let names = |(figure, setting): (&Figure, &Setting)| {
        let body = setting.body.map_or("", |span| span.of(document.text));
        is_counted(figure) && !thing(&figure.measure, body).is_empty()
    };
    let own: Vec<bool> = figures[first..].iter().zip(&settings[first..]).map(names).collect();
    for index in first..figures.len() {
        let figure = &figures[index];
        if !is_counted(figure) {
            continue;
        }
        let before = (first..=index).rev().take(BACK).find(|&k| own[k - first] && figures[k].class == figure.class);
        let named = before.map(|k| Subject::Of(FigureId(k as u32)));
        let cell = document.fold.slice(figure.lead.clone()).is_empty() && figure.in_row;
        settings[index].subject = named.or(heading.filter(|_| !cell).map(Subject::Heading));
    }
}

fn is_counted(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Count | Kind::Money | Kind::Bare)
}

/// A time that the text names.
#[derive(Clone)]
struct Time {
    range: Range<usize>,
    compared: bool,
    past: bool,
}

/// Reads the settings of the figures of one block, one after the other.
struct Reader<'d> {
    document: &'d Document<'d>,
    lexicon: &'static Lexicon,
    block: Range<usize>,
    /// Up to where the block has been read.
    at: usize,
    /// The word that opens a time, if one ends here: 截至.
    head: Option<Range<usize>>,
    /// The time that was named last.
    time: Option<Time>,
    /// The time that governs: the last one that nothing is compared with.
    governing: Option<Time>,
    body: Option<Range<usize>>,
}

impl<'d> Reader<'d> {
    fn new(document: &'d Document<'d>, block: &Block) -> Reader<'d> {
        let (at, block) = (block.range.start, block.range.clone());
        Reader { document, lexicon: lexicon(), block, at, head: None, time: None, governing: None, body: None }
    }

    fn next(&mut self, figure: &Figure) -> Setting {
        self.words(figure.folded.start);
        self.at = figure.folded.end;
        let time = time_end(self.document, figure, self.block.end);
        match figure.kind {
            Kind::Period | Kind::Date => self.timed(figure.folded.clone(), false),
            Kind::Name | Kind::Duration if time.is_some() => {
                self.timed(figure.folded.start..time.unwrap_or(figure.folded.end), false);
            }
            Kind::Ordinal => {
                if let Some(quarter) = quarter(self.document, figure, self.block.end) {
                    self.timed(quarter, false);
                }
            }
            kind if kind.is_quantity() => {
                let time = self.time.take();
                let used = time.clone().filter(|time| time.range.end > figure.lead.start || !time.compared);
                if let Some(time) = time.filter(|time| !time.compared && !time.past) {
                    self.governing = Some(time);
                }
                let used = used.or_else(|| self.governing.clone());
                let span = |range: Range<usize>| self.document.span(range);
                return Setting {
                    period: used.map(|time| span(time.range)),
                    body: self.body.clone().map(span),
                    subject: None,
                };
            }
            _ => {}
        }
        Setting::default()
    }

    /// Reads the words up to the figure at `to`.
    fn words(&mut self, to: usize) {
        let fold = &self.document.fold;
        let near = self.at.max(to.saturating_sub(REACH));
        let (mut at, mut opens) = (near, near == self.block.start || near > self.at);
        // Where a name may have begun.
        let mut name: Option<usize> = None;
        while at < to {
            let mut chars = fold.slice(at..to);
            if !opens && !self.ends_time(at) {
                let plain = chars.iter().take_while(|c| self.is_plain(**c)).count();
                (at, chars) = (at + plain, &chars[plain..]);
                if chars.is_empty() {
                    break;
                }
            }
            if is_stop(chars[0]) || matches!(chars[0], '。' | ' ') {
                if matches!(chars[0], '。' | ';') && self.time.as_ref().is_some_and(|time| time.past) {
                    self.time = None;
                }
                opens |= chars[0] != ' ';
                (name, at) = (None, at + 1);
                continue;
            }
            let word = self.lexicon.settings.at_start(chars);
            if let Some((length, _)) = word.filter(|(length, marks)| self.is_of_time(at..at + length, **marks)) {
                (name, at) = (None, at + length);
                continue;
            }
            if let Some((length, ())) = self.lexicon.front.at_start(chars).filter(|_| opens) {
                at += length;
                continue;
            }
            let begins = opens || self.ends_time(at);
            opens = false;
            if begins {
                name = Some(at);
            }
            if parts_name(chars[0]) {
                name = None;
            }
            let marked = |mark: Mark| word.filter(|(_, marks)| marks.has(mark)).map(|(length, _)| at + length);
            let area = marked(Mark::Area).filter(|_| begins);
            let body = marked(Mark::Body).filter(|&end| {
                let named = name.is_some_and(|from| from < at && end <= from + NAME);
                named && self.acts(fold.slice(end..to))
            });
            if let Some((from, end)) = name.zip(area.or(body)) {
                self.body = Some(from..end);
                name = name.filter(|_| area.is_some());
                at = end;
            } else {
                at += 1;
            }
        }
        self.at = to;
    }

    /// Whether the time that was named last ends at `at`.
    fn ends_time(&self, at: usize) -> bool {
        self.time.as_ref().is_some_and(|time| time.range.end == at)
    }

    /// Whether `c` begins no word that tells a setting and parts no name.
    fn is_plain(&self, c: char) -> bool {
        !self.lexicon.settings.may_begin(c) && !parts_name(c) && !matches!(c, '。' | ' ')
    }

    /// Whether the word at `range` is of a time; if so, takes it in.
    fn is_of_time(&mut self, range: Range<usize>, marks: Marks) -> bool {
        let begun = self.time.as_ref().is_some_and(|time| range.start.saturating_sub(time.range.end) <= 1);
        if marks.has(Mark::Tail) && begun {
            self.timed(range, false);
        } else if marks.has(Mark::Time) || marks.has(Mark::Past) {
            self.timed(range, marks.has(Mark::Past));
        } else if marks.has(Mark::Head) {
            self.head = Some(range);
        } else {
            return false;
        }
        true
    }

    /// Whether `behind` the name of a body stands what it does, or nothing.
    fn acts(&self, behind: &[char]) -> bool {
        let Some(&next) = behind.first() else { return true };
        let joined = matches!(next, '和' | '与' | '及' | '、');
        is_stop(next) || next.is_ascii_digit() || (!joined && act(self.lexicon, behind).is_some())
    }

    /// Takes in a piece of a time: goes on with the one before, or begins another.
    fn timed(&mut self, range: Range<usize>, past: bool) {
        let fold = &self.document.fold;
        if let Some(time) = &mut self.time {
            let between = fold.slice(time.range.end.min(range.start)..range.start);
            if matches!(between, [] | ['-' | '至' | '到' | '、' | '”' | '和' | ' ']) {
                time.range.end = range.end;
                time.past &= past;
                return;
            }
        }
        let head = self.head.take().filter(|head| head.end == range.start);
        let start = head.map_or(range.start, |head| head.start);
        let before = start.checked_sub(1).filter(|at| self.block.contains(at)).map_or(' ', |at| fold.char(at));
        if let Some(time) = self.time.take().filter(|time| !time.compared && !time.past) {
            self.governing = Some(time);
        }
        let start = if is_quote(before) { start - 1 } else { start };
        self.time = Some(Time { range: start..range.end, compared: COMPARED.contains(&before), past });
    }
}

/// Whether no name of a body goes on with `c`.
pub fn parts_name(c: char) -> bool {
    is_stop(c) || c.is_ascii_digit() || matches!(c, '的' | '对' | '向' | '为' | '以' | '被' | '把' | '将' | '是' | '由')
}
