//! Repeat: what is stated twice agrees.
//!
//! What it checks: 受理151件 … 受理的115件 (two digits swapped) · 4.15万件 and 41527件 · prose against a table.
//! When it is silent: the words differ, or the numbers differ by more than two digits swapped: then they may well speak
//! of two things.

use std::collections::HashMap;

use super::claim::{Claim, Form, Role, Strength, Why};
use super::scene::{Item, Scene};
use super::slip::{Slip, slip};
use super::words::share_words;
use crate::exact::{Number, Rounding};
use crate::figures::Kind;

/// The least count that is worth holding against another.
const TELLING: i64 = 30;
/// How many figures of the same digits are looked at.
const NEAR: usize = 6;

/// Finds every figure that stands twice.
pub fn find(scene: &Scene, claims: &mut Vec<Claim>) {
    let telling = |item: &Item| {
        let counts = item.is_stock() && matches!(item.kind, Kind::Count | Kind::Money);
        counts && !item.spelled && item.depth == 0 && item.amount >= Number::from(TELLING)
    };
    let mut by_digits: HashMap<(u128, &str), Vec<&Item>> = HashMap::new();
    for item in scene.items.iter().filter(|item| telling(item)) {
        let alike = by_digits.entry((digits(item), item.class)).or_default();
        if let Some(before) = alike.iter().rev().take(NEAR).find(|before| repeats(before, item)) {
            claims.push(Claim {
                form: Form::Repeat,
                figures: vec![(before.id, Role::Whole), (item.id, Role::Stated)],
                strength: Strength::Inferred,
                why: Why::Twice,
            });
        }
        alike.push(item);
    }
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
    back_reference && before.sentence != item.sentence && swapped() && says_same(before, item)
}

fn says_same(before: &Item, item: &Item) -> bool {
    let (earlier, later) = ([before.measure, before.trail], [item.measure, item.trail]);
    earlier.iter().any(|earlier| later.iter().any(|later| share_words(earlier, later)))
}
