//! Enumeration: the items listed before a number are as many as it says.
//!
//! What it checks: 区、街道、社区三级 · 行政许可、行政处罚和行政强制三类.
//! When it is silent: the list ends in 等, stands in quotes, or is too long or too loose to be told.

use super::claim::{Claim, Form, Role, Strength, Why};
use crate::figures::{Figure, FigureId, Kind};
use crate::text::Document;

/// Units of items that are named one by one before their number.
const SORTS: [&str; 10] = ["级", "类", "种", "项", "个", "方", "大", "所", "处", "者"];

/// Finds every list that is counted right behind it.
pub fn find(document: &Document, figures: &[Figure], claims: &mut Vec<Claim>) {
    let fold = &document.fold;
    for (index, figure) in figures.iter().enumerate() {
        let small = figure.value.filter(|value| value.places == 0).map(|value| value.printed.floor());
        let Some(number) = small.filter(|number| (2..=12).contains(number)) else { continue };
        let counts = matches!(figure.kind, Kind::Count | Kind::Numeral)
            && SORTS.iter().any(|sort| fold.starts_with(number_end(figure, document), sort));
        if !counts {
            continue;
        }
        let lead = fold.string(figure.lead.clone());
        let Some(items) = items(&lead) else { continue };
        if i128::from(items) == number {
            claims.push(Claim {
                form: Form::Enumeration { items },
                figures: vec![(FigureId(index as u32), Role::Stated)],
                strength: Strength::Inferred,
                why: Why::Listed,
            });
        }
    }
}

fn number_end(figure: &Figure, document: &Document) -> usize {
    figure.folded.start + document.fold.slice(figure.folded.clone()).len() - figure.unit.chars().count()
}

/// How many items the words before the number list; `None`: no list.
fn items(lead: &str) -> Option<u32> {
    let list = lead.trim_end_matches(|c: char| "这共".contains(c));
    if !list.contains('、') || list.ends_with('等') || list.chars().any(|c| matches!(c, '“' | '”' | '"')) {
        return None;
    }
    let last = list.rsplit('、').next().unwrap_or_default();
    let joined = last.matches(['和', '及', '与']).count();
    u32::try_from(list.matches('、').count() + 1 + joined).ok()
}
