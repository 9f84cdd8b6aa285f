//! Every check and test, in the order in which a fault is cheapest to find.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};
use serde_json::json;

use crate::node::{build_package, build_page, npm};
use crate::shell::{cargo, root, run, run_watched};
use crate::wasm::{TARGET, ensure_target};
use crate::{browser, office, score};

/// Runs all of it up to the first failure; the last line printed counts the tests.
pub fn run_all() -> Result<()> {
    let mut tally = Tally::default();
    let result = steps(&mut tally);
    if result.is_err() && tally.failed == 0 {
        tally.failed = 1;
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    result
}

fn steps(tally: &mut Tally) -> Result<()> {
    let browser = browser::ensure()?;
    let soffice = office::ensure()?;
    ensure_target()?;

    run(&mut cargo(&["fmt", "--all", "--check"]), "run `cargo fmt --all`")?;
    let lint = "correct what clippy names above";
    run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]), lint)?;
    let wasm = ["--package=gouji", "--target", TARGET];
    run(cargo(&["clippy", "--lib", "--test=wasm"]).args(wasm).args(["--", "-D", "warnings"]), lint)?;

    tally.test("the native tests", cargo(&["test", "--workspace"]).env("SOFFICE", &soffice))?;
    let runner = format!("target.{TARGET}.runner={}", json!([std::env::current_exe()?, "wasm-test-runner"]));
    let specs = specs(&root().join("tests/specs"))?.join("\n");
    let in_wasm = || {
        let mut test = cargo(&["test", "--test=wasm", "--config", &runner]);
        test.args(wasm).env("GOUJI_SPECS", &specs);
        test
    };
    tally.test("the WebAssembly tests in Node", &mut in_wasm())?;
    let mut in_browser = in_wasm();
    in_browser.env("WASM_BINDGEN_USE_BROWSER", "1").env("CHROME", &browser.chrome).env("CHROMEDRIVER", &browser.driver);
    tally.test("the WebAssembly tests in Chromium", &mut in_browser)?;

    build_package()?;
    tally.test("the tests of the npm package", npm("pkg", &["test"]).env("CHROME", &browser.chrome))?;
    build_page()?;
    tally.test("the tests of the page", npm("www", &["test"]).env("CHROME", &browser.chrome))?;

    score::run()
}

/// The paths of the specs below `folder`.
fn specs(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(specs(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path.display().to_string());
        }
    }
    found.sort();
    Ok(found)
}

#[derive(Debug, Default, PartialEq)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    fn test(&mut self, what: &str, command: &mut Command) -> Result<()> {
        let before = self.passed;
        let remedy = format!("correct what failed in {what}, above");
        run_watched(command, &remedy, |line| self.read(line))?;
        if self.passed == before {
            bail!("{what} ran no test: see why above");
        }
        Ok(())
    }

    /// Adds what a line of cargo's, wasm-bindgen's or Node's test output sums up.
    fn read(&mut self, line: &str) {
        if let Some(counts) = line.trim().strip_prefix("test result: ") {
            for count in counts.split(['.', ';']) {
                match count.trim().split_once(' ') {
                    Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                    Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                    _ => {}
                }
            }
        } else if let Some(count) = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ ")) {
            match count.trim().split_once(' ') {
                Some(("pass", number)) => self.passed += number.parse().unwrap_or(0),
                Some(("fail", number)) => self.failed += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_runner_is_counted() {
        let mut tally = Tally::default();
        tally.read("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.10s\n");
        tally.read("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out\n");
        for line in
            ["# tests 7\n", "# pass 6\n", "# fail 1\n", "ℹ pass 4\n", "ℹ fail 0\n", "    # pass 99\n", "passed\n"]
        {
            tally.read(line);
        }
        assert_eq!(tally, Tally { passed: 25, failed: 3 });
    }
}
