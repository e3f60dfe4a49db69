import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataRequestRepository } from '../storage/data-request.repository';

/** Lets what lies where its people belong move with them. Writes only to the database, in the transaction it is called in. */
export interface HomeFollower {
  /** These people belong to another unit than before; where stands in their record. */
  follow(memberIds: readonly string[]): Promise<void>;
}

/**
 * Libraries above that keep the unit of a person beside their own rows. They are asked in the transaction that moves people, not
 * by a job: an undo deletes a unit that was founded, and what followed there must have left it by then (decision 0032). A process
 * without any would leave it behind in silence, so it does not start.
 */
@Injectable()
export class HomeFollowers implements OnApplicationBootstrap {
  private readonly followers: HomeFollower[] = [];

  constructor(private readonly requests: DataRequestRepository) {}

  /** At the start of the process. */
  add(follower: HomeFollower): void {
    this.followers.push(follower);
  }

  /** @throws Error when nobody follows: the module that answers the port is not in the process */
  onApplicationBootstrap(): void {
    if (this.followers.length === 0) throw new Error('Nobody follows people who move: no HomeFollower was added');
  }

  /** The register's own requests about their data first: whose officers answer for a person, they alone read and answer these. */
  async follow(memberIds: readonly string[]): Promise<void> {
    if (memberIds.length === 0) return;
    await this.requests.followHomes(memberIds);
    for (const follower of this.followers) await follower.follow(memberIds);
  }
}
