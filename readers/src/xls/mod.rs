//! Workbooks of Excel 97 to 2003 and of WPS: each sheet with its values as they are shown.
//!
//! Libraries that read them drop the number formats, and with these the signs of percentages.

mod record;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::format::Format;
use crate::sheet::Sheet;
use crate::{Draft, Kind, Problem};
use record::{Body, Records};

/// What the first record of a part says of its version.
const VERSION: u16 = 0x0600;

const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const DATES: u16 = 0x0022;
const PASSWORD: u16 = 0x002f;
const SHEET: u16 = 0x0085;
const STRINGS: u16 = 0x00fc;
const FORMAT: u16 = 0x041e;
const STYLE: u16 = 0x00e0;
const FORMULA: u16 = 0x0006;
const COLUMNS: u16 = 0x007d;
const NUMBERS: u16 = 0x00bd;
const SHARED: u16 = 0x00fd;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const STRING: u16 = 0x0207;
const ROW: u16 = 0x0208;
const SHORT: u16 = 0x027e;
/// The flag of a row that is hidden.
const ROW_HIDDEN: u16 = 0x20;

/// A sheet as the workbook names it.
struct Named {
    offset: usize,
    hidden: bool,
    is_table: bool,
    name: String,
}

/// What all sheets share.
#[derive(Default)]
struct Shared {
    strings: Vec<String>,
    formats: HashMap<u16, Format>,
    /// The format of each style.
    styles: Vec<u16>,
    from_1904: bool,
}

impl Shared {
    fn show(&self, value: f64, style: u16) -> String {
        let format = self.styles.get(usize::from(style)).copied().unwrap_or(0);
        match self.formats.get(&format) {
            Some(format) => format.show(value, self.from_1904),
            None => Format::built_in(format.into()).show(value, self.from_1904),
        }
    }
}

/// Reads the stream of a workbook.
pub fn read(stream: &[u8]) -> Result<Draft, Problem> {
    let (mut shared, mut sheets) = (Shared::default(), Vec::new());
    let mut records = Records::new(stream, 0);
    let (kind, mut begin) = records.next().ok_or(Problem::Damaged)?;
    if kind != BEGIN {
        return Err(Problem::Damaged);
    }
    if begin.u16() != Some(VERSION) {
        return Err(Problem::OldTable);
    }
    for (kind, mut body) in records {
        match kind {
            PASSWORD => return Err(Problem::Encrypted),
            DATES => shared.from_1904 = body.u16() == Some(1),
            SHEET => sheets.extend(named(&mut body)),
            STRINGS => shared.strings = strings(&mut body),
            FORMAT => {
                if let Some((id, code)) = body.u16().and_then(|id| Some((id, body.string()?))) {
                    shared.formats.insert(id, Format::new(&code));
                }
            }
            STYLE => shared.styles.push(body.skip(2).and_then(|()| body.u16()).unwrap_or(0)),
            END => break,
            _ => {}
        }
    }
    let mut draft = Draft::new(Kind::Xls);
    for named in sheets.iter().filter(|sheet| sheet.is_table) {
        let mut sheet = Sheet::begin(&named.name, named.hidden, &mut draft);
        rows(Records::new(stream, named.offset), &mut sheet, &shared, &mut draft)?;
        sheet.end(&mut draft);
    }
    Ok(draft)
}

fn named(body: &mut Body) -> Option<Named> {
    let offset = body.u32()? as usize;
    let (state, kind) = (body.u8()?, body.u8()?);
    let length = usize::from(body.u8()?);
    Some(Named { offset, hidden: state & 3 != 0, is_table: kind == 0, name: body.characters(length)? })
}

fn strings(body: &mut Body) -> Vec<String> {
    let count = body.skip(4).and_then(|()| body.u32()).unwrap_or(0);
    (0..count).map_while(|_| body.string()).collect()
}

/// The cells of a sheet by row and column, from nought; what is told of a row may come before and behind its cells.
fn rows(records: Records, sheet: &mut Sheet, shared: &Shared, draft: &mut Draft) -> Result<(), Problem> {
    let mut cells: BTreeMap<u16, BTreeMap<u16, String>> = BTreeMap::new();
    let mut hidden = BTreeSet::new();
    // How many parts, such as drawings in the sheet, are open, and the cell that a text is to come for.
    let (mut depth, mut awaited) = (0_usize, None);
    for (kind, mut body) in records {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            _ if depth > 1 => {}
            ROW => {
                let row = body.u16().unwrap_or(0);
                let flags = body.skip(10).and_then(|()| body.u16()).unwrap_or(0);
                if flags & ROW_HIDDEN != 0 {
                    hidden.insert(row);
                }
            }
            COLUMNS => {
                if let Some((first, last)) = body.u16().zip(body.u16()) {
                    let flags = body.skip(4).and_then(|()| body.u16()).unwrap_or(0);
                    if flags & 1 != 0 {
                        sheet.hides(usize::from(first) + 1..=usize::from(last) + 1);
                    }
                }
            }
            STRING => {
                if let Some(((row, column), text)) = awaited.take().zip(body.string()) {
                    cells.entry(row).or_default().insert(column, text);
                }
            }
            FORMULA | NUMBERS | SHARED | NUMBER | LABEL | SHORT => {
                let Some((row, column)) = body.u16().zip(body.u16()) else { continue };
                let line = cells.entry(row).or_default();
                if kind == NUMBERS {
                    let numbers = std::iter::from_fn(|| Some((body.u16()?, short(body.u32()?))));
                    line.extend((column..).zip(numbers.map(|(style, value)| shared.show(value, style))));
                    continue;
                }
                let Some(style) = body.u16() else { continue };
                let text = match kind {
                    NUMBER => body.f64().map(|value| shared.show(value, style)),
                    SHORT => body.u32().map(|value| shared.show(short(value), style)),
                    SHARED => body.u32().and_then(|at| shared.strings.get(at as usize)).cloned(),
                    LABEL => body.string(),
                    _ => match body.f64().map(f64::to_le_bytes) {
                        Some([0, .., 0xff, 0xff]) => {
                            awaited = Some((row, column));
                            None
                        }
                        // Truth and faults are no figures.
                        Some([.., 0xff, 0xff]) | None => None,
                        Some(value) => Some(shared.show(f64::from_le_bytes(value), style)),
                    },
                };
                line.extend(text.map(|text| (column, text)));
            }
            _ => {}
        }
    }
    for (row, line) in cells {
        let is_hidden = hidden.contains(&row);
        let line = line.into_iter().map(|(column, text)| (usize::from(column) + 1, text)).collect();
        sheet.row(usize::from(row) + 1, is_hidden, line, draft)?;
    }
    Ok(())
}

/// The number that four bytes hold: a whole one of 30 bits or the upper half of a float, perhaps hundredfold.
fn short(bits: u32) -> f64 {
    let value = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from(bits as i32 >> 2),
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn short_numbers() {
        assert_eq!(short((12 << 2) | 2), 12.0);
        assert_eq!(short((-12_i32 << 2) as u32 | 2), -12.0);
        assert_eq!(short((9499 << 2) | 3), 94.99);
        assert_eq!(short((0.5_f64.to_bits() >> 32) as u32), 0.5);
    }
}
