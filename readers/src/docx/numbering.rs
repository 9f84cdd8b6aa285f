//! The lists of a document: what number each of their paragraphs shows.

use std::collections::{HashMap, HashSet};

use crate::package::{Node, Xml, attribute, local};
use crate::{Problem, label};

/// How many levels a list has.
const LEVELS: usize = 9;

/// The lists as the file defines them.
#[derive(Default)]
pub struct Numbering {
    /// What lists look like, by number.
    looks: HashMap<String, Look>,
    lists: HashMap<String, List>,
    /// The look that a list style stands for.
    styles: HashMap<String, String>,
}

#[derive(Default)]
struct Look {
    levels: [Level; LEVELS],
    /// The list style that says what this one looks like.
    link: Option<String>,
}

#[derive(Clone, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    /// What is shown, with %1 for the number of the first level.
    text: String,
    /// The paragraph style that belongs to this level.
    style: Option<String>,
    /// The level from the top, counted from 1, above which a paragraph lets this one begin anew; 0 for none.
    restart: Option<usize>,
    /// Whether all numbers in it are shown in digits.
    legal: bool,
}

#[derive(Default)]
struct List {
    look: String,
    /// Where levels begin in this list.
    starts: [Option<u32>; LEVELS],
    levels: HashMap<usize, Level>,
}

/// The level that is being read.
enum At {
    Look(String, usize),
    List(String, usize),
}

impl Numbering {
    /// Reads the part that holds them.
    pub fn read(xml: &str) -> Result<Self, Problem> {
        let mut numbering = Numbering::default();
        let mut at = At::Look(String::new(), 0);
        let mut xml = Xml::new(xml);
        while let Some(node) = xml.next()? {
            let Node::Open(start) = node else { continue };
            let id = |name| attribute(&start, name).unwrap_or_default();
            let value = || attribute(&start, "val");
            let number = || value().and_then(|value| value.parse::<u32>().ok());
            let level_of = || id("ilvl").parse::<usize>().unwrap_or(0).min(LEVELS - 1);
            match (local(&start), &at) {
                ("abstractNum", _) => {
                    let look = id("abstractNumId");
                    numbering.looks.insert(look.clone(), Look::default());
                    at = At::Look(look, 0);
                }
                ("num", _) => {
                    let list = id("numId");
                    numbering.lists.insert(list.clone(), List::default());
                    at = At::List(list, 0);
                }
                ("abstractNumId", At::List(list, _)) => {
                    numbering.list(list).look = value().unwrap_or_default();
                }
                ("lvl" | "lvlOverride", At::Look(look, _)) => at = At::Look(look.clone(), level_of()),
                ("lvl" | "lvlOverride", At::List(list, _)) => at = At::List(list.clone(), level_of()),
                ("startOverride", At::List(list, level)) => {
                    let level = *level;
                    numbering.list(list).starts[level] = number();
                }
                ("styleLink", At::Look(look, _)) => {
                    numbering.styles.insert(value().unwrap_or_default(), look.clone());
                }
                ("numStyleLink", At::Look(look, _)) => {
                    let link = value();
                    numbering.looks.entry(look.clone()).or_default().link = link;
                }
                (name, at) => {
                    let level = match at {
                        At::Look(look, level) => &mut numbering.looks.entry(look.clone()).or_default().levels[*level],
                        At::List(list, level) => numbering.list(list).levels.entry(*level).or_default(),
                    };
                    match name {
                        "start" => level.start = number(),
                        "numFmt" => level.format = value().unwrap_or_default(),
                        "lvlText" => level.text = value().unwrap_or_default(),
                        "pStyle" => level.style = value(),
                        "lvlRestart" => level.restart = number().map(|restart| restart as usize),
                        "isLgl" => level.legal = value().is_none_or(|value| value != "0" && value != "false"),
                        _ => {}
                    }
                }
            }
        }
        Ok(numbering)
    }

    fn list(&mut self, list: &str) -> &mut List {
        self.lists.entry(list.to_owned()).or_default()
    }

    /// What a list looks like, under the name by which its numbers are counted.
    fn look<'n>(&'n self, list: &'n List) -> Option<(&'n str, &'n Look)> {
        let (name, look) = self.looks.get_key_value(&list.look)?;
        let linked = look.link.as_ref().and_then(|link| self.styles.get(link));
        match linked.and_then(|linked| self.looks.get_key_value(linked)) {
            Some((name, look)) => Some((name, look)),
            None => Some((name, look)),
        }
    }

    /// The level of a list that a paragraph style belongs to.
    pub fn level_of(&self, list: &str, style: &str) -> Option<usize> {
        let (_, look) = self.look(self.lists.get(list)?)?;
        look.levels.iter().position(|level| level.style.as_deref() == Some(style))
    }
}

/// The numbers that lists have come to.
#[derive(Default)]
pub struct Counters {
    numbers: HashMap<String, [Option<u32>; LEVELS]>,
    /// The lists that have begun.
    begun: HashSet<String>,
}

impl Counters {
    /// What the next paragraph at `level` of `list` shows before its text; nothing for bullets.
    pub fn next(&mut self, numbering: &Numbering, list: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let of = numbering.lists.get(list)?;
        let (name, look) = numbering.look(of)?;
        let levels: [&Level; LEVELS] =
            std::array::from_fn(|at| of.levels.get(&at).filter(|own| !own.text.is_empty()).unwrap_or(&look.levels[at]));
        let numbers = self.numbers.entry(name.to_owned()).or_default();
        let begins = self.begun.insert(list.to_owned());
        let start = |at: usize| of.starts[at].or(levels[at].start).unwrap_or(1);
        if begins {
            for (number, start) in numbers.iter_mut().zip(&of.starts) {
                *number = if start.is_some() { None } else { *number };
            }
        }
        numbers[level] = Some(numbers[level].map_or_else(|| start(level), |number| number.saturating_add(1)));
        for (at, number) in numbers.iter_mut().enumerate() {
            if at < level {
                number.get_or_insert_with(|| start(at));
            } else if at > level && levels[at].restart.is_none_or(|above| level < above) {
                *number = None;
            }
        }
        if matches!(levels[level].format.as_str(), "bullet" | "none") {
            return None;
        }
        let mut shown = String::new();
        let mut chars = levels[level].text.chars().peekable();
        while let Some(c) = chars.next() {
            let at = chars.peek().and_then(|digit| digit.to_digit(10)).filter(|at| c == '%' && (1..=9).contains(at));
            match at.map(|at| at as usize - 1) {
                Some(at) => {
                    chars.next();
                    let format = if levels[level].legal { "decimal" } else { levels[at].format.as_str() };
                    shown += &label::shown(numbers[at].unwrap_or_else(|| start(at)), format);
                }
                None => shown.push(c),
            }
        }
        Some(shown).filter(|shown| !shown.trim().is_empty())
    }
}
