import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { ClassGroupRepository } from '../storage/class-group.repository';
import { ClassAccess } from './class-access.service';

/** Says which classes somebody doesn't see. */
@Injectable()
export class HiddenClasses {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly access: ClassAccess,
  ) {}

  /**
   * Those of the classes that the actor sees neither as what they are nor for people of hers, by id, with their titles: for an office that
   * wrote papers about them while it saw them.
   */
  async among(actor: Actor, classGroupIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.groups.findGroups(classGroupIds);
    const hidden = found.filter((group) => !this.access.reads(actor, group) && !this.access.isGuest(actor, group));
    return new Map(hidden.map(({ id, title }) => [id, title]));
  }
}
