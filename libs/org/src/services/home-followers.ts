import { Injectable } from '@nestjs/common';

/** Lets what lies where its people belong move with them. Writes only to the database, in the transaction it is called in. */
export interface HomeFollower {
  /** These people belong to another unit than before; where stands in their record. */
  follow(memberIds: readonly string[]): Promise<void>;
}

/**
 * Libraries above that keep the unit of a person beside their own rows. They are asked in the transaction that moves people, not
 * by a job: an undo deletes a unit that was founded, and what followed there must have left it by then (decision 0032).
 */
@Injectable()
export class HomeFollowers {
  private readonly followers: HomeFollower[] = [];

  /** At the start of the process. */
  add(follower: HomeFollower): void {
    this.followers.push(follower);
  }

  async follow(memberIds: readonly string[]): Promise<void> {
    if (memberIds.length === 0) return;
    for (const follower of this.followers) await follower.follow(memberIds);
  }
}
