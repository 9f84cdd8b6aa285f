//! Decisions as JSON, `gouji.decisions/1`, and their hashes, which hold no text.

use serde::{Deserialize, Serialize};

use crate::render::sha256;
use crate::report::{self, Text};

/// The name and version of the form of decisions.
pub const SCHEMA: &str = "gouji.decisions/1";

/// The same for their hashes.
pub const HASHES_SCHEMA: &str = "gouji.decision-hashes/1";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    decisions: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    fingerprint: String,
    reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

/// The decisions that `json` holds; else what is wrong with it.
pub fn read(json: &str) -> Result<Vec<report::Decision>, Text> {
    let bad = |zh: String, en: String| Err(Text { zh, en });
    let file: File = match serde_json::from_str(json.trim_start_matches('\u{feff}')) {
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
    let decision = |Entry { fingerprint, reason, by }| report::Decision { fingerprint, reason, by };
    Ok(file.decisions.into_iter().map(decision).collect())
}

/// `decisions` as JSON, to be kept.
pub fn write(decisions: &[report::Decision]) -> serde_json::Result<String> {
    form(SCHEMA, decisions, |decision| Entry {
        fingerprint: decision.fingerprint.clone(),
        reason: decision.reason.clone(),
        by: decision.by.clone(),
    })
}

/// `decisions` as JSON without any text: each fingerprint with the SHA-256 of its reason, and of who decided.
pub fn hashes(decisions: &[report::Decision]) -> serde_json::Result<String> {
    form(HASHES_SCHEMA, decisions, |decision| Entry {
        fingerprint: decision.fingerprint.clone(),
        reason: sha256(&decision.reason),
        by: decision.by.as_deref().map(sha256),
    })
}

fn form(
    schema: &str,
    decisions: &[report::Decision],
    entry: impl Fn(&report::Decision) -> Entry,
) -> serde_json::Result<String> {
    let file = File { schema: schema.to_owned(), decisions: decisions.iter().map(entry).collect() };
    serde_json::to_string_pretty(&file).map(|json| json + "\n")
}
