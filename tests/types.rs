//! The TypeScript types name exactly the words that a report can hold.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;

const WIRE: &str = "src/render/wire.rs";

fn source(file: &str) -> String {
    fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).expect("a readable file")
}

/// The literals between each pair of `quote`s in `code`.
fn quoted(code: &str, quote: char) -> BTreeSet<String> {
    code.split(quote).skip(1).step_by(2).map(str::to_owned).collect()
}

/// What the TypeScript type of `field` allows.
fn allowed(field: &str) -> BTreeSet<String> {
    let wire = source(WIRE);
    let (before, _) = wire.split_once(&format!("pub {field}: &'static str")).expect("a field of the wire");
    let (_, union) = before.rsplit_once("type = \"").expect("a field with its type");
    quoted(union, '\'')
}

/// What `name` of the enum `of`, in `file`, can give.
fn given(file: &str, of: &str) -> BTreeSet<String> {
    let code = source(file);
    let (_, code) = code.split_once(&format!("impl {of} {{")).expect("an enum with methods");
    let (_, code) = code.split_once("fn name(self)").expect("a method `name`");
    let (code, _) = code.split_once("\n    }\n").expect("the end of the method");
    quoted(code, '"')
}

#[test]
fn unions_name_what_there_is() {
    for (field, file, of) in [
        ("kind", "src/figures/figure.rs", "Kind"),
        ("role", "src/claims/claim.rs", "Role"),
        ("relation", "src/claims/claim.rs", "Relation"),
        ("verdict", "src/check/verdict.rs", "Verdict"),
        ("severity", "src/check/verdict.rs", "Severity"),
    ] {
        let (allowed, given) = (allowed(field), given(file, of));
        assert!(given.len() > 1, "`name` of {of} was not found in {file}");
        assert_eq!(allowed, given, "correct the type of `{field}` in {WIRE}");
    }
}
