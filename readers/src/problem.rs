//! Why a file could not be read, and what to do about it, in both languages.

/// What stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// A container of no known kind.
    Unknown,
    /// It does not hold what such a file must hold.
    Damaged,
    /// A PDF that does not hold what it must hold.
    DamagedPdf,
    /// It asks for a password.
    Encrypted,
    /// A text document of the old Word or of WPS: .doc, .wps.
    OldText,
    /// A table or a presentation in an old form: .et, .dps, .ppt, .xls before Excel 97.
    OldTable,
    /// A fixed-layout document: .ofd.
    Ofd,
    /// Rich text.
    Rtf,
    /// A PDF without text: pages that are pictures.
    Scan,
    /// A PDF whose characters cannot be told from its fonts.
    Unmapped,
    /// A picture.
    Picture,
    /// Bytes that are evidently no text.
    Binary,
    /// No known encoding fits from this byte on.
    Encoding(usize),
    /// It declares a document type, which may name entities from elsewhere.
    Entities,
    /// The file is larger than this many MiB.
    Large(usize),
    /// Unpacked, it or a part of it is larger than this many MiB.
    Unpacked(usize),
    /// Its elements stand in each other deeper than this.
    Deep(usize),
    /// Its text is longer than this many MiB.
    Long(usize),
    /// It has more pages than this.
    Pages(usize),
    /// It is no JSON: at this line and column.
    Json(usize, usize),
}

impl Problem {
    /// The problem in one word, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::Unknown => "unknown",
            Problem::Damaged | Problem::DamagedPdf => "damaged",
            Problem::Encrypted => "encrypted",
            Problem::OldText => "old-text",
            Problem::OldTable => "old-table",
            Problem::Ofd => "ofd",
            Problem::Rtf => "rtf",
            Problem::Scan => "scan",
            Problem::Unmapped => "unmapped",
            Problem::Picture => "picture",
            Problem::Binary => "binary",
            Problem::Encoding(_) => "encoding",
            Problem::Entities => "entities",
            Problem::Large(_) | Problem::Unpacked(_) | Problem::Long(_) | Problem::Pages(_) => "too-large",
            Problem::Deep(_) => "too-deep",
            Problem::Json(..) => "json",
        }
    }

    /// What is wrong and what to do, in Chinese.
    pub fn zh(&self) -> String {
        let message = match self {
            Problem::Unknown => {
                "不认识这种文件。请另存为 .docx、.xlsx 或纯文本（.txt）再核对；压缩包请先解压，再指定其中的文件。"
            }
            Problem::Damaged => "文件已损坏或不完整。请用 Word、WPS 或 Excel 打开后另存一份，再核对。",
            Problem::DamagedPdf => {
                "PDF 已损坏或没有下载完整。请重新下载或索取一份；若用阅读器能打开，请另存（打印）为新的 PDF，或把文字复制到纯文本文件（.txt）再核对。"
            }
            Problem::Encrypted => "文件设有密码。请打开后去掉密码另存一份，再核对。",
            Problem::OldText => {
                "这是旧版 Word 文档（.doc）或 WPS 文字（.wps），不能直接读取。请用 Word 或 WPS 打开，另存为 .docx 再核对。"
            }
            Problem::OldTable => {
                "这是旧版表格或演示文稿（如 .et、.dps、.ppt、Excel 95 的 .xls），不能直接读取。请用 Excel 或 WPS 打开，另存为 .xlsx 再核对。"
            }
            Problem::Ofd => {
                "这是 OFD 版式文件，不能直接读取。请用阅读器打开，把文字复制到 Word 或纯文本文件，或索取 .docx 原件再核对。"
            }
            Problem::Rtf => "这是 RTF 文件，不能直接读取。请用 Word 或 WPS 打开，另存为 .docx 再核对。",
            Problem::Scan => {
                "PDF 中没有文字，多半是扫描件。请先做文字识别（OCR），再核对得到的文字，或索取 .docx 原件。"
            }
            Problem::Unmapped => {
                "PDF 的字体没有说明是哪些文字，读不出来。请索取 .docx 原件，或先做文字识别（OCR）再核对。"
            }
            Problem::Picture => "这是图片，其中的文字无法读取。请先做文字识别（OCR），再核对得到的文字。",
            Problem::Binary => "内容不是文本。请确认选对了文件，或另存为纯文本（.txt）再核对。",
            Problem::Encoding(at) => {
                return format!(
                    "从第 {} 个字节起无法识别文字编码：不是 UTF-8、UTF-16，也不是 GB18030。请另存为 UTF-8 编码的文本再核对。",
                    at + 1
                );
            }
            Problem::Entities => "文件中带有文档类型声明（可能引用外部内容），不予读取。请打开后另存一份，再核对。",
            Problem::Large(limit) => return format!("文件超过 {limit} MB 的上限。请拆成几个文件分别核对。"),
            Problem::Unpacked(limit) => {
                return format!("文件解压后超过 {limit} MB 的上限。请拆成几个文件分别核对。");
            }
            Problem::Deep(limit) => {
                return format!("文件中的内容嵌套超过 {limit} 层的上限。请把文字复制到新文件再核对。");
            }
            Problem::Long(limit) => return format!("文件中的文字超过 {limit} MB 的上限。请拆成几个文件分别核对。"),
            Problem::Pages(limit) => return format!("文件超过 {limit} 页的上限。请拆成几个文件分别核对。"),
            Problem::Json(line, column) => {
                return format!("JSON 第 {line} 行第 {column} 列有误。请改正后再核对。");
            }
        };
        message.to_owned()
    }

    /// What is wrong and what to do, in English.
    pub fn en(&self) -> String {
        let message = match self {
            Problem::Unknown => {
                "it is of no known kind. Save it as .docx, .xlsx or plain text (.txt); unpack an archive and name a file in it."
            }
            Problem::Damaged => {
                "it is damaged or incomplete. Open it in Word, WPS or Excel, save a copy, and check that."
            }
            Problem::DamagedPdf => {
                "this PDF is damaged or incomplete. Download it again or ask for another copy; if a viewer opens it, print it to a new PDF or copy its text into a plain text file, and check that."
            }
            Problem::Encrypted => "it has a password. Open it, save a copy without, and check that.",
            Problem::OldText => {
                "it is a document of the old Word (.doc) or of WPS (.wps), which cannot be read. Open it in Word or WPS, save it as .docx, and check that."
            }
            Problem::OldTable => {
                "it is a table or a presentation in an old form (such as .et, .dps, .ppt, or .xls of Excel 95), which cannot be read. Open it in Excel or WPS, save it as .xlsx, and check that."
            }
            Problem::Ofd => {
                "it is an OFD document, which cannot be read. Open it, copy its text into Word or a plain text file, or ask for the .docx, and check that."
            }
            Problem::Rtf => {
                "it is rich text (RTF), which cannot be read. Open it in Word or WPS, save it as .docx, and check that."
            }
            Problem::Scan => {
                "this PDF holds no text; it is most likely scanned. Run text recognition (OCR) first and check what comes of it, or ask for the .docx."
            }
            Problem::Unmapped => {
                "the fonts of this PDF do not say which characters they draw. Ask for the .docx, or run text recognition (OCR) first."
            }
            Problem::Picture => {
                "it is a picture, whose text cannot be read. Run text recognition (OCR) first and check what comes of it."
            }
            Problem::Binary => {
                "it holds no text. Make sure that it is the right file, or save it as plain text (.txt)."
            }
            Problem::Encoding(at) => {
                return format!(
                    "from byte {} on its encoding is unknown: neither UTF-8 nor UTF-16 nor GB18030. Save it as UTF-8 text and check that.",
                    at + 1
                );
            }
            Problem::Entities => {
                "it declares a document type, which may name things outside it. Open it, save a copy, and check that."
            }
            Problem::Large(limit) => return format!("it is larger than {limit} MB. Split it up and check the parts."),
            Problem::Unpacked(limit) => {
                return format!("unpacked, it is larger than {limit} MB. Split it up and check the parts.");
            }
            Problem::Deep(limit) => {
                return format!(
                    "its contents are nested deeper than {limit}. Copy the text into a new file and check that."
                );
            }
            Problem::Long(limit) => {
                return format!("its text is longer than {limit} MB. Split it up and check the parts.");
            }
            Problem::Pages(limit) => {
                return format!("it has more than {limit} pages. Split it up and check the parts.");
            }
            Problem::Json(line, column) => {
                return format!("it is no JSON from line {line}, column {column} on. Mend it and check again.");
            }
        };
        message.to_owned()
    }
}
