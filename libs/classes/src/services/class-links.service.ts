import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, NotFound, randomCode, Transactions } from '@lopso/platform';
import { type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { ClassLinkRepository } from '../storage/class-link.repository';
import { ClassAccess } from './class-access.service';

/** Signs of the code in a public address, the last of which checks the others. */
export const LINK_CODE_LENGTH = 8;

/** Short public addresses of classes, for whoever passes a class on to others (decision 0071). */
@Injectable()
export class ClassLinks {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly links: ClassLinkRepository,
    private readonly access: ClassAccess,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** The code of a class; made when there is none, the same however often it is asked for. @throws NotFound */
  async share(actor: Actor, classGroupId: string): Promise<string> {
    return this.transactions.run(async () => {
      const group = await this.groups.findGroup(classGroupId);
      return this.codeOf(actor, this.access.shareable(actor, group));
    });
  }

  /** The same for a member of this province: she sees all its classes. @throws NotFound */
  async shareIn(actor: Actor, provincePath: string, classGroupId: string): Promise<string> {
    return this.transactions.run(async () => {
      const group = await this.groups.findGroup(classGroupId);
      if (group?.unitPath.split('.')[0] !== provincePath) throw new NotFound();
      return this.codeOf(actor, group);
    });
  }

  /** Takes the address back for good: it opens nothing from now on, and sharing makes another. Twice is harmless. @throws NotFound */
  async end(actor: Actor, classGroupId: string): Promise<void> {
    await this.transactions.run(async () => {
      const group = this.access.shareable(actor, await this.groups.findGroup(classGroupId));
      if (await this.links.remove(group.id)) await this.note(actor, group, 'classes.link-ended');
    });
  }

  private async codeOf(actor: Actor, group: ClassGroup): Promise<string> {
    for (;;) {
      const known = await this.links.codeOf(group.id);
      if (known !== null) return known;
      const code = randomCode(LINK_CODE_LENGTH);
      if (!(await this.links.insert(code, group.id, this.clock.now()))) continue;
      await this.note(actor, group, 'classes.link-made');
      return code;
    }
  }

  private async note(
    actor: Actor,
    { id: subjectId, unitPath }: ClassGroup,
    action: 'classes.link-made' | 'classes.link-ended',
  ): Promise<void> {
    await this.audit.record(actor, { action, subjectType: 'class-group', subjectId, unitPath });
  }
}
