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
 * Whether two writings can be one name: the same letters, and the same diacritics wherever the tone is put, or one of them typed without any.
 * Dung and Dũng among marked words are two names; LU SEO PAO is Lù Seo Páo. Two empty ones are none.
 */
export function isSpeltLike(one: string, other: string): boolean {
  const key = foldText(one);
  if (key === '' || key !== foldText(other)) return false;
  return isUnmarked(one) || isUnmarked(other) || speltText(one) === speltText(other);
}
