//! What is wanted of turfs, as a price.

/// What turfs should be like, and what it costs in metres when they are not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aim {
    /// What a turf should weigh.
    pub(crate) mean: f64,
    /// How far from that it may be, as a share.
    pub(crate) within: f64,
    /// What a metre of way adds to the weight.
    pub(crate) per_metre: f64,
    /// Metres that a turf's weight too much or too little costs.
    pub(crate) uneven: f64,
    /// Metres that each piece costs by which a turf falls apart.
    pub(crate) split: f64,
}

impl Aim {
    /// What a turf costs that weighs so much and is so long, without its pieces.
    pub(crate) fn cost(&self, weight: f64, metres: f64) -> f64 {
        metres + self.unevenness(weight, metres)
    }

    /// What of that is for its being too heavy or too light.
    pub(crate) fn unevenness(&self, weight: f64, metres: f64) -> f64 {
        let off = ((weight + self.per_metre * metres) / self.mean - 1.0).abs();
        self.uneven * (off - self.within).max(0.0)
    }
}
