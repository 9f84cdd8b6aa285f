//! The bindings: one call from JavaScript, one plain value back.

use gouji_ready::MAX_DEPTH;
use js_sys::{Array, Error, JSON, Object, Reflect};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use crate::MAX_TEXT;
use crate::check::Severity;
use crate::load_pack;
use crate::render::wire::pack::{Packed, pack};
use crate::render::wire::{Report, RuleFault, decisions};
use crate::render::{certificate, csv, html};
use crate::report::{Decision, Language};
use crate::rules::{Fault, Rules};
use crate::text::Utf16;

/// What an audit may be told.
#[derive(Debug, Default, Tsify)]
pub struct Options {
    /// What the text is called in the report.
    #[tsify(optional)]
    name: Option<String>,
    /// The findings that are put aside.
    #[tsify(optional, type = "Decisions")]
    decisions: Option<Vec<Decision>>,
    /// The text of the report of the year before: its figures are held against what this one says of that year.
    #[tsify(optional)]
    earlier: Option<String>,
    /// The language of what `render` writes; Chinese where it is left out. A report is in both.
    #[tsify(optional, type = "'zh' | 'en'")]
    language: Option<String>,
    /// The packs of the official forms that are held against the text, by name; all of them where it is left out.
    #[tsify(optional)]
    packs: Option<Vec<String>>,
    /// The text, in TOML, of each pack of one's own.
    #[tsify(optional)]
    rules: Option<Vec<String>>,
}

impl Options {
    fn read(value: &JsValue) -> Result<Self, JsValue> {
        if is_missing(value) {
            return Ok(Options::default());
        }
        if !value.is_instance_of::<Object>() {
            return Err(bad_input(
                "options 应为对象,如 {name: \"…\"}",
                "options must be an object such as {name: \"…\"}",
            ));
        }
        let word = |key: &str| -> Result<Option<String>, JsValue> {
            let value = Reflect::get(value, &key.into())?;
            if is_missing(&value) {
                return Ok(None);
            }
            let refused =
                || bad_input(&format!("options.{key} 应为字符串"), &format!("options.{key} must be a string"));
            value.as_string().ok_or_else(refused).map(Some)
        };
        let kept = Reflect::get(value, &"decisions".into())?;
        let decisions = if is_missing(&kept) { None } else { Some(read_decisions(&kept)?) };
        let words = |key: &str| -> Result<Option<Vec<String>>, JsValue> {
            let value = Reflect::get(value, &key.into())?;
            if is_missing(&value) {
                return Ok(None);
            }
            let refused = || {
                bad_input(
                    &format!("options.{key} 应为字符串的数组"),
                    &format!("options.{key} must be an array of strings"),
                )
            };
            let list = value.dyn_ref::<Array>().ok_or_else(refused)?;
            list.iter().map(|one| one.as_string().ok_or_else(refused)).collect::<Result<_, _>>().map(Some)
        };
        let (packs, rules) = (words("packs")?, words("rules")?);
        let earlier = Reflect::get(value, &"earlier".into())?;
        let earlier = if is_missing(&earlier) { None } else { Some(read_text(&earlier)?) };
        Ok(Options { name: word("name")?, decisions, earlier, language: word("language")?, packs, rules })
    }

    /// The rules that are chosen and given; `None`: those of all official forms, and no others.
    fn rules(&self) -> Result<Option<Rules>, JsValue> {
        if self.packs.is_none() && self.rules.as_ref().is_none_or(Vec::is_empty) {
            return Ok(None);
        }
        let builtin = &Rules::builtin().packs;
        let mut packs = match &self.packs {
            None => builtin.clone(),
            Some(names) => names
                .iter()
                .map(|name| {
                    let known: Vec<_> = builtin.iter().map(|pack| pack.id.as_str()).collect();
                    builtin.iter().find(|pack| pack.id == *name).cloned().ok_or_else(|| {
                        bad_input(
                            &format!("没有名为“{name}”的规则包，可用：{}", known.join("、")),
                            &format!("there is no pack {name}; there is {}", known.join(", ")),
                        )
                    })
                })
                .collect::<Result<_, _>>()?,
        };
        for (index, text) in self.rules.iter().flatten().enumerate() {
            packs.push(load_pack(&format!("rules{}", index + 1), text).map_err(|faults| refused(&faults))?);
        }
        Ok(Some(Rules::new(packs)))
    }

    fn language(&self) -> Result<Language, JsValue> {
        match self.language.as_deref() {
            None | Some("zh") => Ok(Language::Zh),
            Some("en") => Ok(Language::En),
            Some(_) => Err(bad_input("options.language 应为 zh 或 en", "options.language must be zh or en")),
        }
    }

    fn for_audit<'o>(&'o self, rules: Option<&'o Rules>) -> crate::Options<'o> {
        crate::Options {
            name: self.name.as_deref().unwrap_or_default(),
            decisions: self.decisions.as_deref().unwrap_or_default(),
            earlier: self.earlier.as_deref(),
            rules: rules.unwrap_or_default(),
        }
    }
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

fn is_missing(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

fn read_decisions(value: &JsValue) -> Result<Vec<Decision>, JsValue> {
    let json = JSON::stringify(value)?.as_string().unwrap_or_default();
    decisions::read(&json).map_err(|what| bad_input(&what.zh, &what.en))
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

/// Ready figures as text.
#[derive(Tsify)]
#[allow(dead_code)]
pub struct Told {
    /// A sentence for the figures of one time and body, or a row of a table; a line each.
    text: String,
    /// Where each value stands, in order.
    places: Vec<ToldPlace>,
}

/// A value of the text, and where it came from.
#[derive(Tsify)]
#[allow(dead_code)]
pub struct ToldPlace {
    /// Where it starts, in UTF-16 code units.
    start: f64,
    /// Behind its end.
    end: f64,
    /// The JSON pointer (RFC 6901) of the value.
    pointer: String,
}

/// Tells the figures that `json` holds as a text to audit.
///
/// Throws what `audit` throws.
#[wasm_bindgen(unchecked_return_type = "Told")]
pub fn tell(json: &str) -> Result<JsValue, JsValue> {
    let told = gouji_ready::tell(json).map_err(|fault| match fault {
        gouji_ready::Fault::Syntax(line, column) => bad_input(
            &format!("数据不是合格的 JSON：第{line}行第{column}列"),
            &format!("the figures are no valid JSON: line {line}, column {column}"),
        ),
        gouji_ready::Fault::Deep => bad_input(
            &format!("数据嵌套超过 {MAX_DEPTH} 层，请减少层数"),
            &format!("the figures are nested deeper than {MAX_DEPTH}: use fewer levels"),
        ),
        gouji_ready::Fault::Long => too_large(),
    })?;
    let mut units = Utf16::new(&told.text);
    let places = told.places.iter().map(|place| {
        let (start, end) = (units.at(place.range.start), units.at(place.range.end));
        object(&[("start", start.into()), ("end", end.into()), ("pointer", place.pointer.as_str().into())])
    });
    let places = places.collect::<Result<Array, JsValue>>()?;
    Ok(object(&[("text", told.text.as_str().into()), ("places", places.into())])?.into())
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

/// Why `decision` does not put a finding of `severity` aside; undefined where it does.
///
/// Throws an `Error` with the `code` `bad-input` where it is no decision.
#[wasm_bindgen(unchecked_return_type = "Text | undefined")]
pub fn refusal(
    #[wasm_bindgen(unchecked_param_type = "KeptDecision")] decision: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Check['severity']")] severity: &JsValue,
) -> Result<JsValue, JsValue> {
    let file = Object::new();
    Reflect::set(&file, &"schema".into(), &decisions::SCHEMA.into())?;
    Reflect::set(&file, &"decisions".into(), &Array::of1(decision))?;
    let is_error = severity.as_string().as_deref() == Some(Severity::Error.name());
    let severity = if is_error { Severity::Error } else { Severity::Warning };
    let decisions = read_decisions(&file)?;
    match decisions.first().map(|decision| decision.validate(severity)) {
        Some(Err(refusal)) => {
            let why = refusal.message();
            Ok(both(&why.zh, &why.en)?.into())
        }
        _ => Ok(JsValue::UNDEFINED),
    }
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
