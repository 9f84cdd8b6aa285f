//! Reads the ties that a form prints: 序号1=序号5+17，序号5=序号7至16之和 · 第一项加第二项之和，等于第三项加第四项之和.

use std::ops::Range;

use crate::lexicon::{WordList, words_of};
use crate::rules::Sign;
use crate::text::{Document, Fold};

/// How far before the sign the left side is looked for, in characters: words of the next column may stand between.
const LEFT: usize = 48;
/// How many items one side may have.
const MOST: usize = 64;
/// How many characters an item may be named with before its number: 民事纠纷总数（序号5）.
const NAME: usize = 24;

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
    /// 第1行.
    Rows,
    /// 第1栏, 第1列.
    Columns,
    /// 序号1, 第一项, or the number alone.
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
    /// Whether the numbers stand in brackets or circles: (1), ①.
    pub bracketed: bool,
}

/// Every tie that `document` prints.
pub fn notes(document: &Document) -> Vec<Note> {
    let fold = &document.fold;
    let mut found = Vec::new();
    for (block, range) in document.blocks.iter().map(|block| block.range.clone()).enumerate() {
        let mut from = range.start;
        let (mut noted, mut seen) = (opens(fold, range.start), range.start);
        for at in range.clone() {
            let Some((sign, length)) = sign(fold, at).filter(|_| at >= seen) else { continue };
            noted |= is_noted(fold, seen..at);
            seen = at + length;
            if let Some(note) = note(fold, from..range.end, at, (sign, length), noted) {
                from = at + length;
                found.push(Note { block, ..note });
            }
        }
    }
    found
}

/// The words and signs that tie two sides, the longer ones first.
const SIGNS: [(&str, Sign); 26] = [
    ("大于或等于", Sign::AtLeast),
    ("小于或等于", Sign::AtMost),
    ("大于等于", Sign::AtLeast),
    ("小于等于", Sign::AtMost),
    ("不得小于", Sign::AtLeast),
    ("不应小于", Sign::AtLeast),
    ("不得少于", Sign::AtLeast),
    ("不得大于", Sign::AtMost),
    ("不应大于", Sign::AtMost),
    ("不得超过", Sign::AtMost),
    ("不应超过", Sign::AtMost),
    ("不小于", Sign::AtLeast),
    ("不少于", Sign::AtLeast),
    ("不低于", Sign::AtLeast),
    ("不大于", Sign::AtMost),
    ("不超过", Sign::AtMost),
    ("等于", Sign::Equal),
    (">=", Sign::AtLeast),
    ("<=", Sign::AtMost),
    ("≥", Sign::AtLeast),
    ("≧", Sign::AtLeast),
    ("≤", Sign::AtMost),
    ("≦", Sign::AtMost),
    ("=", Sign::Equal),
    ("为", Sign::Equal),
    ("是", Sign::Equal),
];
/// What may stand between the left side and the sign.
const MUST: [&str; 9] = ["", ",", "应", "应当", "应该", "须", "必须", "需", "均应"];

/// The sign at `at`, and how long it is.
pub fn sign(fold: &Fold, at: usize) -> Option<(Sign, usize)> {
    let begins =
        matches!(fold.char(at), '大' | '小' | '不' | '等' | '>' | '<' | '≥' | '≧' | '≤' | '≦' | '=' | '为' | '是');
    let denied = || fold.char(at) == '等' && fold.char(at.wrapping_sub(1)) == '不';
    let (word, sign) = SIGNS.iter().filter(|_| begins).find(|(word, _)| fold.starts_with(at, word))?;
    (!denied()).then(|| (*sign, word.chars().count()))
}

/// Whether the words of `range` say that ties follow, so that numbers alone are items.
fn is_noted(fold: &Fold, mut range: Range<usize>) -> bool {
    range.any(|at| words_of(WordList::Tied).iter().any(|word| fold.starts_with(at, word)))
}

/// Whether a note begins at `at`: 注：…, 填表说明：…, 勾稽关系：….
pub fn opens(fold: &Fold, at: usize) -> bool {
    let at = at + usize::from(matches!(fold.char(at), '(' | '['));
    ["注", "备注", "说明", "填表说明", "填报说明"]
        .iter()
        .chain(words_of(WordList::Tied))
        .any(|word| fold.starts_with(at, word))
}

/// The tie around the sign at `at`, whose left side stands in `range`.
fn note(fold: &Fold, range: Range<usize>, at: usize, (sign, length): (Sign, usize), noted: bool) -> Option<Note> {
    let right = chain(fold, at + length)?;
    let from = range.start.max(at.saturating_sub(LEFT));
    let apart = |left: &Chain| {
        let between = fold.string(left.end..at);
        // Only where each item says that it is one may words of another column stand between.
        let words = left.named && right.named && fold.char(at) == '等';
        !between.contains(['第', '。', ';']) && (words || MUST.contains(&between.as_str()))
    };
    let starts = |start: &usize| *start == 0 || !is_digit(fold.char(*start)) || !is_digit(fold.char(start - 1));
    let (start, left) =
        (from..at).filter(starts).find_map(|start| chain(fold, start).filter(apart).map(|left| (start, left)))?;
    let axis = if left.axis == Axis::Either { right.axis } else { left.axis };
    let clash = left.axis != Axis::Either && right.axis != Axis::Either && left.axis != right.axis;
    let several = left.items.len() + right.items.len() > 2;
    let bounded = sign != Sign::Equal && left.items.len() == 1 && right.items.len() == 1;
    // 为 and 是 say that two sides are equal only where one is a sum.
    let equal = sign == Sign::Equal && several;
    let plain = matches!(fold.char(at), '为' | '是') && !(left.named && right.named && right.summed);
    let meant = (left.named || noted) && (bounded || equal) && !plain;
    let words = format!("{}{}", fold.string(start..left.end), fold.string(at..right.end));
    let bracketed = left.bracketed && right.bracketed;
    (meant && !clash).then_some(Note { block: 0, axis, left: left.items, sign, right: right.items, words, bracketed })
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
    /// Whether the number of its first item stands in brackets or a circle.
    bracketed: bool,
    /// Whether it says that it is a sum.
    summed: bool,
    end: usize,
}

/// The items that begin at `at`; `None` where there is none, or something else is done than adding up.
fn chain(fold: &Fold, at: usize) -> Option<Chain> {
    let Found { item: first, axis, named, bracketed, mut end } = item(fold, at)?;
    let mut chain = Chain { items: vec![first], axis, named, bracketed, summed: false, end };
    let mut run = false;
    loop {
        let joint = fold.char(end);
        let dots = (end + 1..end + 4).take_while(|&at| matches!(fold.char(at), '…' | '.')).count();
        let ranged = matches!(joint, '至' | '到' | '-') || dots > 0 && fold.char(end + 1 + dots) == '+';
        let from = end + 1 + if dots > 0 { dots + 1 } else { 0 };
        if !ranged && !matches!(joint, '加' | '与' | '和' | '、' | '+') {
            break;
        }
        let Some(Found { item: next, axis, end: behind, .. }) = item(fold, from) else { break };
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
    chain.summed = summed.is_some();
    // A stroke is a range where the sum of it is meant, else a minus.
    let minus = run && summed.is_none() || matches!(fold.char(chain.end), '×' | '÷' | '*' | '/' | '%' | '-');
    (chain.items.len() <= MOST && !minus).then_some(chain)
}

/// An item as it is written.
struct Found {
    item: Item,
    axis: Axis,
    /// Whether it says that it is one: 序号1, 第1项.
    named: bool,
    /// Whether its number alone stands in brackets or a circle.
    bracketed: bool,
    end: usize,
}

/// The item at `at`; before its number in brackets its name may stand.
fn item(fold: &Fold, at: usize) -> Option<Found> {
    // The sign of a sum says no more than 之和 behind it.
    let at = at + usize::from(matches!(fold.char(at), 'Σ' | '∑'));
    if let Some(number) = circled(fold.char(at)) {
        let item = Item { number, spelled: false };
        return Some(Found { item, axis: Axis::Either, named: false, bracketed: true, end: at + 1 });
    }
    let open = matches!(fold.char(at), '(' | '[');
    let inner = at + usize::from(open);
    let (serial, ordinal) = (fold.starts_with(inner, "序号"), fold.char(inner) == '第');
    let Some((item, end)) = number(fold, inner + if serial { 2 } else { usize::from(ordinal) }) else {
        let name = (at..at + NAME).take_while(|&at| fold.char(at).is_alphabetic()).count();
        let before = name > 1 && matches!(fold.char(at + name), '(' | '[');
        return if before {
            self::item(fold, at + name).map(|found| Found { bracketed: false, ..found })
        } else {
            None
        };
    };
    let (axis, counted) = match fold.char(end) {
        '项' => (Axis::Either, true),
        '行' => (Axis::Rows, true),
        '栏' | '列' => (Axis::Columns, true),
        _ => (Axis::Either, false),
    };
    let end = end + usize::from(counted);
    let closed = matches!(fold.char(end), ')' | ']');
    let named = serial || counted;
    let fits = (named || !ordinal) && closed | !open;
    fits.then_some(Found { item, axis, named, bracketed: open && !named, end: end + usize::from(open) })
}

/// The number in the circle that `c` is: ①.
pub fn circled(c: char) -> Option<u32> {
    matches!(c, '①'..='⑳').then(|| c as u32 - '①' as u32 + 1)
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
