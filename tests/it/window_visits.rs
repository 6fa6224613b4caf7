//! Addresses that are done or that object, in the window.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use arpent::base::date::Date;
use arpent::base::words::{Language, Words};
use arpent::model::address::LeftOut;
use arpent::model::project::Role;
use arpent::ui::app::Options;
use egui_kittest::kittest::Queryable as _;

use crate::window::{Window, click, english, files, picture, settle, stage, window};
use crate::window_edit::open;

/// The sample's best precincts cut into turfs, in a window that adds `list` and prints into
/// `folder` when asked for files.
fn cut(options: Options, list: &Path, folder: &Path) -> Window {
    let mut window = window(Options {
        answers: Some(vec![list.to_owned(), folder.to_owned()]),
        date: Date::new(2026, 3, 14),
        ..options
    });
    let french = window.query_by_label("Cible").is_some();
    let words = if french {
        [
            "Cible",
            "Sélectionner\u{202f}: Les premiers",
            "Parcours",
            "Découper les parcours",
        ]
    } else {
        ["Target", "Select: The first", "Turf", "Cut turfs"]
    };
    stage(&mut window, words[0]);
    click(&mut window, words[1]);
    stage(&mut window, words[2]);
    window.get_by_label(words[3]).click();
    settle(&mut window);
    window
}

/// Writes a list with one address of the second turf that objects, and as done all addresses that
/// another turf has in one street, where it has the most.
fn write(window: &Window, path: &Path) -> (usize, String) {
    let session = window.state().session();
    let plan = session.project().plan.as_ref().unwrap();
    let addresses = session.addresses().unwrap();
    let street = |id: &str| {
        let known = addresses.iter().find(|address| address.id == id);
        known.map(|address| address.street.clone())
    };
    let mut streets: BTreeMap<(usize, Option<String>), Vec<&str>> = BTreeMap::new();
    for (turf, of) in plan.turfs.iter().enumerate().filter(|it| it.0 != 1) {
        for stop in &of.stops {
            let along = streets.entry((turf, street(&stop.address))).or_default();
            along.push(&stop.address);
        }
    }
    let done = streets.into_values().max_by_key(Vec::len).unwrap();
    let objects = plan.turfs[1].stops[0].address.clone();
    let mut text = String::from("address_id,status,visited_on\n");
    for address in &done {
        writeln!(text, "{address},done,2026-03-12").unwrap();
    }
    writeln!(text, "{objects},objects,").unwrap();
    fs::write(path, text).unwrap();
    (done.len(), objects)
}

/// What the panel says of the doors of the selection that are not left out.
fn still_to_do(window: &Window) -> String {
    let session = window.state().session();
    let visited = session.derived().visited.clone().unwrap();
    let plan = session.project().plan.as_ref().unwrap();
    let addresses = session.addresses().unwrap();
    let is_left = |address: &str| {
        let place = addresses.iter().position(|it| it.id == address).unwrap();
        visited.reasons[place].is_some()
    };
    let stops = plan.turfs.iter().flat_map(|turf| &turf.stops);
    let left = stops.filter(|stop| is_left(&stop.address));
    let left: u64 = left.map(|stop| u64::from(stop.doors)).sum();
    let selected = session.selection.iter();
    let doors: u64 = selected.map(|it| session.derived().doors[it.index()]).sum();
    let words = Words::new(Language::English);
    format!(
        "{} of {} doors still to do",
        words.count(doors - left),
        words.count(doors)
    )
}

#[test]
fn a_list_is_added_and_what_objects_is_taken_out_before_a_print() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("seen.csv");
    let packets = folder.path().join("packets");
    fs::create_dir(&packets).unwrap();
    let mut window = cut(english(), &list, &packets);
    let (done, objects) = write(&window, &list);
    stage(&mut window, "Data");
    click(&mut window, "Add files…");
    window.run();
    click(&mut window, "Add 1 file");
    settle(&mut window);
    let project = window.state().session().project();
    let role = project.source("seen").map(|source| source.role);
    assert_eq!(role, Some(Role::Visits), "known by its columns");
    let said = format!("· Left out by now: {done} done, 1 that object");
    window.get_by_label(&said);
    let visited = window.state().session().derived().visited.clone().unwrap();
    assert_eq!(visited.count(LeftOut::Done), done);
    let said = still_to_do(&window);
    stage(&mut window, "Target");
    let told = window.query_all_by_label_contains(&said).count();
    assert!(0 < told, "no «{said}»");
    picture(&mut window, "visits-target");

    stage(&mut window, "Turf");
    window.get_by_label("Where addresses are done");
    window.get_by_label("Where somebody objects");
    window.get_by_label(&format!("({done})"));
    picture(&mut window, "visits-turf");
    open(&mut window, "Turf 1");
    window.run();
    window.get_by_label("Address that objects");
    assert!(
        window.query_by_label("Where somebody objects").is_none(),
        "rings are near"
    );
    picture(&mut window, "visits-near");

    click(&mut window, "Print packets…");
    settle(&mut window);
    window.get_by_label("An address on turf 2 objects: no crew may be sent there.");
    picture(&mut window, "visits-preflight");
    click(&mut window, "Print anyway…");
    settle(&mut window);
    assert!(files(&packets).is_empty(), "it is never printed");

    click(&mut window, "Print packets…");
    settle(&mut window);
    click(&mut window, "Take one address out");
    settle(&mut window);
    let plan = window.state().session().project().plan.clone().unwrap();
    assert!(
        plan.left_out.contains(&(LeftOut::Objects, objects.clone())),
        "with its reason"
    );
    let stops = plan.turfs.iter().flat_map(|turf| &turf.stops);
    assert!(stops.into_iter().all(|stop| stop.address != objects));
    let findings = window.state().session().findings();
    let found = findings.expect("it was looked at again").iter();
    let mut found = found.map(|finding| finding.what.key());
    assert!(found.all(|key| key != "visits-objecting"));
}

/// Adds to the list all addresses of every seventh street, and every thirtieth address as objecting.
fn write_more(window: &Window, path: &Path) {
    let addresses = window.state().session().addresses().unwrap();
    let streets: BTreeSet<&str> = addresses.iter().map(|it| it.street.as_str()).collect();
    let done: BTreeSet<&str> = streets.into_iter().step_by(7).collect();
    let mut text = fs::read_to_string(path).unwrap();
    for (place, address) in addresses.iter().enumerate() {
        if place % 30 == 0 {
            writeln!(text, "{},objects,", address.id).unwrap();
        } else if done.contains(address.street.as_str()) {
            writeln!(text, "{},done,", address.id).unwrap();
        }
    }
    fs::write(path, text).unwrap();
}

#[test]
fn the_legend_and_the_cut_speak_french() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("seen.csv");
    let french = Options {
        language: Some(Language::French),
        ..Options::default()
    };
    let mut window = cut(french, &list, folder.path());
    write(&window, &list);
    write_more(&window, &list);
    stage(&mut window, "Données");
    click(&mut window, "Ajouter des fichiers…");
    window.run();
    click(&mut window, "Ajouter 1 fichier");
    settle(&mut window);
    picture(&mut window, "visits-data-fr");
    stage(&mut window, "Parcours");
    window.get_by_label("Là où quelqu’un s’oppose");
    click(&mut window, "Découper les parcours");
    settle(&mut window);
    picture(&mut window, "visits-turf-fr");
    let session = window.state().session();
    let plan = session.project().plan.clone().unwrap();
    let left = plan.left_out.iter().map(|(reason, _)| *reason);
    assert!(left.filter(|it| *it == LeftOut::Objects).count() > 10);
    window.get_by_label("Là où les adresses sont faites");
    open(&mut window, "Parcours 1");
    settle(&mut window);
    window.get_by_label("Adresse faite");
    picture(&mut window, "visits-near-fr");
}
