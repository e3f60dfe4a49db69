import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Audit,
  Clock,
  judgeCode,
  networkOf,
  normaliseCode,
  NotFound,
  randomCode,
  Throttle,
  type ThrottleRule,
  Transactions,
} from '@lopso/platform';
import { ClassLinkUnknown } from '../classes.errors';
import { ClassAccess } from '../scheduling/class-access.service';
import { type ClassGroup, ClassGroupRepository } from '../scheduling/class-group.repository';
import { CommuneService } from '../venues/commune.service';
import { ClassLinkRepository, type PublicClass } from './class-link.repository';
import { type SharedStanding, standingOf } from './class-link.rules';

/** Signs of the code in a public address, the last of which checks the others. */
export const LINK_CODE_LENGTH = 8;

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

/** Public links of classes: shared, passed on, ended, read by anybody. */
@Injectable()
export class ClassLinkService {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly links: ClassLinkRepository,
    private readonly classAccess: ClassAccess,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly communes: CommuneService,
    private readonly throttle: Throttle,
  ) {}

  /** The code of a class; made when there is none, the same however often it is asked for. @throws NotFound */
  async ensureLink(actor: Actor, classGroupId: string): Promise<string> {
    return this.transactions.run(async () => {
      const group = await this.groups.findGroup(classGroupId);
      return this.codeOf(actor, this.classAccess.shareable(actor, group));
    });
  }

  /** The same for a member of this province: she sees all its classes. @throws NotFound */
  async ensureLinkInTransaction(actor: Actor, provincePath: string, classGroupId: string): Promise<string> {
    return this.transactions.run(async () => {
      const group = await this.groups.findGroup(classGroupId);
      if (group?.unitPath.split('.')[0] !== provincePath) throw new NotFound();
      return this.codeOf(actor, group);
    });
  }

  /** Takes the address back for good: it opens nothing from now on, and sharing makes another. Twice is harmless. @throws NotFound */
  async endLink(actor: Actor, classGroupId: string): Promise<void> {
    await this.transactions.run(async () => {
      const group = this.classAccess.shareable(actor, await this.groups.findGroup(classGroupId));
      if (await this.links.remove(group.id)) await this.auditLink(actor, group, 'classes.link-ended');
    });
  }

  private async codeOf(actor: Actor, group: ClassGroup): Promise<string> {
    for (;;) {
      const known = await this.links.codeOf(group.id);
      if (known !== null) return known;
      const code = randomCode(LINK_CODE_LENGTH);
      if (!(await this.links.insert(code, group.id, this.clock.now()))) continue;
      await this.auditLink(actor, group, 'classes.link-made');
      return code;
    }
  }

  private async auditLink(
    actor: Actor,
    { id: subjectId, unitPath }: ClassGroup,
    action: 'classes.link-made' | 'classes.link-ended',
  ): Promise<void> {
    await this.audit.record(actor, { action, subjectType: 'class-group', subjectId, unitPath });
  }

  /** The class as it is shared, with its address. @throws NotFound */
  async shareClass(actor: Actor, classGroupId: string): Promise<SharedClass> {
    return this.findPublicClass(await this.ensureLink(actor, classGroupId));
  }

  /** The same by a member. @throws NotFound, Forbidden, MembershipOver */
  async shareAsMember(actor: Actor, classGroupId: string): Promise<SharedClass> {
    const { provincePath } = await this.classAccess.requireOwnMember(actor);
    return this.findPublicClass(await this.ensureLinkInTransaction(actor, provincePath, classGroupId));
  }

  /**
   * The class of an address; lower case, blanks and dashes in the code don't matter. No access check.
   * @throws ClassLinkUnknown, TooManyRequests when the network has guessed too often
   */
  async readSharedClass(typed: string, address: string): Promise<SharedClass> {
    const code = normaliseCode(typed);
    if (judgeCode(code, LINK_CODE_LENGTH) !== 'none') throw new ClassLinkUnknown();
    const network = networkOf(address);
    if (await this.throttle.isFull(GUESSING, network)) await this.throttle.spend(GUESSING, network);
    try {
      return await this.findPublicClass(code);
    } catch (error) {
      if (error instanceof ClassLinkUnknown) await this.throttle.spend(GUESSING, network);
      throw error;
    }
  }

  private async findPublicClass(code: string): Promise<SharedClass> {
    const found = await this.links.findPublic(code);
    if (found === null) throw new ClassLinkUnknown();
    const names = await this.communes.namesOf(found.sessions.map(({ communeId }) => communeId));
    return {
      ...found,
      ...{ code, standing: standingOf(found.sessions, this.clock.now()) },
      freePlaces: Math.max(0, found.capacity - found.bookedCount),
      sessions: found.sessions.map((one) => ({ ...one, communeName: names.get(one.communeId) ?? '' })),
    };
  }
}
