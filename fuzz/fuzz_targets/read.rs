//! Any bytes under any ending are read or refused, and comments are put into what is read.
#![no_main]

use gouji_readers::{Comment, annotate, read};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 8] = ["a.txt", "a.csv", "a.tsv", "a.md", "a.html", "a.json", "a.xls", "a.docx"];

fuzz_target!(|input: (u8, Vec<u8>)| {
    let (which, bytes) = input;
    let name = NAMES[usize::from(which) % NAMES.len()];
    if let Ok(draft) = read(name, bytes.clone()) {
        assert!(draft.origins.iter().all(|origin| draft.text.get(origin.range.clone()).is_some()));
        let end = draft.text.chars().next().map_or(0, char::len_utf8);
        let _ = annotate(&bytes, &draft, &[Comment { range: 0..end, text: "?".into() }], "勾稽");
    }
});
