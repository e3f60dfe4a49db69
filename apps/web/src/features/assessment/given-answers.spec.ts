import type { QueuedWrite } from '../../lib/offline/store';
import { mergeAnswers, newestElsewhere } from './given-answers';
import { besideReading, newestOf, withReceipts } from './kept-attempt';
import { isAnswered, isChosen, isNumber, withChoice } from './responses';
import { clockOffset, timeLeft } from './time-left';
import type { Attempt } from './types';

const readAt = '2026-11-25T13:00:00.000Z';

const anAttempt = (answers: Attempt['answers'] = []): Attempt => ({
  id: 'a1',
  quizId: 'C08-QUIZ',
  quizTitle: 'Kiểm tra C08',
  course: { id: 'C08', title: 'Khóa', motif: 'song' },
  number: 1,
  startedAt: readAt,
  dueAt: null,
  closesAt: null,
  serverTime: readAt,
  submittedAt: null,
  questions: [],
  answers,
});

const saved = (choice: string, deviceId = 'here', savedAt = '2026-11-25T12:59:00.000Z') => ({
  questionId: 'q1',
  response: { choice },
  deviceId,
  sequence: 1,
  savedAt,
});

const waiting = (choice: string): QueuedWrite => ({
  key: 'answer/a1/q1/here/000000001',
  kind: 'answer',
  method: 'put',
  address: '/api/attempts/a1/answers',
  body: { questionId: 'q1', deviceId: 'here', sequence: 1, response: { choice } },
  state: 'on-device',
  madeAt: 1,
});

const nothing = { kept: {}, sent: [], waiting: [] };

/** What this device remembers of its answer to q1. */
const kept = (choice: string, savedAt: string | null, sequence = 2) => ({
  q1: { response: { choice }, deviceId: 'here', sequence, savedAt },
});

describe('the answers shown', () => {
  it('are those confirmed here since the page read the server’s, and no older ones', () => {
    const sent = (savedAt: string) => [{ body: waiting('c4').body, answer: { savedAt, elsewhereAt: null } }];
    const shown = (savedAt: string) =>
      mergeAnswers(anAttempt([saved('c2')]), { ...nothing, sent: sent(savedAt) })['q1'];
    expect(shown('2026-11-25T13:00:01.000Z')).toEqual({
      response: { choice: 'c4' },
      savedAt: '2026-11-25T13:00:01.000Z',
    });
    expect(shown('2026-11-25T12:00:00.000Z')?.response).toEqual({ choice: 'c2' });
  });

  it('count a save that was received before the server was read and committed after it', () => {
    const receipt = { savedAt: '2026-11-25T12:59:59.990Z', elsewhereAt: null };
    const sent = [{ body: waiting('c4').body, answer: receipt }];
    expect(mergeAnswers(anAttempt([]), { ...nothing, sent })['q1']?.response).toEqual({ choice: 'c4' });
  });

  it('are those of the server, from whichever phone', () => {
    expect(mergeAnswers(anAttempt([saved('c2', 'other')]), nothing)).toEqual({
      q1: { response: { choice: 'c2' }, savedAt: '2026-11-25T12:59:00.000Z' },
    });
  });

  it('are replaced by what still waits on this device, which is not called saved', () => {
    const device = { ...nothing, waiting: [waiting('c1'), waiting('c3')] };
    expect(mergeAnswers(anAttempt([saved('c2')]), device)).toEqual({
      q1: { response: { choice: 'c3' }, savedAt: null },
    });
  });

  it('come from this device where it had a receipt after the server’s reading was made', () => {
    const device = { ...nothing, kept: kept('c3', '2026-11-25T13:00:05.000Z') };
    expect(mergeAnswers(anAttempt([saved('c2')]), device)['q1']).toEqual({
      response: { choice: 'c3' },
      savedAt: '2026-11-25T13:00:05.000Z',
    });
  });

  it('come from the server where it answered later: another phone may have changed them', () => {
    const device = { ...nothing, kept: kept('c3', '2026-11-25T12:58:00.000Z') };
    expect(mergeAnswers(anAttempt([saved('c2', 'other')]), device)['q1']?.response).toEqual({ choice: 'c2' });
  });

  it('are not called saved where this device never had a receipt, although no queue holds them', () => {
    const device = { ...nothing, kept: kept('c3', null) };
    expect(mergeAnswers(anAttempt([saved('c2')]), device)['q1']).toEqual({ response: { choice: 'c3' }, savedAt: null });
  });

  it('are saved as soon as the receipt is there, also before it was noted', () => {
    const sent = [{ body: waiting('c3').body, answer: { savedAt: '2026-11-25T13:00:05.000Z', elsewhereAt: null } }];
    const shown = mergeAnswers(anAttempt([]), { ...nothing, kept: kept('c3', null, 1), sent });
    expect(shown['q1']?.savedAt).toBe('2026-11-25T13:00:05.000Z');
  });

  it('know when another device answered last', () => {
    expect(newestElsewhere(anAttempt([saved('c1')]), 'here')).toBe(0);
    expect(newestElsewhere(anAttempt([saved('c1', 'other')]), 'here')).toBe(Date.parse('2026-11-25T12:59:00.000Z'));
  });
});

describe('what a device remembers of its answers', () => {
  it('has done its work where the server shows the same answer or a newer one of this device', () => {
    expect(besideReading(kept('c3', null, 1), anAttempt([saved('c3')]))).toEqual({});
    expect(besideReading(kept('c3', '2026-11-25T12:00:00.000Z'), anAttempt([saved('c1', 'other')]))).toEqual({});
  });

  it('stays while the server was never heard to have it', () => {
    expect(besideReading(kept('c3', null, 2), anAttempt([saved('c1')]))).toEqual(kept('c3', null, 2));
    expect(besideReading(kept('c3', null), anAttempt([saved('c1', 'other')]))).toEqual(kept('c3', null));
  });

  it('is the newer of two tabs, with the receipt either of them had', () => {
    const at = '2026-11-25T13:00:05.000Z';
    expect(newestOf(kept('c1', at, 1), kept('c2', null, 2))).toEqual(kept('c2', null, 2));
    expect(newestOf(kept('c2', null, 2), kept('c1', at, 1))).toEqual(kept('c2', null, 2));
    expect(newestOf(kept('c1', at, 1), kept('c1', null, 1))).toEqual(kept('c1', at, 1));
    expect(newestOf(kept('c1', null, 1), kept('c1', at, 1))).toEqual(kept('c1', at, 1));
  });

  it('takes the receipt of just that answer', () => {
    const sent = [{ body: waiting('c3').body, answer: { savedAt: readAt, elsewhereAt: null } }];
    expect(withReceipts(kept('c3', null, 1), sent)['q1']?.savedAt).toBe(readAt);
    const newer = kept('c3', null, 2);
    expect(withReceipts(newer, sent)).toBe(newer);
  });
});

describe('a response', () => {
  it('replaces one circle by the other and switches squares on and off', () => {
    expect(withChoice({ type: 'single' }, { choice: 'c1' }, 'c2')).toEqual({ choice: 'c2' });
    expect(withChoice({ type: 'multiple' }, { choices: ['c3'] }, 'c1')).toEqual({ choices: ['c1', 'c3'] });
    expect(withChoice({ type: 'multiple' }, { choices: ['c1', 'c3'] }, 'c1')).toEqual({ choices: ['c3'] });
  });

  it('is an answer only when something is chosen or written', () => {
    expect([{ choice: 'c1' }, { choices: ['c1'] }, { text: '12' }].every(isAnswered)).toBe(true);
    expect([null, undefined, { choice: null }, { choices: [] }, { text: ' ' }].some(isAnswered)).toBe(false);
    expect([isChosen({ choices: ['c2'] }, 'c2'), isChosen({ choice: 'c1' }, 'c2'), isChosen(null, 'c1')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is a number when the server will read it as one', () => {
    expect(['12', '12,5', '1.250', '1.250,5', ' 7 '].every(isNumber)).toBe(true);
    expect(['mười', '1,2,3', '12 cái', ''].some(isNumber)).toBe(false);
  });
});

describe('the time left', () => {
  const due = '2026-11-25T13:30:00.000Z';

  it('is said in whole minutes, rounded up, and calmly at the end', () => {
    expect(timeLeft(due, Date.parse('2026-11-25T13:12:30Z'))).toEqual({ phase: 'minutes', minutes: 18 });
    expect(timeLeft(due, Date.parse('2026-11-25T13:29:10Z'))).toEqual({ phase: 'last-minute' });
    expect(timeLeft(due, Date.parse(due))).toEqual({ phase: 'over' });
    expect(timeLeft(null, 0)).toBeNull();
  });

  it('goes by the server’s clock, also when an old answer is read without network', () => {
    const atRead = Date.parse(readAt) - 60_000;
    const offset = clockOffset(readAt, atRead, null);
    expect(offset).toBe(60_000);
    expect(clockOffset(readAt, atRead + 600_000, offset)).toBe(60_000);
  });
});
