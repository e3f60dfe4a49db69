import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { IS_OF_ACCOUNT, type OwnClasses } from './class-group.repository';
import { type StaffMember } from './session-staff.repository';

/** A hall where classes meet. */
export interface UsedVenue {
  readonly id: string;
  /** Of its commune, as ltree. */
  readonly unitPath: string;
  readonly name: string;
}

/** Which classes somebody lists, before anything narrows them by people or halls. */
export type ListedClasses = OwnClasses & { readonly isMine: boolean; readonly communeId: string | null };

/** The sessions of the classes that `ClassGroupRepository.listGroups` lists. */
const LISTED = `with listed as (
  select s.id, s.venue_id from classes.class_session s join classes.class_group g on g.id = s.class_group_id
  where (g.unit_path <@ any($1::ltree[]) or (${IS_OF_ACCOUNT} and g.unit_path <@ any($3::ltree[])))
    and (not $4::boolean or ${IS_OF_ACCOUNT}) and ($5::uuid is null or g.unit_id = $5))`;

const asked = (scope: Scope, { trainerId, reach, isMine, communeId }: ListedClasses): unknown[] => [
  ...[scopePaths(scope), trainerId, scopePaths(reach), isMine, communeId],
];

/** Answers by whom and by which halls lists of classes can be narrowed. */
@Injectable()
export class ClassChoiceRepository {
  constructor(private readonly database: Database) {}

  /** Who stands before the sessions, under the name that the latest of them announces. */
  async staffOf(scope: Scope, classes: ListedClasses): Promise<StaffMember[]> {
    return this.database.query<StaffMember>(
      `${LISTED} select distinct on (m.account_id) m.account_id as "accountId", m.display_name as name
       from classes.session_staff m join listed on listed.id = m.class_session_id
       order by m.account_id, lower(m.during) desc`,
      asked(scope, classes),
    );
  }

  /** Where the sessions are held. */
  async venuesOf(scope: Scope, classes: ListedClasses): Promise<UsedVenue[]> {
    return this.database.query<UsedVenue>(
      `${LISTED} select v.id, v.unit_path::text as "unitPath", v.name from classes.venue v
       where v.id in (select venue_id from listed) order by v.name collate "vi-x-icu", v.id`,
      asked(scope, classes),
    );
  }
}
