//! Plain lists of words, each of one use; and the names of means.

use super::table::{self, Faults};

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// A list of words, by what they are used for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum WordList {
            $($(#[$doc])* $name,)*
        }

        impl WordList {
            const COUNT: usize = [$(WordList::$name),*].len();

            fn named(word: &str) -> Option<WordList> {
                match word {
                    $($word => Some(WordList::$name),)*
                    _ => None,
                }
            }
        }
    };
}

lists! {
    /// Behind the number of a list, what it lists: 三级, 六统一.
    Listed = "listed",
    /// Levels of government, as 区、街道、社区三级 names them.
    Level = "level",
    /// What so many give as answers: their shares may make more than all.
    Answer = "answer",
    /// Words that too many things share for them to name one.
    Common = "common",
    /// Before a total over all that has been told: 以上合计.
    Span = "span",
    /// Right before the state that a rise or fall leads to: 达到.
    Reached = "reached",
    /// What rises or falls by a rate though the text counts none of it: 时限.
    Uncounted = "uncounted",
    /// Words of time and comparison that say nothing of what has risen or fallen.
    Aside = "aside",
    /// Leaves out a cause of a rise or fall: 剔除.
    SetAside = "set-aside",
    /// Which year a state is of.
    LastYear = "last-year",
    /// The same of this one.
    ThisYear = "this-year",
    /// Before a number that somebody or something is called by: 电话.
    Called = "called",
    /// Before the first, the last or the best so many: 排名.
    Ranked = "ranked",
    /// Behind a number that names a line or a road: 国道.
    Line = "line",
    /// Ends the name of a hotline that begins with its number: 12345政务服务热线.
    Hotline = "hotline",
    /// Opens the ties that a form prints under its table: 勾稽关系.
    Tied = "tied",
    /// Opens what a part is made of itself: 主要包括.
    Within = "within",
    /// Says that some stand in several parts: 同时, 双重.
    Overlap = "overlap",
    /// Ends the name of a plan, which may be more than fulfilled: 年度预算.
    Planned = "planned",
    /// Says of a whole but that it is all of it: 总数.
    AllOf = "all-of",
    /// Two words, parted by |, of which one is none of the other: 收入|支出.
    Opposed = "opposed",
    /// Says that a rise is compared with another time than the year before: 环比.
    OtherTime = "other-time",
    /// Measures what grows at constant prices: 生产总值.
    AtPrices = "at-prices",
    /// Ends the name of a count and says but how it is counted: 起数.
    CountedBy = "counted-by",
    /// Names what came in alone, without what was carried in: 新收.
    CameIn = "came-in",
    /// Says that a rate lies above another: 高于.
    Above = "above",
    /// Says that it lies below: 低于.
    Below = "below",
    /// Ends the words for what it lies above or below: 平均水平.
    Average = "average",
    /// Opens what is added to what stands before it: 加上.
    Added = "added",
    /// All that stands before 性别比 where it is that of all who were counted.
    Everybody = "everybody",
    /// Says that several are taken together: 合计.
    Together = "together",
    /// Ends a line that opens a list in the lines behind it: 如下.
    Opening = "opening",
    /// Says that what stands before it is added up: 合计.
    AddedUp = "added-up",
    /// Ends the name of how one count stands to another: 师生比.
    Proportion = "proportion",
    /// Names a rate of growth: 增速.
    Growth = "growth",
    /// Says that a share is the largest: 最高.
    Most = "most",
    /// Names what is to be reached: 任务, 目标.
    Target = "target",
    /// All that stands before the points by which a rate lies above another: 高.
    Higher = "higher",
    /// The same below it: 低.
    Lower = "lower",
    /// Names all that has been told: 总量.
    AllTold = "all-told",
    /// Says that a rate is that of all: 总体.
    Overall = "overall",
}

/// The lists, by use.
#[derive(Debug, Clone)]
pub struct WordLists([Vec<&'static str>; WordList::COUNT]);

impl Default for WordLists {
    fn default() -> Self {
        WordLists(std::array::from_fn(|_| Vec::new()))
    }
}

impl WordLists {
    /// The words of `list`, in the order of the file.
    pub fn of(&self, list: WordList) -> &[&'static str] {
        &self.0[list as usize]
    }
}

pub(super) fn lists(text: &'static str, faults: &mut Faults) -> WordLists {
    let mut lists = WordLists::default();
    for row in table::rows("lists.tsv", text, 2, 2, faults) {
        match WordList::named(row.cells[1]) {
            Some(list) => lists.0[list as usize].push(row.cells[0]),
            None => faults.add("lists.tsv", row.line, || format!("no such list: {}", row.cells[1])),
        }
    }
    lists
}

/// The name of a mean, with the classes of the units that it divides by: 人均. None: what it divides by is told by name.
pub type Mean = (&'static str, Vec<&'static str>);

pub(super) fn means(text: &'static str, faults: &mut Faults) -> Vec<Mean> {
    let rows = table::rows("means.tsv", text, 2, 1, faults);
    let classes = |cell: &'static str| if cell == "-" { Vec::new() } else { cell.split('|').collect() };
    rows.into_iter().map(|row| (row.cells[0], classes(row.cells[1]))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_lists_that_nothing_asks_for() {
        let mut faults = Faults::default();
        let lists = lists("区\tlevel\n县\tlevel\n区\tlevels\n", &mut faults);
        assert_eq!(lists.of(WordList::Level), ["区", "县"]);
        assert_eq!(faults.0.iter().map(|(_, fault)| fault.line).collect::<Vec<_>>(), [3]);
    }
}
