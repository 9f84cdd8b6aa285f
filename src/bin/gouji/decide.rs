//! `gouji decide`: puts a finding aside, and keeps the decision in a file.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use gouji::check::Severity;
use gouji::render::wire::decisions;
use gouji::report::{Decision, Language};
use gouji::{Options, read as reader};

use crate::args::Decide;
use crate::messages;
use crate::{CLEAN, fail, rules};

/// Does what `decide` asks; the exit status.
pub fn run(decide: &Decide, language: Language) -> u8 {
    let kept = match read(&decide.decisions, language) {
        Ok(kept) => kept,
        Err(_) if !decide.hashes && !decide.decisions.exists() => Vec::new(),
        Err(message) => return fail(&message),
    };
    let result = match &decide.fingerprint {
        Some(fingerprint) if !decide.hashes => add(decide, fingerprint, kept, language),
        _ => decisions::hashes(&kept).map_err(|error| error.to_string()),
    };
    match result {
        Ok(told) => match io::stdout().lock().write_all(told.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => fail(&messages::write_failed(&error, language)),
            _ => CLEAN,
        },
        Err(message) => fail(&message),
    }
}

/// The decisions kept in `file`.
pub fn read(file: &Path, language: Language) -> Result<Vec<Decision>, String> {
    let json = reader::as_it_stands(file).map_err(|error| error.message(language))?;
    decisions::read(&json).map_err(|what| match language {
        Language::Zh => format!("无法采用 {}：{}", file.display(), what.zh),
        Language::En => format!("cannot use {}: {}", file.display(), what.en),
    })
}

fn add(decide: &Decide, fingerprint: &str, mut kept: Vec<Decision>, language: Language) -> Result<String, String> {
    let pick = |zh: String, en: String| match language {
        Language::Zh => zh,
        Language::En => en,
    };
    let decision = Decision {
        fingerprint: fingerprint.to_owned(),
        reason: decide.reason.clone().unwrap_or_default().trim().to_owned(),
        by: decide.by.as_deref().map(str::trim).filter(|by| !by.is_empty()).map(str::to_owned),
    };
    let severity = match &decide.of {
        Some(file) => severity(file, &decide.rules, fingerprint, language)?,
        None if is_fingerprint(fingerprint) => Severity::Warning,
        None => {
            return Err(pick(
                format!("“{fingerprint}”不是问题的标识。请照抄 gouji check 结果中的“标识”。"),
                format!("{fingerprint:?} is no fingerprint. Copy one from what gouji check prints."),
            ));
        }
    };
    decision.validate(severity).map_err(|refusal| {
        let why = refusal.message();
        pick(format!("不能搁置：{}", why.zh), format!("cannot put it aside: {}", why.en))
    })?;
    let told = pick(
        format!("已记入 {}：{fingerprint}\n", decide.decisions.display()),
        format!("kept in {}: {fingerprint}\n", decide.decisions.display()),
    );
    kept.retain(|other| other.fingerprint != decision.fingerprint);
    kept.push(decision);
    let json = decisions::write(&kept).map_err(|error| error.to_string())?;
    replace(&decide.decisions, &json).map_err(|error| messages::write_failed(&error, language))?;
    Ok(told)
}

fn is_fingerprint(text: &str) -> bool {
    let is_hex = |part: &str| part.chars().all(|c| c.is_ascii_hexdigit());
    text.split_once('-').is_some_and(|(a, b)| a.len() == 16 && b.len() == 8 && is_hex(a) && is_hex(b))
}

/// How much the finding of `file` matters that has the fingerprint.
fn severity(file: &Path, packs: &[PathBuf], fingerprint: &str, language: Language) -> Result<Severity, String> {
    let given = rules::given(packs, language)?;
    let text = reader::file(file).map_err(|error| error.message(language))?;
    let mut options = Options::default();
    options.rules = given.as_ref().unwrap_or(options.rules);
    let report = gouji::audit(&text.text, &options);
    let finding = report.findings.iter().find(|finding| finding.fingerprint.to_string() == fingerprint);
    finding.map(|finding| finding.check.severity).ok_or_else(|| match language {
        Language::Zh => format!("{} 中没有标识为 {fingerprint} 的问题。请重新核对，照抄其标识。", file.display()),
        Language::En => {
            format!("{} has no finding {fingerprint}. Check it again and copy the fingerprint.", file.display())
        }
    })
}

/// Writes `json` in place of `file`, all of it or nothing.
fn replace(file: &Path, json: &str) -> io::Result<()> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".new");
    fs::write(&beside, json)?;
    fs::rename(&beside, file)
}
