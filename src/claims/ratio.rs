//! Ratio: a stated rate is the quotient of two counts.
//!
//! What it checks: 参加1099人，合格1044人，通过率94.99% · 占… · 分别占… · 所占比重依次为… · 男女之比为8:2 · 性别比为102.67
//! Which whole: words first (占受理总数的), then the whole of the share before, then arithmetic among what was counted.
//! When it is silent: no count in reach is named as what the rate divides.

mod candidates;
mod likelier;
mod named;
mod opposed;
mod parts;
mod whole;

pub use candidates::fit;
pub use named::{counted_together, is_first, of_most, sorts_before};

use self::likelier::likelier;
use self::named::{Named, each_named, named};
use self::opposed::opposed;
use self::parts::{ahead, enclosed, parts};
use self::whole::{Choice, Wholes, choose, common, of_all};
use super::claim::{Claim, Form, Role, Strength, Why};
use super::scene::{Scene, since};
use crate::exact::{Fit, Number};
use crate::figures::Kind;
use crate::sort;

/// From how many steps of its last digit on a share with decimals tells its whole.
const TELLING: i64 = 100;

/// Finds every ratio.
pub fn find(scene: &Scene, claims: &mut Vec<Claim>) {
    let wholes = Wholes::new(scene, claims);
    let mut chain: Option<(usize, usize)> = None; // the whole of the share before, and that share
    for range in scene.sentences() {
        let mut index = range.start;
        while index < range.end {
            let start = since(range.start, index);
            if let Some(claim) = opposed(scene, index) {
                claims.push(claim);
                index += 1;
                continue;
            }
            let group = group(scene, index, range.end);
            let each = each_named(scene, index, group);
            if !each.is_empty() {
                for (rate, named) in (index..).zip(&each) {
                    for (rate, parts) in parts(scene, &wholes, (start, rate), 1, named) {
                        let choice = choose(scene, &parts, rate, named, &[]);
                        claims.extend(choice.map(|choice| claim(scene, &parts, rate, named, choice)));
                    }
                }
            } else if let Some((part, whole)) = enclosed(scene, index, start) {
                let choice = Choice::of(whole, Strength::Stated);
                let named = Named::Share { whole: scene.items[whole].measure.to_owned(), planned: false };
                let found = likelier(scene, vec![part], index, &named, choice, (&wholes, None));
                claims.extend(found.map(|(parts, choice)| claim(scene, &parts, index, &named, choice)));
            } else if let Some(named) = named(scene, index) {
                let members = parts(scene, &wholes, (start, index), group, &named);
                let ahead = if group == 1 && members.is_empty() { ahead(scene, index, &named) } else { None };
                claims.extend(ahead.map(|(part, choice)| claim(scene, &[part], index, &named, choice)));
                let common = common(scene, &members);
                if let (None, Some(of_all)) = (common, of_all(scene, &members)) {
                    claims.extend(
                        of_all.into_iter().map(|(rate, part, choice)| claim(scene, &[part], rate, &named, choice)),
                    );
                    index += group;
                    continue;
                }
                // 大型150家、中型100家、小型50家，亏损面分别为8%、13%和18%: rates within each of them.
                let within = |(rate, parts): &(usize, Vec<usize>)| {
                    let choice = choose(scene, parts, *rate, &named, &[]);
                    choice.is_none_or(|choice| candidates::fit(scene, parts, choice.whole, *rate) == Fit::Not)
                };
                if common.is_none() && members.len() > 1 && members.iter().all(within) {
                    index += group;
                    continue;
                }
                for (rate, parts) in &members {
                    let (rate, parts) = (*rate, &parts[..]);
                    let before = chain.filter(|(_, share)| goes_on(scene, *share, rate)).map(|(whole, _)| whole);
                    let chained = wholes.over(scene, parts, before);
                    let shared = common.map(|whole| Choice::of(whole, Strength::Inferred));
                    let of_none = shared.is_none();
                    let Some(choice) = shared.or_else(|| choose(scene, parts, rate, &named, &chained)) else {
                        continue;
                    };
                    // Of shares side by side that have no whole in common, one that nothing gives is of something else.
                    let guessed = of_none && group > 1 && choice.strength < Strength::Stated;
                    if guessed && candidates::fit(scene, parts, choice.whole, rate) == Fit::Not {
                        continue;
                    }
                    // 公民申请5612件、法人申请808件，分别占…: one of them is no whole of another.
                    if members.iter().any(|(_, parts)| parts.contains(&choice.whole)) {
                        continue;
                    }
                    let found = if group == 1 {
                        likelier(scene, parts.to_vec(), rate, &named, choice, (&wholes, before))
                    } else {
                        Some((parts.to_vec(), choice))
                    };
                    if let (Named::Share { .. }, Some((_, choice))) = (&named, &found) {
                        chain = Some((choice.whole, rate));
                    }
                    claims.extend(found.map(|(parts, choice)| claim(scene, &parts, rate, &named, choice)));
                }
            }
            index += group.max(1);
        }
    }
}

/// Whether the share at `rate` may be of what the one `before` is of: in its block, and where that is told by so few digits
/// that many wholes give it (0.11%), in its sentence.
fn goes_on(scene: &Scene, before: usize, rate: usize) -> bool {
    let (share, item) = (&scene.items[before], &scene.items[rate]);
    let digits = || share.amount.ratio_of(share.step()).is_some_and(|digits| digits >= Number::from(TELLING));
    share.block == item.block && (share.sentence == item.sentence || share.worth.places == 0 || digits())
}

fn claim(scene: &Scene, parts: &[usize], rate: usize, named: &Named, choice: Choice) -> Claim {
    let mut figures = vec![(choice.whole, Role::Whole), (rate, Role::Stated)];
    figures.extend(parts.iter().map(|&part| (part, Role::Part)));
    figures.extend(choice.others.iter().map(|&other| (other, Role::Whole)));
    sort::by_key(&mut figures, |(index, _)| *index);
    Claim {
        form: Form::Ratio,
        figures: figures.into_iter().map(|(index, role)| (scene.items[index].id, role)).collect(),
        strength: choice.strength,
        why: match named {
            Named::Rate { name, .. } => Why::Rate(name.clone()),
            Named::Share { whole, .. } => Why::Share(whole.clone()),
        },
    }
}

/// How many rates stand side by side from `index` on: 22.5%、28.3%和12.3%.
fn group(scene: &Scene, index: usize, end: usize) -> usize {
    if scene.items[index].kind != Kind::Percent {
        return 1;
    }
    let joined = |k: &usize| {
        let between = scene.between(k - 1, *k);
        scene.items[*k].kind == Kind::Percent
            && between.len() <= 1
            && between.iter().all(|c| matches!(c, '、' | '和' | '及' | '与' | ','))
    };
    1 + (index + 1..end).take_while(joined).count()
}
