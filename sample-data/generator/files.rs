//! The address file in the layout of the national base (BAN), and what is left of the folder.

use std::fmt::Write as _;
use std::path::Path;

use super::Outcome;
use super::ground::{Ground, lambert};
use super::people::Address;
use super::shape::Point;
use super::town::{INSEE, NAME, Town};

/// Addresses that the base knows but has not located.
const NOT_LOCATED: [usize; 2] = [1234, 4321];

/// Writes the addresses.
pub(super) fn write(town: &Town, folder: &Path) -> Outcome {
    std::fs::write(folder.join("addresses.csv"), addresses(town)?)?;
    Ok(())
}

/// The official code of an address.
pub(super) fn code(address: &Address) -> String {
    let suffix = if address.suffix.is_empty() {
        String::new()
    } else {
        format!("_{}", address.suffix)
    };
    format!(
        "{INSEE}_{:04}_{:05}{suffix}",
        address.street + 1,
        address.number
    )
}

fn addresses(town: &Town) -> Outcome<String> {
    let mut text = String::from(
        "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;\
         nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;\
         source_nom_voie;certification_commune;cad_parcelles;logements\n",
    );
    let places: Vec<Point> = town
        .people
        .addresses
        .iter()
        .map(|address| address.at)
        .collect();
    let degrees = Ground::new()?.degrees(&places)?;
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|index| code(&town.people.addresses[*index]));
    for (row, index) in order.into_iter().enumerate() {
        let address = &town.people.addresses[index];
        let street = &town.streets[address.street].name;
        let (x, y) = lambert(address.at);
        let (lon, lat) = degrees[index];
        let place = if NOT_LOCATED.contains(&row) {
            ";;;;".to_owned()
        } else {
            format!("{x:.2};{y:.2};{lon:.6};{lat:.6};entrée")
        };
        let code = code(address);
        let afnor = plain(street);
        write!(
            text,
            "{code};{INSEE}_{:04};{};{};{street};",
            address.street + 1,
            address.number,
            address.suffix
        )?;
        write!(
            text,
            "21999;{INSEE};{NAME};;;{place};;;AUBELUNE;{afnor};commune;commune;1;;"
        )?;
        writeln!(text, "{}", address.dwellings)?;
    }
    Ok(text)
}

/// Capitals without accents, as the post writes.
fn plain(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            'à' | 'â' => 'A',
            'ç' => 'C',
            'é' | 'è' | 'ê' | 'ë' | 'É' => 'E',
            'î' | 'ï' => 'I',
            'ô' => 'O',
            'û' | 'ù' | 'ü' => 'U',
            '’' | '-' => ' ',
            letter => letter.to_ascii_uppercase(),
        })
        .collect()
}
