import { Logger } from '@nestjs/common';
import { type Transactions } from '@lopso/platform';
import { type CompletionService } from '../completion/completion.service';
import { EndExternalCertificates } from './end-external-certificates.job';
import { type EndingClaim, type ExternalClaimRepository } from './external-claim.repository';

const aClaim = (id: string, lastOn: string): EndingClaim => ({ id, memberId: 'm', certificate: 'giay', lastOn });

const CLAIMS = [aClaim('a', '2026-11-01'), aClaim('b', '2026-11-01'), aClaim('c', '2026-11-02')];

function anEnding(failing: readonly string[]): { service: EndExternalCertificates; ended: string[] } {
  const open = new Set(CLAIMS.map(({ id }) => id));
  const ended: string[] = [];
  const claims = {
    ending: (_: string, after: EndingClaim | null) =>
      Promise.resolve(CLAIMS.filter(({ id }) => open.has(id) && (after === null || id > after.id)).slice(0, 2)),
    end: () => Promise.resolve(true),
  };
  const recorder = {
    record: ({ facts: [fact] }: { facts: { sourceId: string }[] }) => {
      const id = fact?.sourceId ?? '';
      if (failing.includes(id)) return Promise.reject(new Error('hỏng'));
      open.delete(id);
      ended.push(id);
      return Promise.resolve();
    },
  };
  const service = new EndExternalCertificates(
    claims as unknown as ExternalClaimRepository,
    recorder as unknown as CompletionService,
    { run: (work: () => Promise<void>) => work() } as Transactions,
    { now: () => new Date('2026-11-26T03:00:00Z'), today: () => '2026-11-26' },
  );
  return { service, ended };
}

describe('the end of certificates of others', () => {
  it('is written down for all', async () => {
    const { service, ended } = anEnding([]);
    expect(await service.endAll()).toBe(3);
    expect(ended).toEqual(['a', 'b', 'c']);
  });

  it('is not held up by one that fails, which is logged and makes the job run again', async () => {
    const log = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    const { service, ended } = anEnding(['a', 'b']);
    await expect(service.endAll()).rejects.toThrow('2 outside certificates');
    expect(ended).toEqual(['c']);
    expect(log.mock.calls.map(([said]) => said.claimId)).toEqual(['a', 'b']);
  });
});
