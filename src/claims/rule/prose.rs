//! Rules in sentences: a sentence, or else a paragraph, that states every concept of a tie once for one body and time.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::sync::Arc;

use super::super::scene::{Item, Scene};
use super::naming::{mentions, named};
use super::{Bound, Found, repeat};
use crate::figures::{Figure, FigureId, Setting, places};
use crate::lexicon::Cue;
use crate::rules::{Concept, Measured, Rule, Rules};
use crate::sort;
use crate::text::{Document, Span};

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
    let mut from = 0;
    for items in scene.items.chunk_by(|a, b| a.block == b.block) {
        let paragraph = Paragraph {
            scene,
            figures,
            rules,
            block: items[0].block,
            settings: RefCell::default(),
            about: vec![OnceCell::new(); rules.packs.len()],
        };
        paragraph.find(from..from + items.len(), found);
        from += items.len();
    }
}

/// A block in which figures stand.
struct Paragraph<'p> {
    scene: &'p Scene<'p>,
    figures: &'p [Figure],
    rules: &'p Rules,
    /// The block, by its place.
    block: usize,
    /// The settings of its figures, as far as they were asked for.
    settings: RefCell<Settings<'p>>,
    /// Whether it is about what each pack speaks of.
    about: Vec<OnceCell<bool>>,
}

/// The settings of the figures of a block.
#[derive(Default)]
struct Settings<'p> {
    /// The place of its first figure, and the settings that are still to be read; `None`: none was asked for.
    rest: Option<(usize, Box<dyn Iterator<Item = Setting> + 'p>)>,
    read: Vec<Setting>,
}

impl<'p> Paragraph<'p> {
    /// Finds every rule that its `items` state the concepts of.
    fn find(&self, items: Range<usize>, found: &mut Found) {
        let (scene, rules) = (self.scene, self.rules);
        let mut stated: Vec<(usize, Stated)> = Vec::new();
        for index in items.filter(|&index| may_be_stated(scene.document, &scene.items[index])) {
            let concepts = self.concepts(&scene.items[index]).into_iter();
            stated.extend(concepts.map(|(pack, concept)| (pack, Stated { concept, item: index })));
        }
        sort::by_key(&mut stated, |(pack, _)| *pack);
        for of_pack in stated.chunk_by(|a, b| a.0 == b.0) {
            let pack = of_pack[0].0;
            let stated: Vec<Stated> = of_pack.iter().map(|(_, stated)| *stated).collect();
            for Stated { concept, item } in &stated {
                found.uses[pack].stated[*concept] = true;
                if found.uses[pack].is_form {
                    let item = &scene.items[*item];
                    let (of, id, amount) = ((pack, *concept), item.id, item.amount);
                    found.stated.push(repeat::Stated { of, id, amount, in_words: true });
                }
            }
            let several = stated.iter().any(|one| one.concept != stated[0].concept);
            let is_stated = |concept: &usize| stated.iter().any(|one| one.concept == *concept);
            let in_prose =
                |(_, rule): &(usize, &Arc<Rule>)| several && rule.scope.in_prose() && rule.tie.has_all(&is_stated);
            for (index, rule) in rules.packs[pack].rules.iter().enumerate().filter(in_prose) {
                let place = Place { paragraph: self, at: pack, rule, terms: rule.tie.terms() };
                for result in place.results(&stated) {
                    match result {
                        Ok((tie, short)) => found.bound.push(Bound { pack, rule: index, tie, short }),
                        Err(Unclear) => found.uses[pack].rules[index].unclear += 1,
                    }
                }
            }
        }
    }

    /// The concepts that `item` states, of the packs that speak of what the block is about.
    fn concepts(&self, item: &Item) -> Vec<(usize, usize)> {
        let named = |words: &[char]| named(words, &|pack| self.is_about(usize::from(pack)), self.rules);
        let mut found = named(item.lead_chars);
        if found.is_empty() && item.lead != item.measure {
            found = named(&item.measure.chars().collect::<Vec<_>>());
        }
        found.retain(|&(pack, concept)| measures(item, &self.rules.packs[pack].concepts[concept]));
        found
    }

    /// Whether the block, or the heading over it, is about what the pack speaks of.
    fn is_about(&self, pack: usize) -> bool {
        let document = self.scene.document;
        *self.about[pack].get_or_init(|| {
            let pack = &self.rules.packs[pack];
            let says =
                |block: usize| pack.is_about(document.span(document.blocks[block].range.clone()).of(document.text));
            let mut before = (self.block.saturating_sub(HEADED)..self.block).rev();
            says(self.block) || before.find(|&before| document.blocks[before].heading).is_some_and(says)
        })
    }

    /// Time and body of `item`.
    fn setting(&self, item: &Item) -> Setting {
        let Settings { rest, read } = &mut *self.settings.borrow_mut();
        let (first, rest) = rest.get_or_insert_with(|| {
            let (document, figures) = (self.scene.document, self.figures);
            let block = &document.blocks[self.block];
            let before = |place: usize| figures.partition_point(|figure| figure.folded.start < place);
            let (from, to) = (before(block.range.start), before(block.range.end));
            (from, Box::new(places(document, block, &figures[from..to])))
        });
        let Some(at) = item.id.index().checked_sub(*first) else { return Setting::default() };
        read.extend(rest.take((at + 1).saturating_sub(read.len())));
        read.get(at).copied().unwrap_or_default()
    }
}

/// Whether `item` says how many, or at what rate, there are now.
fn may_be_stated(document: &Document, item: &Item) -> bool {
    let now = !item.base && !item.delta && !item.cues.has(Cue::Each) && !item.cues.has(Cue::Goal);
    now && !item.spelled && !document.blocks[item.block].row
}

/// Whether `item` is of the unit that `concept` is measured in.
fn measures(item: &Item, concept: &Concept) -> bool {
    match concept.unit {
        Some(Measured::Rate) => item.rate().is_some(),
        Some(Measured::In(class)) => !item.kind.is_rate() && (item.class == class || item.class.is_empty()),
        None => item.is_stock(),
    }
}

/// Whether not all `words` are the same.
fn differ<'w>(mut words: impl Iterator<Item = &'w str>) -> bool {
    let first = words.next();
    words.any(|word| Some(word) != first)
}

/// That the concepts of a rule are stated, but not clearly.
struct Unclear;

/// Where a rule is looked for.
struct Place<'a, 'p> {
    paragraph: &'a Paragraph<'p>,
    /// The pack, by its place.
    at: usize,
    rule: &'a Rule,
    /// The concepts of the rule, and whether each is optional.
    terms: Vec<(&'a usize, bool)>,
}

type Tie = crate::rules::Tie<FigureId>;

impl Place<'_, '_> {
    /// The tie over the figures of each sentence, or else of the whole paragraph.
    fn results(&self, stated: &[Stated]) -> Vec<Result<(Tie, bool), Unclear>> {
        let Paragraph { scene, block, .. } = *self.paragraph;
        let sentence = |one: &Stated| scene.items[one.item].sentence;
        let of_each = stated.chunk_by(|a, b| sentence(a) == sentence(b));
        let results: Vec<_> =
            of_each.flat_map(|one| self.bind(one, scene.document.sentences[sentence(&one[0])].range.clone())).collect();
        if results.is_empty() { self.bind(stated, scene.document.blocks[block].range.clone()) } else { results }
    }

    /// The tie over the figures of `stated`, which stand in `range`: once for each body and time.
    fn bind(&self, stated: &[Stated], range: Range<usize>) -> Vec<Result<(Tie, bool), Unclear>> {
        if !self.rule.tie.has_all(&|concept| stated.iter().any(|one| one.concept == *concept)) {
            return Vec::new();
        }
        let terms = &self.terms;
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
        let scene = self.paragraph.scene;
        let text = scene.document.text;
        let setting = |one: &Stated| self.paragraph.setting(&scene.items[one.item]);
        let words = |span: Option<Span>| span.map(|span| span.of(text));
        let key = |one: &Stated| {
            let (period, body) = (words(setting(one).period), words(setting(one).body));
            let concept = &self.paragraph.rules.packs[self.at].concepts[one.concept];
            // 上年结转 speaks of this year, whatever time its own words name.
            let own = period.is_some_and(|period| concept.words.iter().any(|word| word.contains(period)));
            let year = || scene.items[one.item].year.map(|year| format!("{year}年"));
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
        let (scene, rules) = (self.paragraph.scene, self.paragraph.rules);
        let mut figures: Vec<(usize, usize)> = Vec::new();
        for one in group {
            let known = figures.iter().find(|(concept, _)| *concept == one.concept);
            let first = known.map_or(one.item, |(_, item)| *item);
            if known.is_none() {
                figures.push((one.concept, one.item));
            }
            if scene.items[first].amount != scene.items[one.item].amount {
                return Err(Unclear);
            }
        }
        let terms = &self.terms;
        let stated = |concept: &usize| figures.iter().find(|(stated, _)| stated == concept).map(|(_, item)| *item);
        let absent = || terms.iter().filter(|(concept, _)| stated(concept).is_none());
        let words = scene.document.fold.slice(range);
        let mentioned = |(concept, _): &(&usize, bool)| mentions(words, **concept, self.at, rules);
        let counted: Vec<&Item> =
            figures.iter().map(|(_, item)| &scene.items[*item]).filter(|item| !item.kind.is_rate()).collect();
        let alike = counted.windows(2).all(|pair| pair[0].class == pair[1].class);
        let settled = figures.iter().all(|(concept, _)| rules.packs[self.at].concepts[*concept].unit.is_some());
        if absent().any(mentioned) || !alike && !settled {
            return Err(Unclear);
        }
        let figure = |concept: &usize| stated(concept).map(|item| scene.items[item].id);
        Ok((self.rule.tie.bind(&figure), absent().next().is_some()))
    }
}
