//! The house rules that the compiler does not see: imports run downwards, no floats in the core, one serialised form.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;

/// What each part of `src` may import, besides itself.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("exact", &["sort"]),
    ("chains", &[]),
    ("sort", &[]),
    ("text", &[]),
    ("read", &["text"]),
    ("lexicon", &["sort", "exact", "text"]),
    ("rules", &["lexicon", "sort", "exact", "text"]),
    ("figures", &["lexicon", "sort", "exact", "text"]),
    ("claims", &["rules", "figures", "lexicon", "chains", "sort", "exact", "text"]),
    ("check", &["claims", "rules", "figures", "lexicon", "sort", "exact", "text"]),
    ("trial", &["check", "claims", "rules", "figures", "lexicon", "sort", "exact", "text"]),
    ("report", &["check", "claims", "rules", "figures", "lexicon", "sort", "exact", "text"]),
    ("render", &["report", "check", "claims", "rules", "figures", "lexicon", "sort", "exact", "text"]),
];

/// What stands above all parts, and may import any.
const ABOVE: [&str; 3] = ["lib", "wasm", "bin"];

/// A source file, with its comments blanked out.
struct Source {
    path: String,
    code: String,
}

impl Source {
    fn read(root: &Path, path: &Path) -> Self {
        let code = fs::read_to_string(path).expect("a readable file");
        let code = code.lines().map(|line| line.split("//").next().unwrap_or_default());
        let path = path.strip_prefix(root).expect("a file of the crate").to_string_lossy().replace('\\', "/");
        Source { path, code: code.collect::<Vec<_>>().join("\n") }
    }

    /// The folder or file under `src` that it belongs to.
    fn part(&self) -> &str {
        self.path.split(['/', '.']).nth(1).unwrap_or_default()
    }

    /// `file:line`, for the byte at `offset`.
    fn place(&self, offset: usize) -> String {
        format!("{}:{}", self.path, self.code[..offset].matches('\n').count() + 1)
    }

    /// The words that are one of `sought`, each with its place.
    fn uses(&self, sought: &[&str]) -> Vec<String> {
        let words = self.code.split(|c: char| !is_word(c));
        let offset = |word: &str| word.as_ptr() as usize - self.code.as_ptr() as usize;
        words.filter(|word| sought.contains(word)).map(|word| format!("{}: {word}", self.place(offset(word)))).collect()
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                sources.push(Source::read(root, &path));
            }
        }
    }
    assert!(sources.len() > 10, "the sources are not where this test looks for them");
    sources
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The parts of the crate that `code` names, each with its offset: `crate::text::Span`, `use crate::{exact, text::Span}`.
fn imports(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (at, crate_path) in code.match_indices("crate::") {
        let at = at + crate_path.len();
        let starts = match code[at..].strip_prefix('{') {
            Some(list) => item_starts(list).into_iter().map(|start| at + 1 + start).collect(),
            None => vec![at],
        };
        for start in starts {
            let rest = code[start..].trim_start();
            let start = code.len() - rest.len();
            let word = rest.split(|c| !is_word(c)).next().unwrap_or_default();
            found.push((start, word));
        }
    }
    found
}

/// Where the items of `a::{b, c}, d}` start, up to the brace that closes the list.
fn item_starts(list: &str) -> Vec<usize> {
    let (mut depth, mut starts) = (0, vec![0]);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => starts.push(at + 1),
            _ => {}
        }
    }
    starts
}

fn refuse(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn imports_are_read() {
    let names =
        |code| imports(code).into_iter().map(|(_, name)| name).filter(|name| !name.is_empty()).collect::<Vec<_>>();
    assert_eq!(names("use crate::text::Span;"), ["text"]);
    assert_eq!(names("use crate::{exact::{End, Interval}, text};"), ["exact", "text"]);
    assert_eq!(names("use crate::{\n    exact::End,\n    check::Check,\n};\nuse std::fmt;"), ["exact", "check"]);
    assert_eq!(names("fn f(a: crate::exact::End) -> crate::check::Check {"), ["exact", "check"]);
    assert!(names("use super::span::Span;").is_empty());
}

#[test]
fn imports_run_downwards() {
    let mut faults = Vec::new();
    for source in sources() {
        let part = source.part();
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == part) else {
            assert!(ABOVE.contains(&part), "{}: say in MAY_IMPORT what `{part}` may import", source.path);
            continue;
        };
        for (at, name) in imports(&source.code) {
            let known = ABOVE.contains(&name) || MAY_IMPORT.iter().any(|(part, _)| *part == name);
            if known && name != part && !allowed.contains(&name) {
                faults.push(format!("{}: `{part}` imports `{name}`, which is not below it", source.place(at)));
            }
        }
    }
    refuse(&faults);
}

#[test]
fn nothing_floats_in_the_core() {
    let core = ["exact", "figures", "claims", "check"];
    let core = sources().into_iter().filter(|source| core.contains(&source.part()));
    refuse(&core.flat_map(|source| source.uses(&["f32", "f64"])).collect::<Vec<_>>());
}

#[test]
fn only_the_wire_is_serialised() {
    let others = sources().into_iter().filter(|source| !source.path.starts_with("src/render/wire"));
    refuse(&others.flat_map(|source| source.uses(&["Serialize", "Deserialize"])).collect::<Vec<_>>());
}
