//! `arpent check`: what every source is, what joined, what did not, what was odd.

use crate::base::words::{Message, Words};
use crate::cli::arguments::Check;
use crate::cli::desk::{Desk, Done};
use crate::cli::origin;
use crate::cli::table::Columns;
use crate::io;
use crate::model::election::ContestTotals;
use crate::model::project::Role;
use crate::model::report::{JoinReport, PrecinctsReport, Report, SourceReport};
use crate::msg;
use crate::session::dwellings;
use crate::session::problem::Problem;

/// How many codes that did not match are shown.
const CODES_SHOWN: usize = 20;

/// How many contests of a source are shown; `--json` has all.
const CONTESTS_SHOWN: usize = 5;

pub(super) fn run(asked: &Check, desk: &mut Desk) -> Done {
    let session = desk.open(&asked.project)?;
    let report = session.report();
    if let Some(path) = &asked.unmatched {
        io::report::write_unmatched(path, &report).map_err(|error| Problem::from(&error))?;
    }
    print(&report, desk)
}

/// Prints a report as text, or as JSON where that was asked for.
pub(super) fn print(report: &Report, desk: &Desk) -> Done {
    if desk.json {
        return desk.write(&io::report::check_json(report, &desk.words));
    }
    desk.write(&text(report, &desk.words))
}

fn text(report: &Report, words: &Words) -> String {
    let mut text = String::new();
    if let Some(precincts) = &report.precincts {
        text.push_str(&precincts_text(precincts, words));
    }
    if !report.sources.is_empty() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&overview(&report.sources, words));
    }
    for source in &report.sources {
        text.push_str(&details(source, words));
    }
    text
}

fn precincts_text(precincts: &PrecinctsReport, words: &Words) -> String {
    let mut columns = Columns::default();
    columns.row([
        precincts.name.clone(),
        role(Role::Precincts, words),
        words.say(&msg!(
            "check-precincts",
            precincts = precincts.distinct_codes,
            features = precincts.features,
            crs = precincts.crs.as_str()
        )),
        precincts.path.clone(),
    ]);
    let mut text = columns.text();
    origin::tell(&mut text, &precincts.file, precincts.small.as_ref(), words);
    notes(&mut text, &precincts.notes, words);
    text
}

/// A row a source.
fn overview(sources: &[SourceReport], words: &Words) -> String {
    let mut columns = Columns::with_figures(&[2]);
    columns.row([
        words.text("check-column-name"),
        words.text("check-column-role"),
        words.text("check-column-rows"),
        words.text("check-column-read-as"),
        words.text("check-column-matched"),
        words.text("check-column-file"),
    ]);
    for source in sources {
        let read_as: Vec<&str> = [&source.encoding, &source.layout, &source.crs]
            .into_iter()
            .filter_map(|known| known.as_deref())
            .collect();
        columns.row([
            source.name.clone(),
            role(source.role, words),
            source
                .rows
                .map_or_else(String::new, |rows| words.count(rows as u64)),
            read_as.join(", "),
            matched(source, words),
            source.path.clone(),
        ]);
    }
    columns.text()
}

fn matched(source: &SourceReport, words: &Words) -> String {
    if let Some(join) = &source.join {
        return words.say(&msg!(
            "check-matched",
            matched = join.matched_precincts,
            precincts = join.matched_precincts + join.unmatched_precincts.len()
        ));
    }
    source.addresses.map_or_else(String::new, |addresses| {
        words.say(&msg!(
            "check-addresses",
            inside = addresses.in_precinct,
            snapped = addresses.snapped,
            out = addresses.left_out
        ))
    })
}

/// What a row has no room for.
fn details(source: &SourceReport, words: &Words) -> String {
    let mut text = String::new();
    if let Some(join) = &source.join {
        join_text(&mut text, join, words);
    }
    let several = source.contests.len() > 1;
    for contest in source.contests.iter().take(CONTESTS_SHOWN) {
        if several {
            line(&mut text, &contest.name);
        }
        line(&mut text, &contest_text(contest, words));
    }
    if let more @ 1.. = source.contests.len().saturating_sub(CONTESTS_SHOWN) {
        line(
            &mut text,
            &words.say(&msg!("check-more-contests", n = more)),
        );
    }
    if let Some(doors) = &source.doors {
        line(&mut text, &dwellings::in_words(doors, words));
    }
    if let Some(said) = source.given.as_ref().and_then(dwellings::given_in_words) {
        line(&mut text, &words.say(&said));
    }
    origin::tell(&mut text, &source.file, source.small.as_ref(), words);
    if let Some(column) = &source.mean_by {
        line(
            &mut text,
            &words.say(&msg!("ground-mean-by", column = column)),
        );
    }
    notes(&mut text, &source.notes, words);
    if text.is_empty() {
        return text;
    }
    format!("\n{}\n{text}", source.name)
}

fn join_text(text: &mut String, join: &JoinReport, words: &Words) {
    let key = join.key.as_str();
    let said = match &join.to {
        None => msg!("check-key", key = key),
        Some(to) => msg!("check-key-to", key = key, name = to),
    };
    line(text, &words.say(&said));
    let said = msg!(
        "check-rows",
        matched = join.matched_rows,
        unmatched = join.unmatched_rows
    );
    line(text, &words.say(&said));
    let precincts = join.unmatched_precincts.iter().map(|code| code.0.as_str());
    if let Some((count, codes)) = some_codes(precincts.collect()) {
        let said = msg!(
            "check-precincts-without-row",
            precincts = count,
            codes = codes
        );
        line(text, &words.say(&said));
    }
    if let Some((count, codes)) = some_codes(texts(&join.unmatched_codes)) {
        let said = msg!("check-codes-without-precinct", codes = count, list = codes);
        line(text, &words.say(&said));
    }
    if let Some((count, codes)) = some_codes(texts(&join.duplicate_keys)) {
        let said = msg!("check-duplicates", codes = count, list = codes);
        line(text, &words.say(&said));
    }
}

/// How many codes there are, and the first of them.
fn some_codes(mut codes: Vec<&str>) -> Option<(usize, String)> {
    let count = codes.len();
    codes.truncate(CODES_SHOWN);
    if CODES_SHOWN < count {
        codes.push("…");
    }
    (0 < count).then(|| (count, codes.join(", ")))
}

fn texts(codes: &[String]) -> Vec<&str> {
    codes.iter().map(String::as_str).collect()
}

fn contest_text(contest: &ContestTotals, words: &Words) -> String {
    let mut parts = Vec::new();
    let mut tell = |count: Option<u64>, message: fn(u64) -> Message| {
        parts.extend(count.map(|count| words.say(&message(count))));
    };
    tell(contest.registered, |n| msg!("check-registered", n = n));
    tell(contest.turnout, |n| msg!("check-turnout", n = n));
    tell(contest.blank, |n| msg!("check-blank", n = n));
    tell(contest.null, |n| msg!("check-null", n = n));
    tell(contest.cast, |n| msg!("check-cast", n = n));
    let mut text = parts.join(" · ");
    let votes = contest.choices.iter().filter(|(_, votes)| 0 < *votes);
    let choices: Vec<String> = votes
        .map(|(name, votes)| format!("{name}\u{a0}{}", words.count(*votes)))
        .collect();
    if !choices.is_empty() {
        text.push_str(if text.is_empty() { "  " } else { "\n    " });
        text.push_str(&choices.join(", "));
    }
    text
}

fn notes(text: &mut String, notes: &[Message], words: &Words) {
    for note in notes {
        line(text, &format!("! {}", words.say(note)));
    }
}

pub(super) fn line(text: &mut String, said: &str) {
    text.push_str("  ");
    text.push_str(said);
    text.push('\n');
}

fn role(role: Role, words: &Words) -> String {
    match role {
        Role::Precincts => words.text("role-precincts"),
        Role::Table => words.text("role-table"),
        Role::Zones => words.text("role-zones"),
        Role::Places => words.text("role-places"),
        Role::Addresses => words.text("role-addresses"),
        Role::Streets => words.text("role-streets"),
        Role::Barriers => words.text("role-barriers"),
        Role::Buildings => words.text("role-buildings"),
        Role::Visits => words.text("role-visits"),
    }
}
