//! The packs of the official forms as TOML; `build.rs` reads this list, too.

/// The text of each pack of the official forms, by its name.
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
