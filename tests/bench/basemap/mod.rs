//! A basemap that lies under the whole country: pictures of streets, sixteen of them, over and over.

use std::error::Error;
use std::f64::consts::PI;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use arpent::base::chance::Chance;
use image::{ImageFormat, Rgb, RgbImage};
use rusqlite::{Connection, params};

/// The most detailed level: a tile of it is about 3 km wide.
const DEEPEST: u32 = 13;

/// West, south, east and north of the tiles, in degrees: more than the country.
const BOUNDS: [f64; 4] = [-6.0, 41.0, 11.0, 52.0];

/// How many different tiles there are.
const PICTURES: u32 = 16;

const SIDE: u32 = 256;

/// The basemap in a folder, as `MBTiles`; written once.
pub(crate) fn in_folder(folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let path = folder.join("streets.mbtiles");
    if !path.exists() {
        // Under another name first, so that half of one is never found again.
        let beside = folder.join("making.mbtiles");
        if beside.exists() {
            fs::remove_file(&beside)?;
        }
        write(&beside)?;
        fs::rename(&beside, &path)?;
    }
    Ok(path)
}

fn write(path: &Path) -> Result<(), Box<dyn Error>> {
    let mut file = Connection::open(path)?;
    file.execute_batch(
        "CREATE TABLE metadata (name TEXT, value TEXT);
         INSERT INTO metadata VALUES ('name', 'streets'), ('format', 'png');
         CREATE TABLE images (id INTEGER PRIMARY KEY, picture BLOB);
         CREATE TABLE map (zoom INTEGER, x INTEGER, y INTEGER, id INTEGER);
         CREATE VIEW tiles AS SELECT zoom AS zoom_level, x AS tile_column, y AS tile_row,
             picture AS tile_data FROM map JOIN images USING (id);",
    )?;
    let transaction = file.transaction()?;
    let mut chance = Chance::new(7);
    for id in 0..PICTURES {
        let picture = encoded(&streets(&mut chance))?;
        transaction.execute("INSERT INTO images VALUES (?, ?)", params![id, picture])?;
    }
    {
        let mut insert = transaction.prepare("INSERT INTO map VALUES (?, ?, ?, ?)")?;
        for zoom in 0..=DEEPEST {
            let [west, south, east, north] = BOUNDS;
            let ((left, bottom), (right, top)) =
                (place(west, south, zoom), place(east, north, zoom));
            for x in left..=right {
                for y in bottom..=top {
                    insert.execute(params![zoom, x, y, (7 * x + 3 * y) % PICTURES])?;
                }
            }
        }
    }
    transaction.execute_batch("CREATE UNIQUE INDEX places ON map (zoom, x, y)")?;
    Ok(transaction.commit()?)
}

/// The column and the row, counted from the south, of the tile at a place.
fn place(lon: f64, lat: f64, zoom: u32) -> (u32, u32) {
    let tiles = f64::from(1_u32 << zoom);
    let up = (PI / 4.0 + lat.to_radians() / 2.0).tan().ln() / PI;
    let at = |share: f64| (share * tiles) as u32;
    (at((lon + 180.0) / 360.0), at(f64::midpoint(1.0, up)))
}

/// Streets crossing at odd angles on a pale ground.
fn streets(chance: &mut Chance) -> RgbImage {
    let mut picture = RgbImage::from_pixel(SIDE, SIDE, Rgb([242, 239, 233]));
    for street in 0..24 {
        let (turn, shift) = (PI * chance.unit(), f64::from(SIDE) * chance.unit());
        let width = if street < 4 { 3.0 } else { 1.0 };
        let colour = if street < 4 {
            [252, 214, 164]
        } else {
            [200; 3]
        };
        for (x, y, pixel) in picture.enumerate_pixels_mut() {
            let (sin, cos) = turn.sin_cos();
            if (f64::from(x) * cos + f64::from(y) * sin - shift).abs() < width {
                *pixel = Rgb(colour);
            }
        }
    }
    picture
}

fn encoded(picture: &RgbImage) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}
