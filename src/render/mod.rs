//! An audit report in the forms that others take in.

mod hash;
#[cfg(not(target_arch = "wasm32"))]
pub mod terminal;
pub mod wire;

pub use hash::sha256;
