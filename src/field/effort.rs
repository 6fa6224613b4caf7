//! How long a turf takes.

use crate::base::units::{Metres, Minutes};

/// How fast a crew works. The defaults come to 25 doors an hour in dense streets (25 m of way
/// from door to door) and 15 where doors are 140 m apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// On foot, in kilometres an hour.
    pub walking: f64,
    /// Minutes at a door, waiting included, before anyone talks.
    pub knock: f64,
    /// The share of doors that open, from 0 to 1.
    pub opening: f64,
    /// Minutes of conversation at a door that opens.
    pub talk: f64,
    /// How much longer streets are than the straight line, where no streets are known.
    pub detour: f64,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            walking: 4.5,
            knock: 1.3,
            opening: 0.30,
            talk: 2.5,
            detour: 1.3,
        }
    }
}

impl Pace {
    /// Minutes that a door takes once the crew stands in front of it.
    pub fn at_a_door(&self) -> f64 {
        self.knock + self.opening * self.talk
    }

    /// Minutes that a way takes, given as it is walked.
    pub fn on_foot(&self, way: Metres) -> Minutes {
        Minutes(way.0 * 60.0 / (1000.0 * self.walking))
    }

    /// The way that a straight line stands for.
    pub fn way(&self, straight: f64) -> Metres {
        Metres(straight * self.detour)
    }

    /// Walking and talking together.
    pub fn time(&self, way: Metres, doors: u64) -> Minutes {
        Minutes(self.on_foot(way).0 + doors as f64 * self.at_a_door())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_25_doors_in_dense_streets_and_15_in_sparse_ones() {
        let pace = Pace::default();
        let dense = pace.time(Metres(25.0 * 25.0), 25);
        let sparse = pace.time(Metres(15.0 * 140.0), 15);
        assert!((dense.0 - 60.0).abs() < 1.0, "{dense:?}");
        assert!((sparse.0 - 60.0).abs() < 2.0, "{sparse:?}");
    }
}
