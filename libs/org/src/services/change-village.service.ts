import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId, Transactions } from '@lopso/platform';
import { VillageHasPeople, VillageHasTeam, VillageIsNew, VillageNameStays } from '../org-changes.errors';
import { teamName } from '../rules/unit-names';
import { TeamRepository } from '../storage/team.repository';
import { VillageRepository } from '../storage/village.repository';
import { ActJournal } from './act-journal';
import { type VillageDraft, VillageDesk, villageNameOf } from './village-desk';

/** The act, and the commune whose villages changed. */
export interface VillageChange {
  readonly actId: string;
  readonly communeId: string;
}

/** Renames and ends villages; nothing is deleted, both may be taken back the same day. */
@Injectable()
export class ChangeVillage {
  constructor(
    private readonly desk: VillageDesk,
    private readonly villages: VillageRepository,
    private readonly teams: TeamRepository,
    private readonly journal: ActJournal,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Gives a village another name from today on; its team takes the name, and the old name stays known.
   * @throws NotFound, VillageExists, VillageSpeltAlike, VillageNameStays, InvalidInput
   */
  async rename(actor: Actor, villageId: string, draft: VillageDraft): Promise<VillageChange> {
    const name = villageNameOf(draft);
    return this.transactions.run(async () => {
      const { commune, village } = await this.desk.openVillage(actor, villageId);
      if (village.fullName === name.fullName) throw new VillageNameStays(name.fullName);
      await this.desk.requireFreeName(commune, name, [villageId]);
      const formerId = newId();
      const touched = {
        unit: [villageId],
        unit_former_name: [formerId],
        ...(village.teamId === null ? {} : { team: [village.teamId] }),
      };
      const head = { kind: 'village-renamed' as const, unitId: commune.id, unitPath: commune.path };
      const actId = await this.journal.keep(
        actor,
        { ...head, subject: `${village.fullName} → ${name.fullName}` },
        touched,
        async () => {
          await this.villages.rename(villageId, name, { id: formerId, until: this.clock.today() });
          if (village.teamId !== null) await this.teams.rename(village.teamId, teamName(name.fullName));
          await this.desk.trail(actor, 'org.village-renamed', village, {
            before: village.fullName,
            after: name.fullName,
          });
        },
      );
      return { actId, communeId: commune.id };
    });
  }

  /**
   * Ends a village without a successor.
   * @throws NotFound, VillageHasTeam, VillageHasPeople, VillageIsNew (added today: take that back instead)
   */
  async end(actor: Actor, villageId: string): Promise<VillageChange> {
    return this.transactions.run(async () => {
      const { commune, village } = await this.desk.openVillage(actor, villageId);
      if (village.validFrom === this.clock.today()) throw new VillageIsNew(village.fullName);
      if (village.teamId !== null) throw new VillageHasTeam(village.fullName);
      if (village.people > 0) throw new VillageHasPeople(village.fullName, village.people);
      const head = {
        kind: 'village-ended' as const,
        unitId: commune.id,
        unitPath: commune.path,
        subject: village.fullName,
      };
      const actId = await this.journal.keep(actor, head, { unit: [villageId] }, async () => {
        await this.villages.endAll([villageId], this.clock.today());
        await this.desk.trail(actor, 'org.village-ended', village, {});
      });
      return { actId, communeId: commune.id };
    });
  }
}
