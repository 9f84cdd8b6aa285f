//! The year that a figure speaks of: the last one named, but for what is compared with it.

use super::figure::{Figure, Kind, Period};
use crate::lexicon::{Cue, Lexicon};
use crate::text::Fold;

/// Before a year with which something is compared: 比2013年的10件, 由2010年的1264元.
const COMPARED: [&str; 7] = ["比", "较", "与", "同", "由", "从", "自"];
/// Words for the year before the one spoken of, and how long before.
const EARLIER: [(&str, i32); 5] = [("上年", 1), ("去年", 1), ("上一年", 1), ("前一年", 1), ("前年", 2)];
/// Words for a year that the text does not name.
const UNNAMED: [&str; 5] = ["今年", "明年", "来年", "下年", "下一年"];

/// Between the items of a list.
const JOINTS: [char; 4] = ['、', '和', '与', '及'];

/// 2022年、2023年分别办理350件、420件: of as many figures as years, each speaks of its own.
pub fn respective(fold: &Fold, figures: &mut [Figure]) {
    let alike = |a: &Figure, b: &Figure| {
        let joint = matches!(fold.slice(a.folded.end..b.folded.start), [c] if JOINTS.contains(c));
        joint && a.kind == b.kind && a.class == b.class
    };
    let mut first = 0;
    while first < figures.len() {
        let run = |from: usize| 1 + figures[from..].windows(2).take_while(|pair| alike(&pair[0], &pair[1])).count();
        let count = run(first);
        let next = first + count;
        let told = count > 1 && figures[first].kind == Kind::Period && next < figures.len() && {
            let lead = fold.slice(figures[next].lead.clone());
            figures[next].kind.is_quantity() && lead.windows(2).any(|two| *two == ['分', '别']) && run(next) == count
        };
        if told {
            for index in first..next {
                figures[index + count].period = figures[index].period;
            }
        }
        first = next;
    }
}

/// The years of a block, as far as it has been read.
#[derive(Debug, Default)]
pub struct Years {
    governing: Option<i32>,
    /// The year that the next figure is compared with.
    base: Option<i32>,
}

impl Years {
    /// The year of the next figure, whose words begin no earlier than `floor`.
    pub fn of(&mut self, fold: &Fold, figure: &Figure, floor: usize, lexicon: &Lexicon) -> Option<Period> {
        let year = match figure.kind {
            Kind::Period => self.named(fold, figure, floor),
            kind if kind.is_quantity() => self.spoken_of(fold, figure, lexicon),
            _ => self.governing,
        };
        year.map(|year| Period { year })
    }

    fn named(&mut self, fold: &Fold, figure: &Figure, floor: usize) -> Option<i32> {
        let year = figure.value.and_then(|value| i32::try_from(value.printed.floor()).ok());
        if COMPARED.iter().any(|word| fold.ends_with(floor..figure.folded.start, word)) {
            self.base = year;
        } else {
            (self.governing, self.base) = (year, None);
        }
        year
    }

    fn spoken_of(&mut self, fold: &Fold, figure: &Figure, lexicon: &Lexicon) -> Option<i32> {
        let lead = fold.slice(figure.lead.clone());
        let base = self.base.take();
        let dated = lead.contains(&'年');
        if base.is_none() && !dated {
            return self.governing;
        }
        let years = || lead.iter().enumerate().filter(|(_, c)| **c == '年').map(|(at, _)| figure.lead.start + at + 1);
        let stands = |word: &str| years().any(|end| fold.ends_with(figure.lead.start..end, word));
        if dated && UNNAMED.iter().any(|word| stands(word)) {
            self.governing = None;
        }
        let mut cues = lexicon.cues.in_order(lead);
        let moved = cues.any(|(_, _, cue)| matches!(cue, Cue::Rise | Cue::Fall | Cue::To));
        if moved {
            return self.governing;
        }
        let carried = lead.windows(2).any(|two| *two == ['结', '转']);
        let earlier = EARLIER.iter().filter(|_| dated && !carried).find(|(word, _)| stands(word));
        base.or_else(|| earlier.and_then(|(_, ago)| self.governing.map(|year| year - ago))).or(self.governing)
    }
}
