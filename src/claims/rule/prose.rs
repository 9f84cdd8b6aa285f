//! Rules in sentences: a sentence, or else a paragraph, that states every concept of a tie once for one body and time.

use std::cell::{LazyCell, OnceCell};
use std::ops::Range;

use super::super::scene::{Item, Scene};
use super::naming::{mentions, named};
use super::{Bound, Found};
use crate::figures::{Figure, FigureId, Setting, places};
use crate::lexicon::Cue;
use crate::rules::{Concept, Measured, Pack, Rule, Rules};
use crate::sort;
use crate::text::{Document, Span, fold};

/// How far back the heading of a paragraph is looked for, in blocks.
const HEADED: usize = 60;

/// A figure that a concept's word names.
#[derive(Debug, Clone, Copy)]
struct Stated {
    concept: usize,
    item: usize,
}

/// Finds every rule that sentences state the concepts of.
pub fn find(scene: &Scene, figures: &[Figure], rules: &Rules, found: &mut Found) {
    // Of each block and pack, what is stated.
    let mut stated: Vec<((usize, usize), Stated)> = Vec::new();
    let all = OnceCell::new();
    let settings = || all.get_or_init(|| places(scene.document, figures)).as_slice();
    for (index, item) in scene.items.iter().enumerate().filter(|(_, item)| may_be_stated(scene.document, item)) {
        for (pack, concept) in concepts(scene.document, item, &settings, rules) {
            stated.push(((item.block, pack), Stated { concept, item: index }));
        }
    }
    for ((block, pack), stated) in sort::groups(stated) {
        let own = &rules.packs[pack];
        if !is_about(scene.document, block, own) {
            continue;
        }
        for Stated { concept, .. } in &stated {
            found.uses[pack].stated[*concept] = true;
        }
        let several = stated.iter().any(|one| one.concept != stated[0].concept);
        for (index, rule) in own.rules.iter().enumerate().filter(|(_, rule)| several && rule.scope.in_prose()) {
            let place = Place { scene, settings: &settings, rules, at: pack, rule };
            let sentences = stated.chunk_by(|a, b| scene.items[a.item].sentence == scene.items[b.item].sentence);
            let mut results: Vec<_> = sentences
                .flat_map(|one| {
                    let sentence = scene.items[one[0].item].sentence;
                    place.bind(one, scene.document.sentences[sentence].range.clone())
                })
                .collect();
            if results.is_empty() {
                results = place.bind(&stated, scene.document.blocks[block].range.clone());
            }
            for result in results {
                match result {
                    Ok((tie, short)) => found.bound.push(Bound { pack, rule: index, tie, short }),
                    Err(Unclear) => found.uses[pack].rules[index].unclear += 1,
                }
            }
        }
    }
}

/// Whether `item` says how many, or at what rate, there are now.
fn may_be_stated(document: &Document, item: &Item) -> bool {
    let now = !item.base && !item.delta && !item.cues.has(Cue::Each) && !item.cues.has(Cue::Goal);
    now && !item.spelled && !document.blocks[item.block].row
}

/// The concepts that `item` states.
fn concepts<'s>(
    document: &Document,
    item: &Item,
    settings: &dyn Fn() -> &'s [Setting],
    rules: &Rules,
) -> Vec<(usize, usize)> {
    let body: LazyCell<Vec<char>, _> = LazyCell::new(|| {
        let body = settings().get(item.id.index()).and_then(|setting| setting.body);
        body.map_or("", |span| span.of(document.text)).chars().map(fold).collect()
    });
    let named = |words: &[char]| named(words, &|| body.as_slice(), rules);
    let mut found = named(item.lead_chars);
    if found.is_empty() && item.lead != item.measure {
        found = named(&item.measure.chars().collect::<Vec<_>>());
    }
    found.retain(|&(pack, concept)| measures(item, &rules.packs[pack].concepts[concept]));
    found
}

/// Whether `item` is of the unit that `concept` is measured in.
fn measures(item: &Item, concept: &Concept) -> bool {
    match concept.unit {
        Some(Measured::Rate) => item.rate().is_some(),
        Some(Measured::In(class)) => !item.kind.is_rate() && (item.class == class || item.class.is_empty()),
        None => item.is_stock(),
    }
}

/// Whether `block`, or the heading over it, is about what `pack` speaks of.
fn is_about(document: &Document, block: usize, pack: &Pack) -> bool {
    let says = |block: usize| pack.is_about(document.span(document.blocks[block].range.clone()).of(document.text));
    let heading = (block.saturating_sub(HEADED)..block).rev().find(|&before| document.blocks[before].heading);
    says(block) || heading.is_some_and(says)
}

/// Whether not all `words` are the same.
fn differ<'w>(mut words: impl Iterator<Item = &'w str>) -> bool {
    let first = words.next();
    words.any(|word| Some(word) != first)
}

/// That the concepts of a rule are stated, but not clearly.
struct Unclear;

/// Where a rule is looked for.
struct Place<'p, 's> {
    scene: &'p Scene<'p>,
    settings: &'p dyn Fn() -> &'s [Setting],
    rules: &'p Rules,
    /// The pack, by its place.
    at: usize,
    rule: &'p Rule,
}

type Tie = crate::rules::Tie<FigureId>;

impl Place<'_, '_> {
    /// The tie over the figures of `stated`, which stand in `range`: once for each body and time.
    fn bind(&self, stated: &[Stated], range: Range<usize>) -> Vec<Result<(Tie, bool), Unclear>> {
        let terms = self.rule.tie.terms();
        let is_stated = |concept: usize| stated.iter().any(|one| one.concept == concept);
        if terms.is_empty() || !terms.iter().all(|&(concept, optional)| optional || is_stated(*concept)) {
            return Vec::new();
        }
        let used: Vec<Stated> =
            stated.iter().copied().filter(|one| terms.iter().any(|(c, _)| **c == one.concept)).collect();
        let groups = self.groups(&used);
        let full = |group: &&Vec<Stated>| {
            terms.iter().all(|&(concept, optional)| optional || group.iter().any(|one| one.concept == *concept))
        };
        let found: Vec<_> = groups.iter().filter(full).map(|group| self.one(group, range.clone())).collect();
        if found.is_empty() { vec![Err(Unclear)] } else { found }
    }

    /// The figures of each body and time; where no more than one is named, all of them.
    fn groups(&self, used: &[Stated]) -> Vec<Vec<Stated>> {
        let text = self.scene.document.text;
        let setting =
            |one: &Stated| (self.settings)().get(self.scene.items[one.item].id.index()).copied().unwrap_or_default();
        let words = |span: Option<Span>| span.map(|span| span.of(text));
        let key = |one: &Stated| {
            let (period, body) = (words(setting(one).period), words(setting(one).body));
            let concept = &self.rules.packs[self.at].concepts[one.concept];
            // 上年结转 speaks of this year, whatever time its own words name.
            let own = period.is_some_and(|period| concept.words.iter().any(|word| word.contains(period)));
            let year = || self.scene.items[one.item].year.map(|year| format!("{year}年"));
            let period = if own { None } else { period.map(str::to_owned).or_else(year) };
            (period, body)
        };
        let keys: Vec<_> = used.iter().map(key).collect();
        let periods = keys.iter().filter_map(|(period, _)| period.as_deref());
        if !differ(periods) && !differ(keys.iter().filter_map(|(_, body)| *body)) {
            return vec![used.to_vec()];
        }
        sort::groups(keys.into_iter().zip(used.iter().copied())).into_iter().map(|(_, group)| group).collect()
    }

    /// The tie over the figures of one body and time.
    fn one(&self, group: &[Stated], range: Range<usize>) -> Result<(Tie, bool), Unclear> {
        let mut figures: Vec<(usize, usize)> = Vec::new();
        for one in group {
            let known = figures.iter().find(|(concept, _)| *concept == one.concept);
            let first = known.map_or(one.item, |(_, item)| *item);
            if known.is_none() {
                figures.push((one.concept, one.item));
            }
            if self.scene.items[first].amount != self.scene.items[one.item].amount {
                return Err(Unclear);
            }
        }
        let terms = self.rule.tie.terms();
        let stated = |concept: &usize| figures.iter().find(|(stated, _)| stated == concept).map(|(_, item)| *item);
        let absent = || terms.iter().filter(|(concept, _)| stated(concept).is_none());
        let words = self.scene.document.fold.slice(range);
        let mentioned = |(concept, _): &(&usize, bool)| mentions(words, **concept, self.at, self.rules);
        let counted: Vec<&Item> =
            figures.iter().map(|(_, item)| &self.scene.items[*item]).filter(|item| !item.kind.is_rate()).collect();
        let alike = counted.windows(2).all(|pair| pair[0].class == pair[1].class);
        let settled = figures.iter().all(|(concept, _)| self.rules.packs[self.at].concepts[*concept].unit.is_some());
        if absent().any(mentioned) || !alike && !settled {
            return Err(Unclear);
        }
        let figure = |concept: &usize| stated(concept).map(|item| self.scene.items[item].id);
        Ok((self.rule.tie.bind(&figure), absent().next().is_some()))
    }
}
