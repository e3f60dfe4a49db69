import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type Actor, Audit, type NotedReading, Throttle, type ThrottleRule } from '@lopso/platform';
import { READ_FIGURE_PEOPLE } from '../reporting.permissions';
import { filterWords } from '../rules/filter-words';
import { type PersonFilter } from '../rules/person-filter';
import { FilterNameRepository } from '../storage/filter-name.repository';
import { PeopleWorkbook } from './people-workbook';
import { ReportRounds, type ReportView } from './report-rounds.service';

/** A file on its way. */
export interface ExportedFile {
  readonly fileName: string;
  readonly stream: Readable;
}

/** A list of 20,000 keeps a connection busy for a second; nobody needs more than this. */
export const EXPORTS: ThrottleRule = { name: 'reporting.export', limit: 30, windowSeconds: 600 };

/** Lists of people as .xlsx files. */
@Injectable()
export class PeopleExport {
  constructor(
    private readonly rounds: ReportRounds,
    private readonly workbook: PeopleWorkbook,
    private readonly names: FilterNameRepository,
    private readonly audit: Audit,
    private readonly throttle: Throttle,
    private readonly members: MemberService,
  ) {}

  /**
   * The people that `People.list` finds with the same filter, as a file: the list, and a sheet that says as of when, which
   * filter and how the figures are counted. Restricted records are left out. The reading is written into the audit trail.
   * @throws NotFound when the round touches no unit of the actor
   * @throws TooManyRequests after 30 files in ten minutes
   * @throws ExportsBusy when as many files are being sent as a process sends at once
   */
  async open(actor: Actor, roundId: string, filter: PersonFilter): Promise<ExportedFile> {
    const view = await this.rounds.open(actor, READ_FIGURE_PEOPLE, roundId);
    await this.throttle.spend(EXPORTS, actor.accountId);
    const wanted = filter.text === null ? null : await this.members.readSearchText(actor, view.scope, filter.text);
    let known = (_: NotedReading): void => undefined;
    const noted = new Promise<NotedReading>((resolve) => {
      known = resolve;
    });
    const stream = await this.workbook.open(view, {
      ...{ filter, wanted, words: await this.words(view, filter) },
      onRead: async (memberIds) => this.audit.noteHeld(await noted, memberIds),
    });
    try {
      known(await this.note(actor, view, filter));
    } catch (error) {
      known([]);
      stream.destroy();
      throw error;
    }
    return { fileName: `danh-sach-${view.today}.xlsx`, stream };
  }

  private async note(actor: Actor, view: ReportView, filter: PersonFilter): Promise<NotedReading> {
    const { communeId, teamId, state, missing } = filter;
    return this.audit.recordExportOver(actor, view.scope, {
      action: 'reporting.people-exported',
      subject: { type: 'round', id: view.round.id },
      details: { communeId, teamId, state, missing },
    });
  }

  private async words(view: ReportView, filter: PersonFilter): Promise<string> {
    const names = await this.names.namesOf(view.scope, filter);
    const requirement = view.requirements.find(({ key }) => key === filter.missing);
    return filterWords(filter, { ...names, requirement: requirement?.label ?? null });
  }
}
