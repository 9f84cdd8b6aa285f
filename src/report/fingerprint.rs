//! A name for a finding that stays the same while the text elsewhere changes.

use std::fmt;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::claims::{Claim, Form, Why};
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

/// The fingerprint of each of `claims`, which `document` makes; those that read alike are told apart by their order.
pub fn fingerprints<'c>(
    claims: impl Iterator<Item = &'c Claim>,
    figures: &[Figure],
    document: &Document,
) -> Vec<Fingerprint> {
    let mut seen: FxHashMap<Fingerprint, u64> = FxHashMap::default();
    let mut places = Places { document, last: None };
    let told_apart = |claim| {
        let print = Fingerprint::new(claim, figures, &mut places);
        let alike = seen.entry(print).or_default();
        let nth = std::mem::replace(alike, *alike + 1);
        let place = if nth > 0 { mix(u64::from(print.place), nth) as u32 } else { print.place };
        Fingerprint { place, ..print }
    };
    claims.map(told_apart).collect()
}

impl Fingerprint {
    fn new(claim: &Claim, figures: &[Figure], places: &mut Places) -> Fingerprint {
        let mut hash = add(add(BASIS, claim.relation().name()), &direction(claim.form));
        if let Why::Earlier(earlier) = &claim.why {
            hash = add(hash, &earlier.text);
        }
        let mut place = BASIS;
        for (nth, (id, role)) in claim.figures.iter().enumerate() {
            if let Some(figure) = figures.get(id.index()) {
                for piece in [role.name(), figure.span.of(places.document.text), &figure.measure] {
                    hash = add(hash, piece);
                }
                if nth == 0 {
                    place = places.of(figure);
                }
            }
        }
        Fingerprint { figures: hash, place: (place ^ (place >> 32)) as u32 }
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

/// The places of figures, one after the other; several claims in a row often begin with one.
struct Places<'d> {
    document: &'d Document<'d>,
    /// Where the last figure stands, and its place.
    last: Option<(usize, u64)>,
}

impl Places<'_> {
    fn of(&mut self, figure: &Figure) -> u64 {
        let at = figure.folded.start;
        if let Some((_, place)) = self.last.filter(|(last, _)| *last == at) {
            return place;
        }
        let place = sentence(self.document, figure).iter().fold(BASIS, |hash, c| mix(hash, u64::from(*c)));
        self.last = Some((at, place));
        place
    }
}

/// The sentence that the figure stands in, as far as it is near; blanks and the width of forms tell nothing.
fn sentence<'d>(document: &'d Document, figure: &Figure) -> &'d [char] {
    let at = figure.folded.start;
    let next = document.sentences.partition_point(|sentence| sentence.range.end <= at);
    let Some(Range { start, end }) = document.sentences.get(next).map(|sentence| sentence.range.clone()) else {
        return &[];
    };
    document.fold.slice(start.max(at.saturating_sub(REACH))..end.min(at + REACH))
}

fn add(hash: u64, piece: &str) -> u64 {
    // The end parts the pieces, so that 1 and 12 differ from 11 and 2.
    mix(piece.bytes().fold(hash, |hash, byte| mix(hash, u64::from(byte))), 0xff)
}

fn mix(hash: u64, piece: u64) -> u64 {
    (hash ^ piece).wrapping_mul(PRIME)
}
