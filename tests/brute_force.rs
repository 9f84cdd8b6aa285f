//! Verdicts on rates, unknowns under conditions, and the years before that contradict each other, against a plain search
//! through whole numbers: all small cases, none left out.

use gouji::Options;
use gouji::check::Verdict;
use gouji::claims::Relation;
use gouji::exact::{Condition, Interval, Number, Solution, System, Unknown};

/// The verdict on the only claim of `relation` in `text`.
fn verdict(text: &str, relation: Relation) -> Verdict {
    let report = gouji::audit(text, &Options::default());
    let mut checks = report.findings.iter().map(|finding| &finding.check).filter(|c| c.claim.relation() == relation);
    let (first, second) = (checks.next(), checks.next());
    assert!(second.is_none(), "{text}: one claim is meant");
    first.unwrap_or_else(|| panic!("{text}: no claim")).verdict
}

/// What `tenths` of a percent are of `part ÷ whole` (as hundredths of a percent would tell): by rounding, a tie either
/// way; else by cutting off.
fn search(quotients: impl Iterator<Item = (i64, i64)>, tenths: i64) -> Verdict {
    let mut cut_off = false;
    for (part, whole) in quotients {
        // |part/whole − tenths/1000| ≤ 1/2000, in whole numbers.
        let twice_off = (2000 * part - 2 * tenths * whole).abs();
        if twice_off <= whole {
            return Verdict::Holds;
        }
        cut_off |= 1000 * part / whole == tenths;
    }
    if cut_off { Verdict::Truncated } else { Verdict::Violated }
}

#[test]
fn a_rise_holds_where_some_state_before_gives_it() {
    for current in 1..=24_i64 {
        for tenths in (1..=1500_i64).step_by(7) {
            let bases = (1..=current).map(|base| (current - base, base));
            let text = format!("全年办理案件{current}件，同比增长{}.{}%。", tenths / 10, tenths % 10);
            assert_eq!(verdict(&text, Relation::Change), search(bases, tenths), "{text}");
        }
    }
}

#[test]
fn a_fall_holds_where_some_state_before_gives_it() {
    for current in 1..=24_i64 {
        for tenths in (1..=900_i64).step_by(7) {
            let bases = (current..=12 * current).map(|base| (base - current, base));
            let text = format!("全年办理案件{current}件，同比下降{}.{}%。", tenths / 10, tenths % 10);
            assert_eq!(verdict(&text, Relation::Change), search(bases, tenths), "{text}");
        }
    }
}

#[test]
fn a_rate_holds_where_its_counts_give_it() {
    for whole in 2..=24_i64 {
        for part in 1..whole {
            for tenths in (1000 * part / whole - 2).max(1)..=1000 * part / whole + 3 {
                let rate = format!("{}.{}%", tenths / 10, tenths % 10);
                let text = format!("抽查案卷{whole}件，合格{part}件，合格率{rate}。");
                let expected = search([(part, whole)].into_iter(), tenths);
                assert_eq!(verdict(&text, Relation::Ratio), expected, "{text}");
            }
        }
    }
}

/// Every pair of conditions on two whole numbers from 0 to 3, with small factors.
#[test]
fn a_system_is_solved_where_some_numbers_solve_it() {
    let ranges = [(0, 0), (1, 1), (1, 2), (-3, -1), (4, 9), (-1, 1)];
    let mut lines = Vec::new();
    for a in -2..=2_i64 {
        for b in -2..=2_i64 {
            lines.extend(ranges.map(|(low, high)| (a, b, low, high)));
        }
    }
    let digit = Unknown { range: Interval::between(0.into(), 3.into()), whole: true };
    let condition = |&(a, b, low, high): &(i64, i64, i64, i64)| {
        let terms = vec![(0, Number::from(a)), (1, Number::from(b))];
        Condition::new(terms, Interval::between(low.into(), high.into())).expect("small numbers")
    };
    let holds = |&(a, b, low, high): &(i64, i64, i64, i64), x: i64, y: i64| (low..=high).contains(&(a * x + b * y));
    for first in &lines {
        for second in &lines {
            let system = System {
                unknowns: vec![digit.clone(), digit.clone()],
                conditions: vec![condition(first), condition(second)],
            };
            let some = (0..=3).any(|x| (0..=3).any(|y| holds(first, x, y) && holds(second, x, y)));
            match system.solve() {
                Solution::Found(values) => {
                    let [x, y] = [0, 1].map(|at| values[at].floor() as i64);
                    assert!(holds(first, x, y) && holds(second, x, y), "{first:?} {second:?}: {x} {y}");
                }
                Solution::Impossible => assert!(!some, "{first:?} {second:?}"),
                Solution::Unclear => panic!("{first:?} {second:?} is small"),
            }
        }
    }
}

/// The states before, up to twenty times as much, from which a rise or fall by so many percent, rounded or cut off, leads to `now`.
fn states_before(now: i64, percent: i64, rise: bool) -> Vec<i64> {
    let fits = |before: &i64| {
        let change = if rise { now - before } else { before - now };
        // Rounded: |change/before − percent/100| ≤ 1/200; cut off: percent/100 ≤ change/before < (percent + 1)/100.
        let rounded = (200 * change - 2 * percent * before).abs() <= *before;
        rounded || 100 * change >= percent * before && 100 * change < (percent + 1) * before
    };
    (1..=20 * now).filter(fits).collect()
}

#[test]
fn a_part_above_its_whole_the_year_before_is_found_where_no_numbers_go_together() {
    let (mut found, mut tried) = (0, 0);
    for whole in (20..=60_i64).step_by(8) {
        for part in (4..=whole).step_by(5) {
            for (a, rise_a) in [(10, true), (25, true), (50, false), (20, false), (100, true)] {
                for (b, rise_b) in [(10, true), (40, true), (30, false), (60, false)] {
                    let (wholes, parts) = (states_before(whole, a, rise_a), states_before(part, b, rise_b));
                    if wholes.is_empty() || parts.is_empty() {
                        continue;
                    }
                    let word = |rise: bool| if rise { "增长" } else { "下降" };
                    let text = format!(
                        "全年受理申请{whole}件，同比{}{a}%，其中网上受理{part}件，同比{}{b}%。",
                        word(rise_a),
                        word(rise_b)
                    );
                    let report = gouji::audit(&text, &Options::default());
                    let together = report.findings.iter().any(|finding| finding.check.together.is_some());
                    let possible = parts.first() <= wholes.last();
                    assert_eq!(together, !possible, "{text} {wholes:?} {parts:?}");
                    (found, tried) = (found + usize::from(together), tried + 1);
                }
            }
        }
    }
    assert!(found > 20 && tried - found > 20, "both come up: {found} of {tried}");
}
