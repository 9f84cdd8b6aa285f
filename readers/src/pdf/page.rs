//! What a page shows: its characters and its rules, with their places from the upper left corner.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{BezPath, PathSeg, Point, Shape, Vec2};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// What characters are measured in, in a thousand to the size of the font.
const EM: f64 = 1000.0;
/// How far a rule may be out of the straight.
const STRAIGHT: f64 = 1.0;
/// The shortest rule.
const SHORTEST: f64 = 4.0;
/// The most characters and rules of a page.
const MOST: usize = 1 << 20;

/// A character.
#[derive(Debug, Clone)]
pub struct Glyph {
    pub text: String,
    /// Where it begins and ends.
    pub x: f64,
    pub end: f64,
    /// The line that it stands on.
    pub y: f64,
    pub size: f64,
}

/// A rule along an axis: where it is on the other one, and from where to where it goes.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub at: f64,
    pub from: f64,
    pub to: f64,
}

/// What a page shows.
pub struct Page {
    pub height: f64,
    pub glyphs: Vec<Glyph>,
    /// How many characters have no known meaning.
    pub unknown: usize,
    pub upright: Vec<Rule>,
    pub level: Vec<Rule>,
}

impl Page {
    pub fn new(height: f64) -> Self {
        Page { height, glyphs: Vec::new(), unknown: 0, upright: Vec::new(), level: Vec::new() }
    }

    fn rule(&mut self, from: Point, to: Point) {
        let along = |a: f64, b: f64, at: f64| Rule { at, from: a.min(b), to: a.max(b) };
        if self.upright.len() + self.level.len() > MOST {
            return;
        }
        if (from.x - to.x).abs() <= STRAIGHT && (from.y - to.y).abs() >= SHORTEST {
            self.upright.push(along(from.y, to.y, (from.x + to.x) / 2.0));
        } else if (from.y - to.y).abs() <= STRAIGHT && (from.x - to.x).abs() >= SHORTEST {
            self.level.push(along(from.x, to.x, (from.y + to.y) / 2.0));
        }
    }
}

impl<'a> Device<'a> for Page {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        for segment in (props.transform * path.clone()).path_segments(0.1) {
            if let PathSeg::Line(line) = segment {
                self.rule(line.p0, line.p1);
            }
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.glyphs.len() + self.unknown > MOST {
                return;
            }
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => String::from(c),
                Some(BfString::String(text)) => text,
                None => {
                    self.unknown += 1;
                    continue;
                }
            };
            let transform = props.transform * glyph.transform();
            let (origin, [a, b, c, d, ..]) = (transform * Point::ZERO, transform.as_coeffs());
            let advance = match &**glyph {
                Drawn::Outline(outline) => outline.advance_width().map(f64::from),
                Drawn::Type3(glyph) => glyph.advance_width().map(f64::from),
            };
            let (wide, size) = (Vec2::new(a, b).hypot(), Vec2::new(c, d).hypot() * EM);
            let end = origin.x + advance.filter(|advance| *advance > 0.0).unwrap_or(EM / 2.0) * wide;
            if size.is_finite() && origin.x.is_finite() && origin.y.is_finite() && end.is_finite() {
                self.glyphs.push(Glyph { text, x: origin.x, end, y: origin.y, size });
            }
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
