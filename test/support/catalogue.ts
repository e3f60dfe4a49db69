import { type Database } from '@lopso/platform';

const OWN = `n.nspname not in ('pg_catalog', 'information_schema', 'pgboss', 'public') and n.nspname not like 'pg_%'`;

const STATEMENTS = [
  `select 'column ' || n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
     || case when a.attnotnull then ' not null' else '' end || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
   from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
   left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relkind in ('r', 'v', 'm') and a.attnum > 0 and not a.attisdropped and ${OWN}`,
  `select 'constraint ' || n.nspname || '.' || c.relname || '.' || o.conname || ' ' || pg_get_constraintdef(o.oid) as line
   from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
   where o.contype <> 'n' and ${OWN}`,
  `select 'index ' || pg_get_indexdef(i.indexrelid) as line
   from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace where ${OWN}`,
  `select 'trigger ' || n.nspname || '.' || c.relname || ' ' || pg_get_triggerdef(t.oid) as line
   from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
   where not t.tgisinternal and ${OWN}`,
  `select 'function ' || pg_get_functiondef(p.oid) as line
   from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OWN}`,
  `select 'grant ' || g.table_schema || '.' || g.table_name || ' ' || g.privilege_type || ' to public' as line
   from information_schema.role_table_grants g
   where g.grantee = 'PUBLIC' and g.table_schema not in ('pg_catalog', 'information_schema', 'pgboss', 'public')`,
  `select 'rights of the application on ' || n.nspname || '.' || c.relname || ': ' || string_agg(distinct r, ', ') as line
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'trigger', 'references', 'maintain']) r
   where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_%' and n.nspname <> 'pgboss'
     and has_table_privilege('lopso_app', c.oid, r)
   group by n.nspname, c.relname having string_agg(distinct r, ', ') <> 'delete, insert, maintain, select, update'`,
  `select 'rights of the application on ' || n.nspname || '.' || c.relname || '.' || a.attname || ': ' || acl.privilege_type as line
   from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
   cross join aclexplode(a.attacl) acl where acl.grantee = 'lopso_app'::regrole`,
];

/** A sorted text of everything the migrations made, and where the application's role may do less or more than read and write; compared with the committed one, so that no change goes unseen. */
export async function dumpCatalogue(database: Database): Promise<string> {
  const lines: string[] = [];
  for (const statement of STATEMENTS) {
    const rows = await database.query<{ line: string }>(statement);
    lines.push(...rows.map((row) => row.line));
  }
  return `${lines.sort().join('\n')}\n`;
}
