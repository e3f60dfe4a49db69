import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { OwnHoursTaken } from '../classes-requests.errors';
import { ClassGroupRepository } from '../storage/class-group.repository';
import { OtherPlaces } from './other-places.service';
import { OwnMember } from './own-member.service';
import { OwnPlaces } from './own-places.service';

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
    try {
      await this.places.ask(actor, classGroupId);
    } catch (error) {
      throw error instanceof OwnHoursTaken ? await this.withOthers(actor, classGroupId, error) : error;
    }
  }

  /** Looked up after the transaction. */
  private async withOthers(actor: Actor, classGroupId: string, refusal: OwnHoursTaken): Promise<OwnHoursTaken> {
    const group = await this.groups.findGroup(classGroupId);
    if (group === null) return refusal;
    const others = await this.others.forMember(await this.own.of(actor), group);
    return new OwnHoursTaken(refusal.clash, refusal.travelMinutes, others);
  }
}
