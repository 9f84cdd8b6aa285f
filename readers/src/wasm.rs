//! The bindings: a file in, one plain value back.

use js_sys::{Array, Error, Object, Reflect, Uint8Array};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use crate::{Comment, Problem};

/// A message in both languages.
#[derive(Tsify)]
#[allow(dead_code)]
pub struct FileMessage {
    zh: String,
    en: String,
}

/// What a reader of the findings should know of the file.
#[derive(Tsify)]
#[allow(dead_code)]
pub struct FileNote {
    code: String,
    message: FileMessage,
}

/// What a file holds.
#[derive(Tsify)]
#[allow(dead_code)]
pub struct FileText {
    /// Paragraphs and rows, a line each; the cells of a row are parted by tabs.
    text: String,
    /// The kind of file, by its usual ending: docx, xlsx, pdf, text …
    kind: String,
    notes: Vec<FileNote>,
}

/// A comment and the piece of the text, in UTF-16 code units, that it speaks of.
#[derive(Tsify)]
#[allow(dead_code)]
pub struct FileComment {
    start: f64,
    end: f64,
    text: String,
}

/// A copy of a file with comments, and how many of them found a place in it.
#[derive(Tsify)]
#[allow(dead_code)]
pub struct CommentedFile {
    #[tsify(type = "Uint8Array<ArrayBuffer>")]
    bytes: Vec<u8>,
    placed: f64,
}

/// Reads the file that `bytes` are; where they do not tell what it is, the ending of `name` does.
///
/// Throws an `Error` with a `code` and a `text` in both languages.
#[wasm_bindgen(unchecked_return_type = "FileText")]
pub fn read(bytes: Vec<u8>, name: &str) -> Result<JsValue, JsValue> {
    let draft = crate::read(name, bytes).map_err(thrown)?;
    let notes = draft.warnings.iter().map(|warning| {
        let message = object(&[("zh", warning.zh().into()), ("en", warning.en().into())])?;
        object(&[("code", warning.code().into()), ("message", message)])
    });
    let notes = notes.collect::<Result<Array, JsValue>>()?;
    object(&[("text", draft.text.into()), ("kind", draft.kind.name().into()), ("notes", notes.into())])
}

/// Puts `comments` by `author` into a copy of the Word document or workbook that `bytes` are.
///
/// Their places are counted in the text that `read` gives of it. Throws what `read` throws.
#[wasm_bindgen(unchecked_return_type = "CommentedFile")]
pub fn annotate(
    bytes: Vec<u8>,
    name: &str,
    #[wasm_bindgen(unchecked_param_type = "FileComment[]")] comments: &Array,
    author: &str,
) -> Result<JsValue, JsValue> {
    let draft = crate::read(name, bytes.clone()).map_err(thrown)?;
    let places = Places::of(&draft.text);
    let comments = comments.iter().map(|comment| {
        let unit = |key: &str| -> Result<usize, JsValue> {
            Ok(Reflect::get(&comment, &key.into())?.as_f64().unwrap_or(0.0) as usize)
        };
        let range = places.byte(unit("start")?)..places.byte(unit("end")?);
        let text = Reflect::get(&comment, &"text".into())?.as_string().unwrap_or_default();
        Ok(Comment { range, text })
    });
    let comments = comments.collect::<Result<Vec<Comment>, JsValue>>()?;
    let commented = crate::annotate(&bytes, &draft, &comments, author).map_err(thrown)?;
    let bytes = Uint8Array::from(commented.bytes.as_slice());
    object(&[("bytes", bytes.into()), ("placed", commented.placed.into())])
}

/// The byte at which each UTF-16 code unit of a text begins.
struct Places(Vec<usize>);

impl Places {
    fn of(text: &str) -> Self {
        let units = text.char_indices().flat_map(|(at, c)| std::iter::repeat_n(at, c.len_utf16()));
        Places(units.chain([text.len()]).collect())
    }

    fn byte(&self, unit: usize) -> usize {
        self.0[unit.min(self.0.len() - 1)]
    }
}

fn thrown(problem: Problem) -> JsValue {
    let (zh, en) = (problem.zh(), problem.en());
    let error = Error::new(&format!("{zh} · {en}"));
    let told = object(&[("zh", zh.into()), ("en", en.into())])
        .and_then(|text| Reflect::set(&error, &"text".into(), &text))
        .and_then(|_| Reflect::set(&error, &"code".into(), &problem.code().into()));
    told.map_or_else(|refused| refused, |_| error.into())
}

fn object(entries: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &(*key).into(), value)?;
    }
    Ok(object.into())
}
