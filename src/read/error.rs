//! Why a file could not be read, and what to do about it, in both languages.

use std::io;

use crate::MAX_TEXT;
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
    /// It is larger than [`MAX_TEXT`].
    TooLarge,
    /// The system failed to read it.
    Io(io::Error),
    /// A zip archive.
    Zip,
    /// An OLE file: .doc, .xls, .wps, .et.
    Ole,
    /// A PDF.
    Pdf,
    /// Rich text.
    Rtf,
    /// A picture.
    Picture,
    /// Bytes that are evidently no text.
    Binary,
    /// No known encoding fits from this byte on.
    Encoding(usize),
    /// An office file, a page or a table in which something is amiss.
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
            Problem::TooLarge => return too_large(language),
            Problem::Io(error) => return failed(error, language),
            Problem::Zip => (
                "这是压缩格式的文件，不是文本。请指定其中的文件，或另存为 .docx、.xlsx 或纯文本（.txt）。",
                "it is a zip container, not text. Name a file in it, or save it as .docx, .xlsx or plain text (.txt).",
            ),
            Problem::Ole => (
                "这是旧版办公软件的文件（如 .doc、.xls、.wps、.et）或设有密码的文件，不能直接读取。请用 Word、WPS 或 Excel 打开，去掉密码，另存为 .docx 或 .xlsx。",
                "it is an old office file (such as .doc, .xls, .wps or .et) or has a password, and cannot be read. Open it in Word, WPS or Excel, take the password off, and save it as .docx or .xlsx.",
            ),
            Problem::Pdf => (
                "这是 PDF 文件，目前还不能直接读取。请把其中的文字复制到纯文本文件（.txt）再核对。",
                "it is a PDF, which cannot be read yet. Copy its text into a plain text file (.txt) and check that.",
            ),
            Problem::Rtf => (
                "这是 RTF 文件，目前还不能直接读取。请另存为纯文本（.txt）再核对。",
                "it is rich text (RTF), which cannot be read yet. Save it as plain text (.txt) and check that.",
            ),
            Problem::Picture => (
                "这是图片，其中的文字无法读取。请先做文字识别，再核对得到的文本。",
                "it is a picture, whose text cannot be read. Run text recognition first and check the text that comes of it.",
            ),
            Problem::Binary => (
                "内容不是文本。请确认选对了文件，或另存为纯文本（.txt）再核对。",
                "it holds no text. Make sure that it is the right file, or save it as plain text (.txt).",
            ),
            Problem::Encoding(at) => return encoding(*at, language),
            Problem::Content(problem) => {
                return match language {
                    Language::Zh => problem.zh(),
                    Language::En => problem.en(),
                };
            }
        };
        match language {
            Language::Zh => zh,
            Language::En => en,
        }
        .to_owned()
    }
}

fn too_large(language: Language) -> String {
    let limit = MAX_TEXT >> 20;
    match language {
        Language::Zh => format!("文件超过 {limit} MB 的上限。请拆成几个文件分别核对。"),
        Language::En => format!("it is larger than {limit} MB. Split it up and check the parts."),
    }
}

fn failed(error: &io::Error, language: Language) -> String {
    match language {
        Language::Zh => format!("读取失败（{error}）。请确认文件可以打开，然后重试。"),
        Language::En => format!("reading it failed ({error}). Make sure that it can be opened, then try again."),
    }
}

fn encoding(at: usize, language: Language) -> String {
    let byte = at + 1;
    match language {
        Language::Zh => format!(
            "从第 {byte} 个字节起无法识别文字编码：不是 UTF-8、UTF-16，也不是 GB18030。请另存为 UTF-8 编码的文本再核对。"
        ),
        Language::En => format!(
            "from byte {byte} on its encoding is unknown: neither UTF-8 nor UTF-16 nor GB18030. Save it as UTF-8 text and check that."
        ),
    }
}
