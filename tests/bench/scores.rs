//! What a slider costs for the whole of France: `cargo bench --bench scores`.

#![expect(clippy::print_stdout, reason = "a bench says what it measured")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use arpent::analysis::breaks::{breaks, class_of, quantiles_of_falling};
use arpent::analysis::correlation::correlations;
use arpent::analysis::scale::scale;
use arpent::analysis::score::score_into;
use arpent::analysis::scorer::Scorer;
use arpent::base::task::Task;
use arpent::model::indicator::Column;
use arpent::model::scorecard::{Scale, Scores};
use arpent::model::shading::Classes;

const PRECINCTS: usize = 70_000;
const TERMS: usize = 40;
const CLASSES: usize = 7;
const INDICATORS: usize = 300;

fn main() {
    let columns: Vec<Vec<f64>> = (0..TERMS as u64).map(figures).collect();
    for (name, way) in [("rank", Scale::Rank), ("z", Scale::ZScore)] {
        measure(&format!("scale of one column, {name}"), |_| {
            scale(&columns[0], way).len()
        });
    }
    let scaled: Vec<Arc<Column>> = columns
        .iter()
        .map(|column| Arc::new(scale(column, Scale::Rank)))
        .collect();
    let slices: Vec<&[f64]> = scaled.iter().map(|column| column.as_slice()).collect();
    println!("{PRECINCTS} precincts, {TERMS} indicators:");
    measure("for reference, one pass over the columns", |_| {
        slices
            .iter()
            .map(|column| greatest(column))
            .fold(0.0, f64::max) as usize
    });
    let mut scores = Scores::default();
    let mut colours = Vec::new();
    measure(
        "all weights move: score, ranks, 7 quantiles, colours",
        |turn| {
            score_into(&mut scores, &slices, &weights(turn), 0.66);
            let edges = breaks(&scores.values, &Classes::Quantile, CLASSES);
            colour(&mut colours, &scores, &edges)
        },
    );
    let mut scorer = Scorer::default();
    for part in ["score, ranks", "score, ranks, 7 quantiles, colours"] {
        let mut moved = weights(0);
        measure(&format!("a weight moves: {part}"), |turn| {
            moved[17] = (turn * 11 % 201) as f64 - 100.0;
            let falling = scorer.score_into(&mut scores, &scaled, &moved, 0.66);
            if part.ends_with("ranks") {
                return falling.len();
            }
            let edges = quantiles_of_falling(&falling, CLASSES);
            colour(&mut colours, &scores, &edges)
        });
    }
    compare();
    measure("7 quantiles", |_| {
        breaks(&columns[1], &Classes::Quantile, 7).len()
    });
    measure("7 natural breaks, exact", |_| {
        breaks(&columns[1], &Classes::NaturalBreaks, 7).len()
    });
}

/// A colour per precinct, ready to upload.
fn colour(colours: &mut Vec<[u8; 4]>, scores: &Scores, edges: &[f64]) -> usize {
    let ramp: [[u8; 4]; 8] = [0, 1, 2, 3, 4, 5, 6, 7].map(|shade| [shade, 20 * shade, 99, 255]);
    colours.clear();
    let shades = scores.values.iter().map(|&value| {
        let class = class_of(value, edges);
        ramp[class.unwrap_or(CLASSES)]
    });
    colours.extend(shades);
    colours.len()
}

/// The greatest figure: as little work as there can be on what is read once.
fn greatest(column: &[f64]) -> f64 {
    let (eight, _) = column.as_chunks::<8>();
    let mut most = [0.0; 8];
    for figures in eight {
        for (most, figure) in most.iter_mut().zip(figures) {
            *most = if *most < *figure { *figure } else { *most };
        }
    }
    most.into_iter().fold(0.0, f64::max)
}

/// Every indicator against every other, where none lacks a precinct and where each lacks others.
fn compare() {
    let gaps: Vec<Vec<f64>> = (0..INDICATORS as u64).map(figures).collect();
    let whole: Vec<Vec<f64>> = gaps
        .iter()
        .map(|column| column.iter().map(|it| it.max(0.0)).collect())
        .collect();
    for (name, columns) in [
        ("without gaps", &whole),
        ("each with gaps of its own", &gaps),
    ] {
        let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let what = format!("{INDICATORS} indicators compared, {name}");
        measure_in_turns(&what, 5, |_| {
            let compared = correlations(&slices, &Task::default());
            compared.map_or(0, |compared| compared.count)
        });
    }
}

/// Other weights each turn, as under a moving slider.
fn weights(turn: usize) -> Vec<f64> {
    (0..TERMS)
        .map(|term| ((term * 37 + turn * 11) % 201) as f64 - 100.0)
        .collect()
}

/// Figures as shares are: many different ones, skewed, one in fifty missing.
fn figures(column: u64) -> Vec<f64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(column + 1);
    (0..PRECINCTS)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let share = (state >> 11) as f64 / (1_u64 << 53) as f64;
            if state.is_multiple_of(50) {
                f64::NAN
            } else {
                100.0 * share * share
            }
        })
        .collect()
}

/// Prints the median and the least of 51 turns, in milliseconds.
fn measure(what: &str, work: impl FnMut(usize) -> usize) {
    measure_in_turns(what, 51, work);
}

fn measure_in_turns(what: &str, turns: usize, mut work: impl FnMut(usize) -> usize) {
    let mut times: Vec<f64> = (0..turns)
        .map(|turn| {
            let start = Instant::now();
            black_box(work(black_box(turn)));
            1000.0 * start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_unstable_by(f64::total_cmp);
    println!(
        "{what}: median {:.2} ms, least {:.2} ms",
        times[turns / 2],
        times[0]
    );
}
