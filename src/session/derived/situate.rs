//! How zones and places lie among the precincts, and the results that are moved by it.

use std::sync::Arc;

use geo::{Centroid as _, Coord, Geometry, MapCoords as _, MultiPolygon};
use rayon::prelude::*;

use crate::analysis::areal::{self, Overlay};
use crate::analysis::formula::Rows;
use crate::analysis::proximity::Near;
use crate::analysis::vintage;
use crate::base::memo::Same;
use crate::base::task::{Cancelled, Task};
use crate::field::doors;
use crate::model::address::{Address, Located};
use crate::model::layer::{Layer, Precincts};
use crate::model::project::{Project, Role, Source, Weighting};
use crate::model::table::Table;
use crate::session::data::Data;
use crate::session::derived::Derived;
use crate::session::derived::weigh::Masses;

/// How the features of a source lie among the precincts.
#[derive(Clone, Debug)]
pub enum Situated {
    /// Zones.
    Areas(Areas),
    /// Places.
    Places(Near),
}

/// Zones over the precincts.
#[derive(Clone, Debug)]
pub struct Areas {
    /// What of each lies in each precinct.
    pub overlay: Overlay,
    /// The row of each in its own table: one for each.
    rows: Vec<Option<u32>>,
}

impl Situated {
    /// How the rows of the source's own table tell of the precincts, its means weighing by `masses`.
    pub(super) fn rows<'a>(&'a self, masses: Option<&'a Masses>) -> Rows<'a> {
        match self {
            Self::Areas(areas) => Rows::Areas {
                overlay: &areas.overlay,
                row_of: &areas.rows,
                masses: masses.map(|masses| masses.values.as_slice()),
            },
            Self::Places(near) => Rows::Places(near),
        }
    }
}

/// What [`Situated`] is worked out from.
#[derive(Clone, Debug, PartialEq)]
pub struct SituateKey {
    layer: Same<Layer>,
    precincts: Same<Precincts>,
    /// Addresses and where they are, where they count.
    doors: Option<(Same<Vec<Address>>, Same<Located>)>,
    /// Finer zones and their column, where these count.
    finer: Option<(Same<Layer>, String)>,
    role: Role,
    /// How far outside a precinct a place may lie and still belong to it.
    snap_metres: f64,
}

impl SituateKey {
    /// Works it out: the work of a job.
    pub(crate) fn situate(&self, task: &Task) -> Result<Situated, Cancelled> {
        if self.role == Role::Places {
            return Ok(Situated::Places(self.near(task)?));
        }
        let shapes: Vec<MultiPolygon<f64>> = self.layer.0.shapes.iter().map(area_of).collect();
        let on_plane = |shapes: &[MultiPolygon<f64>]| -> Vec<MultiPolygon<f64>> {
            let plane = |shape: &MultiPolygon<f64>| {
                shape.map_coords(|Coord { x, y }| {
                    let (x, y) = areal::on_plane(x, y);
                    Coord { x, y }
                })
            };
            shapes.par_iter().map(plane).collect()
        };
        let precincts = on_plane(&self.precincts.0.shapes);
        let zones = on_plane(&shapes);
        let mut overlay = Overlay::by_area(&zones, &precincts, task)?;
        if let Some((layer, column)) = &self.finer {
            let cells: Vec<MultiPolygon<f64>> = layer.0.shapes.iter().map(area_of).collect();
            let figures = layer.0.table.numbers(column);
            let figures = figures.unwrap_or_else(|| vec![f64::NAN; cells.len()]);
            let cells = on_plane(&cells);
            overlay = Overlay::by_figures(&zones, &precincts, &cells, &figures, &overlay, task)?;
        }
        if let Some((addresses, located)) = &self.doors {
            let at: Vec<Coord<f64>> = addresses.0.par_iter().map(Address::at).collect();
            let zone_of = doors::areas_of(&at, &shapes, task)?;
            let located = &located.0;
            let points = zone_of.into_iter().zip(&located.places).zip(&located.doors);
            let points = points.map(|((zone, place), &doors)| {
                let precinct = place.precinct().map(|precinct| precinct.0);
                (zone, precinct, f64::from(doors))
            });
            overlay = Overlay::by_points(points, &overlay);
        }
        let rows = (0..shapes.len() as u32).map(Some).collect();
        Ok(Situated::Areas(Areas { overlay, rows }))
    }

    fn near(&self, task: &Task) -> Result<Near, Cancelled> {
        let places = self.layer.0.shapes.iter().map(|shape| {
            let at = shape.as_ref()?.centroid()?;
            Some((at.x(), at.y()))
        });
        let places: Vec<Option<(f64, f64)>> = places.collect();
        let nowhere = (f64::NAN, f64::NAN);
        let at = places.iter().map(|place| place.unwrap_or(nowhere).into());
        let at: Vec<Coord<f64>> = at.collect();
        let shapes = &self.precincts.0.shapes;
        let precinct_of = doors::precincts_of(&at, shapes, self.snap_metres, task)?;
        let places: Vec<_> = precinct_of.into_iter().zip(places).collect();
        let addresses = self.doors.iter().flat_map(|(addresses, located)| {
            let places = located.0.places.iter().zip(addresses.0.iter());
            places.filter_map(|(place, address)| {
                Some((place.precinct()?.0, (address.lon, address.lat)))
            })
        });
        Ok(Near::new(&places, addresses, shapes))
    }
}

/// The area of a feature; of one that is a line or a point, none.
fn area_of(shape: &Option<Geometry<f64>>) -> MultiPolygon<f64> {
    match shape {
        Some(Geometry::Polygon(polygon)) => polygon.clone().into(),
        Some(Geometry::MultiPolygon(polygons)) => polygons.clone(),
        Some(Geometry::Rect(rect)) => rect.to_polygon().into(),
        _ => MultiPolygon::new(Vec::new()),
    }
}

impl Derived {
    /// The sources whose zones or places are to be laid over the precincts, if that has not been
    /// done; those that need addresses wait until these have found their precincts.
    pub(crate) fn wants_situated(
        &mut self,
        project: &Project,
        data: &Data,
    ) -> Vec<(String, SituateKey)> {
        let keys = project.sources.iter().filter_map(|source| {
            let key = self.situate_key(source, project, data)?;
            (self.made_from.situated.get(&source.name) != Some(&key))
                .then(|| (source.name.clone(), key))
        });
        let wanted: Vec<(String, SituateKey)> = keys.collect();
        self.made_from.situated.extend(wanted.iter().cloned());
        wanted
    }

    fn situate_key(&self, source: &Source, project: &Project, data: &Data) -> Option<SituateKey> {
        if !matches!(source.role, Role::Zones | Role::Places) {
            return None;
        }
        let layer = data.layer(source)?;
        let precincts = data.precincts(project.precincts()?)?;
        let by_doors = source.role == Role::Places || source.by == Weighting::Doors;
        let addresses = project
            .addresses()
            .filter(|source| by_doors && data.failure(source).is_none());
        let doors = match addresses {
            None => None,
            Some(source) => {
                let (addresses, located) = (data.addresses(source)?, self.located.as_ref()?);
                Some((Same(Arc::clone(addresses)), Same(Arc::clone(located))))
            }
        };
        let finer = match &source.by {
            Weighting::Figures {
                source: finer,
                column,
            } if source.role == Role::Zones => {
                let layer = data.layer(project.source(finer)?)?;
                Some((Same(Arc::clone(layer)), column.clone()))
            }
            _ => None,
        };
        Some(SituateKey {
            finer,
            layer: Same(Arc::clone(layer)),
            precincts: Same(Arc::clone(precincts)),
            doors,
            role: source.role,
            snap_metres: match source.role {
                Role::Places => project.operation.snap_metres,
                _ => 0.0,
            },
        })
    }

    /// Takes in how features lie, unless their inputs have changed since; nothing is known of
    /// them where that was stopped.
    pub(crate) fn take_situated(
        &mut self,
        name: String,
        key: &SituateKey,
        situated: Option<Situated>,
    ) {
        if self.made_from.situated.get(&name) != Some(key) {
            return;
        }
        match situated {
            Some(situated) => self.situated.insert(name, Arc::new(situated)),
            None => self.situated.remove(&name),
        };
        // What was worked out without them is worked out again.
        self.made_from.joins = None;
        self.version += 1;
    }

    /// Forgets how the features of files lay that have been read anew: what is worked out from others
    /// is not true of these.
    pub(super) fn forget_other_layers(&mut self, project: &Project, data: &Data) {
        let made_from = &self.made_from.situated;
        let is_of_another = |name: &String| {
            let layer = project.source(name).and_then(|source| data.layer(source));
            let known = made_from.get(name).map(|key| &key.layer.0);
            match (layer, known) {
                (Some(layer), Some(known)) => !Arc::ptr_eq(layer, known),
                _ => true,
            }
        };
        let names = self.situated.keys();
        let stale: Vec<String> = names.filter(|name| is_of_another(name)).cloned().collect();
        for name in stale {
            self.situated.remove(&name);
            self.made_from.situated.remove(&name);
            self.made_from.joins = None;
            self.version += 1;
        }
    }

    /// Forgets that what was stopped has been asked for, so that it is done again.
    pub(crate) fn forget_stopped(&mut self) {
        if self.located.is_none() {
            self.made_from.located = None;
        }
        let done = &self.situated;
        self.made_from
            .situated
            .retain(|name, _| done.contains_key(name));
    }

    /// Zones over the precincts, once they are.
    pub(super) fn areas(&self, name: &str) -> Option<&Areas> {
        match self.situated.get(name)?.as_ref() {
            Situated::Areas(areas) => Some(areas),
            Situated::Places(_) => None,
        }
    }

    /// Moves results that are joined to other precincts.
    pub(super) fn update_moved(&mut self, project: &Project, data: &Data) {
        self.moved.clear();
        for source in &project.sources {
            let Some(Ok(join)) = self.joins.get(&source.name) else {
                continue;
            };
            let (Some(row_of), Some(to), Some(read)) =
                (&join.row_of_area, &join.to, data.table(source))
            else {
                continue;
            };
            if let (Some(areas), false) = (self.areas(to), read.contests.is_empty()) {
                let table = join.table(read);
                let moved = vintage::moved(&read.contests, table, row_of, &areas.overlay);
                self.moved.insert(source.name.clone(), Arc::new(moved));
            }
        }
    }

    /// A table and how its rows tell of the precincts; `None` until it is joined.
    pub(super) fn rows_of<'a>(
        &'a self,
        source: &Source,
        data: &'a Data,
    ) -> Option<(&'a Table, Rows<'a>)> {
        let join = self.joins.get(&source.name)?.as_ref().ok()?;
        if let Some(moved) = self.moved.get(&source.name) {
            return Some((&moved.table, Rows::Matched(&self.own_rows)));
        }
        let table = join.table(data.table(source)?);
        let Some(row_of) = &join.row_of_area else {
            return Some((table, Rows::Matched(&join.row_of)));
        };
        let overlay = &self.areas(join.to.as_ref()?)?.overlay;
        let masses = self.masses.get(&source.name);
        let rows = Rows::Areas {
            overlay,
            row_of,
            masses: masses.map(|masses| masses.values.as_slice()),
        };
        Some((table, rows))
    }

    /// A table of results with a row for each precinct that has any, and which it is.
    pub fn results_of<'a>(
        &'a self,
        source: &Source,
        data: &'a Data,
    ) -> Option<(&'a Table, &'a [Option<u32>])> {
        match self.rows_of(source, data)? {
            (table, Rows::Matched(row_of)) => Some((table, row_of)),
            (_, Rows::Areas { .. } | Rows::Places(_)) => None,
        }
    }
}
