//! The two languages: every key used is there, every key there is used, with the same gaps.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use arpent::base::words::{Language, Words};
use fluent_bundle::FluentResource;

/// The gaps of each key.
type Keys = BTreeMap<String, BTreeSet<String>>;

#[test]
fn every_file_of_words_can_be_read() {
    let mut wrong = Vec::new();
    for path in files(&root().join("assets/words"), "ftl") {
        if let Err((_, errors)) = FluentResource::try_new(fs::read_to_string(&path).unwrap()) {
            wrong.push(format!("{}: {errors:?}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn both_languages_say_the_same_things() {
    let (english, french) = (defined(Language::English), defined(Language::French));
    let mut wrong = Vec::new();
    for (key, gaps) in &english {
        match french.get(key) {
            None => wrong.push(format!("{key}: not in French")),
            Some(other) if other != gaps => {
                wrong.push(format!(
                    "{key}: gaps {gaps:?} in English, {other:?} in French"
                ));
            }
            Some(_) => {}
        }
    }
    let only_french = french.keys().filter(|key| !english.contains_key(*key));
    wrong.extend(only_french.map(|key| format!("{key}: not in English")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_word_that_is_used_is_there() {
    let keys = defined(Language::English);
    let words = Language::ALL.map(Words::new);
    let mut wrong = Vec::new();
    for (key, place) in used() {
        let Some(gaps) = keys.get(&key) else {
            wrong.push(format!("{}: no words for {key}", place.file.display()));
            continue;
        };
        if let Some(filled) = place.filled.filter(|filled| !gaps.is_subset(filled)) {
            let file = place.file.display();
            wrong.push(format!("{file}: {key} needs {gaps:?} and gets {filled:?}"));
        }
        assert!(words.iter().all(|words| words.knows(&key)), "{key}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_word_that_is_there_is_used() {
    let used: BTreeSet<String> = used().into_iter().map(|(key, _)| key).collect();
    let idle: Vec<String> = defined(Language::English)
        .into_keys()
        // Those of the command line's help are asked for by its options' names, and tested there.
        .filter(|key| !used.contains(key) && !key.starts_with("help-"))
        .collect();
    assert!(
        idle.is_empty(),
        "words that nobody says:\n{}",
        idle.join("\n")
    );
}

/// Keys begin with the name of what they are about, so that a key leads to its file.
#[test]
fn no_key_stands_in_two_files() {
    let mut seen = BTreeMap::new();
    for path in files(&root().join("assets/words/en"), "ftl") {
        for key in keys_of(&fs::read_to_string(&path).unwrap()).into_keys() {
            if let Some(other) = seen.insert(key.clone(), path.clone()) {
                panic!("{key} is in {} and {}", other.display(), path.display());
            }
        }
    }
}

#[test]
fn french_is_set_as_the_french_set_it() {
    let mut wrong = Vec::new();
    for path in files(&root().join("assets/words/fr"), "ftl") {
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in (1..).zip(text.lines()) {
            let odd = [" ;", " ?", " !", "« ", " »", "} %", " : "]
                .into_iter()
                .find(|odd| line.contains(odd));
            let straight = straight_apostrophe(line).then_some("'");
            if let Some(odd) = odd.or(straight).filter(|_| !line.starts_with('#')) {
                wrong.push(format!("{}:{number}: «{odd}» in {line}", path.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "narrow no-break spaces, typographic apostrophes:\n{}",
        wrong.join("\n")
    );
}

/// Whether an apostrophe stands between two letters as a typewriter has it.
fn straight_apostrophe(line: &str) -> bool {
    let characters: Vec<char> = line.chars().collect();
    characters
        .windows(3)
        .any(|three| three[1] == '\'' && three[0].is_alphabetic() && three[2].is_alphabetic())
}

/// Where a key is used, and the gaps that are filled there, where they can be seen.
struct Use {
    file: PathBuf,
    filled: Option<BTreeSet<String>>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn defined(language: Language) -> Keys {
    let folder = root().join("assets/words").join(language.code());
    let mut keys = Keys::new();
    for path in files(&folder, "ftl") {
        keys.extend(keys_of(&fs::read_to_string(path).unwrap()));
    }
    keys
}

/// The keys of a Fluent file; `$n` and `$n-text` are one gap.
fn keys_of(text: &str) -> Keys {
    let mut keys = Keys::new();
    let mut last = String::new();
    for line in text.lines() {
        let own_line = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some((key, _)) = line.split_once('=').filter(|_| own_line) {
            key.trim().clone_into(&mut last);
            keys.entry(last.clone()).or_default();
        }
        if line.starts_with('#') {
            continue;
        }
        for gap in line.split('$').skip(1) {
            let gap = name_at(gap);
            let gap = gap.strip_suffix("-text").unwrap_or(gap);
            keys.entry(last.clone()).or_default().insert(gap.to_owned());
        }
    }
    keys
}

/// Every key in the source, in the order of the files.
fn used() -> Vec<(String, Use)> {
    let mut found = Vec::new();
    for file in files(&root().join("src"), "rs") {
        let text: String = fs::read_to_string(&file)
            .unwrap()
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| [line, "\n"])
            .collect();
        for opening in ["msg!(", "Message::new(", ".text("] {
            for after in text.split(opening).skip(1) {
                let Some(rest) = after.trim_start().strip_prefix('"') else {
                    continue;
                };
                let (key, rest) = rest.split_once('"').unwrap();
                let filled = (opening == "msg!(").then(|| arguments(rest));
                let file = file.clone();
                found.push((key.to_owned(), Use { file, filled }));
            }
        }
    }
    found
}

/// The names in `, name = value, other = f(x))`, up to the bracket that closes the macro.
fn arguments(rest: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let (mut depth, mut quoted, mut previous) = (0, false, ' ');
    for (place, c) in rest.char_indices() {
        match c {
            '"' if previous != '\\' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                let after = rest[place + 1..].trim_start();
                let name = name_at(after);
                if after[name.len()..].trim_start().starts_with('=') {
                    names.insert(name.to_owned());
                }
            }
            _ => {}
        }
        previous = c;
    }
    names
}

fn name_at(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-')
        .unwrap_or(text.len());
    &text[..end]
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path
            .extension()
            .is_some_and(|extension| extension == ending)
        {
            found.push(path);
        }
    }
    found.sort_unstable();
    found
}
