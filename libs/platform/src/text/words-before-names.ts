import { type WrittenWord } from './written-words';

/**
 * What a word beside a name is to it: `free` no part of a name, `open` perhaps part of a longer one, `taken` part of another one for
 * all that a text can say.
 */
export type Side = 'free' | 'open' | 'taken';

const wordSet = (...lines: string[]): ReadonlySet<string> => new Set(lines.join(' ').split(' '));

/**
 * What people are called before their name, or are to others; no part of it. With their diacritics: chú is a title, Chu a surname, and so are
 * Bạc, Bá, Châu, Võ. There are a few people of the surname Ông: before a whole name the word is read as the title.
 */
const TITLES = wordSet('ông bà cụ anh chị cô thầy bác chú em cháu chí đc dc c vợ chồng con mẹ bố nhà');

/** The same without diacritics, but for those that are then written like a common surname: chu, chau, vo. */
const PLAIN_TITLES = wordSet('ong ba cu anh chi co thay bac em dc c chong con me bo nha');

/**
 * What a sentence about somebody begins with: “Chờ Lò Thị Hòa ký” speaks of Lò Thị Hòa. Compared with their diacritics, none is a surname
 * of the province: Cấn, Bì, Kỷ, Lỗ, Chử are, “cần, bị, ký, lỗi, chữ” are not. Vì is one in Sơn La; here the word is read as “because”.
 * No such list is ever whole, nor need it be: behind any other word the name of three words is asked about. The list says behind which it
 * goes unasked beside the telephone, and behind which a name of two words is one at all.
 */
const OPENERS = wordSet(
  'vì do tại bởi nhờ chờ đợi xin mời gọi gửi giao báo hỏi gặp thấy biết theo cùng với hay hoặc cho của là mà thì để nếu khi lúc',
  'về có không chưa chỉ cả đã đang sẽ còn như nhầm sai đúng thiếu thừa trùng thay sửa xóa xoá thêm bớt nhập ghi in cấp',
  'hủy huỷ trả nhận lấy đưa chuyển họ tên bạn',
  'giấy đơn phiếu thẻ tờ sổ bài ảnh máy số chữ lỗi bị được cần phải nên mong muốn ký nộp duyệt xét giữ tìm nhắc nhắn hẹn dặn đón',
  'giúp kèm trao tặng khai chép chọn xem rút bỏ gộp tách đổi mất mượn nghe quên tới đến ở qua trừ ngoài trước sau trong gồm giữa bên',
  'vẫn mới cũng đều rồi nhưng tuy vắng hết chính riêng',
);

/** Openers that are surnames as well: from, and, now, again, go on. They open a sentence where the name has its own surname for sure. */
const OPENERS_AND_SURNAMES = wordSet('từ và nay lại cứ');

/** A name of so many words has its surname within: what stands before is hardly another surname. */
export const WORDS_WITH_SURNAME = 3;

const isTitle = ({ small, folded, isPlain }: WrittenWord): boolean =>
  TITLES.has(small) || (isPlain && PLAIN_TITLES.has(folded));

/** A word whose capital only opens the sentence. */
const isOpener = ({ small, isClose }: WrittenWord, nameLength: number): boolean =>
  !isClose && (OPENERS.has(small) || (nameLength >= WORDS_WITH_SURNAME && OPENERS_AND_SURNAMES.has(small)));

/** A title or a word that opens a sentence: a name of others may begin behind it. */
export const mayLead = (word: WrittenWord): boolean => isTitle(word) || isOpener(word, WORDS_WITH_SURNAME);

/** What stands close before a name, and close before that; `isCased`: the name's capitals tell names from other words. */
export interface BeforeName {
  readonly word: WrittenWord;
  readonly further: WrittenWord | undefined;
  readonly nameLength: number;
  readonly isCased: boolean;
}

/** Titles are middle names as well: behind what may be a surname, “Lê Anh Hồng Hà”. Đồng chí is one title. */
function isBehindSurname({ word, further, isCased }: BeforeName): boolean {
  if (further === undefined || (isCased && !further.isCapital)) return false;
  const isCalled = isTitle(further) || (word.small === 'chí' && further.small === 'đồng');
  return !isCalled && !OPENERS.has(further.small);
}

/** What a word is that goes on into the name behind it. */
export function sideBefore(before: BeforeName): Side {
  const { word, nameLength, isCased } = before;
  const isCalled = isTitle(word);
  if (nameLength >= WORDS_WITH_SURNAME) return isCalled || isOpener(word, nameLength) ? 'free' : 'open';
  if (isCalled || isOpener(word, nameLength)) return mayBeOfName(before) ? 'open' : 'free';
  return nameLength === 1 || isCased ? 'taken' : 'open';
}

/** A title or an opener before a name of two words: without diacritics both are written like a surname, “Ba Hong Ha”, “Do Hong Ha”. */
const mayBeOfName = (before: BeforeName): boolean =>
  before.nameLength > 1 && (before.word.isPlain || (isTitle(before.word) && isBehindSurname(before)));
