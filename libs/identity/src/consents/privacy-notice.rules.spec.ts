import { CONSENT_PURPOSES } from './notice-text.rules';
import { NOTICE_VERSION, privacyNotice, versionsSaying } from './privacy-notice.rules';

const controller = { name: 'Sở Khoa học và Công nghệ', contact: 'bộ phận một cửa của xã' };

const notice = shown(NOTICE_VERSION);

function shown(version: string) {
  const found = privacyNotice(controller, version);
  if (found === null) throw new Error(`no notice ${version}`);
  return found;
}

const texts = [
  ...notice.changes,
  ...notice.summary,
  ...notice.refusal,
  ...notice.sections.flatMap((section) => section.paragraphs),
  ...notice.purposes.flatMap(({ title, text, ifRefused }) => [title, text, ifRefused]),
];

describe('the privacy notice', () => {
  it('keeps to short sentences', () => {
    const sentences = texts.flatMap((text) => text.split(/[.:;](?:\s|$)/)).filter((sentence) => sentence.trim() !== '');
    const long = sentences.filter((sentence) => sentence.trim().split(/\s+/).length > 18);
    expect(long).toEqual([]);
  });

  it('says who answers, what refusing means, and how to withdraw', () => {
    expect(texts.join(' ')).toContain('Sở Khoa học và Công nghệ');
    expect(notice.refusal.length).toBeGreaterThan(0);
    expect(notice.sections.map((section) => section.heading)).toContain('Nếu rút lại sau này');
  });

  it('speaks to anh chị and is composed Vietnamese', () => {
    expect(texts.join(' ')).not.toMatch(/(?<!\p{L})bạn(?!\p{L})/iu);
    expect(texts.every((text) => text === text.normalize('NFC'))).toBe(true);
  });

  it('tells every kind of thing that is held, each time one is added', () => {
    const held =
      notice.sections
        .find(({ heading }) => heading === 'Giữ những gì')
        ?.paragraphs.join(' ')
        .toLowerCase() ?? '';
    const kinds = ['giấy của nơi khác', 'được miễn', 'gia hạn', 'loại lý do', 'hàng chờ', 'thẻ thành viên', 'văn bản'];
    const further = [
      'bảng tính',
      'loại máy',
      'mạng',
      'vân tay',
      'xã nơi ở',
      'ngày nghỉ',
      'ảnh',
      'ai đã xem',
      'số quyết định',
    ];
    expect([...kinds, ...further].filter((kind) => !held.includes(kind))).toEqual([]);
  });

  it('promises nothing of photographs it can not keep, and asks not to photograph an identity card', () => {
    expect(texts.join(' ')).not.toMatch(/không giữ số hay ảnh căn cước/i);
    expect(texts.join(' ')).toContain('đừng chụp căn cước');
  });

  it('keeps every text anybody was shown, and says what is new in each', () => {
    expect(notice.versions).toEqual(['2026-11-26', '2026-11']);
    expect(shown('2026-11').sections[1]?.paragraphs).toContain(
      'Không giữ số hay ảnh căn cước, không giữ dân tộc, không theo dõi vị trí.',
    );
    expect(notice.versions.slice(0, -1).every((version) => shown(version).changes.length > 0)).toBe(true);
    expect(privacyNotice(controller, 'old')).toBeNull();
  });

  it('asks again only for a purpose whose words changed', () => {
    expect(Object.fromEntries(CONSENT_PURPOSES.map((purpose) => [purpose, versionsSaying(purpose)]))).toEqual({
      'learning-record': ['2026-11-26'],
      'phone-reminders': ['2026-11-26', '2026-11'],
      'work-photos': ['2026-11-26', '2026-11'],
    });
  });
});
