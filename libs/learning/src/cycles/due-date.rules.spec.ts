import fc from 'fast-check';
import { cycleState } from './cycle.rules';
import {
  addDays,
  dueOf,
  type DueRule,
  explainDue,
  type GivenDue,
  joiningEndsOn,
  ownDueOn,
  takesOnlyNewcomers,
} from './due-date.rules';

const rule: DueRule = {
  startsOn: '2026-10-01',
  dueOn: '2026-12-31',
  dueFrom: null,
  dueDays: null,
  graceDays: 0,
  newcomerDays: null,
};

const counted: DueRule = { ...rule, dueFrom: 'joining', dueDays: 30 };

const at = (instant: string) => new Date(instant);

const toHer = { givenTo: 'person', paperNumber: null } as const;

describe('due dates', () => {
  it('are one for everybody, or counted from the day of joining or of the seat, never from before the round', () => {
    const days = { joinedOn: '2026-11-10', seatSince: '2026-11-05' };
    expect(ownDueOn(rule, days)).toBeNull();
    expect(ownDueOn(counted, days)).toBe('2026-12-10');
    expect(ownDueOn({ ...counted, dueFrom: 'seat' }, days)).toBe('2026-12-05');
    expect(ownDueOn({ ...counted, dueFrom: 'seat' }, { ...days, seatSince: '2020-01-01' })).toBe('2026-10-31');
    expect(ownDueOn(counted, { joinedOn: '2026-09-20', seatSince: '2020-01-01' })).toBe('2026-10-31');
  });

  it('are own ones of who took her seat after the round began, where newcomers have days, and never before the date of all', () => {
    const open = { ...rule, newcomerDays: 60 };
    const own = (seatSince: string) => ownDueOn(open, { joinedOn: '2027-03-05', seatSince });
    expect(own('2027-03-01')).toBe('2027-04-30');
    expect(own('2026-12-01')).toBe('2027-01-30');
    expect([own('2026-10-15'), own('2026-10-01'), own('2020-01-01')]).toEqual([null, null, null]);
    expect(ownDueOn({ ...open, newcomerDays: 1000 }, { joinedOn: '2026-10-01', seatSince: '2026-10-01' })).toBeNull();
    expect(explainDue(dueOf(open, '2027-04-30', []))).toBe('Hạn 30/04/2027, dành cho người mới vào đợt.');
    expect(explainDue(dueOf(open, null, []))).toBe('Hạn 31/12/2026.');
  });

  it('end the joining where newcomers have no days, else only the day that was set does', () => {
    const [closing, open] = [
      { ...rule, newcomersUntil: null },
      { ...rule, newcomerDays: 60, newcomersUntil: null },
    ];
    expect([joiningEndsOn(closing), joiningEndsOn(open)]).toEqual(['2026-12-31', null]);
    expect(joiningEndsOn({ ...open, newcomersUntil: '2028-12-31' })).toBe('2028-12-31');
    const after = (one: typeof closing) => ['2026-12-31', '2027-01-01'].map((day) => takesOnlyNewcomers(one, day));
    expect([after(closing), after(open)]).toEqual([
      [false, false],
      [false, true],
    ]);
  });

  it('are what an officer gave last, with the days of grace after it', () => {
    const given = [
      { ...toHer, dueOn: '2027-01-15', reason: 'Ốm.', givenAt: at('2026-12-01T01:00:00Z') },
      { ...toHer, dueOn: '2027-02-01', reason: 'Nằm viện dài ngày.', givenAt: at('2026-12-20T01:00:00Z') },
    ];
    const due = dueOf({ ...counted, graceDays: 7 }, '2026-12-10', given);
    expect(due).toMatchObject({ dueOn: '2027-02-01', lastOn: '2027-02-08', ruleDueOn: '2026-12-10' });
    expect(due.given.map(({ dueOn }) => dueOn)).toEqual(['2027-02-01', '2027-01-15']);
    expect(explainDue(due)).toBe(
      'Hạn 10/12/2026, là 30 ngày từ ngày vào đợt. Được gia hạn đến 01/02/2027, lý do: Nằm viện dài ngày. Sau hạn còn 7 ngày, đến hết 08/02/2027 chưa tính là muộn.',
    );
  });

  it('say to whom they were given where others have them as well, and by which document', () => {
    const flood = { reason: 'Lũ từ 05/11.', givenAt: at('2026-12-01T01:00:00Z'), dueOn: '2027-01-31' };
    const said = (more: Pick<GivenDue, 'givenTo' | 'paperNumber'>) =>
      explainDue(dueOf(rule, null, [{ ...flood, ...more }]));
    expect(said({ givenTo: 'round', paperNumber: '12/QĐ' })).toBe(
      'Hạn 31/12/2026. Cả đợt được gia hạn đến 31/01/2027 theo văn bản số 12/QĐ, lý do: Lũ từ 05/11.',
    );
    expect(said({ givenTo: 'communes', paperNumber: null })).toBe(
      'Hạn 31/12/2026. Xã được gia hạn đến 31/01/2027, lý do: Lũ từ 05/11.',
    );
  });

  it('say no reason that was forgotten, and nothing of grace where there is none', () => {
    const given = [{ ...toHer, dueOn: '2027-01-15', reason: '', givenAt: at('2026-12-01T01:00:00Z') }];
    expect(explainDue(dueOf(rule, null, given))).toBe('Hạn 31/12/2026. Được gia hạn đến 15/01/2027.');
    expect(explainDue(dueOf(rule, null, []))).toBe('Hạn 31/12/2026.');
  });

  it('do not depend on the order in which they were read, and nobody is late within grace', () => {
    const givens = fc.uniqueArray(
      fc.record({ day: fc.integer({ min: 0, max: 400 }), minute: fc.integer({ min: 0, max: 100_000 }) }),
      { selector: ({ minute }) => minute, maxLength: 5 },
    );
    fc.assert(
      fc.property(givens, fc.integer({ min: 0, max: 60 }), (facts, graceDays) => {
        const given = facts.map(({ day, minute }) => ({
          ...toHer,
          dueOn: addDays('2026-12-31', day),
          reason: 'Lý do.',
          givenAt: new Date(Date.UTC(2026, 9, 1, 0, minute)),
        }));
        const due = dueOf({ ...rule, graceDays }, null, given);
        expect(dueOf({ ...rule, graceDays }, null, [...given].reverse())).toEqual(due);
        const cycle = { isFinished: false, doneSteps: 1, lastOn: due.lastOn };
        expect(cycleState(cycle, addDays(due.dueOn, graceDays))).toBe('doing');
        expect(cycleState(cycle, addDays(due.dueOn, graceDays + 1))).toBe('overdue');
      }),
    );
  });
});
