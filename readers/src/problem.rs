//! Why a file could not be read, and what to do about it, in both languages.

/// What stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// A zip container of no known kind.
    Unknown,
    /// It does not hold what such a file must hold.
    Damaged,
    /// It asks for a password.
    Encrypted,
    /// It declares a document type, which may name entities from elsewhere.
    Entities,
    /// Unpacked, a part of it is larger than this many MiB.
    Unpacked(u64),
    /// Its elements stand in each other deeper than this.
    Deep(usize),
    /// Its text is longer than this many MiB.
    Long(usize),
    /// It is no JSON: at this line and column.
    Json(usize, usize),
}

impl Problem {
    /// What is wrong and what to do, in Chinese.
    pub fn zh(&self) -> String {
        match self {
            Problem::Unknown => {
                "这是压缩文件，但不是 .docx 或 .xlsx。请另存为这两种格式之一，或另存为纯文本（.txt）。".into()
            }
            Problem::Damaged => "文件已损坏或不完整。请用 Word、WPS 或 Excel 打开后另存一份，再核对。".into(),
            Problem::Encrypted => "文件设有密码。请打开后去掉密码另存一份，再核对。".into(),
            Problem::Entities => {
                "文件中带有文档类型声明（可能引用外部内容），不予读取。请打开后另存一份，再核对。".into()
            }
            Problem::Unpacked(limit) => format!("文件解压后有一部分超过 {limit} MB 的上限。请拆成几个文件分别核对。"),
            Problem::Deep(limit) => format!("文件中的内容嵌套超过 {limit} 层的上限。请把文字复制到新文件再核对。"),
            Problem::Long(limit) => format!("文件中的文字超过 {limit} MB 的上限。请拆成几个文件分别核对。"),
            Problem::Json(line, column) => format!("JSON 第 {line} 行第 {column} 列有误。请改正后再核对。"),
        }
    }

    /// What is wrong and what to do, in English.
    pub fn en(&self) -> String {
        match self {
            Problem::Unknown => {
                "it is a zip container, but neither .docx nor .xlsx. Save it as one of these, or as plain text (.txt)."
                    .into()
            }
            Problem::Damaged => {
                "it is damaged or incomplete. Open it in Word, WPS or Excel, save a copy, and check that.".into()
            }
            Problem::Encrypted => "it has a password. Open it, save a copy without, and check that.".into(),
            Problem::Entities => {
                "it declares a document type, which may name things outside it. Open it, save a copy, and check that."
                    .into()
            }
            Problem::Unpacked(limit) => {
                format!("unpacked, a part of it is larger than {limit} MB. Split it up and check the parts.")
            }
            Problem::Deep(limit) => {
                format!("its contents are nested deeper than {limit}. Copy the text into a new file and check that.")
            }
            Problem::Long(limit) => format!("its text is longer than {limit} MB. Split it up and check the parts."),
            Problem::Json(line, column) => {
                format!("it is no JSON from line {line}, column {column} on. Mend it and check again.")
            }
        }
    }
}
