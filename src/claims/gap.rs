//! Difference, of two figures of one time: 出生率8.62‰，死亡率5.90‰，自然增长率2.72‰ · 出口500亿元，进口380亿元，顺差120亿元.
//!
//! What it checks: what the lexicon names as the gap between two others.
//! When it is silent: not both of the others are told before it in its block, in the same unit.

use rustc_hash::FxHashSet;

use super::claim::{Claim, Form, Relation, Role, Strength, Why};
use super::scene::{Item, Scene};
use crate::figures::{Figure, FigureId};
use crate::lexicon::{Gap, Sort, lexicon};
use crate::sort;

/// How many sentences back the two may stand, and how many figures.
const REACH: usize = 3;
const WITHIN: usize = 24;
/// What may stand between the name of a gap and its figure.
const JOINTS: &str = "总额量为达到约计的人口数是加少企业户";

/// How many figures that the words may mean are tried.
const TRIED: usize = 4;

/// Finds every gap, and takes back the sums that but the arithmetic makes of its figures.
pub fn find(scene: &Scene, figures: &[Figure], claims: &mut Vec<Claim>) {
    let found: Vec<Claim> =
        figures.iter().zip(0..).filter_map(|(figure, id)| gap(scene, figure, FigureId(id))).collect();
    if found.is_empty() {
        return;
    }
    let of = |claim: &Claim| -> Vec<FigureId> {
        let mut ids: Vec<FigureId> = claim.figures.iter().map(|(id, _)| *id).collect();
        sort::plain(&mut ids);
        ids
    };
    let told: FxHashSet<Vec<FigureId>> = found.iter().map(of).collect();
    let bare = |claim: &Claim| claim.relation() == Relation::Sum && matches!(claim.why, Why::Follows | Why::AddsUp);
    claims.retain(|claim| !(bare(claim) && told.contains(&of(claim))));
    claims.extend(found);
}

/// The gap that `figure` states, which may lie below nought.
fn gap(scene: &Scene, figure: &Figure, id: FigureId) -> Option<Claim> {
    figure.value.filter(|_| figure.kind.is_quantity() && !figure.is_captioned())?;
    let lead = scene.document.fold.slice(figure.lead.clone());
    let (at, length, gap) = lexicon().gaps.in_order(lead).last()?;
    if !lead[at + length..].iter().all(|c| JOINTS.contains(*c) || *c == '-') {
        return None;
    }
    let next = scene.items.partition_point(|item| item.id < id);
    let near = scene.items[..next].iter().rev().take(WITHIN);
    let near = near.take_while(|item| {
        let last = &scene.items[next - 1];
        item.block == last.block && item.sentence + REACH >= last.sentence
    });
    let [greater, less] = both(near, figure, gap)?;
    let mut figures = vec![(greater.id, Role::Current), (less.id, Role::Base), (id, Role::Stated)];
    sort::by_key(&mut figures, |(id, _)| *id);
    let why = Why::Gap(gap.name);
    Some(Claim { form: Form::Difference { rise: true }, figures, strength: Strength::Inferred, why })
}

/// The nearest two of `near` that `gap` lies between.
fn both<'i, 'd: 'i>(
    near: impl Iterator<Item = &'i Item<'d>> + Clone,
    figure: &Figure,
    gap: &Gap,
) -> Option<[&'i Item<'d>; 2]> {
    let find = |one: &Sort, other: &Sort| {
        let told = |item: &&Item| {
            let alike = item.kind == figure.kind && item.class == figure.class && !item.base && !item.delta;
            let speaks = |sort: &Sort| sort.stands_in(item.measure) || sort.stands_in(item.lead);
            alike && !item.spelled && speaks(one) && !speaks(other)
        };
        near.clone().filter(told).take(TRIED).collect::<Vec<_>>()
    };
    let (greater, less) = (find(&gap.greater, &gap.less), find(&gap.less, &gap.greater));
    let stated = figure.value?.tolerance();
    let gives =
        |[greater, less]: &[&Item; 2]| greater.value().minus(&less.value()).is_some_and(|gap| gap.meets(&stated));
    // 收入52亿元，其中居民25亿元；支出47亿元，其中居民24亿元，结余5亿元: of the nearest, but where those do not give it and others do.
    let pairs = || greater.iter().flat_map(|greater| less.iter().map(|less| [*greater, *less]));
    pairs().find(gives).or_else(|| pairs().next())
}
