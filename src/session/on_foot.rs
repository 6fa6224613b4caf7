//! The street network of what is open.

use crate::analysis::ways::{Kind, barriers, ways};
use crate::base::memo::Same;
use crate::base::task::{Cancelled, Task};
use crate::field::network::Network;
use crate::model::address::Address;
use crate::model::layer::Layer;
use crate::model::project::Role;
use crate::session::Session;

/// The layers that tell where one can walk.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LinesOnFoot {
    streets: Vec<Same<Layer>>,
    barriers: Vec<Same<Layer>>,
}

impl LinesOnFoot {
    /// The network around addresses; `None` where no street is known there.
    ///
    /// # Errors
    /// [`Cancelled`] when `task` was.
    pub(crate) fn network(
        &self,
        addresses: &[Address],
        task: &Task,
    ) -> Result<Option<Network>, Cancelled> {
        if self.streets.is_empty() {
            return Ok(None);
        }
        let mut lines = Vec::new();
        for layer in &self.streets {
            lines.extend(ways(&layer.0));
        }
        for layer in &self.barriers {
            lines.extend(barriers(&layer.0));
        }
        let places: Vec<(f64, f64)> = addresses.iter().map(|it| (it.lon, it.lat)).collect();
        Network::new(&lines, &places, task)
    }
}

impl LinesOnFoot {
    /// What one cannot walk across, line by line, in degrees.
    pub(crate) fn barriers(&self) -> Vec<Vec<(f64, f64)>> {
        let of_streets = self.streets.iter().flat_map(|layer| ways(&layer.0));
        let others = self.barriers.iter().flat_map(|layer| barriers(&layer.0));
        let barred = of_streets.chain(others);
        let barred = barred.filter(|way| way.kind == Kind::Barrier);
        barred.map(|way| way.line).collect()
    }
}

impl Session {
    /// The layers of streets and of barriers that are read.
    pub(crate) fn lines_on_foot(&self) -> LinesOnFoot {
        let of = |role: Role| {
            let sources = self.project().sources.iter();
            let sources = sources.filter(|source| source.role == role);
            sources
                .filter_map(|source| self.data().layer(source).cloned().map(Same))
                .collect()
        };
        LinesOnFoot {
            streets: of(Role::Streets),
            barriers: of(Role::Barriers),
        }
    }
}
