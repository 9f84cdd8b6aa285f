//! Sentences that state what the table of their form states, too: 收到申请121件 over 本年新收…总计 211.
//!
//! When it is silent: sentences or rows state it with several values, or the values differ by more than a slip of the pen:
//! then the sentence may speak of a part.

use super::super::claim::{Claim, Form, Role, Strength, Why};
use super::super::slip::{Slip, slip};
use super::tied;
use crate::exact::{Number, Rounding};
use crate::figures::FigureId;
use crate::sort;

/// From which number on any single slip tells; below, two digits exchanged.
const LONG: i64 = 100;
/// The least number that is held against another.
const TELLING: i64 = 10;

/// What a figure of a form states.
#[derive(Debug, Clone, Copy)]
pub struct Stated {
    /// The concept, by its pack and its place there.
    pub of: (usize, usize),
    pub id: FigureId,
    pub amount: Number,
    /// Whether it stands in a sentence, not in a table.
    pub in_words: bool,
}

/// Adds the claims that sentences and rows which state the same of a form agree.
pub fn find(mut stated: Vec<Stated>, claims: &mut Vec<Claim>) {
    sort::by_key(&mut stated, |one| (one.of, !one.in_words, one.id));
    for of_one in stated.chunk_by(|a, b| a.of == b.of) {
        let (words, rows) = of_one.split_at(of_one.partition_point(|one| one.in_words));
        if let (Some(said), Some(row)) = (single(words), single(rows))
            && agrees(said.amount, row.amount)
        {
            let figures = vec![(said.id.min(row.id), Role::Whole), (said.id.max(row.id), Role::Stated)];
            let claim = Claim { form: Form::Repeat, figures, strength: Strength::Inferred, why: Why::Twice };
            if claims.iter().all(|other| tied(other) != tied(&claim)) {
                claims.push(claim);
            }
        }
    }
}

/// The first of those that state one value.
fn single(all: &[Stated]) -> Option<&Stated> {
    all.first().filter(|first| all.iter().all(|other| other.amount == first.amount))
}

/// Whether both are the same, or may have been meant to be.
fn agrees(said: Number, row: Number) -> bool {
    let plain = |number: Number| number.to_decimal(0, Rounding::CutOff);
    let least = if said < row { said } else { row };
    let slipped = |slip: Slip| least >= Number::from(LONG) || slip == Slip::Swapped;
    let whole = said.is_whole() && row.is_whole() && least >= Number::from(TELLING);
    whole && (said == row || slip(&plain(said), &plain(row)).is_some_and(slipped))
}
