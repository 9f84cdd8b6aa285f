//! The shares of two sorts of which everything is one or the other: 男性占51.2%，女性占48.8%.

use super::is_share;
use crate::claims::claim::{Claim, Form, Role, Strength, Why};
use crate::claims::scene::Scene;
use crate::claims::slip::slip;
use crate::exact::Number;
use crate::figures::FigureId;
use crate::lexicon::{Sort, lexicon};

/// The claim that the share at `index` makes with the one right behind it, where they make 100 % or but one slip keeps them
/// from it.
pub(super) fn opposites(scene: &Scene, index: usize, end: usize, counted: &[FigureId]) -> Option<Claim> {
    let next = Some(index + 1).filter(|&k| k < end)?;
    let both = [index, next].map(|k| &scene.items[k]);
    let alone = |k: Option<usize>| !k.is_some_and(|k| k < end && is_share(&scene.items[k], counted));
    let alike = both.iter().all(|item| is_share(item, counted) && item.depth == both[0].depth);
    if !alike || !alone(Some(next + 1)) {
        return None;
    }
    let leads = both.map(|item| item.lead.trim_start_matches("其中"));
    // Behind the two words both say the same: 公立医院床位占, 民营医院床位占.
    let behind = |sort: &Sort, lead: &str, opens: bool| {
        let found = sort.words.iter().filter_map(|word| lead.split_once(word));
        let found = found.filter(|(front, _)| !opens || front.is_empty());
        found.map(|(_, rest)| rest.to_owned()).min_by_key(String::len)
    };
    let opposed = |one: &Sort, other: &Sort| {
        let rest = behind(one, leads[0], false);
        rest.is_some() && rest == behind(other, leads[1], true)
    };
    let mut families = lexicon().families.iter();
    families.find(|family| matches!(&family.sorts[..], [one, other] if opposed(one, other) || opposed(other, one)))?;
    let hundred = Number::from(100);
    let whole = both[0].value().plus(&both[1].value())?.contains(hundred);
    let meant = |a: usize| slip(&both[a].amount.to_string(), &hundred.minus(both[1 - a].amount)?.to_string());
    (whole || meant(0).is_some() || meant(1).is_some()).then(|| Claim {
        form: Form::Share,
        figures: both.iter().map(|item| (item.id, Role::Part)).collect(),
        strength: Strength::Inferred,
        why: Why::Shares,
    })
}
