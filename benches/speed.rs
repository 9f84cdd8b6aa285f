//! How fast each stage is, and the whole check, beside one pass of an Aho-Corasick automaton over the same text.

mod support;
#[path = "support/terms.rs"]
mod terms;

use std::time::Duration;

use divan::counter::BytesCount;
use divan::{Bencher, Divan, black_box};
use gouji::render::wire;
use gouji::text::Document;
use gouji::{Options, audit, check, claims, figures, report};
use mimalloc::MiMalloc;
use support::{REPORTS, reports};

/// The system's own is faster or slower by a half with what ran before.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() {
    Divan::default().min_time(Duration::from_secs_f64(0.5)).max_time(Duration::from_secs(2)).config_with_args().main();
}

#[divan::bench(args = REPORTS)]
fn ac(bencher: Bencher, count: usize) {
    pass(bencher, &reports(count));
}

#[divan::bench(args = REPORTS)]
fn document(bencher: Bencher, count: usize) {
    let text = reports(count);
    bencher.counter(BytesCount::of_str(&text)).bench(|| Document::new(black_box(&text)));
}

#[divan::bench(args = REPORTS)]
fn figures(bencher: Bencher, count: usize) {
    let text = reports(count);
    let document = Document::new(&text);
    bencher.counter(BytesCount::of_str(&text)).bench(|| figures::read(black_box(&document)));
}

#[divan::bench(args = REPORTS)]
fn claims(bencher: Bencher, count: usize) {
    let text = reports(count);
    let document = Document::new(&text);
    let figures = figures::read(&document);
    bencher.counter(BytesCount::of_str(&text)).bench(|| claims::find(black_box(&document), black_box(&figures)));
}

#[divan::bench(args = REPORTS)]
fn check(bencher: Bencher, count: usize) {
    let text = reports(count);
    let document = Document::new(&text);
    let figures = figures::read(&document);
    let claims = claims::find(&document, &figures);
    let bencher = bencher.counter(BytesCount::of_str(&text)).with_inputs(|| claims.clone());
    bencher.bench_values(|claims| check::run(claims, black_box(&figures)));
}

#[divan::bench(args = REPORTS)]
fn report(bencher: Bencher, count: usize) {
    let text = reports(count);
    let document = Document::new(&text);
    let figures = figures::read(&document);
    let checks = check::run(claims::find(&document, &figures), &figures);
    let inputs = || (Document::new(&text), figures.clone(), checks.clone());
    let bencher = bencher.counter(BytesCount::of_str(&text)).with_inputs(inputs);
    bencher.bench_values(|(document, figures, checks)| report::assemble("", document, figures, checks, &[]));
}

#[divan::bench(args = REPORTS)]
fn json(bencher: Bencher, count: usize) {
    let text = reports(count);
    let report = audit(&text, &Options::default());
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| serde_json::to_string(&wire::Report::from(black_box(&report))).expect("plain data"));
}

#[divan::bench(args = REPORTS)]
fn reading(bencher: Bencher, count: usize) {
    read(bencher, &reports(count));
}

#[divan::bench(args = REPORTS)]
fn whole(bencher: Bencher, count: usize) {
    audited(bencher, &reports(count));
}

mod megabyte {
    use super::support::{megabyte, megabytes};
    use super::{Bencher, audited, pass, read};

    #[divan::bench(args = megabytes())]
    fn ac(bencher: Bencher, name: &str) {
        pass(bencher, &megabyte(name));
    }

    #[divan::bench(args = megabytes())]
    fn reading(bencher: Bencher, name: &str) {
        read(bencher, &megabyte(name));
    }

    #[divan::bench(args = megabytes())]
    fn whole(bencher: Bencher, name: &str) {
        audited(bencher, &megabyte(name));
    }
}

fn pass(bencher: Bencher, text: &str) {
    let automaton = terms::automaton();
    bencher.counter(BytesCount::of_str(text)).bench(|| automaton.find_iter(black_box(text)).count());
}

fn read(bencher: Bencher, text: &str) {
    bencher.counter(BytesCount::of_str(text)).bench(|| figures::read(&Document::new(black_box(text))));
}

fn audited(bencher: Bencher, text: &str) {
    bencher.counter(BytesCount::of_str(text)).bench(|| audit(black_box(text), &Options::default()));
}
