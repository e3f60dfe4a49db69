import { type Actor, type Database, newId } from '@lopso/platform';

/** Writes the account of an officer, so that name, telephone (E.164) and birth year tell who she is. */
export async function named<Who extends Actor>(
  database: Database,
  actor: Who,
  name: string,
  { phone = null, birthYear = null }: { readonly phone?: string | null; readonly birthYear?: number | null } = {},
): Promise<Who> {
  await database.execute(
    `insert into identity.account (id, username, display_name, phone, birth_year, state, created_at)
     values ($1, $2, $3, $4, $5, 'invited', now())`,
    [actor.accountId, `cb${newId().replaceAll('-', '')}`, name, phone, birthYear],
  );
  return actor;
}
