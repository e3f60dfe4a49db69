import { type ListedVillage, listedVillages } from './list-writing';
import { type PlaceBook, readPlace } from './place-reading';
import { answeredTexts, type RowTexts } from './roster-row';
import { type RowEdits } from './row-problem';
import { readVillage } from './unit-match';

/** The book with the new villages that the rows name, as the officer answered them: each row is then held against the others. */
export function withListedVillages(
  rows: readonly { readonly number: number; readonly texts: RowTexts; readonly edits: RowEdits }[],
  book: PlaceBook,
): PlaceBook {
  const seen = new Set<string>();
  const villages = rows.flatMap(({ number, texts, edits }): (ListedVillage & { communeId: string })[] => {
    const own = answeredTexts(texts, edits);
    const { commune, district, village, villageWord } = own;
    const said = [commune, district, village, villageWord, edits.communeId, edits.villageId, edits.newVillage].join(
      '|',
    );
    if (village === '' || seen.has(said)) return [];
    seen.add(said);
    const place = readPlace(own, edits, book);
    if (place.commune === null || place.village !== null || place.villageName === '') return [];
    const name = readVillage(place.villageName, '').name;
    return [{ communeId: place.commune.id, number, fullName: place.villageName, name }];
  });
  return { ...book, list: { ...book.list, villages: listedVillages(villages) } };
}
