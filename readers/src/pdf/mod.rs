//! PDF with a text layer: what stands where on its pages, put together to paragraphs and to tables with rules.

mod grid;
mod layout;
mod page;

use std::ops::Range;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};

use crate::{Draft, Kind, Place, Problem, Warning};
use layout::Block;
use page::Page;

/// What such a file begins with, within the first bytes of it.
const SIGNATURE: &[u8] = b"%PDF-";
const HEAD: Range<usize> = 0..1024;
/// The most pages.
const MAX_PAGES: usize = 2000;
/// So many of the characters may be unknown, one in this many, before the text is none.
const UNKNOWN: usize = 5;

/// Whether `bytes` are such a file.
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(HEAD.end)].windows(SIGNATURE.len()).any(|window| window == SIGNATURE)
}

/// Reads the file that `bytes` are.
pub fn read(bytes: Vec<u8>) -> Result<Draft, Problem> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Problem::Encrypted
        }
        _ => Problem::DamagedPdf,
    })?;
    let pages = read_pages(&pdf)?;
    let (known, unknown) =
        pages.iter().fold((0, 0), |(known, unknown), page| (known + page.glyphs.len(), unknown + page.unknown));
    if known + unknown == 0 {
        return Err(Problem::Scan);
    }
    if unknown * UNKNOWN > known + unknown {
        return Err(Problem::Unmapped);
    }
    let mut draft = Draft::new(Kind::Pdf);
    let bare = pages.iter().filter(|page| page.glyphs.is_empty()).count();
    if bare > 0 {
        draft.warnings.push(Warning::Scanned { pages: bare, of: pages.len() });
    }
    let (mut paragraphs, mut tables) = (0, 0);
    for block in layout::blocks(&pages) {
        match block {
            Block::Paragraph(text) => {
                paragraphs += 1;
                draft.paragraph(&text, Place::Paragraph(paragraphs))?;
            }
            Block::Table(rows) => {
                tables += 1;
                draft.gap();
                for (row, cells) in rows.into_iter().enumerate() {
                    let place = |column| Place::Cell { table: tables, row: row + 1, column: column + 1 };
                    draft.row(cells.into_iter().enumerate().map(|(column, text)| (text, place(column))))?;
                }
                draft.gap();
            }
        }
    }
    Ok(draft)
}

fn read_pages(pdf: &Pdf) -> Result<Vec<Page>, Problem> {
    let pages = pdf.pages();
    if pages.len() > MAX_PAGES {
        return Err(Problem::Pages(MAX_PAGES));
    }
    let cache = InterpreterCache::new();
    let mut read = Vec::with_capacity(pages.len());
    let mut glyphs = 0;
    for page in pages.iter() {
        let (width, height) = page.render_dimensions();
        let bounds = hayro_interpret::kurbo::Rect::new(0.0, 0.0, width.into(), height.into());
        let transform = hayro_interpret::kurbo::Affine::new(page.initial_transform(true).as_coeffs());
        let mut context = Context::new(transform, bounds, &cache, pdf.xref(), InterpreterSettings::default());
        let mut told = Page::new(height.into());
        interpret_page(page, &mut context, &mut told);
        glyphs += told.glyphs.len();
        if glyphs > crate::draft::MAX_TEXT {
            return Err(Problem::Long(crate::draft::MAX_TEXT >> 20));
        }
        read.push(told);
    }
    Ok(read)
}
