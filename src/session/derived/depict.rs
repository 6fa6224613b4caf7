//! What the map draws: which classes the figures fall into, and where discs, dots and surfaces lie.

use std::sync::Arc;

use geo::Geometry;

use crate::analysis::breaks;
use crate::base::memo::{Memo, Same};
use crate::base::words::Message;
use crate::draw::depiction::{Depiction, Drawn};
use crate::draw::heat::{Density, Heat, Lies};
use crate::draw::marks::{self, Marks};
use crate::draw::mercator::Point;
use crate::draw::ramp;
use crate::draw::shapes::Shapes;
use crate::model::address::{Address, Located};
use crate::model::indicator::Column;
use crate::model::layer::Layer;
use crate::model::project::Project;
use crate::model::shading::{Classes, Form, Mass, Middle, Ramp, Shading, Shown};
use crate::msg;
use crate::session::data::Data;
use crate::session::derived::Derived;
use crate::session::derived::classes::{BreaksKey, find_breaks, ramp_for, strength};

/// Where something lies, as it is compared.
#[derive(Clone, Debug, PartialEq)]
enum Place {
    /// Anywhere in its precinct.
    In(Same<Column>),
    /// At addresses, in proportion to their doors.
    AtDoors(Same<Column>, Same<Located>, Same<Vec<Address>>),
    /// One for every door.
    Doors(Same<Located>, Same<Vec<Address>>),
    /// One for every point of a layer.
    Points(Same<Layer>),
}

/// What makes a surface: where it lies, how far it spreads, and over which territory.
type DensityKey = (Place, u64, Same<Shapes>);

/// What makes a surface's colours.
type HeatKey = (Same<Density>, Classes, usize, Ramp, bool);

/// The parts of what is drawn, each kept until its inputs change.
#[derive(Debug, Default)]
pub(super) struct Parts {
    breaks: Memo<BreaksKey, (Arc<Vec<f64>>, bool)>,
    second: Memo<BreaksKey, (Arc<Vec<f64>>, bool)>,
    strength: Memo<Same<Column>, (Same<Vec<f32>>, f64)>,
    doors: Memo<Same<Vec<u64>>, Arc<Column>>,
    circles: Memo<(Same<Column>, Same<Shapes>), Arc<Marks>>,
    dots: Memo<(Same<Column>, u64, Same<Shapes>), (Arc<Marks>, f64)>,
    density: Memo<DensityKey, Arc<Density>>,
    heat: Memo<HeatKey, Arc<Heat>>,
}

impl Parts {
    /// The breaks of a column, and whether they lie around a middle.
    fn breaks(&mut self, key: BreaksKey) -> (Arc<Vec<f64>>, bool) {
        self.breaks.get_or_make(key, find_breaks).clone()
    }
}

impl Derived {
    /// What the map draws by `shading`, with classes found `among` some precincts; how it is
    /// drawn instead, and why, where it cannot be drawn as asked.
    pub(super) fn depict(
        &self,
        parts: &mut Parts,
        shading: &Shading,
        among: Option<Arc<Vec<bool>>>,
        (project, data): (&Project, &Data),
    ) -> (Depiction, Option<Message>) {
        let column = self.shown_column(&shading.shown);
        let key = |column: &Arc<Column>| BreaksKey {
            column: Same(Arc::clone(column)),
            classes: shading.classes.clone(),
            count: shading.count,
            middle: match (&shading.shown, shading.middle) {
                // Zero says nothing of a score: it comes and goes with the weights' signs.
                (Shown::Score, Middle::Auto) => Middle::None,
                (_, middle) => middle,
            },
            among: among.clone(),
            falling: Arc::ptr_eq(column, &self.score_column)
                .then(|| Same(Arc::clone(&self.falling))),
        };
        let key_of_pair = |column: &Arc<Column>| BreaksKey {
            classes: Classes::Quantile,
            count: 3,
            middle: Middle::None,
            ..key(column)
        };
        let is_pair = matches!(shading.form, Form::Pair(_));
        let (breaks, around) = parts.breaks(if is_pair {
            key_of_pair(&column)
        } else {
            key(&column)
        });
        let mut depiction = Depiction::areas(
            Same(column),
            Same(breaks),
            ramp_for(shading.ramp, around),
            shading.reversed,
        );
        if shading.by_people && matches!(shading.form, Form::Areas | Form::Pair(_)) {
            let key = Same(Arc::clone(&self.registered));
            depiction.strength = Some(
                parts
                    .strength
                    .get_or_make(key, |it| strength(&it.0))
                    .clone(),
            );
        }
        let second = |parts: &mut Parts, second: &Shown| {
            let column = self.shown_column(second);
            let found = parts.second.get_or_make(key_of_pair(&column), find_breaks);
            Drawn::Pair {
                breaks: Same(Arc::clone(&found.0)),
                column: Same(column),
            }
        };
        let drawn = match &shading.form {
            Form::Pair(other) => Ok(second(parts, other)),
            _ => self.marks(parts, shading, project, data),
        };
        match drawn {
            Ok(drawn) => (Depiction { drawn, ..depiction }, None),
            Err(why) => (depiction, Some(why)),
        }
    }

    /// What is drawn besides the areas of precincts, or why it cannot be.
    fn marks(
        &self,
        parts: &mut Parts,
        shading: &Shading,
        project: &Project,
        data: &Data,
    ) -> Result<Drawn, Message> {
        match &shading.form {
            Form::Areas | Form::Pair(_) => Ok(Drawn::Areas),
            Form::Circles(mass) => self.counts(parts, mass).and_then(|counts| {
                let key = (Same(counts), self.territory()?);
                let marks = parts.circles.get_or_make(key, |(counts, shapes)| {
                    Arc::new(marks::circles(&shapes.0, &counts.0))
                });
                Ok(Drawn::Circles(Same(Arc::clone(marks))))
            }),
            Form::Dots { mass, each } => self.counts(parts, mass).and_then(|counts| {
                let key = (Same(counts), each.to_bits(), self.territory()?);
                let (marks, each) = parts.dots.get_or_make(key, |(counts, _, shapes)| {
                    let each = marks::worth(&counts.0, *each);
                    (Arc::new(marks::dots(&shapes.0, &counts.0, each)), each)
                });
                Ok(Drawn::Dots {
                    marks: Same(Arc::clone(marks)),
                    each: *each,
                })
            }),
            Form::Heat { mass, reach } => {
                self.density(parts, mass, *reach, project, data)
                    .map(|density| {
                        let key = (
                            Same(density),
                            shading.classes.clone(),
                            shading.count,
                            shading.ramp,
                            shading.reversed,
                        );
                        let heat = parts.heat.get_or_make(key, heat);
                        Drawn::Heat(Same(Arc::clone(heat)))
                    })
            }
        }
    }

    /// What a picture draws by `shading`, with classes found among all precincts.
    pub(crate) fn depict_once(
        &self,
        shading: &Shading,
        project: &Project,
        data: &Data,
    ) -> Depiction {
        self.depict(&mut Parts::default(), shading, None, (project, data))
            .0
    }

    pub(super) fn shown_column(&self, shown: &Shown) -> Arc<Column> {
        match shown {
            Shown::Score => Arc::clone(&self.score_column),
            Shown::Indicator(name) => self.column_or_no_data(name),
        }
    }

    fn territory(&self) -> Result<Same<Shapes>, Message> {
        let shapes = self.shapes.clone().map(Same);
        shapes.ok_or_else(|| msg!("problem-no-precincts"))
    }

    /// How many of something each precinct has.
    fn counts(&self, parts: &mut Parts, mass: &Mass) -> Result<Arc<Column>, Message> {
        let counts = match mass {
            Mass::Voters => Arc::clone(&self.registered),
            Mass::Doors => {
                let key = Same(Arc::clone(&self.doors));
                let doors = parts.doors.get_or_make(key, |doors| {
                    Arc::new(doors.0.iter().map(|&doors| doors as f64).collect())
                });
                Arc::clone(doors)
            }
            Mass::Indicator(name) => self.column_or_no_data(name),
            Mass::Points(_) => return Err(msg!("form-points-as-surface")),
        };
        if counts.iter().any(|count| 0.0 < *count) {
            Ok(counts)
        } else {
            Err(nothing_of(mass))
        }
    }

    fn density(
        &self,
        parts: &mut Parts,
        mass: &Mass,
        reach: f64,
        project: &Project,
        data: &Data,
    ) -> Result<Arc<Density>, Message> {
        let addresses = || {
            let source = project.addresses()?;
            let located = self.located.as_ref()?;
            let addresses = data.addresses(source)?;
            Some((Same(Arc::clone(located)), Same(Arc::clone(addresses))))
        };
        let place = match mass {
            Mass::Points(name) => {
                let source = project.source(name);
                let layer = source.and_then(|source| data.layer(source));
                Place::Points(Same(Arc::clone(layer.ok_or_else(|| nothing_of(mass))?)))
            }
            Mass::Doors => {
                let (located, addresses) = addresses().ok_or_else(|| nothing_of(mass))?;
                Place::Doors(located, addresses)
            }
            Mass::Voters | Mass::Indicator(_) => {
                let counts = Same(self.counts(parts, mass)?);
                match addresses() {
                    Some((located, addresses)) => Place::AtDoors(counts, located, addresses),
                    None => Place::In(counts),
                }
            }
        };
        let key = (place, reach.to_bits(), self.territory()?);
        let density = parts.density.get_or_make(key, |(place, _, shapes)| {
            Arc::new(self.density_of(place, reach, &shapes.0))
        });
        Ok(Arc::clone(density))
    }

    fn density_of(&self, place: &Place, reach: f64, shapes: &Shapes) -> Density {
        match place {
            Place::In(counts) => Density::new(shapes, &[Lies::In(&counts.0)], reach),
            Place::Doors(located, addresses) => {
                let doors = located.0.doors.iter().map(|&doors| f64::from(doors));
                let points = at_addresses(&addresses.0, doors);
                Density::new(shapes, &[Lies::At(&points)], reach)
            }
            Place::AtDoors(counts, located, addresses) => {
                let share = |(place, doors): (&crate::model::address::Place, &u32)| {
                    let precinct = place.precinct().map(|precinct| precinct.index());
                    let known =
                        precinct.and_then(|it| Some((counts.0.get(it)?, self.doors.get(it)?)));
                    known
                        .filter(|(count, all)| 0.0 < **count && 0 < **all)
                        .map_or(0.0, |(count, all)| count * f64::from(*doors) / *all as f64)
                };
                let shares = located.0.places.iter().zip(&located.0.doors).map(share);
                let points = at_addresses(&addresses.0, shares);
                let elsewhere: Column = counts
                    .0
                    .iter()
                    .zip(self.doors.iter())
                    .map(|(count, doors)| if *doors == 0 { *count } else { f64::NAN })
                    .collect();
                let lies = [Lies::At(&points), Lies::In(&elsewhere)];
                Density::new(shapes, &lies, reach)
            }
            Place::Points(layer) => {
                let points = layer.0.shapes.iter().flatten();
                let points: Vec<(Point, f64)> = points
                    .flat_map(points_of)
                    .map(|at| (Point::from_degrees(at.x(), at.y()), 1.0))
                    .collect();
                Density::new(shapes, &[Lies::At(&points)], reach)
            }
        }
    }
}

fn points_of(shape: &Geometry<f64>) -> Vec<geo::Point<f64>> {
    match shape {
        Geometry::Point(point) => vec![*point],
        Geometry::MultiPoint(points) => points.0.clone(),
        _ => Vec::new(),
    }
}

/// Where addresses are, and how much of something is at each; without those that have nothing.
fn at_addresses(addresses: &[Address], shares: impl Iterator<Item = f64>) -> Vec<(Point, f64)> {
    addresses
        .iter()
        .zip(shares)
        .filter(|(address, share)| 0.0 < *share && address.lon.is_finite())
        .map(|(address, share)| (Point::from_degrees(address.lon, address.lat), share))
        .collect()
}

fn nothing_of(mass: &Mass) -> Message {
    match mass {
        Mass::Voters => msg!("form-no-voters"),
        Mass::Doors => msg!("form-no-doors"),
        Mass::Indicator(name) => msg!("form-no-counts", name = name.as_str()),
        Mass::Points(name) => msg!("form-no-points", name = name.as_str()),
    }
}

fn heat((density, classes, count, ramp, reversed): &HeatKey) -> Arc<Heat> {
    let breaks = breaks::breaks(&density.0.figures(), classes, *count);
    Arc::new(Heat {
        colours: ramp::colours(*ramp, breaks.len() + 1, *reversed),
        density: Arc::clone(&density.0),
        breaks,
    })
}
