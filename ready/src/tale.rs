//! Tells figures: one sentence for those of one time and body, one line for a row of a table.

use crate::node::{Node, Scalar};
use crate::{Fault, MAX_DEPTH, MAX_TEXT, Place, Told};

const MEASURE: &[&str] = &["measure", "name", "指标", "项目"];
const VALUE: &[&str] = &["value", "数值", "值"];
const UNIT: &[&str] = &["unit", "计量单位"];
const PERIOD: &[&str] = &["period", "year", "年份", "年度", "时期", "时间"];
const BODY: &[&str] = &["body", "机关", "机构", "单位", "部门", "地区"];
/// Members that only hold the figures.
const HOLDERS: &[&str] = &["figures", "rows", "data", "数据"];
/// A number named so is a rate, and does not take the unit of what stands around it.
const RATES: &[&str] = &["率", "比", "占比", "比重", "比例", "增幅", "降幅", "增长", "下降"];

type Object = [(String, Node)];

/// What holds for all figures that stand somewhere.
#[derive(Clone, Default, PartialEq)]
struct Around {
    period: String,
    body: String,
    unit: String,
}

impl Around {
    /// As it is for what stands in `object`.
    fn within(&self, object: &Object) -> Around {
        let or = |names, given: &str| word(object, names).unwrap_or_else(|| given.to_owned());
        let period = word(object, PERIOD).map_or_else(|| self.period.clone(), dated);
        Around { period, body: or(BODY, &self.body), unit: or(UNIT, &self.unit) }
    }

    /// As it is for what stands under `name`: a year, the body, or nothing new.
    fn under(&self, name: &str) -> Around {
        let mut around = self.clone();
        if is_year(name) || name.ends_with('年') {
            around.period = dated(name.to_owned());
        } else if !HOLDERS.contains(&name) {
            around.body.push_str(name);
        }
        around
    }
}

/// One figure, still to be told.
struct Figure<'n> {
    name: &'n str,
    value: &'n Scalar,
    unit: String,
    pointer: String,
}

pub fn tell(node: &Node) -> Result<Told, Fault> {
    let mut told = Told::default();
    told.walk(node, &Around::default(), "", 0)?;
    Ok(told)
}

impl Told {
    fn walk(&mut self, node: &Node, around: &Around, pointer: &str, depth: usize) -> Result<(), Fault> {
        if depth > MAX_DEPTH {
            return Err(Fault::Deep);
        }
        match node {
            Node::Object(object) => match figure(object, pointer, &around.unit) {
                Some(figure) => self.sentence(&around.within(object), &[figure]),
                None => self.object(object, &around.within(object), pointer, depth),
            },
            Node::List(items) if is_table(items) => self.table(items, around, pointer),
            Node::List(items) => self.list(items, around, pointer, depth),
            _ => Ok(()),
        }
    }

    fn object(&mut self, object: &Object, around: &Around, pointer: &str, depth: usize) -> Result<(), Fault> {
        let figures: Vec<Figure> = object
            .iter()
            .filter(|(name, _)| ![PERIOD, BODY, UNIT].iter().any(|known| known.contains(&name.as_str())))
            .filter_map(|(name, value)| {
                let value = value.scalar().filter(|value| says_number(value))?;
                Some(Figure { name, value, unit: unit_of(name, value, &around.unit), pointer: join(pointer, name) })
            })
            .collect();
        self.sentence(around, &figures)?;
        object.iter().try_for_each(|(name, inner)| match inner {
            Node::Object(_) | Node::List(_) => self.walk(inner, &around.under(name), &join(pointer, name), depth + 1),
            _ => Ok(()),
        })
    }

    /// Figures of one time and body are told together, wherever they stand in the list.
    fn list(&mut self, items: &[Node], around: &Around, pointer: &str, depth: usize) -> Result<(), Fault> {
        let mut groups: Vec<(Around, Vec<Figure>)> = Vec::new();
        let mut others = Vec::new();
        let mut known = std::collections::BTreeMap::new();
        for (index, item) in items.iter().enumerate() {
            let at = join(pointer, &index.to_string());
            let Node::Object(object) = item else {
                others.push((item, at));
                continue;
            };
            let Some(figure) = figure(object, &at, &around.unit) else {
                others.push((item, at));
                continue;
            };
            let around = Around { unit: String::new(), ..around.within(object) };
            let group = *known.entry((around.period.clone(), around.body.clone())).or_insert(groups.len());
            match groups.get_mut(group) {
                Some((_, figures)) => figures.push(figure),
                None => groups.push((around, vec![figure])),
            }
        }
        groups.iter().try_for_each(|(around, figures)| self.sentence(around, figures))?;
        others.into_iter().try_for_each(|(item, at)| self.walk(item, around, &at, depth + 1))
    }

    fn sentence(&mut self, around: &Around, figures: &[Figure]) -> Result<(), Fault> {
        if figures.is_empty() {
            return Ok(());
        }
        self.text.push_str(&around.period);
        self.text.push_str(&around.body);
        for (index, figure) in figures.iter().enumerate() {
            if index > 0 {
                self.text.push('，');
            }
            self.text.push_str(figure.name);
            self.value(&figure.value.text, &figure.unit, figure.pointer.clone());
        }
        self.text.push('。');
        self.end_line()
    }

    fn table(&mut self, rows: &[Node], around: &Around, pointer: &str) -> Result<(), Fault> {
        if !around.period.is_empty() || !around.body.is_empty() {
            self.text.push_str(&format!("{}{}\n", around.period, around.body));
        }
        for (y, row) in rows.iter().enumerate() {
            let Node::List(cells) = row else { continue };
            for (x, cell) in cells.iter().enumerate() {
                if x > 0 {
                    self.text.push('\t');
                }
                if let Some(cell) = cell.scalar() {
                    let text = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
                    self.value(&text, "", join(&join(pointer, &y.to_string()), &x.to_string()));
                }
            }
            self.end_line()?;
        }
        Ok(())
    }

    fn value(&mut self, value: &str, unit: &str, pointer: String) {
        let start = self.text.len();
        self.text.push_str(value);
        self.text.push_str(unit);
        self.places.push(Place { range: start..self.text.len(), pointer });
    }

    fn end_line(&mut self) -> Result<(), Fault> {
        self.text.push('\n');
        if self.text.len() > MAX_TEXT { Err(Fault::Long) } else { Ok(()) }
    }
}

/// The figure that `object` is, if it has a measure and a value.
fn figure<'n>(object: &'n Object, pointer: &str, unit: &str) -> Option<Figure<'n>> {
    let member = |names: &[&str]| object.iter().find(|(name, _)| names.contains(&name.as_str()));
    let (key, value) = member(VALUE)?;
    let value = value.scalar().filter(|value| says_number(value))?;
    let name = member(MEASURE)?.1.scalar()?.text.as_str();
    let unit = word(object, UNIT).unwrap_or_else(|| unit_of(name, value, unit));
    Some(Figure { name, value, unit, pointer: join(pointer, key) })
}

/// The unit of what stands around, where `value` takes it.
fn unit_of(name: &str, value: &Scalar, around: &str) -> String {
    let takes = value.is_number && !RATES.iter().any(|ending| name.ends_with(ending));
    if takes { around.to_owned() } else { String::new() }
}

/// Lists of nothing but scalars are the rows of a table.
fn is_table(items: &[Node]) -> bool {
    let is_row = |item: &Node| matches!(item, Node::List(cells) if cells.iter().all(|cell| !matches!(cell, Node::List(_) | Node::Object(_))));
    let says = |item: &Node| matches!(item, Node::List(cells) if !cells.is_empty());
    items.iter().all(is_row) && items.iter().any(says)
}

fn word(object: &Object, names: &[&str]) -> Option<String> {
    object.iter().find(|(name, _)| names.contains(&name.as_str()))?.1.scalar().map(|word| word.text.clone())
}

fn says_number(value: &Scalar) -> bool {
    value.is_number || value.text.chars().any(|c| c.is_numeric() || "零〇一二两三四五六七八九十百千万亿".contains(c))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A bare year gets its 年.
fn dated(period: String) -> String {
    if is_year(&period) { period + "年" } else { period }
}

fn join(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}
