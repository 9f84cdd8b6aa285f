//! `gouji compare`: this year's report held against last year's.

use std::io::{self, Write};

use gouji::render::wire;
use gouji::report::{Language, compare};
use gouji::{Options, audit, read, render};

use crate::args::Compare;
use crate::messages;
use crate::{CLEAN, FAILED, FLAGGED, fail};

/// Does what `told` asks; the exit status.
pub fn run(told: &Compare, language: Language) -> u8 {
    let [last, this] = [&told.last, &told.this].map(|path| (read::name(path), read::file(path)));
    let mut failed = false;
    for (_, file) in [&last, &this] {
        if let Err(error) = file {
            failed |= fail(&error.message(language)) == FAILED;
        }
    }
    let ((last_name, Ok(last)), (this_name, Ok(this)), false) = (last, this, failed) else { return FAILED };
    let report = |name, text| {
        let mut options = Options::default();
        options.name = name;
        audit(text, &options)
    };
    let (last, this) = (report(&last_name, &last.text), report(&this_name, &this.text));
    let comparison = compare(&last, &this);
    let out = if told.json {
        serde_json::to_string(&wire::compare::Comparison::new(&comparison, &last, &this)).unwrap_or_default() + "\n"
    } else {
        render::compare::render(&comparison, &last, &this, language)
    };
    match io::stdout().lock().write_all(out.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            return fail(&messages::write_failed(&error, language));
        }
        _ => {}
    }
    let flagged = comparison.found.iter().any(|found| found.check.severity.is_flag());
    if flagged { FLAGGED } else { CLEAN }
}
