import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type DataSubject,
  type ErasureTrace,
  type FreeText,
  type HeldRows,
  type HeldSubject,
  HoldsPersonalData,
  type PersonalDataHolder,
} from '@lopso/platform';
import { Respondents } from '../feedback/respondents.service';

const booked = (whom: string): string =>
  `exists (select from classes.booking b where b.class_group_id = t.id and ${whom})`;

const NAMED = { texts: ['name'], unlike: ['name'], longest: 120, label: 't.name', place: 't.unit_path' };

const PLACE_OF_CLASS = '(select g.unit_path from classes.class_group g where g.id = t.class_group_id)';

const CLASS_TITLE = '(select g.title from classes.class_group g where g.id = t.class_group_id)';

const REMARK = { texts: ['remark'], what: 'Ý kiến sau lớp', label: CLASS_TITLE, place: PLACE_OF_CLASS };

/** Names of classes, halls and equipment, as somebody typed them, why a request was declined, and what members wrote after a class. */
export const CLASSES_TEXTS: readonly FreeText[] = [
  {
    table: 'classes.class_group',
    texts: ['title'],
    what: 'Tên lớp',
    label: 't.title',
    notedAt: 't.created_at',
    place: 't.unit_path',
    isHers: `${booked('b.member_id = $1')} and not ${booked('b.member_id = any($6::uuid[])')}`,
  },
  { ...NAMED, table: 'classes.venue', what: 'Tên hội trường' },
  { ...NAMED, table: 'classes.venue', texts: ['directions'], unlike: [], what: 'Đường đến hội trường', longest: 400 },
  { ...NAMED, table: 'classes.equipment', what: 'Tên thiết bị' },
  {
    table: 'classes.place_request',
    texts: ['reason'],
    what: 'Lý do không duyệt vào lớp',
    label: CLASS_TITLE,
    notedAt: 't.ended_at',
    place: PLACE_OF_CLASS,
  },
  // Until it is counted, and of fewer than five for ever, nobody reads it (decision 0062).
  { ...REMARK, table: 'classes.opinion', longest: 300, isUnread: true },
  { ...REMARK, table: 'classes.opinion_remark' },
];

const ERASED_NAME = 'Đã xóa theo yêu cầu';

/** Bookings, waiting lists, requests for places, marks of attendance, offers of make-ups, what was said after classes and may still be changed, cards and addresses of calendars. */
@HoldsPersonalData('classes')
@Injectable()
export class ClassesPersonalData implements PersonalDataHolder {
  readonly freeTexts = CLASSES_TEXTS;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly respondents: Respondents,
  ) {}

  async collect({ memberId, accountId }: HeldSubject): Promise<HeldRows[]> {
    const bookings = await this.database.query(
      `select g.title as class, b.booked_at as "bookedAt", b.given_as as "givenAs", b.cancelled_at as "cancelledAt",
         b.taken_as as "takenAs", b.seen_at as "seenAt", n.number as "lineOnLists"
       from classes.booking b join classes.class_group g on g.id = b.class_group_id
       left join classes.roll_number n on n.class_group_id = b.class_group_id and n.member_id = b.member_id where b.member_id = $1 order by b.booked_at`,
      [memberId],
    );
    const marks = await this.database.query(
      `select g.title as class, lower(s.during) as "startsAt", m.mark, m.came_at as "cameAt", m.left_at as "leftAt",
         m.minutes, m.excuse, m.source, m.marked_at as "markedAt",
         case when m.source in ('scan', 'number') then m.device_id end as "phoneOfSession"
       from classes.attendance_mark m join classes.class_session s on s.id = m.class_session_id
       join classes.class_group g on g.id = s.class_group_id where m.member_id = $1 order by m.id`,
      [memberId],
    );
    const cards = await this.database.query(
      `select number as "cardNumber", issued_at as "issuedAt", replaced_at as "replacedAt"
       from classes.member_card where member_id = $1 order by issued_at, number`,
      [memberId],
    );
    const calendars = await this.database.query(
      'select reach as calendar, made_at as "addressMadeAt" from classes.calendar_feed where account_id = $1 order by made_at, id',
      [accountId],
    );
    const duties = await this.database.query(
      `select g.title as class, lower(m.during) as "startsAt", m.duty, m.display_name as "announcedAs"
       from classes.session_staff m join classes.class_session s on s.id = m.class_session_id
       join classes.class_group g on g.id = s.class_group_id where m.account_id = $1 order by lower(m.during), s.id`,
      [accountId],
    );
    const told = await this.database.query(
      `select g.title as class, lower(s.during) as "startsAt", t.told_at as "toldAt"
       from classes.session_told t join classes.class_session s on s.id = t.class_session_id
       join classes.class_group g on g.id = s.class_group_id where t.account_id = $1
       union all select g.title, null, o.told_at
       from classes.opening_told o join classes.class_group g on g.id = o.class_group_id where o.account_id = $1 order by 3, 1`,
      [accountId],
    );
    return [
      { name: 'classes.duties', rows: duties },
      { name: 'classes.told', rows: told },
      { name: 'classes.bookings', rows: bookings },
      ...(await this.wishes(memberId)),
      { name: 'classes.marks', rows: marks },
      ...(await this.afterClasses(memberId)),
      { name: 'classes.cards', rows: cards },
      { name: 'classes.calendars', rows: calendars },
    ];
  }

  /** Places she waited for, and requests for one. */
  private async wishes(memberId: string | null): Promise<HeldRows[]> {
    const waiting = await this.database.query(
      `select g.title as class, w.joined_at as "joinedAt", w.ended_at as "endedAt", w.ended_as as "endedAs"
       from classes.waiting_entry w join classes.class_group g on g.id = w.class_group_id
       where w.member_id = $1 order by w.joined_at`,
      [memberId],
    );
    const requests = await this.database.query(
      `select g.title as class, r.asked_at as "askedAt", r.commune_at as "communeAt", r.expires_at as "expiresAt",
         r.ended_at as "endedAt", r.ended_as as "endedAs", r.reason
       from classes.place_request r join classes.class_group g on g.id = r.class_group_id
       where r.member_id = $1 order by r.asked_at, r.id`,
      [memberId],
    );
    return [
      { name: 'classes.waiting', rows: waiting },
      { name: 'classes.requests', rows: requests },
    ];
  }

  /** What follows a class: offers of make-ups, and signed sheets she may be on. */
  private async afterClasses(memberId: string | null): Promise<HeldRows[]> {
    const makeUps = await this.database.query(
      `select g.title as class, lower(s.during) as "startsAt", o.offered_at as "offeredAt", o.ended_at as "endedAt", o.ended_as as "endedAs"
       from classes.make_up_offer o join classes.class_session s on s.id = o.class_session_id
       join classes.class_group g on g.id = s.class_group_id where o.member_id = $1 order by o.offered_at, o.id`,
      [memberId],
    );
    const sheets = await this.database.query(
      `select g.title as class, lower(s.during) as "startsAt", k.kept_at as "keptAt"
       from classes.roll_sheet k join classes.class_session s on s.id = k.class_session_id
       join classes.class_group g on g.id = s.class_group_id
       where k.removed_at is null and exists (
         select from classes.booked_time t where t.class_session_id = s.id and t.member_id = $1
         union all select from classes.attendance_mark m where m.class_session_id = s.id and m.member_id = $1)
       order by k.kept_at, k.id`,
      [memberId],
    );
    return [
      { name: 'classes.make-ups', rows: makeUps },
      { name: 'classes.sheets', rows: sheets },
      ...(await this.answers(memberId)),
    ];
  }

  /** What she said after classes, while it may be changed: later nobody can tell which answers were hers. */
  private async answers(memberId: string | null): Promise<HeldRows[]> {
    const asked = memberId === null ? [] : await this.askedClasses(memberId);
    const hashes = asked.flatMap(({ hashes }) => hashes);
    const opinions = await this.database.query(
      `select g.title as class, o.understood, o.pace, o.usefulness, o.remark
       from classes.opinion o join classes.class_group g on g.id = o.class_group_id
       where o.class_group_id = any($1) and o.respondent = any($2) order by g.title, g.id`,
      [asked.map(({ id }) => id), hashes],
    );
    const households = await this.database.query(
      `select g.title as class, o.households, (o.by_task->>'public-services')::int as "householdsServices",
         (o.by_task->>'identity')::int as "householdsIdentity", (o.by_task->>'payment')::int as "householdsPayment",
         (o.by_task->>'safety')::int as "householdsSafety", (o.by_task->>'selling')::int as "householdsSelling"
       from classes.household_report o join classes.class_group g on g.id = o.class_group_id
       where o.class_group_id = any($1) and o.respondent = any($2) order by g.title, g.id`,
      [asked.map(({ id }) => id), hashes],
    );
    return [
      { name: 'classes.opinions', rows: opinions },
      { name: 'classes.households', rows: households },
    ];
  }

  /** Classes she was marked in, whatever the mark, about which answers are kept; with what hers would stand under. */
  private async askedClasses(memberId: string): Promise<{ id: string; hashes: readonly Buffer[] }[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct s.class_group_id as id
       from classes.attendance_mark m join classes.class_session s on s.id = m.class_session_id where m.member_id = $1
         and (exists (select from classes.opinion o where o.class_group_id = s.class_group_id)
           or exists (select from classes.household_report o where o.class_group_id = s.class_group_id))`,
      [memberId],
    );
    return rows.map(({ id }) => ({ id, hashes: this.respondents.of(id, memberId).known }));
  }

  private async eraseAnswers(memberId: string): Promise<void> {
    for (const { id, hashes } of await this.askedClasses(memberId)) {
      await this.database.execute('delete from classes.opinion where class_group_id = $1 and respondent = any($2)', [
        id,
        hashes,
      ]);
      await this.database.execute(
        'delete from classes.household_report where class_group_id = $1 and respondent = any($2)',
        [id, hashes],
      );
    }
  }

  /**
   * Attendance stays, without a name; places in sessions to come are given back, nothing is waited for or offered; a class the person ran
   * names nobody; cards and addresses of calendars open nothing. What she said after a class goes while it is known to be hers; counts name nobody.
   */
  async erase({ memberId, accountId }: DataSubject): Promise<ErasureTrace> {
    const now = this.clock.now();
    await this.database.execute(
      `with given_back as (
         update classes.booking set cancelled_at = $2
         where member_id = $1 and cancelled_at is null and not exists (
           select from classes.class_session s where s.class_group_id = booking.class_group_id and lower(s.during) <= $2)
         returning id)
       delete from classes.booked_time where booking_id in (select id from given_back)`,
      [memberId, now],
    );
    await this.database.execute(
      `update classes.waiting_entry set ended_at = $2, ended_as = 'left' where member_id = $1 and ended_at is null`,
      [memberId, now],
    );
    await this.database.execute('update classes.class_group set trainer_name = $2 where trainer_id = $1', [
      accountId,
      ERASED_NAME,
    ]);
    await this.database.execute('update classes.session_staff set display_name = $2 where account_id = $1', [
      accountId,
      ERASED_NAME,
    ]);
    if (memberId !== null) await this.eraseAnswers(memberId);
    await this.database.execute('delete from classes.place_request where member_id = $1', [memberId]);
    await this.database.execute('delete from classes.make_up_offer where member_id = $1', [memberId]);
    await this.database.execute('delete from classes.member_card where member_id = $1', [memberId]);
    await this.database.execute('delete from classes.calendar_feed where account_id = $1', [accountId]);
    await this.database.execute('delete from classes.session_told where account_id = $1', [accountId]);
    await this.database.execute('delete from classes.opening_told where account_id = $1', [accountId]);
    return { fileKeys: [], auditSubjects: [] };
  }
}
