//! The options of an audit, as JavaScript gives them.

use js_sys::{Array, Object, Reflect};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

#[cfg(feature = "full")]
use super::full::own_packs;
use super::{bad_input, decisions, is_missing, read_text};
use crate::report::Decision;
#[cfg(feature = "full")]
use crate::report::Language;
use crate::rules::Rules;

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
    #[cfg(feature = "full")]
    #[tsify(optional, type = "'zh' | 'en'")]
    language: Option<String>,
    /// The packs of the official forms that are held against the text, by name; all of them where it is left out.
    #[tsify(optional)]
    packs: Option<Vec<String>>,
    /// The text, in TOML, of each pack of one's own; `gouji/full` reads them.
    #[tsify(optional)]
    rules: Option<Vec<String>>,
}

impl Options {
    pub fn read(value: &JsValue) -> Result<Self, JsValue> {
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
        let decisions = if is_missing(&kept) { None } else { Some(decisions::read(&kept)?) };
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
        Ok(Options {
            name: word("name")?,
            decisions,
            earlier,
            #[cfg(feature = "full")]
            language: word("language")?,
            packs,
            rules,
        })
    }

    /// The rules that are chosen and given; `None`: those of all official forms, and no others.
    pub fn rules(&self) -> Result<Option<Rules>, JsValue> {
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
        let own = own_packs(self.rules.as_deref().unwrap_or_default())?;
        packs.extend(own);
        Ok(Some(Rules::new(packs)))
    }

    #[cfg(feature = "full")]
    pub fn language(&self) -> Result<Language, JsValue> {
        match self.language.as_deref() {
            None | Some("zh") => Ok(Language::Zh),
            Some("en") => Ok(Language::En),
            Some(_) => Err(bad_input("options.language 应为 zh 或 en", "options.language must be zh or en")),
        }
    }

    pub fn for_audit<'o>(&'o self, rules: Option<&'o Rules>) -> crate::Options<'o> {
        crate::Options {
            name: self.name.as_deref().unwrap_or_default(),
            decisions: self.decisions.as_deref().unwrap_or_default(),
            earlier: self.earlier.as_deref(),
            rules: rules.unwrap_or_default(),
        }
    }
}

/// Packs of one's own are TOML, which is not read here.
#[cfg(not(feature = "full"))]
fn own_packs(packs: &[String]) -> Result<Vec<std::sync::Arc<crate::rules::Pack>>, JsValue> {
    if packs.is_empty() {
        return Ok(Vec::new());
    }
    Err(bad_input("options.rules 须用 gouji/full 核对", "options.rules asks for the audit of gouji/full"))
}
