import { Injectable } from '@nestjs/common';
import { type FormerPlace, type Scope, type Stay, type TeamStay, UnitHistory } from '@lopso/platform';
import { PastPlaceRepository } from './past-place.repository';

/** Where units and people were before reforms and moves. No access check. */
@Injectable()
export class PastPlaces extends UnitHistory {
  constructor(private readonly places: PastPlaceRepository) {
    super();
  }

  /** A scope of whole provinces holds all that its units ever were. */
  async formerOf(scope: Scope): Promise<FormerPlace[]> {
    const isWhole = scope.toPaths().every((path) => !path.includes('.'));
    return isWhole ? [] : this.places.formerOf(scope);
  }

  /** Where a member belonged and where she sat, with the days. */
  async ofMember(memberId: string): Promise<{ readonly stays: readonly Stay[]; readonly teams: readonly TeamStay[] }> {
    return { stays: await this.places.staysOf(memberId), teams: await this.places.teamStaysOf(memberId) };
  }
}
