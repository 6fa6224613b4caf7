//! The results of the three contests, each in a layout that the Ministry or a city has published.

use std::fmt::Write as _;
use std::path::Path;

use super::Outcome;
use super::town::{DEPARTMENT, INSEE, NAME, Town};
use super::votes::{CONTESTS, Choice};
use super::xlsx;

/// One precinct's counts in one contest.
struct Row<'a> {
    number: usize,
    registered: u32,
    abstention: u32,
    blank: u32,
    null: u32,
    votes: &'a [u32],
}

impl Row<'_> {
    fn turnout(&self) -> u32 {
        self.registered - self.abstention
    }
    fn cast(&self) -> u32 {
        self.votes.iter().sum()
    }
}

fn rows(town: &Town, contest: usize) -> Vec<Row<'_>> {
    town.tallies
        .iter()
        .enumerate()
        .map(|(index, tally)| {
            let fates = &tally.fates[contest];
            Row {
                number: index + 1,
                registered: fates.iter().sum(),
                abstention: fates[0],
                blank: fates[1],
                null: fates[2],
                votes: &fates[3..],
            }
        })
        .collect()
}

/// Writes the three files.
pub(super) fn write(town: &Town, folder: &Path) -> Outcome {
    let ministry = ministry(&rows(town, 0), CONTESTS[0].choices)?;
    std::fs::write(folder.join("presidentielle-2017-t1.csv"), latin(&ministry))?;
    let plain = plain(&rows(town, 1), CONTESTS[1].choices)?;
    std::fs::write(folder.join("presidentielle-2022-t1.csv"), plain)?;
    let sheet = workbook(&rows(town, 2), CONTESTS[2].choices);
    std::fs::write(
        folder.join("legislatives-2024-t1.xlsx"),
        xlsx::write("Résultats par bureau", &sheet),
    )?;
    Ok(())
}

/// ISO-8859-1, where every letter we use is a byte of the same number.
fn latin(text: &str) -> Vec<u8> {
    text.chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?'))
        .collect()
}

/// A share in per cent with a decimal comma, as the Ministry writes it.
fn percent(part: u32, whole: u32) -> String {
    let share = 100.0 * f64::from(part) / f64::from(whole.max(1));
    format!("{share:.2}").replace('.', ",")
}

/// The national file by precinct: blocks of candidates by votes received, headings on the first only.
fn ministry(rows: &[Row<'_>], choices: &[Choice]) -> Outcome<String> {
    let mut text = String::from(
        "Code du département;Libellé du département;Code de la circonscription;Libellé de la circonscription;\
         Code de la commune;Libellé de la commune;Code du b.vote;Inscrits;Abstentions;% Abs/Ins;Votants;% Vot/Ins;\
         Blancs;% Blancs/Ins;% Blancs/Vot;Nuls;% Nuls/Ins;% Nuls/Vot;Exprimés;% Exp/Ins;% Exp/Vot;\
         N°Panneau;Sexe;Nom;Prénom;Voix;% Voix/Ins;% Voix/Exp\r\n",
    );
    for row in rows {
        let (registered, turnout, cast) = (row.registered, row.turnout(), row.cast());
        write!(
            text,
            "{};{};06;6ème circonscription;{};{NAME};{:04};",
            DEPARTMENT.0,
            DEPARTMENT.1,
            &INSEE[2..],
            row.number
        )?;
        write!(
            text,
            "{registered};{};{};",
            row.abstention,
            percent(row.abstention, registered)
        )?;
        write!(text, "{turnout};{};", percent(turnout, registered))?;
        for count in [row.blank, row.null, cast] {
            write!(
                text,
                "{count};{};{};",
                percent(count, registered),
                percent(count, turnout)
            )?;
        }
        let mut order: Vec<usize> = (0..choices.len()).collect();
        order.sort_by_key(|index| std::cmp::Reverse(row.votes[*index]));
        let blocks: Vec<String> = order
            .into_iter()
            .map(|index| {
                let (choice, votes) = (&choices[index], row.votes[index]);
                format!(
                    "{};{};{};{};{votes};{};{}",
                    index + 1,
                    choice.sex,
                    choice.surname,
                    choice.first_name,
                    percent(votes, registered),
                    percent(votes, cast)
                )
            })
            .collect();
        write!(text, "{}\r\n", blocks.join(";"))?;
    }
    Ok(text)
}

/// A cleaned table: one column per candidate.
fn plain(rows: &[Row<'_>], choices: &[Choice]) -> Outcome<String> {
    let mut text = String::from(
        "departement,commune,bureau,circonscription,commune_libelle,inscrits,votants,blancs,nuls,exprimes",
    );
    for choice in choices {
        write!(text, ",{}", choice.surname)?;
    }
    text.push('\n');
    for row in rows {
        write!(
            text,
            "{},{},{:04},6,{NAME},",
            DEPARTMENT.0,
            &INSEE[2..],
            row.number
        )?;
        write!(
            text,
            "{},{},{},{},{}",
            row.registered,
            row.turnout(),
            row.blank,
            row.null,
            row.cast()
        )?;
        for votes in row.votes {
            write!(text, ",{votes}")?;
        }
        text.push('\n');
    }
    Ok(text)
}

/// The Ministry's workbook by precinct: numbered blocks of candidates in ballot order, shares as text.
fn workbook(rows: &[Row<'_>], choices: &[Choice]) -> Vec<Vec<xlsx::Cell>> {
    use xlsx::Cell::{Number, Text};
    let text = |value: &str| Text(value.to_owned());
    let mut sheet = vec![heading(choices.len())];
    for row in rows {
        let (registered, turnout, cast) = (row.registered, row.turnout(), row.cast());
        let share = |part, whole| Text(format!("{}%", percent(part, whole)));
        let mut cells = vec![
            text(DEPARTMENT.0),
            text(DEPARTMENT.1),
            text(INSEE),
            text(NAME),
            Text(format!("{:04}", row.number)),
        ];
        cells.extend([
            Number(registered),
            Number(turnout),
            share(turnout, registered),
        ]);
        cells.extend([Number(row.abstention), share(row.abstention, registered)]);
        for count in [cast, row.blank, row.null] {
            cells.extend([
                Number(count),
                share(count, registered),
                share(count, turnout),
            ]);
        }
        for (index, (choice, votes)) in choices.iter().zip(row.votes).enumerate() {
            cells.extend([
                Number(index as u32 + 1),
                text(choice.nuance),
                text(choice.surname),
                text(choice.first_name),
            ]);
            let sex = if choice.sex == "F" {
                "FEMININ"
            } else {
                "MASCULIN"
            };
            cells.extend([
                text(sex),
                Number(*votes),
                share(*votes, registered),
                share(*votes, cast),
                text(""),
            ]);
        }
        sheet.push(cells);
    }
    sheet
}

/// The column names of the workbook.
fn heading(choices: usize) -> Vec<xlsx::Cell> {
    let place = PLACE_AND_TURNOUT.split('|').map(str::to_owned);
    let blocks = (1..=choices).flat_map(|number| {
        let titles = CANDIDATE.split('|');
        titles.map(move |title| format!("{title} {number}"))
    });
    place.chain(blocks).map(xlsx::Cell::Text).collect()
}

const PLACE_AND_TURNOUT: &str = "Code département|Libellé département|Code commune|Libellé commune|Code BV|Inscrits|Votants|% Votants|Abstentions|% Abstentions|Exprimés|% Exprimés/inscrits|% Exprimés/votants|Blancs|% Blancs/inscrits|% Blancs/votants|Nuls|% Nuls/inscrits|% Nuls/votants";
const CANDIDATE: &str = "Numéro de panneau|Nuance candidat|Nom candidat|Prénom candidat|Sexe candidat|Voix|% Voix/inscrits|% Voix/exprimés|Elu";
