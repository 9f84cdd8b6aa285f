//! Two reports of one office, of last year and of this: what was carried over, what this year's changes start from, and
//! what both state of the same year.

mod tables;

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::audit::AuditReport;
use super::{Repair, formula, message, written};
use crate::check::{self, Check};
use crate::claims::{self, Claim, Form, Role, Strength, Why};
use crate::exact::Number;
use crate::figures::{Figure, FigureId, Kind};
use crate::lexicon::lexicon;
use crate::text::{Span, Text};

/// What is carried in from the period before, and out to the one after, by the index of the lexicon.
const CARRIED_IN: usize = 0;
const CARRIED_OUT: usize = 1;
/// Words for the time before the one that a report is of.
const BEFORE: [&str; 5] = ["上年", "去年", "同期", "上一年", "前年"];

/// Why two reports are held against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// What last year's report carries over comes in with this year's.
    Carried,
    /// A rise or fall starts from what last year's report states.
    Base,
    /// Both state the same of one year.
    Restated,
}

impl Link {
    /// The word for it in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Link::Carried => "carried",
            Link::Base => "base",
            Link::Restated => "restated",
        }
    }
}

/// Which of two reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Last year's.
    Last,
    /// This year's.
    This,
}

/// A figure of one of two reports, and what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which report.
    pub side: Side,
    /// The figure.
    pub figure: FigureId,
    /// What it does.
    pub role: Role,
}

/// What came of holding two reports against each other at one place.
#[derive(Debug, Clone)]
pub struct Compared {
    /// Why.
    pub link: Link,
    /// What was checked, over the figures of both reports in one list: those of last year's come first.
    pub check: Check,
    /// The figures.
    pub places: Vec<Place>,
    /// The sum worked out.
    pub formula: String,
    /// What the reader is told.
    pub message: Text,
    /// Single changes that would make it hold, the likeliest first.
    pub repairs: Vec<(Side, Repair)>,
}

/// Two reports held against each other.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// Every place, in order of this year's report.
    pub found: Vec<Compared>,
    /// What there is to say of both reports as a whole.
    pub note: Option<Text>,
}

/// Holds `this` year's report against `last` year's.
///
/// ```
/// use gouji::report::{Link, compare};
/// use gouji::{Options, audit};
/// let last = audit("2023年，全县收到行政复议申请120件。", &Options::default());
/// let this = audit("2024年，全县收到行政复议申请150件，同比增长20%。", &Options::default());
/// let comparison = compare(&last, &this);
/// assert_eq!(comparison.found[0].link, Link::Base);
/// assert_eq!(comparison.found[0].formula, "150 ÷ 120 − 1 = 25.00%");
/// ```
pub fn compare(last: &AuditReport, this: &AuditReport) -> Comparison {
    let years = (year(last), year(this));
    if let (Some(then), Some(now)) = years
        && then + 1 != now
    {
        let note = Text::new(
            format!("两份报告分别为{then}年、{now}年，不是相邻的上下两年，未作对照。请先写上年的报告，再写本年的。"),
            format!("the reports are of {then} and {now}, not of one year and the next: name last year's first"),
        );
        return Comparison { found: Vec::new(), note: Some(note) };
    }
    let both = Both::new(last, this);
    let mut claims = both.carried();
    claims.extend(both.changes(years.0));
    let mut claims: Vec<(Link, Option<tables::Group>, Claim)> =
        claims.into_iter().map(|(link, claim)| (link, None, claim)).collect();
    claims.extend(tables::find(&both).into_iter().map(|(group, claim)| (group.2, Some(group), claim)));
    let mut seen = FxHashSet::default();
    claims.retain(|(_, _, claim)| seen.insert(claim.figures.clone()));
    let groups: Vec<_> = claims.iter().map(|(_, group, _)| *group).collect();
    let links: Vec<Link> = claims.iter().map(|(link, ..)| *link).collect();
    let checks = check::run(claims.into_iter().map(|(_, _, claim)| claim).collect(), &both.figures);
    let tell = tables::telling(&groups, &checks);
    let told = links.into_iter().zip(checks).zip(tell).filter(|(_, tells)| *tells);
    let mut found: Vec<Compared> = told.map(|((link, check), _)| both.told(link, check)).collect();
    found.sort_by_key(|found| {
        let own = found.places.iter().filter(|place| place.side == Side::This).map(|place| place.figure).min();
        (own, found.link)
    });
    let note = found.is_empty().then(|| {
        Text::new("两份报告中没有可以相互对照的数。", "no figure of one report can be held against one of the other")
    });
    Comparison { found, note }
}

/// The year that a report is of: the first that it names, else the last over its columns.
fn year(report: &AuditReport) -> Option<i32> {
    let named = |figure: &Figure| {
        let year = figure.value.filter(|_| matches!(figure.kind, Kind::Period | Kind::Date))?.amount()?.floor();
        i32::try_from(year).ok().filter(|year| (1949..2200).contains(year))
    };
    let (rows, words): (Vec<&Figure>, Vec<&Figure>) = report.figures.iter().partition(|figure| figure.in_row);
    words.into_iter().find_map(named).or_else(|| rows.into_iter().filter_map(named).max())
}

/// What a figure counts: its measure and its thing without the body, and its unit.
type Key = (String, String, &'static str);

/// The figures of both reports in one list, last year's first, over both texts one behind the other.
struct Both<'r> {
    last: &'r AuditReport<'r>,
    this: &'r AuditReport<'r>,
    figures: Vec<Figure>,
    text: String,
}

impl<'r> Both<'r> {
    fn new(last: &'r AuditReport<'r>, this: &'r AuditReport<'r>) -> Both<'r> {
        let (bytes, chars) = (last.source.text.len(), last.document.fold.len());
        let moved = |figure: &Figure| {
            let mut figure = figure.clone();
            for span in [&mut figure.span, &mut figure.number] {
                *span = Span::new(span.start + bytes, span.end + bytes);
            }
            for range in [&mut figure.folded, &mut figure.lead, &mut figure.trail] {
                *range = range.start + chars..range.end + chars;
            }
            figure
        };
        let figures = last.figures.iter().cloned().chain(this.figures.iter().map(moved)).collect();
        Both { last, this, figures, text: format!("{}{}", last.source.text, this.source.text) }
    }

    fn report(&self, side: Side) -> &'r AuditReport<'r> {
        match side {
            Side::Last => self.last,
            Side::This => self.this,
        }
    }

    /// The place in the list of a figure of this year's report.
    fn own(&self, id: FigureId) -> FigureId {
        FigureId(id.0 + self.last.figures.len() as u32)
    }

    /// Which report the figure of the list stands in, and its place there.
    fn place(&self, id: FigureId) -> (Side, FigureId) {
        match (id.0).checked_sub(self.last.figures.len() as u32) {
            Some(own) => (Side::This, FigureId(own)),
            None => (Side::Last, id),
        }
    }

    fn told(&self, link: Link, check: Check) -> Compared {
        let places = check.claim.figures.iter().map(|&(id, role)| {
            let (side, figure) = self.place(id);
            Place { side, figure, role }
        });
        let repair = |change| {
            let repair = written::repair(change, &self.figures, &self.text)?;
            let (side, figure) = self.place(repair.figure);
            Some((side, Repair { figure, ..repair }))
        };
        Compared {
            link,
            places: places.collect(),
            formula: formula::formula(&check, &self.figures),
            message: self.message(link, &check),
            repairs: check.repairs.iter().filter_map(repair).collect(),
            check,
        }
    }

    fn message(&self, link: Link, check: &Check) -> Text {
        if check.claim.form != Form::Repeat {
            return message::message(check, &self.figures, &self.text);
        }
        let shown = |role: Role| {
            let figure = check.claim.figure(role).and_then(|id| self.figures.get(id.index()));
            figure.map_or("", |figure| figure.span.of(&self.text))
        };
        let (then, now) = (shown(Role::Whole), shown(Role::Stated));
        match (link, check.verdict.is_fault()) {
            (Link::Carried, true) => Text::new(
                format!("上年报告结转下年{then}，本年报告上年结转{now}，两者不符"),
                format!("Last year's report carries {then} over, this year's takes in {now}"),
            ),
            (_, true) => Text::new(
                format!("上年报告为{then}，本年报告称上年为{now}，两者不符"),
                format!("Last year's report has {then}, this year's says that it was {now}"),
            ),
            (_, false) => Text::new(format!("两份报告一致：{now}"), format!("Both reports agree on {now}")),
        }
    }

    /// That what was carried out is carried in.
    fn carried(&self) -> Vec<(Link, Claim)> {
        let out = self.flows(Side::Last, CARRIED_OUT);
        let came = self.flows(Side::This, CARRIED_IN);
        let pairs = came.into_iter().filter_map(|(of, now)| match (&out.get(&of)?[..], &now[..]) {
            (then, now) if then.len() == now.len() => Some(then.iter().copied().zip(now.to_vec()).collect::<Vec<_>>()),
            _ => None,
        });
        pairs.flatten().map(|(then, now)| (Link::Carried, self.same(then, now))).collect()
    }

    /// What is carried over, by what it is of: each row of a table, or the one figure in words. What is there twice is
    /// left out.
    fn flows(&self, side: Side, way: usize) -> BTreeMap<(String, &'static str), Vec<FigureId>> {
        let report = self.report(side);
        let is_flow = |words: &str| is_flow(words, way);
        let mut found: BTreeMap<(String, &'static str), Vec<Vec<FigureId>>> = BTreeMap::new();
        for run in claims::labelled(&report.document, &report.figures).filter(|(label, _)| is_flow(label)) {
            let class = run.1.first().map_or("", |id| report.figures[id.index()].class);
            found.entry(("\t".to_owned(), class)).or_default().push(run.1);
        }
        for (index, figure) in
            report.figures.iter().enumerate().filter(|(_, figure)| is_count(figure) && !figure.in_row)
        {
            let id = FigureId(index as u32);
            let words = report.document.fold.string(figure.lead.clone());
            if is_flow(&words) {
                let own = report.document.blocks.partition_point(|block| block.range.end <= figure.folded.start);
                let start = report.document.blocks.get(own).map_or(0, |block| block.range.start);
                let before = report.figures[..index].iter().enumerate().rev();
                let mut before = before.take_while(|(_, other)| other.folded.start >= start);
                // What is carried over is of what the figures before it count.
                let flow = |other: &Figure| is_flow(&report.document.fold.string(other.lead.clone()));
                let counted = before.find(|(_, other)| is_count(other) && other.class == figure.class && !flow(other));
                let subject = counted.and_then(|(other, _)| report.subject(FigureId(other as u32)));
                // 上年结转9件，办结210件: what comes behind it is no more of 上年结转 than that is.
                let of = subject.filter(|of| [CARRIED_IN, CARRIED_OUT].iter().all(|way| !self::is_flow(of, *way)));
                let of = of.map(thing_of).unwrap_or_default();
                found.entry((of, figure.class)).or_default().push(vec![id]);
            }
        }
        let single = found.into_iter().filter_map(|(of, mut all)| {
            let amounts =
                |ids: &Vec<FigureId>| ids.iter().map(|id| amount(&report.figures[id.index()])).collect::<Vec<_>>();
            let alike = all.windows(2).all(|pair| amounts(&pair[0]) == amounts(&pair[1]));
            alike.then(|| Some((of, all.pop()?))).flatten()
        });
        single.collect()
    }

    /// That rises and falls start from what last year's report states; that it is not stated otherwise now.
    fn changes(&self, then: Option<i32>) -> Vec<(Link, Claim)> {
        let before = self.stated(Side::Last, None);
        let in_tables = tables::named_alike(self);
        let mut claims = Vec::new();
        for finding in &self.this.findings {
            let claim = &finding.check.claim;
            let Some(current) = claim.figure(Role::Current) else { continue };
            let stated = |key: &Key| before.get(key).copied().unwrap_or_else(|| in_tables(key));
            let Some(then) = self.key(Side::This, current).and_then(|key| stated(&key)) else { continue };
            match (claim.form, claim.figure(Role::Base)) {
                (Form::Change { years: 1, .. } | Form::Difference { .. }, Some(base)) => {
                    claims.push((Link::Restated, self.same(then, base)));
                }
                (Form::Change { years: 1, .. }, None) if claim.base_is_unknown() => {
                    let mut figures = vec![(then, Role::Base)];
                    figures.extend(claim.figures.iter().map(|&(id, role)| (self.own(id), role)));
                    let why = Why::Versus("同比".to_owned());
                    let claim = Claim { form: claim.form, figures, strength: Strength::Inferred, why };
                    claims.push((Link::Base, claim));
                }
                _ => {}
            }
        }
        if let Some(year) = then {
            for (key, now) in self.stated(Side::This, Some(year)) {
                if let Some((now, then)) = now.zip(before.get(&key).copied().flatten()) {
                    claims.push((Link::Restated, self.same(then, self.place(now).1)));
                }
            }
        }
        claims
    }

    fn same(&self, then: FigureId, now: FigureId) -> Claim {
        let figures = vec![(then, Role::Whole), (self.own(now), Role::Stated)];
        Claim { form: Form::Repeat, figures, strength: Strength::Inferred, why: Why::Twice }
    }

    /// What a report states of its own year, or of `year`, by what is counted; `None`: with different values.
    fn stated(&self, side: Side, year: Option<i32>) -> BTreeMap<Key, Option<FigureId>> {
        let report = self.report(side);
        let roles = |role: Role| report.findings.iter().flat_map(move |finding| finding.check.claim.all(role));
        let bases: FxHashSet<FigureId> = roles(Role::Base).chain(roles(Role::Amount)).collect();
        let own = self::year(report);
        let mut stated: BTreeMap<Key, Option<FigureId>> = BTreeMap::new();
        for (index, figure) in report.figures.iter().enumerate().filter(|(_, figure)| is_count(figure)) {
            let id = FigureId(index as u32);
            let named = figure.period.map(|period| period.year);
            let period = report.period(id).unwrap_or_default();
            let lead = report.document.fold.string(figure.lead.clone());
            let before = BEFORE.iter().any(|word| period.contains(word) || lead.contains(word));
            let meant = match year {
                Some(year) => named == Some(year) && !bases.contains(&id),
                None => !before && !bases.contains(&id) && (named.is_none() || named == own),
            };
            if let Some(key) = self.key(side, id).filter(|_| meant) {
                let listed = if side == Side::Last { id } else { self.own(id) };
                let first = stated.entry(key).or_insert(Some(listed));
                let differs = first.is_some_and(|first| {
                    self.figures.get(first.index()).is_none_or(|first| amount(first) != amount(figure))
                });
                if differs {
                    *first = None;
                }
            }
        }
        stated
    }

    /// What the figure counts, in which part of a year; `None` where its words do not say.
    fn key(&self, side: Side, id: FigureId) -> Option<Key> {
        let report = self.report(side);
        let figure = report.figure(id).filter(|figure| is_count(figure) && !figure.measure.is_empty())?;
        let body = report.body(id).unwrap_or_default();
        let measure = figure.measure.replace(body, "");
        let subject = report.subject(id).unwrap_or_default().replace(body, "");
        let subject = if measure.contains(&subject) { String::new() } else { thing_of(&subject) };
        let period: String = report.period(id).unwrap_or_default();
        let part = period.split_once('年').map_or("", |(_, part)| part.trim_start_matches(['度', ',', '，']));
        let named = measure.chars().count() > 1;
        named.then(|| (format!("{measure}\t{body}\t{part}"), subject, figure.class))
    }
}

/// Whether `words` speak of what is carried over this way.
fn is_flow(words: &str, way: usize) -> bool {
    let chars: Vec<char> = words.chars().collect();
    lexicon().flows.named(&chars).iter().any(|(named, _)| *named == way)
}

fn is_count(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Count | Kind::Money | Kind::Amount | Kind::Bare) && figure.value.is_some()
}

fn amount(figure: &Figure) -> Option<Number> {
    figure.value.and_then(|value| value.amount())
}

/// The words of a thing without those that the text may leave out.
fn thing_of(subject: &str) -> String {
    subject.replace(['的', '数', '量'], "")
}
