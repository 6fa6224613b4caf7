//! What the command line says of itself, and of a line with a mistake, in both languages.

use crate::cli::Town;

#[test]
fn every_command_helps_with_an_example_in_both_languages() {
    let town = Town::files();
    for command in [
        "new", "add", "set", "check", "apply", "suggest", "score", "map", "cut", "edit", "ask",
        "print", "register", "route",
    ] {
        for (language, heading) in [("en", "Example:"), ("fr", "Exemple\u{202f}:")] {
            let help = town.run(&[command, "--help", "--language", language]);
            let example = format!("{heading}\n  arpent {command} ");
            assert!(help.contains(&example), "{help}");
        }
    }
    let help = town.run(&["--help", "--language=fr"]);
    assert!(help.contains("Usage\u{202f}: arpent"), "{help}");
    assert!(!help.contains("Print"), "{help}");
}

#[test]
fn a_line_with_a_mistake_gets_a_sentence_and_a_hint_in_both_languages() {
    let town = Town::files();
    let cut = ["cut", "town.arpent", "--target", "all"];
    for (line, english, french) in [
        (
            vec!["cut", "town.arpent"],
            "Missing: --target <TARGET>, <--doors <N>|--minutes <N>|--people <N>>\n\
             arpent cut --help says what can be asked.\n",
            "Il manque\u{202f}: --target <CIBLE>, <--doors <N>|--minutes <N>|--people <N>>\n\
             arpent cut --help dit ce qui peut être demandé.\n",
        ),
        (
            [&cut[..], &["--door", "3"]].concat(),
            "--door is not expected here\nDid you mean --doors?\n",
            "--door n’a pas sa place ici\nVouliez-vous dire --doors\u{202f}?\n",
        ),
        (
            [&cut[..], &["--doors"]].concat(),
            "--doors <N> needs a value\narpent cut --help says what can be asked.\n",
            "--doors <N> attend une valeur\narpent cut --help dit ce qui peut être demandé.\n",
        ),
        (
            [&cut[..], &["--doors", "forty"]].concat(),
            "forty is no value for --doors <N>\n--doors <N>: About so many doors a turf\n",
            "forty n’est pas une valeur pour --doors <N>\n\
             --doors <N>\u{202f}: À peu près tant de portes par parcours\n",
        ),
        (
            [&cut[..], &["--doors", "3", "--doors", "4"]].concat(),
            "--doors <N> is there twice\narpent cut --help says what can be asked.\n",
            "--doors <N> y est deux fois\narpent cut --help dit ce qui peut être demandé.\n",
        ),
        (
            [&cut[..], &["--doors", "3", "--minutes", "4"]].concat(),
            "--doors <N> cannot go with --minutes <N>\n\
             arpent cut --help says what can be asked.\n",
            "--doors <N> ne va pas avec --minutes <N>\n\
             arpent cut --help dit ce qui peut être demandé.\n",
        ),
        (
            [&cut[..], &["--doors", "3", "--json=yes"]].concat(),
            "--json takes no value: yes\narpent cut --help says what can be asked.\n",
            "--json ne prend pas de valeur\u{202f}: yes\n\
             arpent cut --help dit ce qui peut être demandé.\n",
        ),
        (
            vec!["town.arpent", "check", "town.arpent"],
            "The command comes first, then project and options: arpent check PROJECT --language fr\n\
             arpent check --help says what can be asked.\n",
            "La commande vient d’abord, puis le projet et les options\u{202f}: \
             arpent check PROJET --language fr\n\
             arpent check --help dit ce qui peut être demandé.\n",
        ),
        (
            vec!["chek"],
            "There is no command chek, and no such project\n\
             arpent --help says what can be asked.\n",
            "Il n’y a ni commande chek, ni projet de ce nom\n\
             arpent --help dit ce qui peut être demandé.\n",
        ),
    ] {
        for (language, said) in [("en", english), ("fr", french)] {
            let line = [&line[..], &["--language", language]].concat();
            assert_eq!(town.fail(&line), (2, said.to_owned()), "{line:?}");
        }
    }
}
