import { Injectable } from '@nestjs/common';
import { ClassGroupRepository } from '../storage/class-group.repository';
import { FreePlace } from './free-place.service';

/** Somebody's place in a class. */
export interface HeldPlace {
  readonly classGroupId: string;
  readonly memberId: string;
}

/** Places in classes that were cancelled whole: they are kept, as the cancellation may be taken back. */
@Injectable()
export class CancelledPlaces {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly places: FreePlace,
  ) {}

  /** Holds these classes until the transaction ends; before the people in them are held. */
  async hold(classGroupIds: readonly string[]): Promise<void> {
    await this.groups.lockGroups(classGroupIds);
  }

  /**
   * Ends such places of people who wait for their class no longer; those of a class that takes place after all stay. Callers have checked
   * access. Needs a transaction.
   */
  async giveUp(held: readonly HeldPlace[]): Promise<void> {
    const groupIds = [...new Set(held.map(({ classGroupId }) => classGroupId))].sort();
    for (const groupId of groupIds) {
      const group = await this.groups.lockGroup(groupId);
      if (group === null || (await this.groups.takesPlace(groupId))) continue;
      const members = held.filter(({ classGroupId }) => classGroupId === groupId);
      for (const { memberId } of members) await this.places.freeHeld(group, memberId);
    }
  }
}
