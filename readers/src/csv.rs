//! Values parted by commas or tabs, with quotes.

use crate::{Draft, Kind, Place, Problem};

/// Reads `text`, whose values `delimiter` parts.
pub fn read(text: &str, delimiter: u8) -> Result<Draft, Problem> {
    let mut rows =
        ::csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut draft = Draft::new(if delimiter == b'\t' { Kind::Tsv } else { Kind::Csv });
    for (row, record) in rows.records().enumerate() {
        let record = record.map_err(|_| Problem::Damaged)?;
        let place = |column| Place::Cell { table: 1, row: row + 1, column: column + 1 };
        draft.row(record.iter().enumerate().map(|(column, value)| (value.to_owned(), place(column))))?;
    }
    Ok(draft)
}
