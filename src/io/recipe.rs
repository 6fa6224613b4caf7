//! Recipes: indicators and a scorecard as TOML.
