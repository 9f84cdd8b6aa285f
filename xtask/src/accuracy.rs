//! Scores the command line with planted errors, too, and writes `docs/accuracy.md`.

use anyhow::Result;

pub fn run() -> Result<()> {
    todo!()
}
