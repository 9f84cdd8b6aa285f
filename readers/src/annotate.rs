//! Comments put into a Word document at pieces of its text. Runs are parted where a comment begins or ends; every other
//! byte of the document and every other part stay as they were.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::docx;
use crate::package::{Node, Package, Xml, attribute, local};
use crate::{Draft, Problem};

/// Where comments stand in a package.
const COMMENTS: &str = "word/comments.xml";
const TYPES: &str = "[Content_Types].xml";
const RELATIONS: &str = "word/_rels/document.xml.rels";
/// Marks the pieces of the text while it is read: two of these characters number a piece.
const MARK: u32 = 0xf0000;
const MARKS: u32 = 0xfffe;

/// A comment and the piece of the text that it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The bytes in the text that was read from the document.
    pub range: Range<usize>,
    /// What it says, a paragraph a line.
    pub text: String,
}

/// A document with comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotated {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many of the comments are in it; there are none in notes, text boxes and formulas.
    pub placed: usize,
}

/// Puts `comments` by `author` into the Word document that `bytes` are and that `text` was read from.
///
/// # Errors
///
/// What keeps the document from being read; `Unknown` where it is no Word document.
pub fn annotate(bytes: &[u8], text: &str, comments: &[Comment], author: &str) -> Result<Annotated, Problem> {
    let mut package = Package::open(bytes)?;
    let raw = package.part(docx::MAIN)?.ok_or(Problem::Unknown)?;
    let main = Main::read(&raw)?;
    let sources = main.sources(text)?;
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
    if told.is_empty() {
        return Ok(Annotated { bytes: bytes.to_vec(), placed: 0 });
    }
    let mut changed = vec![(docx::MAIN, main.cut(&cuts))];
    let written = written(&told, author, &main.prefix);
    match existing {
        Some(comments) => {
            changed.push((COMMENTS, before_end(&comments, &format!("{}comments", main.prefix), &written)?))
        }
        None => {
            let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
            let (prefix, space) = (&main.prefix, &main.namespace);
            let declared =
                if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{}", prefix.trim_end_matches(':')) };
            changed.push((
                COMMENTS,
                format!("{head}<{prefix}comments {declared}=\"{space}\">{written}</{prefix}comments>"),
            ));
            let types = package.part(TYPES)?.ok_or(Problem::Damaged)?;
            let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
            let part = format!("<Override PartName=\"/{COMMENTS}\" ContentType=\"{kind}\"/>");
            changed.push((TYPES, before_end(&types, "Types", &part)?));
            let relations = package.part(RELATIONS)?.ok_or(Problem::Damaged)?;
            let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
            let relation = format!("<Relationship Id=\"rIdComments\" Type=\"{kind}\" Target=\"comments.xml\"/>");
            changed.push((RELATIONS, before_end(&relations, "Relationships", &relation)?));
        }
    }
    Ok(Annotated { bytes: repacked(bytes, &changed)?, placed: told.len() })
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
                        let declared = match main.prefix.trim_end_matches(':') {
                            "" => "xmlns".to_owned(),
                            prefix => format!("xmlns:{prefix}"),
                        };
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

    /// Of each character of `text` that is no blank, from the start: its piece and its place in it.
    fn sources(&self, text: &str) -> Result<Vec<(usize, usize)>, Problem> {
        let mut marked = String::with_capacity(self.xml.len() + 8 * self.pieces.len());
        let mut from = 0;
        for (index, piece) in self.pieces.iter().enumerate() {
            marked.push_str(&self.xml[from..piece.raw.start]);
            from = piece.raw.start;
            let number = index as u32;
            marked.extend([number / MARKS, number % MARKS].iter().filter_map(|&digit| char::from_u32(MARK + digit)));
        }
        marked.push_str(&self.xml[from..]);
        let Draft { text: marked, .. } = docx::story(&marked)?;
        let digit = |c: char| (c as u32).checked_sub(MARK).filter(|digit| *digit < MARKS);
        let (mut sources, mut piece, mut at, mut high) = (Vec::with_capacity(text.len() / 3), 0, 0, None);
        for c in marked.chars().filter(|c| !c.is_whitespace()) {
            match (digit(c), high.take()) {
                (Some(low), Some(above)) => (piece, at) = ((above * MARKS + low) as usize, 0),
                (Some(above), None) => high = Some(above),
                (None, _) => {
                    sources.push((piece, at));
                    at += 1;
                }
            }
        }
        Ok(sources)
    }

    /// Where in the XML, and in which text element, the characters of `range` in `text` begin and end.
    fn place(
        &self,
        sources: &[(usize, usize)],
        text: &str,
        range: &Range<usize>,
    ) -> Option<((usize, usize), (usize, usize))> {
        let counted = |to: usize| text.get(..to).map(|head| head.chars().filter(|c| !c.is_whitespace()).count());
        let (from, to) = (counted(range.start)?, counted(range.end)?);
        let (first, last) = (*sources.get(from)?, *sources.get(to.checked_sub(1).filter(|last| *last >= from)?)?);
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

/// `xml` with `added` before the end of its root, which is called `name`.
fn before_end(xml: &str, name: &str, added: &str) -> Result<String, Problem> {
    let at = xml.rfind(&format!("</{name}>")).ok_or(Problem::Damaged)?;
    Ok(format!("{}{added}{}", &xml[..at], &xml[at..]))
}

/// The container with the parts `changed`, and added where it has none of the name.
fn repacked(bytes: &[u8], changed: &[(&str, String)]) -> Result<Vec<u8>, Problem> {
    let damaged = |_| Problem::Damaged;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + 4096)));
    let options = SimpleFileOptions::default();
    let write = |writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str| {
        writer.start_file(name, options).map_err(damaged)?;
        writer.write_all(text.as_bytes()).map_err(|_| Problem::Damaged)
    };
    let mut left: Vec<&(&str, String)> = changed.iter().collect();
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(damaged)?;
        match left.iter().position(|(name, _)| *name == part.name()) {
            Some(at) => {
                let (name, text) = left.remove(at);
                write(&mut writer, name, text)?;
            }
            None => writer.raw_copy_file(part).map_err(damaged)?,
        }
    }
    for (name, text) in left {
        write(&mut writer, name, text)?;
    }
    Ok(writer.finish().map_err(damaged)?.into_inner())
}
