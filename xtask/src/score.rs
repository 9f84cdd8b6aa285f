//! Scores the command line on labelled reports, where they lie beside the repository.

use std::process::Command;

use anyhow::Result;

use crate::shell::{self, cargo, root, target_dir};

/// What to do where the scorer fails.
pub const REMEDY: &str = "see what the scorer says above";

/// Runs the scorer over the corpus, or says why not.
pub fn run() -> Result<()> {
    match scorer()? {
        Some(mut score) => shell::run(&mut score, REMEDY),
        None => Ok(()),
    }
}

/// The scorer over the corpus, with the command line built for it; says why where there is none.
pub fn scorer() -> Result<Option<Command>> {
    let shared = root().join("../shared");
    let (scorer, corpus) = (shared.join("eval/score.py"), shared.join("corpus"));
    if !scorer.is_file() || !corpus.is_dir() {
        println!("score: skipped, there is no labelled corpus in ../shared");
        return Ok(None);
    }
    let Ok(python) = which::which("python3") else {
        println!("score: skipped, there is no python3 to run the scorer");
        return Ok(None);
    };
    shell::run(
        &mut cargo(&["build", "--release", "--package=gouji", "--bin=gouji"]),
        "see what the compiler says above",
    )?;
    let program = target_dir()?.join("release/gouji");
    let mut score = Command::new(python);
    score.current_dir(root()).arg(scorer).arg(corpus).arg("--run");
    score.arg(format!("'{}' check --format json", program.display())).arg("--relations");
    Ok(Some(score))
}
