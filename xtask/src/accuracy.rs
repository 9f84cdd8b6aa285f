//! Scores the command line with planted errors as well, and writes `docs/accuracy.md`.

use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::score;
use crate::shell::{root, run_watched};

/// Errors planted in each text.
const PLANTED: &str = "20";

const BEGIN: &str = "<!-- kept by hand: the command leaves everything up to the end mark as it is -->";
const END: &str = "<!-- end of what is kept by hand -->";

/// Where no page says anything yet.
const NOTHING_KEPT: &str = "\n\n## What is known to be missed\n\nNothing is noted yet.\n\n";

/// A score, what it has to be at least, what is aimed at, and what it means.
const SCORES: [(&str, f64, f64, &str); 5] = [
    ("claim_recall", 0.85, 0.95, "labelled claims that a check ties with exactly the same figures"),
    ("verdict_accuracy", 0.97, 0.99, "of those, the checks with the labelled verdict"),
    ("flag_recall", 0.85, 0.95, "labelled faults (violated, incomplete) that are flagged"),
    ("flag_precision", 0.95, 0.98, "flags that are right: a labelled fault, or one that may be seen either way"),
    ("detected", 0.88, 0.97, "single figures changed on purpose that a flag points at"),
];

/// False alarms in 10,000 characters: at most, and aimed at.
const ALARMS: (f64, f64) = (0.15, 0.05);

/// Scores and writes the page, or says why not.
pub fn run() -> Result<()> {
    let Some(mut score) = score::scorer()? else { return Ok(()) };
    let mut output = String::new();
    run_watched(score.args(["--quiet", "--mutate", PLANTED]), score::REMEDY, |line| output.push_str(line))?;
    let path = root().join("docs/accuracy.md");
    let page = fs::read_to_string(&path).unwrap_or_default();
    let page = write(&Scores::read(&output)?, kept(&page))?;
    fs::write(&path, page).with_context(|| format!("cannot write {}", path.display()))?;
    eprintln!("xtask: wrote docs/accuracy.md");
    Ok(())
}

/// What the scorer prints.
#[derive(Debug)]
struct Scores {
    all: Value,
    relations: Vec<Relation>,
}

/// The scores of one relation, as printed.
#[derive(Debug, PartialEq)]
struct Relation {
    name: String,
    gold: String,
    recall: String,
    accuracy: String,
}

impl Scores {
    fn read(output: &str) -> Result<Self> {
        let (mut all, mut relations) = (None, Vec::new());
        for line in output.lines() {
            if line.starts_with('{') {
                all = Some(serde_json::from_str(line).context("the scorer's last line is not JSON")?);
            } else if let [name, "gold", gold, "claim_recall", recall, "verdict_accuracy", accuracy] =
                line.split_whitespace().collect::<Vec<_>>()[..]
            {
                let [name, gold, recall, accuracy] = [name, gold, recall, accuracy].map(str::to_owned);
                relations.push(Relation { name, gold, recall, accuracy });
            }
        }
        ensure!(!relations.is_empty(), "the scorer names no relation");
        Ok(Self { all: all.context("the scorer prints no scores")?, relations })
    }

    fn number(&self, key: &str) -> Result<f64> {
        self.all[key].as_f64().with_context(|| format!("the scorer gives no {key}"))
    }
}

/// The part of `page` that is kept by hand.
fn kept(page: &str) -> &str {
    let kept = page.split_once(BEGIN).and_then(|(_, rest)| rest.split_once(END));
    kept.map_or(NOTHING_KEPT, |(kept, _)| kept)
}

fn write(scores: &Scores, kept: &str) -> Result<String> {
    let mut page = format!(
        "# Accuracy\n\n\
         Made by `cargo xtask accuracy`, where a labelled corpus lies beside the repository. It holds real reports and \
         made ones, clean ones too, with {} claims that a careful reader would tie; {} errors were planted in single \
         figures of claims that hold.\n\n\
         ## In all\n\n| score | reached | mark | aim | what it is |\n| --- | ---: | ---: | ---: | --- |\n",
        scores.number("gold")?,
        scores.number("mutants")?
    );
    for (name, mark, aim, meaning) in SCORES {
        let reached = scores.number(name)?;
        let reached = if reached < mark { format!("**{reached:.3}**") } else { format!("{reached:.3}") };
        writeln!(page, "| {name} | {reached} | ≥ {mark} | ≥ {aim} | {meaning} |")?;
    }
    let (alarms, (mark, aim)) = (scores.number("per_10k")?, ALARMS);
    let reached = if alarms > mark { format!("**{alarms:.3}**") } else { format!("{alarms:.3}") };
    let localised = scores.number("localised")?;
    write!(
        page,
        "| per_10k | {reached} | ≤ {mark} | ≤ {aim} | flags that no label supports, in 10,000 characters; {} in all |\n\
         | localised | {localised:.3} | | | of the detected, those whose first repair names the changed figure |\n\n\
         What falls short of its mark is in bold.\n\n\
         ## By relation\n\n| relation | claims | claim_recall | verdict_accuracy |\n| --- | ---: | ---: | ---: |\n",
        scores.number("false_alarms")?
    )?;
    for Relation { name, gold, recall, accuracy } in &scores.relations {
        writeln!(page, "| {name} | {gold} | {recall} | {accuracy} |")?;
    }
    write!(page, "\n{BEGIN}{kept}{END}\n")?;
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "\
sum          gold   12  claim_recall 0.917  verdict_accuracy 1.000
{\"gold\": 12, \"claim_recall\": 0.9167, \"verdict_accuracy\": 1.0, \"flag_recall\": 0.5, \"flag_precision\": 1.0, \
\"false_alarms\": 0, \"per_10k\": 0.0, \"mutants\": 20, \"detected\": 0.9, \"localised\": 0.75}
";

    #[test]
    fn scores_become_rows_and_what_falls_short_is_bold() {
        let page = write(&Scores::read(OUTPUT).unwrap(), NOTHING_KEPT).unwrap();
        assert!(page.contains("\n| sum | 12 | 0.917 | 1.000 |\n"));
        assert!(page.contains("| claim_recall | 0.917 |"));
        assert!(page.contains("| flag_recall | **0.500** |"));
    }

    #[test]
    fn what_is_kept_by_hand_stays() {
        let noted = "\n\n## What is known to be missed\n\n- Footnotes.\n\n";
        let page = write(&Scores::read(OUTPUT).unwrap(), noted).unwrap();
        assert_eq!(kept(&page), noted);
        assert_eq!(kept("# Accuracy\n"), NOTHING_KEPT);
    }

    #[test]
    fn output_without_scores_is_refused() {
        assert!(Scores::read("Traceback\n").is_err());
        assert!(Scores::read(OUTPUT.lines().next().unwrap()).is_err());
    }
}
