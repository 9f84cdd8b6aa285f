//! Reads the packs of the official forms from the rows that `build.rs` makes of their TOML: no parser, no faults to tell.

use std::sync::Arc;

use super::notation;
use super::pack::{Concept, Measured, Pack, Rule, Scope, Weight};
use crate::text::Text;

/// The rows, compiled in.
pub const ROWS: &str = include_str!(concat!(env!("OUT_DIR"), "/packs.tsv"));

/// The packs that `rows` hold, without examples and lines. A rule whose tie cannot be read is left out: a test sees to it
/// that each pack is the one that its TOML makes.
pub fn packs(rows: &'static str) -> Vec<Arc<Pack>> {
    let mut packs: Vec<Pack> = Vec::new();
    for row in rows.lines() {
        let cells: Vec<&str> = row.split('\t').collect();
        match (packs.last_mut(), cells.as_slice()) {
            (_, ["pack", id, zh, en, source]) => {
                packs.push(Pack { title: Text::new(*zh, *en), source: (*source).to_owned(), ..Pack::new(id) });
            }
            (Some(pack), ["signs", words @ ..]) => pack.signs = owned(words),
            (Some(pack), ["about", words @ ..]) => pack.about = owned(words),
            (Some(pack), ["beside", words @ ..]) => pack.beside = owned(words),
            (Some(pack), ["concept", id, unit, required, words @ ..]) => {
                let unit = Measured::named(unit);
                let (words, required) = (owned(words), !required.is_empty());
                let id = (*id).to_owned();
                pack.concepts.push(Concept { id, words, number: None, unit, required, line: 0 });
            }
            (Some(pack), ["rule", cells @ ..]) => {
                let rule = rule(pack, cells);
                pack.rules.extend(rule.map(Arc::new));
            }
            _ => {}
        }
    }
    packs.into_iter().map(Arc::new).collect()
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

/// The rule of `pack` that `cells` write.
fn rule(pack: &mut Pack, cells: &[&str]) -> Option<Rule> {
    let &[id, written, weight, scope, zh, en, source] = cells else { return None };
    let tie = notation::tie(written).ok()?;
    pack.add_numbered(&tie, 0);
    let known = tie.terms().into_iter().all(|(name, _)| pack.named(name).is_some());
    let tie = known.then(|| tie.map(&|name| pack.named(name).unwrap_or_default()))?;
    let or_tie = |text: &str| if text.is_empty() { written.to_owned() } else { text.to_owned() };
    Some(Rule {
        id: format!("{}/{id}", pack.id),
        tie,
        written: written.to_owned(),
        weight: Weight::named(weight).unwrap_or(Weight::Verify),
        scope: Scope::named(scope).unwrap_or(Scope::Everywhere),
        why: Text::new(or_tie(zh), or_tie(en)),
        source: if source.is_empty() { pack.source.clone() } else { source.to_owned() },
        hold: Vec::new(),
        fail: Vec::new(),
        line: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{SOURCES, source};
    use super::*;

    #[test]
    fn the_rows_make_the_packs_that_the_toml_makes() {
        let rows = packs(ROWS);
        assert_eq!(rows.len(), SOURCES.len());
        for (name, text) in SOURCES {
            let (mut pack, faults) = source::read(name, text);
            assert!(faults.is_empty(), "{name}: {faults:?}");
            pack.concepts.iter_mut().for_each(|concept| concept.line = 0);
            for rule in &mut pack.rules {
                let bare = Rule { hold: Vec::new(), fail: Vec::new(), line: 0, ..Rule::clone(rule) };
                *rule = Arc::new(bare);
            }
            assert_eq!(rows.iter().find(|own| own.id == name).map(Arc::as_ref), Some(&pack));
        }
    }
}
