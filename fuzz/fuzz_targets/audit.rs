//! Any text is audited and put into each form; every span of the report stands in the text.
#![no_main]

use gouji::render::wire::Report;
use gouji::{Options, audit};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let report = audit(text, &Options::default());
    assert!(report.figures.iter().all(|figure| text.get(figure.span.start..figure.span.end).is_some()));
    let _ = Report::from(&report);
});
