//! The bindings: one call from JavaScript, one plain value back.

use js_sys::{Error, JSON, Object, Reflect};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use crate::MAX_TEXT;
use crate::render::wire::Report;

/// What an audit may be told.
#[derive(Debug, Default, Tsify)]
pub struct Options {
    /// What the text is called in the report.
    #[tsify(optional)]
    name: Option<String>,
}

impl Options {
    fn read(value: &JsValue) -> Result<Self, JsValue> {
        if value.is_undefined() || value.is_null() {
            return Ok(Options::default());
        }
        if !value.is_instance_of::<Object>() {
            return Err(bad_input(
                "options 应为对象,如 {name: \"…\"}",
                "options must be an object such as {name: \"…\"}",
            ));
        }
        let name = Reflect::get(value, &"name".into())?;
        if name.is_undefined() || name.is_null() {
            return Ok(Options::default());
        }
        let name =
            name.as_string().ok_or_else(|| bad_input("options.name 应为字符串", "options.name must be a string"))?;
        Ok(Options { name: Some(name) })
    }
}

/// Reads `text`, works out what it claims about its figures and recomputes each claim.
///
/// A lone surrogate is read as U+FFFD, one code unit for one, so that every offset fits the string that was given.
/// Throws an `Error` with a `code`, `bad-input` or `too-large`, and a `text` in both languages.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn audit(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options | null")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let Some(units) = text.dyn_ref::<js_sys::JsString>().map(js_sys::JsString::length) else {
        return Err(bad_input("要核对的文本应为字符串", "the text to audit must be a string"));
    };
    let options = Options::read(options)?;
    // No code unit takes less than a byte: what is refused here need not be copied first.
    if units as usize > MAX_TEXT {
        return Err(too_large());
    }
    let text = text.as_string().unwrap_or_default();
    if text.len() > MAX_TEXT {
        return Err(too_large());
    }
    let name = options.name.as_deref().unwrap_or_default();
    let report = Report::from(&crate::audit(&text, &crate::Options { name, decisions: &[] }));
    let json = serde_json::to_string(&report).map_err(|error| Error::new(&error.to_string()))?;
    JSON::parse(&json)
}

fn bad_input(zh: &str, en: &str) -> JsValue {
    error("bad-input", zh, en)
}

fn too_large() -> JsValue {
    let mib = MAX_TEXT >> 20;
    error(
        "too-large",
        &format!("文本超过 {mib} MiB 的上限,请分成几部分核对"),
        &format!("the text is larger than {mib} MiB: audit it in parts"),
    )
}

fn error(code: &str, zh: &str, en: &str) -> JsValue {
    let error = Error::new(&format!("{zh} · {en}"));
    let text = Object::new();
    for (object, key, value) in [
        (text.as_ref(), "zh", JsValue::from(zh)),
        (text.as_ref(), "en", JsValue::from(en)),
        (error.as_ref(), "code", JsValue::from(code)),
        (error.as_ref(), "text", JsValue::from(&text)),
    ] {
        if let Err(refused) = Reflect::set(object, &key.into(), &value) {
            return refused;
        }
    }
    error.into()
}
