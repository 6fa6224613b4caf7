//! A project of QGIS and `QField` over `turfs.gpkg`: layers with labels, and a form to fill in.

use geo::Geometry;

use crate::base::words::{Message, Words};
use crate::draw::mercator::{Bounds, Point};
use crate::io::export::Features;
use crate::io::export::gpx::escaped;
use crate::io::export::xlsform::outcomes;
use crate::model::operation::Operation;
use crate::model::questionnaire::letter;
use crate::msg;

const PROJECT: &str = include_str!("../../../assets/qgis/turfs.qgs");

/// How far around the stops the map begins, in metres of its plane.
const MARGIN: f64 = 100.0;

/// The project over these stops, in the language of the paper.
pub(super) fn qgs(stops: &Features, operation: &Operation, words: &Words) -> String {
    let title = match operation.name.trim() {
        "" => words.text("questionnaire-form-title"),
        name => name.to_owned(),
    };
    let forms = forms(operation, words);
    let fields: Vec<String> = forms.iter().map(Form::field).collect();
    let aliases = (0..).zip(&forms).map(|(place, form)| form.alias(place));
    let aliases: Vec<String> = aliases.collect();
    let columns = stops.fields.iter().map(|field| {
        let filled = forms
            .iter()
            .any(|form| form.fills && form.name == field.name);
        let name = escaped(&field.name);
        format!(
            "        <field name=\"{name}\" editable=\"{}\"/>",
            u8::from(filled)
        )
    });
    let columns: Vec<String> = columns.collect();
    let seen = seen(stops);
    [
        ("{xmin}", seen.min.x.to_string()),
        ("{ymin}", seen.min.y.to_string()),
        ("{xmax}", seen.max.x.to_string()),
        ("{ymax}", seen.max.y.to_string()),
        ("{stops}", escaped(&words.text("questionnaire-stops"))),
        ("{turfs}", escaped(&words.text("questionnaire-turfs"))),
        ("{to-do}", escaped(&words.text("questionnaire-to-do"))),
        ("{done}", escaped(&words.text("questionnaire-done"))),
        ("{editable}", columns.join("\n")),
        // Words of the campaign's own come last: what they say is no gap to be filled.
        ("{aliases}", aliases.join("\n")),
        ("{fields}", fields.join("\n")),
        ("{title}", escaped(&title)),
    ]
    .into_iter()
    .fold(PROJECT.to_owned(), |project, (gap, filled)| {
        project.replace(gap, &filled)
    })
}

/// A column in the form of a stop.
struct Form {
    name: String,
    called: String,
    /// Whether it is filled in at the door.
    fills: bool,
    /// What it can be: as it is kept, and in words; any text where there are none.
    values: Vec<(String, String)>,
}

impl Form {
    fn field(&self) -> String {
        let option = |(value, said): &(String, String)| {
            format!(
                "<Option type=\"Map\"><Option type=\"QString\" name=\"{}\" value=\"{}\"/></Option>",
                escaped(said),
                escaped(value)
            )
        };
        let options: String = self.values.iter().map(option).collect();
        let widget = if options.is_empty() {
            "<editWidget type=\"TextEdit\"><config><Option/></config></editWidget>".to_owned()
        } else {
            format!(
                "<editWidget type=\"ValueMap\"><config><Option type=\"Map\">\
                 <Option type=\"List\" name=\"map\">{options}</Option>\
                 </Option></config></editWidget>"
            )
        };
        let name = escaped(&self.name);
        format!("        <field name=\"{name}\">{widget}</field>")
    }

    fn alias(&self, place: usize) -> String {
        format!(
            "        <alias index=\"{place}\" field=\"{}\" name=\"{}\"/>",
            escaped(&self.name),
            escaped(&self.called)
        )
    }
}

fn forms(operation: &Operation, words: &Words) -> Vec<Form> {
    let language = words.language();
    let none = || (String::new(), words.text("questionnaire-to-do"));
    let choice = |name: &str, said: &Message| (name.to_owned(), words.say(said));
    let told = |name: &str, called: &Message| Form {
        name: name.to_owned(),
        called: words.say(called),
        fills: false,
        values: Vec::new(),
    };
    let filled = |name: &str, called: &Message, values: Vec<(String, String)>| Form {
        fills: true,
        values,
        ..told(name, called)
    };
    let mut forms = vec![
        told("packet", &msg!("questionnaire-form-packet")),
        told("order", &msg!("questionnaire-form-order")),
        told("address", &msg!("questionnaire-address")),
        told("doors", &msg!("packet-doors")),
    ];
    let outcomes = outcomes();
    let outcomes = outcomes.iter().map(|(name, said)| choice(name, said));
    let outcomes = [none()].into_iter().chain(outcomes).collect();
    forms.push(filled(
        "outcome",
        &msg!("questionnaire-form-outcome"),
        outcomes,
    ));
    for (place, question) in (1..).zip(&operation.questionnaire.questions) {
        let answers = question.answers.iter().enumerate();
        let answers = answers.map(|(answer, said)| {
            let letter = letter(answer);
            let said = format!("{letter} · {}", said.text.in_language(language));
            (letter, said)
        });
        forms.push(Form {
            name: format!("q{place}"),
            called: format!("{place}. {}", question.text.in_language(language)),
            fills: true,
            values: [(String::new(), "–".to_owned())]
                .into_iter()
                .chain(answers)
                .collect(),
        });
    }
    forms.push(filled(
        "opposes_visits",
        &msg!("questionnaire-form-opposes"),
        vec![
            (String::new(), "–".to_owned()),
            choice("yes", &msg!("questionnaire-form-yes")),
        ],
    ));
    forms.push(filled("note", &msg!("packet-column-note"), Vec::new()));
    forms
}

/// What the map begins with: all stops, and a little around them.
fn seen(stops: &Features) -> Bounds {
    let places = stops.shapes.iter().filter_map(|shape| match shape {
        Some(Geometry::Point(place)) => Some(Point::from_degrees(place.x(), place.y())),
        _ => None,
    });
    let mut seen = Bounds::around(places);
    if seen.is_empty() {
        seen = Bounds::around([Point::default()]);
    }
    let Bounds { min, max } = seen;
    let point = |x: f64, y: f64| Point { x, y };
    Bounds {
        min: point(min.x - MARGIN, min.y - MARGIN),
        max: point(max.x + MARGIN, max.y + MARGIN),
    }
}
