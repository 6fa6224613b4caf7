//! The help of the command line, in the language asked for.

use clap::{Arg, Command, CommandFactory as _};

use crate::base::words::Words;
use crate::cli::arguments::Arguments;

/// The commands and their options, with help in these words.
pub(super) fn commands(words: &Words) -> Command {
    let mut arpent = Arguments::command();
    // Only then does it hold `--help`, and every command the options that all have.
    arpent.build();
    in_words(arpent, words)
}

fn in_words(command: Command, words: &Words) -> Command {
    let name = command.get_name().to_owned();
    let usage = words.text("help-usage");
    let example = command
        .get_after_help()
        .map(|example| format!("{}\n  {example}", words.text("help-example")));
    let about = words.find(&format!("help-{name}"));
    let mut command = command
        .help_template(format!(
            "{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .subcommand_help_heading(words.text("help-commands"))
        .subcommand_value_name(words.text("help-command"))
        .mut_args(|option| option_in_words(option, &name, words))
        .mut_subcommands(|command| in_words(command, words));
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(example) = example {
        command = command.after_help(example);
    }
    command
}

fn option_in_words(mut option: Arg, command: &str, words: &Words) -> Arg {
    let own = format!("help-{command}-{}", option.get_id());
    let shared = format!("help-{}", option.get_id());
    let find = |attribute: &str| {
        words
            .find(&format!("{own}{attribute}"))
            .or_else(|| words.find(&format!("{shared}{attribute}")))
    };
    let heading = if option.is_positional() {
        words.text("help-arguments")
    } else if option.is_global_set() || ["help", "version"].contains(&option.get_id().as_str()) {
        words.text("help-everywhere")
    } else {
        words.text("help-options")
    };
    if let Some(help) = find("") {
        option = option.help(help);
    }
    if let Some(value) = find(".value").filter(|_| option.get_action().takes_values()) {
        option = option.value_name(value);
    }
    option.help_heading(heading).hide_default_value(true)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::base::words::Language;

    /// Every command and option, as `help-COMMAND` and `help-COMMAND-OPTION`.
    fn all(arpent: &Command) -> Vec<(String, bool, Vec<&Arg>)> {
        [arpent]
            .into_iter()
            .chain(arpent.get_subcommands())
            .map(|command| {
                let has_help = command.get_about().is_some();
                let options = command.get_arguments();
                (
                    command.get_name().to_owned(),
                    has_help,
                    options
                        .filter(|option| option.get_id() != "subcommand")
                        .collect(),
                )
            })
            .collect()
    }

    #[test]
    fn every_option_has_help_and_a_name_for_its_value() {
        for language in Language::ALL {
            let words = Words::new(language);
            for (command, has_help, options) in all(&commands(&words)) {
                assert!(has_help, "{command} in {language:?}");
                for option in options {
                    let has_help = option.get_help().is_some();
                    assert!(has_help, "{command} {option} in {language:?}");
                    let keys = [
                        format!("help-{command}-{}.value", option.get_id()),
                        format!("help-{}.value", option.get_id()),
                    ];
                    let named = keys.iter().any(|key| words.find(key).is_some());
                    assert_eq!(
                        named,
                        option.get_action().takes_values(),
                        "{command} {option} in {language:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn no_help_is_for_an_option_that_is_not_there() {
        let arpent = commands(&Words::new(Language::English));
        let mut known: BTreeSet<String> = [
            "usage",
            "commands",
            "command",
            "arguments",
            "options",
            "everywhere",
            "example",
        ]
        .map(|part| format!("help-{part}"))
        .into();
        for (command, _, options) in all(&arpent) {
            known.insert(format!("help-{command}"));
            for option in options {
                known.insert(format!("help-{}", option.get_id()));
                known.insert(format!("help-{command}-{}", option.get_id()));
            }
        }
        let help = include_str!("../../assets/words/en/help.ftl");
        let keys = help
            .lines()
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key);
        let idle: Vec<&str> = keys
            .filter(|key| key.starts_with("help-") && !known.contains(*key))
            .collect();
        assert!(idle.is_empty(), "{idle:?}");
    }
}
