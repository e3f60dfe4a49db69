/**
 * Letters of Vietnamese text as single bytes, so that a paper's words fit a QR code (decision 0051). Printed papers depend on the
 * order of both lists: version 1 of the seal never changes; another list is another version. The client has the same lists
 * (features/credentials/seal-text.ts); shared vectors keep the two alike.
 */
const ASCII = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));
const SMALL = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ';
const LETTERS = [...ASCII, ...SMALL, ...SMALL.toLocaleUpperCase('vi')];

/** What most papers say, one byte each; a longer one goes before one it begins with. */
const PHRASES = [
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

/** Other signs stand as UTF-8 between two of these, a byte that UTF-8 never has. */
const OTHER = 0xff;
const codes = new Map(LETTERS.map((letter, index) => [letter, index]));

/** A text in bytes, composed (NFC). */
export function sealText(text: string): number[] {
  const bytes: number[] = [];
  let rest = text.normalize('NFC');
  while (rest !== '') {
    const phrase = PHRASES.findIndex((one) => rest.startsWith(one));
    const [sign = ''] = rest;
    const code = codes.get(sign);
    if (phrase >= 0) bytes.push(LETTERS.length + phrase);
    else if (code === undefined) bytes.push(OTHER, ...Buffer.from(sign), OTHER);
    else bytes.push(code);
    rest = rest.slice((PHRASES[phrase] ?? sign).length);
  }
  return bytes;
}
