import { cycleState } from './cycle-state';
import { daysBetween, endOfDay, faultsOfDates, startOfDay } from './round-dates';

describe('the dates of a round', () => {
  const good = { startsOn: '2026-10-01', dueOn: '2026-12-31', decidedOn: '2026-09-20' };

  it('are accepted when the decision is signed and the due date is to come', () => {
    expect(faultsOfDates(good, '2026-11-25')).toEqual([]);
  });

  it('name each fault with its field', () => {
    expect(faultsOfDates({ ...good, decidedOn: '2026-11-26' }, '2026-11-25')).toEqual([
      { field: 'decidedOn', fault: 'decided-in-future' },
    ]);
    expect(faultsOfDates({ ...good, dueOn: '2026-09-30' }, '2026-11-25')).toEqual([
      { field: 'dueOn', fault: 'due-before-start' },
    ]);
    expect(faultsOfDates({ ...good, dueOn: '2026-11-24' }, '2026-11-25')).toEqual([
      { field: 'dueOn', fault: 'due-in-past' },
    ]);
  });

  it('lie within five years of the day it is opened, whatever the year was meant to be', () => {
    const faults = (more: object) => faultsOfDates({ ...good, ...more }, '2026-11-25');
    expect(faults({ dueOn: '2031-11-25' })).toEqual([]);
    expect(faults({ dueOn: '2031-11-26' })).toEqual([{ field: 'dueOn', fault: 'due-too-far' }]);
    expect(faults({ dueOn: '2062-12-31' })).toEqual([{ field: 'dueOn', fault: 'due-too-far' }]);
    expect(faults({ startsOn: '2021-11-25' })).toEqual([]);
    expect(faults({ startsOn: '2021-11-24' })).toEqual([{ field: 'startsOn', fault: 'start-too-far' }]);
    expect(faults({ startsOn: '2016-10-01' })).toEqual([{ field: 'startsOn', fault: 'start-too-far' }]);
    expect(faults({ startsOn: '2062-10-01', dueOn: '2062-12-31' })).toEqual([
      { field: 'startsOn', fault: 'start-too-far' },
      { field: 'dueOn', fault: 'due-too-far' },
    ]);
  });

  it('give newcomers days only where others have one date, and take them no shorter than the others', () => {
    const faults = (more: object) => faultsOfDates({ ...good, ...more }, '2026-11-25');
    expect(faults({ newcomerDays: 60, newcomersUntil: '2026-12-31' })).toEqual([]);
    expect(faults({ newcomerDays: 60, dueFrom: 'seat', dueDays: 30 })).toEqual([
      { field: 'newcomerDays', fault: 'newcomers-have-days' },
    ]);
    expect(faults({ newcomersUntil: '2027-12-31' })).toEqual([
      { field: 'newcomerDays', fault: 'newcomer-count-missing' },
    ]);
    expect(faults({ newcomerDays: 60, newcomersUntil: '2026-12-30' })).toEqual([
      { field: 'newcomersUntil', fault: 'newcomers-end-early' },
    ]);
  });

  it('begin at midnight in Vietnam', () => {
    expect(startOfDay('2026-10-01').toISOString()).toBe('2026-09-30T17:00:00.000Z');
    expect(endOfDay('2026-10-01').getTime()).toBe(startOfDay('2026-10-02').getTime() - 1);
  });

  it('are counted in whole days', () => {
    expect([daysBetween('2026-11-25', '2026-12-31'), daysBetween('2026-12-31', '2026-12-30')]).toEqual([36, -1]);
  });
});

describe('the state of a cycle', () => {
  it('is overdue only from the day after the due date', () => {
    const cycle = { isFinished: false, doneSteps: 3, lastOn: '2026-12-31' };
    expect([cycleState(cycle, '2026-12-31'), cycleState(cycle, '2027-01-01')]).toEqual(['doing', 'overdue']);
    expect(cycleState({ ...cycle, isFinished: true }, '2027-01-01')).toBe('finished');
    expect(cycleState({ ...cycle, doneSteps: 0 }, '2026-12-31')).toBe('not-started');
  });
});
