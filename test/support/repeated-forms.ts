import { newId } from '@lopso/platform';
import { DesignDesk, EditDesigns } from '@lopso/credentials';
import { Accounts } from '@lopso/identity';
import { aForm, aPhoto } from './assessment';
import { evening, TestClasses } from './classes';
import { uploadRequest } from './imports';
import { aPublishedCourse } from './learning';
import { memberCard } from './matrix/class-rows';
import { type Ask } from './matrix/route-case';
import { type MatrixWorld } from './matrix/world';
import { aBadgeForm, aClaimForm, type ClaimParts, aTrustedIssuer } from './outside';
import { aHall, aTeacher, TERMS } from './planning';
import { TestRound } from './reporting';
import { aSheetForm } from './sheets';

type Changes = Readonly<Record<string, Partial<Ask>>>;

/** A form that may arrive twice: who sends it, and for each of its fields the same form with another value there. */
export interface RepeatedForm {
  readonly who: 'department-admin' | 'commune-officer' | 'trainer' | 'member';
  /** From above the row, where the form is about the whole province. */
  readonly position?: 'parent';
  /** Fields that decide nothing once the form has done its work, with why. */
  readonly indifferent?: Readonly<Record<string, string>>;
  readonly others: (world: MatrixWorld, ask: Ask) => Promise<Changes> | Changes;
}

/** A design of the province that looks otherwise than the one that comes with the system. */
async function anotherDesign({ api, province }: MatrixWorld): Promise<string> {
  const [edit, admin] = [api.app.get(EditDesigns), province.officer('department-admin')];
  const slug = await edit.copy(admin, { clientKey: newId(), from: 'hoan-thanh', name: 'Giấy xác nhận' });
  const { source } = await api.app.get(DesignDesk).open(admin, slug);
  await edit.save(admin, slug, { source: source.replace('GIẤY CHỨNG NHẬN', 'GIẤY XÁC NHẬN'), basedOn: 1 });
  return slug;
}

/** What else may be said of somebody in a session. */
const OTHER_WORDS = { cameAt: '19:20', leftAt: '19:50', minutes: 40, excuse: 'duty' };

type Fields = Readonly<Record<string, unknown>>;

/** Fields of the body, each with another value; what is undefined is left out. */
function bodies(ask: Ask, values: Readonly<Record<string, Fields | string | number | boolean>>): Changes {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      const change = typeof value === 'object' ? value : { [field]: value };
      return [field, { body: { ...(ask.body as Fields), ...change } }];
    }),
  );
}

/** A field of a multipart form. */
function fieldIn(ask: Ask, name: string): string {
  const payload = ask.request?.payload;
  const text = Buffer.isBuffer(payload) ? payload.toString('utf8') : '';
  return new RegExp(`name="${name}"\\r\\n\\r\\n([^\\r]*)`).exec(text)?.[1] ?? '';
}

async function handIns(_: MatrixWorld, ask: Ask): Promise<Changes> {
  const clientKey = fieldIn(ask, 'clientKey');
  const words = fieldIn(ask, 'words');
  const form = (change: { words?: string; courseHash?: string }, width = 320) =>
    aPhoto(width).then((bytes) => ({ request: aForm({ clientKey, words, ...change }, [{ bytes }]) }));
  return {
    courseHash: await form({ courseHash: 'a'.repeat(64) }),
    words: await form({ words: `${words} Thêm một câu.` }),
    photos: await form({}, 330),
  };
}

async function outsideBadges(world: MatrixWorld, ask: Ask): Promise<Changes> {
  const [clientKey, certificate] = [fieldIn(ask, 'clientKey'), fieldIn(ask, 'certificate')];
  const { issuer } = await aTrustedIssuer(world.api, world.province.officer('department-officer'));
  const badge = await issuer.badge({ name: null });
  return {
    certificate: { request: aBadgeForm(fileIn(ask), { clientKey, certificate: 'mot-giay-khac' }) },
    file: { request: aBadgeForm(badge, { clientKey, certificate }) },
  };
}

/** The one file of a multipart form. */
function fileIn(ask: Ask): Buffer {
  const payload = ask.request?.payload;
  const text = Buffer.isBuffer(payload) ? payload.toString('latin1') : '';
  const file = /filename="[^"]*"\r\n[^\r]*\r\n\r\n([\s\S]*?)\r\n--/.exec(text)?.[1] ?? '';
  return Buffer.from(file, 'latin1');
}

async function outsideClaims(_: MatrixWorld, ask: Ask): Promise<Changes> {
  const names = ['clientKey', 'certificate', 'number', 'issuer', 'issuedOn'] as const;
  const said = Object.fromEntries(names.map((name) => [name, fieldIn(ask, name)]));
  const form = async (change: Partial<ClaimParts>) => ({
    request: await aClaimForm({ certificate: '', ...said, file: { bytes: await aPhoto(320) }, ...change }),
  });
  return {
    certificate: await form({ certificate: 'mot-giay-khac' }),
    number: await form({ number: 'BDHVS-0999' }),
    issuer: await form({ issuer: 'Nơi khác' }),
    issuedOn: await form({ issuedOn: '2026-05-05' }),
    validUntil: await form({ validUntil: '2099-12-31' }),
    file: await form({ file: { bytes: await aPhoto(330) } }),
  };
}

async function anotherNamesake(world: MatrixWorld): Promise<number> {
  const { id } = await world.province.member(world.commune, (await world.teammate()).fullName);
  await world.api.database.execute('update org.member set birth_year = 1969 where id = $1', [id]);
  return 1969;
}

async function usernameOf(world: MatrixWorld): Promise<string> {
  const { id, fullName } = await world.unseated();
  const holder = { memberId: id, fullName, phone: null };
  return (await world.api.app.get(Accounts).ensureForMember(holder)).username;
}

/** Every route whose form carries a client key. */
export const REPEATED_FORMS: Readonly<Record<string, RepeatedForm>> = {
  'POST /teams/:teamId/members': {
    who: 'commune-officer',
    others: async (world, ask) =>
      bodies(ask, {
        ...{ fullName: 'Lò Thị Pâng', birthYear: 1991, phone: '0992 111 222', kind: 'teacher', position: 'deputy' },
        organisation: { kind: 'telecom-it', organisation: 'Viettel' },
        unitId: (await world.province.village(world.commune)).id,
        ...{
          isSomebodyElse: true,
          otherMemberIds: { otherMemberIds: [newId()] },
          isOneWordName: true,
          seatNumber: 7,
          from: '2026-12-01',
          until: '2027-12-01',
        },
      }),
  },
  'POST /seat-terms/:seatTermId/replacement': {
    who: 'commune-officer',
    others: async (world, ask) =>
      bodies(ask, {
        memberId: (await world.province.member(world.commune)).id,
        person: { memberId: undefined, person: { fullName: 'Lò Thị Pản', birthYear: 1990, kind: 'resident' } },
        ...{ position: 'deputy', from: '2026-12-01', until: '2027-12-01' },
      }),
  },
  'POST /staff-accounts': {
    who: 'department-admin',
    others: async (world, ask) =>
      bodies(ask, {
        ...{ displayName: 'Hà Minh Tú', birthYear: 1986, kind: 'trainer', organisation: 'Viettel' },
        ...{ unitId: (await world.province.village(world.commune)).id, teamId: (await world.team()).id },
        ...{ from: '2026-12-01', until: '2026-12-30', decisionNumber: '99/QĐ', onBehalfOf: newId() },
      }),
  },
  'POST /data-requests': {
    who: 'commune-officer',
    others: async (world, ask) =>
      bodies(ask, {
        memberId: (await world.teammate()).id,
        ...{ kind: 'erasure', wish: 'Xin xóa ảnh', madeOn: '2026-11-19' },
      }),
  },
  'POST /own-data/requests': {
    who: 'member',
    others: (_, ask) => bodies(ask, { kind: 'erasure', wish: 'Xin bản giấy' }),
  },
  'POST /papers': {
    who: 'commune-officer',
    others: async (world, ask) => {
      const other = await new TestClasses(world.api.app).aClass(await world.place(), { on: '2026-12-03' });
      return bodies(ask, {
        ...{ kind: 'minutes', classGroupId: other.id },
        roundId: { classGroupId: null, kind: 'round-report', roundId: newId() },
        planId: { classGroupId: null, kind: 'opening-plan', planId: newId() },
        communeId: newId(),
      });
    },
  },
  'POST /papers/:paperId/correction': { who: 'commune-officer', others: () => ({}) },
  'POST /staff-replacements': {
    who: 'trainer',
    others: (_, ask) =>
      bodies(ask, {
        ...{ accountId: newId(), standInId: newId() },
        classSessionIds: { classSessionIds: [newId()] },
      }),
  },
  'POST /class-groups': {
    who: 'trainer',
    indifferent: { isHolidayKnown: 'it answers a question asked before the class was written' },
    others: async (world, ask) =>
      bodies(ask, {
        ...{ title: 'Ký số', capacity: 41, topic: (await aPublishedCourse(world.api.database)).id },
        venueId: await new TestClasses(world.api.app).venue((await world.place()).trainer, world.commune),
        sessions: { sessions: [evening('2026-12-09')] },
        assistantIds: { assistantIds: [newId()] },
        equipmentIds: { equipmentIds: [newId()] },
        rule: { rule: { wholeFromPercent: null, roundToMinutes: 15, lateAfterMinutes: null } },
        approval: 'commune',
        buildsOn: { buildsOn: [(await aPublishedCourse(world.api.database)).id] },
      }),
  },
  'POST /class-sessions/:classSessionId/attendance': {
    who: 'trainer',
    indifferent: {
      deviceId: 'it orders taps of one phone among each other and says nothing of the person',
      sequence: 'it orders taps of one phone among each other and says nothing of the person',
      madeAt: 'the moment of the first arrival stays: a tap that comes again does not move it',
    },
    others: async (world, ask) =>
      bodies(ask, { source: 'paper', mark: 'absent', memberId: (await world.teammate()).id, ...OTHER_WORDS }),
  },
  'POST /class-sessions/:classSessionId/walk-ins': {
    who: 'trainer',
    others: async (world, ask) => bodies(ask, { memberId: (await world.unseated()).id }),
  },
  'POST /class-sessions/:classSessionId/arrivals': {
    who: 'trainer',
    others: async (world, ask) =>
      bodies(ask, {
        ...{ fullName: (await world.unseated()).fullName, birthYear: await anotherNamesake(world) },
        username: { fullName: undefined, birthYear: undefined, username: await usernameOf(world) },
      }),
  },
  'POST /class-sessions/:classSessionId/card-marks': {
    who: 'trainer',
    indifferent: {
      isTakenIn: 'it lets in who is on no list, and who has a mark is on one',
      madeAt: 'the moment of the first arrival stays: a tap that comes again does not move it',
    },
    others: async (world, ask) => bodies(ask, { card: await memberCard(world, await world.teammate()) }),
  },
  'POST /class-sessions/:classSessionId/corrections': {
    who: 'trainer',
    others: async (world, ask) =>
      bodies(ask, { source: 'paper', mark: 'absent', memberId: (await world.teammate()).id, ...OTHER_WORDS }),
  },
  'POST /class-sessions/:classSessionId/sheets': {
    who: 'trainer',
    others: async (_, ask) => ({
      file: { request: await aSheetForm({ clientKey: fieldIn(ask, 'clientKey'), bytes: await aPhoto(330) }) },
    }),
  },
  'POST /me/class-sessions/:classSessionId/attendance': {
    who: 'member',
    others: (_, ask) => bodies(ask, { token: 'một mã khác' }),
  },
  'POST /me/attendance': {
    who: 'member',
    others: (_, ask) =>
      bodies(ask, { number: (ask.body as { number: string }).number === '111111' ? '222222' : '111111' }),
  },
  'POST /class-plans': {
    who: 'department-admin',
    position: 'parent',
    others: async (world, ask) =>
      bodies(ask, {
        ...{ name: 'Một tên khác', from: '2026-12-02', until: '2026-12-30' },
        roundId: (await TestRound.open(world.api.database, world.province)).id,
        terms: { terms: { ...TERMS, largestClass: 30 } },
        trainerIds: { trainerIds: [await aTeacher(world.api, world.province.unit, 'Nông Văn Khác')] },
      }),
  },
  'POST /certificate-designs': {
    who: 'department-admin',
    position: 'parent',
    others: async (world, ask) => bodies(ask, { name: 'Mẫu khác', from: await anotherDesign(world) }),
  },
  'POST /class-calls': {
    who: 'department-admin',
    position: 'parent',
    others: async (world, ask) =>
      bodies(ask, {
        ...{ title: 'Một tên khác', closesOn: '2026-12-30' },
        courseId: (await aPublishedCourse(world.api.database)).id,
        level: { level: 'in-depth', requiredCourseIds: [(await aPublishedCourse(world.api.database)).id] },
        requiredCourseIds: { requiredCourseIds: [(await aPublishedCourse(world.api.database)).id] },
        quotas: { quotas: [{ communeId: world.commune.id, places: 4 }] },
      }),
  },
  'POST /class-calls/:callId/classes': {
    who: 'department-admin',
    position: 'parent',
    others: async (world, ask) =>
      bodies(ask, {
        ...{ capacity: 19, on: '2026-12-23', from: '17:30', to: '20:30' },
        venueId: await aHall(world.api, world.commune),
        trainerId: await aTeacher(world.api, world.province.unit, 'Nông Văn Khác'),
      }),
  },
  'POST /planning/trainers/:accountId/leaves': {
    who: 'department-admin',
    position: 'parent',
    others: (_, ask) => bodies(ask, { from: '2026-12-09', to: '2026-12-12' }),
  },
  'POST /planning/markets': {
    who: 'department-admin',
    position: 'parent',
    others: async (world, ask) =>
      bodies(ask, {
        ...{ name: 'Chợ khác', weekday: 6 },
        communeId: (await world.province.commune()).id,
        everyDays: { weekday: undefined, everyDays: 6, countedFrom: '2026-12-06' },
        countedFrom: { weekday: undefined, everyDays: 6, countedFrom: '2026-12-07' },
      }),
  },
  'POST /rounds/:roundId/certificate-changes': {
    who: 'department-admin',
    position: 'parent',
    others: (_, ask) =>
      bodies(ask, {
        reason: { reason: 'other' },
        note: { note: 'Vì lẽ khác hẳn' },
        paperNumber: { paperNumber: '9/QĐ', paperOn: '2026-11-20' },
        paperOn: { paperNumber: '9/QĐ', paperOn: '2026-11-21' },
        kind: { kind: 'reissue' },
        certificateIds: { certificateIds: [newId()] },
        seen: { seen: 'x'.repeat(43) },
      }),
  },
  'POST /rounds/:roundId/certificate-releases': {
    who: 'department-admin',
    position: 'parent',
    others: (_, ask) => bodies(ask, { cycleIds: { cycleIds: [newId()] } }),
  },
  'POST /me/outside-badges': { who: 'member', others: outsideBadges },
  'POST /me/outside-claims': { who: 'member', others: outsideClaims },
  'POST /tasks/:taskId/submissions': { who: 'member', others: handIns },
  'POST /members/:memberId/tasks/:taskId/submissions': { who: 'commune-officer', others: handIns },
  'POST /units/:unitId/imports': {
    who: 'commune-officer',
    others: (_, ask) => {
      const clientKey = fieldIn(ask, 'clientKey');
      const bytes = Buffer.from('Họ và tên;Năm sinh\nLù Seo Páo;1988\nSùng;1991\nVàng Thị Mỷ;1990');
      const other = Buffer.from(`Họ và tên;Năm sinh\n${newId()};1988`);
      return {
        kind: { request: uploadRequest({ clientKey, bytes, kind: 'villages' }) },
        file: { request: uploadRequest({ clientKey, bytes: other }) },
      };
    },
  },
};
