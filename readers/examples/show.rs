//! Prints the text of files.
fn main() {
    for name in std::env::args().skip(1) {
        println!("=== {name}");
        match gouji_readers::read(&name, std::fs::read(&name).unwrap()) {
            Ok(draft) => println!("{:?} {:?}\n{}", draft.kind, draft.warnings, draft.text),
            Err(problem) => println!("{problem:?}"),
        }
    }
}
