//! Exact numbers: rationals, intervals of them, what an approximation allows, unknowns under conditions. Knows no text.

mod bound;
mod interval;
mod number;
mod rate;
mod system;

pub use bound::Bound;
pub use interval::{End, Interval};
pub use number::{Number, Rounding};
pub use rate::{Fit, Rate, Weigher};
pub use system::{Condition, Solution, System, Unknown};
