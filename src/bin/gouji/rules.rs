//! `gouji rules`: the rule packs that there are, what a rule says, and whether a pack is in order.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gouji::check::Severity;
use gouji::render::labels;
use gouji::report::Language;
use gouji::rules::{Pack, Rule, Rules, Scope};
use gouji::{load_pack, read};

use crate::args::RulesTask;
use crate::messages;
use crate::{CLEAN, FAILED, FLAGGED, fail};

/// Does what `task` asks; the exit status.
pub fn run(task: &RulesTask, language: Language) -> u8 {
    let (told, status) = match task {
        RulesTask::Check { files } => check(files, language),
        RulesTask::List { rules } => match with(Rules::in_full(), rules, language) {
            Ok(rules) => (list(&rules, language), CLEAN),
            Err(message) => return fail(&message),
        },
        RulesTask::Explain { id, rules } => match with(Rules::in_full(), rules, language) {
            Ok(rules) => match explain(id, &rules, language) {
                Some(told) => (told, CLEAN),
                None => return fail(&unknown(id, language)),
            },
            Err(message) => return fail(&message),
        },
    };
    match io::stdout().lock().write_all(told.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => fail(&messages::write_failed(&error, language)),
        _ => status,
    }
}

/// The packs of the official forms with those of `files`; `None` where there are no files.
pub fn given(files: &[PathBuf], language: Language) -> Result<Option<Rules>, String> {
    if files.is_empty() { Ok(None) } else { with(Rules::builtin().packs.clone(), files, language).map(Some) }
}

/// `packs` with those of `files`.
fn with(mut packs: Vec<Arc<Pack>>, files: &[PathBuf], language: Language) -> Result<Rules, String> {
    for file in files {
        let (pack, refused) = load(file, language)?;
        let Some(pack) = pack else { return Err(refused.join("\ngouji: ")) };
        if packs.iter().any(|other| other.id == pack.id) {
            return Err(match language {
                Language::Zh => format!("{}: 已有名为“{}”的规则包，请在 [pack] 中另取 id。", file.display(), pack.id),
                Language::En => {
                    format!("{}: there is a pack {} already: give it another id in [pack].", file.display(), pack.id)
                }
            });
        }
        packs.push(pack);
    }
    Ok(Rules::new(packs))
}

/// The pack in `file`, or its faults, a line each.
fn load(file: &Path, language: Language) -> Result<(Option<Arc<Pack>>, Vec<String>), String> {
    let text = read::as_it_stands(file).map_err(|error| error.message(language))?;
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(match load_pack(&stem, &text) {
        Ok(pack) => (Some(pack), Vec::new()),
        Err(faults) => {
            let line = |fault: &gouji::rules::Fault| {
                format!("{}:{}: {}", file.display(), fault.line, fault.what.get(language))
            };
            (None, faults.iter().map(line).collect())
        }
    })
}

/// What is wrong with the packs in `files`.
fn check(files: &[PathBuf], language: Language) -> (String, u8) {
    let (mut told, mut status) = (String::new(), CLEAN);
    for file in files {
        match load(file, language) {
            Err(message) => status = fail(&message),
            Ok((Some(pack), _)) => {
                let (rules, concepts) = (pack.rules.len(), pack.concepts.len());
                let examples: usize = pack.rules.iter().map(|rule| rule.hold.len() + rule.fail.len()).sum();
                let line = match language {
                    Language::Zh => {
                        format!("{}: 无误。规则 {rules} 条，项目 {concepts} 个，例子 {examples} 个。", file.display())
                    }
                    Language::En => format!(
                        "{}: in order; rules: {rules}, concepts: {concepts}, examples: {examples}.",
                        file.display()
                    ),
                };
                told.push_str(&(line + "\n"));
            }
            Ok((None, faults)) => {
                told.extend(faults.into_iter().map(|fault| fault + "\n"));
                status = if status == FAILED { FAILED } else { FLAGGED };
            }
        }
    }
    (told, status)
}

fn list(rules: &Rules, language: Language) -> String {
    let mut told = String::new();
    for pack in &rules.packs {
        let _ = writeln!(told, "{}  {}", pack.id, pack.title.get(language));
        for rule in &pack.rules {
            let _ = writeln!(told, "  {}  [{}]  {}", rule.id, severity(rule, language), pack.in_words(rule));
        }
    }
    told
}

fn severity(rule: &Rule, language: Language) -> &'static str {
    labels::severity(Severity::of(rule.weight), language)
}

/// All that is known of the rule `id`, which may leave out the name of its pack where no other has such a rule.
fn explain(id: &str, rules: &Rules, language: Language) -> Option<String> {
    let all = || rules.packs.iter().flat_map(|pack| pack.rules.iter().map(move |rule| (pack, rule)));
    let short = || all().filter(|(_, rule)| rule.id.split_once('/').is_some_and(|(_, name)| name == id));
    let (pack, rule) =
        all().find(|(_, rule)| rule.id == id).or_else(|| short().next().filter(|_| short().count() == 1))?;
    let zh = language == Language::Zh;
    let pick = |a: &'static str, b: &'static str| if zh { a } else { b };
    let place = match rule.scope {
        Scope::Everywhere => pick("正文和表格", "sentences and tables"),
        Scope::Prose => pick("正文", "sentences"),
        Scope::Table => pick("表格", "tables"),
    };
    let mut told = format!("{}  {}\n", rule.id, pack.title.get(language));
    let mut line = |name: &str, text: &str| {
        if !text.is_empty() {
            let _ = writeln!(told, "  {name}{}{}", pick("：", ": "), text.replace('\n', "\n    "));
        }
    };
    line(pick("勾稽关系", "tie"), &pack.in_words(rule));
    line(pick("理由", "reason"), rule.why.get(language));
    line(pick("依据", "source"), &rule.source);
    line(pick("性质", "severity"), severity(rule, language));
    line(pick("用于", "looked for in"), place);
    let mut terms: Vec<usize> = rule.tie.terms().into_iter().map(|(concept, _)| *concept).collect();
    terms.sort_unstable();
    terms.dedup();
    for concept in terms.into_iter().filter_map(|concept| pack.concepts.get(concept)) {
        line(&format!("{} {}", pick("项目", "concept"), concept.id), &concept.words.join(pick("、", ", ")));
    }
    rule.hold.iter().for_each(|place| line(pick("成立的例子", "holds in"), &place.text));
    rule.fail.iter().for_each(|place| line(pick("不成立的例子", "fails in"), &place.text));
    Some(told)
}

fn unknown(id: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("没有“{id}”这条规则，或有几个规则包都有它。请用 gouji rules list 查看全名。"),
        Language::En => format!("there is no rule {id}, or several packs have one: see gouji rules list."),
    }
}
