//! Reads the table that divan prints.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};

/// How long something took, in seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Timing {
    pub fastest: f64,
    pub median: f64,
}

/// What 99 of 100 runs stay within, in seconds.
pub fn nearly_all(mut seconds: Vec<f64>) -> Result<f64> {
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len().saturating_sub(1) * 99 / 100).copied().context("nothing was timed")
}

impl Timing {
    /// Of several runs.
    pub fn of(mut seconds: Vec<f64>) -> Result<Timing> {
        seconds.sort_by(f64::total_cmp);
        let median = *seconds.get(seconds.len() / 2).context("nothing was timed")?;
        Ok(Timing { fastest: seconds[0], median })
    }
}

/// Timings by the path of names above them, parted by `/`.
pub type Timings = BTreeMap<String, Timing>;

/// The times in the tree of `output`; its lines of throughput follow from them.
pub fn read(output: &str) -> Result<Timings> {
    let mut timings = Timings::new();
    let mut path: Vec<&str> = Vec::new();
    for line in output.lines() {
        let Some(branch) = ["├─ ", "╰─ "].iter().filter_map(|branch| line.find(branch)).min() else { continue };
        let depth = line[..branch].chars().count() / 3;
        let cells: Vec<&str> = line[branch..].trim_start_matches(['├', '╰', '─', ' ']).split('│').collect();
        let (name, fastest) = cells[0].split_once("  ").unwrap_or((cells[0], ""));
        path.truncate(depth);
        path.push(name.trim());
        if fastest.trim().is_empty() {
            continue;
        }
        let median = cells.get(2).with_context(|| format!("divan's table has no median: {line}"))?;
        timings.insert(path.join("/"), Timing { fastest: seconds(fastest)?, median: seconds(median)? });
    }
    ensure!(!timings.is_empty(), "the benchmarks printed no table that can be read");
    Ok(timings)
}

/// `95.43 µs` in seconds.
fn seconds(cell: &str) -> Result<f64> {
    let (number, unit) = cell.trim().split_once(' ').with_context(|| format!("no time: {cell}"))?;
    // Divided, not multiplied: 102 ÷ 1000 is 0.102 as one writes it.
    let per_second = match unit {
        "ns" => 1e9,
        "µs" => 1e6,
        "ms" => 1e3,
        "s" => 1.0,
        _ => bail!("no unit of time: {cell}"),
    };
    Ok(number.parse::<f64>().with_context(|| format!("no time: {cell}"))? / per_second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_found_by_their_path() {
        let table = "\
speed                  fastest       │ slowest       │ median        │ mean          │ samples │ iters
├─ ac                                │               │               │               │         │
│  ╰─ 1000             102 ms        │ 108.5 ms      │ 103 ms        │ 103.5 ms      │ 20      │ 20
│                      259.4 MB/s    │ 244 MB/s      │ 257.3 MB/s    │ 255.7 MB/s    │         │
╰─ megabyte                          │               │               │               │         │
   ╰─ whole                          │               │               │               │         │
      ├─ one sentence  1.5 s         │ 1.6 s         │ 1.55 s        │ 1.55 s        │ 2       │ 2
      │                912.3 KB/s    │ 748.2 KB/s    │ 822.1 KB/s    │ 822.1 KB/s    │         │
      ╰─ 、             250 µs        │ 300 µs        │ 260 µs        │ 270 µs        │ 5       │ 5
";
        let timings = read(table).unwrap();
        let paths: Vec<&str> = timings.keys().map(String::as_str).collect();
        assert_eq!(paths, ["ac/1000", "megabyte/whole/one sentence", "megabyte/whole/、"]);
        assert_eq!(timings["ac/1000"], Timing { fastest: 0.102, median: 0.103 });
        assert_eq!(timings["megabyte/whole/one sentence"].median, 1.55);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert!(read("Timer precision: 20 ns\n").is_err());
        assert!(read("├─ ac  12 parsecs  │ 1 s │ 1 s\n").is_err());
    }
}
