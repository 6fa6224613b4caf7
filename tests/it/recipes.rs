//! Recipes: read, written, refused, and carried to another town.

use arpent::analysis::fit::{Offer, fit, fit as fit_again, needs_for};
use arpent::analysis::formula::{Joined, Rows, evaluate};
use arpent::base::words::{Language, Words};
use arpent::io::recipe::{self, RecipeError};
use arpent::model::election::Contest;
use arpent::model::indicator::Title;
use arpent::model::recipe::Recipe;
use arpent::model::scorecard::{MISSING_DEFAULT, Scale};
use arpent::model::table::Table;
use arpent::session::problem::Problem;
use polars::prelude::df;

/// The example of the documentation.
const ABSTENTION: &str = r#"name = "Abstainers"

[[indicator]]
name = "abstention_t1"                               # snake_case, unique
title = { fr = "Abstention au 1er tour", en = "First-round abstention" }
formula = '100 * (1 - t1."votants" / t1."inscrits")'
unit = "%"

[[term]]
indicator = "abstention_t1"
weight = 60
scale = "z"
"#;

#[test]
fn a_recipe_says_what_is_measured_and_how_it_is_weighed() {
    let recipe = recipe::parse(ABSTENTION).unwrap();
    assert_eq!(recipe.name, Title::same("Abstainers"));
    let indicator = &recipe.indicators[0];
    assert_eq!(indicator.name, "abstention_t1");
    assert_eq!(indicator.title.fr, "Abstention au 1er tour");
    assert_eq!(
        indicator.formula,
        r#"100 * (1 - t1."votants" / t1."inscrits")"#
    );
    assert_eq!(indicator.unit, "%");
    let term = &recipe.scorecard.terms[0];
    assert_eq!((term.weight.0, term.scale), (60.0, Scale::ZScore));
    assert_eq!(
        recipe.scorecard.missing.to_bits(),
        MISSING_DEFAULT.to_bits()
    );
}

#[test]
fn a_recipe_written_and_read_is_written_the_same() {
    let mut recipe = recipe::parse(ABSTENTION).unwrap();
    recipe.about = Title {
        fr: "Deux\nlignes, \"guillemets\" et 'apostrophes' \\".to_owned(),
        en: String::new(),
    };
    recipe.scorecard.missing = 0.5;
    recipe.scorecard.terms[0].muted = true;
    recipe.scorecard.terms[0].weight.0 = -12.5;
    recipe.indicators[0].formula = "CASE WHEN t1.\"a\" = 'x' THEN 1 END".to_owned();
    let written = recipe::text(&recipe);
    let read = recipe::parse(&written).unwrap();
    assert_eq!(read, recipe);
    assert_eq!(recipe::text(&read), written);
}

#[test]
fn a_recipe_goes_through_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("recette.toml");
    let recipe = recipe::parse(ABSTENTION).unwrap();
    recipe::write(&path, &recipe).unwrap();
    assert_eq!(recipe::read(&path).unwrap(), recipe);
    std::fs::write(&path, b"name = \"a\"\nabout = \"\xe9t\xe9\"\n").unwrap();
    assert_eq!(
        sentence(recipe::read(&path)),
        "Line 2 of the recipe: this is not UTF-8"
    );
    let gone = recipe::read(&folder.path().join("gone.toml"));
    assert!(matches!(gone, Err(RecipeError::Read(_))), "{gone:?}");
}

#[test]
#[expect(clippy::too_many_lines, reason = "one case after another")]
fn what_is_wrong_is_said_with_its_line() {
    let changed = |from: &str, to: &str| {
        assert!(ABSTENTION.contains(from), "{from}");
        sentence(recipe::parse(&ABSTENTION.replace(from, to)))
    };
    for (from, to, expected) in [
        (
            "weight = 60",
            "wieght = 60",
            "Line 11 of the recipe: there is no field “wieght” here, only indicator, weight, scale, locked, muted, solo",
        ),
        (
            "weight = 60",
            "weight = \"60\"",
            "Line 11 of the recipe: “weight” must be a number",
        ),
        (
            "weight = 60",
            "weight = 600",
            "Line 11 of the recipe: “weight” must lie between −100 and 100",
        ),
        (
            "weight = 60\n",
            "",
            "Line 9 of the recipe: “weight” is missing",
        ),
        (
            "\"z\"",
            "\"zz\"",
            "Line 12 of the recipe: there is no scale “zz”, only rank, z and minmax",
        ),
        (
            "indicator = \"abstention_t1\"",
            "indicator = \"a\"",
            "Line 10 of the recipe: the recipe has no indicator “a”",
        ),
        (
            "name = \"abstention_t1\"",
            "name = \"Abstention T1\"",
            "Line 4 of the recipe: “Abstention T1” is no name for an indicator: small letters, digits and _ only",
        ),
        (
            "unit = \"%\"",
            "unit = 5",
            "Line 7 of the recipe: “unit” must be a text between quotes",
        ),
        (
            "name = \"Abstainers\"",
            "name = { de = \"x\" }",
            "Line 1 of the recipe: there is no field “de” here, only fr, en",
        ),
        (
            "[[term]]",
            "[term]",
            "Line 9 of the recipe: “term” must be written between double brackets, once for each: [[indicator]]",
        ),
    ] {
        assert_eq!(changed(from, to), expected);
    }
    let formula = changed("/ t1", "/ / t1");
    assert!(
        formula.starts_with("Line 6 of the recipe: the formula cannot be read"),
        "{formula}"
    );
    let toml = changed("weight = 60", "weight = ");
    assert!(
        toml.starts_with("Line 11 of the recipe: this is not TOML"),
        "{toml}"
    );
    let twice = ABSTENTION.replace(
        "\n[[term]]",
        "\n[[indicator]]\nname = \"abstention_t1\"\nformula = '1'\n[[term]]",
    );
    assert_eq!(
        sentence(recipe::parse(&twice)),
        "Line 10 of the recipe: two indicators are called “abstention_t1”"
    );
}

fn sentence(read: Result<Recipe, RecipeError>) -> String {
    let problem = Problem::from(&read.unwrap_err());
    Words::new(Language::English).say(&problem.what)
}

fn offer(name: &str, columns: &[&str], contest: Contest) -> Offer {
    Offer {
        name: name.to_owned(),
        columns: columns.iter().map(ToString::to_string).collect(),
        contests: vec![Contest {
            name: name.to_owned(),
            ..contest
        }],
        ..Offer::default()
    }
}

/// The precincts' own columns, a second round without Fillon, and the first round as the Ministry
/// writes it.
fn town() -> [Offer; 3] {
    let contest = |choices: &[&str]| Contest {
        registered: Some("Inscrits".to_owned()),
        turnout: Some("Votants".to_owned()),
        cast: Some("Exprimés".to_owned()),
        choices: choices.iter().map(ToString::to_string).collect(),
        ..Contest::default()
    };
    let (second, first) = (["MACRON", "LE PEN"], ["FILLON François", "LE PEN Marine"]);
    let figures = ["Inscrits", "Votants", "Exprimés"];
    [
        Offer {
            name: "bureaux".to_owned(),
            columns: vec!["code".to_owned()],
            contests: Vec::new(),
            ..Offer::default()
        },
        offer(
            "p2017_2",
            &[&figures[..], &second].concat(),
            contest(&second),
        ),
        offer("p2017_1", &[&figures[..], &first].concat(), contest(&first)),
    ]
}

fn shipped(indicator: &str) -> Recipe {
    let mut recipes = recipe::shipped().into_iter();
    recipes
        .find(|recipe| {
            recipe
                .indicators
                .iter()
                .any(|known| known.name == indicator)
        })
        .unwrap()
}

#[test]
fn the_thirds_rule_finds_its_contest_by_the_names_in_it() {
    let recipe = shipped("fillon_t1");
    let fit = fit(&recipe, &town());
    assert_eq!(fit.gaps().count(), 0, "{fit:?}");
    let fitted = fit.apply(recipe);
    let formulas: Vec<&str> = fitted
        .indicators
        .iter()
        .map(|indicator| indicator.formula.as_str())
        .collect();
    assert_eq!(
        formulas,
        [
            r#"100 * p2017_1."FILLON François" / p2017_1."Inscrits""#,
            r#"100 * p2017_1."LE PEN Marine" / p2017_1."Inscrits""#,
            r#"100 * (1 - p2017_1."Votants" / p2017_1."Inscrits")"#,
        ]
    );
    // What was fitted can be fitted again, and changes no more.
    let again = fit_again(&fitted, &town());
    assert_eq!(again.gaps().count(), 0, "{again:?}");
    assert_eq!(again.apply(fitted.clone()), fitted);
}

#[test]
fn the_strongholds_ask_for_their_list() {
    let recipe = shipped("stronghold");
    let town = town();
    let mut fit = fit(&recipe, &town);
    let gap = fit.gaps().next().unwrap();
    let open: Vec<&str> = gap
        .columns
        .iter()
        .filter(|(_, found)| found.is_none())
        .map(|(column, _)| column.as_str())
        .collect();
    assert_eq!(open, ["LISTE"]);
    fit.fitted[0].choose_source("p2017_1", &town);
    fit.fitted[0].choose_column("LISTE", "LE PEN Marine");
    assert_eq!(fit.gaps().count(), 0);
    let fitted = fit.apply(recipe);
    assert_eq!(
        fitted.indicators[0].formula,
        r#"100 * p2017_1."LE PEN Marine" / p2017_1."Exprimés""#
    );
    assert_eq!(fitted.needs[0].contest.choices, ["LE PEN Marine"]);
}

#[test]
fn a_source_of_the_right_name_is_taken_even_when_it_lacks_a_column() {
    let mut town = town();
    town[1].name = "t1".to_owned();
    let fit = fit(&shipped("fillon_t1"), &town);
    assert_eq!(fit.fitted[0].source.as_deref(), Some("t1"));
    let gap = fit.gaps().next().unwrap();
    assert!(
        gap.columns.contains(&("FILLON".to_owned(), None)),
        "{gap:?}"
    );
}

#[test]
fn a_town_without_results_is_a_gap() {
    let fit = fit(&shipped("fillon_t1"), &[]);
    assert_eq!(fit.gaps().count(), 1);
    assert_eq!(fit.apply(shipped("fillon_t1")), shipped("fillon_t1"));
}

#[test]
fn a_recipe_of_ones_own_says_what_it_needs() {
    let recipe = fit(&shipped("fillon_t1"), &town()).apply(shipped("fillon_t1"));
    let bare = Recipe {
        needs: Vec::new(),
        ..recipe.clone()
    };
    let needs = needs_for(&bare, &town());
    assert_eq!(needs[0].contest, recipe.needs[0].contest);
}

#[test]
fn the_thirds_rule_measures_shares_of_the_registered() {
    let frame = df!(
        "inscrits" => [1000_i64, 800], "votants" => [700_i64, 400],
        "FILLON" => [150_i64, 100], "LE PEN" => [210_i64, 40],
    );
    let table = Table {
        frame: frame.unwrap(),
    };
    let t1 = Joined {
        name: "t1",
        table: &table,
        rows: Rows::Matched(&[Some(0), Some(1)]),
    };
    let columns: Vec<Vec<f64>> = shipped("fillon_t1")
        .indicators
        .iter()
        .map(|indicator| evaluate(&indicator.formula, &[t1]).unwrap())
        .collect();
    for (column, expected) in columns
        .iter()
        .zip([[15.0, 12.5], [21.0, 5.0], [30.0, 50.0]])
    {
        for (got, wanted) in column.iter().zip(expected) {
            assert!((got - wanted).abs() < 1e-12, "{columns:?}");
        }
    }
}
