/** A word the house style forbids, where it stands and what to write instead. */
export interface ForbiddenWord {
  readonly word: string;
  readonly instead: string;
  /** Index into the text, in UTF-16 units. */
  readonly index: number;
}

interface Rule {
  readonly pattern: RegExp;
  readonly instead: string;
}

const BEFORE = '(?<![\\p{L}\\p{N}])';

const AFTER = '(?![\\p{L}\\p{N}])';

/** "Bạn" as a noun (friend), not as a way to address the member, is left alone. */
const FRIEND_BEFORE = '(?<!(?:người|kết|tình|làm|nhóm|đám|một|những|là)\\s)';

const FRIEND_AFTER = '(?!\\s(?:bè|hữu|học|thân|cũ|của))';

const RULES: readonly Rule[] = [
  { pattern: new RegExp(`${BEFORE}chứng\\s+chỉ${AFTER}`, 'giu'), instead: 'giấy chứng nhận' },
  { pattern: new RegExp(`${BEFORE}users?${AFTER}`, 'giu'), instead: 'thành viên' },
  { pattern: new RegExp(`${BEFORE}${FRIEND_BEFORE}bạn${AFTER}${FRIEND_AFTER}`, 'giu'), instead: 'anh chị' },
];

/**
 * Finds words that a member must not read, in the order of the text (STYLE, "giấy chứng nhận", never "chứng chỉ";
 * "anh chị", never "bạn"). Expects NFC text.
 */
export function findForbiddenWords(text: string): ForbiddenWord[] {
  const found = RULES.flatMap(({ pattern, instead }) =>
    [...text.matchAll(pattern)].map((match) => ({ word: match[0], instead, index: match.index })),
  );
  return found.sort((a, b) => a.index - b.index);
}
