import { call } from '../../lib/api/client';
import type { Answer } from '../../lib/api/types';

type Round = Answer<'get', '/api/rounds'>['rounds'][number];

/** The reader's rounds that give papers, in the order of every figure: first the one that runs, not one that was opened ahead. */
export async function readRegisterRounds(signal: AbortSignal): Promise<Round[]> {
  const [{ rounds }, ordered] = await Promise.all([
    call('get', '/api/rounds', { signal }),
    call('get', '/api/report-rounds', { signal }),
  ]);
  return ordered.flatMap(({ id }) => rounds.find((one) => one.id === id && one.release !== 'none') ?? []);
}
