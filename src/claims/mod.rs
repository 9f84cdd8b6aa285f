//! What a text claims about its figures: one file a relation. Knows no arithmetic beyond telling candidates apart.

mod above;
mod around;
mod average;
mod bound;
mod bracketed;
mod change;
mod claim;
mod duration;
mod earlier;
mod enumeration;
mod extent;
mod flow;
mod gap;
mod list;
mod ratio;
mod repeat;
mod rows;
mod rule;
mod scene;
mod sequence;
mod share;
mod slip;
mod sum;
mod words;

pub use claim::{Applied, Claim, Earlier, Form, Relation, Role, Strength, Why};
pub use rows::cells::{TableCell, cells};
pub use rule::{PackUse, RuleUse};
pub use slip::{Slip, misprints, slip};

use crate::figures::{Figure, FigureId};
use crate::rules::Rules;
use crate::sort;
use crate::text::Document;

/// How many claims of one relation that begin with one figure are told from each other.
const ALIKE: usize = 64;

/// Every claim that the words of `document` make over `figures`, in order of the text.
pub fn find(document: &Document, figures: &[Figure]) -> Vec<Claim> {
    find_with(document, figures, None, &Rules::none()).0
}

/// A report of the year before, and its figures.
pub type Before<'b> = (&'b Document<'b>, &'b [Figure]);

/// The same, with what the report of the year before says of the states before, and with what `rules` say; and what has
/// become of the rules of each pack.
///
/// ```
/// use gouji::rules::Rules;
/// use gouji::{claims, figures, text::Document};
/// let documents = ["全年受理申请120件，同比增长25%。", "全年受理申请100件。"].map(Document::new);
/// let [figures, before] = [0, 1].map(|at| figures::read(&documents[at]));
/// let earlier = Some((&documents[1], &before[..]));
/// let (claims, _) = claims::find_with(&documents[0], &figures, earlier, &Rules::none());
/// assert!(claims.iter().any(|claim| matches!(claim.why, claims::Why::Earlier(_))));
/// ```
pub fn find_with(
    document: &Document,
    figures: &[Figure],
    earlier: Option<Before>,
    rules: &Rules,
) -> (Vec<Claim>, Vec<PackUse>) {
    let around = around::Around::new(document, figures);
    let scene = scene::Scene::new(document, figures, &around);
    let mut claims = Vec::new();
    sum::find(&scene, &mut claims);
    flow::find(&scene, &mut claims);
    bound::find(&scene, &mut claims);
    ratio::find(&scene, &mut claims);
    bracketed::find(&scene, &mut claims);
    change::find(&scene, &mut claims);
    extent::find(&scene, &mut claims);
    share::find(&scene, &mut claims);
    earlier::find(&scene, figures, &mut claims);
    gap::find(&scene, figures, &mut claims);
    above::find(&scene, &mut claims);
    average::find(&scene, figures, &mut claims);
    repeat::find(&scene, &mut claims);
    let tables = rows::find(&scene, figures, &mut claims);
    let lists = sequence::lists(document, figures);
    sequence::find(document, figures, &lists, &mut claims);
    enumeration::find(document, figures, &lists, &mut claims);
    duration::find(document, figures, &mut claims);
    if let Some(before) = earlier {
        earlier::against((document, figures), before, &mut claims);
    }
    in_order(&mut claims);
    let mut claims = once_each(claims);
    let uses = rule::find(&scene, figures, &tables, rules, &mut claims);
    in_order(&mut claims);
    (claims, uses)
}

/// The rows of the tables of `document` that have a head: its words, and the figures of its cells.
pub fn labelled(document: &Document, figures: &[Figure]) -> impl Iterator<Item = (String, Vec<FigureId>)> {
    let tables = rows::table::tables(document, figures).into_iter();
    let runs = tables.flat_map(|table| table.lines).flat_map(|line| line.runs).filter(|run| !run.label.is_empty());
    runs.map(|run| (run.label, run.cells.into_iter().filter_map(|cell| cell.id).collect()))
}

/// The claims that `rules` make by themselves, whatever else ties their figures.
pub fn of_rules(document: &Document, figures: &[Figure], rules: &Rules) -> Vec<Claim> {
    let around = around::Around::new(document, figures);
    let scene = scene::Scene::new(document, figures, &around);
    let tables = rows::find(&scene, figures, &mut Vec::new());
    let mut claims = Vec::new();
    rule::find(&scene, figures, &tables, rules, &mut claims);
    claims
}

/// Sorts `claims` in order of the text.
fn in_order(claims: &mut [Claim]) {
    sort::by_cached_key(claims, |claim| (claim.figures.iter().map(|(id, _)| *id).min(), claim.relation()));
}

/// The first of the `claims`, sorted by their first figure and their relation, that hold the same figures against each
/// other.
fn once_each(claims: Vec<Claim>) -> Vec<Claim> {
    let sorted = |claim: &Claim| {
        let mut ids: Vec<FigureId> = claim.figures.iter().map(|(id, _)| *id).collect();
        sort::plain(&mut ids);
        ids
    };
    let mut kept: Vec<Claim> = Vec::with_capacity(claims.len());
    for claim in claims {
        let first = |claim: &Claim| claim.figures.iter().map(|(id, _)| *id).min();
        let elsewhere = |claim: &Claim| matches!(claim.why, Why::Earlier(_));
        let alike = |other: &&Claim| other.relation() == claim.relation() && first(other) == first(&claim);
        let mut before = kept.iter().rev().take_while(alike).take(ALIKE);
        let same = |other: &Claim| {
            let lasts = [other, &claim].map(|claim| claim.figures.iter().map(|(id, _)| *id).max());
            other.figures.len() == claim.figures.len()
                && lasts[0] == lasts[1]
                && elsewhere(other) == elsewhere(&claim)
                && sorted(other) == sorted(&claim)
        };
        if !before.any(same) {
            kept.push(claim);
        }
    }
    kept
}
