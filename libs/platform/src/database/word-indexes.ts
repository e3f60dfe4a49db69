import { type DataSource } from 'typeorm';

/** Indexes of the parts of values (GIN) in the schemas of the role; those a broken rebuilding left behind are not valid. */
const OWN_INDEXES = `
  select format('%I.%I', n.nspname, c.relname) as name, i.indisvalid as "isValid"
  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace join pg_am a on a.oid = c.relam
  where a.amname = 'gin' and c.relowner = current_user::regrole order by 1`;

/**
 * Builds every index of words anew and gives the names of those it built. Such an index never lets go of a word, though no row holds it any more: what an
 * erasure took out stands in its file until the file is made again (decision 0026). Everybody goes on working meanwhile, for the
 * indexes are built beside the old ones. Only their owner may: the tables of facts are nobody else's to rebuild. Outside a transaction,
 * and without a limit of time (`createDataSource`); safe to repeat, also after it broke off.
 */
export async function rebuildWordIndexes(owner: DataSource): Promise<string[]> {
  const runner = owner.createQueryRunner();
  try {
    const found = (await runner.query(OWN_INDEXES)) as readonly { readonly name: string; readonly isValid: boolean }[];
    for (const { name } of found.filter(({ isValid }) => !isValid))
      await runner.query(`drop index concurrently if exists ${name}`);
    const built = found.filter(({ isValid }) => isValid).map(({ name }) => name);
    for (const name of built) await runner.query(`reindex index concurrently ${name}`);
    return built;
  } finally {
    await runner.release();
  }
}
