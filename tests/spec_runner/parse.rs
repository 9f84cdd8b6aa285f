//! Cuts a spec into its cases.

/// An input with all that is expected of it.
pub struct Case<'m> {
    pub title: &'m str,
    line: usize,
    /// A pack whose rules are held against the inputs instead of those of the official forms.
    pub pack: Option<String>,
    pub inputs: Vec<String>,
    pub expectations: Vec<Expectation<'m>>,
}

/// What a fence lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Figures { all: bool },
    Settings,
    Offsets,
    Claims,
    Flags,
    Clusters,
    Notes,
    Rules,
}

/// A fence with what is expected.
pub struct Expectation<'m> {
    pub form: Form,
    pub line: usize,
    /// Empty when the fence says `none`.
    pub lines: Vec<&'m str>,
}

/// The cases of `markdown`; a fault begins with its line.
pub fn cases(markdown: &str) -> Result<Vec<Case<'_>>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = markdown.lines().enumerate().map(|(index, line)| (index + 1, line));
    while let Some((at, line)) = lines.next() {
        if let Some(title) = line.strip_prefix("## ").or_else(|| line.strip_prefix("### ")) {
            cases.push(Case {
                title: title.trim(),
                line: at,
                pack: None,
                inputs: Vec::new(),
                expectations: Vec::new(),
            });
        } else if let Some(info) = line.strip_prefix("```") {
            let mut body = Vec::new();
            loop {
                match lines.next() {
                    Some((_, "```")) => break,
                    Some((_, line)) => body.push(line),
                    None => return Err(format!("{at}: this fence is not closed")),
                }
            }
            let case = cases.last_mut().ok_or(format!("{at}: a fence before the first case"))?;
            case.take(at, info, body)?;
        }
    }
    for Case { title, line, inputs, expectations, .. } in &cases {
        if inputs.is_empty() || expectations.is_empty() {
            return Err(format!("{line}: the case “{title}” lacks an input or an expectation"));
        }
    }
    if cases.is_empty() { Err("1: there is no case".to_owned()) } else { Ok(cases) }
}

impl<'m> Case<'m> {
    /// Takes in the fence of line `line`.
    fn take(&mut self, line: usize, info: &str, body: Vec<&'m str>) -> Result<(), String> {
        if let "text" | "text escaped" = info {
            return self.take_input(line, info, &body.join("\n"));
        }
        if info == "pack" {
            self.pack = Some(body.join("\n"));
            return Ok(());
        }
        let form = match info {
            "figures" => Form::Figures { all: false },
            "figures all" => Form::Figures { all: true },
            "settings" => Form::Settings,
            "offsets" => Form::Offsets,
            "claims" => Form::Claims,
            "flags" => Form::Flags,
            "clusters" => Form::Clusters,
            "notes" => Form::Notes,
            "rules" => Form::Rules,
            _ => return Err(format!("{line}: unknown fence `{info}`")),
        };
        if self.expectations.iter().any(|other| other.form == form) {
            return Err(format!("{line}: a second `{info}` in one case"));
        }
        let lines = match body[..] {
            ["none"] => Vec::new(),
            _ if body.iter().all(|line| line.trim().is_empty()) => {
                return Err(format!("{line}: an empty expectation: say `none`"));
            }
            _ => body,
        };
        self.expectations.push(Expectation { form, line, lines });
        Ok(())
    }

    fn take_input(&mut self, line: usize, info: &str, body: &str) -> Result<(), String> {
        if !self.expectations.is_empty() {
            return Err(format!("{line}: an input behind an expectation: begin another case"));
        }
        let text = if info == "text" { Some(body.to_owned()) } else { unescape(body) };
        self.inputs.push(text.ok_or(format!("{line}: no such escape"))?);
        Ok(())
    }
}

/// `\n`, `\t`, `\\` and `\u{…}` as what they stand for.
fn unescape(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        plain.push_str(before);
        let (c, behind) = match behind.strip_prefix("u{") {
            Some(code) => {
                let (code, behind) = code.split_once('}')?;
                (char::from_u32(u32::from_str_radix(code, 16).ok()?)?, behind)
            }
            None => {
                let mut chars = behind.chars();
                let c = match chars.next()? {
                    'n' => '\n',
                    't' => '\t',
                    '\\' => '\\',
                    _ => return None,
                };
                (c, chars.as_str())
            }
        };
        plain.push(c);
        rest = behind;
    }
    Some(plain + rest)
}
