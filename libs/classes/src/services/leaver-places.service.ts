import { Injectable } from '@nestjs/common';
import { SeatTermService } from '@lopso/org';
import { Audit, Transactions } from '@lopso/platform';
import { type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { LeaverRepository } from '../storage/leaver.repository';
import { FreePlace } from './free-place.service';
import { againWhenRaced } from './racing';

/** Gives back what people who left their team hold of classes to come (decision 0103). */
@Injectable()
export class LeaverPlaces {
  constructor(
    private readonly seatTerms: SeatTermService,
    private readonly leavers: LeaverRepository,
    private readonly groups: ClassGroupRepository,
    private readonly freeing: FreePlace,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /**
   * Ends turns and requests of whoever held no seat on `day` or later, and gives her place back unless something of the class has begun; the places
   * go to who waits. Whether she left is asked under the lock on the class, so twice is harmless. Gives how many were let go.
   */
  async release(classGroupId: string, { day, now }: { readonly day: string; readonly now: Date }): Promise<number> {
    return againWhenRaced(() =>
      this.transactions.run(async () => {
        const group = await this.groups.lockGroup(classGroupId);
        if (group === null) return 0;
        const placed = await this.leavers.placedIn(group.id, now);
        const ids = [...(await this.seatTerms.findLeaversForGood(placed, day))].sort();
        if (ids.length > 0) await this.letGo(group, ids, now);
        return ids.length;
      }),
    );
  }

  private async letGo(group: ClassGroup, memberIds: readonly string[], now: Date): Promise<void> {
    await this.leavers.endAsking(group.id, memberIds, now);
    const isFreed = await this.leavers.hasNotBegun(group.id, now);
    for (const memberId of memberIds) {
      if (isFreed) await this.freeing.freeHeld(group, memberId, 'seat-over');
      await this.audit.record(null, {
        action: 'classes.leaver-let-go',
        subjectType: 'class-group',
        subjectId: group.id,
        unitPath: group.unitPath,
        details: { memberId },
      });
    }
  }
}
