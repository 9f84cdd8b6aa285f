//! Decisions on findings, as JavaScript gives them.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::{bad_input, both, is_missing};
use crate::check::Severity;
use crate::render::wire::decisions::SCHEMA;
use crate::report::Decision;

/// The decisions that `file` holds, a value of the form `gouji.decisions/1`.
pub fn read(file: &JsValue) -> Result<Vec<Decision>, JsValue> {
    let file = known(file, &["schema", "decisions"])?;
    let schema = Reflect::get(&file, &"schema".into())?.as_string();
    if schema.as_deref() != Some(SCHEMA) {
        let named = schema.unwrap_or_default();
        return Err(bad_input(
            &format!("搁置记录的格式为“{named}”，本程序只读 {SCHEMA}。"),
            &format!("the form of the decisions is {named:?}; this program reads {SCHEMA}."),
        ));
    }
    let decisions = Reflect::get(&file, &"decisions".into())?;
    let decisions = decisions.dyn_ref::<Array>().ok_or_else(|| unlike("decisions"))?;
    decisions.iter().map(|decision| one(&decision)).collect()
}

/// The decision that `value` is.
fn one(value: &JsValue) -> Result<Decision, JsValue> {
    let value = known(value, &["fingerprint", "reason", "by"])?;
    let word = |key: &str| Reflect::get(&value, &key.into()).map(|word| (word.as_string(), is_missing(&word)));
    let needed = |key: &str| word(key)?.0.ok_or_else(|| unlike(key));
    let by = match word("by")? {
        (None, false) => return Err(unlike("by")),
        (by, _) => by,
    };
    Ok(Decision { fingerprint: needed("fingerprint")?, reason: needed("reason")?, by })
}

/// `value` as an object that has no other keys than these.
fn known(value: &JsValue, keys: &[&str]) -> Result<Object, JsValue> {
    let object = value.dyn_ref::<Object>().ok_or_else(|| unlike("decisions"))?;
    for key in Object::keys(object).iter() {
        let key = key.as_string().unwrap_or_default();
        if !keys.contains(&key.as_str()) {
            return Err(unlike(&key));
        }
    }
    Ok(object.clone())
}

fn unlike(key: &str) -> JsValue {
    bad_input(
        &format!("不是搁置记录：“{key}”有误，应如 {{schema, decisions: [{{fingerprint, reason, by}}]}}。"),
        &format!("no decisions: {key} is wrong; they are like {{schema, decisions: [{{fingerprint, reason, by}}]}}."),
    )
}

/// Why `decision` does not put a finding of `severity` aside; undefined where it does.
///
/// Throws an `Error` with the `code` `bad-input` where it is no decision.
#[wasm_bindgen(unchecked_return_type = "Text | undefined")]
pub fn refusal(
    #[wasm_bindgen(unchecked_param_type = "KeptDecision")] decision: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Check['severity']")] severity: &JsValue,
) -> Result<JsValue, JsValue> {
    let is_error = severity.as_string().as_deref() == Some(Severity::Error.name());
    let severity = if is_error { Severity::Error } else { Severity::Warning };
    match one(decision)?.validate(severity) {
        Ok(()) => Ok(JsValue::UNDEFINED),
        Err(refusal) => {
            let why = refusal.message();
            Ok(both(&why.zh, &why.en)?.into())
        }
    }
}
