//! The project that opens the town, as the window or the command line would have saved it.

use std::path::Path;
use std::sync::Arc;

use arpent::io::{project, recipe, source};
use arpent::model::bloc::Blocs;
use arpent::model::operation::Operation;
use arpent::model::project::{Basemap, Project, Provenance, Role, Source};

use super::Outcome;
use super::town::NAME;
use super::votes;

/// Name, file, layer, role and key; empty for none.
type Entry = (&'static str, &'static str, &'static str, Role, &'static str);

const SOURCES: [Entry; 11] = [
    (
        "precincts",
        "precincts.gpkg",
        "bureaux",
        Role::Precincts,
        "code",
    ),
    (
        "t2017",
        "presidentielle-2017-t1.csv",
        "",
        Role::Table,
        KEY_2017,
    ),
    (
        "t2022",
        "presidentielle-2022-t1.csv",
        "",
        Role::Table,
        KEY_2022,
    ),
    (
        "t2024",
        "legislatives-2024-t1.xlsx",
        "",
        Role::Table,
        KEY_2024,
    ),
    ("iris", "iris.gpkg", "iris_ge", Role::Zones, "code_iris"),
    (CENSUS, "iris-insee.csv", "", Role::Table, "IRIS"),
    ("qpv", "qpv.geojson", "", Role::Zones, "code_qp"),
    ("addresses", "addresses.csv", "", Role::Addresses, ""),
    ("streets", "streets.geojson", "", Role::Streets, ""),
    ("barriers", "barriers.geojson", "", Role::Barriers, ""),
    ("stations", "stations.geojson", "", Role::Places, ""),
];

/// The table of figures of the statistical areas, which joins these.
const CENSUS: &str = "insee";

const KEY_2017: &str = "{Code du département:02}{Code de la commune:03}_{Code du b.vote:04}";
const KEY_2022: &str = "{departement:02}{commune:03}_{bureau:04}";
const KEY_2024: &str = "{Code commune:05}_{Code BV:04}";

const SCRIPT: &str = "Bonjour, nous sommes vos voisins, de l’équipe d’Élodie Chastrelle. Nous faisons le tour du quartier avant les élections.

Avez-vous deux minutes ? Qu’est-ce qui devrait changer ici, selon vous ?

Savez-vous où se trouve votre bureau de vote ? Pouvons-nous compter sur vous le jour du vote ?

Merci, et bonne soirée.";

/// Writes the project; the files it names are there already.
pub(super) fn write(folder: &Path) -> Outcome {
    let folder = std::path::absolute(folder)?;
    let recipe = recipe::parse(include_str!("../recipe.toml"))?;
    let sources: Outcome<Vec<Arc<Source>>> =
        SOURCES.iter().map(|entry| read(&folder, *entry)).collect();
    let town = Project {
        name: NAME.to_owned(),
        sources: sources?,
        indicators: recipe.indicators.into_iter().map(Arc::new).collect(),
        scorecard: recipe.scorecard,
        blocs: Arc::new(blocs()),
        operation: Arc::new(operation()),
        basemap: Basemap::File(folder.join("basemap.mbtiles")),
        ..Project::default()
    };
    project::save(&folder.join("town.arpent"), &town)?;
    Ok(())
}

fn read(folder: &Path, (name, file, part, role, key): Entry) -> Outcome<Arc<Source>> {
    let path = folder.join(file);
    let print = source::fingerprint(&path)?;
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok(Arc::new(Source {
        name: name.to_owned(),
        part: filled(part),
        role,
        key: filled(key),
        to: filled(if name == CENSUS { "iris" } else { "" }),
        name_column: filled(if role == Role::Precincts {
            "libelle"
        } else {
            ""
        }),
        provenance: provenance(name, role),
        size: print.size,
        hash: print.hash,
        path,
        ..Source::default()
    }))
}

/// Made up, and said so: nothing here is of INSEE, of the ministry or of OpenStreetMap.
fn provenance(name: &str, role: Role) -> Provenance {
    let dated = match name {
        "t2017" => "2017-04-23",
        "t2022" => "2022-04-10",
        "t2024" => "2024-06-30",
        _ => "2024",
    };
    let of_precincts = matches!(role, Role::Precincts | Role::Table);
    Provenance {
        origin: "Aubelune, ville inventée".to_owned(),
        licence: "CC0 1.0".to_owned(),
        dated: dated.to_owned(),
        vintage: if of_precincts { "2024" } else { "" }.to_owned(),
    }
}

/// The candidates of the town under the usual blocs.
fn blocs() -> Blocs {
    let mut blocs = Blocs::default();
    let named = [
        ("far_left", "EXG"),
        ("left", "SOL, VER, UGE"),
        ("centre", "CEN"),
        ("right", "DRT"),
        ("far_right", "NAT"),
    ];
    for (bloc, (name, nuances)) in blocs.0.iter_mut().zip(named) {
        debug_assert_eq!(bloc.name, name, "the usual blocs, from left to right");
        let nuances: Vec<&str> = nuances.split(", ").collect();
        let choices = votes::CONTESTS.iter().flat_map(|contest| contest.choices);
        let own = choices.filter(|choice| nuances.contains(&choice.nuance));
        bloc.patterns = own.map(|choice| choice.surname.to_owned()).collect();
        bloc.patterns.sort();
        bloc.patterns.dedup();
    }
    blocs
}

fn operation() -> Operation {
    Operation {
        campaign: "Chastrelle 2024".to_owned(),
        name: "Porte-à-porte d’automne".to_owned(),
        objective: "Redonner envie de voter à celles et ceux qui sont restés chez eux en juin."
            .to_owned(),
        // A number that the regulator keeps free for fiction.
        contact: "Permanence de campagne, 03 53 01 00 21".to_owned(),
        script: SCRIPT.to_owned(),
        ..Operation::default()
    }
}
