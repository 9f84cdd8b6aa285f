//! Makes the data that audits read short: a page waits for it, and so does every start of the command line.
//!
//! The packs of the official forms become rows, which `src/rules/rows.rs` reads without a parser of TOML; their examples
//! stay in the TOML. For WebAssembly the tables of the lexicon lose what is written for people.

use std::path::Path;
use std::{env, fs};

use toml_span::Value;

#[path = "src/rules/sources.rs"]
mod sources;

/// The tables of the lexicon.
const WORDS: &str = "src/lexicon/data";

type Anything<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Anything<()> {
    println!("cargo::rerun-if-changed=src/rules");
    println!("cargo::rerun-if-changed={WORDS}");
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let rows = sources::SOURCES.iter().map(|(name, text)| pack(name, text)).collect::<Anything<String>>()?;
    fs::write(out.join("packs.tsv"), rows)?;
    for entry in fs::read_dir(WORDS)? {
        let entry = entry?;
        fs::write(out.join(entry.file_name()), bare(&fs::read_to_string(entry.path())?))?;
    }
    Ok(())
}

/// The rows of a table, without comments, and without the notes that its last column holds.
fn bare(table: &str) -> String {
    let (comments, rows): (Vec<&str>, Vec<&str>) =
        table.lines().filter(|line| !line.is_empty()).partition(|line| line.starts_with('#'));
    let noted = comments.iter().any(|comment| comment.ends_with("\tnote"));
    let row = |row: &&str| match row.rsplit_once('\t') {
        Some((cells, _)) if noted => format!("{cells}\t-\n"),
        _ => format!("{row}\n"),
    };
    rows.iter().map(row).collect()
}

/// The rows of the pack that `text` writes.
fn pack(name: &str, text: &str) -> Anything<String> {
    let root = toml_span::parse(text).map_err(|error| format!("{name}.toml: {error}"))?;
    let root = Some(&root);
    let head = at(root, "pack");
    let [zh, en] = in_both(head, "title");
    let mut rows = vec![vec!["pack", name, zh, en, text_of(head, "source")]];
    for list in ["signs", "about", "beside"] {
        rows.push([vec![list], texts(head, list)].concat());
    }
    let mut concepts: Vec<_> = at(root, "concept").and_then(Value::as_table).into_iter().flatten().collect();
    concepts.sort_by_key(|(key, _)| key.span.start);
    for (key, concept) in concepts {
        let concept = Some(concept);
        let required = at(concept, "required").and_then(Value::as_bool).unwrap_or_default();
        let cells = vec!["concept", &key.name, text_of(concept, "unit"), if required { "required" } else { "" }];
        rows.push([cells, texts(concept, "zh")].concat());
    }
    for rule in at(root, "rule").and_then(Value::as_array).into_iter().flatten() {
        let rule = Some(rule);
        let [zh, en] = in_both(rule, "why");
        let text = |key| text_of(rule, key);
        rows.push(vec!["rule", text("id"), text("tie"), text("severity"), text("where"), zh, en, text("source")]);
    }
    if rows.iter().flatten().any(|cell| cell.contains(['\t', '\n', '\r'])) {
        return Err(format!("{name}.toml: a text must not hold a tab or the end of a line").into());
    }
    Ok(rows.iter().map(|row| row.join("\t") + "\n").collect())
}

/// What stands under `key` of a table.
fn at<'v, 't>(table: Option<&'v Value<'t>>, key: &str) -> Option<&'v Value<'t>> {
    table?.as_table()?.get(key)
}

fn text_of<'v>(table: Option<&'v Value<'_>>, key: &str) -> &'v str {
    at(table, key).and_then(Value::as_str).unwrap_or_default()
}

fn texts<'v>(table: Option<&'v Value<'_>>, key: &str) -> Vec<&'v str> {
    at(table, key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Chinese and English; one text stands for both.
fn in_both<'v>(table: Option<&'v Value<'_>>, key: &str) -> [&'v str; 2] {
    match at(table, key).and_then(Value::as_str) {
        Some(text) => [text, text],
        None => ["zh", "en"].map(|language| text_of(at(table, key), language)),
    }
}
