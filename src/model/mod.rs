//! The nouns of a campaign: plain values, with no files, windows or threads.

pub mod address;
pub mod alternative;
pub mod bloc;
pub mod election;
pub mod hardship;
pub mod indicator;
pub mod layer;
pub mod meeting;
pub mod only;
pub mod operation;
pub mod outing;
pub mod project;
pub mod questionnaire;
pub mod recipe;
pub mod report;
pub mod rule;
pub mod scene;
pub mod schedule;
pub mod scorecard;
pub mod shading;
pub mod share;
pub mod table;
pub mod turf;
pub mod visit;
