/**
 * Vietnamese text as the QR code of a paper carries it: a byte a letter (decision 0051). The lists are those of the server
 * (libs/credentials rules/seal-text.ts) and never change for this version; shared vectors keep the two alike.
 */
const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));
const small = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ';
const phrases = [
  'Bản điện tử do hệ thống cấp, chưa có chữ ký của cơ quan',
  'ỦY BAN NHÂN DÂN TỈNH ',
  'ỦY BAN NHÂN DÂN THÀNH PHỐ ',
  'Sở Khoa học và Công nghệ',
  'Tổ công nghệ số cộng đồng ',
  'công nghệ số cộng đồng',
  'TUYÊN QUANG',
  'Tuyên Quang',
  'Bồi dưỡng ',
  'tổ dân phố ',
  'Giám đốc',
  '/QĐ-SKHCN',
  ', phường ',
  '/QĐ-UBND',
  'Nguyễn ',
  'phường ',
  'Phường ',
  ' năm 20',
  ' Thị ',
  ' Văn ',
  ', đợt ',
  'thôn ',
  'Thôn ',
  ', xã ',
  'xã ',
  'Xã ',
];
const table = [...ascii, ...small, ...small.toLocaleUpperCase('vi'), ...phrases];

/** Around UTF-8 of any other sign. */
const other = 0xff;

/** The text of such bytes; null where they are none. */
export function textOfSeal(bytes: Uint8Array): string | null {
  let text = '';
  for (let place = 0; place < bytes.length; place += 1) {
    const byte = bytes[place] ?? other;
    if (byte !== other) {
      text += table[byte] ?? '';
      continue;
    }
    const end = bytes.indexOf(other, place + 1);
    if (end < 0) return null;
    text += new TextDecoder().decode(bytes.subarray(place + 1, end));
    place = end;
  }
  return text;
}
