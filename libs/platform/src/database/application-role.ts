import { type DataSource } from 'typeorm';

/** What the application's role may not do although it may write everywhere else: the rows of these tables are facts. */
const REFUSED: readonly (readonly [table: string, rights: string])[] = [
  ['platform.audit_entry', 'update, delete, truncate, maintain'],
  ['platform.audit_link', 'update, delete, truncate, maintain'],
  ['platform.audit_checkpoint', 'insert, update, delete, truncate, maintain'],
  ['platform.audit_value', 'update, truncate, maintain'],
  ['platform.audit_held', 'update, delete, truncate, maintain'],
  ['identity.consent', 'update, delete, truncate, maintain'],
  ['assessment.answer', 'update, delete, truncate, maintain'],
  ['learning.evidence', 'delete, truncate, maintain'],
  ['classes.attendance_mark', 'update, delete, truncate, maintain'],
  ['credentials.certificate', 'delete, truncate, maintain'],
  ['public.schema_migration', 'insert, update, delete, truncate, maintain'],
];

/** What an erasure takes out of a row that otherwise stays; a trigger of the table lets nothing but null through. */
const ERASABLE: readonly (readonly [table: string, column: string])[] = [['identity.consent', 'note']];

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Gives the application's role what it needs in every schema of the owner, and nothing that would let it undo the audit
 * trail: it owns no table, so it can neither switch a trigger off nor truncate. Run by the owner after each migration; safe
 * to repeat. Does nothing when the role is the owner.
 */
export async function grantApplicationRole(dataSource: DataSource, role: string): Promise<void> {
  const [owner] = await dataSource.query<{ name: string }[]>('select current_user as name');
  if (owner?.name === role) return;
  const schemas = await dataSource.query<{ name: string }[]>(
    `select nspname as name from pg_namespace
     where nspname not like 'pg\\_%' and nspname <> 'information_schema' and (nspowner = current_user::regrole or nspname = 'public')`,
  );
  for (const { name } of schemas) {
    const schema = quoted(name);
    await dataSource.query(`grant usage on schema ${schema} to ${quoted(role)}`);
    // `maintain`: the demo's load and others measure their tables with ANALYZE. It locks, rewrites and reindexes as well, so
    // the tables of facts are without it; the server's own autovacuum measures those.
    const rights = 'select, insert, update, delete, maintain';
    await dataSource.query(`grant ${rights} on all tables in schema ${schema} to ${quoted(role)}`);
    await dataSource.query(`grant usage, select on all sequences in schema ${schema} to ${quoted(role)}`);
    await dataSource.query(`grant execute on all functions in schema ${schema} to ${quoted(role)}`);
  }
  for (const [table, rights] of REFUSED) await dataSource.query(`revoke ${rights} on ${table} from ${quoted(role)}`);
  for (const [table, column] of ERASABLE)
    await dataSource.query(`grant update (${quoted(column)}) on ${table} to ${quoted(role)}`);
}
