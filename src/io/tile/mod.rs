//! Basemap tiles from the network, kept on disk, or from an offline file.

use std::path::{Path, PathBuf};

use crate::base::words::Message;
use crate::draw::colour::Image;
use crate::draw::tile::{Grid, TileId};
use crate::io::ReadError;
use crate::model::project::Basemap;
use crate::msg;

mod mbtiles;
mod pm;
mod server;
mod store;

pub use server::Server;
pub use store::TileStore;

/// A basemap, open.
pub struct Tiles {
    kind: Kind,
    grid: Grid,
    attribution: Message,
}

enum Kind {
    MbTiles(mbtiles::MbTiles),
    PmTiles(pm::PmTiles),
    Server(server::Client),
}

/// A tile that could not be had now, but may be later.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotNow(pub String);

impl Tiles {
    /// Opens a basemap; `None` when it is none. Tiles from the network are kept in the user's
    /// cache.
    ///
    /// # Errors
    /// [`ReadError`] when the file is not there, or is not a basemap that can be drawn.
    pub fn open(basemap: &Basemap) -> Result<Option<Self>, ReadError> {
        let server = match basemap {
            Basemap::None => return Ok(None),
            Basemap::File(path) => return Self::file(path).map(Some),
            Basemap::OpenStreetMap => Server::open_street_map(),
            Basemap::IgnPlan => Server::ign_plan(),
        };
        Ok(Some(Self::server(server, cache_folder().as_deref())))
    }

    /// Opens an `MBTiles` or `PMTiles` file.
    ///
    /// # Errors
    /// [`ReadError`] when it is not there, is damaged, or holds vector tiles.
    pub fn file(path: &Path) -> Result<Self, ReadError> {
        let is_pmtiles = path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("pmtiles"));
        if is_pmtiles {
            let (file, about) = pm::PmTiles::open(path)?;
            Ok(Self::of(Kind::PmTiles(file), about))
        } else {
            let (file, about) = mbtiles::MbTiles::open(path)?;
            Ok(Self::of(Kind::MbTiles(file), about))
        }
    }

    /// Tiles of a server, kept in the folder `cache` where there is one.
    pub fn server(server: Server, cache: Option<&Path>) -> Self {
        Self {
            grid: Grid {
                tile_size: 256,
                min_zoom: 0,
                max_zoom: server.max_zoom,
            },
            attribution: server.attribution.clone(),
            kind: Kind::Server(server::Client::new(server, cache)),
        }
    }

    fn of(kind: Kind, about: About) -> Self {
        Self {
            kind,
            grid: about.grid,
            attribution: msg!("map-attribution-file", text = about.attribution),
        }
    }

    /// What its tiles are like.
    pub fn grid(&self) -> Grid {
        self.grid
    }

    /// Who made it.
    pub fn attribution(&self) -> &Message {
        &self.attribution
    }

    /// Gets a tile, and takes its time; `None` where there is none, or a broken one.
    ///
    /// # Errors
    /// [`NotNow`] when the server was not reached or refused, or the file could not be read.
    pub fn load(&self, id: TileId) -> Result<Option<Image>, NotNow> {
        let bytes = match &self.kind {
            Kind::MbTiles(file) => file.load(id)?,
            Kind::PmTiles(file) => file.load(id)?,
            Kind::Server(client) => client.load(id)?,
        };
        Ok(bytes.and_then(|bytes| decode(&bytes)))
    }
}

impl std::fmt::Debug for Tiles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tiles")
            .field("grid", &self.grid)
            .field("attribution", &self.attribution)
            .finish_non_exhaustive()
    }
}

/// What a basemap file says of itself.
struct About {
    grid: Grid,
    attribution: String,
}

/// Where tiles from the network are kept.
fn cache_folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "arpent")?;
    Some(folders.cache_dir().join("tiles"))
}

/// The pixels of a PNG, JPEG or WebP tile; `None` when they cannot be read.
fn decode(bytes: &[u8]) -> Option<Image> {
    let mut reader = image::ImageReader::new(std::io::Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    reader.limits(limits);
    let pixels = reader.decode().ok()?.into_rgba8();
    let (width, height) = pixels.dimensions();
    let (pixels, _) = pixels.as_raw().as_chunks::<4>();
    Some(Image {
        width,
        height,
        pixels: pixels.to_vec(),
    })
}

/// No tile is larger, in pixels.
const MAX_SIDE: u32 = 4096;

/// The size of a first tile, which says what the others are like.
///
/// # Errors
/// [`ReadError`] when it is not an image, as in a basemap of vector tiles.
fn tile_size(path: &Path, bytes: &[u8]) -> Result<u32, ReadError> {
    let size = image::ImageReader::new(std::io::Cursor::new(bytes))
        .with_guessed_format()
        .ok()
        .filter(|reader| reader.format().is_some())
        .and_then(|reader| reader.into_dimensions().ok());
    match size {
        Some((side, _)) if side <= MAX_SIDE && 0 < side => Ok(side),
        _ => Err(not_an_image(path)),
    }
}

fn not_an_image(path: &Path) -> ReadError {
    ReadError::Unusable {
        path: path.to_owned(),
        what: msg!("map-basemap-not-raster", file = name(path)),
        hint: msg!("map-basemap-not-raster-hint"),
    }
}

fn not_a_basemap(path: &Path, reason: impl std::fmt::Display) -> ReadError {
    ReadError::Unusable {
        path: path.to_owned(),
        what: msg!(
            "map-basemap-damaged",
            file = name(path),
            reason = reason.to_string()
        ),
        hint: msg!("map-basemap-damaged-hint"),
    }
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// The words of a text that may be HTML: an attribution as map servers write it.
fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if inside => (),
            _ => text.push(letter),
        }
    }
    let text = text
        .replace("&copy;", "©")
        .replace("&nbsp;", " ")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
