//! What the streets are called.

use std::collections::BTreeSet;

use super::chance::Chance;
use super::shape::{Point, along, length};
use super::site::{Quarter, Site};
use super::streets::Street;

const CENTRE: &str = "des Tanneurs|des Drapiers|de la Boucherie|des Tonneliers|du Four|du Marché|de l’Église|du Puits|des Trois-Rois|de la Herse|des Cordeliers|du Cloître|des Fossés|de la Poterne|du Vieux-Marché|de la Halle|aux Herbes|de l’Arquebuse|des Prêtres|de la Chaîne|du Pilori|des Changes|de la Monnaie|du Chapitre|des Orfèvres|du Lion-d’Or|de l’Étape|du Grenier-à-Sel|des Forgerons|de la Vannerie|des Chaudronniers|du Beffroi|de l’Ancienne-Comédie|du Petit-Cerf|de la Licorne|de la Tour|des Bons-Enfants|de la Barre|du Pavé|de la Fontaine|des Lavandières|du Sel|de l’Ours|du Pélican|de la Croix-Verte|des Capucins|des Ursulines|du Bourg|de l’Écu|des Meuniers|du Guichet|de la Porte-Haute|de la Porte-Basse|du Colombier|des Jacobins|de la Treille|du Chat-qui-Pêche|des Escaliers|de l’Abreuvoir|des Vieux-Murs";
const FAUBOURG: &str = "Victor-Hugo|Lamartine|Voltaire|Diderot|Montesquieu|de la République|de la Liberté|Michelet|Lazare-Carnot|Kléber|Marceau|Hoche|Desaix|de l’Arsenal|de la Fonderie|des Ateliers|de l’Industrie|du Commerce|Parmentier|Monge|Berthollet|Lavoisier|Chaptal|Arago|Ampère|Gay-Lussac|Pasteur|Claude-Bernard|Denis-Papin|Jacquard|Philibert-Delorme|Vauban|Colbert|Sully|Turgot|Buffon|Daubenton|Jussieu|Cuvier|Lakanal|Condorcet|d’Alembert|Rousseau|Beaumarchais|Molière|Corneille|Racine|La Fontaine|Boileau|Balzac|Stendhal|George-Sand|Flaubert|Gustave-Eiffel|Nadar|Niépce|Daguerre|Béranger|Gambetta|Jules-Ferry|de Valmy|de Fleurus|des Volontaires|du Onze-Novembre|de l’Abattoir|des Messageries|de la Poste|des Écoles|du Lavoir|de la Caserne|de l’Octroi|du Gaz|des Marronniers|du Faubourg";
const VILLAS: &str = "des Lilas|des Glycines|des Églantines|des Bleuets|des Coquelicots|des Jonquilles|des Violettes|des Primevères|des Pervenches|des Capucines|des Iris|des Dahlias|des Hortensias|des Camélias|des Jasmins|des Mimosas|des Genêts|des Bruyères|des Fougères|du Muguet|des Anémones|des Pivoines|des Tulipes|des Narcisses|des Acacias|des Aubépines|des Bouleaux|des Charmes|des Châtaigniers|des Chênes|des Cèdres|des Cerisiers|des Cyprès|des Frênes|des Hêtres|des Merisiers|des Mûriers|des Noisetiers|des Noyers|des Ormes|des Pins|des Platanes|des Pommiers|des Poiriers|des Pruniers|des Saules|des Sapins|des Sorbiers|des Sureaux|des Tilleuls|des Trembles|des Troènes|des Alouettes|des Bergeronnettes|des Bouvreuils|des Chardonnerets|des Fauvettes|des Grives|des Hirondelles|des Huppes|des Loriots|des Martinets|des Merles|des Mésanges|des Moineaux|des Palombes|des Pinsons|des Roitelets|des Rossignols|des Rouges-Gorges|des Tourterelles|des Verdiers|des Cigognes|des Hérons|du Clos|de la Source|du Verger|du Vieux-Chêne|des Prés|de Bellevue|de Beauregard|du Belvédère|de la Garenne|de la Grange|du Pressoir|de la Croix-Blanche|du Haut-Mont|de la Combe|du Val|de la Colline|du Sentier|de la Lisière|des Champs|de la Plaine|du Ruisseau|de l’Étang|des Roseaux|des Saulaies|du Bief|des Vergers|de la Fontaine-aux-Loups|du Bois-Joli|des Pâturages|de la Bergerie|des Semailles|des Moissons|des Vendanges|du Soleil-Levant|du Couchant|des Quatre-Vents|de l’Aubépin|de la Pierre-Levée|du Bel-Air|des Closeaux|des Longues-Raies|de la Mare|des Grands-Jardins|Berlioz|Bizet|Chopin|Couperin|Debussy|Fauré|Gounod|Lully|Mozart|Rameau|Ravel|Satie|Vivaldi|Cézanne|Chardin|Corot|Courbet|Delacroix|Fragonard|Ingres|Manet|Millet|Monet|Pissarro|Poussin|Renoir|Seurat|Sisley|Watteau|Berthe-Morisot|Rosa-Bonheur|Camille-Claudel|Marguerite-Audoux|Germaine-Tailleferre|Lili-Boulanger";
const ESTATE: &str = "des Érables|de la Sablière|Copernic|Galilée|Kepler|Ampère-Prolongée|Marie-Curie|Louis-Braille|Ambroise-Paré|Laennec|Évariste-Galois|Henri-Poincaré|Sophie-Germain|Émilie-du-Châtelet|Louis-Blériot|Hélène-Boucher|des Comètes|de la Grande-Ourse|de l’Étoile-Polaire|du Zodiaque|de Véga|d’Orion|de Cassiopée|des Gémeaux|du Capricorne|du Bélier|de l’Horizon|de la Fraternité|de l’Avenir|de l’Espérance";
const WORKS: &str = "des Métiers|de la Tuilerie|de la Scierie|des Entrepôts|du Fret|des Compagnons|de l’Énergie|des Imprimeurs|de la Filature|des Verriers|du Progrès|des Mécaniciens|des Chantiers|de la Briqueterie|du Triage|des Wagonniers";

fn pool(quarter: Quarter) -> &'static str {
    match quarter {
        Quarter::Centre => CENTRE,
        Quarter::Faubourg => FAUBOURG,
        Quarter::Estate => ESTATE,
        Quarter::Works => WORKS,
        Quarter::Villas | Quarter::Park | Quarter::Fields => VILLAS,
    }
}

/// Gives every grown street a name of its own.
pub(super) fn name(site: &Site, streets: &mut [Street]) {
    let mut chance = Chance::new(1789);
    let mut taken: BTreeSet<String> = streets.iter().map(|street| street.name.clone()).collect();
    for index in 0..streets.len() {
        if !streets[index].name.is_empty() {
            continue;
        }
        let metres = length(&streets[index].line);
        let (middle, _) = along(&streets[index].line, metres / 2.0);
        let quarter = site.quarter(middle);
        let name = if streets[index].dead_end {
            impasse(streets, index, middle, &taken)
        } else {
            None
        };
        let name = name.unwrap_or_else(|| {
            fresh(
                quarter,
                metres,
                streets[index].dead_end,
                &taken,
                &mut chance,
            )
        });
        taken.insert(name.clone());
        streets[index].name = name;
    }
}

/// A dead end is often called after the street it leaves.
fn impasse(
    streets: &[Street],
    index: usize,
    middle: Point,
    taken: &BTreeSet<String>,
) -> Option<String> {
    let start = *streets[index].line.first()?;
    let parent = streets.iter().find(|street| {
        !street.name.is_empty() && super::shape::distance(start, &street.line) < 1.5
    })?;
    let name = format!("Impasse {}", parent.name.split_once(' ')?.1);
    let odd = (middle.x + middle.y) as i64 % 5 == 0;
    (!odd && !taken.contains(&name)).then_some(name)
}

fn fresh(
    quarter: Quarter,
    metres: f64,
    dead: bool,
    taken: &BTreeSet<String>,
    chance: &mut Chance,
) -> String {
    let kinds: &[&str] = match (quarter, dead) {
        (Quarter::Centre, _) if metres < 75.0 => &["Ruelle", "Passage", "Rue", "Venelle", "Cour"],
        (_, true) => &["Impasse", "Square", "Allée", "Clos"],
        (Quarter::Villas | Quarter::Fields, _) if metres < 140.0 => {
            &["Allée", "Rue", "Square", "Chemin"]
        }
        (Quarter::Villas | Quarter::Fields, _) => &["Rue", "Rue", "Allée", "Chemin", "Avenue"],
        (Quarter::Estate, _) => &["Allée", "Square", "Rue", "Cours"],
        _ => &["Rue"],
    };
    let names: Vec<&str> = pool(quarter).split('|').collect();
    let begin = chance.below(names.len());
    let first = chance.below(kinds.len());
    let more = [
        "Rue",
        "Allée",
        "Chemin",
        "Passage",
        "Sente",
        "Petite rue",
        "Square",
        "Villa",
    ];
    let in_order = (0..kinds.len())
        .map(|step| kinds[(first + step) % kinds.len()])
        .chain(more);
    // Few streets share a name with another; once names run out, kinds tell them apart.
    for kind in in_order {
        for step in 0..names.len() {
            let base = names[(begin + step) % names.len()];
            let name = format!("{kind} {base}");
            let used = taken
                .iter()
                .any(|other| other.split_once(' ').is_some_and(|(_, rest)| rest == base));
            if !taken.contains(&name) && (!used || kind != kinds[first]) {
                return name;
            }
        }
    }
    format!("Voie {}", taken.len())
}
