//! Loads a pack and tries its examples: each must be found by its rule, and hold or fail as the pack says.

use std::sync::Arc;

use crate::check;
use crate::claims;
use crate::figures;
use crate::rules::{Fault, Pack, Place, Rule, Rules};
use crate::sort;
use crate::text::{Document, Text};

/// The pack that `text` writes, called `name` where it gives itself no name; every fault, in order of the lines.
///
/// ```
/// let pack = "
/// [concept.received]
/// zh = ['收到']
/// [concept.accepted]
/// zh = ['受理']
/// [[rule]]
/// id = 'intake'
/// tie = '受理 <= 收到'
/// hold = '收到12件，受理11件。'
/// fail = '收到12件，受理12件。'
/// ";
/// let faults = gouji::load_pack("mine", pack).unwrap_err();
/// assert_eq!((faults.len(), faults[0].line), (1, 10));
/// ```
pub fn load_pack(name: &str, text: &str) -> Result<Arc<Pack>, Vec<Fault>> {
    let pack = Arc::new(Pack::read(name, text)?);
    let rules = Rules::new(vec![pack.clone()]);
    let mut faults: Vec<Fault> = Vec::new();
    for rule in &pack.rules {
        let examples = rule.hold.iter().map(|place| (place, true)).chain(rule.fail.iter().map(|place| (place, false)));
        faults.extend(examples.filter_map(|(place, hold)| tried(rule, place, hold, &rules)));
    }
    sort::by_key(&mut faults, |fault| fault.line);
    if faults.is_empty() { Ok(pack) } else { Err(faults) }
}

/// What is wrong with an example of `rule`.
fn tried(rule: &Arc<Rule>, place: &Place, hold: bool, rules: &Rules) -> Option<Fault> {
    let document = Document::new(&place.text);
    let figures = figures::read(&document);
    let mut claims = claims::of_rules(&document, &figures, rules);
    claims.retain(|claim| claim.applied().is_some_and(|applied| Arc::ptr_eq(&applied.rule, rule)));
    let checks = check::run(claims, &figures);
    let broken = checks.iter().any(|check| check.verdict.is_fault());
    let (zh, en) = match (checks.is_empty(), hold, broken) {
        (true, ..) => (
            "没有用上这条规则：请核对各项目的用语、单位，以及 about、beside",
            "the rule does not apply to it: look at the words and units of its concepts, at about and at beside",
        ),
        (_, true, true) => ("应当成立，却不成立", "it should hold, and does not"),
        (_, false, false) => ("应当不成立，却成立", "it should not hold, and does"),
        _ => return None,
    };
    let what = Text::new(
        format!("规则“{}”的例子{zh}：{}", rule.id, place.text),
        format!("an example of {}: {en}: {}", rule.id, place.text),
    );
    Some(Fault { line: place.line, what })
}
