//! What may be asked on the command line, told in the language asked for.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ErrorKind};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use gouji::report::Language;

/// The whole command line.
#[derive(Parser)]
#[command(name = "gouji", version, arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
    #[arg(long, global = true, value_enum, default_value_t = Lang::Zh, value_name = "LANG")]
    lang: Lang,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    Check(Check),
    Decide(Decide),
    Rules(Rules),
    Compare(Compare),
}

/// What to check, and how to show the result.
#[derive(clap::Args)]
pub struct Check {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
    #[arg(long)]
    pub certificate: bool,
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub annotate: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub rules: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
}

/// A finding to put aside.
#[derive(clap::Args)]
pub struct Decide {
    #[arg(value_name = "FINGERPRINT", required_unless_present = "hashes")]
    pub fingerprint: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub decisions: PathBuf,
    #[arg(long, value_name = "TEXT", required_unless_present = "hashes")]
    pub reason: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub of: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "of")]
    pub rules: Vec<PathBuf>,
    #[arg(long, conflicts_with_all = ["fingerprint", "reason", "by", "of", "rules"])]
    pub hashes: bool,
}

/// What to do with rule packs.
#[derive(clap::Args)]
#[command(subcommand_required = true, arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Rules {
    #[command(subcommand)]
    pub task: RulesTask,
}

/// One thing to do with rule packs.
#[derive(Subcommand)]
pub enum RulesTask {
    Check {
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    List {
        #[arg(long, value_name = "FILE")]
        rules: Vec<PathBuf>,
    },
    Explain {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long, value_name = "FILE")]
        rules: Vec<PathBuf>,
    },
}

/// Two reports, of last year and of this.
#[derive(clap::Args)]
pub struct Compare {
    #[arg(value_name = "LAST")]
    pub last: PathBuf,
    #[arg(value_name = "THIS")]
    pub this: PathBuf,
    #[arg(long)]
    pub json: bool,
}

/// The form of the result.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
    Jsonl,
    Html,
    Csv,
    Sarif,
    Junit,
    Github,
}

/// When to use colours.
#[derive(Clone, Copy, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

impl From<Color> for anstream::ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    Zh,
    En,
}

/// The language that `given` asks for, known before anything else is: help and complaints are told in it too.
pub fn language(given: &[OsString]) -> Language {
    let english = |pair: &[OsString]| pair[0] == "--lang" && pair[1] == "en";
    if given.windows(2).any(english) || given.iter().any(|one| one == "--lang=en") {
        Language::En
    } else {
        Language::Zh
    }
}

/// A command line that asks for nothing to be checked: for help, or something that is not to be had.
pub struct Refusal {
    error: clap::Error,
    language: Language,
}

/// Reads the command line.
pub fn parse(given: &[OsString], language: Language) -> Result<Args, Refusal> {
    let matches = command(language).try_get_matches_from(given);
    matches.and_then(|matches| Args::from_arg_matches(&matches)).map_err(|error| Refusal { error, language })
}

fn command(language: Language) -> clap::Command {
    let pick = |zh: &'static str, en: &'static str| match language {
        Language::Zh => zh,
        Language::En => en,
    };
    let template = pick(
        "{about}\n\n用法：{usage}\n\n{all-args}{after-help}",
        "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}",
    );
    let options = pick("选项", "Options");
    let values = |command: clap::Command| {
        let plain = |arg: clap::Arg| match arg.get_action().takes_values() {
            true => arg.hide_possible_values(true).hide_default_value(true),
            false => arg,
        };
        command.mut_args(plain).help_template(template)
    };
    let lang = pick("显示语言：zh（默认）、en", "language: zh (default), en");
    let help = pick("显示帮助", "show this help");
    let version = pick("显示版本", "show the version");
    let flag = |name, short, help, action| {
        clap::Arg::new(name).short(short).long(name).help(help).help_heading(options).action(action).global(true)
    };
    let check = |check: clap::Command| {
        let check = check
            .about(pick("核对报告中的数据", "check the figures of reports"))
            .after_help(pick(
                "退出状态：0 未发现问题，1 发现错误或待核实之处，2 有文件无法核对",
                "Exit status: 0 nothing flagged, 1 errors or warnings, 2 some file could not be checked",
            ))
            .mut_arg("files", |arg| {
                arg.help_heading(pick("参数", "Arguments"))
                    .help(pick("文件或文件夹，可以有几个；“-”为标准输入", "files or folders, or - for standard input"))
            })
            .mut_arg("format", |arg| {
                arg.help_heading(options).help(pick(
                    "结果的形式：text（默认）、json、jsonl、html、csv、sarif、junit、github",
                    "form of the result: text (default), json, jsonl, html, csv, sarif, junit, github",
                ))
            })
            .mut_arg("certificate", |arg| {
                arg.help_heading(options).help(pick(
                    "出具核对单：html（默认）、json、jsonl",
                    "make a certificate: html (default), json, jsonl",
                ))
            })
            .mut_arg("decisions", |arg| {
                arg.help_heading(options)
                    .help(pick("搁置记录文件，见 gouji decide", "what is put aside; see gouji decide"))
            })
            .mut_arg("annotate", |arg| {
                arg.help_heading(options).help(pick(
                    "另存一份 Word 或 Excel 文件，把问题写成批注",
                    "save a copy of the Word or Excel file, with the findings as comments",
                ))
            })
            .mut_arg("rules", |arg| {
                arg.help_heading(options).help(pick(
                    "另加的规则包（TOML），可以有几个；见 gouji rules",
                    "a rule pack of one's own (TOML), may be given several times; see gouji rules",
                ))
            })
            .mut_arg("color", |arg| {
                arg.help_heading(options)
                    .help(pick("是否着色：auto（默认）、always、never", "colours: auto (default), always, never"))
            });
        values(check)
    };
    let decide = |decide: clap::Command| {
        let told = [
            ("decisions", "搁置记录文件，没有就新建", "the file that keeps the decisions, made if missing"),
            ("reason", "为什么可以如此", "why it may stand"),
            ("by", "由谁决定；错误（强制性）必须写明", "who decided; an error needs it"),
            (
                "of",
                "所属的报告：据以确认有这一处、是否错误",
                "the report: makes sure that it is there, and whether it is an error",
            ),
            (
                "rules",
                "核对该报告时另加的规则包，可以有几个",
                "the rule packs of one's own that it is checked with, may be given several times",
            ),
            ("hashes", "输出不含文字的摘要", "print the decisions as hashes, without any text"),
        ];
        let decide = decide.about(pick("搁置一处问题，写明理由", "put a finding aside, with the reason")).mut_arg(
            "fingerprint",
            |arg| {
                arg.help_heading(pick("参数", "Arguments"))
                    .help(pick("核对结果中的标识", "the fingerprint that check prints"))
            },
        );
        let with = |command: clap::Command, (name, zh, en): (&'static str, _, _)| {
            command.mut_arg(name, |arg| arg.help_heading(options).help(pick(zh, en)))
        };
        values(told.into_iter().fold(decide, with))
    };
    let with = |command: clap::Command, name: &'static str, heading: &'static str, told: &'static str| {
        command.mut_arg(name, |arg| arg.help_heading(heading).help(told))
    };
    let arguments = pick("参数", "Arguments");
    let rules = |rules: clap::Command| {
        let pack = pick("另加的规则包，可以有几个", "a rule pack of one's own, may be given several times");
        let check = |check: clap::Command| {
            let check = check.about(pick("检查规则包及其例子", "check rule packs and their examples"));
            values(with(check, "files", arguments, pick("规则包文件", "files of rule packs")))
        };
        let list = |list: clap::Command| {
            values(with(list.about(pick("列出各条规则", "list the rules")), "rules", options, pack))
        };
        let explain = |explain: clap::Command| {
            let explain = explain.about(pick("说明一条规则", "explain a rule"));
            let id = pick("规则名称，如 disclosure/balance", "the rule, such as disclosure/balance");
            values(with(with(explain, "id", arguments, id), "rules", options, pack))
        };
        values(rules)
            .about(pick("查看、检查规则包", "look at rule packs, and check them"))
            .subcommand_help_heading(pick("命令", "Commands"))
            .mut_subcommand("check", check)
            .mut_subcommand("list", list)
            .mut_subcommand("explain", explain)
    };
    let compare = |compare: clap::Command| {
        let compare = compare
            .about(pick("上下两年的报告对照核对", "hold this year's report against last year's"))
            .after_help(pick(
                "退出状态：0 未发现问题，1 发现待核实之处，2 有文件无法核对",
                "Exit status: 0 nothing flagged, 1 something flagged, 2 a file could not be checked",
            ));
        let compare = with(compare, "last", arguments, pick("上年的报告", "last year's report"));
        let compare = with(compare, "this", arguments, pick("本年的报告", "this year's report"));
        values(with(compare, "json", options, pick("结果为 JSON", "print JSON")))
    };
    values(Args::command())
        .about(pick(
            "勾稽：核对公文报告中的数据是否对得上",
            "Gouji cross-checks the figures of Chinese official reports",
        ))
        .subcommand_help_heading(pick("命令", "Commands"))
        .mut_arg("lang", |arg| arg.help_heading(options).help(lang))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', help, clap::ArgAction::Help))
        .arg(flag("version", 'V', version, clap::ArgAction::Version).global(false))
        .mut_subcommand("check", check)
        .mut_subcommand("decide", decide)
        .mut_subcommand("rules", rules)
        .mut_subcommand("compare", compare)
}

impl Refusal {
    /// Prints help to standard output and complaints to standard error; the exit status.
    pub fn print(&self) -> u8 {
        let error = &self.error;
        let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
        let helpful = asked || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
        if helpful || self.language == Language::En {
            // A reader that is gone needs no help.
            let _ = error.print();
            return if asked { crate::CLEAN } else { crate::FAILED };
        }
        crate::fail(&format!("{}用 gouji --help 查看用法。", self.complaint()))
    }

    /// What is wrong, in Chinese; clap itself speaks English only.
    fn complaint(&self) -> String {
        let context = |kind| self.error.get(kind).map(ToString::to_string).unwrap_or_default();
        let argument = context(ContextKind::InvalidArg);
        match self.error.kind() {
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
                let (value, valid) = (context(ContextKind::InvalidValue), context(ContextKind::ValidValue));
                match value.as_str() {
                    "" => format!("选项 {argument} 缺少值，可用：{valid}。"),
                    _ => format!("选项 {argument} 不能是“{value}”，可用：{valid}。"),
                }
            }
            ErrorKind::UnknownArgument => format!("没有“{argument}”这个选项或参数。"),
            ErrorKind::InvalidSubcommand => {
                format!(
                    "没有“{}”这个命令，可用：check、decide、rules、compare。",
                    context(ContextKind::InvalidSubcommand)
                )
            }
            ErrorKind::MissingSubcommand => "缺少命令，可用：check、decide、rules、compare。".to_owned(),
            ErrorKind::MissingRequiredArgument => format!("缺少参数 {argument}。"),
            ErrorKind::ArgumentConflict => match context(ContextKind::PriorArg) {
                prior if prior.is_empty() || prior == argument => format!("选项 {argument} 只能给一次。"),
                prior => format!("{argument} 不能与 {prior} 同用。"),
            },
            _ => format!("命令行有误（{}）。", self.error.kind()),
        }
    }
}
