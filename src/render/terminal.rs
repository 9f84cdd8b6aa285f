//! The findings as text for a terminal, the lines at fault underlined.
