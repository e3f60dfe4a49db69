import { Injectable } from '@nestjs/common';
import { DataRestrictions, DataUses, type UseVerdict } from '@lopso/platform';
import { UseNotAgreed } from '../identity.errors';
import { ConsentService } from './consent.service';
import { type OptionalPurpose } from './notice-text.rules';

/** Answers for `DataUses` from the consents and the restrictions of the register. */
@Injectable()
export class ConsentedUses extends DataUses {
  constructor(
    private readonly consents: ConsentService,
    private readonly restrictions: DataRestrictions,
  ) {
    super();
  }

  async of(memberIds: readonly string[], purpose: OptionalPurpose): Promise<ReadonlyMap<string, UseVerdict>> {
    const usable = await this.restrictions.usable(memberIds);
    const standings = await this.consents.getStandings(memberIds, purpose);
    return new Map(
      memberIds.map((id) => {
        const standing = standings.get(id) ?? 'not-asked';
        return [id, !usable.has(id) ? 'restricted' : standing === 'given' ? 'allowed' : standing] as const;
      }),
    );
  }

  async require(memberId: string, purpose: OptionalPurpose): Promise<void> {
    const verdict = (await this.of([memberId], purpose)).get(memberId) ?? 'not-asked';
    if (verdict === 'restricted') throw this.restrictions.refusal();
    if (verdict !== 'allowed') throw new UseNotAgreed();
  }
}
