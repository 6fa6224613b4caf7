//! Tile servers: asked politely, and not twice for the same tile.

use std::path::Path;
use std::time::Duration;

use http_cache_reqwest::{CACacheManager, Cache, CacheMode, HttpCache, HttpCacheOptions};
use reqwest::StatusCode;
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware};
use tokio::runtime::Runtime;

use crate::base::words::Message;
use crate::draw::tile::TileId;
use crate::io::tile::NotNow;
use crate::msg;

/// Who we are, as the tile usage policies ask; no person's address.
const USER_AGENT: &str = concat!(
    "Arpent/",
    env!("CARGO_PKG_VERSION"),
    " (desktop map of voting precincts)"
);

/// How long a tile may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A tile server.
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    /// Its address, with `{z}`, `{x}` and `{y}`.
    pub url: String,
    /// The last zoom it has.
    pub max_zoom: u8,
    /// Who made the map.
    pub attribution: Message,
}

impl Server {
    /// OpenStreetMap's standard tiles.
    ///
    /// Their policy: <https://operations.osmfoundation.org/policies/tiles/>.
    pub fn open_street_map() -> Self {
        Self {
            url: "https://tile.openstreetmap.org/{z}/{x}/{y}.png".to_owned(),
            max_zoom: 19,
            attribution: msg!("map-attribution-osm"),
        }
    }

    /// The plan of the French mapping agency: <https://geoservices.ign.fr/planign>.
    pub fn ign_plan() -> Self {
        let url = "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0\
                   &LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png\
                   &TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}";
        Self {
            url: url.to_owned(),
            max_zoom: 18,
            attribution: msg!("map-attribution-ign"),
        }
    }

    fn address(&self, id: TileId) -> String {
        self.url
            .replace("{z}", &id.z.to_string())
            .replace("{x}", &id.x.to_string())
            .replace("{y}", &id.y.to_string())
    }
}

/// A server, and the way to it.
pub(super) struct Client {
    server: Server,
    /// What stands in the way, if anything does.
    way: Result<Way, NotNow>,
}

struct Way {
    client: ClientWithMiddleware,
    runtime: Runtime,
}

impl Client {
    pub(super) fn new(server: Server, cache: Option<&Path>) -> Self {
        Self {
            server,
            way: Way::open(cache),
        }
    }

    /// The bytes of a tile; `None` where the server has none.
    pub(super) fn load(&self, id: TileId) -> Result<Option<Vec<u8>>, NotNow> {
        let way = self.way.as_ref().map_err(Clone::clone)?;
        way.runtime.block_on(way.get(&self.server.address(id)))
    }
}

impl Way {
    fn open(cache: Option<&Path>) -> Result<Self, NotNow> {
        // A provider that is installed already is as good.
        rustls::crypto::ring::default_provider()
            .install_default()
            .ok();
        let bare = reqwest::Client::builder()
            .user_agent(USER_AGENT)
            .timeout(PATIENCE)
            .build()
            .map_err(|error| NotNow(error.to_string()))?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| NotNow(error.to_string()))?;
        let mut builder = ClientBuilder::new(bare);
        if let Some(folder) = cache {
            builder = builder.with(Cache(HttpCache {
                mode: CacheMode::Default,
                manager: CACacheManager {
                    path: folder.to_owned(),
                    remove_opts: Default::default(),
                },
                options: HttpCacheOptions::default(),
            }));
        }
        Ok(Self {
            client: builder.build(),
            runtime,
        })
    }

    async fn get(&self, address: &str) -> Result<Option<Vec<u8>>, NotNow> {
        let answer = self
            .client
            .get(address)
            .send()
            .await
            .map_err(|error| NotNow(error.to_string()))?;
        match answer.status() {
            StatusCode::OK => {
                let bytes = answer
                    .bytes()
                    .await
                    .map_err(|error| NotNow(error.to_string()))?;
                Ok(Some(bytes.to_vec()))
            }
            StatusCode::NOT_FOUND | StatusCode::NO_CONTENT | StatusCode::GONE => Ok(None),
            other => Err(NotNow(other.to_string())),
        }
    }
}
