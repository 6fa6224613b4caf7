//! Slides: a page for each scene, and nothing left behind.

use std::fs;
use std::sync::Arc;

use arpent::base::date::Date;
use arpent::base::words::Language;
use arpent::draw::picture::Page;
use arpent::model::scene::Viewpoint;
use arpent::model::scorecard::Weight;
use arpent::session::Session;
use arpent::session::action::Action;
use arpent::session::picture::{DeckRequest, Furniture, PictureRequest};
use arpent::session::selection::Pick;
use hayro::hayro_syntax::Pdf;

use crate::cli::Town;
use crate::town_project;

const VIEWPOINT: Viewpoint = Viewpoint {
    lon: 4.751,
    lat: 47.759,
    across: 3000.0,
};

fn pages(bytes: Vec<u8>) -> usize {
    Pdf::new(bytes).unwrap().pages().len()
}

fn add(session: &mut Session, title: &str, note: &str) {
    let mut scene = session.scene_of_now(title.to_owned(), VIEWPOINT);
    note.clone_into(&mut scene.note);
    session.end_gesture();
    session.apply(Action::AddScene(scene)).unwrap();
    session.end_gesture();
}

fn weigh(session: &mut Session, weight: f64) {
    let weight = Weight(weight);
    session
        .apply(Action::SetWeight { term: 0, weight })
        .unwrap();
    session.refresh();
}

/// The sample town with two scenes, neither of which is like the document.
fn with_two_scenes() -> Session {
    let mut session = town_project::open();
    let first = session.precincts().unwrap().ids().take(3);
    session.selection.pick(first, Pick::Replace);
    add(&mut session, "Where first?", "Say why.");
    weigh(&mut session, -80.0);
    add(
        &mut session,
        "The other way round",
        &"Say why. ".repeat(500),
    );
    weigh(&mut session, 15.0);
    session
}

fn request(notes: bool) -> DeckRequest {
    DeckRequest {
        picture: PictureRequest {
            page: Page::SLIDE,
            dpi: 144.0,
            furniture: Furniture::default(),
            title: None,
            legend_only: false,
            level: None,
            shown: None,
            basemap: None,
            vector: true,
            language: Language::English,
            date: Date::new(2026, 3, 1).unwrap(),
        },
        notes,
    }
}

#[test]
fn slides_are_a_page_a_scene_and_the_document_never_notices() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_two_scenes();
    let (document, scores) = (
        Arc::clone(session.project()),
        session.derived().scores.values.clone(),
    );
    let mut write = |name: &str, notes: bool| {
        let path = folder.path().join(name);
        session.write_deck(&request(notes), path.clone()).unwrap();
        session.wait(|_| {});
        fs::read(path).unwrap()
    };
    let first = write("a.pdf", false);
    assert!(first == write("b.pdf", false), "the same bytes");
    assert_eq!(pages(first), 2);
    assert!(2 < pages(write("c.pdf", true)), "a long note has its pages");
    assert!(Arc::ptr_eq(session.project(), &document));
    assert_eq!(session.derived().scores.values, scores);
    assert!(session.showing().is_none(), "nothing stays on show");
}

#[test]
fn slides_from_the_command_line_need_scenes() {
    let town = Town::files();
    let deck = ["map", "town.arpent", "--deck", "-o"];
    let (status, said) = town.fail(&[&deck[..], &["a.pdf"]].concat());
    assert_eq!(status, 1);
    assert!(said.contains("add what is shown now"), "{said}");
    let project = town.path("town.arpent");
    with_two_scenes().save(&project).unwrap();
    town.run(&[&deck[..], &["a.pdf", "--paper", "a4", "--notes"]].concat());
    assert!(2 < pages(fs::read(town.path("a.pdf")).unwrap()));
    let (status, said) = town.fail(&[&deck[..], &["a.svg"]].concat());
    assert_eq!(status, 2);
    assert!(said.contains(".pdf"), "{said}");
}
