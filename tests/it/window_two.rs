//! Two maps in the window: how they are opened, chosen, and brushed together.

use std::fs;

use arpent::base::words::Language;
use arpent::session::compared::Other;
use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window::{Window, english, picture, settle, window};

const SLIDER: &str = "Weight of Chastrelle list in 2024";

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

/// A window in which a weight has been moved, with two maps.
fn compared(key: Key) -> Window {
    let mut window = window(english());
    window
        .get_by_role_and_label(Role::Slider, SLIDER)
        .set_value_accesskit(-100.0);
    window.run();
    press(&mut window, key);
    window
}

fn choose(window: &mut Window, name: &str, choice: &str) {
    window.get_by_role_and_label(Role::ComboBox, name).click();
    window.run();
    window.get_by_role_and_label(Role::Button, choice).click();
    window.run();
}

fn other(window: &Window) -> Option<Other> {
    let compared = window.state().session().compared();
    compared.asked().map(|asked| asked.other.clone())
}

#[test]
fn a_key_opens_two_maps_and_closes_them() {
    let mut window = compared(Key::M);
    assert_eq!(other(&window), Some(Other::BeforeLastChange));
    window.get_by_label("Second map");
    let titled = window.query_all_by_label("Score before the last change");
    assert_eq!(titled.count(), 2, "the title and the legend");
    picture(&mut window, "two-beside");
    press(&mut window, Key::W);
    window.get_by_label("Bar between the two maps");
    picture(&mut window, "two-swipe");
    press(&mut window, Key::W);
    assert_eq!(other(&window), None);
    assert!(window.query_by_label("Bar between the two maps").is_none());
}

#[test]
fn a_click_on_either_map_selects_the_same_precinct() {
    let mut window = compared(Key::M);
    let names = ["Map", "Second map"];
    let mut selected = Vec::new();
    for name in names {
        let map = window.get_by_role_and_label(Role::Canvas, name).rect();
        let at = map.center() + Vec2::new(0.1 * map.width(), 0.0);
        window.hover_at(at);
        window.run();
        window.get_by_role_and_label(Role::Canvas, name);
        window.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed: true,
            modifiers: Modifiers::NONE,
        });
        window.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed: false,
            modifiers: Modifiers::NONE,
        });
        window.run();
        let selection = &window.state().session().selection;
        selected.push(selection.iter().collect::<Vec<_>>());
    }
    assert_eq!(selected[0].len(), 1, "something is there");
    assert_eq!(selected[0], selected[1], "one camera");
}

#[test]
fn the_bar_moves_by_the_keyboard_and_by_the_pointer() {
    let mut window = compared(Key::W);
    let name = "Bar between the two maps";
    let bar = |window: &Window| window.get_by_label(name).rect().center();
    let before = bar(&window);
    window.get_by_label(name).focus();
    window.run();
    press(&mut window, Key::ArrowRight);
    let after = bar(&window);
    assert!(after.x > before.x + 5.0, "{before:?} {after:?}");
    window.hover_at(after);
    window.run();
    window.drag_at(after);
    window.run();
    window.hover_at(after - Vec2::new(150.0, 0.0));
    window.run();
    window.drop_at(after - Vec2::new(150.0, 0.0));
    window.run();
    let dragged = bar(&window);
    assert!(
        (dragged.x - after.x + 150.0).abs() < 3.0,
        "{after:?} {dragged:?}"
    );
}

#[test]
fn what_two_recipes_disagree_about_is_a_list_that_can_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    let mut window = window(Options {
        answers: Some(vec![path.clone()]),
        ..english()
    });
    press(&mut window, Key::M);
    let recipe = {
        let compared = window.state().session().compared();
        let recipe = compared.recipes().next().cloned().unwrap();
        recipe.name.in_language(Language::English).to_owned()
    };
    choose(
        &mut window,
        "Compared with",
        &format!("Score by “{recipe}”"),
    );
    choose(
        &mut window,
        "What the second map shows",
        "Difference of ranks",
    );
    window.get_by_label_contains("Rank correlation");
    let mut buttons = window.query_all_by_role_and_label(Role::Button, "To discuss");
    buttons.next().unwrap().click();
    drop(buttons);
    window.run();
    picture(&mut window, "two-disagreement");
    window.get_by_label("Export the list to discuss").click();
    settle(&mut window);
    let list = fs::read_to_string(path).unwrap();
    let mut lines = list.lines();
    assert_eq!(
        lines.next(),
        Some("code,name,rank,other_rank,places,score,other_score")
    );
    let gaps: Vec<f64> = lines
        .map(|line| {
            line.split(',')
                .nth(4)
                .unwrap()
                .parse::<f64>()
                .unwrap()
                .abs()
        })
        .collect();
    assert!(!gaps.is_empty());
    assert!(gaps.windows(2).all(|pair| pair[0] >= pair[1]), "most first");
}

#[test]
fn an_area_is_selected_with_all_its_precincts() {
    let mut window = window(english());
    choose(&mut window, "Level of the map", "By adresse");
    let areas = window.state().session().levels().now();
    let counts = areas.unwrap().0.counts.clone();
    let map = window.get_by_role_and_label(Role::Canvas, "Map").rect();
    let at = map.center() + Vec2::new(0.05 * map.width(), 0.0);
    window.hover_at(at);
    window.run();
    for pressed in [true, false] {
        window.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.run();
    picture(&mut window, "two-level");
    let selected = window.state().session().selection.len();
    assert!(counts.contains(&selected), "{selected} of {counts:?}");
    choose(&mut window, "Level of the map", "By precinct");
    assert!(window.state().session().levels().now().is_none());
}

/// Pictures of both languages and themes, in a small window too, for whoever looks.
#[test]
fn two_maps_have_room_in_both_languages() {
    for (language, dark, size) in [
        (Language::English, false, [1440.0, 900.0]),
        (Language::French, true, [1440.0, 900.0]),
        (Language::French, false, [1100.0, 700.0]),
        (Language::English, true, [1100.0, 700.0]),
    ] {
        let mut window = window(Options {
            language: Some(language),
            ..english()
        });
        let theme = if dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        };
        window.ctx.set_theme(theme);
        window.set_size(size.into());
        window.run();
        let slider = match language {
            Language::English => SLIDER,
            Language::French => "Poids de Liste Chastrelle en 2024",
        };
        let found = window.query_by_role_and_label(Role::Slider, slider);
        if let Some(slider) = found {
            slider.set_value_accesskit(-100.0);
        }
        window.run();
        for key in [Key::M, Key::W] {
            press(&mut window, key);
            let name = format!("two-{}-{dark}-{}-{key:?}", language.code(), size[0]);
            picture(&mut window, &name);
        }
        let reading = match language {
            Language::English => ("What the second map shows", "Difference of scores"),
            Language::French => ("Ce que montre la deuxième carte", "Écart de score"),
        };
        choose(&mut window, reading.0, reading.1);
        press(&mut window, Key::M);
        let name = format!("two-{}-{dark}-{}-difference", language.code(), size[0]);
        picture(&mut window, &name);
        let compared = window.state().session().compared();
        assert!(compared.agreement().is_some(), "{language:?}");
    }
}

#[test]
fn in_a_small_window_legends_are_folded_until_they_are_opened() {
    for (language, open, fold) in [
        (Language::English, "Open the legend", "Fold the legend"),
        (Language::French, "Ouvrir la légende", "Replier la légende"),
    ] {
        let mut window = window(Options {
            language: Some(language),
            ..english()
        });
        window.set_size(Vec2::new(1100.0, 700.0));
        window.run();
        press(&mut window, Key::M);
        let count = |window: &Window, name: &str| {
            let found = window.query_all_by_role(Role::Button);
            let names = found.filter_map(|node| node.accesskit_node().label());
            names.filter(|label| label.starts_with(name)).count()
        };
        assert_eq!(count(&window, open), 2, "both are folded");
        let folded = window.query_all_by_role(Role::Button);
        let folded: Vec<_> = folded
            .filter(|node| {
                let label = node.accesskit_node().label();
                label.is_some_and(|label| label.starts_with(open))
            })
            .collect();
        assert!(folded.iter().all(|card| card.rect().height() < 40.0));
        folded[0].click();
        drop(folded);
        window.run();
        assert_eq!((count(&window, open), count(&window, fold)), (1, 1));
        picture(&mut window, &format!("two-folded-{}", language.code()));
        let opened = window.query_all_by_role(Role::Button).find(|node| {
            let label = node.accesskit_node().label();
            label.is_some_and(|label| label.starts_with(fold))
        });
        opened.unwrap().click();
        window.run();
        assert_eq!(count(&window, open), 2, "folded again");
    }
}
