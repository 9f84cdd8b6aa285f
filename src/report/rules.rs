//! What has become of the rules: which applied, which never did, and what a form requires and the text does not state.

use std::sync::Arc;

use super::audit::Note;
use crate::claims::{PackUse, RuleUse};
use crate::rules::{Pack, Rules};
use crate::text::{Language, Text};

/// The rules of one pack in an audit.
#[derive(Debug, Clone)]
pub struct PackReport {
    /// The pack.
    pub pack: Arc<Pack>,
    /// What has become of it; as many rules and concepts as it has.
    pub used: PackUse,
}

/// The packs that have to do with the text: those that an office gave, and of the built-in ones those whose form it is or
/// of which some rule found its concepts.
pub fn packs(rules: &Rules, uses: Vec<PackUse>) -> Vec<PackReport> {
    let builtin = Rules::builtin();
    let concerns = |pack: &Arc<Pack>, used: &PackUse| {
        let given = !builtin.packs.iter().any(|other| Arc::ptr_eq(other, pack));
        given || used.is_form || used.rules.iter().any(|rule| rule.applied > 0 || rule.unclear > 0)
    };
    let all = rules.packs.iter().zip(uses);
    all.filter(|(pack, used)| concerns(pack, used))
        .map(|(pack, used)| PackReport { pack: pack.clone(), used })
        .collect()
}

impl PackReport {
    /// The rules that applied, by id, with how often.
    pub fn applied(&self) -> Vec<(&str, u32)> {
        self.rules(|rule| rule.applied)
    }

    /// The rules whose concepts are stated, but not clearly, with how often.
    pub fn unclear(&self) -> Vec<(&str, u32)> {
        self.rules(|rule| rule.unclear)
    }

    /// The rules that never applied.
    pub fn never(&self) -> Vec<&str> {
        let uses = self.pack.rules.iter().zip(&self.used.rules);
        uses.filter(|(_, used)| used.applied == 0).map(|(rule, _)| rule.id.as_str()).collect()
    }

    /// What the form requires and the text does not state: the first words of each concept.
    pub fn absent(&self) -> Vec<&str> {
        let concepts = self.pack.concepts.iter().zip(&self.used.stated);
        let absent = concepts.filter(|(concept, stated)| self.used.is_form && concept.required && !**stated);
        absent.map(|(concept, _)| concept.words.first().unwrap_or(&concept.id).as_str()).collect()
    }

    fn rules(&self, count: impl Fn(&RuleUse) -> u32) -> Vec<(&str, u32)> {
        let uses = self.pack.rules.iter().zip(&self.used.rules);
        uses.map(|(rule, used)| (rule.id.as_str(), count(used))).filter(|(_, count)| *count > 0).collect()
    }

    /// The same in one line.
    pub fn line(&self, language: Language) -> String {
        let own = |rule: &str| rule.split_once('/').map_or(rule, |(_, name)| name).to_owned();
        let counted = |rules: Vec<(&str, u32)>| {
            let times = |count: u32| if count > 1 { format!(" ×{count}") } else { String::new() };
            rules.into_iter().map(|(rule, count)| own(rule) + &times(count)).collect::<Vec<_>>()
        };
        let never = self.never().into_iter().map(own).collect();
        let (names, stops) = match language {
            Language::Zh => (["适用", "所指不明而未用", "未适用"], ["：", "；", "、"]),
            Language::En => (["applied", "unclear", "never applied"], [": ", "; ", ", "]),
        };
        let lists: [Vec<String>; 3] = [counted(self.applied()), counted(self.unclear()), never];
        let told = names.iter().zip(lists).filter(|(_, list)| !list.is_empty());
        let told: Vec<String> = told.map(|(name, list)| format!("{name} {}", list.join(stops[2]))).collect();
        format!("{} {}{}{}", self.pack.id, self.pack.title.get(language), stops[0], told.join(stops[1]))
    }
}

/// What there is to say of statements that a form requires and the text does not make.
pub fn notes(packs: &[PackReport]) -> Vec<Note> {
    let absent = packs.iter().filter(|pack| !pack.absent().is_empty());
    let note = |pack: &PackReport| Note {
        code: "absent",
        message: Text::new(
            format!("“{}”应当载明而文中未见：{}。", pack.pack.title.zh, pack.absent().join("、")),
            format!("Required by the {} and not stated: {}.", pack.pack.title.en, pack.absent().join(", ")),
        ),
    };
    absent.map(note).collect()
}
