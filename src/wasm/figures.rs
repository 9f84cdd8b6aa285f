//! Ready figures, as JavaScript gives them.

use gouji_ready::{Fault, MAX_DEPTH, Node, Scalar};
use js_sys::{Array, Object};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use super::{bad_input, object, too_large};
use crate::text::Utf16;

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

/// Tells `figures`, a plain value as JSON has them, as a text to audit.
///
/// Throws what `audit` throws.
#[wasm_bindgen(unchecked_return_type = "Told")]
pub fn tell(figures: &JsValue) -> Result<JsValue, JsValue> {
    let told = node(figures, 0).and_then(|node| gouji_ready::tell_node(&node)).map_err(|fault| match fault {
        gouji_ready::Fault::Deep => bad_input(
            &format!("数据嵌套超过 {MAX_DEPTH} 层，请减少层数"),
            &format!("the figures are nested deeper than {MAX_DEPTH}: use fewer levels"),
        ),
        _ => too_large(),
    })?;
    let mut units = Utf16::new(&told.text);
    let places = told.places.iter().map(|place| {
        let (start, end) = (units.at(place.range.start), units.at(place.range.end));
        object(&[("start", start.into()), ("end", end.into()), ("pointer", place.pointer.as_str().into())])
    });
    let places = places.collect::<Result<Array, JsValue>>()?;
    Ok(object(&[("text", told.text.as_str().into()), ("places", places.into())])?.into())
}

/// `value`, which stands this deep in what was given.
fn node(value: &JsValue, depth: usize) -> Result<Node, Fault> {
    if depth > 2 * MAX_DEPTH {
        return Err(Fault::Deep);
    }
    if let Some(text) = value.as_string() {
        return Ok(Node::Scalar(Scalar { text, is_number: false }));
    }
    if let Some(number) = value.as_f64() {
        return Ok(printed(number).map_or(Node::Other, |text| Node::Scalar(Scalar { text, is_number: true })));
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        return list.iter().map(|item| node(&item, depth + 1)).collect::<Result<_, _>>().map(Node::List);
    }
    let Some(object) = value.dyn_ref::<Object>() else { return Ok(Node::Other) };
    let member = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        Ok((entry.get(0).as_string().unwrap_or_default(), node(&entry.get(1), depth + 1)?))
    };
    Object::entries(object).iter().map(member).collect::<Result<_, _>>().map(Node::Object)
}

/// `number` without an exponent; `None` where it has too many digits, or is none.
fn printed(number: f64) -> Option<String> {
    let number = String::from(js_sys::Number::from(number).to_string_with_radix(10).ok()?);
    let Some((digits, exponent)) = number.split_once('e') else {
        return number.ends_with(|c: char| c.is_ascii_digit()).then_some(number);
    };
    let zeros = exponent.strip_prefix('-')?.parse::<usize>().ok()?.checked_sub(1)?;
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    Some(format!("{sign}0.{}{}", "0".repeat(zeros), digits.replace('.', "")))
}
