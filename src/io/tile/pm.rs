//! `PMTiles`: tiles in one file, by the order of a Hilbert curve.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use pmtiles::{AsyncBackend, AsyncPmTilesReader, BackendResponse, PmtError, PmtResult, TileCoord};
use tokio::runtime::Runtime;

use crate::draw::tile::{Grid, TileId};
use crate::io::ReadError;
use crate::io::tile::{About, NotNow, not_a_basemap, not_an_image, plain, tile_size};

/// An open file.
pub(super) struct PmTiles {
    reader: AsyncPmTilesReader<Plain>,
    runtime: Runtime,
}

impl PmTiles {
    pub(super) fn open(path: &Path) -> Result<(Self, About), ReadError> {
        let not_readable = |error: std::io::Error| ReadError::not_readable(path, &error);
        let file = File::open(path).map_err(not_readable)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .map_err(not_readable)?;
        let damaged = |error: PmtError| not_a_basemap(path, error);
        let reader = runtime
            .block_on(AsyncPmTilesReader::try_from_source(Plain(Mutex::new(file))))
            .map_err(damaged)?;
        let header = reader.get_header();
        if matches!(
            header.tile_type,
            pmtiles::TileType::Mvt | pmtiles::TileType::Mlt
        ) {
            return Err(not_an_image(path));
        }
        let (min_zoom, max_zoom) = (header.min_zoom, header.max_zoom);
        let (lon, lat) = (header.center_longitude, header.center_latitude);
        let opened = Self { reader, runtime };
        let grid = Grid {
            tile_size: 256,
            min_zoom,
            max_zoom,
        };
        let tile_size = match opened.some_tile(grid, lon, lat).map_err(damaged)? {
            Some(bytes) => tile_size(path, &bytes)?,
            None => grid.tile_size,
        };
        let about = About {
            grid: Grid { tile_size, ..grid },
            attribution: opened.attribution(),
        };
        Ok((opened, about))
    }

    pub(super) fn load(&self, id: TileId) -> Result<Option<Vec<u8>>, NotNow> {
        self.read(id).map_err(|error| NotNow(error.to_string()))
    }

    fn read(&self, id: TileId) -> PmtResult<Option<Vec<u8>>> {
        let place = TileCoord::new(id.z, id.x, id.y)?;
        let bytes = self
            .runtime
            .block_on(self.reader.get_tile_decompressed(place))?;
        Ok(bytes.map(|bytes| bytes.to_vec()))
    }

    /// A tile at the first zoom that has one in the middle.
    fn some_tile(&self, grid: Grid, lon: f64, lat: f64) -> PmtResult<Option<Vec<u8>>> {
        use crate::draw::mercator::{Camera, Point};
        for z in grid.min_zoom..=grid.max_zoom.min(24) {
            let camera = Camera {
                centre: Point::from_degrees(lon, lat),
                scale: 1.0,
                width: 1,
                height: 1,
            };
            let only = Grid {
                min_zoom: z,
                max_zoom: z,
                ..grid
            };
            for id in only.seen(&camera) {
                if let Some(bytes) = self.read(id)? {
                    return Ok(Some(bytes));
                }
            }
        }
        Ok(None)
    }

    fn attribution(&self) -> String {
        let metadata = self.runtime.block_on(self.reader.get_metadata());
        let metadata: Option<serde_json::Value> = metadata
            .ok()
            .and_then(|text| serde_json::from_str(&text).ok());
        metadata
            .as_ref()
            .and_then(|metadata| metadata.get("attribution"))
            .and_then(serde_json::Value::as_str)
            .map(plain)
            .unwrap_or_default()
    }
}

/// The file by plain reads: a mapped one that is cut short while it is open ends the program.
struct Plain(Mutex<File>);

impl AsyncBackend for Plain {
    async fn read(&self, offset: u64, length: usize) -> PmtResult<BackendResponse> {
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = Vec::new();
        let read = file
            .seek(SeekFrom::Start(offset))
            .and_then(|_| (&mut *file).take(length as u64).read_to_end(&mut bytes));
        read.map_err(PmtError::Reading)?;
        Ok(BackendResponse::new(bytes.into()))
    }
}
