//! Gouji (勾稽) cross-checks the figures of Chinese official reports, exactly.
//!
//! Text goes in, a report comes out. [`audit`] finds every number of the text, works out what the text claims about
//! its figures (these parts make that whole, this rate divides those two), and recomputes each claim with exact
//! intervals of rational numbers. It cannot fail, and it does no I/O.
//!
//! ```
//! use gouji::{Options, audit};
//!
//! let report = audit("参加考试1286人，合格1215人，合格率94.47%。", &Options::default());
//! let finding = report.shown().next().expect("94.47% is cut off, not rounded");
//! assert_eq!(report.wording(finding).formula, "1215 ÷ 1286 = 94.48%");
//! assert_eq!(report.wording(finding).message.en, "Rounded it is 94.48%; 94.47% is cut off");
//! ```
//!
//! # Overview
//!
//! - [`AuditReport`] is the answer: every number as a [`figures::Figure`], every check as a [`report::Finding`], both in
//!   order of the text, and a [`report::Summary`] that counts them.
//! - A [`figures::Figure`] knows its place, its [`figures::Kind`], its unit, what it measures, and its
//!   [`figures::Value`]: an [`exact::Interval`] of all that it may mean. [`report::State`] says what became of it.
//! - A [`report::Finding`] holds a [`check::Check`] with the words to show it, in both languages. The check holds the
//!   [`claims::Claim`] and its [`check::Verdict`] and [`check::Severity`]; the claim names its [`claims::Relation`] and
//!   each figure with its [`claims::Role`].
//! - [`render::wire::Report`] is the same as JSON, `gouji.report/1`, with offsets in UTF-16 code units. Everywhere else
//!   a [`text::Span`] counts bytes of UTF-8.
//! - The stages can be called one by one: [`text::Document::new`], [`figures::read`], [`claims::find`], [`check::run`],
//!   [`report::assemble`].
//! - Outside WebAssembly, `read` takes files in and `render::terminal` prints findings; in it, `wasm` binds [`audit`] to
//!   JavaScript.
//! - [`rules::Rules`] are the ties of forms, held against every text beside what it claims itself: those of the official
//!   forms by default, one's own with [`load_pack`]. [`report::compare`] holds this year's report against last year's.
//!
//! # Not supported yet
//!
//! Scanned documents, and texts in other languages than Chinese.
//!
//! # Cookbook
//!
//! What somebody has to look at, with the place in the text:
//!
//! ```
//! use gouji::claims::Role;
//! use gouji::{Options, audit};
//!
//! let text = "全年收到行政复议申请86件，其中受理74件，不予受理10件。";
//! let report = audit(text, &Options::default());
//! for finding in report.flagged() {
//!     let whole = finding.check.claim.figure(Role::Whole).and_then(|id| report.figure(id));
//!     assert_eq!(whole.map(|figure| figure.span.of(text)), Some("86件"));
//!     assert_eq!(report.wording(finding).message.zh, "各分项合计84件，比总数86件少2件");
//! }
//! assert_eq!(report.flagged().count(), 1);
//! ```
//!
//! Figures that nothing could check:
//!
//! ```
//! use gouji::report::State;
//! use gouji::{Options, audit};
//!
//! let text = "举办讲座64场，发放资料3200份。";
//! let report = audit(text, &Options::default());
//! let unchecked = report.figures.iter().zip(&report.states).filter(|(_, state)| **state == State::Unverifiable);
//! assert_eq!(unchecked.map(|(figure, _)| figure.span.of(text)).collect::<Vec<_>>(), ["64场", "3200份"]);
//! ```
//!
//! The report as JSON (with `serde_json`):
//!
//! ```
//! let mut options = gouji::Options::default();
//! options.name = "report.txt";
//! let report = gouji::audit("来访14批次，同比下降8.3%。", &options);
//! let json = serde_json::to_value(gouji::render::wire::Report::from(&report)).unwrap();
//! assert_eq!(json["schema"], "gouji.report/1");
//! assert_eq!(json["source"]["name"], "report.txt");
//! assert_eq!(json["checks"][0]["verdict"], "violated");
//! ```
//!
//! The ties of one's own form:
//!
//! ```
//! use gouji::{Options, audit, load_pack, rules::Rules};
//!
//! let pack = load_pack("exams", "
//! [concept.enrolled]
//! zh = ['报名']
//! [concept.away]
//! zh = ['缺考']
//! [[rule]]
//! id = 'away'
//! tie = '缺考 <= 报名'
//! ").expect("no fault");
//! let rules = Rules::new(vec![pack]);
//! let mut options = Options::default();
//! options.rules = &rules;
//! let report = audit("报名120人，缺考210人。", &options);
//! let check = &report.flagged().next().unwrap().check;
//! assert_eq!(check.claim.applied().unwrap().rule.id, "exams/away");
//! ```
//!
//! What a word makes of a number:
//!
//! ```
//! use gouji::{figures, text::Document};
//!
//! let document = Document::new("发放45万余份");
//! let value = figures::read(&document)[0].value.expect("it has a value");
//! assert!(value.interval.contains(455_000.into()) && !value.interval.contains(460_000.into()));
//! ```

mod chains;
pub mod check;
pub mod claims;
pub mod exact;
pub mod figures;
pub mod lexicon;
#[cfg(not(target_arch = "wasm32"))]
pub mod read;
pub mod render;
pub mod report;
pub mod rules;
mod sort;
pub mod text;
#[cfg(feature = "full")]
mod trial;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use report::AuditReport;
#[cfg(feature = "full")]
pub use trial::load_pack;

use rules::Rules;
use text::Document;

/// The longest text, in bytes of UTF-8, that the command line and the browser take in.
pub const MAX_TEXT: usize = 16 << 20;

/// What an audit may be told.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options<'o> {
    /// What the text is called in the report.
    pub name: &'o str,
    /// The findings that are put aside.
    pub decisions: &'o [report::Decision],
    /// The report of the year before: its figures are held against what this one says of that year.
    pub earlier: Option<&'o str>,
    /// The rules that are held against the text; those of the official forms where nothing else is said.
    pub rules: &'o Rules,
}

/// Reads `text`, works out what it claims about its figures and recomputes each claim.
pub fn audit<'t>(text: &'t str, options: &Options<'t>) -> AuditReport<'t> {
    let document = Document::new(text);
    let figures = figures::read(&document);
    let earlier = options.earlier.map(Document::new);
    let before = earlier.as_ref().map(figures::read).unwrap_or_default();
    let earlier = earlier.as_ref().map(|earlier| (earlier, &before[..]));
    let (claims, uses) = claims::find_with(&document, &figures, earlier, options.rules);
    let checks = check::run(claims, &figures);
    let mut report = report::assemble(options.name, document, figures, checks, options.decisions);
    report.take_rules(options.rules, uses);
    report
}

/// The examples of the README, run with the other documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
