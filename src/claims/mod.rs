//! What a text claims about its figures: one file a relation. Knows no arithmetic beyond telling candidates apart.

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
mod list;
mod ratio;
mod repeat;
mod rows;
mod scene;
mod sequence;
mod share;
mod slip;
mod sum;
mod words;

pub use claim::{Claim, Earlier, Form, Relation, Role, Strength, Why};
pub use slip::{Slip, misprints, slip};

use crate::figures::{Figure, FigureId};
use crate::sort;
use crate::text::Document;

/// How many claims of one relation that begin with one figure are told from each other.
const ALIKE: usize = 64;

/// Every claim that the words of `document` make over `figures`, in order of the text.
pub fn find(document: &Document, figures: &[Figure]) -> Vec<Claim> {
    in_order(all(document, figures))
}

/// The same, with what the report of the year before, `earlier` with its figures, says of the states before.
///
/// ```
/// use gouji::{claims, figures, text::Document};
/// let documents = ["全年受理申请120件，同比增长25%。", "全年受理申请100件。"].map(Document::new);
/// let [figures, earlier] = [0, 1].map(|at| figures::read(&documents[at]));
/// let claims = claims::find_since(&documents[0], &figures, &documents[1], &earlier);
/// assert!(claims.iter().any(|claim| matches!(claim.why, claims::Why::Earlier(_))));
/// ```
pub fn find_since(document: &Document, figures: &[Figure], earlier: &Document, before: &[Figure]) -> Vec<Claim> {
    let mut claims = all(document, figures);
    earlier::against((document, figures), (earlier, before), &mut claims);
    in_order(claims)
}

fn all(document: &Document, figures: &[Figure]) -> Vec<Claim> {
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
    average::find(&scene, &mut claims);
    repeat::find(&scene, &mut claims);
    rows::find(&scene, figures, &mut claims);
    let lists = sequence::lists(document, figures);
    sequence::find(document, figures, &lists, &mut claims);
    enumeration::find(document, figures, &lists, &mut claims);
    duration::find(document, figures, &mut claims);
    claims
}

fn in_order(mut claims: Vec<Claim>) -> Vec<Claim> {
    sort::by_cached_key(&mut claims, |claim| (claim.figures.iter().map(|(id, _)| *id).min(), claim.relation()));
    once_each(claims)
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
