//! Any bytes under any ending are read or refused, and comments are put into what is read. The length of the bytes tells
//! the ending, so that files as they are can be begun with.
#![no_main]

use gouji_readers::{Comment, annotate, read};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 8] = ["a.txt", "a.csv", "a.tsv", "a.md", "a.html", "a.json", "a.xls", "a.docx"];

fuzz_target!(|bytes: &[u8]| {
    let name = NAMES[bytes.len() % NAMES.len()];
    if let Ok(draft) = read(name, bytes.to_vec()) {
        assert!(draft.origins.iter().all(|origin| draft.text.get(origin.range.clone()).is_some()));
        let end = draft.text.chars().next().map_or(0, char::len_utf8);
        let _ = annotate(bytes, &draft, &[Comment { range: 0..end, text: "?".into() }], "勾稽");
    }
});
