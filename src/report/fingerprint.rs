//! A name for a finding that stays the same while the text elsewhere changes.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

use crate::claims::{Claim, Form};
use crate::figures::Figure;
use crate::text::Document;

/// FNV-1a, 64 bits: its offset basis and prime.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// How many characters of a sentence are looked at on either side of a figure.
const REACH: usize = 60;

/// The name of a finding, in two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint {
    /// Of its relation, its figures as printed, their roles and what they measure.
    figures: u64,
    /// Of the sentence it stands in, which tells the same figures in two places apart.
    place: u32,
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:016x}-{:08x}", self.figures, self.place)
    }
}

/// Names findings; those that read alike are told apart by their order.
#[derive(Default)]
pub struct Fingerprints {
    seen: HashMap<(u64, u32), u32>,
}

impl Fingerprints {
    /// The fingerprint of `claim`, which `document` makes.
    pub fn of(&mut self, claim: &Claim, figures: &[Figure], document: &Document) -> Fingerprint {
        let mut hash = add(add(BASIS, claim.relation().name()), &direction(claim.form));
        let mut place = BASIS;
        for (nth, (id, role)) in claim.figures.iter().enumerate() {
            if let Some(figure) = figures.get(id.index()) {
                for piece in [role.name(), figure.span.of(document.text), &figure.measure] {
                    hash = add(hash, piece);
                }
                if nth == 0 {
                    place = add(place, sentence(document, figure));
                }
            }
        }
        let place = (place ^ (place >> 32)) as u32;
        let nth = self.seen.entry((hash, place)).and_modify(|nth| *nth += 1).or_insert(0);
        let place = if *nth == 0 { place } else { add(u64::from(place), &nth.to_string()) as u32 };
        Fingerprint { figures: hash, place }
    }
}

/// The part of `fingerprint` that speaks of the figures.
pub fn figures(fingerprint: &str) -> &str {
    fingerprint.split('-').next().unwrap_or_default()
}

/// What the claim says of its figures beyond their roles.
fn direction(form: Form) -> String {
    match form {
        Form::Change { rise, years } => format!("{rise} {years}"),
        Form::Difference { rise } => rise.to_string(),
        Form::Enumeration { items } => items.to_string(),
        _ => String::new(),
    }
}

/// The sentence that the figure stands in, as far as it is near.
fn sentence<'t>(document: &Document<'t>, figure: &Figure) -> &'t str {
    let at = figure.folded.start;
    let next = document.sentences.partition_point(|sentence| sentence.range.end <= at);
    let Some(Range { start, end }) = document.sentences.get(next).map(|sentence| sentence.range.clone()) else {
        return "";
    };
    document.span(start.max(at.saturating_sub(REACH))..end.min(at + REACH)).of(document.text)
}

fn add(hash: u64, piece: &str) -> u64 {
    let hash = piece.bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    // Parts the pieces, so that 1 and 12 differ from 11 and 2.
    (hash ^ 0xff).wrapping_mul(PRIME)
}
