//! Share: the shares of a complete list make 100 %.
//!
//! What it checks: 法官403人，占69%；其他181人，占31%.
//! When it is silent: the counts that the shares are of do not make up a whole.

use super::claim::{Claim, Form, Role, Strength, Why};
use crate::figures::FigureId;
use crate::sort;

/// Finds the shares of every list that a sum among `claims` ties to its whole.
pub fn find(claims: &mut Vec<Claim>) {
    let mut rates: Vec<(FigureId, FigureId, FigureId)> = Vec::new();
    for claim in claims.iter().filter(|claim| claim.form == Form::Ratio) {
        if let (Some(whole), Some(stated)) = (claim.figure(Role::Whole), claim.figure(Role::Stated)) {
            rates.extend(claim.all(Role::Part).map(|part| (whole, part, stated)));
        }
    }
    sort::plain(&mut rates);
    let rate_of = |whole: FigureId, part: FigureId| {
        let next = rates.partition_point(|rate| (rate.0, rate.1) <= (whole, part));
        let rate = rates[..next].last().filter(|rate| (rate.0, rate.1) == (whole, part));
        rate.map(|rate| rate.2)
    };
    let shares = |claim: &Claim| {
        let whole = claim.figure(Role::Whole).filter(|_| matches!(claim.form, Form::Sum { .. }))?;
        let rates: Option<Vec<FigureId>> = claim.all(Role::Part).map(|part| rate_of(whole, part)).collect();
        let rates = rates.filter(|rates| rates.len() > 1)?;
        Some(Claim {
            form: Form::Share,
            figures: rates.into_iter().map(|rate| (rate, Role::Part)).collect(),
            strength: Strength::Inferred,
            why: Why::Complete,
        })
    };
    let found: Vec<Claim> = claims.iter().filter_map(shares).collect();
    claims.extend(found);
}
