//! Duration: the years give the length of time.
//!
//! What it checks: 2022年至2024年三年间 · 自2019年…以来，经过三年 (against the year that the report is of).
//! When it is silent: the report names no year of its own after the one that the time begins with.

use super::claim::{Claim, Form, Role, Strength, Why};
use crate::figures::{Figure, FigureId, Kind};
use crate::text::Document;

/// How many characters may stand between the year and the length of time.
const REACH: usize = 40;

/// Finds every length of time that years give.
pub fn find(document: &Document, figures: &[Figure], claims: &mut Vec<Claim>) {
    let year = |index: usize| {
        let figure = figures.get(index).filter(|figure| figure.kind == Kind::Period)?;
        figure.value.map(|value| value.printed.floor())
    };
    let report = (0..figures.len()).find_map(|index| year(index).map(|year| (index, year)));
    for (index, figure) in figures.iter().enumerate() {
        if figure.kind != Kind::Duration || figure.class != "year" || index == 0 {
            continue;
        }
        let near = |k: usize| figures[k].folded.end + REACH > figure.folded.start;
        let Some(from) = (index.saturating_sub(3)..index).rev().find(|&k| year(k).is_some()).filter(|&k| near(k))
        else {
            continue;
        };
        let told = ["历时", "历经", "为期", "持续", "前后"];
        let spans =
            ["间", "来", "里", "的", "中"].iter().any(|word| document.fold.starts_with(figure.folded.end, word))
                || told.iter().any(|word| document.fold.ends_with(figure.lead.start..figure.folded.start, word));
        let lead = document.fold.string(figures[from].lead.clone());
        let since = lead.ends_with('自') || lead.ends_with('从');
        let before = (from.saturating_sub(2)..from)
            .rev()
            .find(|&k| year(k).is_some() && bridges(document, &figures[k], &figures[from]));
        let roles = match (before, since) {
            (Some(first), _) if spans => vec![(first, Role::Base), (from, Role::Current), (index, Role::Stated)],
            (None, true) => {
                let later = report.filter(|(_, report)| year(from).is_some_and(|from| *report > from));
                let Some((place, _)) = later else { continue };
                vec![(from, Role::Base), (index, Role::Stated), (place, Role::Context)]
            }
            _ => continue,
        };
        claims.push(Claim {
            form: Form::Duration,
            figures: roles.into_iter().map(|(k, role)| (FigureId(k as u32), role)).collect(),
            strength: Strength::Inferred,
            why: Why::Years,
        });
    }
}

/// Whether nothing but 至 stands between two years, or a month and 至: 2018年3月至2020年3月.
fn bridges(document: &Document, a: &Figure, b: &Figure) -> bool {
    let between = document.fold.slice(a.folded.end..b.folded.start);
    let month = between.iter().take_while(|c| c.is_ascii_digit() || matches!(c, '月' | '日' | '初' | '底')).count();
    matches!(between[month..], ['至' | '到' | '-'])
}
