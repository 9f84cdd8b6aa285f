//! The page as it stands: spans, offsets, the folded view, blocks and sentences. Knows no meaning.

mod aligned;
mod document;
mod fields;
mod fold;
mod heads;
mod line;
mod message;
mod source;
mod span;

pub use document::{Block, Cells, Document, Sentence};
pub use fields::{Field, column, fields, is_number};
pub use fold::{Fold, GAP, fold, is_ideograph};
pub use heads::{head_row, heads};
pub use message::{Language, Text};
pub use source::{Source, Utf16};
pub use span::Span;
