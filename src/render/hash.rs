//! The hash that names a text without showing it.

use sha2::{Digest, Sha256};

/// The SHA-256 of the UTF-8 bytes of `text`, in hexadecimal.
///
/// ```
/// let hash = gouji::render::sha256("abc");
/// assert_eq!(hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
/// ```
pub fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
