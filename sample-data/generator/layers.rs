//! The map layers: precincts, statistical areas, priority neighbourhoods, streets, barriers, station.

use std::path::Path;

use gdal::DriverManager;
use gdal::config::set_thread_local_config_option;
use gdal::vector::{
    Feature, FieldValue, Geometry, LayerAccess as _, LayerOptions, OGRFieldType, OGRwkbGeometryType,
};

use super::Outcome;
use super::census::iris_code;
use super::geojson::{collection, coordinates, feature};
use super::ground::{Ground, lambert, system};
use super::precincts::outlines;
use super::shape::{Line, Point, area, distance, inside};
use super::site::STATION;
use super::town::{INSEE, NAME, Town, precinct_outlines};

/// The polling places, one for about four precincts.
const PLACES: [&str; 10] = [
    "Hôtel de ville",
    "École Jules-Ferry",
    "École George-Sand",
    "Gymnase de la Gare",
    "École des Tilleuls",
    "Maison de quartier des Érables",
    "École Camille-Claudel",
    "Salle des fêtes",
    "École de la Sablière",
    "Collège Buffon",
];

/// Writes all layers.
pub(super) fn write(town: &Town, folder: &Path) -> Outcome {
    set_thread_local_config_option("OGR_CURRENT_DATE", "2024-09-01T00:00:00.000Z")?;
    let ground = Ground::new()?;
    precincts(town, &folder.join("precincts.gpkg"))?;
    iris(town, &folder.join("iris.gpkg"))?;
    std::fs::write(folder.join("qpv.geojson"), priority(town, &ground)?)?;
    std::fs::write(
        folder.join("streets.geojson"),
        super::ways::streets(town, &ground)?,
    )?;
    std::fs::write(folder.join("barriers.geojson"), barriers(town, &ground)?)?;
    std::fs::write(folder.join("stations.geojson"), station(&ground)?)?;
    Ok(())
}

fn precincts(town: &Town, path: &Path) -> Outcome {
    let mut shapes = precinct_outlines(town);
    tie_a_bow(town, &mut shapes);
    let fields = [
        ("code", OGRFieldType::OFTString),
        ("numBureau", OGRFieldType::OFTInteger),
        ("libelle", OGRFieldType::OFTString),
        ("adresse", OGRFieldType::OFTString),
        ("codeCirconscription", OGRFieldType::OFTString),
    ];
    let rows = shapes.into_iter().enumerate().map(|(index, rings)| {
        let number = index as i32 + 1;
        let place = PLACES[index / 4];
        let values = vec![
            text(&format!("{INSEE}_{number:04}")),
            FieldValue::IntegerValue(number),
            text(&format!("{place} – bureau {}", index % 4 + 1)),
            text(&format!("{place}, 21999 {NAME}")),
            text("2106"),
        ];
        (values, rings)
    });
    geopackage(path, "bureaux", &fields, rows)
}

fn iris(town: &Town, path: &Path) -> Outcome {
    let fields = [
        ("insee_com", OGRFieldType::OFTString),
        ("nom_com", OGRFieldType::OFTString),
        ("iris", OGRFieldType::OFTString),
        ("code_iris", OGRFieldType::OFTString),
        ("nom_iris", OGRFieldType::OFTString),
        ("typ_iris", OGRFieldType::OFTString),
    ];
    let names = super::census::names(town);
    let rows = outlines(&town.graph, &town.iris)
        .into_iter()
        .enumerate()
        .map(|(index, rings)| {
            let code = iris_code(index);
            let values = vec![
                text(INSEE),
                text(NAME),
                text(&code[5..]),
                text(&code),
                text(names[index]),
                text("H"),
            ];
            (values, rings)
        });
    geopackage(path, "iris_ge", &fields, rows)
}

fn text(value: &str) -> FieldValue {
    FieldValue::StringValue(value.to_owned())
}

/// A self-crossing of a few metres on the outer limit, as real outlines have them.
fn tie_a_bow(town: &Town, shapes: &mut [Vec<Line>]) {
    let mut limit = town.site.limit.clone();
    limit.extend(town.site.limit.first().copied());
    for ring in shapes.iter_mut().skip(16).flatten() {
        let on_limit = |at: Point| distance(at, &limit) < 0.02;
        let long = |index: usize| {
            let (from, to) = (ring[index], ring[(index + 1) % ring.len()]);
            from.to(to) > 40.0 && on_limit(from) && on_limit(to)
        };
        let Some(index) = (0..ring.len()).find(|index| long(*index)) else {
            continue;
        };
        let (from, to) = (ring[index], ring[(index + 1) % ring.len()]);
        let way = (to - from).unit();
        let (middle, out) = ((from + to) * 0.5, -way.left() * 3.0);
        let bow = [
            middle,
            middle + way * 4.0 + out,
            middle + out,
            middle + way * 4.0,
        ];
        ring.splice(index + 1..=index, bow.map(Point::rounded));
        return;
    }
}

fn geopackage(
    path: &Path,
    name: &str,
    fields: &[(&str, OGRFieldType::Type)],
    rows: impl Iterator<Item = (Vec<FieldValue>, Vec<Line>)>,
) -> Outcome {
    if path.exists() {
        std::fs::remove_file(path)?;
    }
    let mut file = DriverManager::get_driver_by_name("GPKG")?.create_vector_only(path)?;
    let srs = system(2154)?;
    let layer = file.create_layer(LayerOptions {
        name,
        srs: Some(&srs),
        ty: OGRwkbGeometryType::wkbMultiPolygon,
        ..Default::default()
    })?;
    layer.create_defn_fields(fields)?;
    for (values, rings) in rows {
        let mut feature = Feature::new(layer.defn())?;
        for (index, value) in values.iter().enumerate() {
            feature.set_field(index, value)?;
        }
        feature.set_geometry(Geometry::from_wkt(&well_known(&rings))?)?;
        feature.create(&layer)?;
    }
    file.close()?;
    Ok(())
}

/// Outer rings with their holes.
fn polygons(rings: &[Line]) -> Vec<Vec<&Line>> {
    let (outer, holes): (Vec<&Line>, Vec<&Line>) = rings.iter().partition(|ring| area(ring) > 0.0);
    let mut polygons: Vec<Vec<&Line>> = outer.into_iter().map(|ring| vec![ring]).collect();
    for hole in holes {
        let around = polygons.iter_mut().find(|polygon| {
            hole.iter()
                .all(|at| inside(*at, polygon[0]) || polygon[0].contains(at))
        });
        if let Some(polygon) = around {
            polygon.push(hole);
        }
    }
    polygons
}

fn well_known(rings: &[Line]) -> String {
    let ring = |line: &Line| {
        let points: Vec<String> = line
            .iter()
            .chain(line.first())
            .map(|at| {
                let (x, y) = lambert(*at);
                format!("{x:.2} {y:.2}")
            })
            .collect();
        format!("({})", points.join(","))
    };
    let polygons: Vec<String> = polygons(rings)
        .into_iter()
        .map(|polygon| {
            format!(
                "({})",
                polygon.into_iter().map(ring).collect::<Vec<_>>().join(",")
            )
        })
        .collect();
    format!("MULTIPOLYGON({})", polygons.join(","))
}

fn priority(town: &Town, ground: &Ground) -> Outcome<String> {
    let names = ["Les Érables", "La Sablière"];
    let mut features = Vec::new();
    for (index, rings) in outlines(&town.graph, &town.priority).iter().enumerate() {
        let mut parts = Vec::new();
        for polygon in polygons(rings) {
            let mut written = Vec::new();
            for ring in polygon {
                let mut closed = ring.clone();
                closed.extend(ring.first().copied());
                written.push(coordinates(ground, &closed)?);
            }
            parts.push(format!("[{}]", written.join(",")));
        }
        let code = format!("QN02199{}M", index + 1);
        let properties = [
            ("code_qp", code.as_str()),
            ("lib_qp", names[index]),
            ("insee_com", INSEE),
            ("lib_com", NAME),
        ];
        features.push(feature(
            &properties,
            "MultiPolygon",
            &format!("[{}]", parts.join(",")),
        ));
    }
    Ok(collection("qpv", &features))
}

fn station(ground: &Ground) -> Outcome<String> {
    let pair = coordinates(ground, &[STATION])?;
    let (x, y) = lambert(STATION);
    let (x, y) = (format!("{x:.2}"), format!("{y:.2}"));
    let properties = [
        ("code_uic", "87999219"),
        ("libelle", NAME),
        ("fret", "N"),
        ("voyageurs", "O"),
        ("code_ligne", "999000"),
        ("commune", "AUBELUNE"),
        ("departemen", "COTE-D'OR"),
        ("x_l93", x.as_str()),
        ("y_l93", y.as_str()),
    ];
    let point = pair.trim_start_matches('[').trim_end_matches(']');
    Ok(collection(
        "liste-des-gares",
        &[feature(&properties, "Point", &format!("[{point}]"))],
    ))
}

fn barriers(town: &Town, ground: &Ground) -> Outcome<String> {
    let near = |line: &[Point]| -> Line {
        line.iter()
            .copied()
            .filter(|at| at.length() < 2600.0)
            .collect()
    };
    let river = coordinates(ground, &near(&town.site.river))?;
    let railway = coordinates(ground, &near(&town.site.railway))?;
    Ok(collection(
        "barriers",
        &[
            feature(
                &[
                    ("waterway", "river"),
                    ("name", "L’Orvelle"),
                    ("width", "42"),
                ],
                "LineString",
                &river,
            ),
            feature(
                &[("railway", "rail"), ("name", "Ligne de l’Orvelle")],
                "LineString",
                &railway,
            ),
        ],
    ))
}
