//! What can be written in a formula, and what comes out.

use arpent::analysis::areal::Overlay;
use arpent::analysis::formula::{FormulaError, Joined, Rows, columns_used, evaluate};
use arpent::base::task::Task;
use arpent::model::indicator::Column;
use arpent::model::table::Table;
use geo::{MultiPolygon, polygon};
use polars::prelude::df;

fn results() -> Table {
    let frame = df!(
        "Inscrits" => [800_i64, 900, 0],
        "votants" => [Some(600_i64), Some(601), None],
        "MÉLENCHON" => [100_i64, 200, 0],
        "Nuls, blancs (\"n\")" => [1_i64, 2, 3],
        "code" => ["0001", "0002", "00A3"],
    );
    Table {
        frame: frame.unwrap(),
    }
}

fn evaluated(formula: &str) -> Result<Column, FormulaError> {
    let (t1, own) = (results(), results());
    let sources = [
        Joined {
            name: "bureaux",
            table: &Table {
                frame: own.frame.select(["code"]).unwrap(),
            },
            rows: Rows::Matched(&[Some(0), Some(1), Some(2), Some(0)]),
        },
        Joined {
            name: "t1",
            table: &t1,
            rows: Rows::Matched(&[Some(1), Some(0), Some(2), None]),
        },
    ];
    evaluate(formula, &sources)
}

#[track_caller]
fn gives(formula: &str, expected: [f64; 4]) {
    let column = evaluated(formula).unwrap();
    assert_eq!(column.len(), 4, "{formula}");
    for (got, wanted) in column.iter().zip(expected) {
        let same = (got - wanted).abs() < 1e-12 || (got.is_nan() && wanted.is_nan());
        assert!(same, "{formula}: {column:?}, expected {expected:?}");
    }
}

const NO: f64 = f64::NAN;

#[test]
fn rows_are_taken_by_their_join() {
    gives(r#"t1."Inscrits""#, [900.0, 800.0, 0.0, NO]);
}

#[test]
fn whole_numbers_are_divided_as_numbers() {
    gives(
        r#"100 * t1."MÉLENCHON" / t1."Inscrits""#,
        [200.0 / 9.0, 12.5, NO, NO],
    );
    gives("1 / 4", [0.25; 4]);
}

#[test]
fn nothing_infinite_and_nothing_invented_comes_out() {
    gives(r#"1 / t1."Inscrits""#, [1.0 / 900.0, 1.0 / 800.0, NO, NO]);
    gives(r#"t1."votants" + 1"#, [602.0, 601.0, NO, NO]);
    gives("NULL", [NO; 4]);
    gives(r#"LN(t1."Inscrits" - 850)"#, [50_f64.ln(), NO, NO, NO]);
}

#[test]
fn names_are_found_without_case_and_accents() {
    gives(r#"T1."INSCRITS""#, [900.0, 800.0, 0.0, NO]);
    gives(r"t1.melenchon", [200.0, 100.0, 0.0, NO]);
}

#[test]
fn a_column_needs_no_source_where_only_one_has_it() {
    gives(r#""votants" - "inscrits" "#, [-299.0, -200.0, NO, NO]);
    assert_eq!(
        evaluated(r#"LENGTH("code")"#),
        Err(FormulaError::WhichSource {
            column: "code".into(),
            source_names: vec!["bureaux".into(), "t1".into()],
        })
    );
}

#[test]
fn quotes_and_quoted_texts_are_left_alone() {
    gives(r#"t1."Nuls, blancs (""n"")""#, [2.0, 1.0, 3.0, NO]);
    gives(
        r#"CASE WHEN t1."code" = 't1."votants"' THEN 1 ELSE 0 END"#,
        [0.0; 4],
    );
}

#[test]
fn functions_cases_and_averages_work() {
    gives(
        r#"CASE WHEN t1."Inscrits" > 850 THEN 1 WHEN t1."Inscrits" > 0 THEN 2 END"#,
        [1.0, 2.0, NO, NO],
    );
    gives(
        r#"COALESCE(t1."votants", 0) - AVG(t1."votants")"#,
        [0.5, -0.5, -600.5, -600.5],
    );
    gives(
        r#"GREATEST(t1."Inscrits", 850)"#,
        [900.0, 850.0, 850.0, 850.0],
    );
    gives(
        r#"SUM(t1."MÉLENCHON") OVER (PARTITION BY bureaux."code")"#,
        [200.0, 100.0, 0.0, 200.0],
    );
    gives(r#"t1."Inscrits" > 850"#, [1.0, 0.0, 0.0, NO]);
}

#[test]
fn codes_become_numbers_only_when_asked() {
    gives(r#"TRY_CAST(t1."code" AS DOUBLE)"#, [2.0, 1.0, NO, NO]);
    let text = |cast| FormulaError::Text {
        columns: vec![r#"t1."code""#.to_owned()],
        cast,
    };
    assert_eq!(evaluated(r#"t1."code" * 2"#), Err(text(false)));
    assert_eq!(evaluated(r#"t1."code""#), Err(text(false)));
    // 00A3 is no number.
    assert_eq!(evaluated(r#"CAST(t1."code" AS DOUBLE)"#), Err(text(true)));
}

#[test]
fn what_is_missing_is_named() {
    assert_eq!(
        evaluated(r#"t2."votants""#),
        Err(FormulaError::NoSource("t2".into()))
    );
    assert_eq!(
        evaluated(r#"t1."votant""#),
        Err(FormulaError::NoColumn {
            source_name: "t1".into(),
            column: "votant".into(),
            nearest: Some("votants".into()),
        })
    );
}

#[test]
fn half_typed_formulas_are_refused_with_words() {
    for formula in [
        "",
        " ",
        "t1.",
        "t1.\"",
        "1 +",
        "(1",
        "1)",
        "1 2 3",
        "*",
        "t1.*",
        "SELECT 1",
        "FROM t1",
        "(SELECT 1)",
        "x IN (SELECT 1)",
        "EXISTS (SELECT 1)",
        "'a",
        "\"^v.*$\"",
        "t1.a.b",
        "a[1]",
        "TIME '1'",
        "DATE 'x'",
        "INTERVAL '1 x'",
        "CAST(1 AS FOO)",
        "COUNT(",
        "foo(1)",
        "::",
        "1::",
        "CASE",
        "CASE END",
        "UNNEST([1,2])",
        "ARRAY[1,2]",
        "-",
        "--",
        "/*",
        ";",
        "1;",
        "1; DROP TABLE t1",
        "COLUMNS('v.*')",
        "t1.\"^v.*$\"",
        "ROUND('a')",
        "LEFT(1)",
        "$1",
        "?",
        "@a",
        "\u{0}",
        "\"\u{0}0\"",
    ] {
        match evaluated(formula) {
            Err(error) => assert!(!error.to_string().is_empty(), "{formula}"),
            Ok(column) => assert_eq!(column, [0.0], "{formula} was accepted"),
        }
    }
}

#[test]
fn the_columns_a_formula_names_are_listed_once() {
    let used = columns_used(r#"100 * (1 - t1."votants" / t1."inscrits") + "x" - t1."votants""#);
    let used = used.unwrap();
    let used: Vec<_> = used.iter().map(|(s, c)| (s.as_str(), c.as_str())).collect();
    assert_eq!(used, [("t1", "votants"), ("t1", "inscrits"), ("", "x")]);
}

/// A rectangle of 100 m by so many.
fn strip(west: f64, width: f64) -> MultiPolygon<f64> {
    let east = west + width;
    polygon![(x: west, y: 0.0), (x: east, y: 0.0), (x: east, y: 100.0), (x: west, y: 100.0)].into()
}

#[test]
fn a_mean_of_zones_is_weighed_by_doors_and_a_ratio_by_both_of_its_counts() {
    // A narrow zone with 30 doors, a wide one with 10, and a park where nobody lives.
    let zones = [
        strip(0.0, 100.0),
        strip(100.0, 400.0),
        strip(500.0, 4_000.0),
    ];
    let precinct = [strip(0.0, 4_500.0)];
    let areas = Overlay::by_area(&zones, &precinct, &Task::default()).unwrap();
    let doors = [(Some(0), Some(0), 30.0), (Some(1), Some(0), 10.0)];
    let overlay = Overlay::by_points(doors.into_iter(), &areas);
    let figures = |park: Option<f64>| Table {
        frame: df!(
            "DISP_MED21" => [Some(10_000.0), Some(30_000.0), park],
            "P21_CHOM1564" => [30_i64, 2, 0],
            "P21_ACT1564" => [100_i64, 20, 0],
        )
        .unwrap(),
    };
    let evaluated = |formula: &str, park: Option<f64>| {
        let table = figures(park);
        let rows = Rows::Areas {
            overlay: &overlay,
            row_of: &[Some(0), Some(1), Some(2)],
            masses: None,
        };
        let iris = Joined {
            name: "iris",
            table: &table,
            rows,
        };
        evaluate(formula, &[iris]).unwrap()[0]
    };
    let mean = r#"AVG(iris."DISP_MED21")"#;
    assert!((evaluated(mean, None) - 15_000.0).abs() < 1e-9);
    // An income that the park has weighs as one door would.
    let with_park = evaluated(mean, Some(56_000.0));
    assert!((with_park - 16_000.0).abs() < 1e-9, "{with_park}");
    let ratio = r#"100 * SUM(iris."P21_CHOM1564") / SUM(iris."P21_ACT1564")"#;
    assert!((evaluated(ratio, None) - 100.0 * 32.0 / 120.0).abs() < 1e-9);
}
