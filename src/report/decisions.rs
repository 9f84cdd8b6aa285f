//! Findings put aside: which decisions hold, which are refused, and which speak of nothing any more.

use rustc_hash::FxHashMap;

use super::audit::{Finding, Note};
use super::fingerprint;
use crate::check::Severity;
use crate::lexicon::lexicon;
use crate::text::Text;

/// That a finding is put aside, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The finding's fingerprint.
    pub fingerprint: String,
    /// Why it may stand, in somebody's own words.
    pub reason: String,
    /// Who decided; an error needs it.
    pub by: Option<String>,
}

/// Why a decision does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The reason says no more than that it was looked at: 核实无误.
    Hollow,
    /// An error (强制性) is put aside by nobody.
    Nobody,
}

impl Refusal {
    /// What is wrong with the decision, and what to do.
    pub fn message(self) -> Text {
        let (zh, en) = match self {
            Refusal::Hollow => (
                "理由不能为空，也不能只写“核实无误”之类。请写明为什么可以如此，例如统计口径、数据来源。",
                "the reason is empty or says only that it was looked at. Say why it may stand: what was counted, where the figure comes from.",
            ),
            Refusal::Nobody => {
                ("这是错误（强制性），搁置时须写明由谁决定。", "it is an error: say who decided that it may stand.")
            }
        };
        Text::new(zh, en)
    }
}

impl Decision {
    /// Whether it puts a finding of `severity` aside; `Severity::Warning` where that is not known yet.
    ///
    /// ```
    /// use gouji::check::Severity;
    /// use gouji::report::{Decision, Refusal};
    ///
    /// let mut decision = Decision { fingerprint: "1f".into(), reason: "已核实，无误。".into(), by: None };
    /// assert_eq!(decision.validate(Severity::Warning), Err(Refusal::Hollow));
    /// decision.reason = "其余2件为上年结转".into();
    /// assert_eq!(decision.validate(Severity::Warning), Ok(()));
    /// assert_eq!(decision.validate(Severity::Error), Err(Refusal::Nobody));
    /// decision.by = Some("复核人".into());
    /// assert_eq!(decision.validate(Severity::Error), Ok(()));
    /// ```
    pub fn validate(&self, severity: Severity) -> Result<(), Refusal> {
        if is_hollow(&self.reason) {
            Err(Refusal::Hollow)
        } else if severity == Severity::Error && self.by.as_deref().is_none_or(|by| letters(by).is_empty()) {
            Err(Refusal::Nobody)
        } else {
            Ok(())
        }
    }
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether `reason` is nothing but words that give no reason, or too short to give one.
fn is_hollow(reason: &str) -> bool {
    let letters = letters(reason);
    if letters.iter().filter(|c| c.is_alphabetic()).count() < 2 {
        return true;
    }
    // Which beginnings of it can be cut into such words.
    let mut reached = vec![false; letters.len() + 1];
    reached[0] = true;
    for start in 0..letters.len() {
        if reached[start] {
            for word in lexicon().hollow.iter().filter(|word| starts_with(&letters[start..], word)) {
                reached[start + word.chars().count()] = true;
            }
        }
    }
    reached[letters.len()]
}

fn starts_with(letters: &[char], word: &str) -> bool {
    let mut letters = letters.iter();
    word.chars().all(|c| letters.next() == Some(&c))
}

/// Puts the findings aside that `decisions` speak of; what there is to say about those that do not hold.
///
/// Of two decisions on one finding the later counts. Where no finding has the fingerprint any more, the only one with
/// the same figures stands for it: the words around them may have changed.
pub fn apply(findings: &mut [Finding], decisions: &[Decision]) -> Vec<Note> {
    if decisions.is_empty() {
        return Vec::new();
    }
    let prints: Vec<String> = findings.iter().map(|finding| finding.fingerprint.to_string()).collect();
    let latest: FxHashMap<&str, usize> =
        decisions.iter().enumerate().map(|(at, decision)| (decision.fingerprint.as_str(), at)).collect();
    let mut at: Vec<Option<usize>> = prints.iter().map(|print| latest.get(print.as_str()).copied()).collect();
    let mut open: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, print) in prints.iter().enumerate().filter(|(index, _)| at[*index].is_none()) {
        open.entry(fingerprint::figures(print)).or_default().push(index);
    }
    let taken: Vec<bool> = (0..decisions.len()).map(|index| at.contains(&Some(index))).collect();
    let mut left: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (&print, &index) in latest.iter().filter(|(_, index)| !taken[**index]) {
        left.entry(fingerprint::figures(print)).or_default().push(index);
    }
    for (figures, left) in &left {
        if let (&[decision], Some(&[finding])) = (left.as_slice(), open.get(figures).map(Vec::as_slice)) {
            at[finding] = Some(decision);
        }
    }
    let mut notes = Vec::new();
    for (index, decision) in decisions.iter().enumerate() {
        if latest.get(decision.fingerprint.as_str()) != Some(&index) {
            continue;
        }
        let finding = at.iter().position(|at| *at == Some(index)).and_then(|at| findings.get_mut(at));
        match finding {
            None => notes.push(stale(&decision.fingerprint)),
            Some(finding) => match decision.validate(finding.check.severity) {
                Ok(()) => finding.decision = Some(Box::new(decision.clone())),
                Err(refusal) => notes.push(refused(&decision.fingerprint, refusal)),
            },
        }
    }
    notes
}

/// The code of the note on a decision that speaks of no finding of the text.
pub const STALE: &str = "stale-decision";

fn stale(fingerprint: &str) -> Note {
    let message = Text::new(
        format!("搁置记录 {fingerprint} 已失效：文中没有这一处，可能其中的数字已经改动。请重新核对，或删去这条记录。"),
        format!(
            "Decision {fingerprint} is stale: there is no such finding; its figures may have changed. Look again, or delete the decision."
        ),
    );
    Note { code: STALE, message }
}

fn refused(fingerprint: &str, refusal: Refusal) -> Note {
    let Text { zh, en } = refusal.message();
    let message = Text::new(
        format!("搁置记录 {fingerprint} 不予采用：{zh}"),
        format!("Decision {fingerprint} does not count: {en}"),
    );
    Note { code: "refused-decision", message }
}
