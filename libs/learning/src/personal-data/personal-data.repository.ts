import { Injectable } from '@nestjs/common';
import {
  Database,
  type DataSubject,
  type ErasureTrace,
  type FreeText,
  type HeldFile,
  type HeldRows,
  type HeldSubject,
  HoldsPersonalData,
  type PersonalDataHolder,
} from '@lopso/platform';

const MEMBER = '(select c.member_id from learning.cycle c where c.id = t.cycle_id)';

/** Names of rounds and of what they ask, what was written about waivers and certificates of others, and whose badges are taken. */
export const LEARNING_TEXTS: readonly FreeText[] = [
  {
    table: 'learning.round',
    texts: ['title', 'decision_number'],
    unlike: ['title'],
    longest: 120,
    what: 'Đợt bồi dưỡng',
    label: 't.title',
    notedAt: 't.opened_at',
    place: 't.unit_path',
  },
  {
    table: 'learning.round_correction',
    texts: ['title', 'title_before', 'decision_number', 'decision_number_before', 'paper_number', 'reason'],
    what: 'Đính chính đợt bồi dưỡng',
    label: 't.title',
    notedAt: 't.proposed_at',
    place: '(select r.unit_path from learning.round r where r.id = t.round_id)',
  },
  {
    table: 'learning.round_ending',
    texts: ['paper_number', 'reason'],
    what: 'Kết thúc hoặc mở lại đợt bồi dưỡng',
    label: 't.paper_number',
    notedAt: 't.proposed_at',
    place: '(select r.unit_path from learning.round r where r.id = t.round_id)',
  },
  {
    table: 'learning.round_extension',
    texts: ['reason', 'paper_number'],
    what: 'Gia hạn cho cả đợt hoặc cho các xã',
    label: 't.paper_number',
    notedAt: 't.given_at',
    place: '(select r.unit_path from learning.round r where r.id = t.round_id)',
  },
  {
    table: 'learning.requirement',
    texts: ['label'],
    what: 'Yêu cầu của đợt',
    label: 't.label',
    place: '(select r.unit_path from learning.round r where r.id = t.round_id)',
  },
  {
    table: 'learning.waiver',
    texts: ['reason', 'end_reason'],
    what: 'Lý do miễn yêu cầu cho người khác',
    label: 't.paper_number',
    notedAt: 't.proposed_at',
    place: `(select m.unit_path from org.member m where m.id = ${MEMBER})`,
    isOwn: `${MEMBER} = $1`,
  },
  {
    table: 'learning.waiver',
    texts: ['label', 'paper_number'],
    what: 'Miễn yêu cầu',
    label: 't.paper_number',
    notedAt: 't.proposed_at',
    place: `(select m.unit_path from org.member m where m.id = ${MEMBER})`,
    isHers: `${MEMBER} = $1`,
  },
  {
    table: 'learning.extension',
    texts: ['reason'],
    what: 'Lý do gia hạn cho người khác',
    notedAt: 't.given_at',
    place: `(select m.unit_path from org.member m where m.id = ${MEMBER})`,
    isOwn: `${MEMBER} = $1`,
  },
  {
    table: 'learning.outside_claim',
    texts: ['number', 'issuer', 'reason', 'withdrawal_reason'],
    json: ['badge'],
    what: 'Chứng chỉ nơi khác của người khác',
    label: 't.name',
    notedAt: 't.sent_at',
    place: 't.unit_path',
    isOwn: 't.member_id = $1',
  },
  {
    table: 'learning.badge_issuer',
    texts: ['name', 'decision', 'end_reason'],
    what: 'Đơn vị được nhận huy hiệu số',
    label: 't.name',
    notedAt: 't.entered_at',
    place: 't.unit_path',
  },
];

/** Evidence and completion: under an id, never under a name; certificates of others with their files. */
@HoldsPersonalData('learning')
@Injectable()
export class LearningPersonalData implements PersonalDataHolder {
  readonly freeTexts = LEARNING_TEXTS;

  constructor(private readonly database: Database) {}

  async collect({ memberId }: HeldSubject): Promise<HeldRows[]> {
    const rounds = await this.database.query(
      `select r.title as round, c.opened_at as "openedAt", d.done_steps as "doneSteps", d.total_steps as "totalSteps",
         d.finished_at as "finishedAt", d.valid_until as "validUntil"
       from learning.cycle c join learning.round r on r.id = c.round_id left join learning.completion d on d.cycle_id = c.id
       where c.member_id = $1 order by c.opened_at`,
      [memberId],
    );
    const evidence = await this.database.query(
      `select kind, subject, minutes, occurred_at as "occurredAt", superseded_at as "supersededAt"
       from learning.evidence where member_id = $1 order by occurred_at`,
      [memberId],
    );
    const outside = await this.database.query(
      `select name as certificate, number, issuer, issued_on as "issuedOn", last_on as until, sent_at as "sentAt", state,
         decided_at as "decidedAt", coalesce(withdrawal_reason, reason) as reason, store_key is not null as file,
         badge->'facts'->>'title' as badge
       from learning.outside_claim where member_id = $1 order by sent_at`,
      [memberId],
    );
    const waivers = await this.database.query(
      `select r.title as round, w.label as subject, w.paper_number as notation, w.reason, w.proposed_at as "sentAt",
         w.confirmed_at as "decidedAt", w.closed_at as "endedAt", w.state
       from learning.waiver w join learning.cycle c on c.id = w.cycle_id join learning.round r on r.id = c.round_id
       where c.member_id = $1 order by w.proposed_at`,
      [memberId],
    );
    const extensions = await this.database.query(
      `select r.title as round, x.due_on as "dueOn", coalesce(g.reason, x.reason) as reason, g.paper_number as notation, x.given_at as "decidedAt",
         x.ended_at as "endedAt"
       from learning.extension x join learning.cycle c on c.id = x.cycle_id join learning.round r on r.id = c.round_id
       left join learning.round_extension g on g.id = x.round_extension_id
       where c.member_id = $1 order by x.given_at`,
      [memberId],
    );
    const reopenings = await this.database.query(
      `select r.title as round, o.course_title as course, o.to_version as version, r.opened_at as "decidedAt", r.due_on as "dueOn"
       from learning.reopening_name n join learning.reopening o on o.round_id = n.round_id join learning.round r on r.id = n.round_id
       where n.member_id = $1 order by r.opened_at`,
      [memberId],
    );
    return [
      { name: 'learning.rounds', rows: rounds },
      { name: 'learning.evidence', rows: evidence },
      { name: 'learning.outside', rows: outside },
      { name: 'learning.waivers', rows: waivers },
      { name: 'learning.extensions', rows: extensions },
      { name: 'learning.reopenings', rows: reopenings },
    ];
  }

  /** Photos and documents of certificates of others, counted in the order they were sent. */
  async files({ memberId }: HeldSubject): Promise<HeldFile[]> {
    return this.database.query<HeldFile>(
      `select format('giay-noi-khac/%s-%s.%s', row_number() over (order by sent_at, id), issued_on,
           case media_type when 'image/jpeg' then 'jpg' else split_part(media_type, '/', 2) end) as path, store_key as "storeKey"
       from learning.outside_claim where member_id = $1 and store_key is not null order by sent_at, id`,
      [memberId],
    );
  }

  /**
   * Evidence is never erased (DESIGN 4.2) and names nobody. Where a lesson was left open is forgotten; of a certificate of others its
   * number, what a badge said, the officer's words and the file. One that waits has no result: it goes as a whole.
   * Of a waiver the reason goes; the number of the paper stays. Of a later due date the reason goes.
   */
  async erase({ memberId }: DataSubject): Promise<ErasureTrace> {
    await this.database.execute('delete from learning.lesson_progress where member_id = $1', [memberId]);
    const files = await this.database.query<{ id: string; key: string | null }>(
      'select id, store_key as key from learning.outside_claim where member_id = $1 for update',
      [memberId],
    );
    await this.database.execute(`delete from learning.outside_claim where member_id = $1 and state = 'waiting'`, [
      memberId,
    ]);
    await this.database.execute(
      `update learning.outside_claim set number = '', issuer = '', store_key = null, body_hash = decode('00', 'hex'),
         reason = null, withdrawal_reason = null, badge = null, badge_key = null, doubted_at = null
       where member_id = $1`,
      [memberId],
    );
    const waivers = await this.database.query<{ id: string }>(
      `update learning.waiver w set reason = '', end_reason = null from learning.cycle c
       where c.id = w.cycle_id and c.member_id = $1 returning w.id`,
      [memberId],
    );
    const extensions = await this.database.query<{ id: string }>(
      `update learning.extension x set reason = '' from learning.cycle c
       where c.id = x.cycle_id and c.member_id = $1 and x.round_extension_id is null returning x.id`,
      [memberId],
    );
    return {
      fileKeys: files.flatMap(({ key }) => (key === null ? [] : [key])),
      auditSubjects: [...files, ...waivers, ...extensions].map(({ id }) => id),
    };
  }
}
