//! Damages good files and reads them: `cargo run --example fuzz -- SECONDS SEED FILE…`.
//!
//! Each round takes a file, cuts it short, flips some of its bits or swaps some of its bytes, and
//! gives it to every reader that could be asked to read it. A reader must come back in time with a
//! value or a sentence. What made one panic or hang is kept in the system's folder for temporary
//! files under a name that is printed, to become a small test. The same seed gives the same damage.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a program run by hand to find what is wrong"
)]

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use arpent::base::task::Task;
use arpent::io;
use arpent::model::project::TableOptions;

/// No reader may take longer over a damaged file than this.
const LIMIT: Duration = Duration::from_secs(20);

/// Longer files take too long to damage often.
const LONGEST: u64 = 4 << 20;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut number = || arguments.next().and_then(|text| text.parse::<u64>().ok());
    let (Some(seconds), Some(seed)) = (number(), number()) else {
        println!("cargo run --example fuzz -- SECONDS SEED FILE…");
        return ExitCode::from(2);
    };
    let mut files: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    files.retain(|path| {
        fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() <= LONGEST)
    });
    // Readers run in threads without names.
    panic::set_hook(Box::new(|what| {
        if thread::current().name().is_some() {
            println!("{what}");
        }
    }));
    let began = Instant::now();
    let mut chance = Chance(seed | 1);
    let (mut rounds, mut refused, mut finds) = (0_u32, 0_u32, 0_u32);
    while began.elapsed().as_secs() < seconds && !files.is_empty() {
        let path = &files[chance.below(files.len())];
        let folder = tempfile::tempdir().unwrap();
        let damaged = damage(path, folder.path(), &mut chance);
        for reader in READERS {
            rounds += 1;
            match read(reader.1, &damaged) {
                Came::Whole => {}
                Came::Refused => refused += 1,
                came => {
                    finds += 1;
                    let kept = std::env::temp_dir().join(format!("find-{seed}-{finds}"));
                    copy_folder(folder.path(), &kept);
                    println!(
                        "{}: {came:?} on {}, kept in {}",
                        reader.0,
                        path.display(),
                        kept.display()
                    );
                }
            }
        }
    }
    println!("{rounds} readings, {refused} refused, {finds} finds");
    ExitCode::from(u8::from(finds > 0))
}

/// What a reading came to.
#[derive(Debug)]
enum Came {
    Whole,
    Refused,
    Panicked,
    HungOn,
}

type Reader = fn(&Path) -> bool;

/// Every reader, and whether what it read was whole.
const READERS: [(&str, Reader); 3] = [
    ("layer", |path| {
        io::layer::read(path, None, None, &Task::default()).is_ok()
    }),
    ("table", |path| {
        io::table::read(path, None, &TableOptions::default(), &Task::default()).is_ok()
    }),
    ("address", |path| {
        io::address::read(path, None, None, &TableOptions::default(), &Task::default()).is_ok()
    }),
];

fn read(reader: Reader, path: &Path) -> Came {
    let (sender, receiver) = channel();
    let path = path.to_owned();
    thread::spawn(move || {
        let came = panic::catch_unwind(AssertUnwindSafe(|| reader(&path)));
        // Nobody listens any more to a reader that took too long.
        sender.send(came).ok();
    });
    match receiver.recv_timeout(LIMIT) {
        Ok(Ok(true)) => Came::Whole,
        Ok(Ok(false)) => Came::Refused,
        Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Came::Panicked,
        Err(RecvTimeoutError::Timeout) => Came::HungOn,
    }
}

/// A damaged copy of a file, with sound copies of those that belong to it; of a shapefile any of
/// its files may be the damaged one.
fn damage(path: &Path, folder: &Path, chance: &mut Chance) -> PathBuf {
    let mut parts = vec![path.to_owned()];
    if path.extension().is_some_and(|ending| ending == "shp") {
        let beside = ["shx", "dbf", "prj", "cpg"].map(|ending| path.with_extension(ending));
        parts.extend(beside.into_iter().filter(|part| part.exists()));
    }
    let broken = chance.below(parts.len());
    for (place, part) in parts.iter().enumerate() {
        let mut bytes = fs::read(part).unwrap();
        if place == broken {
            chance.damage(&mut bytes);
        }
        fs::write(folder.join(part.file_name().unwrap()), bytes).unwrap();
    }
    folder.join(path.file_name().unwrap())
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

/// Xorshift: small, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or(0)
    }

    /// Cuts, flips, overwrites or doubles a part; in headers more often than elsewhere.
    fn damage(&mut self, bytes: &mut Vec<u8>) {
        const HEADER: usize = 512;
        if bytes.is_empty() {
            return;
        }
        match self.below(5) {
            0 => bytes.truncate(self.below(bytes.len())),
            1 => {
                let (from, length) = (self.below(bytes.len()), self.below(64));
                let part = bytes[from..(from + length).min(bytes.len())].to_vec();
                let to = self.below(bytes.len());
                bytes.splice(to..to, part);
            }
            kind => {
                for _ in 0..=self.below(16) {
                    let end = if kind == 2 { HEADER } else { usize::MAX };
                    let at = self.below(bytes.len().min(end));
                    bytes[at] = match kind {
                        4 => self.next().to_le_bytes()[0],
                        _ => bytes[at] ^ (1 << self.below(8)),
                    };
                }
            }
        }
    }
}
