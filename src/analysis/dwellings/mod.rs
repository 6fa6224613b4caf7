//! What the features of a layer of buildings tell of dwellings, floors, staircases and lifts.
//!
//! Understood are BD TOPO, OpenStreetMap (as columns, or packed in GDAL's `other_tags`), points of
//! social housing (RPLS, say), and any layer with a column by a usual name or one that is told.

mod estimate;
mod facts;
mod rows;

use std::sync::Arc;

use geo::{Geometry, MultiPolygon, Point, Polygon};

use crate::analysis::dwellings::estimate::Body;
use crate::analysis::dwellings::facts::{Facts, Use};
use crate::base::note::Noted;
use crate::base::text::plain;
use crate::base::words::Message;
use crate::model::address::Building;
use crate::model::layer::Layer;
use crate::msg;

pub use crate::analysis::dwellings::facts::are_buildings;

/// What a building tells of its dwellings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    /// So many, by a column.
    Stated(u32),
    /// So many of social housing.
    Social(u32),
    /// So many, by its floors and footprint.
    Estimated(u32),
    /// It is as small as a house, and no more is known: it may be the shed of another.
    House,
    /// It is larger than a house, and nobody knows how high: it may have any number.
    Unmeasured,
}

impl Tells {
    /// How many dwellings that are.
    pub fn dwellings(self) -> u32 {
        match self {
            Self::Stated(count) | Self::Social(count) | Self::Estimated(count) => count,
            Self::House => 1,
            Self::Unmeasured => 0,
        }
    }

    /// Whether somebody may live there.
    pub fn may_have_homes(self) -> bool {
        self == Self::Unmeasured || self.dwellings() > 0
    }
}

/// A building, or a point that stands for one.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Its outline in degrees; of a point, a ring without extent.
    pub shape: MultiPolygon<f64>,
    /// Whether it is a point.
    pub is_point: bool,
    /// What it tells of its dwellings, where it tells anything.
    pub tells: Option<Tells>,
    /// What else is known of it.
    pub building: Building,
}

/// The buildings of one source.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    /// The source's name.
    pub source: String,
    /// In the order of its file, without features that are no building.
    pub blocks: Vec<Block>,
    /// What was odd.
    pub notes: Vec<Message>,
}

/// What buildings are found by.
#[derive(Clone, Debug)]
pub struct BuildingLayer {
    /// The source's name.
    pub source: String,
    /// Its features.
    pub layer: Arc<Layer>,
    /// The column of dwellings, where somebody has told it.
    pub dwellings: Option<String>,
}

impl BuildingLayer {
    /// Its buildings, with remarks about what could not be used.
    pub fn blocks(&self) -> Blocks {
        let read = read(&self.layer, &self.source, self.dwellings.as_deref());
        Blocks {
            source: self.source.clone(),
            blocks: read.value,
            notes: read.notes,
        }
    }
}

/// The buildings of a layer; `told` is the column of dwellings, where somebody has told it.
///
/// A line is no building. A feature of OpenStreetMap without `building` is none either.
pub fn read(layer: &Layer, source: &str, told: Option<&str>) -> Noted<Vec<Block>> {
    let mut notes = Vec::new();
    let facts = Facts::of(&layer.table);
    let is_social = facts.has_social_column(told) || speaks_of_social(&[source, &layer.name]);
    let counts = facts.dwellings(told, &mut notes);
    let (mut blocks, mut lines) = (Vec::new(), 0);
    let mut rows = Vec::new();
    for (row, shape) in layer.shapes.iter().enumerate() {
        let Some((shape, is_point)) = shape.as_ref().and_then(outline) else {
            lines += usize::from(matches!(
                shape,
                Some(Geometry::LineString(_) | Geometry::MultiLineString(_) | Geometry::Line(_))
            ));
            continue;
        };
        let stated = counts.get(row);
        let lived_in = facts.lived_in(row);
        if stated.is_none() && lived_in == Use::NoBuilding {
            continue;
        }
        let building = facts.building(row);
        let body = Body {
            square_metres: estimate::square_metres(&shape),
            storeys: building.floors.or_else(|| facts.storeys_by_height(row)),
            lived_in,
        };
        let tells = match stated {
            // Homes without dwellings are a gap in the data, not a fact.
            Some(0) if lived_in.is_home() => body.tells(),
            Some(count) if is_social => Some(Tells::Social(count)),
            Some(count) => Some(Tells::Stated(count)),
            None if is_point => None,
            None => body.tells(),
        };
        rows.push(row);
        blocks.push(Block {
            shape,
            is_point,
            tells,
            building,
        });
    }
    if is_social {
        rows::gather(&mut blocks, &rows, &facts, &mut notes);
    }
    if lines > 0 {
        notes.push(msg!("doors-note-lines", n = lines));
    }
    let is_silent = |block: &&Block| matches!(block.tells, None | Some(Tells::Unmeasured));
    let silent = blocks.iter().filter(is_silent).count();
    let unmeasured = |block: &&Block| block.tells == Some(Tells::Unmeasured);
    let unmeasured = blocks.iter().filter(unmeasured).count();
    if !blocks.is_empty() && silent == blocks.len() {
        notes.push(msg!("doors-note-nothing"));
    } else if unmeasured > 0 {
        notes.push(msg!("doors-note-unmeasured", n = unmeasured));
    }
    Noted {
        value: blocks,
        notes,
    }
}

/// Whether a name says that dwellings are social housing.
fn speaks_of_social(names: &[&str]) -> bool {
    let says = |name: &str| {
        let name = plain(name);
        ["rpls", "hlm", "social"]
            .iter()
            .any(|word| name.contains(word))
    };
    names.iter().any(|name| says(name))
}

/// The outline of a feature, and whether it is a point; none of a line.
fn outline(shape: &Geometry<f64>) -> Option<(MultiPolygon<f64>, bool)> {
    /// A ring from the point to itself.
    fn point(at: Point<f64>) -> MultiPolygon<f64> {
        Polygon::new(vec![at.0, at.0].into(), Vec::new()).into()
    }
    match shape {
        Geometry::Polygon(polygon) => Some((polygon.clone().into(), false)),
        Geometry::MultiPolygon(polygons) => Some((polygons.clone(), false)),
        Geometry::Rect(rect) => Some((rect.to_polygon().into(), false)),
        Geometry::Point(at) => Some((point(*at), true)),
        Geometry::MultiPoint(points) => Some((point(*points.0.first()?), true)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::table::Table;
    use geo::{line_string, polygon};
    use polars::prelude::{DataFrame, df};

    /// A square outline of so many metres at 48.9° north.
    fn square(metres: f64) -> Option<Geometry<f64>> {
        let (wide, tall) = (metres / 73_180.0, metres / 111_200.0);
        Some(
            polygon![
                (x: 2.5, y: 48.9), (x: 2.5 + wide, y: 48.9),
                (x: 2.5 + wide, y: 48.9 + tall), (x: 2.5, y: 48.9 + tall),
            ]
            .into(),
        )
    }

    fn layer(shapes: Vec<Option<Geometry<f64>>>, frame: DataFrame) -> Layer {
        Layer {
            shapes,
            table: Table { frame },
            ..Layer::default()
        }
    }

    fn tells(layer: &Layer, source: &str) -> Vec<Option<Tells>> {
        let read = read(layer, source, None).value;
        read.into_iter().map(|block| block.tells).collect()
    }

    #[test]
    fn bd_topo_tells_dwellings_floors_and_who_lives_there() {
        let frame = df!(
            "USAGE1" => ["Résidentiel", "Résidentiel", "Commercial et services", "Annexe", "Indifférencié"],
            "NB_LOGTS" => [Some(24), Some(0), Some(0), None, None],
            "NB_ETAGES" => [Some(5), Some(4), Some(1), None, None],
            "HAUTEUR" => [15.0, 12.0, 4.0, 3.0, 15.2],
        );
        let layer = layer(vec![square(20.0); 5], frame.unwrap());
        // 400 m² × 4 × 0.75 ÷ 63 = 19; by its height 400 m² × 5 × 0.75 ÷ 63 = 23.8.
        assert_eq!(
            tells(&layer, "bati"),
            [
                Some(Tells::Stated(24)),
                Some(Tells::Estimated(19)),
                Some(Tells::Stated(0)),
                None,
                Some(Tells::Estimated(24)),
            ]
        );
        let floors: Vec<_> = read(&layer, "bati", None).value;
        assert_eq!(floors[0].building.floors, Some(5));
        assert_eq!(floors[4].building.floors, None, "a height is no count");
    }

    #[test]
    fn openstreetmap_is_understood_packed_too() {
        let frame = df!(
            "osm_id" => ["1", "2", "3", "4", "5"],
            "building" => [Some("apartments"), Some("house"), Some("garages"), None, Some("yes")],
            "other_tags" => [
                Some(r#""building:flats"=>"30","building:levels"=>"8","elevator"=>"yes","entrances"=>"2""#),
                None, None, Some(r#""landuse"=>"grass""#), None,
            ],
        );
        let layer = layer(vec![square(10.0); 5], frame.unwrap());
        let read = read(&layer, "osm", None).value;
        assert_eq!(read.len(), 4, "grass is no building");
        assert_eq!(read[0].tells, Some(Tells::Stated(30)));
        let facts = Building {
            staircases: Some(2),
            floors: Some(8),
            lift: Some(true),
        };
        assert_eq!(read[0].building, facts);
        assert_eq!(read[1].tells, Some(Tells::Estimated(1)));
        assert_eq!(read[2].tells, None, "nobody lives in garages");
        assert_eq!(read[3].tells, Some(Tells::House));
    }

    #[test]
    fn social_housing_is_known_by_its_column_or_its_name() {
        let at = Some(Geometry::Point(Point::new(2.5, 48.9)));
        let by_column = layer(
            vec![at.clone()],
            df!("appartement" => [48], "etage" => [6]).unwrap(),
        );
        assert_eq!(tells(&by_column, "points"), [Some(Tells::Social(48))]);
        let floors = read(&by_column, "points", None).value[0].building.floors;
        assert_eq!(floors, Some(7), "six floors above the ground floor");
        let by_name = layer(vec![at], df!("nb_logements" => [12]).unwrap());
        assert_eq!(tells(&by_name, "rpls_2022"), [Some(Tells::Social(12))]);
        assert_eq!(tells(&by_name, "copros"), [Some(Tells::Stated(12))]);
    }

    #[test]
    fn cells_that_are_no_count_are_told_and_not_used() {
        let frame = df!("logements" => ["12", "douze", "-3", ""]).unwrap();
        let layer = layer(vec![square(40.0); 4], frame);
        let read = read(&layer, "bati", None);
        let tells: Vec<_> = read.value.iter().map(|block| block.tells).collect();
        let unknown = Some(Tells::Unmeasured);
        assert_eq!(tells, [Some(Tells::Stated(12)), unknown, unknown, unknown]);
        let notes: Vec<_> = read.notes.iter().map(Message::key).collect();
        assert_eq!(notes, ["doors-note-no-count", "doors-note-unmeasured"]);
    }

    #[test]
    fn a_column_that_is_told_goes_before_those_that_are_known() {
        let frame = df!("logements" => [12], "lots" => [7]).unwrap();
        let layer = layer(vec![square(40.0)], frame);
        let told = read(&layer, "bati", Some("lots"));
        assert_eq!(told.value[0].tells, Some(Tells::Stated(7)));
        let wrong = read(&layer, "bati", Some("appartements"));
        assert_eq!(wrong.notes[0].key(), "doors-note-no-column");
        assert_eq!(wrong.value[0].tells, Some(Tells::Unmeasured));
    }

    #[test]
    fn rows_of_one_dwelling_each_are_put_together_by_their_address() {
        let at = |east: f64| Some(Geometry::Point(Point::new(east, 48.9)));
        let shapes = vec![at(2.5), at(2.5), at(2.5), at(2.6)];
        let frame = df!(
            "numvoie" => ["1", "1", "3", "9"],
            "nomvoie" => ["Rue A"; 4],
            "etage" => [0, 5, 2, 1],
            "ascenseur" => [None, Some("N"), None, Some("O")],
        );
        let layer = layer(shapes, frame.unwrap());
        let social = read(&layer, "rpls_2022", None);
        let told: Vec<_> = social
            .value
            .iter()
            .map(|block| (block.tells, block.building.floors))
            .collect();
        assert_eq!(
            told,
            [
                (Some(Tells::Social(2)), Some(6)),
                (Some(Tells::Social(1)), Some(3)),
                (Some(Tells::Social(1)), Some(2)),
            ]
        );
        assert_eq!(social.value[0].building.lift, Some(false));
        assert_eq!(social.notes[0].key(), "doors-note-rows");
        let others = read(&layer, "stops", None).value;
        assert!(
            others.iter().all(|block| block.tells.is_none()),
            "any points"
        );
    }

    #[test]
    fn lines_are_no_buildings() {
        let line = line_string![(x: 2.5, y: 48.9), (x: 2.6, y: 48.9)];
        let layer = layer(vec![Some(line.into())], df!("logements" => [3]).unwrap());
        let read = read(&layer, "rues", None);
        assert!(read.value.is_empty());
        assert_eq!(read.notes[0].key(), "doors-note-lines");
    }
}
