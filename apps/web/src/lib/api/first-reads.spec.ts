import { FirstReads } from './first-reads';
import type { Reply } from './wire';

const aReply = (status: number): Reply => ({ ok: status < 400, status, text: '', file: null });

describe('reads sent before their page is there', () => {
  it('are given out once: whoever asks again asks the server', async () => {
    const reads = new FirstReads();
    const reply = aReply(200);
    reads.start(['/api/lessons/C05-04'], () => Promise.resolve(reply));
    await expect(reads.take('/api/lessons/C05-04')).resolves.toBe(reply);
    await expect(reads.take('/api/lessons/C05-04')).resolves.toBeNull();
  });

  it('are nothing where they were refused or did not come', async () => {
    const reads = new FirstReads();
    reads.start(['/a', '/b'], (address) =>
      address === '/a' ? Promise.resolve(aReply(401)) : Promise.reject(new TypeError('Failed to fetch')),
    );
    await expect(reads.take('/a')).resolves.toBeNull();
    await expect(reads.take('/b')).resolves.toBeNull();
  });

  it('are forgotten when dropped', async () => {
    const reads = new FirstReads();
    reads.start(['/a'], () => Promise.resolve(aReply(200)));
    reads.drop();
    await expect(reads.take('/a')).resolves.toBeNull();
  });
});
