import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { distinctName } from '../rules/unit-names';

interface NamedUnit {
  readonly path: string;
  readonly kind: 'province' | 'commune' | 'village';
  readonly fullName: string;
  readonly distinguishedBy: string | null;
  readonly communeName: string | null;
}

@Injectable()
export class UnitNameRepository {
  constructor(private readonly database: Database) {}

  async namesOf(paths: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<NamedUnit>(
      `select u.path::text as path, u.kind, u.full_name as "fullName", u.distinguished_by as "distinguishedBy",
         case when u.kind = 'village' then p.full_name end as "communeName"
       from org.unit u left join org.unit p on p.id = u.parent_id where u.path = any($1::ltree[])`,
      [paths],
    );
    return new Map(rows.map((row) => [row.path, nameOf(row)]));
  }
}

function nameOf({ kind, fullName, distinguishedBy, communeName }: NamedUnit): string {
  if (kind === 'village') return communeName === null ? fullName : `${fullName}, ${communeName}`;
  return distinctName(fullName, distinguishedBy);
}
