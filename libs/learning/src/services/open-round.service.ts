import { Injectable } from '@nestjs/common';
import { type Actor, cleanText, Clock, newId, Transactions } from '@lopso/platform';
import { AutomaticNeedsSecond } from '../learning-rounds.errors';
import { invalidRoundDates, NoAudience, ProgrammeIncomplete } from '../learning.errors';
import { type AudienceRule, tidyAudience } from '../rules/audience-rule';
import { faultsOfDates, type RoundDates } from '../rules/round-dates';
import { type ValidityRule } from '../rules/validity';
import { type NewRound, type Release } from '../storage/round.repository';
import { ReleaseTerms } from './release-terms';
import { type RoundTemplate, RoundTemplates } from './round-templates.service';
import { RoundWriter } from './round-writer';
import { requireKeepable } from './validity-timelines.service';

/** What an officer enters to open a round. */
export interface RoundOpening extends RoundDates {
  readonly programmeId: string;
  readonly title: string;
  readonly decisionNumber: string;
  readonly release: Release;
  readonly graceDays?: number;
  readonly validity?: ValidityRule | null;
  /** Whom of the programme's teams it is for; null: everybody. */
  readonly audience?: AudienceRule | null;
  /** The slug of the design its papers are printed by; left out: the programme's. */
  readonly certificateTemplate?: string;
  /** With whom it is held: organisations of the province's list, who read its figures from then on (decision 0074). */
  readonly partnerIds?: readonly string[];
}

/** Opens rounds: the round and what it demands at once, the cycles of its members by a job. */
@Injectable()
export class OpenRound {
  constructor(
    private readonly templates: RoundTemplates,
    private readonly writer: RoundWriter,
    private readonly releases: ReleaseTerms,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a round over the actor's province; gives its id. The number and date of the decision are obligatory (DESIGN 4.2).
   * @throws InvalidInput for dates that contradict each other or the calendar, for a rule of validity nobody could keep, and for an audience that names what there is not
   * @throws AutomaticNeedsSecond where two people release papers; ProgrammeIncomplete, NoAudience, RoundTitleTaken, NotFound for a partner on no list of the province; what
   * `CertificateDesigns` throws
   */
  async open(actor: Actor, opening: RoundOpening): Promise<string> {
    const province = this.templates.provinceOf(actor);
    const faults = faultsOfDates(opening, this.clock.today());
    if (faults.length > 0) throw invalidRoundDates(faults);
    requireKeepable(opening.validity ?? null);
    if (opening.release === 'automatic' && (await this.releases.needsSecond(province.path)))
      throw new AutomaticNeedsSecond();
    const partners = await this.writer.partnersFrom(province.path, opening.partnerIds ?? []);
    const template = await this.templates.get(opening.programmeId);
    if (template.missing.length > 0) throw new ProgrammeIncomplete(template.missing);
    await this.templates.requireDesign(actor, opening.certificateTemplate ?? template.programme.certificate);
    const audienceRule = tidyAudience(opening.audience ?? null);
    const { members } = await this.templates.countAudience(actor, opening.programmeId, audienceRule);
    if (members === 0) throw new NoAudience();
    const round = this.newRound(opening, template, {
      openedBy: actor.accountId,
      audienceRule,
      audienceCount: members,
      unitId: province.unitId,
      unitPath: province.path,
    });
    await this.transactions.run(() => this.writer.write(actor, round, template, partners));
    return round.id;
  }

  /** True where two people release the papers of the actor's province, so that no round there issues any by itself. @throws Forbidden */
  async isReleasedByTwo(actor: Actor): Promise<boolean> {
    return this.releases.needsSecond(this.templates.provinceOf(actor).path);
  }

  private newRound(
    opening: RoundOpening,
    { programme }: RoundTemplate,
    where: Pick<NewRound, 'unitId' | 'unitPath' | 'openedBy' | 'audienceRule' | 'audienceCount'>,
  ): NewRound {
    return {
      ...where,
      id: newId(),
      programmeId: programme.id,
      programmeHash: programme.hash,
      title: cleanText(opening.title),
      audience: programme.audience,
      startsOn: opening.startsOn,
      dueOn: opening.dueOn,
      ...ownDates(opening),
      validity: opening.validity ?? null,
      decisionNumber: cleanText(opening.decisionNumber),
      decidedOn: opening.decidedOn,
      release: opening.release,
      certificateTemplate: opening.certificateTemplate ?? programme.certificate,
      openedAt: this.clock.now(),
      reopens: null,
      countsFrom: null,
    };
  }
}

function ownDates({
  dueFrom = null,
  dueDays = null,
  graceDays = 0,
  newcomerDays = null,
  newcomersUntil = null,
}: RoundOpening): Pick<NewRound, 'dueFrom' | 'dueDays' | 'graceDays' | 'newcomerDays' | 'newcomersUntil'> {
  return { dueFrom, dueDays: dueFrom === null ? null : dueDays, graceDays, newcomerDays, newcomersUntil };
}
