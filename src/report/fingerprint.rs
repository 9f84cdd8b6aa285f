//! A name for a finding that stays the same while the text elsewhere changes.

use std::collections::HashMap;

use crate::claims::Claim;
use crate::figures::Figure;

/// FNV-1a, 64 bits: its offset basis and prime.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// Names findings; those that read alike are told apart by their order.
#[derive(Default)]
pub struct Fingerprints {
    seen: HashMap<u64, u32>,
}

impl Fingerprints {
    /// The fingerprint of `claim`: of its relation, its figures as printed, their roles and what they measure.
    pub fn of(&mut self, claim: &Claim, figures: &[Figure], text: &str) -> String {
        let mut hash = add(BASIS, claim.relation().name());
        for (id, role) in &claim.figures {
            if let Some(figure) = figures.get(id.index()) {
                for piece in [role.name(), figure.span.of(text), &figure.measure] {
                    hash = add(hash, piece);
                }
            }
        }
        let nth = self.seen.entry(hash).and_modify(|nth| *nth += 1).or_insert(0);
        format!("{:016x}", add(hash, &nth.to_string()))
    }
}

fn add(hash: u64, piece: &str) -> u64 {
    let hash = piece.bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    // Parts the pieces, so that 1 and 12 differ from 11 and 2.
    (hash ^ 0xff).wrapping_mul(PRIME)
}
