//! Colour ramps, safe for colour-blind eyes.
