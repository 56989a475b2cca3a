/** Parts of civic addresses, as sources of patterns. */

/** "45", "45A", "204-88", "45 1/2"; not a sum, a clause or minutes. */
export const civic = String.raw`(?<![\p{L}\p{N}$.,-]|\d ?h ?|[:/]\d?)(?:(?:unit|apt|app|appt|suite|ste|bureau|bur|no|n[o°]|#)\.? ?#? ?[a-z]?\d{1,5}[a-z]?(?: ?[,–-] ?| ))?(?<civic>\d{1,6})(?:[ -]?[a-d](?!\p{L})| bis)?(?: ?[-–] ?\d{1,5})?(?: ?(?:1\/2|½))?`;

const unitName = String.raw`(?:#|(?:app?t?s?|appartement|apartment|unit|unit[ée]|suite|ste|bureau|bur|local|porte|door|entr[ée]e|entrance|room|rm|logement|log|buzzer|sonnette|code|lot|penthouse|ph)(?:\.|(?!\p{L})) ?#?)`;
const unitNumber = String.raw`(?:\p{L}?-?\d{1,5}\p{L}?|\p{L})(?![\p{L}\p{N}'])`;
const floor = String.raw`(?:\d{1,2}(?:e|er|[èe]me|th|nd|rd|st) (?:[ée]tage|floor)|basement|sous-sol|rez-de-chauss[ée]e|rdc|upstairs|downstairs)(?!\p{L})`;
export const unit = String.raw`,? {0,2}[-–(]? ?(?:${unitName} ?${unitNumber}|${floor})\)?`;
export const compassWord = String.raw`(?:est|ouest|nord|sud|east|west|north|south|[ns][ew]|[nsewo]\.?)(?![\p{L}\p{N}'])`;
export const compass = String.raw`(?:,? ${compassWord})?`;

/** Always a street. */
export const frenchStreet = String.raw`(?:rue|avenue|av\.?|ave\.?|boulevard|boul\.?|bd\.?|bld\.?|blvd\.?|chemin|chem\.?|ch\.?|rang|rg\.?|mont[ée]e|impasse|imp\.|croissant|crois\.?|croiss\.?|all[ée]e|rte\.?|ruelle|sentier|rond-point)`;
/** A street before a name; elsewhere a word as well. */
export const frenchStreetOrWord = String.raw`(?:place|pl\.|plc\.?|c[ôo]te|terrasse|terr\.?|tsse\.?|route|quai|square|carr[ée]|promenade|prom\.?|autoroute|aut\.?|cercle|cours?|jardins?|parc|passage|traverse|voie|esplanade|descente|faubourg|domaine|cit[ée]|plateau|mail|villas?)`;

export const englishStreet = String.raw`(?:street|avenue|ave|av|road|rd|boulevard|blvd|crescent|cres|crst|ln|crt|cir|terrace|terr|parkway|pkwy|hwy|pvt|sideroad|concession|townline|driveway|expressway|alley|mews)`;
/** A street behind a name; elsewhere a word as well. */
export const englishStreetOrWord = String.raw`(?:st|drive|dr|court|ct|circle|place|pl|way|trail|tr|highway|private|square|sq|close|grove|gate|row|heights|hts|loop|ridge|line|lane|bay|bend|chase|common|cove|crossing|end|gardens|gdns|glen|green|hill|hollow|island|landing|link|manor|meadow|meadows|mount|park|pass|path|pathway|point|promenade|quay|rise|route|run|shore|turn|vale|view|village|vista|walk|wharf|wood|woods|bypass|estates)`;

/** Words by which a number counts: "a 10 minute drive", "3 members in line". */
export const counting = String.raw`(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|km|kms|miles?|metres?|meters?|m|people|ppl|pers|persons?|members?|of|in|on|at|to|and|the|a|an|our|for|with|is|are|percent|dollars?|bucks|cents|by|from|or|we|i|it|un|une|et|sur|personnes?|membres?|heures?|h|am|pm|a\.m|p\.m|jours?|fois|times?|stewards?|cars?|trucks?|signs?|that|this|will|can|more|per|x|ans|mois|semaines?|secondes?|seconds?|pas|steps|places?|copies|plus|moins|less|ex|devant|pour|par|avec|sans|dans|qui|que|chars?|autos?|pancartes?|invit[ée]s|guests|january|february|march|april|may|june|july|august|september|october|november|december|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|noon|midi|midnight|minuit|bill|loi|local|lane|way|stor(?:e?y|ies)|block|blocks|door|bed|bedroom|litres?|legged|step|point|part|week|day|hour|year)`;

/** Somebody lives there, or a thing is to be brought there. Reads what stands before the number. */
export const residence = String.raw`(?<!\p{L})(?:lives?|living|lived|resid\p{L}{1,4}|moved|staying|stays?|crash|habit(?:e|es|ent|ons|ez|ait)|rest(?:e|es|ent|ons|ait|ez)|demeur(?:e|es|ent|ait)|viv(?:ent|ait|ons)|vit|loge|loger|home|house|maison|domicile|logement|adresse|address|addr|adr|mail|ship|deliver|livre[rz]?|livraison|poste[rz]|envoye[rz]|envoie|send|drop|ramasse[rz]?|d[ée]pose[rz]?|pick|pickup|parks?|cl[ée]|keys?|sonne[rz]?|buzz|ring|knock|cogne[rz]?|frappe[rz]?|chez|voisine?|neighbou?r|souper|supper|potluck|bbq|garage|sous-sol|basement|porch|balcon|driveway|backyard|yard|cour)(?!\p{L})`;
