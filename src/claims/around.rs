//! The words around each figure, all in one string that slices are taken from.

use std::ops::Range;

use crate::figures::{Figure, FigureId};
use crate::text::Document;

/// How long the words for what a sentence is about may be.
const TOPIC: usize = 24;

/// The words around every figure of a document.
pub struct Around {
    text: String,
    of: Vec<Places>,
}

/// Where the words around one figure stand in the string.
#[derive(Debug, Default, Clone)]
struct Places {
    lead: Range<u32>,
    trail: Range<u32>,
    topic: Range<u32>,
}

impl Around {
    /// The words around `figures`; of those that hold no value, none.
    pub fn new(document: &Document, figures: &[Figure]) -> Around {
        let mut around = Around { text: String::new(), of: Vec::with_capacity(figures.len()) };
        let mut sentences = document.sentences.iter().map(|sentence| sentence.range.clone()).peekable();
        // Where the clause begins that a semicolon opens, and how far it was looked for.
        let (mut clause, mut seen) = (None, 0);
        for figure in figures {
            let at = figure.folded.start;
            while sentences.next_if(|sentence| sentence.end <= at).is_some() {}
            let sentence = sentences.peek().map_or(0, |sentence| sentence.start);
            if seen < sentence {
                (clause, seen) = (None, sentence);
            }
            let opened = document.fold.slice(seen..at).iter().rposition(|&c| c == ';').map(|k| seen + k + 1);
            (clause, seen) = (opened.or(clause), at);
            let places = if figure.value.is_some() {
                Places {
                    lead: around.put(document, figure.lead.clone()),
                    trail: around.put(document, figure.trail.clone()),
                    topic: around.put(document, topic(document, clause, sentence, at)),
                }
            } else {
                Places::default()
            };
            around.of.push(places);
        }
        around
    }

    /// The words before the figure.
    pub fn lead(&self, figure: FigureId) -> &str {
        self.words(figure, |places| &places.lead)
    }

    /// The words behind the figure.
    pub fn trail(&self, figure: FigureId) -> &str {
        self.words(figure, |places| &places.trail)
    }

    /// What the sentence says that it is about: 新收案件 of 新收案件中，…; empty where it says nothing.
    pub fn topic(&self, figure: FigureId) -> &str {
        self.words(figure, |places| &places.topic)
    }

    fn words(&self, figure: FigureId, which: impl Fn(&Places) -> &Range<u32>) -> &str {
        let words = self.of.get(figure.0 as usize).map_or(0..0, |places| which(places).clone());
        self.text.get(words.start as usize..words.end as usize).unwrap_or_default()
    }

    fn put(&mut self, document: &Document, range: Range<usize>) -> Range<u32> {
        let start = self.text.len();
        self.text.extend(document.fold.slice(range));
        // A text of more than 4 GiB of such words is past what offsets reach: its figures stand without words.
        u32::try_from(start).ok().zip(u32::try_from(self.text.len()).ok()).map_or(0..0, |(start, end)| start..end)
    }
}

/// Where a clause that ends in 中 before the figure says what it is about: the last clause that a semicolon opens, else
/// that at the head of the sentence.
fn topic(document: &Document, clause: Option<usize>, sentence: usize, at: usize) -> Range<usize> {
    let of = |from: usize| {
        let words = document.fold.slice(from..at.min(from + TOPIC));
        // 中止 and 中心 are words of their own.
        let ends = |k: &usize| {
            words[*k] == '中' && *k > 1 && words[k - 1] != '其' && !matches!(words.get(k + 1), Some('止' | '心'))
        };
        let end = (0..words.len()).find(ends)?;
        let plain = !words[..end].iter().any(|c| matches!(c, ',' | ';' | ':') || c.is_ascii_digit());
        plain.then_some(from..from + end)
    };
    clause.and_then(of).or_else(|| of(sentence)).unwrap_or(at..at)
}
