//! The data files: no faults, units enough, no word with two meanings, none that the folded text cannot hold.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use gouji::lexicon::lexicon;
use gouji::text::fold;

/// The data files: name and rows, each cut into cells.
fn files() -> Vec<(String, Vec<Vec<String>>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/data");
    let paths = fs::read_dir(folder).expect("the data files").map(|entry| entry.expect("a data file").path());
    let rows = |text: String| -> Vec<Vec<String>> {
        let rows = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        rows.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
    };
    let files: Vec<_> = paths
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, rows(fs::read_to_string(path).expect("a data file in UTF-8")))
        })
        .collect();
    assert!(files.len() > 5 && files.iter().all(|(_, rows)| !rows.is_empty()), "where are the data files?");
    files
}

fn file(name: &str) -> Vec<Vec<String>> {
    files().into_iter().find(|(other, _)| other == name).map(|(_, rows)| rows).expect(name)
}

/// The words of a cell that lists several.
fn words(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['|', '+', '>']).map(str::trim)
}

#[test]
fn the_data_files_have_no_faults() {
    assert!(lexicon().faults.is_empty(), "{:?}", lexicon().faults);
}

#[test]
fn there_are_units_enough() {
    assert!(file("units.tsv").len() >= 60);
}

#[test]
fn a_class_holds_one_kind_of_unit() {
    let mut kinds: HashMap<String, String> = HashMap::new();
    for row in file("units.tsv") {
        let kind = kinds.entry(row[1].clone()).or_insert_with(|| row[2].clone());
        assert_eq!(kind, &row[2], "{} is another kind of {} than the units above it", row[0], row[1]);
    }
}

#[test]
fn no_word_is_claimed_by_two_cues() {
    let mut cues: HashMap<String, String> = HashMap::new();
    for row in file("cues.tsv") {
        if let Some(other) = cues.insert(row[0].clone(), row[1].clone()) {
            panic!("{} is claimed by {other} and by {}", row[0], row[1]);
        }
    }
}

#[test]
fn no_word_names_two_sorts_of_one_family_or_two_stages_of_one_process() {
    for name in ["families.tsv", "stages.tsv"] {
        for row in file(name) {
            let mut sorted: Vec<&str> = words(&row[1]).collect();
            sorted.sort_unstable();
            let twice = sorted.windows(2).find(|pair| pair[0] == pair[1]);
            assert_eq!(twice, None, "{name}: {}", row[0]);
        }
    }
}

#[test]
fn every_word_stands_as_the_folded_text_would_hold_it() {
    for (name, rows) in files() {
        let columns = if matches!(name.as_str(), "families.tsv" | "stages.tsv") { 1..2 } else { 0..1 };
        // The names of readings are no words of a text; what is carried over stands in the second column.
        let columns = match name.as_str() {
            "rates.tsv" | "gaps.tsv" => 0..3,
            "flows.tsv" => 1..2,
            "readings.tsv" => 0..0,
            _ => columns,
        };
        for cell in rows.iter().flat_map(|row| &row[columns.clone()]) {
            for word in words(cell) {
                let folded: String = word.chars().map(fold).collect();
                assert_eq!(folded, word, "{name}: this word is never found as it is written");
                assert!(!word.is_empty() && !word.contains(char::is_whitespace), "{name}: {word:?}");
            }
        }
    }
}

/// Every way a number of the specs was read has a name for Chinese readers, too.
#[test]
fn readings_are_named_in_both_languages() {
    let mut texts = Vec::new();
    let mut folders = vec![std::path::PathBuf::from("tests/specs")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the specs") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                texts.push(std::fs::read_to_string(path).expect("a spec"));
            }
        }
    }
    let mut seen = 0;
    for text in &texts {
        for figure in gouji::figures::read(&gouji::text::Document::new(text)) {
            let name = gouji::report::reading(&figure);
            assert_ne!(name.zh, name.en, "readings.tsv lacks {:?}", figure.reading);
            seen += 1;
        }
    }
    assert!(seen > 100, "only {seen} numbers in the specs");
}
