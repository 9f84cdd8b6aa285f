//! Any text is a rule pack or is refused with lines that it has; a pack that is in order is held against a text.
#![no_main]

use gouji::rules::Rules;
use gouji::{Options, audit, load_pack};
use libfuzzer_sys::fuzz_target;

const REPORT: &str = "报名120人，参加112人，缺考8人。\n序号\t项目\t数量\n1\t报名\t120\n2\t参加\t112\n3\t缺考\t8\n";

fuzz_target!(|text: &str| {
    match load_pack("fuzz", text) {
        Ok(pack) => {
            let rules = Rules::new(vec![pack]);
            let mut options = Options::default();
            options.rules = &rules;
            audit(REPORT, &options);
        }
        Err(faults) => {
            let lines = text.matches('\n').count() + 1;
            assert!(!faults.is_empty() && faults.iter().all(|fault| (1..=lines).contains(&fault.line)));
        }
    }
});
