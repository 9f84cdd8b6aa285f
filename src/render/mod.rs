//! An audit report in the forms that others take in.

pub mod certificate;
mod clusters;
#[cfg(not(target_arch = "wasm32"))]
pub mod compare;
pub mod csv;
#[cfg(not(target_arch = "wasm32"))]
pub mod github;
mod hash;
pub mod html;
#[cfg(not(target_arch = "wasm32"))]
pub mod junit;
pub mod labels;
mod lines;
#[cfg(not(target_arch = "wasm32"))]
pub mod sarif;
#[cfg(not(target_arch = "wasm32"))]
pub mod terminal;
pub mod wire;

pub use hash::sha256;
