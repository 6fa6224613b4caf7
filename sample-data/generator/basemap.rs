//! The offline basemap: the town drawn as tiles with a palette, in an `MBTiles` file.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};
use rusqlite::{Connection, params};

use super::Outcome;
use super::scene::Scene;
use super::town::{NAME, Town};

/// Zoom levels, and how far from the middle of the town their tiles reach, in metres.
const ZOOMS: [(u32, f64); 6] = [
    (11, 9000.0),
    (12, 9000.0),
    (13, 9000.0),
    (14, 6000.0),
    (15, 4000.0),
    (16, 2500.0),
];

const TILE: u32 = 256;

/// A part of the world in pixels of a zoom level, whole tiles.
pub(super) struct Frame {
    pub(super) zoom: u32,
    /// Column and row of the first tile.
    first: (u32, u32),
    tiles: (u32, u32),
}

impl Frame {
    fn new(zoom: u32, middle: (f64, f64), reach: f64) -> Self {
        // The scale of the projection at this latitude.
        let reach = reach * 1.487;
        let tile = |metres: f64| (metres * scale(zoom) / f64::from(TILE)) as u32;
        let west = tile(middle.0 + HALF_WORLD - reach);
        let east = tile(middle.0 + HALF_WORLD + reach);
        let north = tile(HALF_WORLD - middle.1 - reach);
        let south = tile(HALF_WORLD - middle.1 + reach);
        Self {
            zoom,
            first: (west, north),
            tiles: (east - west + 1, south - north + 1),
        }
    }

    /// Pixels from the corner of the frame.
    pub(super) fn pixel(&self, web: (f64, f64)) -> (f64, f64) {
        let x = (web.0 + HALF_WORLD) * scale(self.zoom) - f64::from(self.first.0 * TILE);
        let y = (HALF_WORLD - web.1) * scale(self.zoom) - f64::from(self.first.1 * TILE);
        (x, y)
    }

    /// Pixels in a metre on the ground.
    pub(super) fn per_metre(&self) -> f64 {
        scale(self.zoom) * 1.487
    }

    /// Width and height in pixels.
    pub(super) fn size(&self) -> (u32, u32) {
        (self.tiles.0 * TILE, self.tiles.1 * TILE)
    }
}

const HALF_WORLD: f64 = 20_037_508.342_789_244;

/// Pixels in a web metre.
fn scale(zoom: u32) -> f64 {
    f64::from(TILE) * f64::from(1_u32 << zoom) / (2.0 * HALF_WORLD)
}

/// Writes the basemap.
pub(super) fn write(town: &Town, folder: &Path) -> Outcome {
    let path = folder.join("basemap.mbtiles");
    if path.exists() {
        std::fs::remove_file(&path)?;
    }
    let mut file = Connection::open(&path)?;
    let scene = Scene::new(town)?;
    let fonts = fonts()?;
    let writing = file.transaction()?;
    describe(&writing, &scene)?;
    for (zoom, reach) in ZOOMS {
        let frame = Frame::new(zoom, scene.middle, reach);
        let picture = render(&scene.svg(&frame), &frame, &fonts)?;
        cut(&picture, &frame, &writing)?;
    }
    writing.commit()?;
    file.execute_batch("VACUUM")?;
    Ok(())
}

fn describe(file: &Connection, scene: &Scene<'_>) -> Outcome {
    file.execute_batch(
        "CREATE TABLE metadata (name TEXT, value TEXT);
         CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
         CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);",
    )?;
    let (lon, lat) = scene.degrees;
    let bounds = format!(
        "{:.5},{:.5},{:.5},{:.5}",
        lon - 0.033,
        lat - 0.0225,
        lon + 0.033,
        lat + 0.0225
    );
    let entries = [
        ("name", NAME.to_owned()),
        ("format", "png".to_owned()),
        ("type", "baselayer".to_owned()),
        ("version", "1".to_owned()),
        ("description", format!("{NAME}, a town that does not exist")),
        ("attribution", "Sample town, made up: Arpent".to_owned()),
        ("bounds", bounds),
        ("center", format!("{lon:.5},{lat:.5},14")),
        ("minzoom", ZOOMS[0].0.to_string()),
        ("maxzoom", ZOOMS[ZOOMS.len() - 1].0.to_string()),
    ];
    for (name, value) in entries {
        file.execute("INSERT INTO metadata VALUES (?1, ?2)", params![name, value])?;
    }
    Ok(())
}

fn fonts() -> Outcome<Arc<Database>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    let mut fonts = Database::new();
    fonts.load_font_file(folder.join("IBMPlexSans-Regular.ttf"))?;
    fonts.load_font_file(folder.join("IBMPlexSans-SemiBold.ttf"))?;
    Ok(Arc::new(fonts))
}

fn render(svg: &str, frame: &Frame, fonts: &Arc<Database>) -> Outcome<Pixmap> {
    let options = Options {
        fontdb: Arc::clone(fonts),
        font_family: "IBM Plex Sans".to_owned(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options)?;
    let (width, height) = frame.size();
    let mut picture = Pixmap::new(width, height).ok_or("an empty picture")?;
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    Ok(picture)
}

/// Cuts a picture into tiles and writes them.
fn cut(picture: &Pixmap, frame: &Frame, file: &Connection) -> Outcome {
    let colours = Palette::of(picture);
    let mut add = file.prepare("INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)")?;
    for row in 0..frame.tiles.1 {
        for column in 0..frame.tiles.0 {
            let image = colours.tile(picture, column * TILE, row * TILE)?;
            // MBTiles counts rows from the south.
            let north_up = (1_u32 << frame.zoom) - 1 - (frame.first.1 + row);
            add.execute(params![frame.zoom, frame.first.0 + column, north_up, image])?;
        }
    }
    Ok(())
}

/// The colours of a picture that are used most, and which of them is nearest to any other.
struct Palette {
    colours: Vec<[u8; 3]>,
    nearest: Vec<u8>,
}

/// Five bits of each part of a colour.
fn coarse(colour: &[u8]) -> usize {
    usize::from(colour[0] >> 3) << 10
        | usize::from(colour[1] >> 3) << 5
        | usize::from(colour[2] >> 3)
}

impl Palette {
    fn of(picture: &Pixmap) -> Self {
        let mut counts: BTreeMap<usize, BTreeMap<[u8; 3], u32>> = BTreeMap::new();
        for pixel in picture.data().chunks_exact(4) {
            *counts
                .entry(coarse(pixel))
                .or_default()
                .entry([pixel[0], pixel[1], pixel[2]])
                .or_default() += 1;
        }
        // Of each coarse colour the commonest true one, so that flat grounds keep their shade.
        let mut common: Vec<(u32, [u8; 3])> = counts
            .values()
            .filter_map(|shades| {
                let commonest = shades.iter().max_by_key(|(_, count)| **count)?.0;
                Some((shades.values().sum(), *commonest))
            })
            .collect();
        common.sort_by_key(|(count, colour)| (std::cmp::Reverse(*count), *colour));
        let colours: Vec<[u8; 3]> = common
            .into_iter()
            .take(128)
            .map(|(_, colour)| colour)
            .collect();
        let nearest = (0..32_768_usize)
            .map(|code| nearest(&colours, code))
            .collect();
        Self { colours, nearest }
    }

    fn tile(&self, picture: &Pixmap, left: u32, top: u32) -> Outcome<Vec<u8>> {
        let mut indices = Vec::with_capacity((TILE * TILE) as usize);
        for row in top..top + TILE {
            let start = 4 * (row * picture.width() + left) as usize;
            let line = &picture.data()[start..start + 4 * TILE as usize];
            indices.extend(
                line.chunks_exact(4)
                    .map(|pixel| self.nearest[coarse(pixel)]),
            );
        }
        let mut used: Vec<u8> = indices.clone();
        used.sort_unstable();
        used.dedup();
        let place: BTreeMap<u8, u8> = used.iter().copied().zip(0..=u8::MAX).collect();
        let palette: Vec<u8> = used
            .iter()
            .flat_map(|index| self.colours[usize::from(*index)])
            .collect();
        let small: Vec<u8> = indices.iter().map(|index| place[index]).collect();
        png(&small, palette)
    }
}

fn nearest(colours: &[[u8; 3]], code: usize) -> u8 {
    let part = |shift: usize| ((code >> shift) & 31) as i32 * 8 + 4;
    let wanted = [part(10), part(5), part(0)];
    let off = |colour: &[u8; 3]| -> i32 {
        colour
            .iter()
            .zip(wanted)
            .map(|(a, b)| (i32::from(*a) - b).pow(2))
            .sum()
    };
    let best = (0..colours.len()).min_by_key(|index| off(&colours[*index]));
    best.unwrap_or(0) as u8
}

/// A picture with a palette, with as few bits for a pixel as will do.
fn png(indices: &[u8], palette: Vec<u8>) -> Outcome<Vec<u8>> {
    let (depth, bits) = match palette.len() / 3 {
        0..=2 => (png::BitDepth::One, 1),
        3..=4 => (png::BitDepth::Two, 2),
        5..=16 => (png::BitDepth::Four, 4),
        _ => (png::BitDepth::Eight, 8),
    };
    let packed: Vec<u8> = indices
        .chunks(8 / bits)
        .map(|group| {
            group.iter().fold(0, |byte, index| {
                if bits == 8 {
                    *index
                } else {
                    byte << bits | index
                }
            })
        })
        .collect();
    let mut image = Vec::new();
    let mut encoder = png::Encoder::new(&mut image, TILE, TILE);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(depth);
    encoder.set_palette(palette);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header()?.write_image_data(&packed)?;
    Ok(image)
}
