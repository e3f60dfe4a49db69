import { Injectable } from '@nestjs/common';
import { Database, type Grant, type Role } from '@lopso/platform';

/** A role grant to be written, open-ended from its first day. */
export interface NewRoleGrant {
  readonly id: string;
  readonly accountId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly unitPath: string;
  readonly decisionNumber: string | null;
  readonly from: string;
}

/** Answers about who was granted what. */
@Injectable()
export class RoleGrantRepository {
  constructor(private readonly database: Database) {}

  async grantsOf(accountId: string, on: string): Promise<Grant[]> {
    return this.database.query<Grant>(
      `select role, unit_id as "unitId", unit_path::text as path from org.role_grant
       where account_id = $1 and held @> $2::date order by role, unit_path`,
      [accountId, on],
    );
  }

  async insert(grant: NewRoleGrant): Promise<void> {
    await this.database.execute(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, decision_number, held)
       values ($1, $2, $3, $4, $5::ltree, $6, daterange($7::date, null))`,
      [grant.id, grant.accountId, grant.role, grant.unitId, grant.unitPath, grant.decisionNumber, grant.from],
    );
  }
}
