import { type Database } from '@lopso/platform';

/**
 * What goes with the cycles of a round `$1` that is taken back, and they themselves. Waivers that wait or stand, dates of single people and dates for many that stand are
 * left, so that the database refuses whatever was not looked for before.
 */
export const CYCLES_REMOVED: readonly string[] = [
  // What was refused or ended by two people is no more.
  `delete from learning.waiver w using learning.cycle c where c.id = w.cycle_id and c.round_id = $1 and w.state in ('dropped', 'ended')`,
  'delete from learning.completion p using learning.cycle c where c.id = p.cycle_id and c.round_id = $1',
  `delete from learning.extension x using learning.round_extension g
   where g.id = x.round_extension_id and g.round_id = $1 and g.ended_at is not null`,
  `delete from learning.round_extension_commune k using learning.round_extension g
   where g.id = k.extension_id and g.round_id = $1 and g.ended_at is not null`,
  'delete from learning.round_extension where round_id = $1 and ended_at is not null',
  'delete from learning.cycle where round_id = $1',
];

/** What a round `$1` that is taken back demanded, of whom, and what was put right in it. */
export const WORDS_REMOVED: readonly string[] = [
  'delete from learning.requirement where round_id = $1',
  'delete from learning.audience_change where round_id = $1',
  'delete from learning.newcomer_change where round_id = $1',
  'delete from learning.round_correction where round_id = $1',
  'delete from learning.round_ending where round_id = $1',
];

/**
 * The round and all cycles of it, in this order, locked until the transaction ends: no evidence is recorded into them meanwhile, and nobody joins. False: its cycles are still
 * being opened, or there is no such round.
 */
export async function lockForRemoval(database: Database, roundId: string): Promise<boolean> {
  const round = await database.queryOne<{ state: string }>(
    'select state from learning.round where id = $1 for update',
    [roundId],
  );
  await database.query('select id from learning.cycle where round_id = $1 order by id for update', [roundId]);
  return round !== null && round.state !== 'opening';
}
