//! Comments in a Word document. Runs are parted where a comment begins or ends; every other byte stays as it was.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::Event;

use super::{Comment, Parts, TYPES, before_end, listed, related};
use crate::docx;
use crate::package::{Node, Package, Xml, attribute, local};
use crate::{Draft, Problem};

/// Where comments stand in a package.
const COMMENTS: &str = "word/comments.xml";
const RELATIONS: &str = "word/_rels/document.xml.rels";
const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
/// Marks the pieces of the text while it is read: two of these characters number a piece.
const MARK: u32 = 0xf0000;
const MARKS: u32 = 0xfffe;

/// The parts to change for `comments` by `author` at pieces of `text`, and how many of these have a place.
pub fn annotate(
    package: &mut Package,
    text: &str,
    comments: &[Comment],
    author: &str,
) -> Result<(Parts, usize), Problem> {
    let raw = package.part(docx::MAIN)?.ok_or(Problem::Unknown)?;
    let main = Main::read(&raw)?;
    let sources = main.sources(text, &docx::Context::of(package)?)?;
    let existing = package.part(COMMENTS)?;
    let first = existing.as_deref().map(next_id).transpose()?.unwrap_or(0);
    let (mut cuts, mut told) = (BTreeMap::<(usize, usize), Vec<Cut>>::new(), Vec::new());
    for comment in comments {
        let id = first + told.len();
        if let Some((from, to)) = main.place(&sources, text, &comment.range) {
            cuts.entry(from).or_default().push(Cut::Start(id));
            cuts.entry(to).or_default().push(Cut::End(id));
            told.push((id, comment.text.as_str()));
        }
    }
    let written = written(&told, author, &main.prefix);
    let mut changed = vec![(docx::MAIN.to_owned(), main.cut(&cuts))];
    let comments = match existing {
        Some(comments) => before_end(&comments, &format!("{}comments", main.prefix), &written)?,
        None => {
            let types = package.part(TYPES)?.ok_or(Problem::Damaged)?;
            changed.push((TYPES.to_owned(), listed(&types, COMMENTS, KIND)?));
            let relations = package.part(RELATIONS)?;
            changed.push((RELATIONS.to_owned(), related(relations, "rIdComments", "comments", "comments.xml")?));
            let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
            let (prefix, space) = (&main.prefix, &main.namespace);
            let declared = declared(prefix);
            format!("{head}<{prefix}comments {declared}=\"{space}\">{written}</{prefix}comments>")
        }
    };
    changed.push((COMMENTS.to_owned(), comments));
    Ok((changed, told.len()))
}

/// The attribute that says what `prefix` stands for.
fn declared(prefix: &str) -> String {
    match prefix.trim_end_matches(':') {
        "" => "xmlns".to_owned(),
        prefix => format!("xmlns:{prefix}"),
    }
}

/// Where a comment begins or ends.
enum Cut {
    Start(usize),
    End(usize),
}

/// A stretch of characters of the document.
struct Piece {
    /// Its bytes in the XML.
    raw: Range<usize>,
    /// Whether it may be parted: an entity may not.
    plain: bool,
    /// The text element that it stands in.
    element: usize,
}

/// A run: its opening tag and its properties.
#[derive(Clone, Default)]
struct Run {
    tag: Range<usize>,
    properties: Range<usize>,
}

/// A text element, with what a run that goes on with it needs.
struct Element {
    /// Its opening tag.
    tag: Range<usize>,
    /// Whether it says that its blanks count.
    preserves: bool,
    run: Run,
    /// Whether comments may stand here.
    open: bool,
}

/// The document part.
struct Main<'x> {
    xml: &'x str,
    pieces: Vec<Piece>,
    elements: Vec<Element>,
    /// The prefix of its elements with its colon, and what it stands for.
    prefix: String,
    namespace: String,
}

impl<'x> Main<'x> {
    fn read(raw: &'x str) -> Result<Main<'x>, Problem> {
        let mut main = Main {
            xml: raw,
            pieces: Vec::new(),
            elements: Vec::new(),
            prefix: String::new(),
            namespace: "http://schemas.openxmlformats.org/wordprocessingml/2006/main".to_owned(),
        };
        let skipped = raw.len() - raw.trim_start_matches('\u{feff}').len();
        let mut reader = Reader::from_str(&raw[skipped..]);
        // The runs that are open, where properties begin, how many text boxes are open, and whether a text element is.
        let (mut runs, mut properties): (Vec<Run>, Option<usize>) = (Vec::new(), None);
        let (mut boxes, mut in_text, mut first) = (0_usize, false, true);
        loop {
            let from = reader.buffer_position() as usize + skipped;
            let event = reader.read_event().map_err(|_| Problem::Damaged)?;
            let to = reader.buffer_position() as usize + skipped;
            match event {
                Event::Start(start) => {
                    let name = String::from_utf8_lossy(start.name().as_ref()).into_owned();
                    if first {
                        first = false;
                        main.prefix = name.find(':').map_or(String::new(), |colon| name[..=colon].to_owned());
                        let declared = declared(&main.prefix);
                        let space = start.attributes().flatten().find(|one| one.key.as_ref() == declared.as_bytes());
                        if let Some(space) = space.and_then(|space| space.unescape_value().ok()) {
                            main.namespace = space.into_owned();
                        }
                    }
                    match name.strip_prefix(&main.prefix) {
                        Some("r") => runs.push(Run { tag: from..to, properties: to..to }),
                        Some("rPr") if properties.is_none() => properties = Some(from),
                        Some("txbxContent") => boxes += 1,
                        Some("t") => {
                            let run = runs.last().cloned().unwrap_or_default();
                            in_text = true;
                            main.elements.push(Element {
                                tag: from..to,
                                preserves: attribute(&start, "space").is_some(),
                                open: !run.tag.is_empty() && boxes == 0,
                                run,
                            });
                        }
                        _ => {}
                    }
                }
                Event::End(end) => {
                    let name = String::from_utf8_lossy(end.name().as_ref()).into_owned();
                    match name.strip_prefix(&main.prefix) {
                        Some("r") => {
                            runs.pop();
                        }
                        Some("rPr") => {
                            if let Some((from, run)) = properties.take().zip(runs.last_mut()) {
                                run.properties = from..to;
                            }
                        }
                        Some("txbxContent") => boxes = boxes.saturating_sub(1),
                        Some("t") => in_text = false,
                        _ => {}
                    }
                }
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if in_text => {
                    let plain = matches!(event, Event::Text(_));
                    main.pieces.push(Piece { raw: from..to, plain, element: main.elements.len() - 1 });
                }
                Event::Eof => return Ok(main),
                _ => {}
            }
        }
    }

    /// Of each character of `text` that is no blank, from the start: its piece and its place in it; the numbers of
    /// lists have none.
    fn sources(&self, text: &str, context: &docx::Context) -> Result<Vec<Option<(usize, usize)>>, Problem> {
        let mut marked = String::with_capacity(self.xml.len() + 8 * self.pieces.len());
        let mut from = 0;
        for (index, piece) in self.pieces.iter().enumerate() {
            marked.push_str(&self.xml[from..piece.raw.start]);
            from = piece.raw.start;
            let number = index as u32;
            marked.extend([number / MARKS, number % MARKS].iter().filter_map(|&digit| char::from_u32(MARK + digit)));
        }
        marked.push_str(&self.xml[from..]);
        let Draft { text: marked, .. } = docx::marked(&marked, context)?;
        let digit = |c: char| (c as u32).checked_sub(MARK).filter(|digit| *digit < MARKS);
        let (mut sources, mut piece, mut at, mut high) = (Vec::with_capacity(text.len() / 3), 0, 0, None);
        let mut generated = false;
        for c in marked.chars().filter(|c| !c.is_whitespace()) {
            match (digit(c), high.take()) {
                (Some(low), Some(above)) => (piece, at, generated) = ((above * MARKS + low) as usize, 0, false),
                (Some(above), None) => high = Some(above),
                (None, _) if c == docx::LABEL => generated = true,
                (None, _) if generated => sources.push(None),
                (None, _) => {
                    sources.push(Some((piece, at)));
                    at += 1;
                }
            }
        }
        Ok(sources)
    }

    /// Where in the XML, and in which text element, the characters of `range` in `text` begin and end.
    fn place(
        &self,
        sources: &[Option<(usize, usize)>],
        text: &str,
        range: &Range<usize>,
    ) -> Option<((usize, usize), (usize, usize))> {
        let counted = |to: usize| text.get(..to).map(|head| head.chars().filter(|c| !c.is_whitespace()).count());
        let (from, to) = (counted(range.start)?, counted(range.end)?);
        let mut told = sources.get(from..to)?.iter().flatten();
        let first = *told.next()?;
        let last = *told.last().unwrap_or(&first);
        let open = |piece: usize| self.elements.get(self.pieces.get(piece)?.element).filter(|element| element.open);
        open(first.0)?;
        open(last.0)?;
        let (start, _) = self.bounds(first);
        let (_, end) = self.bounds(last);
        Some(((start, self.pieces[first.0].element), (end, self.pieces[last.0].element)))
    }

    /// Where the character at a place of a piece begins and ends.
    fn bounds(&self, (piece, at): (usize, usize)) -> (usize, usize) {
        let Piece { raw, plain, .. } = &self.pieces[piece];
        let mut told = self.xml[raw.clone()].char_indices().filter(|(_, c)| !c.is_whitespace());
        match told.nth(at).filter(|_| *plain) {
            Some((offset, c)) => (raw.start + offset, raw.start + offset + c.len_utf8()),
            None => (raw.start, raw.end),
        }
    }

    /// The XML with its runs parted and the comments' ends between them.
    fn cut(&self, cuts: &BTreeMap<(usize, usize), Vec<Cut>>) -> String {
        let prefix = &self.prefix;
        let mut edits: Vec<(usize, String)> = Vec::new();
        for (&(at, element), here) in cuts {
            let Element { tag, preserves, run, .. } = &self.elements[element];
            if !preserves {
                edits.push((tag.end - 1, " xml:space=\"preserve\"".to_owned()));
            }
            let mut between = format!("</{prefix}t></{prefix}r>");
            for cut in here {
                if let Cut::End(id) = cut {
                    between += &format!(
                        "<{prefix}commentRangeEnd {prefix}id=\"{id}\"/><{prefix}r><{prefix}commentReference {prefix}id=\"{id}\"/></{prefix}r>"
                    );
                }
            }
            for cut in here {
                if let Cut::Start(id) = cut {
                    between += &format!("<{prefix}commentRangeStart {prefix}id=\"{id}\"/>");
                }
            }
            let (run, properties) = (&self.xml[run.tag.clone()], &self.xml[run.properties.clone()]);
            between += &format!("{run}{properties}<{prefix}t xml:space=\"preserve\">");
            edits.push((at, between));
        }
        edits.sort_by_key(|(at, _)| *at);
        edits.dedup();
        let (mut xml, mut from) = (String::with_capacity(self.xml.len() * 2), 0);
        for (at, text) in edits {
            xml += &self.xml[from..at];
            xml += &text;
            from = at;
        }
        xml + &self.xml[from..]
    }
}

/// The comments as elements.
fn written(comments: &[(usize, &str)], author: &str, prefix: &str) -> String {
    let paragraph = |line: &str| {
        format!(
            "<{prefix}p><{prefix}r><{prefix}t xml:space=\"preserve\">{}</{prefix}t></{prefix}r></{prefix}p>",
            escape(line)
        )
    };
    let comment = |(id, text): &(usize, &str)| {
        let paragraphs: String = text.lines().map(paragraph).collect();
        let (author, initials) = (escape(author), author.chars().take(1).collect::<String>());
        format!(
            "<{prefix}comment {prefix}id=\"{id}\" {prefix}author=\"{author}\" {prefix}initials=\"{}\">{paragraphs}</{prefix}comment>",
            escape(initials.as_str())
        )
    };
    comments.iter().map(comment).collect()
}

/// The number after the highest that a comment has.
fn next_id(comments: &str) -> Result<usize, Problem> {
    let (mut xml, mut next) = (Xml::new(comments), 0);
    while let Some(node) = xml.next()? {
        if let Node::Open(start) = node
            && local(&start) == "comment"
        {
            let id = attribute(&start, "id").and_then(|id| id.parse::<usize>().ok());
            next = id.map_or(next, |id| next.max(id.saturating_add(1)));
        }
    }
    Ok(next)
}
