//! Exact numbers: rationals, intervals of them, and what an approximation allows. Knows no text.

mod bound;
mod interval;
mod number;
mod rate;

pub use bound::Bound;
pub use interval::{End, Interval};
pub use number::{Number, Rounding};
pub use rate::{Fit, Rate};
