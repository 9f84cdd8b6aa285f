//! Finds every number of a document and says what it is: a quantity with its exact value, or no quantity and why.

mod figure;

pub use figure::{Figure, FigureId, Kind, Period, Value};

use crate::text::Document;

/// Every number of `document`, in order of the text.
pub fn read(_document: &Document) -> Vec<Figure> {
    Vec::new()
}
