//! Tiles at hand: what a window has, asks for and waits for, without ever blocking.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::base::words::Message;
use crate::draw::colour::Image;
use crate::draw::tile::{Grid, TileId, Wanted};
use crate::io::ReadError;
use crate::io::tile::{NotNow, Tiles};
use crate::model::project::Basemap;

/// Tiles asked for at a time: the policy of OpenStreetMap's server allows no more.
const AT_ONCE: usize = 2;

/// Tiles are forgotten, the longest unused first, when they take more than this.
const ROOM_BYTES: usize = 128 << 20;

/// How long the first pause after a failure is; each next one is twice as long, up to the last.
const FIRST_PAUSE: Duration = Duration::from_secs(2);
const LAST_PAUSE: Duration = Duration::from_mins(5);

/// A basemap's tiles for a window.
pub struct TileStore {
    state: State,
    held: BTreeMap<TileId, Held>,
    desk: Arc<Mutex<Desk>>,
    /// Workers sent out and not yet back.
    at_work: usize,
    pool: Option<ThreadPool>,
    sender: Sender<News>,
    receiver: Receiver<News>,
    wake: Arc<dyn Fn() + Send + Sync>,
    failures: u32,
    /// Tiles were asked for in vain.
    refused: bool,
    quiet_until: Option<Instant>,
    turn: u64,
    version: u64,
}

/// What the workers take from.
#[derive(Default)]
struct Desk {
    /// The most wanted last.
    queue: Vec<TileId>,
    /// Being worked on.
    taken: BTreeSet<TileId>,
    /// The last answer was a failure that the window has not heard of yet.
    refused: bool,
}

impl Desk {
    fn next(&mut self) -> Option<TileId> {
        let id = self.queue.pop()?;
        self.taken.insert(id);
        Some(id)
    }

    /// Stops the other workers, too.
    fn refuse(&mut self) {
        self.queue.clear();
        self.refused = true;
    }
}

enum State {
    Opening,
    Open(Arc<Tiles>),
    Failed(Message),
    Nothing,
}

enum Held {
    Image { image: Arc<Image>, used: u64 },
    Missing,
}

enum News {
    Opened(Box<Result<Option<Tiles>, ReadError>>),
    Tile(TileId, Result<Option<Image>, NotNow>),
    /// A worker found nothing left to do.
    Idle,
}

impl TileStore {
    /// The tiles of a basemap, which is opened beside the window; `wake` is called whenever there
    /// is something new.
    pub fn new(basemap: &Basemap, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let store = Self::empty(wake);
        if let Some(pool) = &store.pool {
            let (basemap, sender) = (basemap.clone(), store.sender.clone());
            let wake = Arc::clone(&store.wake);
            pool.spawn(move || {
                // The store may be gone by now: then nobody is waiting, and that is fine.
                sender
                    .send(News::Opened(Box::new(Tiles::open(&basemap))))
                    .ok();
                wake();
            });
        }
        store
    }

    /// The tiles of a basemap that is open already.
    pub fn of(tiles: Tiles, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let mut store = Self::empty(wake);
        store.state = State::Open(Arc::new(tiles));
        store
    }

    fn empty(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = channel();
        // A pool of its own: waiting for a server must not keep the map from being drawn.
        let pool = ThreadPoolBuilder::new()
            .num_threads(AT_ONCE)
            .thread_name(|number| format!("tiles-{number}"))
            .build()
            .ok();
        Self {
            state: if pool.is_some() {
                State::Opening
            } else {
                State::Nothing
            },
            held: BTreeMap::new(),
            desk: Arc::default(),
            at_work: 0,
            pool,
            sender,
            receiver,
            wake: Arc::new(wake),
            failures: 0,
            refused: false,
            quiet_until: None,
            turn: 0,
            version: 0,
        }
    }

    /// Takes in what has arrived; call it once a frame.
    pub fn refresh(&mut self) {
        self.turn += 1;
        while let Ok(news) = self.receiver.try_recv() {
            match news {
                News::Idle => self.at_work = self.at_work.saturating_sub(1),
                News::Tile(id, tile) => self.take(id, tile),
                News::Opened(opened) => {
                    self.version += 1;
                    self.state = match *opened {
                        Ok(Some(tiles)) => State::Open(Arc::new(tiles)),
                        Ok(None) => State::Nothing,
                        Err(error) => State::Failed(said(&error)),
                    };
                }
            }
        }
    }

    fn take(&mut self, id: TileId, tile: Result<Option<Image>, NotNow>) {
        self.at_work = self.at_work.saturating_sub(1);
        lock(&self.desk).taken.remove(&id);
        let Ok(tile) = tile else {
            // Nothing more is asked for until the pause is over: the network is down more often
            // than one tile is broken, and a server that refuses wants to be left alone.
            let pause = FIRST_PAUSE * 2_u32.saturating_pow(self.failures.min(10));
            self.failures += 1;
            self.refused = true;
            self.quiet_until = Some(Instant::now() + pause.min(LAST_PAUSE));
            lock(&self.desk).refused = false;
            return;
        };
        let used = self.turn;
        let held = tile.map_or(Held::Missing, |image| Held::Image {
            image: Arc::new(image),
            used,
        });
        self.held.insert(id, held);
        self.failures = 0;
        self.version += 1;
        self.make_room();
    }

    /// Grows whenever there are tiles that were not there before.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// What the tiles are like, once the basemap is open.
    pub fn grid(&self) -> Option<Grid> {
        match &self.state {
            State::Open(tiles) => Some(tiles.grid()),
            _ => None,
        }
    }

    /// Who made the basemap, once it is open.
    pub fn attribution(&self) -> Option<&Message> {
        match &self.state {
            State::Open(tiles) => Some(tiles.attribution()),
            _ => None,
        }
    }

    /// Why the basemap could not be opened.
    pub fn problem(&self) -> Option<&Message> {
        match &self.state {
            State::Failed(why) => Some(why),
            _ => None,
        }
    }

    /// How long nothing is asked for after a failure.
    pub fn pause(&self) -> Option<Duration> {
        self.quiet_until?
            .checked_duration_since(Instant::now())
            .filter(|pause| !pause.is_zero())
    }

    /// Whether tiles could not be had when they were asked for, and should be asked for again.
    pub fn wants_more(&self) -> bool {
        self.refused
    }

    /// Whether tiles are still to come.
    pub fn is_busy(&self) -> bool {
        matches!(self.state, State::Opening) || 0 < self.at_work
    }

    /// A tile if it is at hand; one that is wanted exactly and is not is put on `missing`.
    pub fn at(&mut self, wanted: Wanted, missing: &mut Vec<TileId>) -> Option<Arc<Image>> {
        let (Wanted::Exactly(id) | Wanted::InPlace(id)) = wanted;
        let turn = self.turn;
        match self.held.get_mut(&id) {
            Some(Held::Image { image, used }) => {
                *used = turn;
                Some(Arc::clone(image))
            }
            Some(Held::Missing) => None,
            None => {
                if matches!(wanted, Wanted::Exactly(_)) {
                    missing.push(id);
                }
                None
            }
        }
    }

    /// Asks for these tiles, the first first, and no longer for those asked for before.
    pub fn ask(&mut self, missing: &[TileId]) {
        let (State::Open(tiles), Some(pool), None) = (&self.state, &self.pool, self.pause()) else {
            self.refused |= !missing.is_empty();
            return;
        };
        self.refused = false;
        let mut desk = lock(&self.desk);
        if desk.refused {
            return;
        }
        let open: Vec<TileId> = missing
            .iter()
            .rev()
            .filter(|id| !desk.taken.contains(id))
            .copied()
            .collect();
        desk.queue = open;
        let workers = desk.queue.len() + desk.taken.len();
        drop(desk);
        for _ in self.at_work..workers {
            self.at_work += 1;
            let (tiles, desk) = (Arc::clone(tiles), Arc::clone(&self.desk));
            let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
            pool.spawn(move || {
                let next = lock(&desk).next();
                let news = next.map_or(News::Idle, |id| News::Tile(id, tiles.load(id)));
                if matches!(news, News::Tile(_, Err(_))) {
                    lock(&desk).refuse();
                }
                // As above: nobody may be waiting any more.
                sender.send(news).ok();
                wake();
            });
        }
    }

    fn make_room(&mut self) {
        let size = |held: &Held| match held {
            Held::Image { image, .. } => image.pixels.len() * 4,
            Held::Missing => 0,
        };
        let mut total: usize = self.held.values().map(size).sum();
        while ROOM_BYTES < total {
            let oldest = self
                .held
                .iter()
                .filter_map(|(id, held)| match held {
                    Held::Image { used, .. } => Some((*used, *id)),
                    Held::Missing => None,
                })
                .min();
            let Some(held) = oldest.and_then(|(_, id)| self.held.remove(&id)) else {
                return;
            };
            total -= size(&held);
        }
    }
}

impl std::fmt::Debug for TileStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TileStore")
            .field("held", &self.held.len())
            .field("at_work", &self.at_work)
            .finish_non_exhaustive()
    }
}

/// The desk, even if a worker panicked over it: what is on it is whole between two steps.
fn lock(desk: &Mutex<Desk>) -> MutexGuard<'_, Desk> {
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One sentence about a basemap that could not be opened.
fn said(error: &ReadError) -> Message {
    match error {
        ReadError::Unusable { what, .. } => what.clone(),
        other => crate::msg!("map-basemap-problem", reason = other.to_string()),
    }
}
