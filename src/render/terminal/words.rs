//! What the terminal says around a finding, in both languages.

use crate::claims::Role;
use crate::report::{self, Language, Summary};

/// The words of one language.
pub struct Words {
    language: Language,
    /// Before a note on the text as a whole.
    pub note: &'static str,
    /// Before the sum worked out.
    pub sum: &'static str,
    /// Before the likely cause.
    pub cause: &'static str,
    /// Before why figures were tied.
    pub why: &'static str,
    /// Before how much the check proves.
    pub power: &'static str,
    /// Before why a finding is put aside.
    pub decision: &'static str,
    /// Before the name by which a finding is put aside.
    pub fingerprint: &'static str,
    /// Before a repair.
    pub repair: &'static str,
    /// Before what is said of checks that share figures.
    pub cluster: &'static str,
    /// Before the places of checks that cannot hold together.
    pub contradicting: &'static str,
    /// Before changes after which all of them hold.
    pub mended: &'static str,
    /// Before what has become of the rules of a pack.
    pub rules: &'static str,
    /// Before the counts.
    pub total: &'static str,
}

const ZH: Words = Words {
    language: Language::Zh,
    note: "说明",
    sum: "算式",
    cause: "原因",
    why: "核对依据",
    power: "检验力",
    decision: "已搁置",
    fingerprint: "标识",
    repair: "可改为",
    cluster: "勾稽组",
    contradicting: "相互矛盾",
    mended: "改后全部相符",
    rules: "规则",
    total: "小结",
};

const EN: Words = Words {
    language: Language::En,
    note: "note",
    sum: "sum",
    cause: "cause",
    why: "why tied",
    power: "power",
    decision: "put aside",
    fingerprint: "fingerprint",
    repair: "would hold",
    cluster: "cluster",
    contradicting: "contradicting",
    mended: "all would hold",
    rules: "rules",
    total: "total",
};

impl Words {
    /// The words of `language`.
    pub fn of(language: Language) -> &'static Words {
        match language {
            Language::Zh => &ZH,
            Language::En => &EN,
        }
    }

    fn pick(&self, zh: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// What a figure does that has `roles`.
    pub fn roles(&self, roles: &[Role]) -> String {
        let names: Vec<_> = roles.iter().map(|&role| report::role(role)).collect();
        let names: Vec<_> = names.iter().map(|name| name.get(self.language)).collect();
        names.join(self.pick("、", ", "))
    }

    /// One of `texts`.
    pub fn either(&self, texts: &[&str]) -> String {
        texts.join(self.pick(" 或 ", " or "))
    }

    /// `text` put in brackets behind something else; nothing where it is empty.
    pub fn aside(&self, text: &str) -> String {
        match (text.is_empty(), self.language) {
            (true, _) => String::new(),
            (false, Language::Zh) => format!("（{text}）"),
            (false, Language::En) => format!(" ({text})"),
        }
    }

    /// The counts in one line.
    pub fn summary(&self, counts: &Summary, [errors, warnings, remarks, decided]: [usize; 4]) -> String {
        let Summary { figures, checked, unverifiable, holds, .. } = *counts;
        let aside = match (decided, self.language) {
            (0, _) => String::new(),
            (_, Language::Zh) => format!("，已搁置 {decided} 处"),
            (_, Language::En) => format!(", {decided} put aside"),
        };
        let counts = match self.language {
            Language::Zh => format!(
                "数据 {figures} 个，核对 {checked} 个，无从核对 {unverifiable} 个；相符 {holds} 处，错误 {errors} 处，待核实 {warnings} 处，提示 {remarks} 处"
            ),
            Language::En => format!(
                "{figures}, {checked} checked, {unverifiable} unverifiable; {}, {}, {}, {}",
                counted(holds, "claim holds", "claims hold"),
                counted(errors, "error", "errors"),
                counted(warnings, "warning", "warnings"),
                counted(remarks, "remark", "remarks"),
                figures = counted(figures, "figure", "figures"),
            ),
        };
        counts + &aside
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
