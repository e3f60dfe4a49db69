import { type Database } from '@lopso/platform';

/**
 * `schema.table.column` of every column of words that a unique or excluding index is made of, plain or in an expression. Keys are left
 * out: nobody types them.
 */
export async function uniqueTextColumns(database: Database): Promise<string[]> {
  const rows = await database.query<{ place: string }>(
    `select distinct format('%s.%s.%s', n.nspname, c.relname, a.attname) as place
     from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
     where (i.indisunique or i.indisexclusion) and not i.indisprimary and n.nspname not like 'pg\\_%' and n.nspname <> 'pgboss'
       and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype, 'jsonb'::regtype)
       and (a.attnum = any(i.indkey) or exists (
         select from pg_depend d where d.objid = i.indexrelid and d.refobjid = c.oid and d.refobjsubid = a.attnum))
     order by 1`,
  );
  return rows.map(({ place }) => place);
}
