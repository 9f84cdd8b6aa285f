//! What a page asks for now and then: documents to keep, and rule packs of one's own. It is in `gouji/full` alone.

use std::sync::Arc;

use wasm_bindgen::prelude::*;

use super::options::Options;
use super::{bad_input, read_text, unpacked};
use crate::load_pack;
use crate::render::wire::RuleFault;
use crate::render::wire::pack::pack;
use crate::render::{certificate, csv, html};
use crate::rules::{Fault, Pack};

/// The packs that these texts write.
pub fn own_packs(texts: &[String]) -> Result<Vec<Arc<Pack>>, JsValue> {
    let read =
        |(nth, text): (usize, &String)| load_pack(&format!("rules{nth}"), text).map_err(|faults| refused(&faults));
    (1..).zip(texts).map(read).collect()
}

/// The first fault of a pack, and how many there are.
fn refused(faults: &[Fault]) -> JsValue {
    let Some(first) = faults.first() else { return JsValue::UNDEFINED };
    let (line, count) = (first.line, faults.len());
    bad_input(
        &format!("规则包有误（共{count}处），第{line}行：{}", first.what.zh),
        &format!("the pack has {count} faults; line {line}: {}", first.what.en),
    )
}

/// What is wrong with the pack that `text` writes, its examples tried; nothing where it is in order.
#[wasm_bindgen(js_name = ruleFaults, unchecked_return_type = "RuleFault[]")]
pub fn rule_faults(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> Result<JsValue, JsValue> {
    let faults = load_pack("rules", &read_text(text)?).err().unwrap_or_default();
    let faults: Vec<RuleFault> = faults.into_iter().map(RuleFault::from).collect();
    unpacked(pack(&faults))
}

/// Audits `text` and gives the report as a document to keep: HTML, the certificate as HTML, or CSV.
///
/// Throws what `audit` throws.
#[wasm_bindgen]
pub fn render(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "'certificate' | 'html' | 'csv'")] form: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options | null")] options: &JsValue,
) -> Result<String, JsValue> {
    let (text, options) = (read_text(text)?, Options::read(options)?);
    let language = options.language()?;
    let rules = options.rules()?;
    let report = crate::audit(&text, &options.for_audit(rules.as_ref()));
    let page = |title: &str, body: String| html::head(title, language) + &body + html::FOOT;
    match form.as_string().as_deref() {
        Some("certificate") => Ok(page(certificate::title(language), certificate::section(&report, language))),
        Some("html") => Ok(page(report.source.name, html::report(&report, language))),
        Some("csv") => Ok(csv::head(language) + &csv::report(&report, language)),
        _ => Err(bad_input("形式应为 certificate、html 或 csv", "the form must be certificate, html or csv")),
    }
}
