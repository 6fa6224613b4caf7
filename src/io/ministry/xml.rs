//! The Ministry's files of the election night: XML, a place with its rounds and their candidates.

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

use crate::io::table::grid::{Grid, Growing};

/// What the parts of a candidate or list are called in a table.
const OF_CHOICE: [(&str, &str); 12] = [
    ("NumPanneauCand", "N°Panneau"),
    ("NumPanneauLis", "N°Panneau"),
    ("NomPsn", "Nom"),
    ("NomTeteListe", "Nom"),
    ("NomListe", "Nom de la liste"),
    ("LibLisExt", "Libellé de la liste"),
    ("PrenomPsn", "Prénom"),
    ("CodNua", "Nuance"),
    ("CodNuaCand", "Nuance"),
    ("CodNuaLis", "Nuance"),
    ("CodNuaListe", "Nuance"),
    ("NbVoix", VOTES),
];

const VOTES: &str = "Voix";

/// An element that is open, with what it says of itself and what its children say of it.
#[derive(Debug, Default)]
struct Element {
    name: String,
    text: String,
    /// `(name, text)` of those children that have none themselves, and of counts.
    says: Vec<(String, String)>,
}

/// Whether a text begins as these files do.
pub(crate) fn is_xml(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"<")
}

/// A row per place, round and choice; `None` where the file has none.
///
/// # Errors
/// What is wrong with the XML.
pub(crate) fn rows(text: &str) -> Result<Option<Grid>, String> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    let mut rows: Vec<Vec<(String, String)>> = Vec::new();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => open.push(Element {
                name: start.local_name().as_ref().to_owned(),
                ..Element::default()
            }),
            Event::Text(part) => {
                if let Some(element) = open.last_mut() {
                    element.text += &part.xml_content(XmlVersion::Implicit1_0);
                }
            }
            Event::GeneralRef(reference) => {
                let sign = format!("&{};", &*reference);
                if let (Some(element), Ok(sign)) =
                    (open.last_mut(), quick_xml::escape::unescape(&sign))
                {
                    element.text += &sign;
                }
            }
            Event::End(_) => close(&mut open, &mut rows),
            Event::Eof if open.is_empty() => break,
            Event::Eof => return Err("the file ends in the middle".to_owned()),
            _ => {}
        }
    }
    Ok(table(&rows))
}

/// Ends the innermost element: its parent learns what it says, or a row is complete.
fn close(open: &mut Vec<Element>, rows: &mut Vec<Vec<(String, String)>>) {
    let Some(element) = open.pop() else { return };
    let text = element.text.trim();
    if element.says.iter().any(|(name, _)| name == "NbVoix") {
        let around = open.iter().flat_map(|element| element.says.iter().cloned());
        let choice = element.says.iter().filter_map(|(name, text)| {
            let (_, called) = OF_CHOICE.iter().find(|(known, _)| known == name)?;
            Some(((*called).to_owned(), text.clone()))
        });
        rows.push(around.chain(choice).collect());
        return;
    }
    // Counts stand two steps below their round: Mentions, Inscrits, Nombre.
    let count = element.says.iter().find(|(name, _)| name == "Nombre");
    if let (Some((_, count)), Some(round)) = (count, open.iter_mut().rev().nth(1)) {
        round.says.push((element.name, count.clone()));
    } else if let (true, Some(parent)) = (element.says.is_empty(), open.last_mut())
        && !text.is_empty()
    {
        let name = match element.name.as_str() {
            "NumTour" => "tour".to_owned(),
            _ => element.name,
        };
        parent.says.push((name, text.to_owned()));
    }
}

/// Rows under the names of all their cells.
fn table(rows: &[Vec<(String, String)>]) -> Option<Grid> {
    let mut names: Vec<String> = Vec::new();
    for (name, _) in rows.iter().flatten() {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    // Votes last, as in a table that a person writes.
    names.sort_by_key(|name| name == VOTES);
    let mut growing = Growing::new(names.clone());
    for row in rows {
        let cell = |name: &String| {
            let cell = row.iter().find(|(known, _)| known == name);
            cell.map_or("", |(_, text)| text.as_str())
        };
        growing.push(&names.iter().map(cell).collect::<Vec<_>>());
    }
    (!rows.is_empty()).then(|| growing.finish(&mut Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_a_row_per_round_and_candidate() {
        let text = "<?xml version=\"1.0\"?><Election><Departement><CodDpt>75</CodDpt>\
            <LibReg>Provence-Alpes-Côte d&apos;Azur</LibReg>\
            <Tours><Tour><NumTour>1</NumTour><Mentions><Inscrits><Nombre>9</Nombre></Inscrits>\
            <Exprimes><Nombre>7</Nombre><RapportInscrit> 77,78</RapportInscrit></Exprimes></Mentions>\
            <Resultats><Candidats><Candidat><NomPsn>ROUX</NomPsn><NbVoix>3</NbVoix></Candidat>\
            <Candidat><NomPsn>BO</NomPsn><NbVoix>4</NbVoix></Candidat></Candidats></Resultats>\
            </Tour></Tours></Departement></Election>";
        let grid = rows(text).unwrap().unwrap();
        let names = [
            "CodDpt", "LibReg", "tour", "Inscrits", "Exprimes", "Nom", "Voix",
        ];
        assert_eq!(
            (grid.rows, &grid.names[..]),
            (2, &names.map(str::to_owned)[..])
        );
        assert_eq!(grid.columns[1].get(1), Some("Provence-Alpes-Côte d'Azur"));
        assert_eq!(grid.columns[6].get(1), Some("4"));
    }

    #[test]
    fn a_file_that_ends_early_is_not_half_read() {
        assert!(rows("<Election><Departement><CodDpt>75</CodDpt>").is_err());
        assert!(rows("<Election></Departement>").is_err());
        assert!(rows("<a><b>1</b></a>").unwrap().is_none());
    }
}
