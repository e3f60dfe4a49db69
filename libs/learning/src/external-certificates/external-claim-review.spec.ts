import { type Actor } from '@lopso/platform';
import { RECHECK_BADGES } from '../external-badges/badge-issuer.service';
import { ExternalClaimReviewService } from './external-claim-review.service';

type Parts = ConstructorParameters<typeof ExternalClaimReviewService>;

type CaseParts = ConstructorParameters<typeof ExternalClaimReviewService>;

const NOW = new Date('2026-11-27T03:00:00Z');

const badge = { lines: [], facts: { issuerId: 'did:web:a.vn' }, checkedAt: NOW.toISOString() };

const CLAIM = { id: 'c1', memberId: 'm1', state: 'waiting', storeKey: 'f', badge, doubtedAt: null, validUntil: null };

/** Accepts a claim; gives what was done, in order. The issuer is trusted until its badge is checked. */
async function accepted(isTrusted: boolean, claim: object = CLAIM): Promise<string[]> {
  const done: string[] = [];
  const does = (what: string) => () => Promise.resolve(void done.push(what));
  let issuer = isTrusted ? { id: 'i1' } : null;
  const cases = new ExternalClaimReviewService(
    { find: () => Promise.resolve(claim) } as unknown as CaseParts[0],
    {
      requireOther: () => Promise.resolve({ claim, member: { id: 'm1', unitPath: 'p' } }),
      requireSecond: () => Promise.resolve(),
    } as unknown as CaseParts[1],
    { badgeText: () => Promise.resolve('{}') } as unknown as CaseParts[2],
    {
      check: () => {
        issuer = null;
        return Promise.resolve({ ...badge, key: null });
      },
    } as unknown as CaseParts[3],
    { findTrusted: () => Promise.resolve(issuer) } as unknown as CaseParts[4],
    {
      send: (name: string, said: object) => Promise.resolve(void done.push(`${name} ${JSON.stringify(said)}`)),
    } as unknown as CaseParts[5],
  );
  const deciding = new ExternalClaimReviewService(
    {
      lock: () => Promise.resolve(claim),
      decide: does('accepted'),
      noteBadge: does('badge noted'),
    } as unknown as Parts[0],
    cases,
    { record: does('evidence') } as unknown as Parts[2],
    {
      run: async (work: () => Promise<unknown>) => {
        done.push('begin');
        await work();
        done.push('commit');
      },
    } as unknown as Parts[3],
    { record: does('audit') } as unknown as Parts[4],
    { now: () => NOW, today: () => '2026-11-27' },
  );
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
