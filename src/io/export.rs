//! Scores and turfs to the formats of other programs.
