//! The names on the ground: precincts, streets, places and towns, found by what somebody types.
//!
//! Of addresses only the street is taken, never a number: what is found is an area, not a door.

mod gather;
mod lines;
mod rank;
mod streets;

use std::ops::Range;

use geo::Rect;

use crate::model::layer::PrecinctId;

pub use crate::analysis::gazetteer::gather::{Ground, gather};

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A commune.
    Town,
    /// A precinct.
    Precinct,
    /// A feature of a layer that is beside the precincts.
    Place {
        /// The layer, by its place among those that were gathered.
        layer: u32,
        /// Its row there.
        row: u32,
    },
    /// A street.
    Street,
    /// Lines of one name: a street on which no address is known, a river.
    Line {
        /// The layer, by its place among those of lines that were gathered.
        layer: u32,
    },
}

/// A name, and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// What it is the name of.
    pub kind: Kind,
    /// As its file writes it.
    pub name: String,
    /// What tells it from others of the same name: a precinct's code, a town, a layer.
    pub beside: String,
    /// Around it in degrees; `None` for a precinct, whose outline is known, or what lies nowhere.
    pub bounds: Option<Rect<f64>>,
    /// The precincts it lies in, sorted; empty for a place or lines, which are looked up when
    /// they are chosen.
    pub precincts: Vec<PrecinctId>,
    /// The rows of the lines in their layer, sorted; empty for all else.
    pub rows: Vec<u32>,
}

/// Names, in the order of precincts, towns, places, streets, lines; each kind in that of its file.
///
/// Texts are kept once: the addresses of a country have a million streets, but few names.
#[derive(Debug, Default)]
pub struct Gazetteer {
    texts: Vec<Text>,
    entries: Vec<Entry>,
    /// The precincts of all entries, or the rows of lines, one after another.
    numbers: Vec<u32>,
}

/// A name, or what stands beside one.
#[derive(Debug)]
struct Text {
    written: String,
    /// As it is compared.
    plain: String,
    /// Its place among all, the shortest first: so that two are told apart without reading them.
    order: u32,
}

/// What a [`Named`] is made from.
#[derive(Debug)]
struct Entry {
    kind: Kind,
    /// Its name among the texts, and what is beside it.
    name: u32,
    beside: u32,
    /// Where its precincts or rows are.
    numbers: Range<u32>,
    /// West, south, east, north, to a few centimetres; NaN for none.
    bounds: [f32; 4],
}

impl Gazetteer {
    /// How many names there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// A name by its place, as [`Gazetteer::find`] gives it.
    pub fn get(&self, place: usize) -> Option<Named> {
        let entry = self.entries.get(place)?;
        let text = |number: u32| self.texts.get(number as usize);
        let written = |number| text(number).map_or_else(String::new, |text| text.written.clone());
        let [west, south, east, north] = entry.bounds.map(f64::from);
        let known = entry.bounds.iter().all(|side| side.is_finite());
        let range = entry.numbers.start as usize..entry.numbers.end as usize;
        let numbers = self.numbers.get(range)?.to_vec();
        let (precincts, rows) = match entry.kind {
            Kind::Line { .. } => (Vec::new(), numbers),
            _ => (numbers.into_iter().map(PrecinctId).collect(), Vec::new()),
        };
        Some(Named {
            kind: entry.kind,
            name: written(entry.name),
            beside: written(entry.beside),
            bounds: known.then(|| Rect::new((west, south), (east, north))),
            precincts,
            rows,
        })
    }

    /// The places of at most `most` names that have all the words of a query, the likeliest
    /// first: the whole name, then its beginning, then beginnings of words, then anything inside;
    /// a short name, of which more was typed, before a long one; of one name a town before a
    /// precinct, a place, a street.
    pub fn find(&self, query: &str, most: usize) -> Vec<usize> {
        rank::find(self, query, most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::task::Task;
    use crate::model::address::{Address, Located, Place};
    use crate::model::layer::{Code, Layer, Precincts};
    use crate::model::table::Table;
    use geo::{Geometry, Point, line_string, polygon};
    use polars::prelude::{Column, DataFrame};

    fn precincts() -> Precincts {
        let codes = ["93010_0001", "93010_0002"];
        Precincts {
            codes: codes.map(|code| Code(code.to_owned())).to_vec(),
            names: vec!["École Jules-Ferry".to_owned(), "Hôtel de ville".to_owned()],
            ..Precincts::default()
        }
    }

    fn address(number: u32, street: &str, lon: f64) -> Address {
        Address {
            number,
            street: street.to_owned(),
            lon,
            lat: 48.9,
            ..Address::default()
        }
    }

    fn stations() -> Layer {
        let names = Column::new("libelle".into(), ["Gare de Bondy", "Pont de Bondy"]);
        Layer {
            shapes: vec![Some(Geometry::from(Point::new(2.48, 48.89))); 2],
            table: Table {
                frame: DataFrame::new(2, vec![names]).unwrap(),
            },
            ..Layer::default()
        }
    }

    /// Everything there is, with a street in each precinct, and one of the same name far away.
    fn gazetteer() -> Gazetteer {
        let addresses = [
            address(12, "Avenue de la République", 2.480),
            address(7, "Rue de la Gare", 2.480),
            address(14, "Avenue de la République", 2.487),
            address(3, "Avenue de la République", 2.900),
            address(9, "Rue Saint-Denis", f64::NAN),
        ];
        let inside = [0, 0, 1, 1, 1].map(|precinct| Place::In(PrecinctId(precinct)));
        let located = Located {
            places: inside.to_vec(),
            doors: vec![1; 5],
            ..Located::default()
        };
        let (precincts, stations) = (precincts(), stations());
        let ground = Ground {
            precincts: &precincts,
            addresses: Some((&addresses, &located)),
            layers: vec![("stations", &stations)],
            lines: Vec::new(),
        };
        gather(&ground, &Task::default()).unwrap()
    }

    fn found(query: &str) -> Vec<String> {
        let gazetteer = gazetteer();
        let places = gazetteer.find(query, 9).into_iter();
        places
            .map(|place| gazetteer.get(place).unwrap().name)
            .collect()
    }

    #[test]
    fn names_are_found_without_accents_by_parts_and_by_what_they_are_short_for() {
        assert_eq!(found("ECOLE ferry"), ["École Jules-Ferry"]);
        assert_eq!(found("0002"), ["Hôtel de ville"]);
        assert_eq!(found("av republ").len(), 2);
        assert_eq!(found("republique avenue").len(), 2);
        assert!(found("nowhere").is_empty() && found(" ").is_empty());
    }

    #[test]
    fn the_likeliest_name_comes_first() {
        assert_eq!(found("gare"), ["Gare de Bondy", "Rue de la Gare"]);
        assert_eq!(found("gare bondy"), ["Gare de Bondy"]);
        assert_eq!(found("pont"), ["Pont de Bondy"]);
    }

    #[test]
    fn a_street_far_from_its_namesake_is_another_and_has_its_own_precincts() {
        let gazetteer = gazetteer();
        let places = gazetteer.find("avenue de la republique", 9);
        let streets: Vec<Named> = places
            .iter()
            .filter_map(|place| gazetteer.get(*place))
            .collect();
        assert_eq!(streets[0].precincts, [PrecinctId(0), PrecinctId(1)]);
        assert_eq!(streets[1].precincts, [PrecinctId(1)]);
        let bounds = streets[0].bounds.unwrap();
        assert!((bounds.width() - 0.007).abs() < 1e-5, "{bounds:?}");
    }

    /// A road of two pieces and its namesake far away, a street that has addresses, one without
    /// a name.
    fn roads() -> Layer {
        let named = [
            Some("Rue de la Mare"),
            Some("AVENUE DE LA REPUBLIQUE"),
            None,
        ];
        let named = [named[0], named[0], named[0], named[1], named[2]];
        let line =
            |from: f64, to: f64| Some(line_string![(x: from, y: 48.9), (x: to, y: 48.9)].into());
        Layer {
            shapes: vec![
                line(2.48, 2.485),
                line(2.60, 2.61),
                line(2.485, 2.53),
                line(2.481, 2.486),
                line(2.48, 2.49),
            ],
            table: Table {
                frame: DataFrame::new(5, vec![Column::new("nom_voie".into(), named)]).unwrap(),
            },
            ..Layer::default()
        }
    }

    #[test]
    fn lines_that_touch_are_one_beside_their_town_and_a_street_with_addresses_is_not_found_twice() {
        let area = |west: f64, east: f64| {
            let corners = polygon![
                (x: west, y: 48.8), (x: east, y: 48.8), (x: east, y: 49.0), (x: west, y: 49.0)
            ];
            corners.into()
        };
        let precincts = Precincts {
            shapes: vec![area(2.4, 2.55), area(2.55, 2.7)],
            table: Table {
                frame: DataFrame::new(2, vec![Column::new("ville".into(), ["Bondy", "Pavillons"])])
                    .unwrap(),
            },
            ..precincts()
        };
        let addresses = [address(12, "Avenue de la République", 2.480)];
        let located = Located {
            places: vec![Place::In(PrecinctId(0))],
            doors: vec![1],
            ..Located::default()
        };
        let roads = roads();
        let ground = Ground {
            precincts: &precincts,
            addresses: Some((&addresses, &located)),
            layers: Vec::new(),
            lines: vec![("roads", &roads)],
        };
        let gazetteer = gather(&ground, &Task::default()).unwrap();
        let named = |query: &str| -> Vec<Named> {
            let places = gazetteer.find(query, 9).into_iter();
            places.filter_map(|place| gazetteer.get(place)).collect()
        };
        let mare = named("rue mare");
        let told: Vec<(&str, &[u32])> = mare
            .iter()
            .map(|named| (named.beside.as_str(), named.rows.as_slice()))
            .collect();
        assert_eq!(told, [("Bondy", &[0, 2][..]), ("Pavillons", &[1])]);
        assert_eq!(mare[0].kind, Kind::Line { layer: 0 });
        let avenue = named("av republique");
        assert_eq!(avenue.len(), 1);
        assert_eq!(avenue[0].kind, Kind::Street);
    }

    #[test]
    fn no_number_of_a_house_can_be_found_and_what_lies_nowhere_is_no_street() {
        assert!(found("12 avenue").is_empty());
        assert!(found("saint denis").is_empty());
        let gazetteer = gazetteer();
        let names = (0..gazetteer.len()).filter_map(|place| gazetteer.get(place));
        for named in names.filter(|named| named.kind == Kind::Street) {
            assert!(!named.name.chars().any(char::is_numeric), "{}", named.name);
        }
    }
}
