//! What an audit gives back.

use std::sync::OnceLock;

use super::decisions::Decision;
use super::fingerprint::Fingerprint;
use super::rules::{self, PackReport};
use super::{formula, message, overall, words, written};
use crate::check::{Change, Check, Cluster, Power, Severity, Verdict, clusters, power};
use crate::claims::PackUse;
use crate::figures::{self, Figure, FigureId, Setting, Subject, thing};
use crate::rules::Rules;
use crate::text::{Document, Source, Text};

/// What has become of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// At least one check used it.
    Checked,
    /// A quantity that no check could use.
    Unverifiable,
    /// No quantity, and used by no check.
    NoQuantity,
}

/// A single change that would make a finding's claim hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The figure to change.
    pub figure: FigureId,
    /// What would stand in its place, written as the text writes it.
    pub text: String,
    /// Why.
    pub why: Text,
}

/// A check, and what was decided on it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// What was checked, and what came of it.
    pub check: Check,
    /// That it was put aside, and why.
    pub decision: Option<Box<Decision>>,
    /// The same as long as what it speaks of stays the same.
    pub fingerprint: Fingerprint,
}

/// A finding in words.
#[derive(Debug, Clone)]
pub struct Wording {
    /// The sum worked out: `5792 ÷ 6044 = 95.83%`.
    pub formula: String,
    /// What the reader is told.
    pub message: Text,
    /// Why these figures were tied to each other.
    pub why: Text,
    /// What probably went wrong, where the arithmetic shows it.
    pub cause: Option<Text>,
    /// How many of all values printed with as many digits would have passed.
    pub power: Option<Power>,
    /// Single changes that would make it hold, the likeliest first.
    pub repairs: Vec<Repair>,
}

/// Something to say about the text as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// A short name for it: `empty`, `no-figures`, `habit`, `absent`.
    pub code: &'static str,
    /// What the reader is told.
    pub message: Text,
}

/// How many there are of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Quantities.
    pub figures: usize,
    /// Quantities that some check used.
    pub checked: usize,
    /// Quantities that no check could use.
    pub unverifiable: usize,
    /// Checks that hold.
    pub holds: usize,
    /// Checks that hold when cut off.
    pub truncated: usize,
    /// Checks that no reading makes true.
    pub violated: usize,
    /// Lists that do not cover their whole.
    pub incomplete: usize,
}

/// All that an audit found, in order of the text.
#[derive(Debug, Clone)]
pub struct AuditReport<'t> {
    /// What was audited.
    pub source: Source<'t>,
    /// Every number of the text.
    pub figures: Vec<Figure>,
    /// The text, cut up.
    pub document: Document<'t>,
    /// What has become of each figure; as many as `figures`.
    pub states: Vec<State>,
    /// Every check.
    pub findings: Vec<Finding>,
    /// What there is to say about the text as a whole.
    pub notes: Vec<Note>,
    /// The counts.
    pub summary: Summary,
    /// What has become of the rules of each pack that has to do with the text.
    pub rules: Vec<PackReport>,
    /// Time, body and subject of each figure, once somebody has asked for one.
    pub(super) settings: OnceLock<Vec<Setting>>,
}

impl AuditReport<'_> {
    /// The findings that somebody has to look at: errors and warnings that are not put aside.
    pub fn flagged(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| f.check.severity.is_flag() && f.decision.is_none())
    }

    /// Takes in what has become of `rules`, with a note on what their forms require and the text does not state.
    pub fn take_rules(&mut self, rules: &Rules, uses: Vec<PackUse>) {
        self.rules = rules::packs(rules, uses);
        self.notes.extend(rules::notes(&self.rules));
    }

    /// The findings with something to show: flags and remarks.
    pub fn shown(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| f.check.severity > Severity::None && f.check.verdict != Verdict::Unverifiable)
    }

    /// What `finding`, one of this report, says in words.
    pub fn wording(&self, finding: &Finding) -> Wording {
        let (check, figures, text) = (&finding.check, &self.figures, self.source.text);
        let power = power(check, figures);
        Wording {
            formula: formula::formula(check, figures),
            message: message::weighed(message::message(check, figures, text), check, power),
            why: words::why(&check.claim),
            cause: check.cause.map(|cause| words::cause(cause, &self.figures, self.source.text)),
            power,
            repairs: check.repairs.iter().filter_map(|change| self.written(change)).collect(),
        }
    }

    /// The checks that hang together by their figures, in order of the text.
    pub fn clusters(&self) -> Vec<Cluster> {
        let checks: Vec<&Check> = self.findings.iter().map(|finding| &finding.check).collect();
        clusters(&checks, &self.figures)
    }

    /// What there is to say of `cluster`, one of this report.
    pub fn cluster_message(&self, cluster: &Cluster) -> Text {
        overall::cluster(cluster)
    }

    /// What `change` would put in the place of its figure.
    pub fn written(&self, change: &Change) -> Option<Repair> {
        written::repair(change, &self.figures, self.source.text)
    }

    /// The figure `id`.
    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.figures.get(id.index())
    }

    /// Time, body and subject of the figure `id`, as they stand in the text.
    pub fn setting(&self, id: FigureId) -> Option<Setting> {
        let settings = self.settings.get_or_init(|| figures::settings(&self.document, &self.figures));
        settings.get(id.index()).copied()
    }

    /// The time that the figure `id` speaks of: its year where that says all, else the words of the text.
    pub fn period(&self, id: FigureId) -> Option<String> {
        let (figure, setting) = (self.figure(id)?, self.setting(id)?);
        let year = figure.period.map(|period| period.year.to_string());
        let words: String = setting.period.map_or("", |span| span.of(self.source.text)).split_whitespace().collect();
        match year {
            Some(year) if words.is_empty() || is_year(&words) => Some(year),
            Some(year) if !words.contains(['年', '期']) || words.ends_with("半年") => {
                Some(format!("{year}年{words}"))
            }
            _ => Some(words).filter(|words| !words.is_empty()),
        }
    }

    /// The body that the figure `id` speaks of, as the text names it.
    pub fn body(&self, id: FigureId) -> Option<&str> {
        Some(self.setting(id)?.body?.of(self.source.text))
    }

    /// What the figure `id` counts: 申请 of 收到申请12件, and of the 受理11件 that follow; else the words of the heading.
    pub fn subject(&self, id: FigureId) -> Option<&str> {
        match self.setting(id)?.subject? {
            Subject::Of(named) => Some(thing(&self.figure(named)?.measure, self.body(named).unwrap_or_default())),
            Subject::Heading(span) => Some(span.of(self.source.text)),
        }
    }
}

/// Whether `words` name one year and nothing else: 2014年, 今年, 上年度, not 近三年, 上半年.
fn is_year(words: &str) -> bool {
    let named = words.starts_with(|c: char| c.is_ascii_digit() || "今去上本当前二".contains(c));
    named && (words.ends_with('年') || words.ends_with("年度")) && !words.ends_with("半年")
}
