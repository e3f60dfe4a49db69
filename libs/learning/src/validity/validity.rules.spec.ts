import fc from 'fast-check';
import { addDays } from '../cycles/due-date.rules';
import {
  explainValidity,
  faultsOfValidity,
  type Validity,
  VALIDITY_BASES,
  validityOf,
  type ValidityRule,
  validityState,
} from './validity.rules';

const rule: ValidityRule = {
  basis: 'completion',
  months: 24,
  fixedOn: null,
  windowDays: 90,
  minActiveDays: 0,
  graceDays: 30,
};

describe('what a finished passage is good for', () => {
  it('is counted from completion, the last day being the one before the same day', () => {
    expect(validityOf(rule, '2026-12-10', null)).toEqual({
      validFrom: '2026-12-10',
      validUntil: '2028-12-09',
      renewableFrom: '2028-09-10',
      graceUntil: '2029-01-08',
    });
  });

  it('follows on the earlier end where the rule says so, also in grace, and begins anew after it', () => {
    const earlier: ValidityRule = { ...rule, basis: 'earlier-expiry' };
    const first = validityOf(earlier, '2026-12-10', null);
    for (const day of ['2028-09-10', '2028-12-09', '2029-01-08'])
      expect(validityOf(earlier, day, first)).toMatchObject({ validFrom: '2028-12-10', validUntil: '2030-12-09' });
    expect(validityOf(earlier, '2029-01-09', first)).toMatchObject({
      validFrom: '2029-01-09',
      validUntil: '2031-01-08',
    });
  });

  it('ends for all on one day, and for who finished shortly before it on the next', () => {
    const fixed: ValidityRule = { ...rule, basis: 'fixed-date', months: 12, fixedOn: '2027-12-31', minActiveDays: 60 };
    const first = validityOf(fixed, '2027-11-01', null);
    expect(first.validUntil).toBe('2027-12-31');
    expect(validityOf(fixed, '2027-11-02', null).validUntil).toBe('2028-12-31');
    expect(validityOf(fixed, '2027-12-31', first).validUntil).toBe('2028-12-31');
    expect(validityOf({ ...fixed, fixedOn: '2001-12-31' }, '2027-11-02', null).validUntil).toBe('2028-12-31');
    const leap: ValidityRule = { ...fixed, fixedOn: '2028-02-29', minActiveDays: 0 };
    expect(validityOf(leap, '2028-03-01', null).validUntil).toBe('2029-02-28');
    expect(validityOf(leap, '2031-03-01', null).validUntil).toBe('2032-02-29');
  });

  it('is renewed no earlier than after its least time', () => {
    const active: ValidityRule = { ...rule, months: 12, windowDays: 300, minActiveDays: 180 };
    expect(validityOf(active, '2027-01-01', null)).toMatchObject({
      validUntil: '2027-12-31',
      renewableFrom: '2027-06-30',
    });
  });

  it('stands, may be renewed, is in grace, is over', () => {
    const validity = validityOf(rule, '2026-12-10', null);
    const days = ['2028-09-09', '2028-09-10', '2028-12-09', '2028-12-10', '2029-01-08', '2029-01-09'];
    expect(days.map((day) => validityState(validity, day))).toEqual([
      ...['valid', 'renewable', 'renewable', 'grace', 'grace', 'over'],
    ]);
  });

  it('is refused where nobody could keep it', () => {
    expect(faultsOfValidity(rule)).toEqual([]);
    const wrong = { ...rule, basis: 'fixed-date' as const, months: 3, windowDays: 84, minActiveDays: 84 };
    expect(faultsOfValidity(wrong).map(({ field }) => field)).toEqual(['fixedOn', 'windowDays', 'minActiveDays']);
  });

  it('is told in plain words', () => {
    expect(explainValidity({ ...rule, basis: 'earlier-expiry', minActiveDays: 30 })).toEqual([
      'Hiệu lực 24 tháng từ ngày hoàn thành. Gia hạn kịp thì 24 tháng tiếp tính từ ngày hết hiệu lực cũ.',
      'Làm lại để gia hạn được tính từ 90 ngày trước ngày hết hiệu lực.',
      'Trong 30 ngày đầu từ ngày hoàn thành thì chưa gia hạn.',
      'Hết hiệu lực rồi còn 30 ngày để gia hạn nối tiếp. Quá nữa thì hiệu lực mới tính từ ngày hoàn thành.',
    ]);
    const fixed: ValidityRule = {
      ...rule,
      basis: 'fixed-date',
      fixedOn: '2027-12-31',
      graceDays: 0,
      minActiveDays: 60,
    };
    expect(explainValidity(fixed)[0]).toBe('Mọi người hết hiệu lực cùng ngày: 31/12/2027, rồi cứ 24 tháng một lần.');
  });

  it('never ends before what it renews, nor before its window opens, whatever the rule and the days', () => {
    const rules = fc
      .record({
        basis: fc.constantFrom(...VALIDITY_BASES),
        months: fc.integer({ min: 1, max: 60 }),
        windowDays: fc.integer({ min: 0, max: 400 }),
        minActiveDays: fc.integer({ min: 0, max: 400 }),
        graceDays: fc.integer({ min: 0, max: 366 }),
        fixed: fc.integer({ min: -800, max: 800 }),
      })
      .map(({ fixed, ...rest }): ValidityRule => ({ ...rest, fixedOn: addDays('2027-06-30', fixed) }))
      .filter((one) => faultsOfValidity(one).length === 0);
    fc.assert(
      fc.property(rules, fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 6 }), (one, waits) => {
        let before: Validity | null = null;
        let day = '2026-10-01';
        for (const wait of waits) {
          const opened: Validity | null = before;
          day = opened === null ? addDays(day, wait) : addDays(opened.renewableFrom, wait);
          const validity: Validity = validityOf(one, day, opened);
          expect(validity.validUntil >= validity.validFrom).toBe(true);
          expect(validity.renewableFrom <= validity.validUntil).toBe(true);
          expect(validity.graceUntil >= validity.validUntil).toBe(true);
          if (opened !== null) expect(validity.validUntil > opened.validUntil).toBe(true);
          before = validity;
        }
      }),
    );
  });
});
