//! Scores the command line on labelled reports, where they lie beside the repository.

use std::process::Command;

use anyhow::Result;

use crate::shell::{self, cargo, root, target_dir};

/// Runs the scorer over the corpus, or says why not.
pub fn run() -> Result<()> {
    let shared = root().join("../shared");
    let (scorer, corpus) = (shared.join("eval/score.py"), shared.join("corpus"));
    if !scorer.is_file() || !corpus.is_dir() {
        println!("score: skipped, there is no labelled corpus in ../shared");
        return Ok(());
    }
    let Ok(python) = which::which("python3") else {
        println!("score: skipped, there is no python3 to run the scorer");
        return Ok(());
    };
    shell::run(
        &mut cargo(&["build", "--release", "--package=gouji", "--bin=gouji"]),
        "see what the compiler says above",
    )?;
    let program = target_dir()?.join("release/gouji");
    let mut score = Command::new(python);
    score.current_dir(root()).arg(scorer).arg(corpus).arg("--run");
    score.arg(format!("'{}' check --format json", program.display())).arg("--relations");
    shell::run(&mut score, "see what the scorer says above")
}
