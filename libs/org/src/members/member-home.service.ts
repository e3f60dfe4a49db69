import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type Actor, Audit } from '@lopso/platform';
import { DataRequestRepository } from '../data-requests/data-request.repository';
import { MemberRecordRepository } from './member-record.repository';

/** Lets what lies where its people belong move with them. Writes only to the database, in the transaction it is called in. */
export interface HomeFollower {
  /** These people belong to another unit than before; where stands in their record. */
  follow(memberIds: readonly string[]): Promise<void>;
}

interface Home {
  readonly id: string;
  readonly path: string;
}

/** Moves members to another unit, and tells whatever belongs to them there. */
@Injectable()
export class MemberHomeService implements OnApplicationBootstrap {
  private readonly followers: HomeFollower[] = [];

  constructor(
    private readonly requestRepository: DataRequestRepository,
    private readonly recordRepository: MemberRecordRepository,
    private readonly audit: Audit,
  ) {}

  /** At the start of the process. */
  addFollower(follower: HomeFollower): void {
    this.followers.push(follower);
  }

  /** @throws Error when nobody follows: the module that answers the port is not in the process */
  onApplicationBootstrap(): void {
    if (this.followers.length === 0) throw new Error('Nobody follows people who move: no HomeFollower was added');
  }

  /** The register's own requests about their data first: whose officers answer for a person, they alone read and answer these. */
  async tellFollowers(memberIds: readonly string[]): Promise<void> {
    if (memberIds.length === 0) return;
    await this.requestRepository.followHomes(memberIds);
    for (const follower of this.followers) await follower.follow(memberIds);
  }

  /** `actor` null: the day has come that an officer chose earlier. Runs in the caller's transaction, which locked the person. */
  async moveMemberHome(
    actor: Actor | null,
    member: { readonly id: string; readonly unitPath: string },
    home: Home,
  ): Promise<void> {
    await this.moveMemberHomes([member.id], home);
    await this.audit.record(actor, {
      action: 'org.member-moved',
      subjectType: 'member',
      subjectId: member.id,
      unitPath: home.path,
      details: { fromUnitPath: member.unitPath, toUnitPath: home.path },
    });
  }

  /** Many at once, whose act has an audit entry of its own. Runs in the caller's transaction, which locked them. */
  async moveMemberHomes(memberIds: readonly string[], home: Home): Promise<void> {
    await this.recordRepository.moveAll(memberIds, home);
    await this.tellFollowers(memberIds);
  }
}
