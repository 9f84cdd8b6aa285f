//! Repeat: what is stated twice agrees.
//!
//! What it checks: 受理151件 … 受理的115件 (two digits swapped) · 4.15万件 and 41527件 · prose against a table.
//! When it is silent: the words differ, or the numbers differ by more than two digits swapped: then they may well speak
//! of two things.

use rustc_hash::FxHashMap;

use super::claim::{Claim, Form, Role, Strength, Why};
use super::scene::{Item, Scene};
use super::slip::{Slip, slip};
use super::words::share_words;
use crate::chains::Chains;
use crate::exact::{Bound, Number, Rounding};
use crate::figures::Kind;
use crate::lexicon::Cue;

/// The least count that is worth holding against another.
const TELLING: i64 = 30;
/// How many figures of the same digits are looked at.
const NEAR: usize = 6;
/// The least count that is stated in short, and the fewest digits that tell it from another.
const SHORTENED: i64 = 10_000;
const DIGITS: usize = 3;
/// The most characters of a total that names nothing: 三项合计; and within how many sentences it sums up.
const BARE: usize = 4;
const SOON: usize = 12;

/// Finds every figure that stands twice.
pub fn find(scene: &Scene, claims: &mut Vec<Claim>) {
    let telling = |item: &Item| {
        let counts = item.is_stock() && matches!(item.kind, Kind::Count | Kind::Money);
        counts && !item.spelled && item.depth == 0 && item.amount >= Number::from(TELLING)
    };
    let mut by_digits = Chains::new();
    for (index, item) in scene.items.iter().enumerate().filter(|(_, item)| telling(item)) {
        let key = (digits(item), item.class);
        let alike = || by_digits.of(&key).map(|before| &scene.items[before]);
        // A total whose sentence has said the number before repeats that.
        let first = alike().next().is_none_or(|before| before.sentence != item.sentence);
        let again = |before: &&Item| repeats(before, item) || first && sums_up(before, item);
        if let Some(before) = alike().take(NEAR).find(again) {
            claims.push(Claim {
                form: Form::Repeat,
                figures: vec![(before.id, Role::Whole), (item.id, Role::Stated)],
                strength: Strength::Inferred,
                why: Why::Twice,
            });
        }
        by_digits.add(key, index);
    }
    shortened(scene, claims);
}

/// Finds every figure that stands once in short and once in full: 4.15万件 and 41527件.
fn shortened(scene: &Scene, claims: &mut Vec<Claim>) {
    let scale = |item: &Item| Some((item.class, item.amount.floor().checked_ilog10()?));
    let told = |item: &&Item| {
        item.is_stock() && item.kind == Kind::Count && !item.spelled && item.amount >= Number::from(SHORTENED)
    };
    let mut full: FxHashMap<(&str, u32), Vec<&Item>> = FxHashMap::default();
    for item in scene.items.iter().filter(told).filter(|item| item.worth.is_precise()) {
        if let Some(scale) = scale(item) {
            full.entry(scale).or_default().push(item);
        }
    }
    for short in scene.items.iter().filter(told).filter(|item| item.worth.rounded && item.bound == Bound::Exact) {
        let alike = scale(short).and_then(|scale| full.get(&scale)).map_or(&[][..], Vec::as_slice);
        let at = alike.partition_point(|item| item.id < short.id);
        let near = alike[at..].iter().take(NEAR).chain(alike[..at].iter().rev().take(NEAR));
        let again = near.filter(|item| item.sentence != short.sentence && same_year(item, short));
        if let Some(item) = again.copied().find(|item| restates(short, item)) {
            let (first, second) = (short.id.min(item.id), short.id.max(item.id));
            claims.push(Claim {
                form: Form::Repeat,
                figures: vec![(first, Role::Whole), (second, Role::Stated)],
                strength: Strength::Inferred,
                why: Why::Twice,
            });
        }
    }
}

/// Whether no two years are named.
fn same_year(one: &Item, other: &Item) -> bool {
    one.year.zip(other.year).is_none_or(|(one, other)| one == other)
}

/// Whether `short` is `full` in short, or would be but for two of its digits; then the words have to end alike.
fn restates(short: &Item, full: &Item) -> bool {
    let Some(units) = full.amount.ratio_of(short.step()) else { return false };
    let Some(printed) = short.amount.ratio_of(short.step()) else { return false };
    let (meant, printed) = (units.to_decimal(0, Rounding::HalfUp), printed.to_decimal(0, Rounding::CutOff));
    if printed.len() < DIGITS || !share_words(short.measure, full.measure) {
        return false;
    }
    let end = |words: &str| words.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    let alike = || share_words(&short.measure[end(short.measure)..], &full.measure[end(full.measure)..]);
    short.value().contains(full.amount) || slip(&printed, &meant) == Some(Slip::Swapped) && alike()
}

/// How often each digit stands in a figure, a byte for each: the same for 151 and 115.
fn digits(item: &Item) -> u128 {
    let (mut rest, mut counts) = (item.amount.floor().unsigned_abs(), 0);
    while rest > 0 {
        counts += 1 << (rest % 10 * 8);
        rest /= 10;
    }
    counts
}

fn plain(item: &Item) -> String {
    item.amount.to_decimal(0, Rounding::CutOff)
}

/// Whether both speak of the same thing: the words agree, and the numbers do or two of their digits are swapped.
fn repeats(before: &Item, item: &Item) -> bool {
    let alike = before.topic == item.topic || item.topic.is_empty() || before.topic.is_empty();
    if before.amount == item.amount {
        return alike && before.sentence != item.sentence && says_same(before, item);
    }
    let back_reference = item.lead.ends_with('的') || item.trail.contains('的') || item.trail.chars().count() > 3;
    let swapped = || slip(&plain(item), &plain(before)) == Some(Slip::Swapped);
    // 97个部门…。有79个部门…: some of them.
    let back_reference = back_reference && !item.lead.ends_with('有') && !item.cues.has(Cue::Part);
    back_reference && before.sentence != item.sentence && swapped() && says_same(before, item)
}

/// Whether `item` names nothing but a total, 三项合计, soon behind `before`.
fn sums_up(before: &Item, item: &Item) -> bool {
    let plain = item.cues.has(Cue::Total) && item.measure.chars().count() <= BARE;
    plain && before.amount == item.amount && item.sentence <= before.sentence + SOON
}

fn says_same(before: &Item, item: &Item) -> bool {
    let (earlier, later) = ([before.measure, before.trail], [item.measure, item.trail]);
    earlier.iter().any(|earlier| later.iter().any(|later| share_words(earlier, later)))
}
