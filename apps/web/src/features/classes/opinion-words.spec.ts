import { barsOf, countWords, householdWords, sharesOf, whenShown, whyHidden } from './opinion-words';
import type { ClassOpinions } from './opinions.svelte';

const counts = {
  understood: { well: 4, partly: 1, little: 1 },
  pace: { right: 6, fast: 0, slow: 0 },
  usefulness: { much: 2, some: 2, little: 2 },
};
const one: ClassOpinions = {
  ...{ classGroupId: 'c', title: 'Ký số', trainers: [{ id: 't', name: 'Hà Minh Tú' }], communeName: 'Xã Hàm Yên' },
  ...{ endedAt: '2026-12-01T13:30:00.000Z', askedCount: 9, answerCount: 6, isSealed: true, counts },
  ...{ opinionsUntil: '2026-12-15T13:30:00.000Z', householdsFrom: '2026-12-31T13:30:00.000Z' },
  ...{ householdsUntil: '2027-01-30T13:30:00.000Z', householdAnswerCount: 0, isHouseholdsSealed: false },
  ...{ households: null, byTask: null },
};

describe('what a class said', () => {
  it('is a bar for each choice, in the order it was asked, with number and share', () => {
    const [understood, pace] = barsOf(counts);
    expect(understood?.bars.map(({ label, count, percent }) => [label, count, percent])).toEqual([
      ['Hiểu rõ', 4, 67],
      ['Hiểu một phần', 1, 17],
      ['Chưa hiểu', 1, 17],
    ]);
    expect(pace?.bars[0] && countWords(pace.bars[0])).toMatch(/^6 người, 100\s%$/);
    expect(sharesOf(one)).toMatchObject({ understood: expect.stringMatching(/^67\s%$/) });
  });

  it('says why it is not shown', () => {
    expect(sharesOf({ ...one, counts: null })).toBeNull();
    expect(whyHidden(one)).toBe('chưa đủ 5 ý kiến');
    const asked = { ...one, isSealed: false };
    const [during, after] = [new Date('2026-12-15T13:29:59Z'), new Date('2026-12-15T13:30:00Z')];
    expect([whyHidden(asked, during), whyHidden(asked, after)]).toEqual(['hỏi đến 15/12/2026', 'đang tổng hợp']);
    expect([whenShown(asked, during), whenShown(asked, after)]).toEqual([
      expect.stringMatching(/sau ngày 15\/12\/2026/),
      expect.stringMatching(/đang tổng hợp/),
    ]);
  });

  it('tells of households what there is, and when there will be more', () => {
    const day = new Date('2026-12-20T01:00:00Z');
    expect(householdWords(one, day)).toBe('Người học được hỏi từ ngày 31/12/2026 đến ngày 30/01/2027.');
    expect(householdWords({ ...one, householdAnswerCount: 2 }, day)).toMatch(/^2 người đã trả lời.*30\/01\/2027\.$/);
    expect(householdWords({ ...one, householdAnswerCount: 2 }, new Date(one.householdsUntil))).toMatch(/đang tổng hợp/);
    expect(householdWords({ ...one, isHouseholdsSealed: true })).toMatch(/Chưa đủ 5/);
    expect(householdWords({ ...one, isHouseholdsSealed: true, households: 19, householdAnswerCount: 5 })).toBe(
      '19 hộ, theo 5 người trả lời.',
    );
  });
});
