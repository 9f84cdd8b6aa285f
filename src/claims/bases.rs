//! Bound and sum, over the year before that no figure states: what is a part now was a part then.
//!
//! What it checks: 受理120件，同比增长20%，其中网上受理90件，同比下降25%: of 100 then, 120 cannot have been a part.
//! When it is silent: the year before is stated, or a rise or fall is not told of both.

use super::claim::{Claim, Form, Role, Strength, Why};
use crate::figures::FigureId;
use crate::sort;

/// How many parts a list may have.
const LONGEST: usize = 31;

/// Finds the lists among `claims` whose whole and parts are each said to have risen or fallen.
pub fn find(claims: &mut Vec<Claim>) {
    let mut moves: Vec<(FigureId, FigureId, bool)> = Vec::new();
    for claim in claims.iter().filter(|claim| claim.base_is_unknown()) {
        if let (Form::Change { rise, years: 1 }, Some(current), Some(rate)) =
            (claim.form, claim.figure(Role::Current), claim.figure(Role::Stated))
        {
            moves.push((current, rate, rise));
        }
    }
    sort::plain(&mut moves);
    let moved = |id: FigureId| {
        let from = moves.partition_point(|(current, ..)| *current < id);
        let mut own = moves[from..].iter().take_while(|(current, ..)| *current == id);
        // Two rates of one figure: which of them is the year's is not told.
        own.next().filter(|_| own.next().is_none()).map(|&(_, rate, rise)| (id, rate, rise))
    };
    let mut found = Vec::new();
    for claim in claims.iter() {
        let listed = match claim.form {
            Form::Sum { .. } => claim.all(Role::Whole).count() == 1,
            Form::Bound => matches!(claim.why, Why::Opened(_) | Why::Bracketed),
            _ => false,
        };
        let Some(whole) = claim.figure(Role::Whole).filter(|_| listed).and_then(moved) else { continue };
        let parts: Vec<_> = claim.all(Role::Part).filter_map(moved).take(LONGEST).collect();
        let all = parts.len() > 1 && parts.len() == claim.all(Role::Part).count();
        if all && matches!(claim.form, Form::Sum { .. }) {
            found.push(tied(whole, &parts, true));
        } else {
            found.extend(parts.iter().map(|part| tied(whole, std::slice::from_ref(part), false)));
        }
    }
    claims.extend(found);
}

fn tied(whole: (FigureId, FigureId, bool), parts: &[(FigureId, FigureId, bool)], total: bool) -> Claim {
    let mut figures = vec![(whole.0, Role::Whole), (whole.1, Role::Stated)];
    figures.extend(parts.iter().flat_map(|part| [(part.0, Role::Part), (part.1, Role::Stated)]));
    let falls = [whole].iter().chain(parts).enumerate().map(|(k, (.., rise))| u32::from(!rise) << k).sum();
    Claim { form: Form::Bases { total, falls }, figures, strength: Strength::Inferred, why: Why::YearBefore }
}
