import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { OwnHoursTaken } from '../classes-requests.errors';
import { ClassGroupRepository } from '../storage/class-group.repository';
import { OtherPlaces } from './other-places.service';
import { OwnMember } from './own-member.service';
import { type AskedFor, type CameOfAsking, OwnPlaces } from './own-places.service';

interface Asked {
  readonly classGroupId: string;
  /** Other classes that want a word before are of no use. */
  readonly isAtOnce: boolean;
}

/** A member asks for a place; where her own hours keep her from it she is told where else she could go. */
@Injectable()
export class AskOwnPlace {
  constructor(
    private readonly places: OwnPlaces,
    private readonly own: OwnMember,
    private readonly groups: ClassGroupRepository,
    private readonly others: OtherPlaces,
  ) {}

  /** As `OwnPlaces.ask`. @throws OwnHoursTaken with other classes about the same, and as `OwnPlaces.ask` */
  async ask(actor: Actor, classGroupId: string): Promise<void> {
    await this.telling(actor, { classGroupId, isAtOnce: false }, () => this.places.ask(actor, classGroupId));
  }

  /** As `OwnPlaces.askFor`, told with those other classes alone that admit at once. @throws OwnHoursTaken, and as `OwnPlaces.askFor` */
  async askAtOnceFor(actor: Actor, classGroupId: string, first: AskedFor): Promise<CameOfAsking> {
    return this.telling(actor, { classGroupId, isAtOnce: true }, () => this.places.askFor(actor, classGroupId, first));
  }

  /** Looked up after the transaction. */
  private async telling<T>(actor: Actor, { classGroupId, isAtOnce }: Asked, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      const group = error instanceof OwnHoursTaken ? await this.groups.findGroup(classGroupId) : null;
      if (!(error instanceof OwnHoursTaken) || group === null) throw error;
      const others = await this.others.forMember(await this.own.of(actor), group, isAtOnce);
      throw new OwnHoursTaken(error.clash, error.travelMinutes, others);
    }
  }
}
