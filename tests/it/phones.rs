//! What goes onto phones: KML, and a project of QGIS and `QField` over the turfs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use gdal::Dataset;
use gdal::vector::LayerAccess as _;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::cli::Town;
use crate::questionnaire::asking_town;

/// The sample town with its packets in the folder `packets`.
fn printed(language: &str) -> Town {
    let town = asking_town();
    let print = ["print", "town.arpent", "-o", "packets", "--packets", "1"];
    town.run(&[&print[..], &["--language", language]].concat());
    town
}

/// A column of a layer, as texts.
fn column(town: &Town, file: &str, layer: &str, field: &str) -> Vec<String> {
    let dataset = Dataset::open(town.path(file)).unwrap();
    let mut layer = dataset.layer_by_name(layer).unwrap();
    let features = layer.features();
    features
        .map(|feature| {
            let place = feature.field_index(field).unwrap();
            feature.field_as_string(place).unwrap().unwrap_or_default()
        })
        .collect()
}

#[test]
fn kml_has_every_stop_under_its_address_and_every_turf_under_its_packet() {
    let town = printed("en");
    let (kml, gpkg) = ("packets/turfs.kml", "packets/turfs.gpkg");
    let addresses = column(&town, gpkg, "stops", "address");
    assert!(addresses.len() > 20, "{}", addresses.len());
    assert!(addresses.iter().all(|address| address.contains(' ')));
    assert_eq!(column(&town, kml, "stops", "Name"), addresses);
    let packets = column(&town, gpkg, "turfs", "packet");
    assert_eq!(column(&town, kml, "turfs", "Name"), packets);
    for field in ["order", "doors", "packet"] {
        assert_eq!(
            column(&town, kml, "stops", field),
            column(&town, gpkg, "stops", field)
        );
    }
}

#[test]
fn gpx_has_a_waypoint_to_each_stop_and_a_route_to_each_turf_of_several() {
    let town = asking_town();
    town.run(&["cut", "town.arpent", "--target", "top 10%", "--doors", "40"]);
    town.run(&["print", "town.arpent", "-o", "packets", "--packets", "1"]);
    let (gpx, gpkg) = ("packets/turfs.gpx", "packets/turfs.gpkg");
    assert_eq!(
        column(&town, gpx, "waypoints", "name"),
        column(&town, gpkg, "stops", "address")
    );
    let mut stops: BTreeMap<String, usize> = BTreeMap::new();
    for packet in column(&town, gpkg, "stops", "packet") {
        *stops.entry(packet).or_default() += 1;
    }
    assert!(stops.values().any(|&count| count == 1), "a tower alone");
    stops.retain(|_, count| 1 < *count);
    let dataset = Dataset::open(town.path(gpx)).unwrap();
    let mut routes = dataset.layer_by_name("routes").unwrap();
    let found = routes.features().map(|route| {
        let name = route.field_as_string(0).unwrap().unwrap_or_default();
        (name, route.geometry().unwrap().point_count())
    });
    assert_eq!(found.collect::<BTreeMap<String, usize>>(), stops);
}

#[test]
fn kml_has_outlines_with_their_scores() {
    let town = Town::files();
    town.run(&["score", "town.arpent", "-o", "scores.kml"]);
    town.run(&["score", "town.arpent", "-o", "scores.gpkg"]);
    let scores = column(&town, "scores.kml", "precincts", "score");
    assert_eq!(scores.len(), 40);
    let areas = |file: &str| -> Vec<f64> {
        let dataset = Dataset::open(town.path(file)).unwrap();
        let mut layer = dataset.layer_by_name("precincts").unwrap();
        let features = layer.features();
        features
            .map(|feature| feature.geometry().unwrap().area())
            .collect()
    };
    for (kml, gpkg) in areas("scores.kml").into_iter().zip(areas("scores.gpkg")) {
        assert!((kml - gpkg).abs() < 1e-12, "{kml} {gpkg}");
    }
}

/// The elements of a project of QGIS: those that begin, and texts by the element they stand in.
fn elements(xml: &str) -> (Vec<BytesStart<'static>>, Vec<(String, String)>) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut begun, mut texts, mut within) = (Vec::new(), Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                within.push(start.name().as_ref().to_owned());
                begun.push(start.into_owned());
            }
            Event::Empty(start) => begun.push(start.into_owned()),
            Event::End(_) => {
                within.pop();
            }
            Event::Text(text) => {
                let name = within.last().cloned().unwrap_or_default();
                texts.push((name, text.xml10_content().into_owned()));
            }
            Event::Eof => break,
            _ => (),
        }
    }
    assert!(within.is_empty(), "left open: {within:?}");
    (begun, texts)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).unwrap()?;
    Some(
        quick_xml::escape::unescape(&attribute.value)
            .unwrap()
            .into_owned(),
    )
}

#[test]
fn the_qgis_project_has_the_coordinate_system_that_it_opens_in() {
    let town = printed("en");
    let project = fs::read_to_string(town.path("packets/turfs.qgs")).unwrap();
    let (_, texts) = elements(&project);
    // Without both QGIS opens it without one, beside its layers.
    for needed in [("ProjectionsEnabled", "1"), ("srsid", "3857")] {
        let mut texts = texts.iter();
        let said = texts.any(|(element, text)| (element.as_str(), text.as_str()) == needed);
        assert!(said, "{needed:?}");
    }
}

#[test]
fn the_qgis_project_is_well_formed_and_finds_its_layers_and_columns() {
    let town = printed("fr");
    let project = fs::read_to_string(town.path("packets/turfs.qgs")).unwrap();
    let (begun, texts) = elements(&project);
    let sources: Vec<&str> = texts
        .iter()
        .filter(|(element, _)| element == "datasource")
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(
        sources,
        [
            "./turfs.gpkg|layername=stops",
            "./turfs.gpkg|layername=turfs"
        ]
    );
    let dataset = Dataset::open(town.path("packets/turfs.gpkg")).unwrap();
    let mut columns = BTreeSet::new();
    for source in sources {
        let (file, layer) = source.split_once("|layername=").unwrap();
        assert!(town.path("packets").join(file).exists());
        let layer = dataset.layer_by_name(layer).unwrap();
        columns.extend(layer.defn().fields().map(|field| field.name()));
    }
    let of = |element: &str, name: &str| -> Vec<String> {
        let elements = begun.iter();
        let elements = elements.filter(|begun| begun.name().as_ref() == element);
        elements
            .filter_map(|begun| attribute(begun, name))
            .collect()
    };
    for used in [
        of("text-style", "fieldName"),
        of("field", "name"),
        of("alias", "field"),
    ] {
        assert!(!used.is_empty());
        assert!(used.iter().all(|name| columns.contains(name)), "{used:?}");
    }
    assert_eq!(of("text-style", "fieldName"), ["order", "packet"]);
    let widgets = of("editWidget", "type");
    let choices = widgets
        .iter()
        .filter(|widget| *widget == "ValueMap")
        .count();
    assert_eq!(choices, 1 + 5 + 1, "outcome, questions, opposition");
    let options: Vec<(String, String)> = begun
        .iter()
        .filter_map(|begun| Some((attribute(begun, "name")?, attribute(begun, "value")?)))
        .collect();
    for (said, kept) in [
        ("absent", "absent"),
        ("pas d’accès", "no_access"),
        ("B · Pas eu le temps", "B"),
    ] {
        assert!(
            options.contains(&(said.to_owned(), kept.to_owned())),
            "{said}"
        );
    }
    assert!(of("layer-tree-layer", "name").contains(&"Parcours".to_owned()));
    assert!(
        of("alias", "name")
            .iter()
            .any(|alias| alias.starts_with("2. Qu’est-ce"))
    );
    assert!(!project.contains('{'), "every gap is filled");
}
