import {
  expiryChip,
  expiryNames,
  expiryStateOf,
  periodName,
  periodOf,
  periodSlug,
  renewalWords,
} from './expiring-words';
import type { ExpiringPerson } from './types';

const person = {
  ...{ state: 'renewable', renewal: 'open', renewableFrom: '2027-09-01', graceUntil: '2027-12-30' },
  ...{ validUntil: '2027-11-30', followsUntil: '2027-12-30', lastOn: '2027-12-30' },
  ...{ doneSteps: 3, totalSteps: 10, missing: 'bài 4 khóa C05', way: 'Đọc bài 4 khóa C05 (10 phút).' },
} as ExpiringPerson;

describe('words of endings', () => {
  it('have a glyph, a colour and a word for each state', () => {
    expect(Object.keys(expiryNames)).toEqual(['valid', 'renewable', 'grace', 'over']);
    expect(expiryChip({ state: 'over' })).toEqual({ state: 'late', words: 'Đã hết hiệu lực' });
  });

  it('are read out of an address, and what is none is left out', () => {
    expect([expiryStateOf('an-han'), expiryStateOf('toString'), expiryStateOf(null)]).toEqual([
      'grace',
      undefined,
      undefined,
    ]);
    expect(['truoc', '2027-03', '2027-13', 'x', null].map(periodOf)).toEqual([
      ...['earlier', '2027-03', undefined, undefined, undefined],
    ]);
    expect([periodSlug('earlier'), periodSlug('2027-03')]).toEqual(['truoc', '2027-03']);
    expect([periodName('earlier'), periodName('2027-03')]).toEqual(['Trước tháng này', 'Tháng 3/2027']);
  });

  it('say how each renews', () => {
    expect(renewalWords(person)).toEqual([
      'Đang gia hạn: 3/10 bước.',
      'Còn thiếu: bài 4 khóa C05.',
      'Nhanh nhất: Đọc bài 4 khóa C05 (10 phút).',
      'Gia hạn nối tiếp đến hết 30/12/2027.',
    ]);
    expect(renewalWords({ ...person, state: 'over' }).join(' ')).not.toContain('nối tiếp');
    expect(renewalWords({ ...person, followsUntil: null }).at(-1)).toBe('Ân hạn đến hết 30/12/2027.');
    const graceless = { ...person, followsUntil: null, graceUntil: person.validUntil, lastOn: person.validUntil };
    expect(renewalWords(graceless).at(-1)).toBe('Nhanh nhất: Đọc bài 4 khóa C05 (10 phút).');
    // Her renewal was given a later date: she is late after that one.
    const given = { ...person, followsUntil: null, lastOn: '2028-01-31' };
    expect(renewalWords(given).at(-1)).toBe('Ân hạn đến hết 31/01/2028.');
    expect(renewalWords({ ...given, state: 'over' }).at(-1)).toBe('Ân hạn đến hết 31/01/2028.');
    expect(renewalWords({ ...person, state: 'valid', renewal: 'later' })).toEqual(['Gia hạn được từ 01/09/2027.']);
    expect(renewalWords({ ...person, renewal: 'unopened' })[0]).toContain('mở trong đêm');
    expect(renewalWords({ ...person, renewal: 'closed' })).toEqual(['Đợt đã kết thúc, không gia hạn trong đợt này.']);
  });
});
