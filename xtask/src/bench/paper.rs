//! Writes what was measured as a page: the marks, then the numbers they come from.

use std::fmt::Write;
use std::process::Command;

use anyhow::{Context, Result};

use super::divan::{Timing, Timings};
use super::typed::TYPED;
use super::{Measured, texts};
use crate::shell::root;

/// The stages in their order, with what each does; `cargo bench` has them by the same names.
const STAGES: [(&str, &str); 9] = [
    ("ac", "AC"),
    ("document", "cut into blocks and sentences: `text::Document::new`"),
    ("figures", "figures: `figures::read`"),
    ("reading", "**reading**: both"),
    ("claims", "claims: `claims::find`"),
    ("check", "checks: `check::run`"),
    ("report", "answer: `report::assemble`"),
    ("whole", "**whole check**: `audit`"),
    ("json", "JSON of it: `render::wire`"),
];

/// The page; the smallest time of several runs stands for each, since other work on the machine disturbs it least.
pub fn write(measured: &Measured) -> Result<String> {
    let one = texts::reports(1).len();
    let mut page = format!(
        "# Performance\n\n\
         Made by `cargo xtask bench`. Machine: {}.\n\n\
         A report is a made one of {} KB in the style of a local government's annual report; ten, a hundred and a \
         thousand of them are read as one text. AC is one pass of an `aho-corasick` DFA with 500 words of the lexicon \
         over the same text in the same run. Machines differ; ratios to AC hold. Where it says nothing else, times are \
         the fastest of many runs: other work on the machine disturbs them least.\n\n",
        machine()?,
        one / 1000
    );
    marks(measured, &mut page)?;
    stages(measured, &mut page)?;
    hostile(measured, &mut page)?;
    starts(measured, &mut page)?;
    typing(measured, &mut page)?;
    size(measured, &mut page)?;
    Ok(page)
}

fn machine() -> Result<String> {
    let cores = std::thread::available_parallelism()?;
    let version = |program: &str| -> Result<String> {
        let output = Command::new(program).current_dir(root()).arg("--version").output();
        let output = output.with_context(|| format!("cannot run {program}"))?;
        let version = String::from_utf8_lossy(&output.stdout);
        let number = version.split_whitespace().find(|word| word.contains('.')).unwrap_or_default();
        Ok(number.trim_start_matches('v').to_owned())
    };
    let (os, architecture) = (std::env::consts::OS, std::env::consts::ARCH);
    Ok(format!("{os}, {architecture}, {cores} cores; Rust {}, Node {}", version("rustc")?, version("node")?))
}

fn timing(timings: &Timings, path: &str) -> Result<Timing> {
    timings.get(path).copied().with_context(|| format!("the benchmarks give no time for {path}"))
}

fn fastest(timings: &Timings, path: &str) -> Result<f64> {
    Ok(timing(timings, path)?.fastest)
}

/// Megabytes a second.
fn speed(timings: &Timings, path: &str, bytes: usize) -> Result<f64> {
    Ok(bytes as f64 / 1e6 / fastest(timings, path)?)
}

fn marks(measured: &Measured, page: &mut String) -> Result<()> {
    let native = &measured.native;
    let [first, .., last] = texts::REPORTS;
    let whole = |count| speed(native, &format!("whole/{count}"), texts::reports(count).len());
    let reading = fastest(native, "ac/1")? / fastest(native, "reading/1")?;
    let check = fastest(native, "whole/1")? / fastest(native, "reading/1")?;
    let growth = whole(last)? / whole(first)?;
    let normal = megabyte_speed(native, "megabyte/whole/", texts::NORMAL)?;
    let normal_wasm = megabyte_speed(&measured.wasm, "", texts::NORMAL)?;
    let (mut worst, mut worst_wasm) = ((f64::INFINITY, ""), (f64::INFINITY, ""));
    for (name, _) in texts::HOSTILE {
        for (worst, of_normal) in [
            (&mut worst, megabyte_speed(native, "megabyte/whole/", name)? / normal),
            (&mut worst_wasm, megabyte_speed(&measured.wasm, "", name)? / normal_wasm),
        ] {
            if of_normal < worst.0 {
                *worst = (of_normal, name);
            }
        }
    }
    let hostile = |worst: (f64, &str)| (format!("{:.3} (worst: {})", worst.0, worst.1), worst.0 >= 0.25);
    let start = measured.node.import.fastest * 1000.0;
    let program = measured.command_line.fastest * 1000.0;
    let typed = |text: usize| {
        let milliseconds = measured.typing[TYPED[text].0] * 1000.0;
        (format!("{milliseconds:.1} ms"), milliseconds)
    };
    let brotli = measured.size.brotli / 1000.0;
    writeln!(page, "## Marks\n\n| mark | reached | met |\n| --- | --- | --- |")?;
    for (mark, reached, met) in [
        ("reading at 0.5 of AC or more", format!("{reading:.2}"), reading >= 0.5),
        ("the whole check in 4 times reading or less", format!("{check:.1}"), check <= 4.0),
        ("1000 times the text at 0.8 of the speed or more", format!("{growth:.2}"), growth >= 0.8),
        ("hostile text at 0.25 of the speed or more", hostile(worst).0, hostile(worst).1),
        ("the same in WebAssembly", hostile(worst_wasm).0, hostile(worst_wasm).1),
        ("from import to first finding in Node in 25 ms or less", format!("{start:.1} ms"), start <= 25.0),
        ("command line, start to report, in 5.5 ms or less", format!("{program:.2} ms"), program <= 5.5),
        (
            "a report of 30 KB checked anew while typing, 99 of 100 times, in 2 ms or less",
            typed(0).0,
            typed(0).1 <= 2.0,
        ),
        ("one of 300 KB in 16 ms or less", typed(1).0, typed(1).1 <= 16.0),
        ("WebAssembly of 150 KB or less by brotli", format!("{brotli:.0} KB"), brotli <= 150.0),
    ] {
        writeln!(page, "| {mark} | {reached} | {} |", if met { "yes" } else { "**no**" })?;
    }
    page.push('\n');
    Ok(())
}

fn stages(measured: &Measured, page: &mut String) -> Result<()> {
    let sizes = texts::REPORTS.map(|count| (count, texts::reports(count).len()));
    writeln!(page, "## Stages\n\nTime for one report, and speed in MB/s for each number of reports.\n")?;
    page.push_str("| native | one report | median | of AC |");
    for (count, _) in sizes {
        write!(page, " {count} |")?;
    }
    writeln!(page, "\n| --- | ---: | ---: | ---: |{}", " ---: |".repeat(sizes.len()))?;
    let ac = fastest(&measured.native, "ac/1")?;
    let mut row = |name: &str, timings: &Timings, path: &str| -> Result<()> {
        let one = timing(timings, &format!("{path}1"))?;
        let (time, median) = (duration(one.fastest), duration(one.median));
        write!(page, "| {name} | {time} | {median} | {:.2} |", ac / one.fastest)?;
        for (count, bytes) in sizes {
            let path = format!("{path}{count}");
            // A text that was too long to be taken has no time.
            let cell =
                if timings.contains_key(&path) { number(speed(timings, &path, bytes)?) } else { "–".to_owned() };
            write!(page, " {cell} |")?;
        }
        page.push('\n');
        Ok(())
    };
    for (stage, name) in STAGES {
        row(name, &measured.native, &format!("{stage}/"))?;
    }
    row("**whole check in WebAssembly**, from a JavaScript string to an object", &measured.wasm, "")?;
    page.push('\n');
    Ok(())
}

fn megabyte_speed(timings: &Timings, path: &str, name: &str) -> Result<f64> {
    speed(timings, &format!("{path}{name}"), texts::megabyte(name).len())
}

fn hostile(measured: &Measured, page: &mut String) -> Result<()> {
    writeln!(
        page,
        "## Hostile texts\n\nA megabyte of the same again and again, beside a megabyte of reports: MB/s, and the speed \
         of the whole check against that on reports.\n\n\
         | megabyte of | AC | reading | whole | of normal | in WebAssembly | of normal |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    )?;
    let (native, wasm) = (&measured.native, &measured.wasm);
    let normal = megabyte_speed(native, "megabyte/whole/", texts::NORMAL)?;
    let normal_wasm = megabyte_speed(wasm, "", texts::NORMAL)?;
    for name in texts::megabytes() {
        let [ac, reading, whole] =
            ["ac", "reading", "whole"].map(|stage| megabyte_speed(native, &format!("megabyte/{stage}/"), name));
        let (whole, in_wasm) = (whole?, megabyte_speed(wasm, "", name)?);
        writeln!(
            page,
            "| {name} | {} | {} | {} | {:.3} | {} | {:.3} |",
            number(ac?),
            number(reading?),
            number(whole),
            whole / normal,
            number(in_wasm),
            in_wasm / normal_wasm
        )?;
    }
    page.push('\n');
    Ok(())
}

fn starts(measured: &Measured, page: &mut String) -> Result<()> {
    writeln!(
        page,
        "## Starting\n\nWith one report, {} times each.\n\n| | fastest | median |\n| --- | ---: | ---: |",
        super::STARTS
    )?;
    for (what, timing) in [
        ("in Node, from the import of the package to the first finding", measured.node.import),
        ("in Node, from the start of Node to the first finding", measured.node.process),
        ("command line, start to report as JSON", measured.command_line),
        ("command line, start to its version alone", measured.command_line_alone),
    ] {
        writeln!(page, "| {what} | {} | {} |", duration(timing.fastest), duration(timing.median))?;
    }
    Ok(())
}

fn typing(measured: &Measured, page: &mut String) -> Result<()> {
    writeln!(
        page,
        "\n## Typing\n\nIn WebAssembly in Node, from a JavaScript string in which a digit was typed to an object, 99 of 100 \
         times within:\n\n| reports of | |\n| --- | ---: |"
    )?;
    for (name, _) in TYPED {
        writeln!(page, "| {name} | {} |", duration(measured.typing[name]))?;
    }
    Ok(())
}

fn size(measured: &Measured, page: &mut String) -> Result<()> {
    let [raw, gzip, brotli] =
        [measured.size.raw, measured.size.gzip, measured.size.brotli].map(|bytes| number(bytes / 1000.0));
    writeln!(
        page,
        "\n## Size\n\nThe core as WebAssembly, all words with it: {raw} KB, {gzip} KB by gzip, {brotli} KB by brotli."
    )?;
    Ok(())
}

fn duration(seconds: f64) -> String {
    if seconds < 1e-3 { format!("{} µs", number(seconds * 1e6)) } else { format!("{} ms", number(seconds * 1e3)) }
}

/// About three digits.
fn number(value: f64) -> String {
    match value {
        100.0.. => format!("{value:.0}"),
        10.0.. => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}
