//! Ready figures as JSON, told as sentences that an audit reads; each figure keeps the place that it came from.
//!
//! ```
//! # #[cfg(feature = "json")] {
//! let told = gouji_ready::tell(r#"{"收到": 12, "受理": 11}"#).unwrap();
//! assert_eq!(told.text, "收到12，受理11。\n");
//! assert_eq!(told.places[1].pointer, "/受理");
//! assert_eq!(&told.text[told.places[1].range.clone()], "11");
//! # }
//! ```
//!
//! What is understood: an object from names to values; objects in it, whose names are a year or a body; rows, each an
//! object with its `period` and `body`; figures, each an object with `measure`, `value`, `unit`, `period` and `body`; and
//! tables, lists of rows that are lists. A `unit` holds for all numbers below it, rates excepted.

#[cfg(feature = "json")]
mod json;
mod node;
mod tale;

use std::ops::Range;

pub use node::{Node, Scalar};

/// The longest text, in bytes, that is made of figures or that they are read from.
pub const MAX_TEXT: usize = 16 << 20;

/// How deep lists and objects may stand in each other.
pub const MAX_DEPTH: usize = 64;

/// The figures as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// A sentence for the figures of one time and body, or a row of a table with cells parted by tabs; a line each.
    pub text: String,
    /// Where each value stands, in order.
    pub places: Vec<Place>,
}

/// A value of the text and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its bytes in the text, with its unit.
    pub range: Range<usize>,
    /// The JSON pointer (RFC 6901) of the value.
    pub pointer: String,
}

/// Why no text could be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// No JSON, at this line and column.
    Syntax(usize, usize),
    /// Deeper than [`MAX_DEPTH`].
    Deep,
    /// Longer than [`MAX_TEXT`].
    Long,
}

/// Tells the figures that `json` holds.
#[cfg(feature = "json")]
pub fn tell(json: &str) -> Result<Told, Fault> {
    if json.len() > MAX_TEXT {
        return Err(Fault::Long);
    }
    let node = serde_json::from_str(json).map_err(|error| Fault::Syntax(error.line(), error.column()))?;
    tell_node(&node)
}

/// Tells the figures that `node` holds.
pub fn tell_node(node: &Node) -> Result<Told, Fault> {
    tale::tell(node)
}
