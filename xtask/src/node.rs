//! Node, and the two packages that are made with it: `pkg` and `www`.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{root, run};

const OLDEST: (u32, u32) = (20, 19);

/// Builds the npm package in `pkg`, WebAssembly and all.
pub fn build_package() -> Result<()> {
    crate::wasm::build()?;
    install("pkg")?;
    run(&mut npm("pkg", &["run", "build"]), "see what the TypeScript compiler says above")
}

/// Builds the page in `www` on the package as it is.
pub fn build_page() -> Result<()> {
    install("www")?;
    run(&mut npm("www", &["run", "build"]), "see what the bundler says above")
}

/// npm with `arguments` in `folder`.
pub fn npm(folder: &str, arguments: &[&str]) -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(root().join(folder)).args(arguments);
    npm
}

fn install(folder: &str) -> Result<()> {
    check_version()?;
    let changed = |file: &str| root().join(folder).join(file).metadata().and_then(|file| file.modified()).ok();
    let (wanted, present) = (changed("package-lock.json"), changed("node_modules/.package-lock.json"));
    if present.is_some() && present >= wanted {
        return Ok(());
    }
    let remedy = format!("check the network, then run `npm ci` in {folder} to see more");
    run(&mut npm(folder, &["ci", "--no-audit", "--no-fund"]), &remedy)
}

fn check_version() -> Result<()> {
    let (major, minor) = OLDEST;
    let remedy = format!("install Node {major}.{minor} or later, with npm, and run this again");
    let output =
        Command::new("node").arg("--version").output().with_context(|| format!("cannot run node: {remedy}"))?;
    let version = String::from_utf8_lossy(&output.stdout);
    if parse_version(&version).is_none_or(|found| found < OLDEST) {
        bail!("node is {}: {remedy}", version.trim());
    }
    Ok(())
}

fn parse_version(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim().trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert!(parse_version("v20.20.0\n") >= Some(OLDEST));
        assert!(parse_version("v20.9.0") < Some(OLDEST));
        assert!(parse_version("v100.0.0") >= Some(OLDEST));
        assert_eq!(parse_version("nonsense"), None);
    }
}
