import { Injectable } from '@nestjs/common';
import { type Actor, Clock, judgeCode, networkOf, normaliseCode, Throttle, type ThrottleRule } from '@lopso/platform';
import { ClassLinkUnknown } from '../classes-links.errors';
import { type SharedStanding, standingOf } from '../rules/shared-class';
import { ClassLinkRepository, type PublicClass } from '../storage/class-link.repository';
import { ClassLinks, LINK_CODE_LENGTH } from './class-links.service';
import { CommuneNames } from './commune-names.service';
import { OwnMember } from './own-member.service';

/** Well-formed addresses that don't exist, per network: whoever was sent one meets none, or an old one. */
const GUESSING: ThrottleRule = { name: 'classes.link-guess', limit: 40, windowSeconds: 600 };

/** A session of a shared class. */
export type SharedClassSession = PublicClass['sessions'][number] & { readonly communeName: string };

/** A class as anybody may know it who has its address: nobody's name is in it. */
export interface SharedClass extends PublicClass {
  readonly code: string;
  readonly standing: SharedStanding;
  readonly freePlaces: number;
  readonly sessions: readonly SharedClassSession[];
}

/** Classes by their short public addresses (decision 0071). */
@Injectable()
export class SharedClasses {
  constructor(
    private readonly links: ClassLinks,
    private readonly stored: ClassLinkRepository,
    private readonly own: OwnMember,
    private readonly names: CommuneNames,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /** The class as it is shared, with its address. @throws NotFound */
  async share(actor: Actor, classGroupId: string): Promise<SharedClass> {
    return this.find(await this.links.share(actor, classGroupId));
  }

  /** The same by a member. @throws NotFound, Forbidden, MembershipOver */
  async shareAsMember(actor: Actor, classGroupId: string): Promise<SharedClass> {
    const { provincePath } = await this.own.of(actor);
    return this.find(await this.links.shareIn(actor, provincePath, classGroupId));
  }

  /**
   * The class of an address; lower case, blanks and dashes in the code don't matter. No access check.
   * @throws ClassLinkUnknown, TooManyRequests when the network has guessed too often
   */
  async read(typed: string, address: string): Promise<SharedClass> {
    const code = normaliseCode(typed);
    if (judgeCode(code, LINK_CODE_LENGTH) !== 'none') throw new ClassLinkUnknown();
    const network = networkOf(address);
    if (await this.throttle.isFull(GUESSING, network)) await this.throttle.spend(GUESSING, network);
    try {
      return await this.find(code);
    } catch (error) {
      if (error instanceof ClassLinkUnknown) await this.throttle.spend(GUESSING, network);
      throw error;
    }
  }

  private async find(code: string): Promise<SharedClass> {
    const found = await this.stored.findPublic(code);
    if (found === null) throw new ClassLinkUnknown();
    const names = await this.names.of(found.sessions.map(({ communeId }) => communeId));
    return {
      ...found,
      ...{ code, standing: standingOf(found.sessions, this.clock.now()) },
      freePlaces: Math.max(0, found.capacity - found.bookedCount),
      sessions: found.sessions.map((one) => ({ ...one, communeName: names.get(one.communeId) ?? '' })),
    };
  }
}
