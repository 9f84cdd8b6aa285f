//! The report as JSON, `gouji.report/1`: the only types that are serialised. Offsets are UTF-16 code units.

pub mod certificate;
mod cluster;
pub mod compare;
mod convert;
pub mod decisions;
pub mod pack;

use std::borrow::Cow;

pub use cluster::{Cluster, Contradiction};
use convert::{check_id, figure_id};
use serde::Serialize;

/// The name and version of this form.
pub const SCHEMA: &str = "gouji.report/1";

/// An audit's result.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Always `gouji.report/1`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "'gouji.report/1'"))]
    pub schema: &'static str,
    /// What made it.
    pub tool: Tool,
    /// What was audited.
    pub source: SourceInfo,
    /// Every number of the text, in order.
    pub figures: Vec<Figure>,
    /// Every check, in order of the text.
    pub checks: Vec<Check>,
    /// The checks that hang together by their figures, in order of the text.
    pub clusters: Vec<Cluster>,
    /// What there is to say about the text as a whole.
    pub notes: Vec<Note>,
    /// The counts.
    pub summary: Summary,
    /// What has become of the rules of each pack that has to do with the text.
    pub rules: Vec<PackUse>,
}

/// The program.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Tool {
    /// `gouji`.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// The text.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SourceInfo {
    /// What it is called.
    pub name: String,
    /// Its length in UTF-16 code units.
    pub length: usize,
    /// The SHA-256 of its UTF-8 bytes, in hexadecimal.
    pub hash: String,
}

/// A message in both languages.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Text {
    /// In Chinese.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub zh: Cow<'static, str>,
    /// In English.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub en: Cow<'static, str>,
}

/// A number of the text.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Figure {
    /// `f1`, `f2` …
    pub id: String,
    /// Where it starts.
    pub start: usize,
    /// Behind its end.
    pub end: usize,
    /// As it is printed, with its unit.
    pub text: String,
    /// count, money, amount, duration, percent, points, multiple, bare; date, period, ordinal, marker, numeral, name, reference.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(
            type = "'count' | 'money' | 'amount' | 'duration' | 'percent' | 'points' | 'multiple' | 'bare' | 'date' | 'period' | 'ordinal' | 'marker' | 'numeral' | 'name' | 'reference'"
        )
    )]
    pub kind: &'static str,
    /// Its unit as printed, or null.
    pub unit: Option<String>,
    /// The least it may mean, as an exact decimal or fraction; null: no value, or unbounded.
    pub low: Option<String>,
    /// The most it may mean.
    pub high: Option<String>,
    /// What it measures, as the words before it say, or null.
    pub measure: Option<String>,
    /// The thing counted, where the words before or the heading name it, or null.
    pub subject: Option<String>,
    /// The body it speaks of, as the text names it, or null.
    pub body: Option<String>,
    /// The time it speaks of: a year, or the words of the text; or null.
    pub period: Option<String>,
    /// How it was read.
    pub reading: Text,
    /// checked, unverifiable or no-quantity.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "'checked' | 'unverifiable' | 'no-quantity'"))]
    pub status: &'static str,
}

/// What a figure does in a check.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Use {
    /// The figure.
    pub id: String,
    /// whole, part, stated, base, current, amount, item or context.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "'whole' | 'part' | 'stated' | 'base' | 'current' | 'amount' | 'item' | 'context'")
    )]
    pub role: &'static str,
}

/// A single change that would make a check hold.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Repair {
    /// The figure to change.
    pub figure: String,
    /// What would stand in its place.
    pub text: String,
    /// Why.
    pub why: Text,
}

/// All values from one end to the other; a missing end is unbounded.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Range {
    /// The least value, an exact decimal or fraction, or null.
    pub low: Option<String>,
    /// Whether `low` itself may be meant.
    pub low_included: bool,
    /// The greatest value, or null.
    pub high: Option<String>,
    /// Whether `high` itself may be meant.
    pub high_included: bool,
}

/// A claim, recomputed.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// `c1`, `c2` …
    pub id: String,
    /// sum, bound, ratio, share, change, difference, average, repeat, enumeration, sequence, duration or rule.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(
            type = "'sum' | 'bound' | 'ratio' | 'share' | 'change' | 'difference' | 'average' | 'repeat' | 'enumeration' | 'sequence' | 'duration' | 'rule'"
        )
    )]
    pub relation: &'static str,
    /// The rule of a pack that says so, or null.
    pub rule: Option<String>,
    /// holds, truncated, violated, incomplete or unverifiable.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "'holds' | 'truncated' | 'violated' | 'incomplete' | 'unverifiable'")
    )]
    pub verdict: &'static str,
    /// error, warning, info or none.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "'error' | 'warning' | 'info' | 'none'"))]
    pub severity: &'static str,
    /// The figures it uses.
    pub figures: Vec<Use>,
    /// What the stated figure should be by the others (a rate as a fraction of one; of a rise without the state before,
    /// that state), or null.
    pub calculated: Option<Range>,
    /// The same when every figure is taken at its word (45万 is 450000), an exact decimal or fraction; or null.
    pub at_word: Option<String>,
    /// All that the figure held against it may mean, rounded or cut off; a rate as a fraction of one; or null.
    pub stated: Option<Range>,
    /// The readings of the stated rate under which the claim holds, or null where it states none: where they differ, the
    /// verdict turns with the reading. Rounded up alone it counts as violated.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "('rounded' | 'cut-off' | 'rounded-up')[] | null"))]
    pub readings: Option<Vec<&'static str>>,
    /// The sum worked out.
    pub formula: String,
    /// What the reader is told.
    pub message: Text,
    /// Why these figures were tied to each other.
    pub why: Text,
    /// What probably went wrong, or null.
    pub cause: Option<Text>,
    /// How many of all values printed with as many digits would have passed, `1/900`, `≈450/900` where that is estimated; or null.
    pub power: Option<String>,
    /// Single changes that would make it hold, the likeliest first.
    pub repairs: Vec<Repair>,
    /// The same as long as what it speaks of stays the same.
    pub fingerprint: String,
    /// That it was put aside, or null.
    pub decision: Option<Decision>,
}

/// That a finding is put aside.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Decision {
    /// Why.
    pub reason: String,
    /// Who decided, or null.
    pub by: Option<String>,
}

/// Something to say about the text as a whole.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Note {
    /// `empty`, `no-figures`, `habit`, `absent`, `stale-decision` or `refused-decision`.
    pub code: &'static str,
    /// What the reader is told.
    pub message: Text,
}

/// How many there are of each.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
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

/// What has become of the rules of a pack.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PackUse {
    /// The pack's name.
    pub pack: String,
    /// What it is for.
    pub title: Text,
    /// Whether the text is evidently its form.
    pub is_form: bool,
    /// The rules that applied; other checks on the same figures count as well.
    pub applied: Vec<RuleUse>,
    /// The rules whose concepts are stated, but not clearly.
    pub unclear: Vec<RuleUse>,
    /// The rules that never applied.
    pub never: Vec<String>,
    /// What the form requires and the text does not state.
    pub absent: Vec<String>,
}

/// A rule, and how often.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RuleUse {
    /// The rule.
    pub rule: String,
    /// How often.
    pub times: u32,
}

/// What is wrong with a pack.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RuleFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there, and what to do.
    pub what: Text,
}
