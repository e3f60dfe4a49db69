import { Injectable } from '@nestjs/common';
import { ClassGroupService } from '@lopso/classes';
import { type Actor } from '@lopso/platform';
import { type KeptAbout, PaperRepository } from '../storage/paper.repository';
import { PaperAccess } from './paper-access.service';

const MOST_LISTED = 200;

/** A class that left the units of somebody, about which her office keeps papers. */
export interface LeftClass {
  readonly classGroupId: string;
  readonly title: string;
  readonly paperCount: number;
  /** When the newest of them was begun. */
  readonly lastMadeAt: Date;
}

/** Finds the classes about which an office keeps papers although it doesn't see them any more (decision 0107). */
@Injectable()
export class LeftClasses {
  constructor(
    private readonly papers: PaperRepository,
    private readonly access: PaperAccess,
    private readonly classGroups: ClassGroupService,
  ) {}

  /** Those of whose papers the actor can open or drop one, the newest paper first; 200 at most. */
  async list(actor: Actor): Promise<LeftClass[]> {
    const kept = await this.papers.classesWithPapers(this.access.scope(actor));
    const hidden = await this.classGroups.hiddenAmong(actor, [
      ...new Set(kept.map(({ classGroupId }) => classGroupId)),
    ]);
    const found = new Map<string, LeftClass>();
    for (const about of kept) {
      const { classGroupId, lastMadeAt } = about;
      const title = hidden.get(classGroupId);
      const count = title === undefined ? 0 : await this.countOf(actor, about);
      if (title === undefined || count === 0) continue;
      const before = found.get(classGroupId);
      found.set(classGroupId, {
        ...{ classGroupId, title, paperCount: count + (before?.paperCount ?? 0) },
        lastMadeAt: before?.lastMadeAt ?? lastMadeAt,
      });
    }
    return [...found.values()].slice(0, MOST_LISTED);
  }

  /** Drafts count for who can drop them. */
  private async countOf(actor: Actor, about: KeptAbout): Promise<number> {
    const isOwn = about.draftCount > 0 && (await this.access.isOwn(actor, about));
    return about.issuedCount + (isOwn ? about.draftCount : 0);
  }
}
