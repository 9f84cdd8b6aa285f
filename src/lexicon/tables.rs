//! Words by which tables say in what unit their cells are, and how they are numbered.

use super::table::{Faults, rows};

const FILE: &str = "table-words.tsv";

/// The words of tables, by what they are used for.
#[derive(Debug, Default)]
pub struct TableWords {
    /// Before the unit of all cells: 单位, 金额单位.
    pub captions: Vec<&'static str>,
    /// Head a column of units.
    pub columns: Vec<&'static str>,
    /// Before a unit, with the power of ten that it stands for: 百万. The longer ones come before their beginnings.
    pub scales: Vec<(&'static str, i32)>,
    /// Head the numbers of rows or columns: 序号, 栏次.
    pub numbers: Vec<&'static str>,
}

pub fn load(text: &'static str, faults: &mut Faults) -> TableWords {
    let mut words = TableWords::default();
    for row in rows(FILE, text, 4, 2, faults) {
        let word = row.cells[0];
        match (row.cells[1], row.cells[2].parse::<i32>()) {
            ("caption", Ok(0)) => words.captions.push(word),
            ("column", Ok(0)) => words.columns.push(word),
            ("number", Ok(0)) => words.numbers.push(word),
            ("scale", Ok(power @ 1..=18)) => words.scales.push((word, power)),
            _ => faults.add(FILE, row.line, || {
                format!(
                    "expected caption, column or number with 0, or scale with 1 to 18: {} {}",
                    row.cells[1], row.cells[2]
                )
            }),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_bad_rows() {
        let mut faults = Faults::default();
        let words = load("单位\tcaption\t0\tx\n百万\tscale\t6\tx\n万\tscale\t0\tx\n件\tunit\t0\tx\n", &mut faults);
        assert_eq!((words.captions, words.scales), (vec!["单位"], vec![("百万", 6)]));
        assert_eq!(faults.0.iter().map(|(_, fault)| fault.line).collect::<Vec<_>>(), [3, 4]);
    }
}
