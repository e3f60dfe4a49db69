import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, cleanText, foldText, InvalidInput, translatingConstraints } from '@lopso/platform';
import { CommuneExists, CommuneNameTaken } from '../org-changes.errors';
import { indistinct } from '../rules/commune-names';
import { formerDistrictOf } from '../rules/official-units';
import { distinctName } from '../rules/unit-names';
import { nextVillageCode } from '../rules/village-names';
import { ReformRepository } from '../storage/reform.repository';
import { UnitRepository, type UnitSummary } from '../storage/unit.repository';
import { type VillageOfCommune, VillageRepository } from '../storage/village.repository';
import { type CommuneReform, type OpenedReform } from './commune-reform';
import { UnitHolders } from './unit-holders';

/** Writes new communes down, moves villages into them, and links old to new. */
@Injectable()
export class CommuneFounder {
  constructor(
    private readonly reforms: ReformRepository,
    private readonly units: UnitRepository,
    private readonly villages: VillageRepository,
    private readonly holders: UnitHolders,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * What is wrong with the new communes before anything is written. Answers the communes whose name a new one shares and
   * from which the former district tells it apart.
   * @throws InvalidInput, CommuneExists for a code that is or was another's, CommuneNameTaken
   */
  async requireFree(
    { province, sources, goingIds }: Pick<OpenedReform, 'province' | 'sources' | 'goingIds'>,
    { to }: CommuneReform,
  ): Promise<string[]> {
    const made = to.flatMap((target) => ('unitId' in target ? [] : [{ ...target, name: cleanText(target.name) }]));
    if (made.some(({ name, code }) => name === '' || !/^\d{5}$/.test(code)))
      throw new InvalidInput([{ pointer: '#/to', code: 'org.new-commune' }]);
    const districts = districtsOf(sources);
    const namesakes: string[] = [];
    for (const [index, { code, word, name }] of made.entries()) {
      const before = made.slice(0, index);
      const path = `${province.path}.${code}`;
      if (before.some((one) => one.code === code) || (await this.units.findByPath(path)) !== null)
        throw new CommuneExists(code);
      const fullName = `${word} ${name}`;
      const others = await this.reforms.named(name, province, { on: this.clock.today(), exceptIds: goingIds });
      const isTwice = before.some((one) => one.word === word && one.name === name);
      if (isTwice || indistinct(fullName, districts, others).length > 0) throw new CommuneNameTaken(fullName);
      namesakes.push(...others.map((other) => distinctName(other.fullName, other.distinguishedBy)));
    }
    return namesakes;
  }

  /** A new commune; a name another commune has is told apart by the former district. @throws CommuneExists */
  async found(
    { province, sources, goingIds }: OpenedReform,
    commune: {
      readonly id: string;
      readonly code: string;
      readonly word: string;
      readonly name: string;
      readonly validFrom: string;
    },
  ): Promise<void> {
    const name = cleanText(commune.name);
    const formerDistricts = districtsOf(sources);
    const isShared =
      (await this.reforms.named(name, province, { on: this.clock.today(), exceptIds: goingIds })).length > 0;
    const fullName = `${commune.word} ${name}`;
    await translatingConstraints({ unit_path_uq: () => new CommuneExists(commune.code) }, () =>
      this.reforms.insertCommune({
        id: commune.id,
        code: commune.code,
        name,
        fullName,
        searchKey: foldText(`${fullName} ${formerDistricts.join(' ')}`),
        formerDistricts,
        distinguishedBy: isShared ? formerDistrictOf(formerDistricts) : null,
        parentId: province.id,
        path: `${province.path}.${commune.code}`,
        validFrom: commune.validFrom,
      }),
    );
  }

  /** Villages go to a commune under its next free codes; those that lie there already stay. */
  async moveVillages(target: UnitSummary, villages: readonly VillageOfCommune[]): Promise<void> {
    const codes = (await this.units.villagesOf(target.id, this.clock.today())).map((village) => village.code);
    for (const village of villages) {
      if (village.path.startsWith(`${target.path}.`)) continue;
      const code = nextVillageCode(codes);
      codes.push(code);
      await this.reforms.moveVillage(village.id, target, code);
    }
    await this.holders.tell(villages.map(({ id }) => id));
  }

  /** The dated facts, and the trail. */
  async link(
    actor: Actor,
    reform: {
      readonly opened: OpenedReform;
      readonly wish: CommuneReform;
      readonly links: readonly { readonly id: string; readonly from: string; readonly to: string }[];
      readonly kind: 'merged' | 'split';
    },
  ): Promise<void> {
    const { opened, wish, links, kind } = reform;
    const { decisionNumber, effectiveOn } = wish;
    const recordedAt = this.clock.now();
    for (const { id, from, to } of links)
      await this.villages.succeed({
        id,
        fromUnitId: from,
        toUnitId: to,
        kind,
        effectiveOn,
        decisionNumber,
        recordedAt,
      });
    await this.audit.record(actor, {
      action: 'org.communes-reformed',
      subjectType: 'unit',
      subjectId: opened.province.id,
      unitPath: opened.province.path,
      details: { kind, from: wish.fromIds, to: links.map((link) => link.to), decisionNumber, effectiveOn },
    });
  }
}

function districtsOf(sources: readonly UnitSummary[]): string[] {
  return [...new Set(sources.flatMap((source) => source.formerDistricts))];
}
