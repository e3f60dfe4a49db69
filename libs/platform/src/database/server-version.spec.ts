import { operatorWords } from '../errors/operator-words';
import { requireServerVersion } from './server-version';

const ask = (version: number): Promise<void> =>
  requireServerVersion({ query: <T>() => Promise.resolve([{ version }] as T) });

describe('the version of PostgreSQL', () => {
  it('is 18 or newer', async () => {
    for (const version of [18, 19]) await expect(ask(version)).resolves.toBeUndefined();
  });

  it('is told to the operator in a sentence when it is older, with nothing behind it', async () => {
    const words = await ask(17).catch(operatorWords);
    expect(words).toBe('Cần PostgreSQL 18 trở lên, máy chủ này là 17. Nâng cấp PostgreSQL trước.');
  });
});
