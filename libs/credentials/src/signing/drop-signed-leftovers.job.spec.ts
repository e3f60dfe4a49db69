import { DropSignedLeftovers } from './drop-signed-leftovers.job';

type Parts = ConstructorParameters<typeof DropSignedLeftovers>;

it('signed files that no row names go, and many are asked about at once', async () => {
  const keys = Array.from({ length: 1200 }, (_, index) => `signed-${index}`);
  const asked: number[] = [];
  const removed: string[] = [];
  const job = new DropSignedLeftovers(
    { forgetOpen: () => Promise.resolve() } as unknown as Parts[0],
    {
      keptAmong: (part: readonly string[]) => {
        asked.push(part.length);
        return Promise.resolve(new Set(part.filter((key) => !['signed-3', 'signed-1199'].includes(key))));
      },
    } as unknown as Parts[1],
    {
      listBefore: () => Promise.resolve(keys),
      remove: (key: string) => {
        removed.push(key);
        return Promise.resolve();
      },
    } as unknown as Parts[2],
    { now: () => new Date('2026-11-27T00:00:00Z') } as unknown as Parts[3],
  );
  await job.handle();
  expect(removed).toEqual(['signed-3', 'signed-1199']);
  expect(asked).toEqual([500, 500, 200]);
});
