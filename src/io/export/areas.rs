//! Larger areas that precincts make up: `name,precincts,registered,score,rank`, indicators.

use crate::io::export::{Captions, Features, Shape, real, text, whole};

/// What is known of every area. Every list has one entry per area.
#[derive(Clone, Copy, Debug)]
pub struct Areas<'a> {
    /// What they are called.
    pub names: &'a [String],
    /// How many precincts they have.
    pub precincts: &'a [usize],
    /// Their registered voters; NaN where none are known.
    pub registered: &'a [f64],
    /// The means of their scores; NaN for none.
    pub scores: &'a [f64],
    /// Their places from the highest score down; 0 for none.
    pub ranks: &'a [u32],
    /// The indicators' names and figures; NaN for no data.
    pub indicators: &'a [(&'a str, Vec<f64>)],
}

/// The areas as features without outlines yet, in the order of their names.
pub fn features(areas: &Areas<'_>) -> Features {
    let counts = areas.precincts.iter().map(|count| Some(*count as u64));
    let ranks = areas.ranks.iter();
    let ranks = ranks.map(|rank| (0 < *rank).then_some(u64::from(*rank)));
    let mut fields = vec![
        text("name", areas.names.iter().cloned()),
        whole("precincts", counts),
        real("registered", areas.registered.iter().copied()),
        real("score", areas.scores.iter().copied()),
        whole("rank", ranks),
    ];
    for (name, figures) in areas.indicators {
        fields.push(real(*name, figures.iter().copied()));
    }
    Features {
        name: "areas",
        fields,
        shape: Shape::MultiPolygon,
        shapes: vec![None; areas.names.len()],
        captions: Captions::default(),
    }
}
