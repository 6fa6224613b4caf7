//! Basemap tiles: files good and bad, and a small server on loopback.

use std::io::{BufRead as _, BufReader, Cursor, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use arpent::base::words::Message;
use arpent::draw::colour::{Image, Rgb};
use arpent::draw::mercator::{Camera, Point};
use arpent::draw::tile::{Grid, TileId, Tone, Wanted, compose};
use arpent::io::ReadError;
use arpent::io::tile::{Server, TileStore, Tiles};

const MIDDLE: TileId = TileId { z: 1, x: 1, y: 0 };

/// A tile of one colour as PNG.
pub(crate) fn png(colour: [u8; 3]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::from_pixel(256, 256, image::Rgb(colour))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

/// Writes an `MBTiles` file of one-colour tiles.
pub(crate) fn mbtiles(path: &Path, tiles: &[(TileId, [u8; 3])]) {
    let database = rusqlite::Connection::open(path).unwrap();
    database
        .execute_batch(
            "CREATE TABLE metadata (name TEXT, value TEXT);
             CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB);
             INSERT INTO metadata VALUES
                 ('format', 'png'), ('attribution', '&copy; <a href=\"x\">Somebody</a>');",
        )
        .unwrap();
    for (id, colour) in tiles {
        database
            .execute(
                "INSERT INTO tiles VALUES (?, ?, ?, ?)",
                rusqlite::params![id.z, id.x, (1 << id.z) - 1 - id.y, png(*colour)],
            )
            .unwrap();
    }
}

#[test]
fn rows_of_mbtiles_are_counted_from_the_south() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("two.mbtiles");
    let south = TileId { y: 1, ..MIDDLE };
    mbtiles(&path, &[(MIDDLE, [200, 0, 0]), (south, [0, 0, 200])]);
    let tiles = Tiles::file(&path).unwrap();
    let colour = |id| tiles.load(id).unwrap().map(|tile: Image| tile.pixels[0]);
    assert_eq!(colour(MIDDLE), Some([200, 0, 0, 255]));
    assert_eq!(colour(south), Some([0, 0, 200, 255]));
    assert_eq!(colour(TileId { x: 0, ..MIDDLE }), None);
    let words = arpent::base::words::Words::new(arpent::base::words::Language::English);
    assert_eq!(words.say(tiles.attribution()), "© Somebody");
}

#[test]
fn a_missing_tile_is_filled_from_the_one_above_it() {
    let grid = Grid {
        tile_size: 256,
        min_zoom: 0,
        max_zoom: 1,
    };
    // The whole world at zoom 1.
    let camera = Camera {
        centre: Point::default(),
        scale: 2.0 * std::f64::consts::PI * arpent::draw::mercator::RADIUS / 512.0,
        width: 512,
        height: 512,
    };
    let tile = |colour| Some(Arc::new(Image::filled(256, 256, colour)));
    let (red, grey) = (Rgb(200, 0, 0), Rgb(90, 90, 90));
    let image = compose(
        &camera,
        grid,
        Tone::Natural,
        Rgb::WHITE,
        |wanted| match wanted {
            Wanted::Exactly(id) if id == MIDDLE => tile(red),
            Wanted::InPlace(TileId { z: 0, .. }) => tile(grey),
            _ => None,
        },
    );
    let at = |x: usize, y: usize| image.pixels[y * 512 + x];
    assert_eq!(at(300, 100), [200, 0, 0, 255], "north-east");
    assert_eq!(at(255, 100), [90, 90, 90, 255], "north-west");
    assert_eq!(at(256, 255), [200, 0, 0, 255], "its corner");
    assert_eq!(at(256, 256), [90, 90, 90, 255], "below its corner");
}

/// A server that answers by address, and remembers what it was asked.
struct Loopback {
    address: String,
    asked: Arc<Mutex<Vec<(String, String)>>>,
}

fn serve() -> Loopback {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked: Arc<Mutex<Vec<(String, String)>>> = Arc::default();
    let heard = Arc::clone(&asked);
    // Ends with the process.
    std::thread::Builder::new()
        .spawn(move || {
            for stream in listener.incoming().flatten() {
                answer(stream, &heard);
            }
        })
        .unwrap();
    Loopback { address, asked }
}

fn answer(mut stream: TcpStream, heard: &Mutex<Vec<(String, String)>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    let path = first.split(' ').nth(1).unwrap().to_owned();
    let mut agent = String::new();
    for line in lines {
        let line = line.unwrap();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(": ")
            && name.eq_ignore_ascii_case("user-agent")
        {
            value.clone_into(&mut agent);
        }
    }
    heard.lock().unwrap().push((path.clone(), agent));
    let (status, body) = match path.split('/').nth(1).unwrap() {
        "good" => ("200 OK", png([0, 120, 0])),
        "broken" => ("200 OK", png([0, 120, 0])[..60].to_vec()),
        "busy" => ("503 Service Unavailable", Vec::new()),
        _ => ("404 Not Found", Vec::new()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: image/png\r\nContent-Length: {}\r\n\
         Cache-Control: max-age=3600\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&body).unwrap();
}

fn server(loopback: &Loopback, kind: &str) -> Server {
    Server {
        url: format!("{}/{kind}/{{z}}/{{x}}/{{y}}.png", loopback.address),
        max_zoom: 19,
        attribution: Message::new("map-attribution-osm"),
    }
}

#[test]
fn a_tile_is_fetched_once_and_kept_on_disk_and_we_say_who_we_are() {
    let loopback = serve();
    let cache = tempfile::tempdir().unwrap();
    for _run in 0..2 {
        let tiles = Tiles::server(server(&loopback, "good"), Some(cache.path()));
        let tile = tiles.load(MIDDLE).unwrap().unwrap();
        assert_eq!(tile.pixels[0], [0, 120, 0, 255]);
    }
    let asked = loopback.asked.lock().unwrap();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!(asked[0].0, "/good/1/1/0.png");
    assert!(asked[0].1.starts_with("Arpent/"), "{}", asked[0].1);
    assert!(!asked[0].1.contains('@'), "{}", asked[0].1);
}

#[test]
fn a_tile_that_is_not_there_or_broken_is_blank_and_a_refusal_is_told_apart() {
    let loopback = serve();
    let load = |kind| Tiles::server(server(&loopback, kind), None).load(MIDDLE);
    assert_eq!(load("none"), Ok(None));
    assert_eq!(load("broken"), Ok(None));
    assert!(load("busy").is_err());
}

/// Asks until nothing is under way.
fn settle(store: &mut TileStore, wanted: &[TileId]) {
    loop {
        store.refresh();
        let mut missing = Vec::new();
        for &id in wanted {
            store.at(Wanted::Exactly(id), &mut missing);
        }
        store.ask(&missing);
        if !store.is_busy() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_window_asks_for_each_tile_once_and_leaves_a_refusing_server_alone() {
    let loopback = serve();
    let all: Vec<TileId> = (0..12).map(|x| TileId { z: 5, x, y: 7 }).collect();
    let mut store = TileStore::of(Tiles::server(server(&loopback, "good"), None), || ());
    settle(&mut store, &all);
    let mut paths: Vec<String> = loopback
        .asked
        .lock()
        .unwrap()
        .drain(..)
        .map(|(path, _)| path)
        .collect();
    assert_eq!(paths.len(), 12);
    paths.sort_unstable();
    paths.dedup();
    assert_eq!(paths.len(), 12, "none twice");
    let mut missing = Vec::new();
    assert!(store.at(Wanted::Exactly(all[3]), &mut missing).is_some());
    assert!(store.pause().is_none());

    let mut store = TileStore::of(Tiles::server(server(&loopback, "busy"), None), || ());
    settle(&mut store, &all);
    assert!(store.pause().is_some());
    // Two may be on their way when the first is refused.
    assert!(loopback.asked.lock().unwrap().len() <= 3);
}

#[test]
fn a_server_that_is_not_there_is_not_an_error_that_stops_anything() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr();
    let gone = Server {
        url: format!("http://{}/{{z}}/{{x}}/{{y}}", address.unwrap()),
        max_zoom: 19,
        attribution: Message::new("map-attribution-osm"),
    };
    assert!(Tiles::server(gone, None).load(MIDDLE).is_err());
}

#[test]
fn files_that_are_not_basemaps_are_refused_with_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let junk = b"this is not a database, nor an archive".repeat(40);
    for path in [
        write("junk.mbtiles", &junk),
        write("junk.pmtiles", &junk),
        write("empty.pmtiles", b""),
        write("short.pmtiles", b"PMTiles\x03"),
    ] {
        assert!(
            matches!(Tiles::file(&path), Err(ReadError::Unusable { .. })),
            "{}",
            path.display()
        );
    }
    let empty = folder.path().join("no-tiles.mbtiles");
    mbtiles(&empty, &[]);
    assert!(matches!(Tiles::file(&empty), Err(ReadError::Empty { .. })));
    let nowhere = Tiles::file(&folder.path().join("nowhere.mbtiles"));
    assert!(matches!(nowhere, Err(ReadError::NotReadable { .. })));
}

/// The files of a folder, in order of name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort_unstable();
    paths
}

#[test]
fn real_basemaps_are_read_or_refused_with_a_sentence() {
    let Some(data) = std::env::var_os("ARPENT_REAL_DATA") else {
        eprintln!("stood aside: ARPENT_REAL_DATA is not set");
        return;
    };
    let tiles = Path::new(&data).join("tiles");
    let kinds = ["mbtiles", "pmtiles"].map(|kind| files(&tiles.join(kind)));
    for path in kinds.concat() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // Whole pictures, and no pictures at all; others have the first bytes of one only, and
        // may be taken either way.
        let is_whole = name.starts_with("geography-class") || name.contains("toner");
        let is_other = [
            "cities", "mvt", "json", "mlt", "invalid", "fixture", "empty",
        ]
        .iter()
        .any(|kind| name.contains(kind));
        let tiles = match Tiles::file(&path) {
            Ok(tiles) => tiles,
            Err(error) => {
                assert!(!is_whole, "{name}: {error}");
                continue;
            }
        };
        assert!(!is_other, "{name} has no images");
        let grid = tiles.grid();
        let z = grid.min_zoom;
        let tile = (0..1 << z)
            .flat_map(|x| (0..1 << z).map(move |y| TileId { z, x, y }))
            .find_map(|id| tiles.load(id).ok().flatten());
        if is_whole {
            assert_eq!(tile.map(|tile| tile.width), Some(grid.tile_size), "{name}");
        }
    }
}
