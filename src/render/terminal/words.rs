//! What the terminal says around a finding, in both languages.

use crate::check::Severity;
use crate::claims::{Relation, Role};
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
    /// Before a repair.
    pub repair: &'static str,
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
    repair: "可改为",
    total: "小结",
};

const EN: Words = Words {
    language: Language::En,
    note: "note",
    sum: "sum",
    cause: "cause",
    why: "why tied",
    power: "power",
    repair: "would hold",
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

    /// What comes before a finding of `severity`.
    pub fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.pick("错误", "error"),
            Severity::Warning => self.pick("待核实", "warning"),
            Severity::Info | Severity::None => self.pick("提示", "remark"),
        }
    }

    /// The relation by name.
    pub fn relation(&self, relation: Relation) -> &'static str {
        match self.language {
            Language::En => relation.name(),
            Language::Zh => match relation {
                Relation::Sum => "合计",
                Relation::Bound => "包含",
                Relation::Ratio => "比率",
                Relation::Share => "构成",
                Relation::Change => "增减幅度",
                Relation::Difference => "增减量",
                Relation::Average => "平均",
                Relation::Repeat => "重复出现",
                Relation::Enumeration => "列举",
                Relation::Sequence => "序号",
                Relation::Duration => "期间",
                Relation::Rule => "规则",
            },
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
    pub fn summary(&self, counts: &Summary, errors: usize, warnings: usize, remarks: usize) -> String {
        let Summary { figures, checked, unverifiable, holds, .. } = *counts;
        match self.language {
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
        }
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
