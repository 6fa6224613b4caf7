//! As which marks the map is drawn: areas, two figures at once, discs, dots or a surface.

use egui::{ComboBox, Slider, Ui};

use crate::base::words::Message;
use crate::model::project::Role;
use crate::model::shading::{Form, Mass, Middle, Over, Shading, Shown};
use crate::msg;
use crate::ui::panels::score::title;
use crate::ui::scene::Scene;
use crate::ui::widgets;
use crate::ui::widgets::number::{Number, number};

/// How many voters or doors a dot stands for, before anyone says.
const EACH: f64 = 50.0;

/// How far one of them spreads, in metres, before anyone says.
const REACH: f64 = 500.0;

/// How far a surface may spread, in metres.
const REACHES: std::ops::RangeInclusive<f64> = 50.0..=50_000.0;

/// Draws the controls of the form, and says why it is not drawn where it is not.
pub(crate) fn ui(ui: &mut Ui, wanted: &mut Shading, scene: &Scene<'_>) {
    choose_form(ui, &mut wanted.form, scene);
    match &mut wanted.form {
        Form::Areas => (),
        Form::Pair(second) => choose_second(ui, second, scene),
        Form::Circles(mass) => choose_mass(ui, mass, false, scene),
        Form::Dots { mass, each } => {
            choose_mass(ui, mass, false, scene);
            choose_each(ui, each, scene);
        }
        Form::Heat { mass, reach } => {
            choose_mass(ui, mass, true, scene);
            choose_reach(ui, reach, scene);
        }
    }
    if let Some(why) = &scene.session.derived().not_drawn {
        widgets::warning(ui, scene.say(why));
    }
    if matches!(wanted.form, Form::Areas | Form::Pair(_)) {
        let said = scene.text("form-by-people");
        let hint = scene.text("form-by-people-hint");
        ui.checkbox(&mut wanted.by_people, said).on_hover_text(hint);
    }
}

/// Draws around which figure classes lie, and among which precincts they are found.
pub(crate) fn classes(ui: &mut Ui, wanted: &mut Shading, scene: &Scene<'_>) {
    let middles = [
        (Middle::Auto, msg!("form-middle-auto")),
        (Middle::None, msg!("form-middle-none")),
        (Middle::Zero, msg!("form-middle-zero")),
        (Middle::Average, msg!("form-middle-average")),
        (Middle::Half, msg!("form-middle-half")),
    ];
    if matches!(wanted.form, Form::Areas | Form::Circles(_)) {
        choose(ui, msg!("form-middle"), &mut wanted.middle, &middles, scene);
    }
    let overs = [
        (Over::All, msg!("form-over-all")),
        (Over::Selection, msg!("form-over-selection")),
        (Over::View, msg!("form-over-view")),
    ];
    if !matches!(wanted.form, Form::Dots { .. } | Form::Heat { .. }) {
        choose(ui, msg!("form-over"), &mut wanted.over, &overs, scene);
    }
}

/// A row that offers some values by name.
fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: Message,
    value: &mut T,
    offers: &[(T, Message)],
    scene: &Scene<'_>,
) {
    let current = offers.iter().find(|(offer, _)| offer == value);
    let said = current.map_or_else(String::new, |(_, name)| scene.say(name));
    row(ui, &name, said, scene, |ui| {
        for (offer, name) in offers {
            ui.selectable_value(value, *offer, scene.say(name));
        }
    });
}

fn row(
    ui: &mut Ui,
    name: &Message,
    current: String,
    scene: &Scene<'_>,
    offers: impl FnOnce(&mut Ui),
) {
    widgets::row(ui, scene.say(name), |ui| {
        let response = ComboBox::from_id_salt(name.key())
            .selected_text(current)
            .truncate()
            .width(180.0)
            .show_ui(ui, offers)
            .response;
        response.accessible_name(scene.say(name));
    });
}

fn choose_form(ui: &mut Ui, form: &mut Form, scene: &Scene<'_>) {
    let mass = match form {
        Form::Circles(mass) | Form::Dots { mass, .. } | Form::Heat { mass, .. } => mass.clone(),
        Form::Areas | Form::Pair(_) => Mass::Voters,
    };
    let countable = match &mass {
        Mass::Points(_) => Mass::Voters,
        other => other.clone(),
    };
    let forms = [
        Form::Areas,
        Form::Pair(second_to(scene)),
        Form::Circles(countable.clone()),
        Form::Dots {
            mass: countable,
            each: EACH,
        },
        Form::Heat { mass, reach: REACH },
    ];
    row(
        ui,
        &msg!("form-form"),
        scene.say(&name_of(form)),
        scene,
        |ui| {
            for offer in forms {
                let same = std::mem::discriminant(&offer) == std::mem::discriminant(form);
                let text = scene.say(&name_of(&offer));
                if ui.selectable_label(same, text).clicked() && !same {
                    *form = offer;
                }
            }
        },
    );
}

fn name_of(form: &Form) -> Message {
    match form {
        Form::Areas => msg!("form-areas"),
        Form::Pair(_) => msg!("form-pair"),
        Form::Circles(_) => msg!("form-circles"),
        Form::Dots { .. } => msg!("form-dots"),
        Form::Heat { .. } => msg!("form-heat"),
    }
}

/// A figure to show beside the one that is shown: the score, or else the first indicator.
fn second_to(scene: &Scene<'_>) -> Shown {
    let project = scene.session.project();
    if project.shading.shown == Shown::Score {
        let first = project.indicators.first();
        first.map_or(Shown::Score, |it| Shown::Indicator(it.name.clone()))
    } else {
        Shown::Score
    }
}

fn choose_second(ui: &mut Ui, second: &mut Shown, scene: &Scene<'_>) {
    let name = |shown: &Shown| match shown {
        Shown::Score => scene.text("window-the-score"),
        Shown::Indicator(name) => title(scene, name),
    };
    row(ui, &msg!("form-second"), name(second), scene, |ui| {
        let indicators = scene.session.project().indicators.iter();
        let indicators = indicators.map(|it| Shown::Indicator(it.name.clone()));
        for offer in std::iter::once(Shown::Score).chain(indicators) {
            let text = name(&offer);
            ui.selectable_value(second, offer, text);
        }
    });
}

fn choose_mass(ui: &mut Ui, mass: &mut Mass, points: bool, scene: &Scene<'_>) {
    let name = |mass: &Mass| match mass {
        Mass::Voters => scene.text("form-voters"),
        Mass::Doors => scene.text("form-doors"),
        Mass::Indicator(name) => title(scene, name),
        Mass::Points(source) => scene.say(&msg!("form-points-of", name = source.as_str())),
    };
    row(ui, &msg!("form-mass"), name(mass), scene, |ui| {
        let project = scene.session.project();
        let places = project
            .sources
            .iter()
            .filter(|source| points && matches!(source.role, Role::Places));
        let places = places.map(|source| Mass::Points(source.name.clone()));
        // A share cannot be added up: only figures without a unit are offered as counts.
        let counts = project.indicators.iter().filter(|it| it.unit.is_empty());
        let counts = counts.map(|it| Mass::Indicator(it.name.clone()));
        for offer in [Mass::Voters, Mass::Doors]
            .into_iter()
            .chain(places)
            .chain(counts)
        {
            let text = name(&offer);
            ui.selectable_value(mass, offer, text);
        }
    });
}

fn choose_each(ui: &mut Ui, each: &mut f64, scene: &Scene<'_>) {
    widgets::row(ui, scene.text("form-each"), |ui| {
        let field = Number {
            name: scene.text("form-each"),
            range: 1.0..=1e6,
            decimals: 0,
            unit: "",
            width: 64.0,
        };
        number(ui, each, field, scene.words);
    });
}

fn choose_reach(ui: &mut Ui, reach: &mut f64, scene: &Scene<'_>) {
    widgets::row(ui, scene.text("form-reach"), |ui| {
        ui.spacing_mut().slider_width = 110.0;
        let slider = Slider::new(reach, REACHES)
            .logarithmic(true)
            .max_decimals(0)
            .custom_formatter(|metres, _| scene.words.measure(metres, 0, "m"))
            .custom_parser(|text| {
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                digits.parse().ok()
            });
        let response = ui.add(slider);
        response.accessible_name(scene.text("form-reach"));
    });
}
