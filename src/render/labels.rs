//! The names of severities, relations, verdicts and kinds of numbers, in both languages.

use crate::check::{Power, Severity, Verdict};
use crate::claims::{Relation, Role};
use crate::figures::FigureId;
use crate::report::{Finding, Language};

/// `zh` or `en`.
pub fn pick<'w>(language: Language, zh: &'w str, en: &'w str) -> &'w str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

/// What comes before a finding of `severity`.
pub fn severity(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => pick(language, "错误", "error"),
        Severity::Warning => pick(language, "待核实", "warning"),
        Severity::Info | Severity::None => pick(language, "提示", "remark"),
    }
}

/// The name of `relation`.
pub fn relation(relation: Relation, language: Language) -> &'static str {
    match language {
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

/// What came of a check.
pub fn verdict(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::Holds => pick(language, "相符", "holds"),
        Verdict::Truncated => pick(language, "截位后相符", "holds when cut off"),
        Verdict::Violated => pick(language, "不符", "does not hold"),
        Verdict::Incomplete => pick(language, "分项不全", "incomplete"),
        Verdict::Unverifiable => pick(language, "无从核对", "unverifiable"),
    }
}

/// The figure that `finding` is about: what the text says comes out, or else the first of the claim itself.
pub fn chief(finding: &Finding) -> Option<FigureId> {
    let claim = &finding.check.claim;
    let of_the_claim = || claim.figures.iter().find(|(_, role)| *role != Role::Context);
    claim.figure(Role::Stated).or_else(|| of_the_claim().or(claim.figures.first()).map(|&(id, _)| id))
}

/// How much a check proves, in words.
pub fn power(power: Power, language: Language) -> String {
    let Power { passing, of, about } = power;
    match language {
        Language::Zh => format!("同样位数的{of}个值中，{}{passing}个能通过", if about { "约" } else { "" }),
        Language::En => {
            format!("{}{passing} of the {of} values printed alike would pass", if about { "about " } else { "" })
        }
    }
}
