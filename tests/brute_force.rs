//! The verdicts on rates against a plain search through whole numbers: all small cases, none left out.

use gouji::Options;
use gouji::check::Verdict;
use gouji::claims::Relation;

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
