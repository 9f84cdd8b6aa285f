//! Ready figures as JSON, told as sentences: `{"收到": 12}`, `{"figures": [{"measure": "收到", "value": 12, "unit": "件"}]}`.

use serde_json::{Map, Value};

use crate::{Draft, Kind, Place, Problem};

/// How deep objects may stand in each other.
const MAX_DEPTH: usize = 64;

/// Reads the figures of `text`.
pub fn read(text: &str) -> Result<Draft, Problem> {
    let value: Value = serde_json::from_str(text).map_err(|error| Problem::Json(error.line(), error.column()))?;
    let mut draft = Draft::new(Kind::Json);
    tell(&value, "", 0, &mut draft)?;
    Ok(draft)
}

/// Tells the figures of `value`, which stands under the name `under`: one sentence for those that stand together.
fn tell(value: &Value, under: &str, depth: usize, draft: &mut Draft) -> Result<(), Problem> {
    if depth > MAX_DEPTH {
        return Err(Problem::Deep(MAX_DEPTH));
    }
    let mut figures = Vec::new();
    let mut inner = Vec::new();
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                match scalar(value) {
                    Some(value) => figures.push(format!("{name}{value}")),
                    None => inner.push((if name == "figures" { "" } else { name.as_str() }, value)),
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                match item.as_object().and_then(figure) {
                    Some(figure) => figures.push(figure),
                    None => inner.push(("", item)),
                }
            }
        }
        _ => {}
    }
    if !figures.is_empty() {
        let place = Place::Paragraph(draft.origins.len() + 1);
        draft.paragraph(&format!("{under}{}。", figures.join("，")), place)?;
    }
    inner.into_iter().try_for_each(|(name, value)| tell(value, &format!("{under}{name}"), depth + 1, draft))
}

/// `{"measure": "收到", "value": 12, "unit": "件"}` as 收到12件, with its period and its body before.
fn figure(object: &Map<String, Value>) -> Option<String> {
    let value = scalar(object.get("value")?)?;
    let word = |name| object.get(name).and_then(scalar).unwrap_or_default();
    let year = |period: String| match period.len() == 4 && period.bytes().all(|digit| digit.is_ascii_digit()) {
        true => period + "年",
        false => period,
    };
    Some(format!("{}{}{}{value}{}", year(word("period")), word("body"), word("measure"), word("unit")))
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}
