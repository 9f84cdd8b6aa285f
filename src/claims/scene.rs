//! The quantities of a document as its sentences place them: what every relation looks at.

mod brackets;
mod then;

use std::ops::Range;

use self::brackets::{Brackets, before_bracket, opener};
pub use self::then::behind_last_year;
use self::then::{compared_in_bracket, compared_together, is_compared, tell};
use super::around::Around;
use crate::exact::{Bound, Interval, Number, Rate};
use crate::figures::{Figure, FigureId, Kind, Value};
use crate::lexicon::{CARRIED_IN, Cue, Cues, WordList, lexicon, words_of};
use crate::text::Document;

/// A quantity among the words of its sentence.
#[derive(Debug, Clone)]
pub struct Item<'d> {
    /// The figure.
    pub id: FigureId,
    /// Its kind.
    pub kind: Kind,
    /// What its unit counts.
    pub class: &'static str,
    /// Its unit as printed.
    pub unit: &'d str,
    /// What it is worth.
    pub worth: &'d Value,
    /// What the words around it make of it.
    pub bound: Bound,
    /// Its printed amount.
    pub amount: Number,
    /// What it measures; of a pair (15批138人次) the second takes that of the first.
    pub measure: &'d str,
    /// The words before it.
    pub lead: &'d str,
    /// The same, character by character.
    pub lead_chars: &'d [char],
    /// The words before a bracket that stands right before those: 不捕率 of 不捕率(按人数)为25%.
    pub head: &'d [char],
    /// The words behind it.
    pub trail: &'d str,
    /// The same, character by character.
    pub trail_chars: &'d [char],
    /// What the sentence says it is about: 新收案件 of 新收案件中，…; empty where it says nothing.
    pub topic: &'d str,
    /// The comma or colon between it and a 其中 before it.
    pub headed: Option<char>,
    /// The cues in the words before it.
    pub cues: Cues,
    /// Its place in the folded view.
    pub at: Range<usize>,
    /// The sentence it stands in.
    pub sentence: usize,
    /// The block it stands in.
    pub block: usize,
    /// How many brackets are open around it.
    pub depth: u32,
    /// Which bracket it stands in; 0: none.
    pub bracket: u32,
    /// The state before, which others are compared with.
    pub base: bool,
    /// A rise or fall by so much.
    pub delta: bool,
    /// The families that what it measures belongs to, each with the sort, by index of the lexicon.
    pub sorts: Vec<(usize, usize)>,
    /// The processes that what it measures is a stage of, each with the stage, by index of the lexicon.
    pub stages: Vec<(usize, usize)>,
    /// The year it speaks of.
    pub year: Option<i32>,
    /// Written in Chinese characters.
    pub spelled: bool,
}

impl Item<'_> {
    /// All that it may mean.
    pub fn value(&self) -> Interval {
        self.worth.tolerance()
    }

    /// What one unit of its last printed digit is worth.
    pub fn step(&self) -> Number {
        self.worth.step().unwrap_or(Number::ONE)
    }

    /// As a rate, where it is one.
    pub fn rate(&self) -> Option<Rate> {
        if self.kind.is_rate() { self.worth.rate() } else { None }
    }

    /// Whether it says how many or how much there is, now.
    pub fn is_stock(&self) -> bool {
        !self.base && !self.delta && !self.kind.is_rate() && self.kind != Kind::Duration && !self.cues.has(Cue::Each)
    }

    /// Whether it says no more than what is passed: 首次突破2万件.
    pub fn is_limit(&self) -> bool {
        matches!(self.bound, Bound::AtLeast | Bound::MoreThan)
    }

    /// Whether the words before it say that it was carried in from the period before: 上年结转12件.
    pub fn is_carried_in(&self) -> bool {
        lexicon().flows.named(self.lead_chars).iter().any(|(way, _)| *way == CARRIED_IN)
    }

    /// Whether both count the same sort of thing.
    pub fn same_class(&self, other: &Item) -> bool {
        (std::ptr::eq(self.class, other.class) || self.class == other.class) && !self.class.is_empty()
    }
}

/// The items of a document, in order.
pub struct Scene<'d> {
    /// The document.
    pub document: &'d Document<'d>,
    /// The items.
    pub items: Vec<Item<'d>>,
    sentences: Vec<Range<usize>>,
}

impl<'d> Scene<'d> {
    /// Places `figures` in the sentences of `document`.
    pub fn new(document: &'d Document<'d>, figures: &'d [Figure], around: &'d Around) -> Scene<'d> {
        let mut scene = Scene {
            document,
            items: Vec::with_capacity(figures.len()),
            sentences: Vec::with_capacity(document.sentences.len()),
        };
        let (mut next, mut words) = (0, Vec::new());
        for (index, sentence) in document.sentences.iter().enumerate() {
            let first = scene.items.len();
            let mut brackets = Brackets::default();
            let mut at = sentence.range.start;
            while let Some(figure) = figures.get(next).filter(|f| f.folded.start < sentence.range.end) {
                brackets.advance(&document.fold, at..figure.folded.start);
                at = figure.folded.start;
                let id = FigureId(next as u32);
                if let Some(item) = item(document, figure, (id, around), index, sentence.block, &brackets) {
                    scene.push(item, first);
                }
                next += 1;
            }
            count_spelled(&mut scene.items[first..]);
            for item in &mut scene.items[first..] {
                if item.is_stock() {
                    words.clear();
                    words.extend(item.measure.chars());
                    item.sorts = lexicon().sorts.named(&words);
                    item.stages = lexicon().stages.named(&words);
                }
            }
            scene.sentences.push(first..scene.items.len());
        }
        scene
    }

    fn push(&mut self, mut item: Item<'d>, first: usize) {
        // 从高峰时期的314件下降至181件: the earlier of two states, however its time is named.
        let goes_over = |before: &Item| {
            let states = before.cues.has(Cue::From) && item.cues.has(Cue::To) && before.same_class(&item);
            states && before.kind == item.kind && before.lead.ends_with('的')
        };
        if let Some(before) = self.items[first..].last_mut().filter(|before| goes_over(before)) {
            before.base = true;
        }
        // 与2022年的37起、28人、24人相比: all are compared with.
        if item.trail.starts_with("相比") {
            compared_together(self.document, &mut item, &mut self.items[first..]);
        }
        if let Some(before) = self.items[first..].last() {
            let between = self.document.fold.slice(before.at.end..item.at.start);
            let bridge = between.iter().all(|c| matches!(c, '、' | '和' | '及' | '与' | ','));
            if between.is_empty() && item.lead.is_empty() {
                // 其中173户349人: what is said of the first of a pair is said of the second.
                item.measure = before.measure;
                if before.cues.has(Cue::Part) && item.is_stock() {
                    item.cues.insert(Cue::Part);
                    item.headed = before.headed;
                }
                if before.cues.has(Cue::Rest) && item.is_stock() {
                    item.cues.insert(Cue::Rest);
                }
            }
            if before.base && before.cues.has(Cue::From) && item.cues.has(Cue::To) {
                item.measure = before.measure;
            }
            let several = before.base || before.cues.has(Cue::Respective);
            let alike = before.kind == item.kind && item.same_class(before)
                || before.kind.is_rate() && item.kind.is_rate() && several;
            let said_of_both = several && (before.base || before.delta) || before.cues.has(Cue::Each);
            // 同比减少11起、6人: the second by so many, too.
            let amounts =
                before.delta && !before.kind.is_rate() && !item.kind.is_rate() && item.lead.chars().count() < 2;
            if bridge && (alike && (item.kind.is_rate() || said_of_both) || amounts && !between.is_empty()) {
                (item.cues, item.delta, item.base) = (before.cues, before.delta, before.base);
            }
            tell(self.document, &mut item, &self.items[first..]);
        }
        self.items.push(item);
    }

    /// The items of each sentence, by index.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.sentences.iter().filter(|range| !range.is_empty()).cloned()
    }

    /// The items of the sentence that `index` stands in.
    pub fn sentence_of(&self, index: usize) -> Range<usize> {
        self.sentences[self.items[index].sentence].clone()
    }

    /// The folded text between two items.
    pub fn between(&self, a: usize, b: usize) -> &[char] {
        self.document.fold.slice(self.items[a].at.end..self.items[b].at.start)
    }

    /// The item that `figure` is; `None` where it is no item.
    pub fn index_of(&self, figure: FigureId) -> Option<usize> {
        self.items.binary_search_by_key(&figure, |item| item.id).ok()
    }

    /// 收入120万元，为预算100万元的120%: whether the item is what a rate measures another by.
    pub fn is_measure_of_rate(&self, index: usize) -> bool {
        let item = &self.items[index];
        let next = self.items.get(index + 1).filter(|next| item.trail == "的" && next.sentence == item.sentence);
        next.is_some_and(|next| next.kind.is_rate() && next.lead == "的")
    }

    /// The share that stands right behind the count: 教育80万元，占80%; `None`: none does.
    pub fn share_of(&self, index: usize) -> Option<usize> {
        let (item, share) = (&self.items[index], self.items.get(index + 1)?);
        let plain = share.kind == Kind::Percent && !share.delta && !share.base && share.sentence == item.sentence;
        (plain && share.lead.trim_start_matches('、').starts_with('占')).then_some(index + 1)
    }

    /// The items before `index`, nearest first, at most `reach` sentences back.
    pub fn back(&self, index: usize, reach: usize) -> impl Iterator<Item = usize> + Clone + '_ {
        let sentence = self.items[index].sentence;
        (0..index).rev().take(WINDOW).take_while(move |&k| self.items[k].sentence + reach >= sentence)
    }
}

/// Counts in characters are looked at where a sentence gives several of one class and none in digits: 十二起，其中九起、
/// 三起. Elsewhere they stand in phrases as often as they count: 一件事, 三方面.
fn count_spelled(items: &mut [Item]) {
    for class in COUNTED {
        let of_class = |item: &&mut Item| item.class == class && item.is_stock();
        let spelled = items.iter_mut().filter(of_class).filter(|item| item.spelled).count();
        if spelled > 2 && spelled == items.iter_mut().filter(of_class).count() {
            items.iter_mut().filter(of_class).for_each(|item| item.spelled = false);
        }
    }
}

/// How many characters reach from the time of a state before to its figure: 年同期的.
const OF_THEN: usize = 4;
/// How many characters of what was done more or less may stand before how much that was.
const MORE: usize = 4;

/// What sentences count out in characters.
const COUNTED: [&str; 4] = ["case", "person", "turn", "batch"];

/// How many items back anything is looked for.
pub const WINDOW: usize = 96;

/// From where on anything is looked for before `index` in a sentence that begins at `start`.
pub fn since(start: usize, index: usize) -> usize {
    start.max(index.saturating_sub(WINDOW))
}

fn item<'d>(
    document: &'d Document,
    figure: &'d Figure,
    (id, around): (FigureId, &'d Around),
    sentence: usize,
    block: usize,
    brackets: &Brackets,
) -> Option<Item<'d>> {
    let value = figure.value.as_ref()?;
    let end = figure.folded.end;
    // 36至50岁
    let goes_to = matches!(document.fold.char(end), '至' | '到') && document.fold.char(end + 1).is_ascii_digit();
    let ranged = matches!(document.fold.char(end), '-')
        || matches!(document.fold.char(figure.folded.start.wrapping_sub(1)), '-')
        || goes_to && figure.kind == Kind::Bare;
    // What falls below nought is told by tables, not by sentences that count.
    let below = value.printed.is_negative();
    if !figure.kind.is_quantity() || below || (ranged && figure.kind != Kind::Count) {
        return None;
    }
    // Cells are held against each other by their rows and columns, whatever unit these state.
    let (kind, class, unit) =
        if figure.is_captioned() { (Kind::Bare, "", "") } else { (figure.kind, figure.class, &*figure.unit) };
    let (lead, trail) = (around.lead(id), around.trail(id));
    let (lead_chars, trail_chars) =
        (document.fold.slice(figure.lead.clone()), document.fold.slice(figure.trail.clone()));
    let mut cues = cues(lead_chars);
    if lead.ends_with(['各', '每', '均']) {
        cues.insert(Cue::Each);
    }
    let ends = |words: &[&str]| words.iter().any(|word| lead.ends_with(word));
    let past = || lead.contains('年') || lead.contains("同期");
    let compared = trail.starts_with("相比") || trail.starts_with("比较");
    let head = before_bracket(document, figure.lead.start, sentence).unwrap_or_default();
    if !head.is_empty() {
        let head = self::cues(head);
        [Cue::Part, Cue::Rest, Cue::Total].into_iter().filter(|cue| head.has(*cue)).for_each(|cue| cues.insert(cue));
    }
    let headed = opener(document, figure.lead.start, sentence);
    if headed.is_some() {
        cues.insert(Cue::Part);
    }
    // 上年度查出的162个 is no state of the year before, 上年的162个 is.
    let time = || lead.rfind('年').or_else(|| lead.rfind('期'));
    let of_then = || !ends(&["的"]) || time().is_none_or(|at| lead[at..].chars().count() <= OF_THEN);
    let then = || ["上年", "去年", "同期"].iter().any(|word| lead.contains(word)) && of_then();
    let base = cues.has(Cue::Base)
        || (trail.is_empty() && compared_in_bracket(document, figure))
        || (cues.has(Cue::From) && ends(&["由", "从", "年的", "年"]))
        || (ends(&["为", "的", "是"]) && past() && (cues.has(Cue::Versus) || then()))
        || (cues.has(Cue::Versus) && ends(&["上年", "去年", "同期", "年", "上年(", "去年(", "同期("]) && past())
        || (compared && (ends(&["的", "年", "期"]) || lead.starts_with(['与', '较', '比', '同'])))
        || is_compared(lead_chars, trail_chars);
    // 比上年的96.4%高1.5个百分点
    let apart = |list| figure.kind == Kind::Points && words_of(list).contains(&lead);
    let (above, below) = (apart(WordList::Higher), apart(WordList::Lower));
    if above || below {
        cues.insert(if above { Cue::Rise } else { Cue::Fall });
    }
    let moved = above || below || cues.any(&[Cue::Rise, Cue::Fall]) && moved(lead_chars);
    let delta = !base && !cues.has(Cue::To) && moved;
    Some(Item {
        id,
        kind,
        class,
        unit,
        worth: value,
        bound: value.bound,
        amount: value.amount()?,
        measure: &figure.measure,
        lead,
        lead_chars,
        head,
        trail,
        trail_chars,
        topic: around.topic(id),
        headed,
        cues,
        at: figure.folded.clone(),
        sentence,
        block,
        depth: brackets.depth(),
        bracket: brackets.innermost(),
        base,
        delta,
        sorts: Vec::new(),
        stages: Vec::new(),
        year: figure.period.map(|period| period.year),
        spelled: !document.fold.char(figure.folded.start).is_ascii_digit(),
    })
}

/// Whether the words right before the figure speak of a rise or fall: 下降8.3%, 增加了85件, not 提高效率的12件.
fn moved(lead: &[char]) -> bool {
    let moves = lexicon().cues.in_order(lead).filter(|(_, _, cue)| matches!(cue, Cue::Rise | Cue::Fall));
    moves.last().is_some_and(|(at, length, _)| {
        // 比上年多办结24件
        let more =
            matches!(lead, ['比' | '较', ..] | ['同', '比', ..]) && matches!(lead[at..at + length], ['多' | '少']);
        more && lead.len() - at <= MORE
            || lead[at + length..].iter().all(|c| "了约近超过达到为率的逾各均比例".contains(*c))
    })
}

/// The cues among `chars`.
fn cues(chars: &[char]) -> Cues {
    let mut cues = Cues::default();
    for (_, _, cue) in lexicon().cues.in_order(chars) {
        cues.insert(*cue);
    }
    cues
}
