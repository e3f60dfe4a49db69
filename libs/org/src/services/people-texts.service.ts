import { Injectable } from '@nestjs/common';
import { Access, type Actor, Clock, type Scope } from '@lopso/platform';
import { MANAGE_MEMBERS } from '../org.permissions';
import { readPeopleText } from '../rules/people-text';
import { type PlaceReading } from '../rules/place-text';
import { PeopleSearchRepository } from '../storage/people-search.repository';

/** What a typed text may mean, for lists that hold people beside other facts. */
export interface PeopleWanted {
  /** Part of a folded name; empty beside digits. */
  readonly folded: string;
  /** Digits beside each other of a telephone as it is dialled, and where the actor may look through telephones. */
  readonly phone: { readonly digits: string; readonly scope: Scope } | null;
  /** A commune, village or team the text names; it counts where nobody is called so. */
  readonly place: PlaceReading | null;
}

/** Reads what was typed to find people (decision 0039). */
@Injectable()
export class PeopleTexts {
  constructor(
    private readonly people: PeopleSearchRepository,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Reads a text for a list within a scope the actor may see; places are looked up within it. */
  async read(actor: Actor, scope: Scope, text: string): Promise<PeopleWanted> {
    const { folded, digits } = readPeopleText(text);
    if (digits !== null) {
      return { folded, phone: { digits, scope: this.access.scope(actor, MANAGE_MEMBERS) }, place: null };
    }
    return { folded, phone: null, place: await this.people.placeIn(scope, folded, this.clock.today()) };
  }
}
