//! Why a file could not be read, and what to do about it, in both languages.

use std::io;

use crate::text::Language;

/// A file that could not be read.
#[derive(Debug)]
pub struct Error {
    /// The file's name.
    pub name: String,
    /// What stands in the way.
    pub problem: Problem,
}

/// What stands in the way of reading a text.
#[derive(Debug)]
#[non_exhaustive]
pub enum Problem {
    /// There is no such file.
    Missing,
    /// It is a folder.
    Folder,
    /// It may not be read.
    Forbidden,
    /// The system failed to read it.
    Io(io::Error),
    /// What it holds cannot be read.
    Content(gouji_readers::Problem),
}

impl From<gouji_readers::Problem> for Problem {
    fn from(problem: gouji_readers::Problem) -> Self {
        Problem::Content(problem)
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Problem::Missing,
            io::ErrorKind::IsADirectory => Problem::Folder,
            io::ErrorKind::PermissionDenied => Problem::Forbidden,
            _ => Problem::Io(error),
        }
    }
}

impl Error {
    /// What happened, to which file, and what to do.
    pub fn message(&self, language: Language) -> String {
        let Error { name, problem } = self;
        match language {
            Language::Zh => format!("无法核对 {name}：{}", problem.message(language)),
            Language::En => format!("cannot check {name}: {}", problem.message(language)),
        }
    }
}

impl Problem {
    /// What happened and what to do.
    pub fn message(&self, language: Language) -> String {
        let (zh, en) = match self {
            Problem::Missing => (
                "没有这个文件。请检查路径；要从标准输入读取，请用“-”代替文件名。",
                "there is no such file. Check the path, or give - to read standard input.",
            ),
            Problem::Folder => (
                "这是文件夹，不是文件。请指定其中的一个文件。",
                "it is a folder, not a file. Name one of the files in it.",
            ),
            Problem::Forbidden => (
                "没有读取权限。请修改文件权限，或另存到可以读取的位置。",
                "you may not read it. Change its permissions, or save a copy where you may.",
            ),
            Problem::Io(error) => return failed(error, language),
            Problem::Content(problem) => return content(problem, language),
        };
        match language {
            Language::Zh => zh,
            Language::En => en,
        }
        .to_owned()
    }
}

/// What a reader says of what a file holds.
fn content(problem: &gouji_readers::Problem, language: Language) -> String {
    match language {
        Language::Zh => problem.zh(),
        Language::En => problem.en(),
    }
}

fn failed(error: &io::Error, language: Language) -> String {
    match language {
        Language::Zh => format!("读取失败（{error}）。请确认文件可以打开，然后重试。"),
        Language::En => format!("reading it failed ({error}). Make sure that it can be opened, then try again."),
    }
}
