//! Shapes kept in the user's cache: the same as read, and read again where they are not.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use arpent::io::layer::prepared::Shelf;
use arpent::model::project::{Project, Role, Source};
use arpent::session::Session;
use geo::MultiPolygon;

/// Two towns of many corners, one of whose outlines crosses itself, in Lambert 93.
fn write_towns(path: &Path, corners: u32) {
    let ring = |x: f64| {
        let corner = |step: u32| {
            let angle = f64::from(step % corners) / f64::from(corners) * std::f64::consts::TAU;
            format!(
                "[{},{}]",
                x + 400.0 * angle.cos(),
                6_862_000.0 + 400.0 * angle.sin()
            )
        };
        (0..=corners).map(corner).collect::<Vec<_>>().join(",")
    };
    let bow =
        "[651000,6861000],[652000,6862000],[652000,6861000],[651000,6862000],[651000,6861000]";
    let feature = |code: &str, rings: &str| {
        format!(
            r#"{{"type":"Feature","properties":{{"code":"{code}"}},"geometry":{{"type":"Polygon","coordinates":[[{rings}]]}}}}"#
        )
    };
    let features = [
        feature("1", &ring(651_000.0)),
        feature("2", &ring(652_000.0)),
        feature("3", bow),
    ];
    let crs = r#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}}"#;
    let text = format!(
        r#"{{"type":"FeatureCollection",{crs},"features":[{}]}}"#,
        features.join(",")
    );
    fs::write(path, text).unwrap();
}

/// The shapes of the precincts and their codes, and what was said of them.
fn opened(towns: &Path, shelf: Option<Shelf>) -> (Vec<MultiPolygon<f64>>, String) {
    let source = Source {
        name: "towns".to_owned(),
        path: towns.to_owned(),
        role: Role::Precincts,
        key: Some("code".to_owned()),
        ..Source::default()
    };
    let project = Project {
        sources: vec![Arc::new(source)],
        ..Project::default()
    };
    let mut session = Session::new(|| {});
    session.shelf = shelf;
    session.replace(project, None);
    session.wait(|_jobs| {});
    let source = &session.project().sources[0];
    let fact = session.data().fact(source).unwrap();
    let precincts = session.precincts().unwrap();
    let said = format!(
        "{:?} {:?} {:?} {:?}",
        precincts.codes, precincts.table, fact.notes, fact.fingerprint
    );
    (precincts.shapes.clone(), said)
}

/// The files on the shelf, once there are so many: they are written beside the rest.
fn kept(cache: &Path, count: usize) -> Vec<std::path::PathBuf> {
    for _ in 0..500 {
        let files = fs::read_dir(cache.join("prepared"))
            .into_iter()
            .flatten()
            .flatten();
        let files: Vec<_> = files
            .map(|file| file.path())
            .filter(|path| path.extension().is_none_or(|ending| ending != "tmp"))
            .collect();
        if files.len() == count {
            return files;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("there were never {count} files");
}

#[test]
fn shapes_from_the_shelf_are_those_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let (cache, towns) = (
        folder.path().join("cache"),
        folder.path().join("towns.geojson"),
    );
    write_towns(&towns, 60_000);
    let shelf = || Some(Shelf::inside(&cache));
    let plain = opened(&towns, None);
    assert!(plain.1.contains("note-repaired"), "{}", plain.1);
    assert_eq!(opened(&towns, shelf()), plain);
    let file = kept(&cache, 1).remove(0);
    assert_eq!(opened(&towns, shelf()), plain);

    // What was kept is used: here it is that of other towns.
    let other = folder.path().join("other.geojson");
    write_towns(&other, 60_001);
    let others = opened(&other, shelf());
    assert_ne!(others.0, plain.0);
    let both = kept(&cache, 2);
    let others_file = both.iter().find(|path| **path != file).unwrap();
    let whole = fs::read(&file).unwrap();
    fs::copy(others_file, &file).unwrap();
    assert_eq!(opened(&towns, shelf()).0, others.0);

    // Damaged, it is as good as none.
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(opened(&towns, shelf()), plain);
}

#[test]
fn a_file_that_has_changed_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let (cache, towns) = (
        folder.path().join("cache"),
        folder.path().join("towns.geojson"),
    );
    let shelf = || Some(Shelf::inside(&cache));
    write_towns(&towns, 60_000);
    opened(&towns, shelf());
    kept(&cache, 1);
    let text = fs::read_to_string(&towns).unwrap();
    // Of the same size.
    fs::write(&towns, text.replace("652000,6862000", "652000,6862500")).unwrap();
    assert_eq!(opened(&towns, shelf()), opened(&towns, None));
}
