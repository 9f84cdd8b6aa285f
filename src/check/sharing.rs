//! The claims that share a figure: what changing it does to all of them.

use super::{Values, Verdict, recompute};
use crate::claims::Claim;
use crate::figures::{Figure, FigureId, Value};

/// How many of the claims that share a figure are looked at.
const LOOKED_AT: usize = 16;

/// What a change does to the claims that share its figure: the best mends most and breaks least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Effect {
    /// How many of them hold now and would not any more, less those that would and do not now.
    pub net: isize,
    /// How many faults would be left.
    pub left: usize,
}

/// Which claims each figure stands in, and what has come of them.
pub struct Sharing<'c> {
    claims: &'c [Claim],
    figures: &'c [Figure],
    verdicts: &'c [Verdict],
    /// The claims of each figure, one figure after the other.
    sharing: Vec<u32>,
    /// Where those of each figure begin, and the end of the last.
    starts: Vec<u32>,
}

impl<'c> Sharing<'c> {
    /// Of all claims; linear in their number. `verdicts` are as many as `claims`.
    pub fn new(claims: &'c [Claim], figures: &'c [Figure], verdicts: &'c [Verdict]) -> Sharing<'c> {
        let uses = || claims.iter().zip(0..).flat_map(|(claim, at)| claim.figures.iter().map(move |(id, _)| (id, at)));
        let mut starts = vec![0; figures.len() + 1];
        uses().for_each(|(id, _)| starts[id.index() + 1] += 1);
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let mut sharing = vec![0; next.last().map_or(0, |end| *end as usize)];
        for (id, at) in uses() {
            sharing[next[id.index()] as usize] = at;
            next[id.index()] += 1;
        }
        Sharing { claims, figures, verdicts, sharing, starts }
    }

    /// The claims that `figure` stands in, each with what has come of it.
    pub fn of(&self, figure: FigureId) -> impl Iterator<Item = (&'c Claim, Verdict)> {
        let range = self.starts[figure.index()] as usize..self.starts[figure.index() + 1] as usize;
        self.sharing[range].iter().map(|&at| (&self.claims[at as usize], self.verdicts[at as usize]))
    }

    /// What becomes of the claims that `figure` stands in, beside `own`, when it has another value.
    pub fn effect(&self, own: &Claim, figure: FigureId, value: Value) -> Effect {
        let mut effect = Effect { net: 0, left: 0 };
        for (claim, verdict) in self.of(figure).filter(|(claim, _)| !std::ptr::eq(*claim, own)).take(LOOKED_AT) {
            let known = Values { claim, figures: self.figures, changed: &[(figure, value)] };
            let fault = recompute(&known).is_none_or(|outcome| outcome.verdict.is_fault());
            match (fault, verdict.is_fault()) {
                (true, true) => effect.left += 1,
                (true, false) if verdict != Verdict::Unverifiable => effect.net += 1,
                (false, true) => effect.net -= 1,
                _ => {}
            }
        }
        effect
    }
}
