//! The forms of the result, each as what comes before, for a file, between files, and behind.

use gouji::AuditReport;
use gouji::read::Error;
use gouji::render::{certificate, csv, github, html, junit, sarif, terminal, wire};
use gouji::report::Language;

use crate::args::Format;

/// What the result is to be.
#[derive(Clone, Copy)]
pub struct Output {
    pub format: Format,
    pub certificate: bool,
    pub language: Language,
    /// Whether the terminal takes colours.
    pub styled: bool,
    /// Whether JSON is to be read by a person.
    pub pretty: bool,
}

impl Output {
    /// What comes before the first file.
    pub fn head(self) -> String {
        match self.format {
            Format::Html if self.certificate => html::head(certificate::title(self.language), self.language),
            Format::Html => html::head(env!("CARGO_PKG_NAME"), self.language),
            Format::Csv => csv::head(self.language),
            Format::Sarif => sarif::head(self.language),
            Format::Junit => junit::HEAD.to_owned(),
            Format::Text | Format::Json | Format::Jsonl | Format::Github => String::new(),
        }
    }

    /// What is said of a file.
    pub fn report(self, audit: &AuditReport) -> String {
        let language = self.language;
        match self.format {
            Format::Text => terminal::render(audit, terminal::Look { language, styled: self.styled }),
            Format::Json | Format::Jsonl => self.json(audit),
            Format::Html if self.certificate => certificate::section(audit, language),
            Format::Html => html::report(audit, language),
            Format::Csv => csv::report(audit, language),
            Format::Sarif => sarif::report(audit, language),
            Format::Junit => junit::report(audit, language),
            Format::Github => github::report(audit, language),
        }
    }

    fn json(self, audit: &AuditReport) -> String {
        let value = if self.certificate {
            serde_json::to_string(&wire::certificate::Certificate::from(audit))
        } else if self.pretty && self.format == Format::Json {
            serde_json::to_string_pretty(&wire::Report::from(audit))
        } else {
            serde_json::to_string(&wire::Report::from(audit))
        };
        // Strings, numbers and lists are always written.
        value.unwrap_or_default() + "\n"
    }

    /// What is said of a file that could not be read; standard error is told in any case.
    pub fn failure(self, error: &Error) -> String {
        let message = error.message(self.language);
        match self.format {
            Format::Html => html::failure(&error.name, &message),
            Format::Csv => csv::failure(&error.name, &message),
            Format::Junit => junit::failure(&error.name, &message),
            Format::Github => github::failure(&error.name, &message),
            Format::Jsonl => {
                let told = [Language::Zh, Language::En].map(|language| error.problem.message(language));
                let failure = serde_json::json!({
                    "schema": "gouji.failure/1",
                    "source": {"name": error.name},
                    "error": {"zh": told[0], "en": told[1]},
                });
                format!("{failure}\n")
            }
            Format::Text | Format::Json | Format::Sarif => String::new(),
        }
    }

    /// What stands between two pieces.
    pub fn between(self) -> &'static str {
        match self.format {
            Format::Sarif => ",\n",
            Format::Text => "\n",
            _ => "",
        }
    }

    /// What comes behind the last file; `failures` are the files that could not be read, with why.
    pub fn foot(self, failures: &[(String, String)]) -> String {
        match self.format {
            Format::Html => html::FOOT.to_owned(),
            Format::Sarif => sarif::foot(failures),
            Format::Junit => junit::FOOT.to_owned(),
            _ => String::new(),
        }
    }
}
