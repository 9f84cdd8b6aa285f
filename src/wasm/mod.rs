//! The bindings: one call from JavaScript, one plain value back.

mod decisions;
mod figures;
#[cfg(feature = "full")]
mod full;
mod options;

use js_sys::{Error, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::MAX_TEXT;
use crate::render::wire::Report;
use crate::render::wire::pack::{Packed, pack};
use options::Options;

/// Reads `text`, works out what it claims about its figures and recomputes each claim.
///
/// A lone surrogate is read as U+FFFD, one code unit for one, so that every offset fits the string that was given.
/// Throws an `Error` with a `code`, `bad-input` or `too-large`, and a `text` in both languages.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn audit(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options | null")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let (text, options) = (read_text(text)?, Options::read(options)?);
    let rules = options.rules()?;
    let report = Report::from(&crate::audit(&text, &options.for_audit(rules.as_ref())));
    unpacked(pack(&report))
}

/// What was packed, as a plain value of JavaScript.
fn unpacked(packed: Result<Packed, std::fmt::Error>) -> Result<JsValue, JsValue> {
    let Packed { words, text } = packed.map_err(|error| Error::new(&error.to_string()))?;
    Ok(unpack(&words, &text))
}

#[wasm_bindgen(module = "/src/wasm/unpack.js")]
extern "C" {
    /// The plain value that was packed.
    fn unpack(words: &[u32], text: &str) -> JsValue;
}

fn is_missing(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

fn read_text(text: &JsValue) -> Result<String, JsValue> {
    let Some(units) = text.dyn_ref::<js_sys::JsString>().map(js_sys::JsString::length) else {
        return Err(bad_input("要核对的文本应为字符串", "the text to audit must be a string"));
    };
    // No code unit takes less than a byte: what is refused here need not be copied first.
    if units as usize > MAX_TEXT {
        return Err(too_large());
    }
    let text = text.as_string().unwrap_or_default();
    if text.len() > MAX_TEXT { Err(too_large()) } else { Ok(text) }
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
    let text = match both(zh, en) {
        Ok(text) => text,
        Err(refused) => return refused,
    };
    for (key, value) in [("code", JsValue::from(code)), ("text", text.into())] {
        if let Err(refused) = Reflect::set(error.as_ref(), &key.into(), &value) {
            return refused;
        }
    }
    error.into()
}

fn both(zh: &str, en: &str) -> Result<Object, JsValue> {
    object(&[("zh", zh.into()), ("en", en.into())])
}

fn object(entries: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &(*key).into(), value)?;
    }
    Ok(object)
}
