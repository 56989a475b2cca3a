import { findAll, type Detector } from './detector.ts';
import { latinPattern } from '../text/latin.ts';

/** Licence plates: letters and digits behind the word, or in the shape of a plate beside a vehicle. */
export const detectPlate: Detector = (text) => [
  ...findAll(text, behindWord, 'PLATE', (match) => {
    const id = match.groups?.['id'] ?? '';
    return /\d/.test(id) && /\p{L}/u.test(id);
  }),
  ...findAll(text, besideVehicle, 'PLATE'),
];

const behindWord = latinPattern(
  String.raw`(?<!\p{L})(?:(?:licen[cs]e )?plate|plaque(?: d'immatriculation)?|immatricul(?:[ée]e?s?|ation))(?!\p{L})(?:[ :=#«"(]{1,3}(?:is|est|c'est|no\.?|n[o°]|number|num[ée]ro|de|du|:)){0,2}[ :=#«"(]{1,3}(?<id>[\p{L}\p{N}]{1,4}[ -]?[\p{L}\p{N}]{2,5}(?![\p{L}\p{N}])|[\p{L}\p{N}]{5,8}(?![\p{L}\p{N}]))`,
  'gi',
);
const vehicle = String.raw`(?<![\p{L}])(?:[Vv]an|VAN|[Tt]ruck|TRUCK|[Cc]ar|[Cc]har|[Aa]uto|[Vv]oiture|[Cc]amion(?:nette)?|[Pp]ick-?up|[Jj]eep|JEEP|F-?[1-3]50|Civic|Corolla|Camry|Tesla|Subaru|Mazda|Honda|Toyota|Hyundai|Kia|Ford|Chevy|Dodge|Ram|RAV4|CR-V|SUV|VUS|moto|scooter|[Bb]us|sedan|berline)(?![\p{L}])`;
const shape = String.raw`(?<![\p{L}\p{N}])(?:\p{Lu}\d{2} ?\p{Lu}{3}|\d{3} ?\p{Lu}{3}|\p{Lu}{2,4}[ -]?\d{3,5}|\p{Lu}\d{3} ?\d{3}|\d{3}[ -]?\d{3}(?=\p{Lu})|\p{Lu}\d{5,6})(?![\p{L}\p{N}])`;
const besideVehicle = latinPattern(String.raw`${vehicle}[^\n.;!?]{0,30}?(?<id>${shape})`, 'g');
