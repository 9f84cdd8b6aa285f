//! The command line of `cargo xtask`.

mod accuracy;
mod bench;
mod browser;
mod node;
mod office;
mod page;
mod score;
mod shell;
mod test;
mod wasm;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Builds, serves and tests Gouji: what CI runs is what a person runs.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the WebAssembly and the npm package in pkg/
    Build,
    /// Build the page and serve it on this machine
    Page,
    /// Run every check and test
    Test,
    /// Score the command line on the labelled reports in ../shared/corpus
    Score,
    /// Score it with planted errors, too, and write docs/accuracy.md
    Accuracy,
    /// Measure speed, natively and in WebAssembly, and write docs/performance.md
    Bench,
    /// Run a test binary of WebAssembly; cargo calls this
    #[command(hide = true)]
    WasmTestRunner {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    let result = match Cli::parse().task {
        Task::Build => node::build_package(),
        Task::Page => page::serve(),
        Task::Test => test::run_all(),
        Task::Score => score::run(),
        Task::Accuracy => accuracy::run(),
        Task::Bench => bench::run_all(),
        Task::WasmTestRunner { arguments } => wasm::run_tests(arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
