//! A recipe as text, always laid out the same.

use std::fmt::Write as _;

use crate::model::election::Contest;
use crate::model::indicator::{Indicator, Title};
use crate::model::recipe::{Need, NeedKind, Recipe};
use crate::model::scorecard::Term;

/// The recipe's file.
pub fn text(recipe: &Recipe) -> String {
    let mut file = Lines::default();
    file.title("name", &recipe.name);
    file.title("about", &recipe.about);
    file.line("missing", recipe.scorecard.missing);
    for need in &recipe.needs {
        write_need(&mut file, need);
    }
    for indicator in &recipe.indicators {
        let others = recipe.otherwise.get(&indicator.name);
        write_indicator(&mut file, indicator, others.map_or(&[], Vec::as_slice));
    }
    for term in &recipe.scorecard.terms {
        write_term(&mut file, term);
    }
    file.text
}

fn write_need(file: &mut Lines, need: &Need) {
    file.table("need");
    let contest = &need.contest;
    file.line("source", quoted(&contest.name));
    if need.kind != NeedKind::default() {
        file.line("kind", quoted(need.kind.code()));
    }
    file.title("title", &need.title);
    if let Some(after) = &need.after {
        file.line("after", quoted(after));
    }
    if need.latest {
        file.line("latest", true);
    }
    file.list("marks", &need.marks);
    if !need.columns.is_empty() {
        let columns: Vec<String> = need
            .columns
            .iter()
            .map(|(name, patterns)| format!("{} = {}", quoted(name), listed(patterns)))
            .collect();
        file.line("columns", format_args!("{{ {} }}", columns.join(", ")));
    }
    for (field, column) in figures(contest) {
        if let Some(column) = column {
            file.line(field, quoted(column));
        }
    }
    file.list("choices", &contest.choices);
    file.list("blocs", &need.blocs);
}

/// A contest's figures by the names they have in a recipe.
pub(super) fn figures(contest: &Contest) -> [(&'static str, Option<&String>); 5] {
    [
        ("registered", contest.registered.as_ref()),
        ("turnout", contest.turnout.as_ref()),
        ("blank", contest.blank.as_ref()),
        ("null", contest.null.as_ref()),
        ("cast", contest.cast.as_ref()),
    ]
}

fn write_indicator(file: &mut Lines, indicator: &Indicator, others: &[String]) {
    file.table("indicator");
    file.line("name", quoted(&indicator.name));
    file.title("title", &indicator.title);
    file.line("formula", quoted(&indicator.formula));
    file.list("otherwise", others);
    for (field, text) in [("unit", &indicator.unit), ("source", &indicator.source)] {
        if !text.is_empty() {
            file.line(field, quoted(text));
        }
    }
}

fn write_term(file: &mut Lines, term: &Term) {
    file.table("term");
    file.line("indicator", quoted(&term.indicator));
    file.line("weight", term.weight.0);
    file.line("scale", quoted(term.scale.code()));
    let flags = [
        ("locked", term.locked),
        ("muted", term.muted),
        ("solo", term.solo),
    ];
    for (field, set) in flags {
        if set {
            file.line(field, true);
        }
    }
}

/// A file in the making.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn table(&mut self, name: &str) {
        self.push(format_args!("\n[[{name}]]"));
    }

    fn line(&mut self, field: &str, value: impl std::fmt::Display) {
        self.push(format_args!("{field} = {value}"));
    }

    /// Texts between brackets; nothing where there are none.
    fn list(&mut self, field: &str, texts: &[String]) {
        if !texts.is_empty() {
            self.line(field, listed(texts));
        }
    }

    /// Words in both languages; nothing where there are none.
    fn title(&mut self, field: &str, title: &Title) {
        if title.fr == title.en {
            if !title.en.is_empty() {
                self.line(field, quoted(&title.en));
            }
            return;
        }
        let languages = [("fr", &title.fr), ("en", &title.en)];
        let parts: Vec<String> = languages
            .iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(language, words)| format!("{language} = {}", quoted(words)))
            .collect();
        self.line(field, format_args!("{{ {} }}", parts.join(", ")));
    }

    fn push(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        if writeln!(self.text, "{line}").is_err() {
            self.text.push('\n');
        }
    }
}

fn listed(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A text between quotes: single ones where it has double ones in it, as formulas do.
fn quoted(text: &str) -> String {
    let plain = text.chars().all(|letter| !letter.is_control());
    if plain && !text.contains('\'') && text.contains(['"', '\\']) {
        return format!("'{text}'");
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            letter if letter.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(letter)));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
