import { type PaperText, paperText, type QrRuns, WITHOUT_END } from './paper-text';
import { ON_PAPER, type PrintedFields, UNSIGNED } from './printed-fields';
import { sealBody } from './seal';
import { TO_BE_SIGNED } from './signed-paper';

/** Whom a design is looked at with: somebody as most are, or the longest words that come. */
export const SAMPLES = ['ordinary', 'longest'] as const;
export type Sample = (typeof SAMPLES)[number];

const ORDINARY: PrintedFields = {
  superior: 'ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG',
  issuer: 'Sở Khoa học và Công nghệ',
  authority: 'Giám đốc Sở Khoa học và Công nghệ',
  fullName: 'Lý Thị Mẫu',
  birthYear: 1987,
  unit: 'Tổ công nghệ số cộng đồng xã Mẫu',
  title: 'Bồi dưỡng Tổ CNSCĐ năm 2026, đợt mẫu',
  ...{ startedOn: '2026-09-07', finishedOn: '2026-11-24', courses: 3, classMinutes: 180 },
  ...{ decisionNumber: '00/QĐ-SKHCN', decidedOn: '2026-08-20', place: 'Tuyên Quang', issuedOn: '2026-11-24' },
  ...{ signer: 'Giám đốc', signature: UNSIGNED, replacesNumber: null },
  ...{ renewsNumber: null, validUntil: '2028-11-23' },
};

/** Nobody has all of these; whoever has one is printed whole. */
const LONGEST: PrintedFields = {
  ...ORDINARY,
  fullName: 'Nguyễn Phúc Hoàng Công Tằng Tôn Nữ Thị Phương Thảo Nguyên Mẫu',
  unit: 'Tổ công nghệ số cộng đồng tổ dân phố Trung tâm Hợp nhất Đồng Tâm 12, phường Mẫu Đơn Thượng Giang',
  title:
    'Bồi dưỡng nâng cao kỹ năng số cho thành viên Tổ công nghệ số cộng đồng các xã biên giới năm 2026, đợt mẫu bổ sung số 123',
  ...{ courses: 12, classMinutes: 1470, decisionNumber: '1234/QĐ-SKHCN', replacesNumber: '12345/2026' },
  renewsNumber: '12344/2024',
};

const LONGEST_LINE = [UNSIGNED, TO_BE_SIGNED, ON_PAPER].reduce((one, other) =>
  other.length > one.length ? other : one,
);
const NUMBERS: Readonly<Record<Sample, number>> = { ordinary: 0, longest: 12_345 };
const SIGNATURE_BYTES = 64;
const CODES: Readonly<Record<Sample, string>> = { ordinary: 'MAU2345679', longest: 'MMMMMMMMMM' };

/**
 * The words of a sample as a paper gets them, with a QR code as full as a real one. Its signature is empty: a check page believes nothing of it.
 * @param checkUrl the address of the check page without a code
 * @param qrOf makes a QR code of a text
 */
export function samplePaper(sample: Sample, checkUrl: string, qrOf: (text: string) => QrRuns): PaperText {
  const fields = sample === 'longest' ? LONGEST : ORDINARY;
  const paper = { number: NUMBERS[sample], year: 2026, code: CODES[sample], fields };
  const body = sealBody({ ...paper, issuerCode: '08' }, '00000000');
  const seal = Buffer.concat([body, Buffer.alloc(SIGNATURE_BYTES)]).toString('base64url');
  const text = paperText(paper, checkUrl, qrOf(`${checkUrl}/${paper.code}#${seal}`));
  // Longer than any day, and the longest line of the signature; the seal holds the frozen one.
  return sample === 'longest' ? { ...text, validUntil: WITHOUT_END, signature: LONGEST_LINE } : text;
}
