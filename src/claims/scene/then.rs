//! Whether a quantity is the state before the one beside it: of the year before, or what that is compared with.

use super::{Item, WINDOW};
use crate::figures::{Figure, Kind};
use crate::lexicon::{Cue, Mark, lexicon};
use crate::text::Document;

/// How far before a bracket 比 may stand, and how far the words before it are looked at.
const VERSUS: usize = 8;
const COMPARED: usize = 12;
/// How far behind the year before a rise or fall may be named, in characters.
const MOVES: usize = 12;
/// How many characters may say what was done more or less.
const VERB: usize = 3;
/// How many characters name a year: 2020年.
const YEAR: usize = 5;

/// Makes `item` the state before, or a rise or fall by so much, where what is `told` before it in its sentence says so.
pub(super) fn tell(document: &Document, item: &mut Item, told: &[Item]) {
    let Some((before, earlier)) = told.split_last() else { return };
    let near = || told.iter().rev().take(WINDOW);
    // 较上年512件、250批分别上升…: of last year, too, in another unit.
    let counts = |item: &Item| !item.kind.is_rate() && item.kind != Kind::Duration;
    let between = document.fold.slice(before.at.end..item.at.start);
    let joined = matches!(between, [] | ['、' | '和' | '及' | '与']);
    item.base |=
        before.base && joined && counts(before) && counts(item) && earlier.last().is_none_or(|item| !item.delta);
    if item.lead.contains(['多', '少']) && near().find(|now| is_state(now)).is_some_and(|now| is_more(item, now)) {
        (item.delta, item.base) = (true, false);
    }
    // 结案2418件，同比上升12.4%，上年结案2101件: of what rose.
    let of_risen = || near().find(|told| !told.delta).is_some_and(|now| is_last_year(item, now));
    // 80批200人次(上年60批150人次): of the first of the pair.
    let of_first = || earlier.last().is_some_and(|first| item.depth > first.depth && is_last_year(item, first));
    let then = is_year_before(document, item, before, &|| near().any(|then| then.base && then.year == item.year))
        || is_last_year(item, before)
        || is_bracketed_then(document, item, before)
        || before.delta && of_risen()
        || of_first();
    item.base |= then;
}

fn is_state(item: &Item) -> bool {
    !item.delta && !item.base && !item.spelled
}

/// 与2022年的37起、28人、24人相比: makes `item` and those that 、 joins it to states before, where the first of them is told of a
/// time.
pub(super) fn compared_together(document: &Document, item: &mut Item, told: &mut [Item]) {
    let mut next = item.at.start;
    let joined = told.iter().rev().take(WINDOW).take_while(|before| {
        let joined = matches!(document.fold.slice(before.at.end..next), ['、' | '和']) && before.is_stock();
        next = before.at.start;
        joined
    });
    let from = told.len() - joined.count();
    if told.get(from).is_some_and(|opening| opening.lead.ends_with('的')) {
        told[from..].iter_mut().for_each(|item| item.base = true);
        item.base = true;
    }
}

/// 2024年信访1326件次，2023年为1560件次: nothing but the year before stands before the second. Where the first names no
/// year, a rise or fall has to follow: 共立案36件，2022年12件 is a part of it. Whether the sentence has `compared` with that
/// year before, so that it governs the first, is told.
fn is_year_before(document: &Document, item: &Item, now: &Item, compared: &dyn Fn() -> bool) -> bool {
    // 2023年130件，2022年100件，2021年80件: and the years before that.
    let still = !now.base || now.year.zip(item.year).is_some_and(|(now, then)| then + 1 == now);
    let alike = item.kind == now.kind && item.same_class(now) && item.depth == now.depth && still && !now.delta;
    let says = |item: &Item, year: i32| item.lead.contains('年') && item.lead.contains(&format!("{year}年"));
    let year = |item: &Item| item.year.filter(|year| says(item, *year));
    let bare = |year: i32| {
        let behind = item.lead.trim_start_matches(['而', '于']).strip_prefix(&format!("{year}年"));
        // 2023年审结71件，2022年审结52件: the same words again.
        let numbered = document.fold.char((now.at.start - now.lead_chars.len()).wrapping_sub(1)).is_ascii_digit();
        let again = |behind: &str| behind.chars().count() > 1 && now.lead.ends_with(behind) && !numbered;
        behind.is_some_and(|behind| says_no_more(behind) || again(behind))
    };
    let earlier = || match (year(now).or(now.year), item.year) {
        // 2023年新收78件，2022年新收64件，上升21.9%；审结71件，2022年审结52件，上升36.5%: the year that governs was the earlier one's.
        (Some(governing), Some(then)) if then == governing && year(now).is_none() && compared() => {
            moves_next(document, item.at.end)
        }
        (Some(now), Some(then)) => then + 1 == now,
        _ => moves_next(document, item.at.end),
    };
    alike && year(item).is_some_and(bare) && earlier()
}

/// Whether the words behind a year say nothing but that its figure follows.
fn says_no_more(behind: &str) -> bool {
    matches!(behind, "" | "为" | "是" | "仅为" | "同期为" | "同期" | "全年为" | "只有" | "约为")
}

/// 监督立案99件，同比上升19.3%(2023年为83件), 立案99件(2023年83件)，同比上升19.3%: the year before in a bracket of its own
/// behind the rise or fall, or before it.
fn is_bracketed_then(document: &Document, item: &Item, before: &Item) -> bool {
    let bracketed = item.depth == before.depth + 1 && item.bracket != before.bracket;
    let year = |year: i32| item.lead.strip_prefix(&format!("{year}年"));
    let named = || item.year.and_then(year).is_some_and(says_no_more);
    let earlier = || before.year.zip(item.year).is_none_or(|(now, then)| then <= now);
    let moves = || item.same_class(before) && earlier() && moves_next(document, item.at.end);
    bracketed && if before.delta { named() || behind_last_year(item.lead_chars).is_some() } else { named() && moves() }
}

/// 全年受理530件，上年受理446件: the same words behind those for the year before, or none.
fn is_last_year(item: &Item, now: &Item) -> bool {
    let Some(behind) = behind_last_year(item.lead_chars) else { return false };
    let filled = behind.iter().rposition(|c| !"为是共约仅的".contains(*c)).map_or(0, |last| last + 1);
    let said = |words: &[char]| words.is_empty() || now.lead_chars.windows(words.len()).any(|own| own == words);
    let alike = item.kind == now.kind && (item.same_class(now) || item.kind.is_rate()) && item.depth >= now.depth;
    alike && !now.base && !now.delta && behind_last_year(now.lead_chars).is_none() && said(&behind[..filled])
}

/// 引进人才215人，多引进47人: whether it is by how much more or less was done of what stands before.
fn is_more(item: &Item, now: &Item) -> bool {
    let more = item.lead.trim_start_matches(['年', '同', '比', '较']).strip_prefix(['多', '少']);
    let done = |verb: &str| verb.chars().any(|c| now.lead.contains(c));
    let counts = !item.kind.is_rate() && item.same_class(now) && item.depth == now.depth;
    counts && more.is_some_and(|verb| (1..=VERB).contains(&verb.chars().count()) && done(verb))
}

/// Whether the words behind `at`, up to the next figure, speak of a rise or fall.
fn moves_next(document: &Document, at: usize) -> bool {
    let words = document.fold.slice(at..at + MOVES);
    // ，比2020年增长
    let year = words.windows(YEAR).position(|word| word[0].is_ascii_digit() && word[YEAR - 1] == '年');
    let words = year.map_or(words, |year| &words[year + YEAR..]);
    let until = words.iter().position(|c| c.is_ascii_digit() || matches!(c, '。' | ';')).unwrap_or(words.len());
    lexicon().cues.in_order(&words[..until]).any(|(_, _, cue)| matches!(cue, Cue::Rise | Cue::Fall))
}

/// What `lead` says behind the words for the year before that it begins with.
pub fn behind_last_year(lead: &[char]) -> Option<&[char]> {
    let lead = lead.strip_prefix(&['而']).unwrap_or(lead);
    let (length, marks) = lexicon().settings.at_start(lead)?;
    marks.has(Mark::Past).then(|| &lead[length..])
}

/// 比年初预算1353万元减少67万元, 环比上季度77件增长14%: whether what rose or fell is compared with the figure.
pub(super) fn is_compared(lead: &[char], trail: &[char]) -> bool {
    let moves = |cue: &Cue| matches!(cue, Cue::Rise | Cue::Fall);
    let moved = lexicon().cues.at_start(trail).is_some_and(|(_, cue)| moves(cue));
    let plain = || !lexicon().cues.in_order(lead).any(|(.., cue)| moves(cue) || *cue == Cue::To);
    matches!(lead, ['比' | '较', ..] | ['环' | '同', '比', _, ..]) && moved && plain()
}

/// Whether the bracket that holds nothing but `figure` stands behind the time compared with: 比上年(350件)增长20%.
pub(super) fn compared_in_bracket(document: &Document, figure: &Figure) -> bool {
    let (fold, open) = (&document.fold, figure.folded.start.wrapping_sub(1));
    let alone = fold.char(open) == '(' && fold.char(figure.folded.end) == ')';
    let words = fold.slice(open.saturating_sub(COMPARED)..open);
    let clause = words.iter().rposition(|c| matches!(c, ',' | ';' | '。' | ')')).map_or(words, |at| &words[at + 1..]);
    let versus = clause.iter().rposition(|c| matches!(c, '比' | '较' | '同'));
    alone && versus.is_some_and(|at| clause.len() - at <= VERSUS)
}
