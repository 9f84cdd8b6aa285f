//! The styles of paragraphs, as far as they number them or make a table of contents.

use std::collections::HashMap;

use crate::Problem;
use crate::package::{Node, Xml, attribute, local};

/// How many styles a style may build on.
const MAX_BASES: usize = 32;

/// The styles by their names in the file.
#[derive(Default)]
pub struct Styles {
    styles: HashMap<String, Style>,
    default: String,
}

#[derive(Default)]
struct Style {
    base: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    /// Whether its paragraphs list the headings and their pages.
    contents: bool,
}

impl Styles {
    /// Reads the part that holds them.
    pub fn read(xml: &str) -> Result<Self, Problem> {
        let (mut styles, mut name) = (Styles::default(), String::new());
        let mut xml = Xml::new(xml);
        while let Some(node) = xml.next()? {
            let Node::Open(start) = node else { continue };
            let value = || attribute(&start, "val");
            match local(&start) {
                "style" => {
                    name = attribute(&start, "styleId").unwrap_or_default();
                    let is_paragraph = attribute(&start, "type").is_some_and(|kind| kind == "paragraph");
                    if is_paragraph && attribute(&start, "default").is_some_and(|value| value != "0") {
                        styles.default = name.clone();
                    }
                    styles.styles.insert(name.clone(), Style::default());
                }
                "name" => styles.change(&name, |style| {
                    style.contents = value().is_some_and(|name| name.to_lowercase().starts_with("toc "));
                }),
                "basedOn" => styles.change(&name, |style| style.base = value()),
                "numId" => styles.change(&name, |style| style.list = value()),
                "ilvl" => styles.change(&name, |style| style.level = value().and_then(|level| level.parse().ok())),
                _ => {}
            }
        }
        Ok(styles)
    }

    fn change(&mut self, name: &str, change: impl FnOnce(&mut Style)) {
        if let Some(style) = self.styles.get_mut(name) {
            change(style);
        }
    }

    /// The style and those that it builds on; the default style where none is named.
    fn chain<'s>(&'s self, name: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let mut next = Some(name.unwrap_or(&self.default));
        let styles = std::iter::from_fn(move || {
            let name = next?;
            let style = self.styles.get(name)?;
            next = style.base.as_deref();
            Some((name, style))
        });
        styles.take(MAX_BASES)
    }

    /// The list that a style puts its paragraphs in, the level if it says one, and the style that says so.
    pub fn list<'s>(&'s self, name: Option<&'s str>) -> Option<(&'s str, Option<usize>, &'s str)> {
        self.chain(name).find_map(|(name, style)| Some((style.list.as_deref()?, style.level, name)))
    }

    /// Whether paragraphs of a style make a table of contents.
    pub fn is_contents(&self, name: Option<&str>) -> bool {
        self.chain(name).any(|(_, style)| style.contents)
    }
}
