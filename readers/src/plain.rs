//! Finds out in which encoding a text is written, and decodes it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_16BE, UTF_16LE};

use crate::Problem;
use crate::draft::MAX_TEXT;

/// Text has fewer control characters than one in so many.
const CONTROLS: usize = 10;

/// Text has fewer characters for private use than one in so many.
const PRIVATE: usize = 20;

/// How much of a text is looked at to tell UTF-16 without a mark, in bytes; even.
const SAMPLE: usize = 4096;

/// The text that `bytes` hold: UTF-8, UTF-16 or GB18030, with or without a byte order mark, which is taken off.
///
/// ```
/// let (gb18030, utf16) = (b"\xca\xd5\xb5\xbd12\xbc\xfe".to_vec(), b"\xff\xfe\x36\x65\x30\x52".to_vec());
/// assert_eq!(gouji_readers::plain(gb18030).unwrap(), "收到12件");
/// assert_eq!(gouji_readers::plain(utf16).unwrap(), "收到");
/// assert!(gouji_readers::plain(b"PK\x03\x04".to_vec()).is_err());
/// ```
pub fn plain(bytes: Vec<u8>) -> Result<String, Problem> {
    if let Some(problem) = foreign(&bytes) {
        return Err(problem);
    }
    let text = decode(bytes)?;
    let controls = text.bytes().filter(|b| b.is_ascii_control() && !b.is_ascii_whitespace()).count();
    if controls * CONTROLS > text.len() {
        Err(Problem::Binary)
    } else if text.len() > MAX_TEXT {
        Err(Problem::Long(MAX_TEXT >> 20))
    } else {
        Ok(text)
    }
}

/// What a file is that begins as no plain text does.
fn foreign(bytes: &[u8]) -> Option<Problem> {
    let begins = |signatures: &[&[u8]]| signatures.iter().any(|signature| bytes.starts_with(signature));
    if begins(&[b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"]) {
        Some(Problem::Unknown)
    } else if begins(&[b"{\\rtf"]) {
        Some(Problem::Rtf)
    } else if begins(&[b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"]) {
        Some(Problem::Picture)
    } else {
        None
    }
}

fn decode(mut bytes: Vec<u8>) -> Result<String, Problem> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        bytes.drain(..mark);
        return match whole(encoding, &bytes) {
            Some(text) => Ok(text),
            None => Err(Problem::Encoding(mark + first_fault(encoding, &bytes))),
        };
    }
    if let Some(encoding) = unmarked_utf16(&bytes) {
        return whole(encoding, &bytes).ok_or_else(|| Problem::Encoding(first_fault(encoding, &bytes)));
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error,
    };
    let bytes = error.as_bytes();
    gb18030(bytes).ok_or_else(|| match bytes.contains(&0) {
        true => Problem::Binary,
        false => Problem::Encoding(error.utf8_error().valid_up_to()),
    })
}

/// All of `bytes` in `encoding`, if it fits to the last byte.
fn whole(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}

/// The first byte that `encoding` cannot mean.
fn first_fault(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(0);
    let (_, read, _) = decoder.decode_to_utf8_without_replacement(bytes, &mut vec![0; room], true);
    read.saturating_sub(1)
}

/// The text, if `bytes` are most likely GB18030 and make sense as such: another encoding read so gives a good many
/// characters for private use.
fn gb18030(bytes: &[u8]) -> Option<String> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    if detector.guess(Some(b"cn"), Utf8Detection::Deny) != GBK {
        return None;
    }
    let text = whole(GB18030, bytes)?;
    let private = text.chars().filter(|c| matches!(c, '\u{e000}'..='\u{f8ff}')).count();
    (private * PRIVATE <= text.chars().count()).then_some(text)
}

/// UTF-16 without a byte order mark, where digits or blanks make it evident: every other byte of them is nought, and
/// what comes of reading it so is Chinese or ASCII nearly all through.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if !bytes.len().is_multiple_of(2) || !sample.contains(&0) {
        return None;
    }
    [(UTF_16LE, u16::from_le_bytes as fn([u8; 2]) -> u16), (UTF_16BE, u16::from_be_bytes)]
        .into_iter()
        .find(|(_, unit)| {
            let units = sample.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
            let (familiar, all) = units.fold((0, 0), |(n, all), unit| (n + usize::from(is_familiar(unit)), all + 1));
            familiar * 10 >= all * 9
        })
        .map(|(encoding, _)| encoding)
}

/// Whether a code unit of UTF-16 is one that Chinese reports are made of.
fn is_familiar(unit: u16) -> bool {
    matches!(unit, 0x09..=0x0d | 0x20..=0x7e | 0x2000..=0x206f | 0x3000..=0x303f | 0x4e00..=0x9fff | 0xff00..=0xffef)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "全年收到申请12件，\n受理11件。";

    fn check(bytes: impl Into<Vec<u8>>, expected: &str) {
        assert_eq!(plain(bytes.into()).expect("it is text"), expected);
    }

    fn refuse(bytes: &[u8], expected: fn(&Problem) -> bool) {
        let problem = plain(bytes.to_vec()).expect_err("it is no text");
        assert!(expected(&problem), "{problem:?}");
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn one_report_many_encodings() {
        check(REPORT, REPORT);
        check(format!("\u{feff}{REPORT}"), REPORT);
        check(utf16(&format!("\u{feff}{REPORT}"), u16::to_le_bytes), REPORT);
        check(utf16(&format!("\u{feff}{REPORT}"), u16::to_be_bytes), REPORT);
        check(utf16(REPORT, u16::to_le_bytes), REPORT);
        check(utf16(REPORT, u16::to_be_bytes), REPORT);
        check(GB18030.encode(REPORT).0, REPORT);
        check(GB18030.encode("𠮷林村12件，㐂").0, "𠮷林村12件，㐂");
    }

    #[test]
    fn stray_controls_are_kept() {
        check("收到\0 12件，\u{1b}[31m受理11件", "收到\0 12件，\u{1b}[31m受理11件");
        check("", "");
    }

    #[test]
    fn what_is_no_text_is_named() {
        refuse(b"PK\x03\x04rest", |p| matches!(p, Problem::Unknown));
        refuse(b"%PDF-1.7", |p| matches!(p, Problem::Unknown));
        refuse(b"{\\rtf1", |p| matches!(p, Problem::Rtf));
        refuse(b"\x89PNG\r\n\x1a\n", |p| matches!(p, Problem::Picture));
        refuse(&[0; 64], |p| matches!(p, Problem::Binary));
        refuse(b"\x7fELF\x02\x01\x01\0\0\0\xfe\xff\xff\x80", |p| matches!(p, Problem::Binary));
    }

    #[test]
    fn an_encoding_that_fits_nothing_is_placed() {
        refuse(b"12 pieces, \x81\xff\xff\x81", |p| matches!(p, Problem::Encoding(11)));
        let big5 = encoding_rs::BIG5.encode("全年收到申請12件，受理11件。結案率為百分之九十五。").0;
        refuse(&big5, |p| matches!(p, Problem::Encoding(0)));
        refuse(b"\xef\xbb\xbf12 \xff", |p| matches!(p, Problem::Encoding(6)));
    }
}
