//! The report packed for JavaScript, which makes objects of it (`src/wasm/unpack.js`) much faster than of JSON: numbers
//! that say what there is, and one text of all strings, each that comes again and again once.

use std::fmt::Error;

use serde::Serialize;
use serde::ser::{Impossible, SerializeSeq, SerializeStruct, Serializer};

/// How many strings are looked up, by their hash, whether they stand in the text already.
const KNOWN: usize = 1024;

/// The last bits of a word say what it is, the others how much or which.
const CONSTANT: u32 = 0;
const NUMBER: u32 = 1;
const STRING: u32 = 2;
const LIST: u32 = 3;
const OBJECT: u32 = 4;
const BITS: u32 = 3;

/// A packed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// The length of each string in UTF-16 code units, the keys of each sort of object, and the value itself.
    pub words: Vec<u32>,
    /// All strings, one behind the other.
    pub text: String,
}

/// Packs `value`, of which no number, string or list is larger than what texts of [`crate::MAX_TEXT`] give.
///
/// ```
/// use gouji::{Options, audit, render::wire::{Report, pack}};
/// let packed = pack::pack(&Report::from(&audit("收到12件。收到12件。", &Options::default()))).unwrap();
/// assert_eq!(packed.text.matches("12件").count(), 1);
/// ```
pub fn pack(value: &impl Serialize) -> Result<Packed, Error> {
    let mut packer = Packer {
        words: Vec::new(),
        text: String::new(),
        ends: Vec::new(),
        units: Vec::new(),
        known: vec![0; KNOWN],
        shapes: Vec::new(),
        is_full: false,
    };
    value.serialize(&mut packer)?;
    if packer.is_full {
        return Err(Error);
    }
    let shapes: Vec<Vec<u32>> = std::mem::take(&mut packer.shapes)
        .into_iter()
        .map(|(_, keys)| keys.into_iter().map(|key| packer.string(key)).collect())
        .collect();
    let Packer { words: value, text, units, .. } = packer;
    let mut words = Vec::with_capacity(units.len() + value.len() + 256);
    words.push(count(units.len())?);
    words.extend(units);
    words.push(count(shapes.len())?);
    for keys in shapes {
        words.push(count(keys.len())?);
        words.extend(keys);
    }
    words.extend(value);
    Ok(Packed { words, text })
}

struct Packer {
    words: Vec<u32>,
    text: String,
    /// Where each string ends in the text.
    ends: Vec<usize>,
    /// How long each is in UTF-16 code units.
    units: Vec<u32>,
    /// By hash, one more than the string that had it last.
    known: Vec<u32>,
    /// The sorts of objects by name, with their keys.
    shapes: Vec<(&'static str, Vec<&'static str>)>,
    /// Whether something was too large. It is told at the end: to ask at each field takes much code.
    is_full: bool,
}

/// None of these is put into its callers: each field of the report calls them.
impl Packer {
    #[inline(never)]
    fn push(&mut self, tag: u32, rest: usize) {
        match u32::try_from(rest).ok().filter(|rest| rest >> (u32::BITS - BITS) == 0) {
            Some(rest) => self.words.push(rest << BITS | tag),
            None => self.is_full = true,
        }
    }

    #[inline(never)]
    fn push_string(&mut self, text: &str) {
        let string = self.string(text);
        self.push(STRING, string as usize);
    }

    /// Begins an object: which sort it is of, and whether it is the first.
    #[inline(never)]
    fn begin(&mut self, name: &'static str) -> (usize, bool) {
        let known = self.shapes.iter().position(|(known, _)| *known == name);
        let shape = known.unwrap_or(self.shapes.len());
        if known.is_none() {
            self.shapes.push((name, Vec::new()));
        }
        self.push(OBJECT, shape);
        (shape, known.is_none())
    }

    #[inline(never)]
    fn name(&mut self, shape: usize, key: &'static str) {
        self.shapes[shape].1.push(key);
    }

    /// Which string `text` is.
    fn string(&mut self, text: &str) -> u32 {
        let slot = hash(text) % KNOWN;
        if let Some(known) = self.known[slot].checked_sub(1).filter(|&known| self.at(known as usize) == text) {
            return known;
        }
        self.text.push_str(text);
        self.ends.push(self.text.len());
        self.units.push(text.bytes().map(|byte| u32::from(byte & 0xc0 != 0x80) + u32::from(byte >= 0xf0)).sum());
        self.known[slot] = self.ends.len() as u32;
        self.known[slot] - 1
    }

    fn at(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[index]]
    }
}

fn count(count: usize) -> Result<u32, Error> {
    u32::try_from(count).map_err(|_| Error)
}

/// FNV-1a over eight bytes at a time.
fn hash(text: &str) -> usize {
    let mix = |hash: u64, piece: u64| (hash ^ piece).wrapping_mul(0x0100_0000_01b3);
    let whole = text.as_bytes().chunks(8).fold(0xcbf2_9ce4_8422_2325, |hash, chunk| {
        let mut piece = [0; 8];
        piece[..chunk.len()].copy_from_slice(chunk);
        mix(hash, u64::from_le_bytes(piece))
    });
    (whole ^ whole >> 32) as usize
}

/// An object whose keys are told once.
struct Object<'p> {
    packer: &'p mut Packer,
    shape: usize,
    fresh: bool,
}

impl SerializeStruct for Object<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        if self.fresh {
            self.packer.name(self.shape, key);
        }
        value.serialize(&mut *self.packer)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

impl SerializeSeq for &mut Packer {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

/// What no report holds.
macro_rules! refused {
    ($($name:ident($($of:ty),*) -> $ok:ty;)*) => {
        $(fn $name(self, $(_: $of),*) -> Result<$ok, Error> {
            Err(Error)
        })*
    };
}

impl<'p> Serializer for &'p mut Packer {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Self;
    type SerializeStruct = Object<'p>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_none(self) -> Result<(), Error> {
        self.push(CONSTANT, 0);
        Ok(())
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.push(CONSTANT, 1 + usize::from(value));
        Ok(())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.push(NUMBER, usize::try_from(value).unwrap_or(usize::MAX));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.push_string(value);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self, Error> {
        self.push(LIST, length.unwrap_or(usize::MAX));
        Ok(self)
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Object<'p>, Error> {
        let (shape, fresh) = self.begin(name);
        Ok(Object { packer: self, shape, fresh })
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error)
    }

    refused! {
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::*;

    /// What `src/wasm/unpack.js` does.
    struct Reader {
        words: std::vec::IntoIter<u32>,
        strings: Vec<String>,
        shapes: Vec<Vec<u32>>,
    }

    impl Reader {
        fn next(&mut self) -> u32 {
            self.words.next().unwrap()
        }

        fn many<T>(&mut self, each: fn(&mut Reader) -> T) -> Vec<T> {
            (0..self.next()).map(|_| each(self)).collect()
        }

        fn value(&mut self) -> Value {
            let word = self.next();
            let rest = (word >> BITS) as usize;
            match word & 7 {
                CONSTANT => [Value::Null, json!(false), json!(true)][rest].clone(),
                NUMBER => json!(rest),
                STRING => json!(self.strings[rest]),
                LIST => (0..rest).map(|_| self.value()).collect(),
                _ => {
                    let keys = self.shapes[rest].clone();
                    let entry = |key: u32| (self.strings[key as usize].clone(), self.value());
                    Value::Object(keys.into_iter().map(entry).collect::<Map<_, _>>())
                }
            }
        }
    }

    fn unpack(packed: Packed) -> Value {
        let mut reader = Reader { words: packed.words.into_iter(), strings: Vec::new(), shapes: Vec::new() };
        let units: Vec<u16> = packed.text.encode_utf16().collect();
        let mut rest = &units[..];
        for length in reader.many(Reader::next) {
            let (string, behind) = rest.split_at(length as usize);
            reader.strings.push(String::from_utf16(string).unwrap());
            rest = behind;
        }
        reader.shapes = reader.many(|reader| reader.many(Reader::next));
        reader.value()
    }

    #[test]
    fn what_is_packed_comes_back() {
        let text =
            "2014年共收到𠮷县申请12件，受理10件，不予受理1件。参加1099人，合格1044人，合格率94.99%。12件，12件。";
        for text in ["", text, &text.repeat(40)] {
            let report = crate::audit(text, &crate::Options::default());
            let wire = crate::render::wire::Report::from(&report);
            assert_eq!(unpack(pack(&wire).unwrap()), serde_json::to_value(&wire).unwrap());
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(pack(&(1_u64 << 29)).is_err());
        assert!(pack(&0.5).is_err());
    }
}
