//! The packs of the official forms, compiled in as text.

use std::sync::Arc;

use super::pack::Pack;

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

/// The packs. One with a fault is left out: a test sees to it that there is none.
pub fn packs() -> Vec<Arc<Pack>> {
    SOURCES.iter().filter_map(|(name, text)| Pack::read(name, text).ok()).map(Arc::new).collect()
}
