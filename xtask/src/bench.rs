//! Measures speed, natively and in WebAssembly, and writes `docs/performance.md`.

mod divan;
mod paper;
#[path = "../../benches/support/mod.rs"]
mod texts;
mod typed;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::node;
use crate::shell::{cargo, root, run, run_watched, target_dir};
use divan::{Timing, Timings};

/// How often something is started.
const STARTS: usize = 30;
/// The longest text that the npm package takes, in bytes.
const PACKAGE_TAKES: usize = 16 << 20;

/// All that was measured.
struct Measured {
    native: Timings,
    wasm: Timings,
    node: Start,
    command_line: Timing,
    command_line_alone: Timing,
    /// What 99 of 100 checks stay within while somebody types, by the name of the text.
    typing: BTreeMap<&'static str, f64>,
    size: Size,
}

/// The bytes of the WebAssembly as it is and compressed.
struct Size {
    raw: f64,
    gzip: f64,
    brotli: f64,
}

/// From the import of the package, and from the start of Node, to the first finding.
struct Start {
    import: Timing,
    process: Timing,
}

/// Measures everything in one run and writes it down.
pub fn run_all() -> Result<()> {
    run(&mut cargo(&["build", "--release", "--package=gouji", "--bin=gouji"]), "see what the compiler says above")?;
    node::build_package()?;

    let mut table = String::new();
    let mut benches = cargo(&["bench", "--package=gouji", "--bench=speed"]);
    run_watched(&mut benches, "see what the benchmark says above", |line| table.push_str(line))?;
    let native = divan::read(&table)?;

    let folder = tempfile::tempdir()?;
    let one = folder.path().join("1.txt");
    fs::write(&one, texts::reports(1))?;
    let program = target_dir()?.join("release/gouji");
    let command_line = repeat(|| time(Command::new(&program).args(["check", "--format=json"]).arg(&one)))?;
    let command_line_alone = repeat(|| time(Command::new(&program).arg("--version")))?;
    let node = start_in_node(&one)?;

    for (count, text) in texts::REPORTS.map(|count| (count, texts::reports(count))) {
        if text.len() <= PACKAGE_TAKES {
            fs::write(folder.path().join(format!("{count}.txt")), text)?;
        }
    }
    for name in texts::megabytes() {
        fs::write(folder.path().join(format!("{name}.txt")), texts::megabyte(name))?;
    }
    for (name, bytes) in typed::TYPED {
        fs::write(folder.path().join(format!("typed {name}.txt")), typed::typed(bytes))?;
    }
    let mut runs = script("benches/wasm.mjs", folder.path())?;
    let mut typing = BTreeMap::new();
    for (name, _) in typed::TYPED {
        let seconds = runs.remove(&format!("typed {name}")).context("the text that is typed was not timed")?;
        typing.insert(name, divan::nearly_all(seconds)?);
    }
    let wasm = runs.into_iter().map(|(text, seconds)| Ok((text, Timing::of(seconds)?))).collect::<Result<_>>()?;

    let measured = Measured { native, wasm, node, command_line, command_line_alone, typing, size: size()? };
    let paper = root().join("docs/performance.md");
    fs::write(&paper, paper::write(&measured)?).with_context(|| format!("cannot write {}", paper.display()))?;
    eprintln!("xtask: wrote docs/performance.md");
    Ok(())
}

fn start_in_node(text: &Path) -> Result<Start> {
    let (mut import, mut process) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let mut seconds = script("benches/start.mjs", text)?;
        import.append(seconds.get_mut("import").context("no time from the import")?);
        process.append(seconds.get_mut("process").context("no time from the start of Node")?);
    }
    Ok(Start { import: Timing::of(import)?, process: Timing::of(process)? })
}

fn size() -> Result<Size> {
    let mut bytes = script("benches/size.mjs", &root().join("pkg/wasm/gouji_bg.wasm"))?;
    let mut of = |form: &str| bytes.remove(form).and_then(|bytes| bytes.first().copied()).context("no size");
    Ok(Size { raw: of("raw")?, gzip: of("gzip")?, brotli: of("brotli")? })
}

/// The numbers by name that the script prints for `argument`.
fn script(file: &str, argument: &Path) -> Result<BTreeMap<String, Vec<f64>>> {
    let mut node = Command::new("node");
    node.current_dir(root()).arg(file).arg(argument).stderr(Stdio::inherit());
    let output = node.output().context("cannot run node")?;
    if !output.status.success() {
        bail!("`node {file}` failed ({}): see what it says above", output.status);
    }
    serde_json::from_slice(&output.stdout).with_context(|| format!("`node {file}` printed no timings"))
}

fn repeat(once: impl FnMut() -> Result<f64>) -> Result<Timing> {
    Timing::of(std::iter::repeat_with(once).take(STARTS).collect::<Result<_>>()?)
}

/// The seconds that `command` takes from start to end.
fn time(command: &mut Command) -> Result<f64> {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).status().context("cannot start the command line")?;
    let seconds = start.elapsed().as_secs_f64();
    // 1 says that something was found.
    if !matches!(status.code(), Some(0 | 1)) {
        bail!("the command line failed on the text to time it with ({status})");
    }
    Ok(seconds)
}
