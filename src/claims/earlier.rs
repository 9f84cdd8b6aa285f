//! Change, difference and repeat, with the year before told elsewhere: in another sentence, or in the report of that year.
//!
//! What it checks: 2023年受理120件，同比增长25%, where 2022年受理100件 stands elsewhere in the text, or in the report for 2022.
//! When it is silent: the words differ, the body or the thing counted does, or several numbers answer to them.

use std::cell::LazyCell;

use rustc_hash::FxHashMap;

use super::around::Around;
use super::claim::{Claim, Earlier, Form, Role, Strength, Why};
use super::scene::{Item, Scene};
use crate::chains::Chains;
use crate::figures::{self, Figure, FigureId, Kind, Setting, Subject, thing};
use crate::sort;
use crate::text::Document;

/// How many figures of the same name are looked at.
const ALIKE: usize = 16;

/// Finds every rise or fall without the state before it whose state before stands elsewhere in the text.
pub fn find(scene: &Scene, figures: &[Figure], claims: &mut Vec<Claim>) {
    let moves: Vec<(usize, Claim)> = claims
        .iter()
        .filter(|claim| claim.base_is_unknown() && matches!(claim.form, Form::Change { years: 1, .. }))
        .filter_map(|claim| Some((scene.index_of(claim.figure(Role::Current)?)?, claim.clone())))
        .filter(|(current, _)| scene.items[*current].year.is_some())
        .collect();
    if moves.is_empty() {
        return;
    }
    let report = Report { scene, figures, settings: LazyCell::new(|| figures::settings(scene.document, figures)) };
    let named = report.named();
    for (current, claim) in moves {
        let before = scene.items[current].year.map(|year| year - 1);
        let then = report.alike(&named, &report, current, |item| item.year == before);
        if let Some(then) = then.filter(|then| *then != current) {
            let mut figures = claim.figures.clone();
            figures.push((scene.items[then].id, Role::Base));
            sort::by_key(&mut figures, |(id, _)| *id);
            claims.push(Claim { figures, strength: Strength::Inferred, why: Why::Elsewhere, ..claim });
        }
    }
}

/// Finds what the report of the year before, `earlier` with its `figures`, says of the states before in `claims`.
pub fn against(now: (&Document, &[Figure]), earlier: (&Document, &[Figure]), claims: &mut Vec<Claim>) {
    let around = [Around::new(now.0, now.1), Around::new(earlier.0, earlier.1)];
    let scenes = [Scene::new(now.0, now.1, &around[0]), Scene::new(earlier.0, earlier.1, &around[1])];
    let report = |scene, (document, figures)| Report {
        scene,
        figures,
        settings: LazyCell::new(move || figures::settings(document, figures)),
    };
    let (this, last) = (report(&scenes[0], now), report(&scenes[1], earlier));
    let (named, this_year, last_year) = (last.named(), this.year(), last.year());
    if this_year.zip(last_year).is_some_and(|(this, last)| last != this - 1) {
        return;
    }
    let mut found = Vec::new();
    for claim in claims.iter() {
        let Some(current) = claim.figure(Role::Current).and_then(|id| this.scene.index_of(id)) else { continue };
        let own_year = this.scene.items[current].year;
        if own_year.is_some() && own_year != this_year {
            continue;
        }
        let then = this.alike(&named, &last, current, |item| item.year.is_none() || item.year == last_year);
        let Some(item) = then.map(|then| &last.scene.items[then]) else { continue };
        let text = last.figures[item.id.index()].span.of(earlier.0.text);
        let text = format!("{}{}", item.measure, text.split_whitespace().collect::<String>());
        let why = Why::Earlier(Box::new(Earlier { text, value: *item.worth }));
        found.extend(since(claim, why));
    }
    claims.extend(found);
}

/// What `claim` says of a state before that `why` tells.
fn since(claim: &Claim, why: Why) -> Option<Claim> {
    let figures = |roles: &[(Role, Role)]| -> Option<Vec<(FigureId, Role)>> {
        roles.iter().map(|(role, becomes)| Some((claim.figure(*role)?, *becomes))).collect()
    };
    let (form, figures) = match claim.form {
        Form::Change { .. } | Form::Difference { .. } if claim.figure(Role::Base).is_some() => {
            (Form::Repeat, figures(&[(Role::Base, Role::Stated)])?)
        }
        Form::Change { rise, years: 1 } if claim.figure(Role::Amount).is_some() => {
            (Form::Difference { rise }, figures(&[(Role::Current, Role::Current), (Role::Amount, Role::Stated)])?)
        }
        Form::Change { years: 1, .. } => (claim.form, claim.figures.clone()),
        _ => return None,
    };
    Some(Claim { form, figures, strength: Strength::Inferred, why })
}

/// A report, and where its figures stand.
struct Report<'d, F: FnOnce() -> Vec<Setting>> {
    scene: &'d Scene<'d>,
    figures: &'d [Figure],
    settings: LazyCell<Vec<Setting>, F>,
}

/// The figures of each name and class.
type Named<'d> = Chains<(&'d str, &'static str)>;

impl<'d, F: FnOnce() -> Vec<Setting>> Report<'d, F> {
    fn named(&self) -> Named<'d> {
        let mut named = Named::new();
        for (index, item) in self.scene.items.iter().enumerate().filter(|(_, item)| tells(item)) {
            named.add((item.measure, item.class), index);
        }
        named
    }

    /// The year that most of its figures speak of, of those that name one.
    fn year(&self) -> Option<i32> {
        let mut years: FxHashMap<i32, usize> = FxHashMap::default();
        for year in self.scene.items.iter().filter(|item| !item.base).filter_map(|item| item.year) {
            *years.entry(year).or_default() += 1;
        }
        years.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
    }

    /// The figure of `other` that is named as `index` of this one is, of those that `may` be meant: where all of them say
    /// the same.
    fn alike<'o, G: FnOnce() -> Vec<Setting>>(
        &self,
        named: &Named<'o>,
        other: &Report<'o, G>,
        index: usize,
        may: impl Fn(&Item) -> bool,
    ) -> Option<usize> {
        let item = &self.scene.items[index];
        let all: Vec<usize> = named.of(&(item.measure, item.class)).take(ALIKE + 1).collect();
        if !tells(item) || all.len() > ALIKE {
            return None;
        }
        let fits = |&at: &usize| may(&other.scene.items[at]) && self.same(index, other, at);
        let mut found = all.into_iter().rev().filter(fits);
        let first = found.next()?;
        let amount = other.scene.items[first].amount;
        found.all(|at| other.scene.items[at].amount == amount).then_some(first)
    }

    /// Whether both speak of the same body, thing and part of the year.
    fn same<G: FnOnce() -> Vec<Setting>>(&self, own: usize, other: &Report<'_, G>, at: usize) -> bool {
        let (own, at) = (self.told(own), other.told(at));
        let agree = |a: &str, b: &str| a == b || a.is_empty() || b.is_empty();
        agree(own[0], at[0]) && agree(own[1], at[1]) && own[2] == at[2]
    }

    /// The body, the thing counted, and the part of the year.
    fn told(&self, index: usize) -> [&str; 3] {
        let text = self.scene.document.text;
        let setting = &self.settings[self.scene.items[index].id.index()];
        let body = setting.body.map_or("", |span| span.of(text));
        let subject = match setting.subject {
            Some(Subject::Of(named)) => thing(&self.figures[named.index()].measure, body),
            Some(Subject::Heading(span)) => span.of(text),
            None => "",
        };
        [body, subject, part_of_year(setting.period.map_or("", |span| span.of(text)))]
    }
}

/// Whether it is named well enough to be found again.
fn tells(item: &Item) -> bool {
    let counts = matches!(item.kind, Kind::Count | Kind::Money | Kind::Amount) && !item.spelled;
    counts && item.is_stock() && item.depth == 0 && item.measure.chars().count() > 1
}

/// 1-6月 of 2023年1-6月, 上半年 of 今年上半年; nothing of a whole year.
fn part_of_year(period: &str) -> &str {
    let at = period.find(['上', '下']).filter(|_| period.ends_with("半年"));
    at.map_or_else(|| period.rsplit('年').next().unwrap_or_default().trim_start_matches('度'), |at| &period[at..])
}
