//! Runs a spec: Markdown whose headings name cases and whose fences hold inputs and what is expected of them.

mod claims;
mod clusters;
mod parse;
mod table;

use gouji::render::wire::Report;
use gouji::rules::Rules;
use gouji::{AuditReport, Options, audit, load_pack};
use parse::{Case, Expectation, Form};

/// Lines expected, and lines that are there.
type Lines = (Vec<String>, Vec<String>);

/// Runs every case of `markdown` and gives their number; the error lists every case that fails.
///
/// A heading of level 2 or 3 names a case. Its `text` fences are the inputs, each of which must meet every expectation
/// that follows; `text escaped` reads `\n`, `\t`, `\\` and `\u{…}`. The expectations, `none` for an empty one:
/// - `figures`: every quantity, `TEXT | kind | value | unit | measure | period | status`; cells at the end may be left
///   out, `*` stands for anything, `-` for nothing. A value is `12` or `11..13`, with a bracket where an end does not
///   belong to it: `(45..46)`. `figures all` lists what is no quantity, too.
/// - `claims`: every claim, `relation verdict severity: role=TEXT role=TEXT …`, `*` for any TEXT; below it, indented, `repair: TEXT` for
///   the first repair, `readings: …` for those under which it holds, `cause: …` and `message: …` with some words of either
///   language. `flags` lists errors and warnings only.
/// - `clusters`: every cluster that does not hold, `verdict: relation+relation | relation`, each contradicting set; below it,
///   indented, `repair: A → B, C → D` for the first way to mend it.
/// - `settings`: every quantity, `TEXT | period | body | subject`, as the words before it and the heading have it.
/// - `offsets`: every number, `TEXT | start..end` in UTF-16 code units.
/// - `notes`: the codes of what is said of the text as a whole.
/// - `rules`: what has become of the rules, `applied ID`, `unclear ID`, `never ID`, `absent WORD`, each with `×3` behind
///   it where it happened several times. A `pack` fence before them gives the rules of the case.
pub fn run_spec(name: &str, markdown: &str) -> Result<usize, String> {
    let cases = parse::cases(markdown).map_err(|fault| format!("{name}:{fault}"))?;
    let faults: Vec<String> = cases.iter().flat_map(|case| run(name, case)).collect();
    if faults.is_empty() { Ok(cases.len()) } else { Err(faults.join("\n")) }
}

/// What does not come out as expected.
fn run(name: &str, case: &Case) -> Vec<String> {
    let mut faults = Vec::new();
    let own = match case.pack.as_deref().map(|text| load_pack("spec", text)).transpose() {
        Ok(pack) => pack.map(|pack| Rules::new(vec![pack])),
        Err(found) => {
            return found
                .iter()
                .map(|fault| format!("{name}: {}: line {} of its pack: {}", case.title, fault.line, fault.what.en))
                .collect();
        }
    };
    for input in &case.inputs {
        let mut options = Options::default();
        options.rules = own.as_ref().unwrap_or(options.rules);
        let report = audit(input, &options);
        for expectation in &case.expectations {
            match mismatch(expectation, &report) {
                Ok(None) => {}
                Ok(Some(diff)) => {
                    faults.push(format!("{name}:{}: {}\n  {input:?}\n{diff}", expectation.line, case.title))
                }
                Err(fault) => faults.push(format!("{name}:{}: {}: {fault}", expectation.line, case.title)),
            }
        }
    }
    faults
}

/// The difference between what is expected and what is there, if there is any.
fn mismatch(expectation: &Expectation, audit: &AuditReport) -> Result<Option<String>, String> {
    let (expected, report) = (&expectation.lines, &Report::from(audit));
    let (expected, got) = match expectation.form {
        Form::Figures { all } => table::figures(expected, &audit.figures, report, all),
        Form::Settings => table::settings(expected, &audit.figures, report),
        Form::Offsets => table::offsets(expected, report),
        Form::Claims => claims::claims(expected, report, false),
        Form::Flags => claims::claims(expected, report, true),
        Form::Clusters => clusters::clusters(expected, report),
        Form::Notes => table::notes(expected, report),
        Form::Rules => table::rules(expected, report),
    }?;
    Ok((expected != got).then(|| diff(&expected, &got)))
}

/// A figure as it is printed, on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Both lists without what they begin and end with alike.
fn diff(expected: &[String], got: &[String]) -> String {
    let alike = |pairs: &mut dyn Iterator<Item = (&String, &String)>| pairs.take_while(|(a, b)| a == b).count();
    let head = alike(&mut expected.iter().zip(got));
    let tail = alike(&mut expected[head..].iter().rev().zip(got[head..].iter().rev()));
    let part = |lines: &[String], sign: char| -> String {
        lines[head..lines.len() - tail].iter().map(|line| format!("  {sign} {line}\n")).collect()
    };
    part(expected, '-') + &part(got, '+')
}
