//! An audit report in the forms that others take in.

#[cfg(feature = "full")]
pub mod certificate;
#[cfg(any(feature = "full", not(target_arch = "wasm32")))]
mod clusters;
#[cfg(not(target_arch = "wasm32"))]
pub mod compare;
#[cfg(feature = "full")]
pub mod csv;
#[cfg(not(target_arch = "wasm32"))]
pub mod github;
mod hash;
#[cfg(feature = "full")]
pub mod html;
#[cfg(not(target_arch = "wasm32"))]
pub mod junit;
pub mod labels;
#[cfg(any(feature = "full", not(target_arch = "wasm32")))]
mod lines;
#[cfg(not(target_arch = "wasm32"))]
pub mod sarif;
#[cfg(not(target_arch = "wasm32"))]
pub mod terminal;
pub mod wire;

pub use hash::sha256;
