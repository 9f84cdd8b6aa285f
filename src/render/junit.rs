//! The checks as JUnit XML: a suite a file, a case a check.

use std::io;

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::{labels, lines::Lines};
use crate::check::Verdict;
use crate::report::{AuditReport, Finding, Language};

/// What comes before the suites.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gouji\">\n";
/// What comes behind them.
pub const FOOT: &str = "</testsuites>\n";

/// The suite of `audit`: flags fail; what is put aside or could not be verified is skipped.
pub fn report(audit: &AuditReport, language: Language) -> String {
    let failures = audit.flagged().count();
    let skipped = audit.findings.iter().filter(|finding| skip(finding, "").is_some()).count();
    let counts = [audit.findings.len(), failures, 0, skipped].map(|count| count.to_string());
    let lines = Lines::of(audit.source.text);
    written(|xml| {
        suite(xml, audit.source.name, counts, |xml| {
            audit.findings.iter().try_for_each(|finding| case(xml, audit, &lines, finding, language))
        })
    })
}

/// The suite of a file that could not be read.
pub fn failure(name: &str, message: &str) -> String {
    let counts = ["1", "0", "1", "0"].map(str::to_owned);
    written(|xml| {
        suite(xml, name, counts, |xml| {
            let case =
                xml.create_element("testcase").with_attributes([("classname", clean(name).as_str()), ("name", "read")]);
            case.write_inner_content(|xml| told(xml, ("error", "unreadable"), message, ""))?;
            Ok(())
        })
    })
}

type Xml = Writer<Vec<u8>>;

fn written(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> String {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Nothing fails to be written into memory.
    let _ = write(&mut xml);
    String::from_utf8(xml.into_inner()).unwrap_or_default() + "\n"
}

fn suite(
    xml: &mut Xml,
    name: &str,
    counts: [String; 4],
    cases: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let [tests, failures, errors, skipped] = &counts;
    let suite = xml.create_element("testsuite").with_attributes([
        ("name", clean(name).as_str()),
        ("tests", tests),
        ("failures", failures),
        ("errors", errors),
        ("skipped", skipped),
    ]);
    suite.write_inner_content(cases)?;
    Ok(())
}

fn case(xml: &mut Xml, audit: &AuditReport, lines: &Lines, finding: &Finding, language: Language) -> io::Result<()> {
    let (line, column) =
        labels::chief(finding).and_then(|id| audit.figure(id)).map_or((0, 0), |figure| lines.place(figure.span.start));
    let relation = labels::relation(finding.check.claim.relation(), language);
    let wording = audit.wording(finding);
    let name = format!("{line}:{column} {relation} {}", wording.formula);
    let case = xml
        .create_element("testcase")
        .with_attributes([("classname", clean(audit.source.name).as_str()), ("name", clean(name.trim_end()).as_str())]);
    let message = wording.message.get(language);
    if let Some(why) = skip(finding, message) {
        case.write_inner_content(|xml| told(xml, ("skipped", ""), &why, ""))?;
    } else if finding.check.severity.is_flag() {
        let kind = finding.check.verdict.name();
        case.write_inner_content(|xml| told(xml, ("failure", kind), message, &wording.formula))?;
    } else {
        case.write_empty()?;
    }
    Ok(())
}

/// Why nothing is said of `finding`.
fn skip(finding: &Finding, message: &str) -> Option<String> {
    match &finding.decision {
        Some(decision) => Some(decision.reason.clone()),
        None => (finding.check.verdict == Verdict::Unverifiable).then(|| message.to_owned()),
    }
}

/// An element with its kind, where it has one.
fn told(xml: &mut Xml, (element, kind): (&str, &str), message: &str, body: &str) -> io::Result<()> {
    let element = xml.create_element(element).with_attribute(("message", clean(message).as_str()));
    let element = if kind.is_empty() { element } else { element.with_attribute(("type", kind)) };
    match body {
        "" => element.write_empty()?,
        _ => element.write_text_content(BytesText::new(&clean(body)))?,
    };
    Ok(())
}

/// `text` without the characters that XML does not allow.
fn clean(text: &str) -> String {
    text.chars().map(|c| if is_allowed(c) { c } else { '\u{fffd}' }).collect()
}

fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'))
}
