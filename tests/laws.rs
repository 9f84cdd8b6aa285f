//! What holds of every text, every claim and every interval.
#![cfg(not(target_arch = "wasm32"))]

mod samples;

use std::ops::Range;

use gouji::check::Verdict;
use gouji::claims::{Relation, Role};
use gouji::exact::{Condition, End, Interval, Number, Solution, System, Unknown};
use gouji::figures::FigureId;
use gouji::render::wire::Report;
use gouji::{AuditReport, Options, audit};
use proptest::prelude::*;
use proptest::sample::select;

fn read(text: &str) -> AuditReport<'_> {
    audit(text, &Options::default())
}

/// A claim with its verdict: what must not change when the words around it do.
type Told = (Relation, Verdict, Vec<(String, Role)>);

/// Every claim of `text`, each figure as it is printed.
fn told(text: &str) -> Vec<Told> {
    let report = read(text);
    let printed = |id: FigureId| report.figure(id).map(|figure| figure.span.of(text).to_owned()).unwrap_or_default();
    let claims = report.findings.iter().map(|finding| &finding.check).map(|check| {
        let figures = check.claim.figures.iter().map(|&(id, role)| (printed(id), role));
        (check.claim.relation(), check.verdict, figures.collect())
    });
    claims.collect()
}

/// The relations and verdicts of `text` alone.
fn verdicts(text: &str) -> Vec<(Relation, Verdict)> {
    told(text).into_iter().map(|(relation, verdict, _)| (relation, verdict)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_gives_a_report_with_figures_where_they_stand(text in prop_oneof!["\\PC*", "[\\s\\S]*", samples::jumble()]) {
        let report = read(&text);
        for figure in &report.figures {
            for span in [figure.span, figure.number] {
                prop_assert!(span.start < span.end && text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            }
            prop_assert!(figure.span.start <= figure.number.start && figure.number.end <= figure.span.end);
        }
        prop_assert_eq!(report.states.len(), report.figures.len());
        for finding in &report.findings {
            prop_assert!(finding.check.claim.figures.iter().all(|(id, _)| report.figure(*id).is_some()));
        }
    }

    #[test]
    fn offsets_are_those_of_javascript(text in prop_oneof!["[\\s\\S]*", samples::jumble()]) {
        let report = read(&text);
        let units: Vec<u16> = text.encode_utf16().collect();
        let wire = Report::from(&report);
        prop_assert_eq!(wire.source.length, units.len());
        for (figure, wire) in report.figures.iter().zip(&wire.figures) {
            prop_assert_eq!(wire.start, text[..figure.span.start].encode_utf16().count());
            prop_assert_eq!(String::from_utf16_lossy(&units[wire.start..wire.end]), wire.text.as_str());
        }
    }

    #[test]
    fn the_order_of_parts_changes_no_verdict(
        parts in prop::collection::vec(100_u32..10_000, 2..6),
        gap in prop_oneof![Just(0), -50_i64..50],
        turn in 0_usize..6,
        form in select(&samples::LISTS[..]),
    ) {
        // No part is small enough to be the gap itself.
        let whole = parts.iter().map(|&part| i64::from(part)).sum::<i64>() + gap;
        let mut turned: Vec<_> = parts.iter().enumerate().collect();
        let text = samples::list(form, whole, &turned);
        turned.reverse();
        turned.rotate_left(turn % parts.len());
        let other = samples::list(form, whole, &turned);
        let of_whole = |text: &str| -> Vec<(Relation, Verdict)> {
            let whole = (format!("{whole}件"), Role::Whole);
            let claims = told(text).into_iter().filter(|(.., figures)| figures.contains(&whole));
            claims.map(|(relation, verdict, _)| (relation, verdict)).collect()
        };
        prop_assert!(!of_whole(&text).is_empty(), "{text}");
        prop_assert_eq!(of_whole(&text), of_whole(&other), "{}\n{}", text, other);
    }

    #[test]
    fn the_same_digits_in_wan_and_in_yi_give_the_same_verdicts(text in samples::money()) {
        prop_assert!(!verdicts(&text).is_empty(), "{text}");
        prop_assert_eq!(verdicts(&text), verdicts(&text.replace('万', "亿")), "{}", text);
    }

    #[test]
    fn sums_that_hold_in_yi_hold_in_wan(parts in prop::collection::vec(1_u32..100_000, 2..5)) {
        let whole = parts.iter().map(|&part| i64::from(part)).sum::<i64>();
        let yi = |hundredths: i64| format!("{}.{:02}亿元", hundredths / 100, hundredths % 100);
        let wan = |hundredths: i64| format!("{}00万元", hundredths);
        for write in [&yi as &dyn Fn(i64) -> String, &wan] {
            let parts: Vec<_> = parts.iter().map(|&part| format!("建设支出{}", write(i64::from(part)))).collect();
            let text = format!("{}，合计{}。", parts.join("、"), write(whole));
            prop_assert!(verdicts(&text).contains(&(Relation::Sum, Verdict::Holds)), "{text}");
        }
    }

    #[test]
    fn unrelated_sentences_change_no_verdict(
        text in samples::claim(),
        other in select(&samples::UNRELATED[..]),
        apart in select(&["", "\n", "\n\n"][..]),
    ) {
        let alone = told(&text);
        prop_assert!(!alone.is_empty(), "{text}");
        for together in [format!("{other}{apart}{text}"), format!("{text}{apart}{other}")] {
            prop_assert_eq!(&told(&together), &alone, "{}", together);
        }
    }

    #[test]
    fn fingerprints_outlast_changes_elsewhere(text in samples::claim(), other in select(&samples::UNRELATED[..])) {
        let prints = |text: &str| -> Vec<String> {
            read(text).findings.iter().map(|finding| finding.fingerprint.to_string()).collect()
        };
        let alone = prints(&text);
        prop_assert!(!alone.is_empty() && alone.iter().all(|print| alone.iter().filter(|other| *other == print).count() == 1));
        prop_assert_eq!(&prints(&format!("{other}\n{text}")), &alone);
        prop_assert_eq!(&prints(&format!("{text}{other}")), &alone);
    }

    #[test]
    fn full_width_forms_change_no_claim(text in samples::claim()) {
        let wide: String = text.chars().map(samples::widen).collect();
        prop_assert_ne!(&wide, &text);
        let alike: Vec<Told> = told(&text)
            .into_iter()
            .map(|(relation, verdict, figures)| {
                let wide = |text: String| text.chars().map(samples::widen).collect();
                (relation, verdict, figures.into_iter().map(|(text, role)| (wide(text), role)).collect())
            })
            .collect();
        prop_assert_eq!(told(&wide), alike);
    }

    #[test]
    fn every_repair_makes_its_claim_hold(text in samples::claim()) {
        let report = read(&text);
        for finding in report.findings.iter().filter(|finding| finding.check.verdict.is_fault()) {
            let repairs = report.wording(finding).repairs;
            prop_assert!(!repairs.is_empty(), "no repair: {text}");
            for repair in &repairs {
                let span = report.figures[repair.figure.index()].span;
                let mended = format!("{}{}{}", &text[..span.start], repair.text, &text[span.end..]);
                let again = read(&mended);
                let same = |other: &&gouji::report::Finding| {
                    let (claim, mended) = (&finding.check.claim, &other.check.claim);
                    mended.relation() == claim.relation() && mended.figures == claim.figures
                };
                let verdict = again.findings.iter().find(same).map(|finding| finding.check.verdict);
                let holds = if repair.why.en.contains("cut off") { Verdict::Truncated } else { Verdict::Holds };
                prop_assert_eq!(verdict, Some(holds), "{}\n{}", text, mended);
            }
        }
    }

    #[test]
    fn every_way_to_mend_a_cluster_makes_all_of_it_hold(text in samples::cluster()) {
        let report = read(&text);
        for cluster in report.clusters() {
            for way in &cluster.repairs {
                let mut repairs: Vec<_> = way.iter().filter_map(|change| report.written(change)).collect();
                prop_assert_eq!(repairs.len(), way.len());
                repairs.sort_by_key(|repair| std::cmp::Reverse(repair.figure));
                let mended = repairs.iter().fold(text.clone(), |text, repair| {
                    let span = report.figures[repair.figure.index()].span;
                    format!("{}{}{}", &text[..span.start], repair.text, &text[span.end..])
                });
                let again = read(&mended);
                for &at in &cluster.checks {
                    let claim = &report.findings[at].check.claim;
                    let same = |other: &&gouji::report::Finding| {
                        other.check.claim.relation() == claim.relation() && other.check.claim.figures == claim.figures
                    };
                    let check = again.findings.iter().find(same).map(|finding| finding.check.verdict);
                    prop_assert!(!check.is_some_and(|verdict| verdict.is_fault()), "{}\n{}\n{:?}", text, mended, claim);
                }
            }
        }
    }

    #[test]
    fn clusters_hold_every_check_that_shares_a_figure(text in samples::cluster()) {
        let report = read(&text);
        let clusters = report.clusters();
        for (at, finding) in report.findings.iter().enumerate() {
            let of = |at: usize| clusters.iter().position(|cluster| cluster.checks.contains(&at));
            for (other, shared) in report.findings.iter().enumerate().filter(|(other, _)| *other != at) {
                let shares = finding.check.claim.figures.iter().any(|(id, role)| {
                    *role != Role::Context && shared.check.claim.figures.contains(&(*id, *role))
                });
                prop_assert!(!shares || of(at).is_some() && of(at) == of(other), "{text}");
            }
        }
        for cluster in &clusters {
            let faults = cluster.checks.iter().filter(|&&at| report.findings[at].check.verdict.is_fault()).count();
            prop_assert_eq!(faults, cluster.contradictions.len());
            prop_assert_eq!(faults == 0, !cluster.verdict.is_fault());
            prop_assert!(cluster.contradictions.iter().all(|c| c.checks.iter().all(|at| cluster.checks.contains(at))));
        }
    }

    #[test]
    fn text_before_moves_every_figure_alike_and_no_verdict(text in samples::claim(), blank in select(&["\n", "\n\n", "。\n", "一、情况\n"][..])) {
        let moved = format!("{blank}{text}");
        let (alone, behind) = (read(&text), read(&moved));
        prop_assert_eq!(told(&moved), told(&text));
        let places = |report: &AuditReport, by: usize| -> Vec<(usize, usize)> {
            let quantities = report.figures.iter().filter(|figure| figure.kind.is_quantity());
            quantities.map(|figure| (figure.span.start - by, figure.span.end - by)).collect()
        };
        prop_assert_eq!(places(&behind, blank.len()), places(&alone, 0));
    }

    #[test]
    fn what_lies_in_both_intervals_lies_in_what_they_share(
        (a, x) in interval_with_point(-10_000..10_000),
        (b, y) in interval_with_point(-10_000..10_000),
    ) {
        for point in [x, y] {
            let both = a.contains(point) && b.contains(point);
            prop_assert_eq!(a.common(&b).is_some_and(|common| common.contains(point)), both);
        }
        if x.is_whole() {
            prop_assert!(a.whole().is_some_and(|whole| whole.contains(x)));
        }
        if y != Number::ZERO {
            prop_assert!(a.scaled(y).unwrap().contains(x.times(y).unwrap()));
        }
    }

    #[test]
    fn numbers_that_solve_a_system_are_found_or_others_are(
        values in prop::collection::vec(0_i64..60, 2..5),
        rows in prop::collection::vec((prop::collection::vec(-4_i64..5, 5), 0_i64..12, 0_i64..12), 1..6),
    ) {
        let conditions: Vec<Condition> = rows
            .iter()
            .filter_map(|(factors, below, above)| {
                let sum: i64 = values.iter().zip(factors).map(|(value, factor)| value * factor).sum();
                let terms = (0..values.len()).zip(factors).map(|(at, factor)| (at, Number::from(*factor))).collect();
                Condition::new(terms, Interval::between((sum - below).into(), (sum + above).into()))
            })
            .collect();
        let unknown = Unknown { range: Interval::between(0.into(), 60.into()), whole: true };
        let system = System { unknowns: vec![unknown; values.len()], conditions };
        match system.solve() {
            Solution::Found(found) => prop_assert!(system.conditions.iter().all(|c| c.holds(&found) == Some(true))),
            Solution::Impossible => prop_assert!(false, "{values:?} solve it"),
            Solution::Unclear => {}
        }
    }

    #[test]
    fn intervals_contain_every_result_of_their_points(
        (a, x) in interval_with_point(-10_000..10_000),
        (b, y) in interval_with_point(-10_000..10_000),
    ) {
        prop_assert!(a.contains(x) && b.contains(y));
        prop_assert!(a.plus(&b).unwrap().contains(x.plus(y).unwrap()));
        prop_assert!(a.minus(&b).unwrap().contains(x.minus(y).unwrap()));
        if x == y {
            prop_assert!(a.meets(&b) && b.meets(&a));
        }
        if x <= y {
            prop_assert!(a.may_be_at_most(&b));
        }
    }

    #[test]
    fn intervals_contain_every_product_and_quotient(
        (a, x) in interval_with_point(0..10_000),
        (b, y) in interval_with_point(1..10_000),
    ) {
        if let Some(product) = a.times(&b) {
            prop_assert!(product.contains(x.times(y).unwrap()));
        }
        if let Some(quotient) = a.ratio_of(&b) {
            prop_assert!(quotient.contains(x.ratio_of(y).unwrap()));
        }
        prop_assert!(a.scaled(y).unwrap().contains(x.times(y).unwrap()));
    }
}

/// A point in `tenths` and an interval around it within them upwards, its ends closed, open or not there.
fn interval_with_point(tenths: Range<i64>) -> impl Strategy<Value = (Interval, Number)> {
    let least = tenths.start;
    let tenth = |tenths: i64| Number::decimal(i128::from(tenths), 1).unwrap();
    let end = move |closed: Option<bool>, at: i64, point: i64| {
        closed.map(|closed| End { at: tenth(at), closed: closed || at == point })
    };
    (tenths, 0_i64..500, 0_i64..500, any::<[Option<bool>; 2]>()).prop_map(move |(point, below, above, [low, high])| {
        let low = end(low, (point - below).max(least), point);
        (Interval { low, high: end(high, point + above, point) }, tenth(point))
    })
}
