import { privacyNotice } from './privacy-notice';

const notice = privacyNotice({ name: 'Sở Khoa học và Công nghệ', contact: 'bộ phận một cửa của xã' });
const texts = [
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
});
