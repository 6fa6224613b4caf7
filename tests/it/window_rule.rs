//! A rule for a table of another layout, made in the window.

use arpent::io;
use arpent::io::settings::Folders;
use arpent::model::rule::RowsAre;
use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::window::{Window, click, english, picture, settle, stage, window};

fn choose(window: &mut Window, menu: &str, column: &str) {
    window.get_by_role_and_label(Role::ComboBox, menu).click();
    window.run();
    window.get_by_role_and_label(Role::Button, column).click();
    window.run();
}

#[test]
fn columns_are_named_and_what_comes_out_is_shown_before_it_is_used() {
    let folder = tempfile::tempdir().unwrap();
    let folders = Folders::inside(folder.path());
    let mut window = window(Options {
        folders: Some(folders.clone()),
        ..english()
    });
    stage(&mut window, "Data");
    click(&mut window, "How t2022 is read");
    click(&mut window, "Which columns tell what…");
    settle(&mut window);
    window
        .get_by_role_and_label(Role::ComboBox, "Columns of votes")
        .click();
    window.run();
    for name in ["ORMESAN", "FAUVERGNE"] {
        window.get_by_role_and_label(Role::CheckBox, name).click();
        window.run();
    }
    window.key_press(egui::Key::Escape);
    window.run();
    settle(&mut window);
    picture(&mut window, "rule");
    window.get_by_label_contains("2 choices: ORMESAN, FAUVERGNE");
    choose(&mut window, "Cast", "exprimes");
    settle(&mut window);
    click(&mut window, "Save and use");
    settle(&mut window);
    let session = window.state().session();
    let source = session.project().source("t2022").unwrap();
    let rule = source.options.rule.clone().unwrap();
    assert_eq!(rule.name, "t2022");
    assert_eq!(
        rule.rows,
        RowsAre::Precincts {
            choices: vec!["ORMESAN".to_owned(), "FAUVERGNE".to_owned()]
        }
    );
    let read = session.data().table(source).unwrap();
    assert_eq!(read.contests[0].cast.as_deref(), Some("exprimes"));
    assert_eq!(io::rule::saved(&folders.config), [rule]);
}
