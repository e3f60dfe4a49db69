import { cycleState } from '../cycles/cycle.rules';
import {
  daysBetween,
  endOfDay,
  faultsOfDates,
  hasRoundWords,
  headingCorrections,
  type RoundBurden,
  roundObstacles,
  startOfDay,
} from './round.rules';

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

describe('the words of a round that are put right', () => {
  const words = { title: 'Bồi dưỡng 2026', decisionNumber: '154/QĐ-SKHCN', decidedOn: '2026-08-20' };

  it('are none where nothing differs', () => {
    expect(headingCorrections(words, { ...words })).toEqual([]);
  });

  it('are told with what they were, the title first', () => {
    const after = { title: 'Bồi dưỡng năm 2026', decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-08-21' };
    expect(headingCorrections(words, after)).toEqual([
      { field: 'title', before: 'Bồi dưỡng 2026', after: 'Bồi dưỡng năm 2026' },
      { field: 'decisionNumber', before: '154/QĐ-SKHCN', after: '145/QĐ-SKHCN' },
      { field: 'decidedOn', before: '2026-08-20', after: '2026-08-21' },
    ]);
    expect(headingCorrections(words, { ...words, decisionNumber: '145/QĐ-SKHCN' })).toEqual([
      { field: 'decisionNumber', before: '154/QĐ-SKHCN', after: '145/QĐ-SKHCN' },
    ]);
  });

  it('tell capitals and signs apart', () => {
    expect(headingCorrections(words, { ...words, decisionNumber: '154/qđ-SKHCN' })).toHaveLength(1);
  });
});

const NOTHING: RoundBurden = {
  ...{ finished: 0, waivers: 0, roundExtensions: 0, reopenings: 0, audiences: 0, elsewhere: [] },
};

describe('what stands in the way of taking a round back', () => {
  it('is nothing where nothing stands on it', () => {
    expect(roundObstacles(NOTHING)).toEqual([]);
  });

  it('is said with its number and what to do about it, what its people did first', () => {
    const elsewhere = [
      { table: 'papers.paper', rows: 2 },
      { table: 'planning.plan', rows: 1 },
    ];
    const said = roundObstacles({ ...NOTHING, finished: 1500, roundExtensions: 1, elsewhere });
    expect(said.map(({ words }) => words)).toEqual([
      '1.500 người đã hoàn thành đợt',
      '1 lần gia hạn cho nhiều người đang áp dụng',
      '2 giấy tờ của đợt',
      '1 kế hoạch xếp lớp cho đợt',
    ]);
    expect(said[1]?.remedy).toBe('Bỏ gia hạn ấy ở trang của đợt trước.');
    expect(said.every(({ words, remedy }) => !words.endsWith('.') && remedy.endsWith('.'))).toBe(true);
  });

  it('tells of a list once, not of its lines as well', () => {
    const elsewhere = [
      { table: 'credentials.release', rows: 1 },
      { table: 'credentials.release_entry', rows: 40 },
    ];
    expect(roundObstacles({ ...NOTHING, elsewhere }).map(({ words }) => words)).toEqual([
      '1 danh sách cấp giấy chứng nhận, kể cả danh sách đã thu lại hoặc quá hạn',
    ]);
  });

  it('has words for what nobody knew of, and says that it has none of its own', () => {
    const [other] = roundObstacles({ ...NOTHING, elsewhere: [{ table: 'later.thing', rows: 3 }] });
    expect([other?.words, hasRoundWords('later.thing'), hasRoundWords('papers.paper')]).toEqual([
      '3 dữ liệu khác',
      false,
      true,
    ]);
  });
});
