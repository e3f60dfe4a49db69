import { type Actor, type Database, newId } from '@lopso/platform';
import { type TestMember, type TestProvince, type TestUnit } from './province';

/** A trainer over a unit whose account and right are rows, so that classes can name her. */
export async function aTrainer(
  database: Database,
  province: TestProvince,
  name: string,
  unit: TestUnit = province.unit,
): Promise<Actor> {
  const actor = province.officer('trainer', unit);
  await database.execute(
    `insert into identity.account (id, username, display_name, password_hash, password_changed_at, state, created_at)
     values ($1, $2, $3, 'x', now(), 'active', now())`,
    [actor.accountId, `gv${newId().replaceAll('-', '').slice(12)}`, name],
  );
  await database.execute(
    `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held, decision_number)
     values ($1, $2, 'trainer', $3, $4, '[2025-07-01,)', '1/QĐ')`,
    [newId(), actor.accountId, unit.id, unit.path],
  );
  return actor;
}

/** A member who teaches over the province as well: the account of her record has a trainer's right. */
export async function aTeachingMember(
  database: Database,
  province: TestProvince,
  { id: memberId, fullName }: TestMember,
): Promise<Actor> {
  const actor = await aTrainer(database, province, fullName);
  await database.execute('update identity.account set member_id = $2 where id = $1', [actor.accountId, memberId]);
  return { ...actor, memberId };
}
