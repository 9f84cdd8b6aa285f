//! Word documents: paragraphs with their numbers, tables, text boxes and notes, with tracked changes as accepted.

mod numbering;
mod story;
mod styles;

pub use story::LABEL;

use crate::package::Package;
use crate::{Draft, Kind, Problem};
use numbering::Numbering;
use story::Story;
use styles::Styles;

/// The part that makes a package a Word document.
pub const MAIN: &str = "word/document.xml";
/// The parts that follow the document: notes at the foot of pages and at its end.
const NOTES: [&str; 2] = ["word/footnotes.xml", "word/endnotes.xml"];

/// What paragraphs refer to.
#[derive(Default)]
pub struct Context {
    styles: Styles,
    numbering: Numbering,
}

impl Context {
    /// The styles and lists of a document.
    pub fn of(package: &mut Package) -> Result<Self, Problem> {
        let styles = package.part("word/styles.xml")?.as_deref().map(Styles::read).transpose()?.unwrap_or_default();
        let numbering =
            package.part("word/numbering.xml")?.as_deref().map(Numbering::read).transpose()?.unwrap_or_default();
        Ok(Context { styles, numbering })
    }
}

/// Reads the document and its notes.
pub fn read(package: &mut Package) -> Result<Draft, Problem> {
    let main = package.part(MAIN)?.ok_or(Problem::Damaged)?;
    let context = Context::of(package)?;
    let mut story = Story::new(&context, Draft::new(Kind::Docx));
    story.read(&main)?;
    for notes in NOTES {
        if let Some(notes) = package.part(notes)? {
            story.read(&notes)?;
        }
    }
    Ok(story.draft)
}

/// Reads the document part alone, without its notes; [`LABEL`] stands before each number of a list.
pub fn marked(main: &str, context: &Context) -> Result<Draft, Problem> {
    let mut story = Story::new(context, Draft::new(Kind::Docx));
    story.marks_labels = true;
    story.read(main)?;
    Ok(story.draft)
}
