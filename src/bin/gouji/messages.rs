//! What the command line says when something cannot be done, in both languages.

use std::io;
use std::path::Path;

use gouji::report::Language;

/// That the result could not be written.
pub fn write_failed(error: &io::Error, language: Language) -> String {
    match language {
        Language::Zh => format!("无法写出结果（{error}）。请确认输出位置可写、磁盘未满。"),
        Language::En => format!("cannot write the result ({error}). Make sure that there is room and leave to write."),
    }
}

/// That a certificate has no such form.
pub fn no_such_certificate(language: Language) -> &'static str {
    match language {
        Language::Zh => "核对单只有 html（默认）、json、jsonl 三种形式，请改用其中一种。",
        Language::En => "a certificate is html (default), json or jsonl: choose one of these.",
    }
}

/// That several files make no single JSON value.
pub fn several_as_json(language: Language) -> &'static str {
    match language {
        Language::Zh => "核对多个文件时请用 --format jsonl，每行一份结果。",
        Language::En => "for several files use --format jsonl: a result a line.",
    }
}

/// That only one file can be annotated at a time.
pub fn annotates_one(language: Language) -> &'static str {
    match language {
        Language::Zh => "--annotate 一次只能用于一个文件。请逐个核对。",
        Language::En => "--annotate takes one file: check the files one by one.",
    }
}

/// That the copy would take the place of the document itself.
pub fn annotates_itself(language: Language) -> &'static str {
    match language {
        Language::Zh => "--annotate 的文件与原文件相同。请另取文件名，原文件保持不变。",
        Language::En => "--annotate names the document itself: choose another name; the document stays as it is.",
    }
}

/// That comments cannot be put into `document`.
pub fn no_office_file(document: &Path, language: Language) -> String {
    let name = document.display();
    match language {
        Language::Zh => {
            format!("{name}: 不是 .docx 或 .xlsx 文件，无法写入批注。请用 Word、Excel 或 WPS 另存为其中一种。")
        }
        Language::En => format!("{name}: comments need a .docx or .xlsx file. Save it as one of these."),
    }
}

/// That `placed` of `all` findings stand as comments in `copy`.
pub fn annotated(copy: &Path, placed: usize, all: usize, language: Language) -> String {
    let name = copy.display();
    match (language, all - placed) {
        (Language::Zh, 0) => format!("{placed} 处问题已作为批注写入 {name}"),
        (Language::Zh, left) => {
            format!("{placed} 处问题已作为批注写入 {name}；另有 {left} 处在脚注、文本框或公式中，不能加批注")
        }
        (Language::En, 0) => format!("{placed} findings written to {name} as comments"),
        (Language::En, left) => {
            format!(
                "{placed} findings written to {name} as comments; {left} more stand in notes, text boxes or formulas, where none can be"
            )
        }
    }
}

/// That there was no file to check.
pub fn nothing_to_check(language: Language) -> &'static str {
    match language {
        Language::Zh => "文件夹中没有可核对的文件。请确认路径，或直接指定文件。",
        Language::En => "the folder holds no document. Check the path, or name the files.",
    }
}
