import { IsString, MaxLength } from 'class-validator';
import { IsSaid } from '@lopso/platform';
import { type RoundPartnerView } from './round.service';

const LONGEST_NAME = 120;

/** Somebody to hold a round together with: a name of the list, or a new one. */
export class AddRoundPartnerRequest {
  @IsString()
  @IsSaid(2)
  @MaxLength(LONGEST_NAME)
  name: string;
}

/** An organisation that a round is held together with. */
export class RoundPartnerResponse {
  id: string;
  name: string;
  /** When it was put on the round. */
  since: string;
}

/** With whom a round is held, by name. */
export class RoundPartnersResponse {
  partners: RoundPartnerResponse[];
  /** Names of the list that are not on this round; none for who may not put them there. */
  others: string[];

  static from({ partners, others }: RoundPartnerView): RoundPartnersResponse {
    return {
      partners: partners.map(({ id, name, since }) => ({ id, name, since: since.toISOString() })),
      others: [...others],
    };
  }
}
