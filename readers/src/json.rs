//! Ready figures as JSON, told as sentences and tables: `{"收到": 12}`, `{"figures": [{"measure": "收到", "value": 12, "unit": "件"}]}`.

use gouji_ready::{Fault, MAX_DEPTH, MAX_TEXT, tell};

use crate::{Draft, Kind, Place, Problem};

/// Reads the figures of `text`.
pub fn read(text: &str) -> Result<Draft, Problem> {
    let told = tell(text).map_err(|fault| match fault {
        Fault::Syntax(line, column) => Problem::Json(line, column),
        Fault::Deep => Problem::Deep(MAX_DEPTH),
        Fault::Long => Problem::Long(MAX_TEXT >> 20),
    })?;
    let mut draft = Draft::new(Kind::Json);
    let mut table = None;
    let mut tables = 0;
    for (index, line) in told.text.lines().enumerate() {
        if line.contains('\t') {
            let row = table.map_or(1, |row| row + 1);
            tables += usize::from(table.is_none());
            table = Some(row);
            let place = |column| Place::Cell { table: tables, row, column };
            draft.row(line.split('\t').enumerate().map(|(at, cell)| (cell.to_owned(), place(at + 1))))?;
        } else {
            table = None;
            draft.paragraph(line, Place::Paragraph(index + 1))?;
        }
    }
    Ok(draft)
}
