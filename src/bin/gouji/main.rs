//! The command line: reads files, has them audited, prints the result.
// Cargo builds the program with the WebAssembly tests too, where there is no command line.
#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(not(target_arch = "wasm32"))]

mod annotate;
mod args;
mod check;
mod compare;
mod decide;
mod files;
mod messages;
mod output;
mod rules;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use args::{Args, Command};

/// Nothing is flagged.
const CLEAN: u8 = 0;
/// Something is flagged.
const FLAGGED: u8 = 1;
/// Something could not be checked.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let given: Vec<OsString> = std::env::args_os().collect();
    let language = args::language(&given);
    let status = match args::parse(&given, language) {
        Ok(Args { command: Command::Check(check), .. }) => check::run(&check, language),
        Ok(Args { command: Command::Decide(decide), .. }) => decide::run(&decide, language),
        Ok(Args { command: Command::Rules(rules), .. }) => rules::run(&rules.task, language),
        Ok(Args { command: Command::Compare(compare), .. }) => compare::run(&compare, language),
        Err(refusal) => refusal.print(),
    };
    ExitCode::from(status)
}

fn fail(message: &str) -> u8 {
    // There is nowhere left to report to when standard error itself is gone.
    let _ = writeln!(io::stderr(), "gouji: {message}");
    FAILED
}
