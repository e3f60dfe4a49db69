import { cleanText, foldText, plainApostrophes } from './fold';
import { speltOf } from './written-words';

/** True when no diacritic and no đ stands in a text, as people type in haste: it says nothing of the tones of a name. */
export function isUnmarked(text: string): boolean {
  return !/[\p{Mn}đĐ]/u.test(cleanText(text).normalize('NFD'));
}

/** One key for all writings of a name with the same diacritics: case, the place of a tone, apostrophes and unseen signs aside. */
export function speltText(text: string): string {
  return plainApostrophes(cleanText(text)).split(' ').map(speltOf).join(' ');
}

/**
 * What two writings of a name say of each other (decision 0077). `one`: the same letters with the same diacritics. `open`: the same letters, and one
 * of the two has no diacritic at all: typed in haste, or another name that bears none. `two`: everything else, two empty ones as well.
 */
export type SpellingBearing = 'one' | 'open' | 'two';

/** Compares two writings of a name. Dung and Dũng among marked words are two names; LU SEO PAO may be Lù Seo Páo, Ma A Chu may not be Mã A Chứ. */
export function compareSpelling(one: string, other: string): SpellingBearing {
  const key = foldText(one);
  if (key === '' || key !== foldText(other)) return 'two';
  if (speltText(one) === speltText(other)) return 'one';
  return isUnmarked(one) || isUnmarked(other) ? 'open' : 'two';
}
