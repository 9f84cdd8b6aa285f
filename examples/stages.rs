use std::time::Instant;
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let t = Instant::now();
    let d = gouji::text::Document::new(&text);
    let a = t.elapsed();
    let t = Instant::now();
    let f = gouji::figures::read(&d);
    let b = t.elapsed();
    let mut line = format!("{:>9} bytes  text {:>8.1?}  figures {:>8.1?} ({})", text.len(), a, b, f.len());
    if std::env::args().len() > 2 {
        let t = Instant::now();
        let c = gouji::claims::find(&d, &f);
        line += &format!("  claims {:.1?} ({})", t.elapsed(), c.len());
        let t = Instant::now();
        let c = gouji::check::run(c, &f);
        line += &format!("  check {:.1?} ({})", t.elapsed(), c.len());
        let t = Instant::now();
        let r = gouji::report::assemble(gouji::text::Source { name: "", text: &text }, f, c);
        line += &format!("  report {:.1?} ({})", t.elapsed(), r.findings.len());
    }
    println!("{line}");
}
