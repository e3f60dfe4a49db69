import { addDays } from '../cycles/due-date.rules';
import { drawTimeline, explainValidity, VALIDITY_BASES, type ValidityRule } from './validity.rules';

const round = { startsOn: '2026-12-01', dueOn: '2027-03-31' };

const rule: ValidityRule = {
  basis: 'earlier-expiry',
  months: 12,
  fixedOn: null,
  windowDays: 60,
  minActiveDays: 0,
  graceDays: 30,
};

const memberOf = (key: string, one = rule) => drawTimeline(one, round).members.find((member) => member.key === key);

describe('the timeline of a rule', () => {
  it('runs from the first day to three years after the due date', () => {
    expect(drawTimeline(rule, round)).toMatchObject({ from: '2026-12-01', until: '2030-03-31' });
    expect(drawTimeline(rule, { ...round, dueOn: '2028-02-29' }).until).toBe('2031-02-28');
  });

  it('shows who renews in time without a gap, in grace too where the rule follows on the earlier end', () => {
    for (const key of ['early', 'last-day', 'in-grace']) {
      const member = memberOf(key);
      expect([key, member?.gaps]).toEqual([key, []]);
      expect(member?.passages.length).toBeGreaterThanOrEqual(3);
    }
    expect(memberOf('in-grace', { ...rule, basis: 'completion' })?.gaps[0]).toEqual({
      from: '2028-03-31',
      until: '2028-04-28',
    });
  });

  it('shows the gap of who renews late, and of who never does to the end of the picture', () => {
    const late = memberOf('late');
    const [first, second] = late?.passages ?? [];
    expect(second?.finishedOn).toBe(addDays(first?.graceUntil ?? '', 45));
    expect(late?.gaps[0]).toEqual({
      from: addDays(first?.validUntil ?? '', 1),
      until: addDays(second?.validFrom ?? '', -1),
    });
    expect(memberOf('never')?.gaps).toEqual([{ from: '2028-03-31', until: null }]);
    expect(memberOf('never')?.passages).toHaveLength(1);
  });

  it.each(VALIDITY_BASES)('says beside it what it draws of who renews in grace (%s)', (basis) => {
    const one: ValidityRule = { ...rule, basis, fixedOn: '2028-03-31' };
    const words = explainValidity(one).join(' ');
    const [gap] = memberOf('in-grace', one)?.gaps ?? [];
    expect(words.includes('gia hạn nối tiếp')).toBe(gap === undefined);
    expect(words.includes('trong những ngày ấy không có hiệu lực')).toBe(gap !== undefined);
  });

  it.each(VALIDITY_BASES)('says where there is no grace what it draws of who renews late (%s)', (basis) => {
    const one: ValidityRule = { ...rule, basis, fixedOn: '2028-03-31', graceDays: 0 };
    expect(explainValidity(one).at(-1)).toBe(
      'Hết hiệu lực rồi mới gia hạn xong thì hiệu lực mới tính từ ngày hoàn thành.',
    );
    const [, second] = memberOf('late', one)?.passages ?? [];
    expect(second?.validFrom).toBe(second?.finishedOn);
  });

  it('ends whatever the rule', () => {
    for (const basis of VALIDITY_BASES) {
      const shortest: ValidityRule = { ...rule, basis, months: 1, fixedOn: '2026-01-31', windowDays: 27, graceDays: 0 };
      for (const { passages } of drawTimeline(shortest, round).members) expect(passages.length).toBeLessThanOrEqual(40);
    }
  });
});
