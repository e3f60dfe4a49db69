import { type DataSource } from 'typeorm';
import { OperatorError } from '../errors/operator-error';

/** Indexes of the parts of values (GIN) that the role owns. `isRest`: what a rebuilding that broke off left beside the one in use. */
const OWN_INDEXES = `
  select format('%I.%I', n.nspname, c.relname) as name, not i.indisvalid and c.relname ~ '_cc(new|old)[0-9]*$' as "isRest"
  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace join pg_am a on a.oid = c.relam
  where a.amname = 'gin' and c.relowner = (select oid from pg_roles where rolname = current_user) order by 1`;

/** One at a time: two would wait for each other. */
const TURN = `hashtextextended('lopso.word-indexes', 0)`;

/**
 * Builds every index of words anew and gives the names of those it built. Such an index never lets go of a word, though no row holds it
 * any more: what an erasure took out stands in its file until the file is made again (decision 0026). Everybody goes on working
 * meanwhile, for the indexes are built beside the old ones. Only their owner may: the tables of facts are nobody else's to rebuild.
 * Outside a transaction, and without a limit of time (`createDataSource`); safe to repeat, also after it broke off.
 * @throws OperatorError while another one is at it
 */
export async function rebuildWordIndexes(owner: DataSource): Promise<string[]> {
  const runner = owner.createQueryRunner();
  try {
    const [turn] = (await runner.query(`select pg_try_advisory_lock(${TURN}) as "isMine"`)) as { isMine: boolean }[];
    if (turn?.isMine !== true) throw new OperatorError('Một lần dựng lại khác đang chạy. Chờ nó xong.');
    const found = (await runner.query(OWN_INDEXES)) as readonly { readonly name: string; readonly isRest: boolean }[];
    for (const { name } of found.filter(({ isRest }) => isRest))
      await runner.query(`drop index concurrently if exists ${name}`);
    const built = found.filter(({ isRest }) => !isRest).map(({ name }) => name);
    for (const name of built) await runner.query(`reindex index concurrently ${name}`);
    return built;
  } finally {
    await runner.query(`select pg_advisory_unlock(${TURN})`);
    await runner.release();
  }
}
