import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type PersonFilter } from '../rules/person-filter';

/** Names what a filter points at, inside a scope. */
@Injectable()
export class FilterNameRepository {
  constructor(private readonly database: Database) {}

  async namesOf(
    scope: Scope,
    filter: Pick<PersonFilter, 'communeId' | 'teamId'>,
  ): Promise<{ readonly commune: string | null; readonly team: string | null }> {
    const row = await this.database.queryOne<{ commune: string | null; team: string | null }>(
      `select
         (select full_name from org.unit where id = $2 and path <@ any($1::ltree[])) as commune,
         (select name from org.team where id = $3 and unit_path <@ any($1::ltree[])) as team`,
      [scopePaths(scope), filter.communeId, filter.teamId],
    );
    return row ?? { commune: null, team: null };
  }
}
