//! Measures the map: a country of 70,000 precincts with 4.5 million vertices, filled and coloured.
//!
//! `RAYON_NUM_THREADS=1 cargo bench --bench map` for one core.

#![expect(
    clippy::print_stdout,
    reason = "a measurement speaks, and stops where it cannot go on"
)]

use std::time::Instant;

use arpent::draw::colour::{Image, Rgb};
use arpent::draw::fill::{Shapes, fill};
use arpent::draw::mercator::Camera;
use arpent::draw::plate::Plate;
use arpent::draw::shade::{Look, Paint, border_strength, shade_plate};
use arpent::model::layer::PrecinctId;
use arpent::model::shading::Ramp;
use geo::{Coord, LineString, MultiPolygon, Polygon};

/// Precincts along each side of the country.
const SIDE: usize = 265;

/// Vertices along each side of a precinct.
const STEPS: usize = 16;

fn main() {
    let start = Instant::now();
    let cells: Vec<MultiPolygon<f64>> = (0..SIDE * SIDE).map(cell).collect();
    println!("made in {:.2?}", start.elapsed());
    let start = Instant::now();
    let shapes = Shapes::of(&cells);
    println!(
        "{} precincts, {} vertices, projected in {:.2?}, on {} threads",
        shapes.len(),
        shapes.vertices(),
        start.elapsed(),
        rayon::current_num_threads()
    );
    let column: Vec<f64> = (0..shapes.len())
        .map(|id| (id * 7919 % 1000) as f64)
        .collect();
    let breaks = [200.0, 400.0, 600.0, 800.0];
    let paint = Paint::new(&column, &breaks, Ramp::default(), false);
    let whole = Camera::fitting(&shapes.bounds(), 1280, 800, 10.0);
    for (name, zoom) in [("the country", 1.0), ("a region", 8.0), ("a city", 60.0)] {
        let camera = Camera {
            scale: whole.scale / zoom,
            ..whole
        };
        for samples in [1, 2] {
            let ids = fill(&shapes, &camera, samples);
            let filled = best_of(9, || fill(&shapes, &camera, samples));
            let look = Look {
                hover: Some(PrecinctId(35_000)),
                borders: border_strength(&shapes, &camera, 1.0),
                ..Look::default()
            };
            let under = Image::filled(1280, 800, Rgb::WHITE);
            let plated = best_of(9, || Plate::new(&ids));
            let mut plate = Plate::new(&ids);
            let first = best_of(1, || shade_plate(&mut plate, &paint, &look, &under));
            let shaded = best_of(9, || shade_plate(&mut plate, &paint, &look, &under));
            println!(
                "{name}, {samples} × {samples}: ids {filled:.1} ms, plate {plated:.1} ms, \
                 lines and colours {first:.1} ms, colours alone {shaded:.1} ms"
            );
        }
    }
}

/// The shortest of several runs, in milliseconds.
fn best_of<T>(runs: usize, mut work: impl FnMut() -> T) -> f64 {
    (0..runs)
        .map(|_| {
            let start = Instant::now();
            drop(work());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .fold(f64::INFINITY, f64::min)
}

/// A precinct with crooked sides that its neighbours share.
fn cell(id: usize) -> MultiPolygon<f64> {
    let (column, row) = (id % SIDE, id / SIDE);
    let ring = (0..4 * STEPS).map(|step| {
        let along = step % STEPS;
        let (x, y) = match step / STEPS {
            0 => (along, 0),
            1 => (STEPS, along),
            2 => (STEPS - along, STEPS),
            _ => (0, STEPS - along),
        };
        vertex(column * STEPS + x, row * STEPS + y)
    });
    let mut ring: Vec<Coord> = ring.collect();
    ring.push(ring[0]);
    MultiPolygon(vec![Polygon::new(LineString(ring), Vec::new())])
}

/// A point of the fine grid, pushed a little aside.
fn vertex(x: usize, y: usize) -> Coord {
    let push = |seed: usize| ((seed * 7919) % 1009) as f64 / 1009.0 - 0.5;
    let size = 10.0 / (SIDE * STEPS) as f64;
    Coord {
        x: -4.0 + size * (x as f64 + 0.6 * push(x * 31 + y * 57)),
        y: 42.0 + 0.8 * size * (y as f64 + 0.6 * push(x * 73 + y * 11)),
    }
}
