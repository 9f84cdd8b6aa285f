//! Decisions as JSON, `gouji.decisions/1`, and their hashes, which hold no text.

use serde::{Deserialize, Serialize};

#[cfg(not(target_arch = "wasm32"))]
use crate::render::sha256;
#[cfg(not(target_arch = "wasm32"))]
use crate::report::{self, Text};

/// The name and version of the form of decisions.
pub const SCHEMA: &str = "gouji.decisions/1";

#[cfg(not(target_arch = "wasm32"))]
/// The same for their hashes.
pub const HASHES_SCHEMA: &str = "gouji.decision-hashes/1";

/// Decisions, as a file keeps them.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// Always `gouji.decisions/1`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "'gouji.decisions/1'"))]
    schema: String,
    /// The decisions; of two with one fingerprint the later counts.
    decisions: Vec<KeptDecision>,
}

/// That a finding is put aside, as a file keeps it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct KeptDecision {
    /// The finding's fingerprint.
    fingerprint: String,
    /// Why it may stand.
    reason: String,
    /// Who decided; an error needs it.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

#[cfg(not(target_arch = "wasm32"))]
/// The decisions that `json` holds; else what is wrong with it.
pub fn read(json: &str) -> Result<Vec<report::Decision>, Text> {
    let bad = |zh: String, en: String| Err(Text::new(zh, en));
    let file: Decisions = match serde_json::from_str(json.trim_start_matches('\u{feff}')) {
        Ok(file) => file,
        Err(error) => {
            return bad(
                format!("不是搁置记录文件（{error}）。请更正，或换一个文件。"),
                format!("it holds no decisions ({error}). Correct it, or name another file."),
            );
        }
    };
    if file.schema != SCHEMA {
        return bad(
            format!("格式为“{}”，本程序只读 {SCHEMA}。", file.schema),
            format!("its form is {:?}; this program reads {SCHEMA}.", file.schema),
        );
    }
    let decision = |KeptDecision { fingerprint, reason, by }| report::Decision { fingerprint, reason, by };
    Ok(file.decisions.into_iter().map(decision).collect())
}

#[cfg(not(target_arch = "wasm32"))]
/// `decisions` as JSON, to be kept.
pub fn write(decisions: &[report::Decision]) -> serde_json::Result<String> {
    form(SCHEMA, decisions, |decision| KeptDecision {
        fingerprint: decision.fingerprint.clone(),
        reason: decision.reason.clone(),
        by: decision.by.clone(),
    })
}

#[cfg(not(target_arch = "wasm32"))]
/// `decisions` as JSON without any text: each fingerprint with the SHA-256 of its reason, and of who decided.
pub fn hashes(decisions: &[report::Decision]) -> serde_json::Result<String> {
    form(HASHES_SCHEMA, decisions, |decision| KeptDecision {
        fingerprint: decision.fingerprint.clone(),
        reason: sha256(&decision.reason),
        by: decision.by.as_deref().map(sha256),
    })
}

#[cfg(not(target_arch = "wasm32"))]
fn form(
    schema: &str,
    decisions: &[report::Decision],
    entry: impl Fn(&report::Decision) -> KeptDecision,
) -> serde_json::Result<String> {
    let file = Decisions { schema: schema.to_owned(), decisions: decisions.iter().map(entry).collect() };
    serde_json::to_string_pretty(&file).map(|json| json + "\n")
}
