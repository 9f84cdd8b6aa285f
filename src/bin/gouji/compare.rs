//! `gouji compare`: this year's report held against last year's.

use gouji::report::Language;

use crate::CLEAN;
use crate::args::Compare;

/// Does what `compare` asks; the exit status.
pub fn run(_compare: &Compare, _language: Language) -> u8 {
    CLEAN
}
