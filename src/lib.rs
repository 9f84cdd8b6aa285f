//! Gouji (勾稽) cross-checks the figures of Chinese official reports, exactly.

pub mod check;
pub mod claims;
pub mod exact;
pub mod figures;
pub mod lexicon;
#[cfg(not(target_arch = "wasm32"))]
pub mod read;
pub mod render;
pub mod report;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use report::AuditReport;

use text::{Document, Source};

/// The longest text, in bytes of UTF-8, that the command line and the browser take in.
pub const MAX_TEXT: usize = 64 << 20;

/// What an audit may be told.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Options<'o> {
    /// What the text is called in the report.
    pub name: &'o str,
}

/// Reads `text`, works out what it claims about its figures and recomputes each claim.
pub fn audit<'t>(text: &'t str, options: &Options<'t>) -> AuditReport<'t> {
    let document = Document::new(text);
    let figures = figures::read(&document);
    let claims = claims::find(&document, &figures);
    let checks = check::run(claims, &figures);
    report::assemble(Source { name: options.name, text }, figures, checks)
}
