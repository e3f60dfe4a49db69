import { IsUUID } from 'class-validator';
import { AskableClassResponse } from '../own-classes/own-class.dto';
import { type MakeUp, type MissedSession } from './make-up.service';

export class TakeMakeUpRequest {
  /** One of the classes offered. */
  @IsUUID()
  classGroupId: string;
}

export class MissedSessionResponse {
  title: string;
  number: number;
  startsAt: string;
  endsAt: string;
  /** She was there, for less than the whole session counts. */
  isPartial: boolean;

  static from({ title, number, startsAt, endsAt, isPartial }: MissedSession): MissedSessionResponse {
    return { title, number, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), isPartial };
  }
}

export class MakeUpResponse {
  offerId: string;
  /** What she missed of one subject, the latest first. */
  missed: MissedSessionResponse[];
  expiresAt: string;
  /** Classes with a free place that she could take, in any commune; her own commune's first. */
  classes: AskableClassResponse[];

  static from(makeUp: MakeUp): MakeUpResponse {
    return {
      offerId: makeUp.offerId,
      missed: makeUp.missed.map((one) => MissedSessionResponse.from(one)),
      expiresAt: makeUp.expiresAt.toISOString(),
      classes: makeUp.classes.map((one) => AskableClassResponse.from(one)),
    };
  }
}

export class MakeUpListResponse {
  items: MakeUpResponse[];
}

export class TakenMakeUpResponse extends MakeUpListResponse {
  /** False: the last place went meanwhile, and she waits for one. */
  isBooked: boolean;
}
