//! Runs other programs, and says what to do where one fails.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The cargo that runs this, in the repository's root.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root()).args(arguments);
    cargo
}

/// Where cargo builds to, whatever the environment or a configuration file makes of it.
pub fn target_dir() -> Result<PathBuf> {
    let output = cargo(&["metadata", "--format-version=1", "--no-deps"]).output().context("cannot run cargo")?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).context("cannot read cargo's metadata")?;
    let folder = metadata["target_directory"].as_str().context("cargo's metadata name no target directory")?;
    Ok(folder.into())
}

/// Runs `command` to its end; `remedy` says what to do where it fails.
pub fn run(command: &mut Command, remedy: &str) -> Result<()> {
    let line = announce(command);
    let status = command.status().with_context(|| format!("cannot start `{line}`: {remedy}"))?;
    if !status.success() {
        bail!("`{line}` failed ({status}): {remedy}");
    }
    Ok(())
}

/// Runs `command` like [`run`], and hands each line that it prints to `each` as well.
pub fn run_watched(command: &mut Command, remedy: &str, mut each: impl FnMut(&str)) -> Result<()> {
    let line = announce(command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{line}`: {remedy}"))?;
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut printed = Vec::new();
        while output.read_until(b'\n', &mut printed)? > 0 {
            std::io::stdout().write_all(&printed)?;
            each(&String::from_utf8_lossy(&printed));
            printed.clear();
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{line}` failed ({status}): {remedy}");
    }
    Ok(())
}

fn announce(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default().to_string_lossy();
    let arguments = command.get_args().map(|argument| format!(" {}", argument.to_string_lossy()));
    let line = std::iter::once(program.into_owned()).chain(arguments).collect();
    eprintln!("xtask: {line}");
    line
}
