import { Injectable } from '@nestjs/common';
import {
  Database,
  type DataSubject,
  type ErasureTrace,
  type FreeText,
  type HeldRows,
  type HeldSubject,
  HoldsPersonalData,
  type PersonalDataHolder,
} from '@lopso/platform';
import { standingOf } from '../nominations/nomination-call.repository';

/** Names of plans, markets and topics of calls; why a proposal was declined. */
export const PLANNING_TEXTS: readonly FreeText[] = [
  {
    table: 'planning.plan',
    texts: ['name'],
    what: 'Kế hoạch mở lớp',
    label: 't.name',
    notedAt: 't.created_at',
    place: 't.unit_path',
  },
  {
    table: 'planning.class_call',
    texts: ['title'],
    what: 'Đăng ký nhu cầu',
    label: 't.title',
    notedAt: 't.created_at',
    place: 't.unit_path',
  },
  {
    table: 'planning.call_name',
    texts: ['reason'],
    what: 'Lý do không nhận đề xuất đi học',
    label: `'Lý do không nhận đề xuất đi học'`,
    notedAt: 't.ended_at',
    place: '(select q.unit_path from planning.call_quota q where q.call_id = t.call_id and q.unit_id = t.unit_id)',
  },
  {
    table: 'planning.market',
    texts: ['name'],
    unlike: ['name'],
    longest: 80,
    what: 'Chợ phiên',
    label: 't.name',
    place: 't.unit_path',
  },
];

/** Where a trainer lives, days of leave, and calls that name a member. */
@HoldsPersonalData('planning')
@Injectable()
export class PlanningPersonalData implements PersonalDataHolder {
  readonly freeTexts = PLANNING_TEXTS;

  constructor(private readonly database: Database) {}

  async collect({ accountId, memberId }: HeldSubject): Promise<HeldRows[]> {
    const homes = await this.database.query(
      `select u.full_name as commune, h.set_at as "setAt" from planning.trainer_home h join org.unit u on u.id = h.unit_id
       where h.account_id = $1`,
      [accountId],
    );
    const leaves = await this.database.query(
      `select to_char(lower(away), 'YYYY-MM-DD') as "from", to_char(upper(away) - 1, 'YYYY-MM-DD') as "to", set_at as "setAt"
       from planning.trainer_leave where account_id = $1 order by lower(away)`,
      [accountId],
    );
    const calls = await this.database.query(
      `select c.title as call, ${standingOf('n')} as state, n.proposed_at as "proposedAt", n.named_at as "namedAt", n.ended_at as "endedAt", n.reason
       from planning.call_name n join planning.class_call c on c.id = n.call_id where n.member_id = $1 order by n.id`,
      [memberId],
    );
    return [
      { name: 'planning.calls', rows: calls },
      { name: 'planning.homes', rows: homes },
      { name: 'planning.leaves', rows: leaves },
    ];
  }

  /** All of it goes: a call that names somebody no longer has her place free. */
  async erase({ accountId, memberId }: DataSubject): Promise<ErasureTrace> {
    await this.database.execute('delete from planning.call_name where member_id = $1', [memberId]);
    await this.database.execute('delete from planning.trainer_home where account_id = $1', [accountId]);
    await this.database.execute('delete from planning.trainer_leave where account_id = $1', [accountId]);
    return { fileKeys: [], auditSubjects: [] };
  }
}
