//! `gouji check`: audits files on all cores and writes what is found in their order.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use gouji::check::Severity;
use gouji::claims::Relation;
use gouji::render::labels;
use gouji::report::{Language, STALE, Text};
use gouji::{Options, read};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::args::{Check, Format};
use crate::messages;
use crate::output::Output;
use crate::{CLEAN, FAILED, FLAGGED, annotate, decide, fail, files, rules};

/// How many files a core is given at a time: what they give is held until their turn has come, and no more.
const AHEAD: usize = 8;

/// What came of a file.
struct Done {
    piece: String,
    found: BTreeMap<(Severity, Relation), usize>,
    stale: Vec<(String, String)>,
    failure: Option<(String, String)>,
}

/// What came of all files so far.
#[derive(Default)]
struct Tally {
    files: usize,
    flagged: usize,
    found: BTreeMap<(Severity, Relation), usize>,
    /// How many files each stale decision was not found in.
    stale: BTreeMap<(String, String), usize>,
    failures: Vec<(String, String)>,
}

/// Does what `check` asks; the exit status.
pub fn run(check: &Check, language: Language) -> u8 {
    let format = check.format.unwrap_or(if check.certificate { Format::Html } else { Format::Text });
    let several = check.files.len() > 1 || check.files.iter().any(|file| file.is_dir());
    if check.certificate && !matches!(format, Format::Html | Format::Json | Format::Jsonl) {
        return fail(messages::no_such_certificate(language));
    }
    if several && format == Format::Json {
        return fail(messages::several_as_json(language));
    }
    if let Some(copy) = &check.annotate {
        if several {
            return fail(messages::annotates_one(language));
        }
        let same =
            |a: &Path, b: &Path| a == b || a.canonicalize().ok().is_some_and(|a| b.canonicalize().ok() == Some(a));
        if same(copy, &check.files[0]) {
            return fail(messages::annotates_itself(language));
        }
    }
    let decisions = match check.decisions.as_deref().map(|file| decide::read(file, language)).transpose() {
        Ok(decisions) => decisions.unwrap_or_default(),
        Err(message) => return fail(&message),
    };
    let given = match rules::given(&check.rules, language) {
        Ok(given) => given,
        Err(message) => return fail(&message),
    };
    let mut base = Options::default();
    base.decisions = &decisions;
    base.rules = given.as_ref().unwrap_or(base.rules);
    let stdout = AutoStream::new(io::stdout().lock(), check.color.into());
    let output = Output {
        format,
        certificate: check.certificate,
        language,
        styled: format == Format::Text && stdout.current_choice() != ColorChoice::Never,
        pretty: stdout.is_terminal(),
    };
    if let Some(copy) = &check.annotate {
        let name = read::name(&check.files[0]);
        let mut options = base.clone();
        options.name = &name;
        match annotate::write(&check.files[0], copy, &options, language) {
            Ok(told) => drop(writeln!(io::stderr(), "gouji: {told}")),
            Err(message) => return fail(&message),
        }
    }
    let mut tally = Tally::default();
    let printed = if format == Format::Text {
        write(&check.files, several, &base, output, &mut tally, stdout)
    } else {
        drop(stdout);
        write(&check.files, several, &base, output, &mut tally, BufWriter::new(io::stdout().lock()))
    };
    match printed {
        Ok(()) => {}
        // Whoever reads has seen enough: `gouji check … | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => return fail(&messages::write_failed(&error, language)),
    }
    if tally.files == 0 && tally.failures.is_empty() {
        return fail(messages::nothing_to_check(language));
    }
    match (tally.failures.is_empty(), tally.flagged) {
        (false, _) => FAILED,
        (true, 1..) => FLAGGED,
        (true, 0) => CLEAN,
    }
}

fn write(
    names: &[PathBuf],
    several: bool,
    base: &Options,
    output: Output,
    tally: &mut Tally,
    mut out: impl Write,
) -> io::Result<()> {
    let bar = if several && io::stderr().is_terminal() { progress(names) } else { ProgressBar::hidden() };
    let mut documents = files::documents(names);
    let mut written = false;
    // A single file needs no other threads: to start them takes longer than to check it.
    let room = if several { rayon::current_num_threads() * AHEAD } else { 1 };
    loop {
        let window: Vec<_> = documents.by_ref().take(room).collect();
        if window.is_empty() {
            break;
        }
        let audited = |file| {
            let done = audit(file, several, base, output);
            bar.inc(1);
            done
        };
        let done: Vec<Done> = if several {
            window.into_par_iter().map(audited).collect()
        } else {
            window.into_iter().map(audited).collect()
        };
        bar.suspend(|| {
            for (_, message) in done.iter().filter_map(|done| done.failure.as_ref()) {
                fail(message);
            }
            for done in done {
                let first = tally.files == 0 && tally.failures.is_empty();
                let piece = tally.add(done);
                if first && (several || tally.failures.is_empty()) {
                    out.write_all(output.head().as_bytes())?;
                }
                if !piece.is_empty() {
                    if written {
                        out.write_all(output.between().as_bytes())?;
                    }
                    out.write_all(piece.as_bytes())?;
                    written = true;
                }
            }
            out.flush()
        })?;
    }
    bar.finish_and_clear();
    if tally.files > 0 || several && !tally.failures.is_empty() {
        out.write_all(output.foot(&tally.failures).as_bytes())?;
    }
    if several && output.format == Format::Text && tally.files + tally.failures.len() > 0 {
        writeln!(out, "\n{}", tally.summary(output.language))?;
    }
    out.flush()?;
    if several {
        if output.format != Format::Text {
            let _ = writeln!(io::stderr(), "{}", tally.summary(output.language));
        }
        for ((_, message), _) in tally.stale.iter().filter(|(_, missing)| **missing == tally.files) {
            let _ = writeln!(io::stderr(), "gouji: {message}");
        }
    }
    Ok(())
}

fn progress(names: &[PathBuf]) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}").unwrap_or(ProgressStyle::default_bar());
    ProgressBar::new(files::documents(names).count() as u64).with_style(style)
}

fn audit(file: Result<PathBuf, read::Error>, several: bool, base: &Options, output: Output) -> Done {
    let text = file.and_then(|file| Ok((read::name(&file), read::file(&file)?)));
    let (name, draft) = match text {
        Ok(read) => read,
        Err(error) => {
            let piece = if several { output.failure(&error) } else { String::new() };
            let failure = (error.name.clone(), error.message(output.language));
            return Done { piece, found: BTreeMap::new(), stale: Vec::new(), failure: Some(failure) };
        }
    };
    let mut options = base.clone();
    options.name = &name;
    let mut report = gouji::audit(&draft.text, &options);
    let warnings = draft.warnings.iter().map(|warning| Text::new(warning.zh(), warning.en()));
    report.notes.extend(warnings.map(|message| gouji::report::Note { code: "hidden", message }));
    let mut stale = Vec::new();
    if several {
        // A decision may speak of another of the files.
        let (elsewhere, here) = report.notes.into_iter().partition(|note| note.code == STALE);
        report.notes = here;
        let elsewhere: Vec<gouji::report::Note> = elsewhere;
        let told = |note: gouji::report::Note| {
            (note.message.zh.clone().into_owned(), note.message.get(output.language).to_owned())
        };
        stale = elsewhere.into_iter().map(told).collect();
    }
    let mut found = BTreeMap::new();
    for finding in report.shown().filter(|finding| finding.decision.is_none()) {
        *found.entry((finding.check.severity, finding.check.claim.relation())).or_default() += 1;
    }
    Done { piece: output.report(&report), found, stale, failure: None }
}

impl Tally {
    /// Counts `done`; what there is to write of it.
    fn add(&mut self, done: Done) -> String {
        match done.failure {
            Some(failure) => self.failures.push(failure),
            None => self.files += 1,
        }
        self.flagged += usize::from(done.found.keys().any(|(severity, _)| severity.is_flag()));
        for (kind, count) in done.found {
            *self.found.entry(kind).or_default() += count;
        }
        for decision in done.stale {
            *self.stale.entry(decision).or_default() += 1;
        }
        done.piece
    }

    /// How many files there were, and what was found in them, by kind.
    fn summary(&self, language: Language) -> String {
        let (files, flagged, failed) = (self.files, self.flagged, self.failures.len());
        let (head, comma, colon) = match language {
            Language::Zh => (format!("共核对 {files} 份，其中 {flagged} 份有问题；无法核对 {failed} 份。"), "，", "："),
            Language::En => (format!("files checked: {files}, with findings: {flagged}; failed: {failed}"), ", ", ": "),
        };
        let mut lines = vec![head];
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            let of = self.found.iter().filter(|((one, _), _)| *one == severity);
            let kinds: Vec<_> =
                of.map(|((_, relation), count)| format!("{} {count}", labels::relation(*relation, language))).collect();
            if !kinds.is_empty() {
                lines.push(format!("{}{colon}{}", labels::severity(severity, language), kinds.join(comma)));
            }
        }
        lines.join("\n")
    }
}
