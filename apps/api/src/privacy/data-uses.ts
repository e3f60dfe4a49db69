import { Injectable } from '@nestjs/common';
import { Consents, type OptionalPurpose, UseNotAgreed } from '@lopso/identity';
import { RecordIsRestricted, Restrictions } from '@lopso/org';

/** Whether something may be done with a person's data, and if not, why. */
export const USE_VERDICTS = ['allowed', 'restricted', 'refused', 'not-asked'] as const;
export type UseVerdict = (typeof USE_VERDICTS)[number];

/** The one gate of uses that a person may refuse: the restriction (org) and the consent (identity) together. */
@Injectable()
export class DataUses {
  constructor(
    private readonly consents: Consents,
    private readonly restrictions: Restrictions,
  ) {}

  /** For each person; silence is no consent. */
  async of(memberIds: readonly string[], purpose: OptionalPurpose): Promise<ReadonlyMap<string, UseVerdict>> {
    const usable = await this.restrictions.usable(memberIds);
    const standings = await this.consents.standingsOf(memberIds, purpose);
    return new Map(
      memberIds.map((id) => {
        const standing = standings.get(id) ?? 'not-asked';
        return [id, !usable.has(id) ? 'restricted' : standing === 'given' ? 'allowed' : standing] as const;
      }),
    );
  }

  /** @throws RecordIsRestricted, UseNotAgreed */
  async require(memberId: string, purpose: OptionalPurpose): Promise<void> {
    const verdict = (await this.of([memberId], purpose)).get(memberId) ?? 'not-asked';
    if (verdict === 'restricted') throw new RecordIsRestricted();
    if (verdict !== 'allowed') throw new UseNotAgreed();
  }
}
