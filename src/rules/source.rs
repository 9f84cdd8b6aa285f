//! Reads the TOML of a pack. What is wrong is told by line, and reading goes on.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use toml_span::value::{Table, ValueInner};
use toml_span::{ErrorKind, Span, Value};

use super::Fault;
use super::notation::{self, Numbers, is_of_name};
use super::pack::{Concept, Measured, Pack, Place, Rule, Scope, Weight};
use super::tie::{Expression, Sign, Tie};
use crate::sort;
use crate::text::{Text, fold};

/// The longest pack that is read, in bytes.
const LONGEST: usize = 1 << 20;
/// The most concepts, and the most rules, of a pack.
const MOST: usize = 2000;

/// The pack that `text` writes, as far as it can be read, and what is wrong with it.
pub fn read(name: &str, text: &str) -> (Pack, Vec<Fault>) {
    let mut reader = Reader { text, faults: Vec::new() };
    let mut pack = Pack::new(name);
    if text.len() > LONGEST {
        reader.fault(Span::new(0, 0), "规则包超过 1 MiB，请拆分", "the pack is larger than 1 MiB: make several of it");
        return (pack, reader.faults);
    }
    match toml_span::parse(text) {
        Ok(root) => reader.pack(&root, &mut pack),
        Err(error) => {
            let (zh, en) = syntax(&error.kind);
            reader.fault(error.span, zh, en);
        }
    }
    (pack, reader.faults)
}

/// What is wrong with the TOML itself.
fn syntax(kind: &ErrorKind) -> (String, String) {
    let zh = match kind {
        ErrorKind::UnexpectedEof => "文件到此不完整".to_owned(),
        ErrorKind::ExceededDepthLimit => "嵌套过深".to_owned(),
        ErrorKind::UnterminatedString | ErrorKind::InvalidCharInString(_) => {
            "引号没有成对，字符串须写在一行内".to_owned()
        }
        ErrorKind::UnquotedString => "文字须加引号".to_owned(),
        ErrorKind::DuplicateKey { key, .. } => format!("“{key}”写了两次"),
        ErrorKind::DuplicateTable { name, .. } => format!("“[{name}]”写了两次"),
        ErrorKind::Unexpected(c) => format!("此处不应有“{}”", c.escape_debug()),
        ErrorKind::InvalidNumber => "数字写法有误；文字须加引号".to_owned(),
        ErrorKind::Wanted { expected, found } => {
            return (format!("此处应为 {expected}，却是 {found}"), format!("expected {expected} here, found {found}"));
        }
        other => format!("不合 TOML 语法（{other}）"),
    };
    (zh, format!("this is no TOML: {kind}"))
}

struct Reader<'t> {
    text: &'t str,
    faults: Vec<Fault>,
}

/// The entries of `table` in the order of the file.
fn ordered<'t, 'v>(table: &'t Table<'v>) -> Vec<(&'t str, Span, &'t Value<'v>)> {
    let mut entries: Vec<_> = table.iter().map(|(key, value)| (key.name.as_ref(), key.span, value)).collect();
    sort::by_key(&mut entries, |(_, span, _)| span.start);
    entries
}

impl Reader<'_> {
    fn line(&self, span: Span) -> usize {
        let before = self.text.as_bytes().get(..span.start).unwrap_or(self.text.as_bytes());
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }

    fn fault(&mut self, span: Span, zh: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) {
        let line = self.line(span);
        self.faults.push(Fault { line, what: Text::new(zh, en) });
    }

    fn unknown(&mut self, span: Span, key: &str, known: &str) {
        self.fault(span, format!("没有“{key}”这一项，可用：{known}"), format!("no such key: {key}; there is {known}"));
    }

    fn pack(&mut self, root: &Value, pack: &mut Pack) {
        let Some(root) = root.as_table() else { return };
        let mut rules = Vec::new();
        for (key, span, value) in ordered(root) {
            match (key, value.as_ref()) {
                ("pack", ValueInner::Table(table)) => self.head(table, pack),
                ("concept", ValueInner::Table(table)) => {
                    for (id, span, value) in ordered(table) {
                        pack.concepts.extend(self.concept(id, span, value));
                    }
                }
                ("rule", ValueInner::Array(list)) => rules.extend(list),
                ("pack" | "concept", _) | ("rule", _) => self.fault(
                    span,
                    format!("“{key}”应写作 [pack]、[concept.名称] 或 [[rule]]"),
                    format!("write {key:?} as [pack], [concept.name] or [[rule]]"),
                ),
                _ => self.unknown(span, key, "pack, concept, rule"),
            }
        }
        if pack.concepts.len() > MOST || rules.len() > MOST {
            self.fault(Span::new(0, 0), "规则包过大，请拆分", "the pack is too large: make several of it");
            return;
        }
        rules.iter().for_each(|rule| self.numbered(rule, pack));
        let names = names(pack);
        for rule in rules {
            let rule = self.rule(rule, pack, &names);
            pack.rules.extend(rule.map(Arc::new));
        }
    }

    fn head(&mut self, table: &Table, pack: &mut Pack) {
        for (key, span, value) in ordered(table) {
            match key {
                "id" => pack.id = self.text(value).unwrap_or_default(),
                "title" => pack.title = self.in_both(value),
                "source" => pack.source = self.text(value).unwrap_or_default(),
                "signs" => pack.signs = self.words(value),
                "about" => pack.about = self.words(value),
                "beside" => pack.beside = self.words(value),
                _ => self.unknown(span, key, "id, title, source, signs, about, beside"),
            }
        }
        if !table.contains_key("title") {
            pack.title = Text::new(pack.id.clone(), pack.id.clone());
        }
    }

    fn concept(&mut self, id: &str, span: Span, value: &Value) -> Option<Concept> {
        if id.is_empty() || !id.chars().all(is_of_name) || id.chars().all(|c| c.is_ascii_digit()) {
            self.fault(
                span,
                format!("“{id}”不能作项目名称，只可用字母、汉字、数字和下划线"),
                format!("{id:?} is no name for a concept: use letters, digits and _"),
            );
            return None;
        }
        if Numbers::of(id).is_some() {
            self.fault(
                span,
                format!("“{id}”指表中的编号，不能作项目名称"),
                format!("{id:?} means a number of the form: give the concept another name"),
            );
            return None;
        }
        let Some(table) = value.as_table() else {
            self.fault(span, "应写作 [concept.名称]", "write it as [concept.name]");
            return None;
        };
        let mut concept = Concept {
            id: id.to_owned(),
            words: Vec::new(),
            number: None,
            unit: None,
            required: false,
            line: self.line(span),
        };
        for (key, span, value) in ordered(table) {
            match key {
                "zh" => concept.words = self.words(value),
                "unit" => concept.unit = self.text(value).and_then(|unit| self.unit(&unit, value.span)),
                "required" => match value.as_bool() {
                    Some(required) => concept.required = required,
                    None => self.fault(value.span, "应为 true 或 false", "it must be true or false"),
                },
                _ => self.unknown(span, key, "zh, unit, required"),
            }
        }
        if concept.words.is_empty() {
            self.fault(
                span,
                format!("“{id}”没有用语：请写 zh = [\"…\"]"),
                format!("{id} has no words: give zh = [\"…\"]"),
            );
        }
        Some(concept)
    }

    /// Adds what `rule` means by the number of its row or column.
    fn numbered(&self, rule: &Value, pack: &mut Pack) {
        let written = rule.as_table().and_then(|table| table.get("tie")).and_then(|tie| tie.as_str());
        if let Some(tie) = written.and_then(|written| notation::tie(written).ok()) {
            pack.add_numbered(&tie, self.line(rule.span));
        }
    }

    fn unit(&mut self, unit: &str, span: Span) -> Option<Measured> {
        let known = Measured::named(unit);
        if known.is_none() {
            self.fault(span, format!("没有“{unit}”这个单位"), format!("no such unit: {unit}"));
        }
        known
    }

    fn rule(&mut self, value: &Value, pack: &Pack, names: &FxHashMap<String, usize>) -> Option<Rule> {
        let Some(table) = value.as_table() else {
            self.fault(value.span, "应写作 [[rule]]", "write it as [[rule]]");
            return None;
        };
        let (mut id, mut tie) = (None, None);
        let mut rule = Rule {
            id: String::new(),
            tie: Tie { left: Expression::Whole(0), sign: Sign::Equal, right: Expression::Whole(0) },
            written: String::new(),
            weight: Weight::Verify,
            scope: Scope::Everywhere,
            why: Text::default(),
            source: pack.source.clone(),
            hold: Vec::new(),
            fail: Vec::new(),
            line: self.line(value.span),
        };
        for (key, span, value) in ordered(table) {
            match key {
                "id" => {
                    rule.line = self.line(span);
                    id = self.text(value);
                }
                "tie" => {
                    rule.written = self.text(value).unwrap_or_default();
                    tie = self.tie(&rule.written, value.span, names);
                }
                "severity" => rule.weight = self.weight(value).unwrap_or(rule.weight),
                "where" => rule.scope = self.scope(value).unwrap_or(rule.scope),
                "why" => rule.why = self.in_both(value),
                "source" => rule.source = self.text(value).unwrap_or_default(),
                "hold" => rule.hold = self.places(value),
                "fail" => rule.fail = self.places(value),
                _ => self.unknown(span, key, "id, tie, severity, where, why, source, hold, fail"),
            }
        }
        let Some(name) = id.filter(|id| !id.trim().is_empty()) else {
            self.fault(value.span, "规则没有名称：请写 id = \"…\"", "the rule has no name: give id = \"…\"");
            return None;
        };
        if rule.written.is_empty() {
            self.fault(
                value.span,
                format!("规则“{name}”没有勾稽关系：请写 tie = \"…\""),
                format!("rule {name} has no tie: give tie = \"…\""),
            );
        }
        (rule.id, rule.tie) = (format!("{}/{name}", pack.id), tie?);
        if rule.why == Text::default() {
            rule.why = Text::new(rule.written.clone(), rule.written.clone());
        }
        Some(rule)
    }

    fn tie(&mut self, written: &str, span: Span, names: &FxHashMap<String, usize>) -> Option<Tie<usize>> {
        let tie = match notation::tie(written) {
            Ok(tie) => tie,
            Err(Text { zh, en }) => {
                self.fault(span, format!("“{written}”：{zh}"), format!("{written:?}: {en}"));
                return None;
            }
        };
        let mut unknown: Vec<&str> =
            tie.terms().into_iter().map(|(name, _)| name.as_str()).filter(|name| !names.contains_key(*name)).collect();
        unknown.dedup();
        for name in &unknown {
            self.fault(
                span,
                format!("没有“{name}”这个项目：请先写 [concept.…]，或核对用字"),
                format!("unknown concept {name}: add it as [concept.…], or correct it"),
            );
        }
        unknown.is_empty().then(|| tie.map(&|name| names.get(name).copied().unwrap_or_default()))
    }

    fn weight(&mut self, value: &Value) -> Option<Weight> {
        let found = value.as_str().and_then(Weight::named);
        if found.is_none() {
            self.fault(
                value.span,
                "severity 应为 error（强制性）、warning（核实性）或 info（提示）",
                "severity must be error, warning or info",
            );
        }
        found
    }

    fn scope(&mut self, value: &Value) -> Option<Scope> {
        let found = value.as_str().and_then(Scope::named);
        if found.is_none() {
            self.fault(
                value.span,
                "where 应为 prose（正文）、table（表格）或 everywhere",
                "where must be prose, table or everywhere",
            );
        }
        found
    }

    fn text(&mut self, value: &Value) -> Option<String> {
        let text = value.as_str().map(str::to_owned);
        if text.is_none() {
            self.fault(value.span, "此处应为加引号的文字", "this must be text in quotes");
        }
        text
    }

    /// `{zh = "…", en = "…"}`, or one text for both.
    fn in_both(&mut self, value: &Value) -> Text {
        let Some(table) = value.as_table() else {
            let text = self.text(value).unwrap_or_default();
            return Text::new(text.clone(), text);
        };
        let mut told = Text::default();
        for (key, span, value) in ordered(table) {
            match key {
                "zh" => told.zh = self.text(value).unwrap_or_default().into(),
                "en" => told.en = self.text(value).unwrap_or_default().into(),
                _ => self.unknown(span, key, "zh, en"),
            }
        }
        if told.zh.is_empty() {
            told.zh.clone_from(&told.en);
        } else if told.en.is_empty() {
            told.en.clone_from(&told.zh);
        }
        told
    }

    /// A list of texts with their lines, or one alone.
    fn places(&mut self, value: &Value) -> Vec<Place> {
        let values = value.as_array().map_or(vec![value], |list| list.iter().collect());
        let place = |value: &Value| {
            let text = self.text(value)?;
            Some(Place { text, line: self.line(value.span) })
        };
        values.into_iter().filter_map(place).collect()
    }

    /// A list of words as the text is read: full-width forms made half-width, without blanks.
    fn words(&mut self, value: &Value) -> Vec<String> {
        let folded = |text: String| text.chars().filter(|c| !c.is_whitespace()).map(fold).collect::<String>();
        let mut words: Vec<String> = self.places(value).into_iter().map(|place| folded(place.text)).collect();
        let filled = words.len();
        words.retain(|word| !word.is_empty());
        if words.len() < filled {
            self.fault(value.span, "用语不能为空", "a word must not be empty");
        }
        words
    }
}

/// The concepts by their names and by their words; the first to claim one has it.
fn names(pack: &Pack) -> FxHashMap<String, usize> {
    let mut names = FxHashMap::default();
    for (index, concept) in pack.concepts.iter().enumerate() {
        names.entry(concept.id.clone()).or_insert(index);
    }
    for (index, concept) in pack.concepts.iter().enumerate() {
        for word in &concept.words {
            names.entry(word.clone()).or_insert(index);
        }
    }
    names
}
