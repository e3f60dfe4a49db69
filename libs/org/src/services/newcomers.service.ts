import { Injectable } from '@nestjs/common';
import { Clock, foldText } from '@lopso/platform';
import { LikenessRepository, type LikePerson } from '../storage/likeness.repository';
import { MemberRecordRepository } from '../storage/member-record.repository';
import { RosterRepository } from '../storage/roster.repository';

/** Somebody about to be written down; `key` is the caller's own name for them. */
export interface AwaitedPerson {
  readonly key: number;
  readonly fullName: string;
  readonly birthYear: number;
  /** E.164. */
  readonly phone: string | null;
  readonly communeId: string;
}

/** What whoever writes people down in bulk asks once more before they do: no access check. */
@Injectable()
export class Newcomers {
  constructor(
    private readonly members: MemberRecordRepository,
    private readonly roster: RosterRepository,
    private readonly likeness: LikenessRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * People below a path who look like those about to be written down, as `RosterView.findLike` finds them. Waits until nobody else writes
   * people of the province, by hand or in bulk, and keeps it so until the caller's transaction ends: nobody can come in between the look
   * and the writing. Of a commune that is no more nothing is found.
   */
  async findLike(path: string, people: readonly AwaitedPerson[]): Promise<LikePerson[]> {
    await this.members.takeTurn(path);
    if (people.length === 0) return [];
    const today = this.clock.today();
    const communes = await this.roster.unitsById([...new Set(people.map(({ communeId }) => communeId))], path, today);
    const paths = new Map(communes.map((unit) => [unit.id, unit.path]));
    const questions = people.flatMap(({ communeId, fullName, ...person }) => {
      const communePath = paths.get(communeId);
      return communePath === undefined ? [] : [{ ...person, communePath, searchKey: foldText(fullName) }];
    });
    return this.likeness.findLike(path, questions, today);
  }
}
