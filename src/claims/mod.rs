//! What a text claims about its figures: one file a relation. Knows no arithmetic beyond telling candidates apart.

mod claim;

pub use claim::{Claim, Relation, Role};

use crate::figures::Figure;
use crate::text::Document;

/// Every claim that the words of `document` make over `figures`, in order of the text.
pub fn find(_document: &Document, _figures: &[Figure]) -> Vec<Claim> {
    Vec::new()
}
