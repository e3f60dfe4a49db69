/** A word as a text has it. */
export interface WrittenWord {
  readonly folded: string;
  /** With its diacritics, in small letters. */
  readonly small: string;
  /** Nothing but blanks or an apostrophe lies between it and the word before. */
  readonly isClose: boolean;
  /** Its text has no diacritics at all, as people type in haste: then a name in it has none either. */
  readonly isPlain: boolean;
}

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
const WORDS_WITH_SURNAME = 3;

const isTitle = ({ small, folded, isPlain }: WrittenWord): boolean =>
  TITLES.has(small) || (isPlain && PLAIN_TITLES.has(folded));

/** A title, or a word whose capital only opens the sentence: no part of the name of so many words that it stands before. */
export function isApartFromName(word: WrittenWord, nameLength: number): boolean {
  if (isTitle(word)) return true;
  if (word.isClose) return false;
  return OPENERS.has(word.small) || (nameLength >= WORDS_WITH_SURNAME && OPENERS_AND_SURNAMES.has(word.small));
}
