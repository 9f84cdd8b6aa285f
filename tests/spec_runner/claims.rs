//! Expectations of claims: relation, verdict, severity, each figure with its role, and what is said of it.

use gouji::render::wire::{Check, Report, Text};

use super::{Lines, one_line};

/// Roles in the order in which a claim's figures are compared, so that a whole may stand before or behind its parts.
const ROLES: [&str; 8] = ["whole", "part", "base", "current", "amount", "stated", "item", "context"];
const FLAGS: [&str; 2] = ["error", "warning"];

/// An expected claim and the lines indented below it, `key: words`.
struct Expected<'m> {
    head: &'m str,
    figures: Vec<(&'m str, String)>,
    below: Vec<(&'m str, &'m str)>,
}

/// Every check, or those that somebody has to look at.
pub fn claims(expected: &[&str], report: &Report, flags: bool) -> Result<Lines, String> {
    let expected = parse(expected)?;
    let checks = report.checks.iter().filter(|check| !flags || FLAGS.contains(&check.severity));
    let got = checks.enumerate().flat_map(|(index, check)| {
        let wanted = expected.get(index);
        let mut lines = vec![line(report, check, wanted.map_or(&[], |wanted| &wanted.figures))];
        lines.extend(wanted.iter().flat_map(|wanted| &wanted.below).map(|(key, words)| said(check, key, words)));
        lines
    });
    let got = got.collect();
    let wanted = expected.iter().flat_map(|expected| {
        let below = expected.below.iter().map(|(key, words)| indented(key, words));
        std::iter::once(joined(expected.head, &expected.figures)).chain(below)
    });
    Ok((wanted.collect(), got))
}

fn parse<'m>(lines: &[&'m str]) -> Result<Vec<Expected<'m>>, String> {
    let mut claims: Vec<Expected> = Vec::new();
    for line in lines {
        let colon = || format!("expected `relation verdict severity: role=TEXT …` or, indented, `key: words`: {line}");
        let (head, rest) = line.split_once(": ").ok_or_else(colon)?;
        if line.starts_with(' ') {
            let key = head.trim();
            if !["repair", "readings", "cause", "message", "rule", "why"].contains(&key) {
                return Err(format!("no such key: {line}"));
            }
            let claim = claims.last_mut().ok_or_else(colon)?;
            claim.below.push((key, rest.trim()));
        } else {
            claims.push(Expected { head, figures: ordered(figures(rest)?), below: Vec::new() });
        }
    }
    Ok(claims)
}

/// `role=TEXT role=TEXT …`, where a TEXT may hold blanks.
fn figures(text: &str) -> Result<Vec<(&str, String)>, String> {
    let mut figures: Vec<(&str, String)> = Vec::new();
    for word in text.split_whitespace() {
        match (word.split_once('='), figures.last_mut()) {
            (Some((role, text)), _) if ROLES.contains(&role) => figures.push((role, text.to_owned())),
            (None, Some((_, text))) => *text = format!("{text} {word}"),
            _ => return Err(format!("no role: {word}")),
        }
    }
    Ok(figures)
}

/// A check as a line; where its figure is expected as `*`, it is that.
fn line(report: &Report, check: &Check, expected: &[(&str, String)]) -> String {
    let used = check.figures.iter().map(|used| (used.role, printed(report, &used.id)));
    let mut figures = ordered(used.collect());
    for (figure, _) in figures.iter_mut().zip(expected).filter(|(_, (_, text))| text == "*") {
        figure.1 = "*".to_owned();
    }
    joined(&format!("{} {} {}", check.relation, check.verdict, check.severity), &figures)
}

fn printed(report: &Report, id: &str) -> String {
    report.figures.iter().find(|figure| figure.id == id).map(|figure| one_line(&figure.text)).unwrap_or_default()
}

fn ordered(mut figures: Vec<(&str, String)>) -> Vec<(&str, String)> {
    figures.sort_by_key(|(role, _)| ROLES.iter().position(|other| other == role));
    figures
}

fn joined(head: &str, figures: &[(&str, String)]) -> String {
    let figures: Vec<_> = figures.iter().map(|(role, text)| format!("{role}={text}")).collect();
    format!("{head}: {}", figures.join(" "))
}

fn indented(key: &str, words: &str) -> String {
    format!("  {key}: {words}")
}

/// The line with `words` where the check says so, else with what it says.
fn said(check: &Check, key: &str, words: &str) -> String {
    let either = |text: &Text| {
        let agrees = text.zh.contains(words) || text.en.contains(words);
        if agrees { words.to_owned() } else { format!("{} · {}", text.zh, text.en) }
    };
    let said = match key {
        "repair" => check.repairs.first().map(|repair| repair.text.clone()),
        "readings" => {
            check.readings.as_ref().map(|readings| readings.join(" ")).filter(|readings| !readings.is_empty())
        }
        "cause" => check.cause.as_ref().map(either),
        "rule" => check.rule.clone(),
        "why" => Some(either(&check.why)),
        _ => Some(either(&check.message)),
    };
    indented(key, said.as_deref().unwrap_or("none"))
}
