import { foldText } from './fold';
import { speltOf, wordsIn } from './written-words';

/**
 * Whether two writings can be one name: the same letters, and the same diacritics wherever the tone is put, or one of them typed without any.
 * Dung and Dũng among marked words are two names; LU SEO PAO is Lù Seo Páo. Two empty ones are none.
 */
export function isSpeltLike(one: string, other: string): boolean {
  const key = foldText(one);
  if (key === '' || key !== foldText(other)) return false;
  const [a, b] = [wordsIn(one, 0), wordsIn(other, 0)];
  const isUnmarked = a.every(({ isPlain }) => isPlain) || b.every(({ isPlain }) => isPlain);
  return isUnmarked || a.every(({ small }, at) => speltOf(small) === speltOf(b[at]?.small ?? ''));
}
