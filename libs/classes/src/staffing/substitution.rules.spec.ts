import { dutyIn, faultOfHandOver, type HandedSession, standingAlready } from './substitution.rules';

const now = new Date('2026-12-01T00:00:00Z');

const aSession = (more: Partial<HandedSession> = {}): HandedSession => ({
  trainerId: 'ill',
  assistants: [{ accountId: 'helper' }],
  startsAt: new Date('2026-12-01T12:00:00Z'),
  state: 'planned',
  ...more,
});

const faultOf = (session: HandedSession, accountId = 'ill', standInId = 'other') =>
  faultOfHandOver(session, { accountId, standInId, teacherIds: new Set(['other', 'helper', 'ill']), now });

describe('giving a session to somebody else', () => {
  it('is possible for trainer and assistant of a session to come', () => {
    expect(faultOf(aSession())).toBeNull();
    expect(faultOf(aSession(), 'helper')).toBeNull();
    expect([dutyIn(aSession(), 'ill'), dutyIn(aSession(), 'helper'), dutyIn(aSession(), 'x')]).toEqual([
      'trainer',
      'assistant',
      null,
    ]);
  });

  it('lets an assistant take the trainer’s place, and the trainer nobody’s', () => {
    expect(faultOf(aSession(), 'ill', 'helper')).toBeNull();
    expect(faultOf(aSession({ trainerId: 'other' }), 'helper', 'other')).toBe('unfit');
    expect([...standingAlready(aSession(), 'ill')]).toEqual(['ill']);
    expect([...standingAlready(aSession(), 'helper')].sort()).toEqual(['helper', 'ill']);
  });

  it('is refused where the stand-in does not teach', () => {
    expect(faultOf(aSession(), 'ill', 'stranger')).toBe('unfit');
  });

  it('is too late once the session began, was cancelled or belongs to somebody else', () => {
    expect(faultOf(aSession({ startsAt: now }))).toBe('overtaken');
    expect(faultOf(aSession({ state: 'open' }))).toBe('overtaken');
    expect(faultOf(aSession({ state: 'cancelled' }))).toBe('overtaken');
    expect(faultOf(aSession({ trainerId: 'somebody' }))).toBe('overtaken');
  });
});
