import { NoSuchDesign } from '../credentials.errors';
import { IssueLostCertificates } from './issue-lost-certificates.job';

type Parts = ConstructorParameters<typeof IssueLostCertificates>;

const ids = Array.from({ length: 1100 }, (_, index) => `cycle-${String(index).padStart(4, '0')}`);

/** A job over 1,100 lost certificates that notes what it was to issue, and fails on the first page. */
function jobFailing(error: Error): { readonly job: IssueLostCertificates; readonly tried: string[] } {
  const tried: string[] = [];
  const listReleasedAutomatically = (after: string | null, count: number): Promise<{ cycleId: string }[]> => {
    const from = after === null ? 0 : ids.indexOf(after) + 1;
    return Promise.resolve(ids.slice(from, from + count).map((cycleId) => ({ cycleId })));
  };
  const issue = (lost: readonly string[]): Promise<number> => {
    tried.push(...lost);
    return lost.includes('cycle-0000') ? Promise.reject(error) : Promise.resolve(lost.length);
  };
  const job = new IssueLostCertificates(
    { listReleasedAutomatically } as unknown as Parts[0],
    { havingCertificate: () => Promise.resolve(new Set(['cycle-0007'])) } as unknown as Parts[1],
    { issue } as unknown as Parts[2],
  );
  return { job, tried };
}

it('a round whose design refuses holds up nobody on later pages, and is told at the end', async () => {
  const refusal = new NoSuchDesign();
  const { job, tried } = jobFailing(refusal);
  await expect(job.handle()).rejects.toBe(refusal);
  expect(tried).toEqual(ids.filter((id) => id !== 'cycle-0007'));
});

it('any other failure stops at once', async () => {
  const failure = new Error('no database');
  const { job, tried } = jobFailing(failure);
  await expect(job.handle()).rejects.toBe(failure);
  expect(tried).toHaveLength(499);
});
