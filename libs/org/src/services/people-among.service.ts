import { Injectable } from '@nestjs/common';
import { foldText } from '@lopso/platform';
import { type CommunePeople, PeopleSearchRepository } from '../storage/people-search.repository';

/** Which of people that another library holds; all that is said must hold. */
export interface AmongWanted {
  /** Part of a name, diacritics and case aside; empty: of whatever name. */
  readonly text: string;
  /** Who belongs to this commune now; null: to whichever. */
  readonly communeId: string | null;
}

/** Narrows down and counts people whom another library names by id; erased ones count nowhere. No access check. */
@Injectable()
export class PeopleAmong {
  constructor(private readonly people: PeopleSearchRepository) {}

  /** The ids of those who are looked for; nothing of it is written into the audit trail. */
  async matching(ids: readonly string[], { text, communeId }: AmongWanted): Promise<ReadonlySet<string>> {
    return this.people.idsAmong(ids, foldText(text), communeId);
  }

  /** How many of them belong to each commune now, by its name; communes of nobody are missing. */
  async countByCommune(ids: readonly string[]): Promise<CommunePeople[]> {
    return this.people.countByCommune(ids);
  }
}
