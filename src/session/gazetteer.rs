//! The names on the ground, gathered in a job when somebody looks for one.

use std::sync::Arc;

use geo::{BoundingRect as _, Centroid as _, Contains as _, Geometry, Intersects as _, Rect};

use crate::analysis::gazetteer::{self, Gazetteer, Ground, Kind, Named};
use crate::analysis::streets;
use crate::base::memo::Same;
use crate::base::task::{Cancelled, Task};
use crate::draw::mercator::{Bounds, Point};
use crate::model::address::{Address, Located};
use crate::model::layer::{Layer, PrecinctId, Precincts};
use crate::model::project::Role;
use crate::msg;
use crate::session::Session;
use crate::session::jobs::Outcome;

/// What names are gathered from.
#[derive(Clone, Debug, PartialEq)]
pub struct NamesKey {
    precincts: Same<Precincts>,
    addresses: Option<(Same<Vec<Address>>, Same<Located>)>,
    /// Zones and places, by the name of their source.
    layers: Vec<NamedLayer>,
    /// Streets, rivers and railways, by the name of their source.
    lines: Vec<NamedLayer>,
}

type NamedLayer = (String, Same<Layer>);

impl NamesKey {
    /// Gathers them: the work of a job.
    fn gather(&self, task: &Task) -> Result<Gazetteer, Cancelled> {
        let addresses = self.addresses.as_ref();
        let ground = Ground {
            precincts: &self.precincts.0,
            addresses: addresses.map(|(addresses, located)| (addresses.0.as_slice(), &*located.0)),
            layers: of_layers(&self.layers),
            lines: of_layers(&self.lines),
        };
        gazetteer::gather(&ground, task)
    }
}

fn of_layers(layers: &[NamedLayer]) -> Vec<(&str, &Layer)> {
    let layers = layers.iter();
    layers
        .map(|(name, layer)| (name.as_str(), &*layer.0))
        .collect()
}

/// The names on the ground, as far as they were asked for.
#[derive(Debug, Default)]
pub(crate) struct Names {
    asked: Option<NamesKey>,
    known: Option<(NamesKey, Arc<Gazetteer>)>,
}

impl Session {
    /// The names gathered last for these precincts; other files may have changed since.
    pub fn gazetteer(&self) -> Option<&Arc<Gazetteer>> {
        let (key, gazetteer) = self.names.known.as_ref()?;
        Arc::ptr_eq(&key.precincts.0, self.precincts()?).then_some(gazetteer)
    }

    /// Whether there are other files to gather names from than when that was last asked for.
    pub fn names_are_stale(&self) -> bool {
        let key = self.names_key();
        key.is_some() && self.names.asked != key
    }

    /// Gathers the names of precincts, streets, places and towns, as a job.
    pub fn gather_names(&mut self) {
        let Some(key) = self.names_key() else {
            return;
        };
        self.names.asked = Some(key.clone());
        self.start(msg!("find-job"), move |task| {
            let gazetteer = key.gather(task).ok();
            Ok(Outcome::NamesGathered { key, gazetteer })
        });
    }

    /// Has them gathered again, where that was stopped.
    pub(super) fn forget_stopped_names(&mut self) {
        let known = self.names.known.as_ref().map(|(key, _)| key);
        self.names.asked = known.cloned();
    }

    /// Takes in what a job gathered, unless the files have changed since.
    pub(super) fn take_names(&mut self, key: NamesKey, gazetteer: Gazetteer) {
        if self.names.asked.as_ref() == Some(&key) {
            self.names.known = Some((key, Arc::new(gazetteer)));
        }
    }

    /// The precincts that something named lies in: for a place without an extent that it lies
    /// in, for a zone those whose middle lies in it, or that the zone's own middle lies in; for
    /// lines those that they run through.
    pub fn precincts_of(&self, named: &Named) -> Vec<PrecinctId> {
        if let Kind::Line { layer } = named.kind {
            return self.precincts_along(layer, named);
        }
        if !matches!(named.kind, Kind::Place { .. }) {
            return named.precincts.clone();
        }
        let shape = self.shape_of(named.kind);
        let (Some(shape), Some(precincts)) = (shape, self.precincts()) else {
            return Vec::new();
        };
        let Some(shapes) = &self.derived().shapes else {
            return Vec::new();
        };
        let around = self.bounds_of(named);
        let near = precincts
            .ids()
            .filter(|id| shapes.bounds_of(*id).meets(&around));
        let near: Vec<PrecinctId> = near.collect();
        let is_in_it = |id: &PrecinctId| {
            let middle = shapes.inside(*id).map(Point::to_degrees);
            middle.is_some_and(|(x, y)| shape.contains(&geo::Point::new(x, y)))
        };
        let inside: Vec<PrecinctId> = match shape {
            Geometry::Polygon(_) | Geometry::MultiPolygon(_) => {
                near.iter().copied().filter(is_in_it).collect()
            }
            _ => Vec::new(),
        };
        let Some(middle) = shape.centroid().filter(|_| inside.is_empty()) else {
            return inside;
        };
        let has_it = |id: &PrecinctId| precincts.shapes[id.index()].contains(&middle);
        near.into_iter().filter(has_it).collect()
    }

    /// The precincts that lines run through.
    fn precincts_along(&self, layer: u32, named: &Named) -> Vec<PrecinctId> {
        let known = self.names.known.as_ref();
        let layer = known.and_then(|(key, _)| key.lines.get(layer as usize));
        let (Some((_, layer)), Some(precincts)) = (layer, self.precincts()) else {
            return Vec::new();
        };
        let Some(shapes) = &self.derived().shapes else {
            return Vec::new();
        };
        let rows = named.rows.iter();
        let lines = rows.flat_map(|row| {
            let shape = layer.0.shapes.get(*row as usize);
            streets::lines(shape.and_then(Option::as_ref))
        });
        let lines: Vec<_> = lines
            .filter_map(|line| Some((around(line.bounding_rect()?), line)))
            .collect();
        let is_met = |id: &PrecinctId| {
            let bounds = shapes.bounds_of(*id);
            let mut near = lines.iter().filter(|(around, _)| around.meets(&bounds));
            near.any(|(_, line)| precincts.shapes[id.index()].intersects(*line))
        };
        precincts.ids().filter(is_met).collect()
    }

    /// The outline of a place, or the point where it is.
    fn shape_of(&self, kind: Kind) -> Option<&Geometry<f64>> {
        let Kind::Place { layer, row } = kind else {
            return None;
        };
        let (key, _) = self.names.known.as_ref()?;
        let (_, layer) = key.layers.get(layer as usize)?;
        layer.0.shapes.get(row as usize)?.as_ref()
    }

    /// Around something named, on the plane; empty for what lies nowhere.
    pub fn bounds_of(&self, named: &Named) -> Bounds {
        if let Some(ground) = named.bounds {
            return around(ground);
        }
        let mut bounds = Bounds::EMPTY;
        if let Some(shapes) = &self.derived().shapes {
            for &precinct in &named.precincts {
                bounds.join(&shapes.bounds_of(precinct));
            }
        }
        bounds
    }

    fn names_key(&self) -> Option<NamesKey> {
        let located = self.derived().located.as_ref();
        let addresses = self.addresses().zip(located);
        let layers_of = |roles: [Role; 2]| {
            let sources = self.project().sources.iter();
            let layers = sources.filter(|source| roles.contains(&source.role));
            let layers = layers.filter_map(|source| {
                let layer = self.data().layer(source)?;
                Some((source.name.clone(), Same(Arc::clone(layer))))
            });
            layers.collect()
        };
        Some(NamesKey {
            precincts: Same(Arc::clone(self.precincts()?)),
            addresses: addresses.map(|(addresses, located)| {
                (Same(Arc::clone(addresses)), Same(Arc::clone(located)))
            }),
            layers: layers_of([Role::Zones, Role::Places]),
            lines: layers_of([Role::Streets, Role::Barriers]),
        })
    }
}

/// Around a part of the ground, on the plane.
fn around(ground: Rect<f64>) -> Bounds {
    let mut bounds = Bounds::EMPTY;
    for corner in [ground.min(), ground.max()] {
        bounds.add(Point::from_degrees(corner.x, corner.y));
    }
    bounds
}
