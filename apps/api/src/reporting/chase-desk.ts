import { Injectable } from '@nestjs/common';
import { Telephones } from '@lopso/org';
import { type Actor } from '@lopso/platform';
import { type ChasePerson } from '@lopso/reporting';
import { DataUses, type UseVerdict } from '../privacy/data-uses';

/** Whether somebody may be reminded, and the number to call. */
export interface ChaseReach {
  readonly reminders: UseVerdict;
  readonly phone: string | null;
}

/** Gives telephones of those only who agreed to be reminded, to those only who manage them. */
@Injectable()
export class ChaseDesk {
  constructor(
    private readonly uses: DataUses,
    private readonly telephones: Telephones,
  ) {}

  /** By member; a number of statements that does not grow with them. */
  async reach(actor: Actor, people: readonly ChasePerson[]): Promise<ReadonlyMap<string, ChaseReach>> {
    const verdicts = await this.uses.of(
      people.map(({ memberId }) => memberId),
      'phone-reminders',
    );
    const agreed = people.filter(({ memberId }) => verdicts.get(memberId) === 'allowed');
    const called = agreed.map(({ memberId: id, unitPath, isRestricted }) => ({ id, unitPath, isRestricted }));
    const phones = await this.telephones.of(actor, called, () => false);
    return new Map(
      people.map(({ memberId }) => [
        memberId,
        { reminders: verdicts.get(memberId) ?? 'not-asked', phone: phones.get(memberId) ?? null },
      ]),
    );
  }
}
