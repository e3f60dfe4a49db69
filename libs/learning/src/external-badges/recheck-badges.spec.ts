import { type BadgeFault, type BadgeLine, NotFound } from '@lopso/platform';
import { type CheckedBadge } from '../external-certificates/external-claim.repository';
import { RecheckBadges } from './recheck-badges.job';

type Parts = ConstructorParameters<typeof RecheckBadges>;

interface Held {
  readonly badge: CheckedBadge;
  readonly doubtedAt: Date | null;
  /** Left out: it was accepted. */
  readonly isAccepted?: boolean;
}

const NOW = new Date('2026-11-27T03:00:00Z');

const EARLIER = new Date('2026-11-20T03:00:00Z');

type Fault = BadgeFault | readonly BadgeFault[] | null;

function reportOf(fault: Fault, checkedAt = NOW): CheckedBadge {
  const wrong = [fault ?? []]
    .flat()
    .map((code): BadgeLine => ({ check: 'status', outcome: 'wrong', code, about: null }));
  const right: BadgeLine = { check: 'status', outcome: 'right', code: 'standing', about: null };
  return { lines: fault === null ? [right] : wrong, facts: null, checkedAt: checkedAt.toISOString() };
}

/** Judges one badge again; gives what was written about it. */
async function judged(fault: Fault, held: Held | null): Promise<unknown[]> {
  const written: unknown[] = [];
  const claim = { id: 'c1', memberId: 'm1', storeKey: 'outside-1' };
  const judging = new RecheckBadges(
    { find: () => Promise.resolve({ id: 'i1', did: 'did:web:a.vn', unitPath: 'p' }) } as unknown as Parts[0],
    {
      standingBadges: (_: unknown, after: string | null) => Promise.resolve(after === null ? [claim] : []),
      lockStanding: () => Promise.resolve(held && { isAccepted: true, ...held }),
      noteAgain: (...said: unknown[]) => Promise.resolve(void written.push(said)),
    } as unknown as Parts[1],
    { badgeText: () => Promise.resolve('{}') } as unknown as Parts[2],
    { check: () => Promise.resolve({ ...reportOf(fault), key: null }) } as unknown as Parts[3],
    { run: (work: () => Promise<unknown>) => work() } as unknown as Parts[4],
    { now: () => NOW } as unknown as Parts[5],
  );
  await judging.recheckAll('i1');
  return written;
}

describe('a badge that is looked at again', () => {
  const stood = { badge: reportOf(null, EARLIER), doubtedAt: null };

  it.each<[Fault, Held | null, readonly [Fault, Date | null] | null]>([
    [null, stood, [null, null]],
    ['revoked', stood, ['revoked', NOW]],
    ['issuer-unknown', stood, ['issuer-unknown', NOW]],
    // Doubtful since then, and for another reason now.
    ['revoked', { badge: reportOf('suspended', EARLIER), doubtedAt: EARLIER }, ['revoked', EARLIER]],
    // The suspension is over.
    [null, { badge: reportOf('suspended', EARLIER), doubtedAt: EARLIER }, [null, null]],
    // An officer let it stand in spite of this, but not of that.
    ['revoked', { badge: reportOf('revoked', EARLIER), doubtedAt: null }, null],
    ['issuer-unknown', { badge: reportOf('revoked', EARLIER), doubtedAt: null }, ['issuer-unknown', NOW]],
    // Her name was corrected since, its keys were changed, its end came: none of these undoes what an officer saw.
    ['recipient-other', stood, null],
    ['key-unknown', stood, null],
    ['period-over', stood, null],
    ['revoked', null, null],
    // Its end came, its name or its key is another, and it was revoked too.
    [['period-over', 'revoked'], stood, [['period-over', 'revoked'], NOW]],
    [['recipient-other', 'suspended'], stood, [['recipient-other', 'suspended'], NOW]],
    [['key-unknown', 'revoked'], stood, [['key-unknown', 'revoked'], NOW]],
    // Let stand though revoked; that its end came since adds nothing.
    [['period-over', 'revoked'], { badge: reportOf('revoked', EARLIER), doubtedAt: null }, null],
    // It waits: the officer reads what is so now, and nothing is doubtful that nobody has accepted.
    [null, { badge: reportOf('revoked', EARLIER), doubtedAt: null, isAccepted: false }, [null, null]],
    ['revoked', { ...stood, isAccepted: false }, ['revoked', null]],
    ['key-unknown', { ...stood, isAccepted: false }, ['key-unknown', null]],
  ])('for %s, held as %j', async (fault, held, expected) => {
    const wanted = expected === null ? [] : [['c1', reportOf(expected[0]), expected[1]]];
    expect(await judged(fault, held)).toEqual(wanted);
  });

  it('keeps no other from being looked at, and the job is run again', async () => {
    const checked: string[] = [];
    const claims = ['a', 'b', 'c'].map((id) => ({ id, memberId: id, storeKey: `outside-${id}` }));
    const judging = new RecheckBadges(
      { find: () => Promise.resolve({ id: 'i1', did: 'did:web:a.vn', unitPath: 'p' }) } as unknown as Parts[0],
      {
        standingBadges: (_: unknown, after: string | null) => Promise.resolve(after === null ? claims : []),
        lockStanding: () => Promise.resolve(null),
      } as unknown as Parts[1],
      { badgeText: () => Promise.resolve('{}') } as unknown as Parts[2],
      {
        check: (memberId: string) => {
          checked.push(memberId);
          if (memberId === 'a') return Promise.reject(new NotFound());
          return memberId === 'b' ? Promise.reject(new Error('broken')) : Promise.resolve(reportOf(null));
        },
      } as unknown as Parts[3],
      { run: (work: () => Promise<unknown>) => work() } as unknown as Parts[4],
      { now: () => NOW } as unknown as Parts[5],
    );
    await expect(judging.recheckAll('i1')).rejects.toThrow('1 badges');
    expect(checked).toEqual(['a', 'b', 'c']);
  });

  it('is the only one that is looked at after it was accepted, unless it counts no more by then', async () => {
    const checked: string[] = [];
    const judging = new RecheckBadges(
      {
        find: (id: string) => Promise.resolve(id === 'i1' ? { id, did: 'did:web:a.vn', unitPath: 'p' } : null),
      } as unknown as Parts[0],
      {
        standingBadge: (_: unknown, id: string) =>
          Promise.resolve(id === 'gone' ? null : { id, memberId: `m-${id}`, storeKey: `outside-${id}` }),
        lockStanding: () => Promise.resolve(null),
      } as unknown as Parts[1],
      { badgeText: () => Promise.resolve('{}') } as unknown as Parts[2],
      {
        check: (memberId: string) => {
          checked.push(memberId);
          return memberId === 'm-b' ? Promise.reject(new Error('broken')) : Promise.resolve(reportOf(null));
        },
      } as unknown as Parts[3],
      { run: (work: () => Promise<unknown>) => work() } as unknown as Parts[4],
      { now: () => NOW } as unknown as Parts[5],
    );
    await judging.recheckOne('i1', 'a');
    await judging.recheckOne('i1', 'gone');
    await judging.recheckOne('i2', 'c');
    await expect(judging.recheckOne('i1', 'b')).rejects.toThrow('badge b could not be looked at again');
    expect(checked).toEqual(['m-a', 'm-b']);
  });
});
