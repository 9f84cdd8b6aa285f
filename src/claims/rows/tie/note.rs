//! Reads the ties that a form prints: 序号1=序号5+17，序号5=序号7至16之和 · 第一项加第二项之和，等于第三项加第四项之和.

use std::ops::Range;

use crate::rules::Sign;
use crate::text::{Document, Fold};

/// How far before the sign the left side is looked for, in characters: words of the next column may stand between.
const LEFT: usize = 48;
/// How many items one side may have.
const MOST: usize = 64;

/// The number of an item, and whether it is written in Chinese: 一、 is not 1、.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// Its number.
    pub number: u32,
    /// Written in Chinese.
    pub spelled: bool,
}

/// What the items of a tie are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// 第一项, 第1行.
    Rows,
    /// 第1栏, 第1列.
    Columns,
    /// 序号1, or the number alone.
    Either,
}

/// A tie as printed: how the sums of items stand to each other.
#[derive(Debug)]
pub struct Note {
    /// Its block.
    pub block: usize,
    /// What its items are.
    pub axis: Axis,
    /// The items before the sign.
    pub left: Vec<Item>,
    /// The sign.
    pub sign: Sign,
    /// The items behind the sign.
    pub right: Vec<Item>,
    /// The tie in its own words.
    pub words: String,
}

/// Every tie that `document` prints.
pub fn notes(document: &Document) -> Vec<Note> {
    let fold = &document.fold;
    let mut found = Vec::new();
    for (block, range) in document.blocks.iter().map(|block| block.range.clone()).enumerate() {
        let mut from = range.start;
        let (mut noted, mut seen) = (opens(fold, range.start), range.start);
        for at in range.clone() {
            let Some((sign, length)) = sign(fold, at) else { continue };
            noted |= is_noted(fold, seen..at);
            seen = at;
            if let Some(note) = note(fold, from..range.end, at, (sign, length), noted) {
                from = at + length;
                found.push(Note { block, ..note });
            }
        }
    }
    found
}

/// The sign at `at`, and how long it is.
fn sign(fold: &Fold, at: usize) -> Option<(Sign, usize)> {
    let word = |word: &str| fold.starts_with(at, word);
    match fold.char(at) {
        '=' if !matches!(fold.char(at.wrapping_sub(1)), '<' | '>') => Some((Sign::Equal, 1)),
        '等' if word("等于") => Some((Sign::Equal, 2)),
        '≥' => Some((Sign::AtLeast, 1)),
        '≤' => Some((Sign::AtMost, 1)),
        '>' if word(">=") => Some((Sign::AtLeast, 2)),
        '<' if word("<=") => Some((Sign::AtMost, 2)),
        '不' if word("不小于") => Some((Sign::AtLeast, 3)),
        '不' if word("不大于") => Some((Sign::AtMost, 3)),
        _ => None,
    }
}

/// Whether the words of `range` say that ties follow, so that numbers alone are items.
fn is_noted(fold: &Fold, mut range: Range<usize>) -> bool {
    let words = ["勾稽关系", "平衡关系", "逻辑关系", "审核关系", "表内关系"];
    range.any(|at| words.iter().any(|word| fold.starts_with(at, word)))
}

/// Whether a note begins at `at`: 注：…, 填表说明：….
pub fn opens(fold: &Fold, at: usize) -> bool {
    ["注", "备注", "说明", "填表说明", "填报说明"].iter().any(|word| fold.starts_with(at, word))
}

/// The tie around the sign at `at`, whose left side stands in `range`.
fn note(fold: &Fold, range: Range<usize>, at: usize, (sign, length): (Sign, usize), noted: bool) -> Option<Note> {
    let right = chain(fold, at + length)?;
    let from = range.start.max(at.saturating_sub(LEFT));
    let apart = |left: &Chain| {
        let between = fold.slice(left.end..at);
        // Only where each item says that it is one may words of another column stand between.
        let words = left.named && right.named && sign == Sign::Equal && length == 2;
        !between.iter().any(|c| matches!(c, '第' | '。' | ';')) && (words || matches!(between, [] | [',']))
    };
    let starts = |start: &usize| *start == 0 || !is_digit(fold.char(*start)) || !is_digit(fold.char(start - 1));
    let (start, left) =
        (from..at).filter(starts).find_map(|start| chain(fold, start).filter(apart).map(|left| (start, left)))?;
    let axis = if left.axis == Axis::Either { right.axis } else { left.axis };
    let clash = left.axis != Axis::Either && right.axis != Axis::Either && left.axis != right.axis;
    let several = left.items.len() + right.items.len() > 2;
    let bounded = sign != Sign::Equal && left.items.len() == 1 && right.items.len() == 1;
    let meant = (left.named || noted) && (bounded || sign == Sign::Equal && several);
    let words = format!("{}{}", fold.string(start..left.end), fold.string(at..right.end));
    (meant && !clash).then_some(Note { block: 0, axis, left: left.items, sign, right: right.items, words })
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Items that are added up: 第一项加第二项之和, 序号5+17, 7至16之和.
struct Chain {
    items: Vec<Item>,
    axis: Axis,
    /// Whether its first item says that it is one.
    named: bool,
    end: usize,
}

/// The items that begin at `at`; `None` where there is none, or something else is done than adding up.
fn chain(fold: &Fold, at: usize) -> Option<Chain> {
    let (first, axis, named, mut end) = item(fold, at)?;
    let mut chain = Chain { items: vec![first], axis, named, end };
    let mut run = false;
    loop {
        let joint = fold.char(end);
        let dots = (end + 1..end + 4).take_while(|&at| matches!(fold.char(at), '…' | '.')).count();
        let ranged = matches!(joint, '至' | '到' | '-') || dots > 0 && fold.char(end + 1 + dots) == '+';
        let from = end + 1 + if dots > 0 { dots + 1 } else { 0 };
        if !ranged && !matches!(joint, '加' | '与' | '和' | '、' | '+') {
            break;
        }
        let Some((next, axis, _, behind)) = item(fold, from) else { break };
        if axis != Axis::Either && chain.axis != Axis::Either && axis != chain.axis {
            return None;
        }
        chain.axis = if chain.axis == Axis::Either { axis } else { chain.axis };
        let last = *chain.items.last()?;
        if ranged && (next.number <= last.number || (next.number - last.number) as usize > MOST) {
            return None;
        }
        let numbers = if ranged { last.number + 1..next.number + 1 } else { next.number..next.number + 1 };
        chain.items.extend(numbers.map(|number| Item { number, ..next }));
        run |= joint == '-';
        end = behind;
    }
    let summed = ["之和", "的和", "各项之和", "项之和", "合计"].iter().find(|word| fold.starts_with(end, word));
    chain.end = end + summed.map_or(0, |word| word.chars().count());
    // A stroke is a range where the sum of it is meant, else a minus.
    let minus = run && summed.is_none() || matches!(fold.char(chain.end), '×' | '÷' | '*' | '/' | '%' | '-');
    (chain.items.len() <= MOST && !minus).then_some(chain)
}

/// An item: its number, what it is, whether it says so, and where it ends.
fn item(fold: &Fold, at: usize) -> Option<(Item, Axis, bool, usize)> {
    // The sign of a sum says no more than 之和 behind it.
    let at = at + usize::from(matches!(fold.char(at), 'Σ' | '∑'));
    let (serial, ordinal, open) =
        (fold.starts_with(at, "序号"), fold.char(at) == '第', matches!(fold.char(at), '(' | '['));
    let from = at + if serial { 2 } else { usize::from(ordinal || open) };
    let (item, mut end) = number(fold, from)?;
    if open {
        end += usize::from(matches!(fold.char(end), ')' | ']'));
        (end > from + 1).then_some(())?;
    }
    let axis = match fold.char(end) {
        '项' | '行' => Axis::Rows,
        '栏' | '列' => Axis::Columns,
        _ => Axis::Either,
    };
    let named = serial || axis != Axis::Either;
    (named || !ordinal).then_some((item, axis, named, end + usize::from(axis != Axis::Either)))
}

/// The whole number at `at`, in digits or in Chinese up to 九十九, and where it ends.
fn number(fold: &Fold, at: usize) -> Option<(Item, usize)> {
    let chars: Vec<char> = (at..at + 4).map(|at| fold.char(at)).collect();
    let digits = chars.iter().take_while(|c| is_digit(**c)).count();
    if digits > 0 {
        let number = chars[..digits].iter().try_fold(0, |number, c| Some(number * 10 + c.to_digit(10)?))?;
        return (digits < 4).then_some((Item { number, spelled: false }, at + digits));
    }
    let length = chars.iter().take_while(|c| NUMERALS.contains(**c)).count();
    let number = spelled(&chars[..length].iter().collect::<String>())?;
    Some((Item { number, spelled: true }, at + length))
}

/// The numerals of Chinese numbers below a hundred.
const NUMERALS: &str = "一二三四五六七八九十";

/// The number that `words` write in Chinese: 三, 十二, 二十五.
pub fn spelled(words: &str) -> Option<u32> {
    let chars: Vec<char> = words.chars().collect();
    let one = |c: &char| NUMERALS.chars().position(|other| other == *c).map(|place| place as u32 + 1);
    match &chars[..] {
        [c] => one(c),
        ['十', c] => one(c).filter(|ones| *ones < 10).map(|ones| 10 + ones),
        [c, '十'] => one(c).map(|tens| tens * 10),
        [c, '十', d] => one(c).zip(one(d)).map(|(tens, ones)| tens * 10 + ones),
        _ => None,
    }
}
