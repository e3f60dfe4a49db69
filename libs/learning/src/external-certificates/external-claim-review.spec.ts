import { type Actor } from '@lopso/platform';
import { RECHECK_BADGES } from '../external-badges/badge-issuer.service';
import { ExternalClaimReviewService } from './external-claim-review.service';

type Parts = ConstructorParameters<typeof ExternalClaimReviewService>;

const NOW = new Date('2026-11-27T03:00:00Z');

const badge = { lines: [], facts: { issuerId: 'did:web:a.vn' }, checkedAt: NOW.toISOString() };

const CLAIM = { id: 'c1', memberId: 'm1', state: 'waiting', storeKey: 'f', badge, doubtedAt: null, validUntil: null };

/** Accepts a claim; gives what was done, in order. The issuer is trusted until its badge is checked. */
async function accepted(isTrusted: boolean, claim: object = CLAIM): Promise<string[]> {
  const done: string[] = [];
  const does = (what: string) => () => Promise.resolve(void done.push(what));
  let issuer = isTrusted ? { id: 'i1' } : null;
  const parts: readonly object[] = [
    {
      lock: () => Promise.resolve(claim),
      find: () => Promise.resolve(claim),
      decide: does('accepted'),
      keepCheckedBadge: does('badge noted'),
    },
    { recordEvidence: does('evidence') },
    {
      run: async (work: () => Promise<unknown>) => {
        done.push('begin');
        await work();
        done.push('commit');
      },
    },
    { record: does('audit') },
    { now: () => NOW, today: () => '2026-11-27' },
    { badgeText: () => Promise.resolve('{}') },
    {
      checkMemberBadge: () => {
        issuer = null;
        return Promise.resolve({ ...badge, key: null });
      },
    },
    { findTrusted: () => Promise.resolve(issuer) },
    { send: (name: string, said: object) => Promise.resolve(void done.push(`${name} ${JSON.stringify(said)}`)) },
    {},
    {},
    {},
  ];
  const deciding = new ExternalClaimReviewService(...(parts as unknown as Parts));
  jest.spyOn(deciding as never, 'requireSecond').mockResolvedValue(undefined as never);
  jest.spyOn(deciding as never, 'requireOther').mockResolvedValue({ claim, member: { id: 'm1', unitPath: 'p' } } as never);
  await deciding.decideClaim({ accountId: 'a1', memberId: 'm9' } as unknown as Actor, 'c1', {
    isAccepted: true,
    reason: '',
  });
  return done;
}

describe('accepting a certificate of others', () => {
  const noted = ['begin', 'accepted', 'badge noted'];
  const end = ['evidence', 'audit', 'commit'];

  it('has its badge, and no other, looked at again once it is written, also when the issuer was ended behind the check', async () => {
    const job = `${RECHECK_BADGES} {"issuerId":"i1","claimId":"c1"}`;
    expect(await accepted(true)).toEqual([...noted, job, ...end]);
  });

  it('asks nothing more for a badge of our own, nor for a paper', async () => {
    expect(await accepted(false)).toEqual([...noted, ...end]);
    expect(await accepted(true, { ...CLAIM, badge: null })).toEqual(['begin', 'accepted', ...end]);
  });
});
