//! The packs of the official forms, compiled in as text.

use std::sync::Arc;

use super::pack::Pack;
use super::source;

/// Each pack, by its name.
pub const SOURCES: [(&str, &str); 9] = [
    ("disclosure", include_str!("packs/disclosure.toml")),
    ("reconsideration", include_str!("packs/reconsideration.toml")),
    ("litigation", include_str!("packs/litigation.toml")),
    ("mediation", include_str!("packs/mediation.toml")),
    ("enforcement", include_str!("packs/enforcement.toml")),
    ("petitions", include_str!("packs/petitions.toml")),
    ("qualification", include_str!("packs/qualification.toml")),
    ("discipline", include_str!("packs/discipline.toml")),
    ("services", include_str!("packs/services.toml")),
];

/// The packs. One that cannot be read is left out: a test sees to it that there is none, and that none has a fault.
pub fn packs() -> Vec<Arc<Pack>> {
    let read = SOURCES.iter().map(|(name, text)| source::read(name, text));
    read.filter(|(_, faults)| faults.is_empty()).map(|(pack, _)| Arc::new(pack)).collect()
}
