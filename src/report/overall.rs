//! What there is to say of more than one check, in both languages: of the text as a whole, of checks that share figures.

use super::audit::Note;
use super::words::text;
use crate::check::{Check, Cluster, Habit, Verdict};
use crate::figures::Figure;
use crate::text::Text;

/// What there is to say of checks that hang together.
pub fn cluster(cluster: &Cluster) -> Text {
    let (all, wrong) = (cluster.checks.len(), cluster.contradictions.len());
    let least = cluster.contradictions.first().map_or(0, |contradiction| contradiction.checks.len());
    match cluster.verdict {
        Verdict::Holds | Verdict::Truncated => {
            text(format!("{all}处核对共用数字，同时成立"), format!("{all} checks share figures, and all hold together"))
        }
        Verdict::Unverifiable => text(
            format!("{all}处核对共用数字，能否同时成立无法判定"),
            format!("{all} checks share figures; whether all can hold together is not told"),
        ),
        _ if least > 1 => text(
            format!("{all}处核对共用数字，其中{least}处单独成立而不能同时成立"),
            format!("{all} checks share figures: {least} of them hold by themselves and cannot hold together"),
        ),
        _ => text(
            format!("{all}处核对共用数字，其中{wrong}处不成立"),
            format!("{all} checks share figures, and {wrong} of them do not hold"),
        ),
    }
}

/// What there is to say of the text as a whole.
pub fn notes(source: &str, figures: &[Figure], checks: &[Check]) -> Vec<Note> {
    if source.trim().is_empty() {
        let message = text("没有内容：请粘贴或输入报告正文。", "There is no text: paste or type a report.");
        return vec![Note { code: "empty", message }];
    }
    if checks.is_empty() && !figures.iter().any(|figure| figure.kind.is_quantity()) {
        let message = text("文中没有可核对的数字。", "The text has no figures that could be checked.");
        return vec![Note { code: "no-figures", message }];
    }
    Vec::new()
}

/// How many rates have to tell of a habit before it is spoken of.
const VOTES: usize = 3;

/// What the document does with its rates, where it cuts any of them off.
pub fn habit(Habit { rounded, cut_off }: Habit) -> Option<Note> {
    if rounded + cut_off < VOTES || cut_off == 0 {
        return None;
    }
    let message = match rounded {
        0 => text(
            format!("全文的比率都是截尾所得（能够分辨的有{cut_off}个），未作四舍五入。"),
            format!("The rates of this text are cut off, not rounded: all {cut_off} that can tell."),
        ),
        _ => text(
            format!("全文的比率写法不一：能够分辨的，四舍五入{rounded}个，截尾{cut_off}个。"),
            format!(
                "The rates of this text are written in two ways: {rounded} rounded, {cut_off} cut off, of those that can tell."
            ),
        ),
    };
    Some(Note { code: "habit", message })
}
