//! What the parts rose or fell by makes what their whole did: 参保160万人，增加7.66万人，其中在职119万人，增加5.2万人，退休41万人，增加2.46万人.

use super::claim;
use crate::claims::change::rises;
use crate::claims::claim::{Claim, Form, Role, Strength, Why};
use crate::claims::list::{self, adds_up, near};
use crate::claims::scene::Scene;
use crate::sort;

/// How many figures behind a count its rise may stand.
const BEHIND: usize = 3;

/// Finds every such sum among the counts that `claims` add up.
pub(super) fn moves(scene: &Scene, claims: &mut Vec<Claim>) {
    let one_whole = |claim: &&Claim| matches!(claim.form, Form::Sum { .. }) && claim.all(Role::Whole).count() == 1;
    let found: Vec<Claim> = claims.iter().filter(one_whole).filter_map(|sum| of_sum(scene, sum)).collect();
    claims.extend(found);
}

/// The rises of the parts of `sum`, told right behind each, against that of its whole: what fell stands on the other side.
fn of_sum(scene: &Scene, sum: &Claim) -> Option<Claim> {
    let all = scene.index_of(sum.figure(Role::Whole)?)?;
    let whole = moved(scene, all)?;
    let counts: Vec<usize> = sum.all(Role::Part).map(|id| scene.index_of(id)).collect::<Option<_>>()?;
    if !adds_up(scene, &counts, all) {
        return None;
    }
    let parts: Vec<usize> = counts.iter().map(|&count| moved(scene, count)).collect::<Option<_>>()?;
    if parts.contains(&whole) || parts.windows(2).any(|pair| pair[0] == pair[1]) {
        return None;
    }
    let way = rises(scene, whole);
    if parts.iter().all(|&part| rises(scene, part) == way) {
        let meant = adds_up(scene, &parts, whole) || near(scene, &parts, whole);
        return meant.then(|| claim(scene, whole, &parts, Strength::Inferred, Why::YearBefore));
    }
    let (along, mut against): (Vec<usize>, Vec<usize>) = parts.into_iter().partition(|&part| rises(scene, part) == way);
    against.push(whole);
    let meant = list::sum(scene, &along).zip(list::sum(scene, &against)).is_some_and(|(a, b)| a.meets(&b));
    let roles = along.into_iter().map(|k| (k, Role::Part)).chain(against.into_iter().map(|k| (k, Role::Whole)));
    let mut roles: Vec<(usize, Role)> = roles.collect();
    sort::by_key(&mut roles, |(k, _)| *k);
    let figures = roles.into_iter().map(|(k, role)| (scene.items[k].id, role)).collect();
    meant.then_some(Claim {
        form: Form::Sum { after: true },
        figures,
        strength: Strength::Inferred,
        why: Why::YearBefore,
    })
}

/// The rise or fall by an amount that stands behind the count, before any other.
fn moved(scene: &Scene, count: usize) -> Option<usize> {
    let item = &scene.items[count];
    let behind = (count + 1..scene.items.len()).take(BEHIND).take_while(|&k| {
        let other = &scene.items[k];
        other.block == item.block && !other.is_stock()
    });
    let amount =
        |k: &usize| scene.items[*k].delta && !scene.items[*k].kind.is_rate() && scene.items[*k].same_class(item);
    behind.into_iter().find(amount)
}
