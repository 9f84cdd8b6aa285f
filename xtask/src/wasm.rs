//! From Rust to WebAssembly with its JavaScript and types, and the runner of tests in it.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::json;
use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{cargo, root, run, target_dir};

/// What the browser understands.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the compiler's target, where it is missing.
pub fn ensure_target() -> Result<()> {
    let output = Command::new("rustc")
        .current_dir(root())
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .context("cannot run rustc")?;
    if Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir() {
        return Ok(());
    }
    run(
        Command::new("rustup").current_dir(root()).args(["target", "add", TARGET]),
        &format!("install the Rust target {TARGET} the way this Rust was installed"),
    )
}

/// Builds the audit into `pkg/wasm`, the same with what is seldom asked for into `pkg/wasm-full`, and the readers of files,
/// which load only when a file comes, into `pkg/wasm-readers`.
pub fn build() -> Result<()> {
    ensure_target()?;
    module("gouji", &["--no-default-features"], "pkg/wasm")?;
    module("gouji", &[], "pkg/wasm-full")?;
    module("gouji-readers", &[], "pkg/wasm-readers")
}

/// Builds `package`, with these features, into the folder `out`.
fn module(package: &str, features: &[&str], out: &str) -> Result<()> {
    let package = format!("--package={package}");
    let mut compiler = cargo(&["rustc", "--release", &package, "--lib", "--crate-type=cdylib", "--target", TARGET]);
    // Small code: what is not there need not be loaded, checked and compiled before the first finding.
    compiler.args(features).env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "s");
    run(&mut compiler, "see what the compiler says above")?;
    let name = package.trim_start_matches("--package=").replace('-', "_");
    let (shown, out) = (out, root().join(out));
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("cannot empty {}", out.display()))?;
    }
    Bindgen::new()
        .input_path(target_dir()?.join(TARGET).join(format!("release/{name}.wasm")))
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&out)
        .context("wasm-bindgen could not read the module: is wasm-bindgen the same version in every Cargo.toml?")?;
    let size = fs::metadata(out.join(format!("{name}_bg.wasm")))?.len();
    eprintln!("xtask: {shown}/{name}_bg.wasm has {} KiB", size.div_ceil(1024));
    Ok(())
}

/// Runs a test binary as wasm-bindgen's own runner does, with the browser of `CHROME` where that is set.
pub fn run_tests(arguments: Vec<OsString>) -> Result<()> {
    // The runner reads the browser's options from `webdriver.json` in the working directory.
    let folder = tempfile::tempdir()?;
    if let Some(chrome) = std::env::var_os("CHROME") {
        let options = json!({"binary": chrome.to_string_lossy(), "args": crate::browser::FLAGS});
        fs::write(folder.path().join("webdriver.json"), json!({"goog:chromeOptions": options}).to_string())?;
    }
    std::env::set_current_dir(&folder)?;
    let name = OsString::from("wasm-bindgen-test-runner");
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::iter::once(name).chain(arguments))
}
