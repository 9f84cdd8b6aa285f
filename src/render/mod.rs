//! An audit report in the forms that others take in.

#[cfg(not(target_arch = "wasm32"))]
pub mod terminal;
pub mod wire;
