import { Injectable } from '@nestjs/common';
import { type Actor, Audit, streamXlsx, Throttle } from '@lopso/platform';
import { CHASE_COLUMNS, chaseCells } from '../rules/chase';
import { ChaseList, type ChaseWish } from './chase-list.service';
import { type ExportedFile, EXPORTS } from './people-export.service';

/** More people than any commune has; who stands beyond is counted in the list. */
const MOST_PEOPLE = 5000;

/** The chase list of a commune as an .xlsx file. */
@Injectable()
export class ChaseExport {
  constructor(
    private readonly chase: ChaseList,
    private readonly audit: Audit,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Those whom `ChaseList.list` finds, without telephones; restricted records are left out. Every file is written into the audit trail.
   * @throws NotFound as the list; TooManyRequests after 30 files in ten minutes
   */
  async open(actor: Actor, wish: ChaseWish): Promise<ExportedFile> {
    const view = await this.chase.open(actor, wish);
    await this.throttle.spend(EXPORTS, actor.accountId);
    const { communeId, teamId, stage } = wish;
    const reading = await this.audit.recordExportOver(actor, view.scope, {
      action: 'reporting.chase-exported',
      subject: { type: 'round', id: view.round.id },
      details: { communeId, teamId, state: stage },
    });
    const { people } = await this.chase.read(view, wish, { limit: MOST_PEOPLE, cursor: null });
    const named = people.filter(({ isRestricted }) => !isRestricted);
    await this.audit.noteHeld(
      reading,
      named.map(({ memberId }) => memberId),
    );
    const rows = named.map(chaseCells);
    const stream = streamXlsx([{ name: 'Cần nhắc', columns: CHASE_COLUMNS, rows, isList: true }]);
    return { fileName: `can-nhac-${view.today}.xlsx`, stream };
  }
}
