//! The command line: reads a file, has it audited, prints the result.
// Cargo builds the program with the WebAssembly tests too, where there is no command line.
#![cfg_attr(target_arch = "wasm32", no_main)]
#![cfg(not(target_arch = "wasm32"))]

mod args;

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use gouji::render::{terminal, wire};
use gouji::report::Language;
use gouji::{AuditReport, Options, read};

use args::{Args, Check, Command, Format};

/// Nothing is flagged.
const CLEAN: u8 = 0;
/// Something is flagged.
const FLAGGED: u8 = 1;
/// Nothing could be checked.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let given: Vec<OsString> = std::env::args_os().collect();
    let language = args::language(&given);
    let status = match args::parse(&given, language) {
        Ok(Args { command: Command::Check(check), .. }) => run(&check, language),
        Err(refusal) => refusal.print(),
    };
    ExitCode::from(status)
}

fn run(check: &Check, language: Language) -> u8 {
    let text = match read::file(&check.file) {
        Ok(text) => text,
        Err(error) => return fail(&error.message(language)),
    };
    let name = read::name(&check.file);
    let report = gouji::audit(&text, &options(&name));
    let printed = match check.format {
        Format::Text => print_text(&report, language, check.color.into()),
        Format::Json => print_json(&report),
    };
    match printed {
        Ok(()) => {}
        // Whoever reads has seen enough: `gouji check … | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => return fail(&args::write_failed(&error, language)),
    }
    if report.flagged().next().is_some() { FLAGGED } else { CLEAN }
}

fn options(name: &str) -> Options<'_> {
    let mut options = Options::default();
    options.name = name;
    options
}

fn print_text(report: &AuditReport, language: Language, color: ColorChoice) -> io::Result<()> {
    let mut out = AutoStream::new(io::stdout().lock(), color);
    let look = terminal::Look { language, styled: out.current_choice() != ColorChoice::Never };
    out.write_all(terminal::render(report, look).as_bytes())?;
    out.flush()
}

fn print_json(report: &AuditReport) -> io::Result<()> {
    let stdout = io::stdout().lock();
    let pretty = stdout.is_terminal();
    let mut out = BufWriter::new(stdout);
    let report = wire::Report::from(report);
    if pretty { serde_json::to_writer_pretty(&mut out, &report) } else { serde_json::to_writer(&mut out, &report) }?;
    out.write_all(b"\n")?;
    out.flush()
}

fn fail(message: &str) -> u8 {
    // There is nowhere left to report to when standard error itself is gone.
    let _ = writeln!(io::stderr(), "gouji: {message}");
    FAILED
}
