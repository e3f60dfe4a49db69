import {
  type GivenAnswer,
  judgeAnswer,
  type JudgedRequest,
  judgeTakeBack,
  lastsUntil,
  requestExpiresAt,
} from './place-request.rules';

const now = new Date('2026-12-01T02:00:00Z');

const before = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

const asked = (more: Partial<JudgedRequest> = {}): JudgedRequest => ({
  ...{ stage: 'commune', lastsUntil: new Date('2026-12-03T10:00:00Z'), communeBy: null, communeAt: null },
  ...{ endedAt: null, endedAs: null, endedBy: null },
  ...more,
});

const passedOn = (more: Partial<JudgedRequest> = {}): JudgedRequest =>
  asked({ stage: 'class', communeBy: 'commune-officer', communeAt: before(3), ...more });

const yes = (accountId: string, stage: GivenAnswer['stage'] = 'commune'): GivenAnswer => ({
  ...{ stage, isYes: true, accountId },
});

const no = (accountId: string, stage: GivenAnswer['stage'] = 'commune'): GivenAnswer => ({
  ...{ stage, isYes: false, accountId },
});

describe('a request for a place', () => {
  it('lasts its hours, and never beyond the beginning of the class', () => {
    const expiresAt = requestExpiresAt(now, 72);
    expect(expiresAt.toISOString()).toBe('2026-12-04T02:00:00.000Z');
    expect(lastsUntil(expiresAt, null)).toBe(expiresAt);
    expect(lastsUntil(expiresAt, new Date('2026-12-08T12:00:00Z'))).toBe(expiresAt);
    expect(lastsUntil(expiresAt, before(-60))).toEqual(before(-60));
  });

  it('is answered until the moment it expires, whether the job saw it or not', () => {
    expect(judgeAnswer(asked(), yes('a'), now)).toBe('counts');
    expect(judgeAnswer(asked({ lastsUntil: before(-0.01) }), yes('a'), now)).toBe('counts');
    expect(judgeAnswer(asked({ lastsUntil: now }), yes('a'), now)).toBe('expired');
    expect(judgeAnswer(asked({ endedAs: 'expired', endedAt: before(1) }), yes('a'), now)).toBe('expired');
  });

  it('is answered once: the same again by the same account is harmless, anything else is told', () => {
    const admitted = asked({ endedAs: 'admitted', endedAt: before(1), endedBy: 'a' });
    expect(judgeAnswer(admitted, yes('a'), now)).toBe('said');
    expect(judgeAnswer(admitted, yes('b'), now)).toBe('answered');
    expect(judgeAnswer(admitted, no('a'), now)).toBe('answered');
    const declined = asked({ endedAs: 'declined', endedAt: before(1), endedBy: 'a' });
    expect(judgeAnswer(declined, no('a'), now)).toBe('said');
    expect(judgeAnswer(declined, yes('a'), now)).toBe('answered');
    for (const endedAs of ['withdrawn', 'placed'] as const)
      expect(judgeAnswer(asked({ endedAs, endedAt: before(1) }), yes('a'), now)).toBe('answered');
  });

  it('waits for one word after the other, the second by somebody else', () => {
    expect(judgeAnswer(asked(), yes('trainer', 'class'), now)).toBe('answered');
    expect(judgeAnswer(passedOn(), yes('commune-officer'), now)).toBe('said');
    expect(judgeAnswer(passedOn(), no('commune-officer'), now)).toBe('answered');
    expect(judgeAnswer(passedOn(), yes('another'), now)).toBe('answered');
    expect(judgeAnswer(passedOn(), yes('trainer', 'class'), now)).toBe('counts');
    expect(judgeAnswer(passedOn(), yes('commune-officer', 'class'), now)).toBe('same-person');
    expect(judgeAnswer(passedOn(), no('commune-officer', 'class'), now)).toBe('counts');
  });

  it('waits again when its answer is taken back by who gave it, within ten minutes and before it expires', () => {
    const given = (accountId: string, stage: GivenAnswer['stage'] = 'commune') => ({ stage, accountId });
    const admitted = asked({ endedAs: 'admitted', endedAt: before(10), endedBy: 'a' });
    expect(judgeTakeBack(admitted, given('a'), now)).toBe('admitted');
    expect(judgeTakeBack(admitted, given('b'), now)).toBe('over');
    expect(judgeTakeBack({ ...admitted, endedAt: before(11) }, given('a'), now)).toBe('over');
    expect(judgeTakeBack({ ...admitted, lastsUntil: now }, given('a'), now)).toBe('over');
    expect(judgeTakeBack({ ...admitted, endedAs: 'declined' }, given('a'), now)).toBe('declined');
    expect(judgeTakeBack({ ...admitted, endedAs: 'placed', endedBy: null }, given('a'), now)).toBe('over');
    expect(judgeTakeBack(asked(), given('a'), now)).toBe('waits');
    expect(judgeTakeBack(asked(), given('a', 'class'), now)).toBe('over');
    expect(judgeTakeBack(passedOn(), given('commune-officer'), now)).toBe('passed-on');
    expect(judgeTakeBack(passedOn(), given('another'), now)).toBe('over');
    expect(judgeTakeBack(passedOn({ communeAt: before(11) }), given('commune-officer'), now)).toBe('over');
    const ofClass = passedOn({ endedAs: 'admitted', endedAt: before(1), endedBy: 'trainer' });
    expect(judgeTakeBack(ofClass, given('trainer', 'class'), now)).toBe('admitted');
    expect(judgeTakeBack(ofClass, given('trainer'), now)).toBe('over');
  });
});
