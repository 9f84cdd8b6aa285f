//! The zip container of an office file, and the XML in it, both within limits.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::Problem;

/// What a container begins with.
pub const SIGNATURE: &[u8] = b"PK\x03\x04";
/// The largest part that is unpacked, in bytes.
pub const MAX_PART: usize = 128 << 20;
/// The most that is unpacked of all parts, in bytes.
const MAX_UNPACKED: usize = 256 << 20;
/// How deep elements may stand in each other.
const MAX_DEPTH: usize = 512;

/// An opened container.
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How much has been unpacked so far, in bytes.
    unpacked: usize,
}

impl<'b> Package<'b> {
    /// Opens the container that `bytes` are.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Problem> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(problem)?;
        Ok(Package { archive, unpacked: 0 })
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The part called `name`, unpacked; nothing where there is none.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Problem> {
        if !self.has(name) {
            return Ok(None);
        }
        let part = self.archive.by_name(name).map_err(problem)?;
        let mut bytes = Vec::new();
        part.take(MAX_PART as u64 + 1).read_to_end(&mut bytes).map_err(|_| Problem::Damaged)?;
        if bytes.len() > MAX_PART {
            return Err(Problem::Unpacked(MAX_PART >> 20));
        }
        self.unpacked += bytes.len();
        if self.unpacked > MAX_UNPACKED {
            return Err(Problem::Unpacked(MAX_UNPACKED >> 20));
        }
        String::from_utf8(bytes).map(Some).map_err(|_| Problem::Damaged)
    }
}

fn problem(error: ZipError) -> Problem {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Problem::Encrypted,
        _ => Problem::Damaged,
    }
}

/// What stands next in the XML, by local names.
pub enum Node<'x> {
    /// An element opens; an empty one is closed by the next node.
    Open(BytesStart<'x>),
    /// An element closes.
    Close(Closed<'x>),
    /// Characters between elements.
    Text(Cow<'x, str>),
}

/// The end of an element.
pub struct Closed<'x>(BytesEnd<'x>);

impl Closed<'_> {
    /// Its local name.
    pub fn name(&self) -> &str {
        std::str::from_utf8(self.0.local_name().into_inner()).unwrap_or_default()
    }
}

/// The nodes of an XML text, within the limits.
pub struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    depth: usize,
}

impl<'x> Xml<'x> {
    /// From the start of `text`.
    pub fn new(text: &'x str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Xml { reader, depth: 0 }
    }

    /// The next node; nothing at the end.
    pub fn next(&mut self) -> Result<Option<Node<'x>>, Problem> {
        loop {
            let node = match self.reader.read_event().map_err(|_| Problem::Damaged)? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(Problem::Deep(MAX_DEPTH));
                    }
                    Node::Open(start)
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close(Closed(end))
                }
                Event::Text(text) => Node::Text(text.decode().map_err(|_| Problem::Damaged)?),
                Event::CData(text) => Node::Text(text.decode().map_err(|_| Problem::Damaged)?),
                Event::GeneralRef(name) => Node::Text(entity(&name).into()),
                Event::DocType(_) => return Err(Problem::Entities),
                Event::Eof if self.depth > 0 => return Err(Problem::Damaged),
                Event::Eof => return Ok(None),
                _ => continue,
            };
            return Ok(Some(node));
        }
    }
}

/// The characters that an entity stands for; those that are not XML's own stand for nothing.
fn entity(name: &BytesRef) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    let name = name.decode().unwrap_or_default();
    quick_xml::escape::resolve_xml_entity(&name).unwrap_or_default().to_owned()
}

/// The local name of an element.
pub fn local<'s>(start: &'s BytesStart) -> &'s str {
    std::str::from_utf8(start.local_name().into_inner()).unwrap_or_default()
}

/// Goes through the attributes of an element: the local name and the value of each, as they are written.
pub fn attributes(start: &BytesStart, mut told: impl FnMut(&[u8], &str)) {
    for attribute in start.attributes().with_checks(false).flatten() {
        told(attribute.key.local_name().as_ref(), std::str::from_utf8(&attribute.value).unwrap_or_default());
    }
}

/// The value of the attribute whose local name is `name`.
pub fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    // Whether one stands twice is no matter here.
    let mut attributes = start.attributes();
    let attribute =
        attributes.with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name.as_bytes())?;
    attribute.unescape_value().ok().map(|value| value.into_owned())
}
