//! Recomputes claims exactly and says which hold. Knows no language.

mod verdict;

pub use verdict::{Check, Severity, Verdict};

use crate::claims::Claim;
use crate::figures::Figure;

/// One check for each claim, in the same order.
pub fn run(_claims: Vec<Claim>, _figures: &[Figure]) -> Vec<Check> {
    Vec::new()
}
