//! What the words at the head of a column or a row say of the numbers below or behind them.

use crate::lexicon::{Cue, Lexicon, UnitKind, lexicon};

/// What the numbers below a head say of those beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// So many or so much: they may be added up.
    Amount,
    /// A part of something: 占比, 完成率.
    Rate,
    /// What was added or taken away: 增减额, 增长%.
    Move {
        /// In hundredths of the state before.
        rate: bool,
    },
}

/// What the numbers below `head` say; `percent`: they are printed with a sign.
pub fn sort(head: &str, percent: bool) -> Sort {
    let chars: Vec<char> = head.chars().collect();
    let cues = || lexicon().cues.in_order(&chars).filter(|(_, length, _)| *length > 1).map(|(_, _, cue)| *cue);
    let name = head.split('(').next().unwrap_or(head).trim_end_matches('%');
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    let rate = percent
        || head.contains('%')
        || name.ends_with(['率', '幅', '速', '重'])
        || has(&["占比", "百分比", "比例", "增速", "增幅"]);
    let moves =
        cues().any(|cue| matches!(cue, Cue::Rise | Cue::Fall)) || has(&["增减", "增速", "升降", "变化", "涨跌", "±"]);
    if moves || rate && cues().any(|cue| cue == Cue::Versus) {
        Sort::Move { rate }
    } else if rate {
        Sort::Rate
    } else {
        Sort::Amount
    }
}

/// Whether the numbers at `head` may be of a unit of this class and kind that the table states for all of them: not where
/// the words name a rate, something that is counted in another unit, or nothing that is so many or so much.
pub fn takes(head: &str, class: &str, kind: UnitKind, lexicon: &Lexicon) -> bool {
    let open = head.rfind('(').filter(|&at| at > 0 && head.ends_with(')'));
    let words = open.map_or(head, |at| &head[..at]);
    let chars: Vec<char> = words.chars().collect();
    let amount = match sort(head, false) {
        Sort::Amount => true,
        Sort::Rate | Sort::Move { rate: true } => false,
        // 同比增长 is as often printed in hundredths.
        Sort::Move { rate: false } => words.contains(['额', '量', '数', '值', '减', '变', '±']),
    };
    let mean = chars.contains(&'均') || lexicon.cues.in_order(&chars).any(|(_, _, cue)| *cue == Cue::Each);
    let named = lexicon.heads.in_order(&chars).all(|(_, _, of)| *of == Some(kind));
    amount && !mean && named && counted(&chars, lexicon).is_none_or(|other| other == class)
}

/// The class of what `head` says is counted: 户数, 参保人数, 出动人次; 本年数 and 上期数 count no years.
fn counted(head: &[char], lexicon: &Lexicon) -> Option<&'static str> {
    let bare = head.iter().rposition(|c| !matches!(c, '数' | '量' | '总')).map_or(&[][..], |last| &head[..=last]);
    let (length, unit) = lexicon.units.at_end(bare)?;
    let time = bare[..bare.len() - length].last().is_some_and(|c| "本上当全前同去下历末初今明".contains(*c));
    (!time && (bare.len() < head.len() || length > 1)).then_some(unit.class)
}
