import { nameIn, type Word, wordsIn } from '@lopso/platform';
import { type SoughtPerson } from './traced-row';

/**
 * How a text of a row bears somebody's name: `alone` with nothing beside it but what people are called; `aside` with other words, or with
 * other diacritics; `shared` with what may be somebody else's name, or says that it is about somebody else. Null: not at all.
 */
export type Bearing = 'alone' | 'aside' | 'shared' | null;

const wordSet = (...lines: string[]): ReadonlySet<string> => new Set(lines.join(' ').split(' '));

/** What somebody is called, and their part in a team: says of whose name it stands beside that it is the row's own. */
const CALLED = wordSet(
  'ông bà cụ anh chị cô thầy bác chú đồng chí đ c đc dc tổ trưởng phó thành viên thư ký tv tt tp sn',
);
const PLAINLY_CALLED = wordSet(
  'ong ba cu anh chi co thay bac dong chi d c dc to truong pho thanh vien thu ky tv tt tp sn',
);
/** Behind these the name is another's: “chồng Lò Thị Hòa”, “con bà Lò Thị Hòa”, “thay Lò Thị Hòa”. Folded. */
const OF_OTHERS = wordSet('vo chong con me bo ma cha nha em chau dau re thay cho cua va voi cung');
/** What stands in cells beside names and is no part of one: sex, ethnic group, part, place. “Nam” is a name as well, so are Hoa and Lò. */
const NO_NAME = wordSet(
  'nữ kinh tày nùng dao mông hmông h sán chay dìu giáy ngạn khmer ông bà trưởng phó viên ký tv tt tp',
  'không có x thôn bản xóm tổ khu phố xã phường huyện tỉnh hội chi bộ ubnd ủy uỷ ban lớp hộ',
);
const PLAINLY_NO_NAME = wordSet(
  'nu kinh tay nung hmong h san chay diu giay vien ky tv tt tp khong x thon xom xa phuong huyen tinh hoi ubnd uy ban lop ho',
);
/** A word beside a name, or two, may be of it: more are somebody's whole name, or a sentence. */
const MOST_BESIDE = 2;

const isCalled = ({ small, folded, isPlain }: Word): boolean =>
  CALLED.has(small) || (isPlain && PLAINLY_CALLED.has(folded));
const isNoName = ({ small, folded, isPlain }: Word): boolean =>
  NO_NAME.has(small) || (isPlain && PLAINLY_NO_NAME.has(folded));

/** The doubt that weighs most. */
export function worst(bearings: readonly Bearing[]): Bearing {
  const order: readonly Bearing[] = ['shared', 'aside', 'alone'];
  return order.find((one) => bearings.includes(one)) ?? null;
}

/** @see Bearing */
export function bearingOfText(text: string, { words, spelt }: SoughtPerson): Bearing {
  const { count, isSpeltOtherwise, beside } = nameIn(text, { words, spelt });
  if (count === 0) return null;
  const others = beside.filter((word) => !isCalled(word));
  if (others.some(({ isCapital, folded }) => isCapital || OF_OTHERS.has(folded))) return 'shared';
  return others.length > 0 || isSpeltOtherwise ? 'aside' : 'alone';
}

/** A cell of a word or two, titles aside, that may be of the name beside it: “Lò Thị Hòa | Bình”, “1. Giàng | Lò Thị Hòa”. */
export function mayBeOfName(cell: string): boolean {
  const all = wordsIn(cell, 0);
  const named = all.filter((word) => !isCalled(word));
  // “Anh” alone is a name, “Anh Bình” a title with one.
  const words = named.length > 0 ? named : all;
  const [first, last] = [words[0], words[words.length - 1]];
  if (first === undefined || last === undefined || words.length > MOST_BESIDE || words.some(isNoName)) return false;
  return !/\d/.test(cell.slice(first.start)) && last.end - first.start > 1;
}

/** Two words with a capital stand beside each other in it: a person's name, as far as a cell can say. */
export function readsLikeName(cell: string): boolean {
  const words = wordsIn(cell, 0);
  const mayBe = (word: Word | undefined): boolean => word?.isCapital === true && !isNoName(word);
  return words.some((word, at) => word.isClose && mayBe(word) && mayBe(words[at - 1]));
}
