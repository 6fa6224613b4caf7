//! `arpent route`: points in walking order, for any list of places.

use crate::base::task::Task;
use crate::cli::arguments::Route;
use crate::cli::desk::{Desk, Done, Failure};
use crate::cli::output;
use crate::field::ground::Ground;
use crate::field::route::{self, RouteOptions, Tour};
use crate::io;
use crate::io::export::{Captions, Features, Field, Format, Shape, Values};
use crate::model::project::TableOptions;
use crate::model::table::Table;
use crate::msg;
use crate::session::problem::Problem;

/// The points of a file: one entry per row in each list.
struct Points {
    ids: Vec<String>,
    places: Vec<(f64, f64)>,
}

pub(super) fn run(asked: &Route, desk: &mut Desk) -> Done {
    output::one_thing_on_stdout(&asked.output, desk)?;
    let points = read(asked)?;
    let usual = RouteOptions::default();
    let options = RouteOptions {
        end: None,
        start: start(asked, &points)?,
        closed: asked.closed,
        effort: asked.effort.unwrap_or(usual.effort),
        seed: desk.seed,
    };
    let plane = plane(&points, asked.planar);
    let metric = |from: usize, to: usize| {
        let ((x, y), (to_x, to_y)) = (plane[from], plane[to]);
        (to_x - x).hypot(to_y - y)
    };
    // Nobody else holds the task, so nobody can cancel it.
    let tour = route::order(&plane, metric, &options, &Task::default()).unwrap_or_default();
    let legs = tour.legs(asked.closed, metric);
    output::write(
        &in_order(&points, &tour, legs),
        &asked.output,
        Format::Csv,
        desk,
    )?;
    if desk.json {
        return desk.write(&io::report::route_json(tour.length));
    }
    Ok(())
}

fn read(asked: &Route) -> Result<Points, Failure> {
    let task = Task::default();
    let read = io::table::read(&asked.points, None, &TableOptions::default(), &task)
        .map_err(|error| Problem::from(&error))?;
    let table = &read.value.table;
    let ids = table
        .texts(&asked.id)
        .ok_or_else(|| no_column(&asked.id, table))?;
    let xs = numbers(table, &asked.x)?;
    let ys = numbers(table, &asked.y)?;
    Ok(Points {
        ids: ids.into_iter().map(Option::unwrap_or_default).collect(),
        places: xs.into_iter().zip(ys).collect(),
    })
}

/// A column of coordinates, all of which are there.
fn numbers(table: &Table, column: &str) -> Result<Vec<f64>, Failure> {
    let numbers = table
        .numbers(column)
        .ok_or_else(|| no_column(column, table))?;
    match numbers.iter().position(|number| !number.is_finite()) {
        None => Ok(numbers),
        Some(row) => Err(Failure::from(Problem {
            what: msg!("cli-no-coordinate", row = row + 1, column = column),
            hint: msg!("cli-no-coordinate-hint"),
        })),
    }
}

fn no_column(column: &str, table: &Table) -> Failure {
    Failure::from(Problem {
        what: msg!("problem-key-column", column = column),
        hint: msg!("cli-columns-hint", columns = table.columns().join(", ")),
    })
}

fn start(asked: &Route, points: &Points) -> Result<Option<usize>, Failure> {
    let Some(start) = &asked.start else {
        return Ok(None);
    };
    match points.ids.iter().position(|id| id == start) {
        Some(place) => Ok(Some(place)),
        None => Err(Failure::AskedWrongly(Problem {
            what: msg!("cli-no-point", id = start),
            hint: msg!("cli-no-point-hint"),
        })),
    }
}

/// The points on a plane: as they are, or in metres on the ground.
fn plane(points: &Points, planar: bool) -> Vec<(f64, f64)> {
    if planar {
        return points.places.clone();
    }
    let ground = Ground::around(points.places.iter().copied());
    let places = points.places.iter();
    places.map(|&(lon, lat)| ground.metres(lon, lat)).collect()
}

/// `order,id,x,y,leg`: a row a point, in walking order.
fn in_order(points: &Points, tour: &Tour, legs: Vec<f64>) -> Features {
    let field = |name: &str, values| Field {
        name: name.to_owned(),
        values,
    };
    let order = &tour.order;
    let numbers = (1..).take(order.len()).map(Some).collect();
    let ids = order.iter().map(|&at| points.ids[at].clone()).collect();
    let xs = order.iter().map(|&at| points.places[at].0).collect();
    let ys = order.iter().map(|&at| points.places[at].1).collect();
    Features {
        name: "route",
        fields: vec![
            field("order", Values::Whole(numbers)),
            field("id", Values::Text(ids)),
            field("x", Values::Real(xs)),
            field("y", Values::Real(ys)),
            field("leg", Values::Real(legs)),
        ],
        shape: Shape::Point,
        shapes: vec![None; order.len()],
        captions: Captions::default(),
    }
}
