/** What a village is called here; a village of a phường is a tổ dân phố. */
export const VILLAGE_WORDS = ['Thôn', 'Tổ dân phố', 'Xóm', 'Bản', 'Khu'] as const;

/** The type word of a village. */
export type VillageWord = (typeof VILLAGE_WORDS)[number];

/** The name without the type word somebody may have typed before it again: “thôn Bản Pắng” gives “Bản Pắng”. */
export function bareVillageName(word: VillageWord, typed: string): string {
  const repeats = typed.toLocaleLowerCase('vi').startsWith(`${word.toLocaleLowerCase('vi')} `);
  return repeats ? typed.slice(word.length + 1) : typed;
}

/** The name of a village without its type word: “Thôn Bản Pắng” gives “Bản Pắng”. */
export function withoutVillageWord(fullName: string): string {
  const word = VILLAGE_WORDS.find((one) => fullName.startsWith(`${one} `));
  return word === undefined ? fullName : fullName.slice(word.length + 1);
}

/** The next village code of a commune, `v01`, `v02` …; codes of villages that no longer exist are never used again. */
export function nextVillageCode(codes: readonly string[]): string {
  const highest = codes.reduce((most, code) => Math.max(most, Number(/^v(\d+)$/.exec(code)?.[1] ?? 0)), 0);
  return `v${String(highest + 1).padStart(2, '0')}`;
}
