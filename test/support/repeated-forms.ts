import { DesignService } from '@lopso/credentials';
import { newId } from '@lopso/platform';
import { aForm, aPhoto } from './assessment';
import { TestClasses } from './classes';
import { uploadRequest } from './imports';
import { aPublishedCourse } from './learning';
import { type Ask } from './matrix/route-case';
import { type MatrixWorld } from './matrix/world';
import { aBadgeForm, aClaimForm, aTrustedIssuer, type ClaimParts } from './outside';
import { aBarePlan, aHall, aTeacher, TERMS } from './planning';
import { REPEATED_CLASS_FORMS } from './repeated-class-forms';
import { bodies, type Changes, fieldIn, fileIn, type RepeatedForm } from './repeated-form';
import { TestRound } from './reporting';

/** A design of the province that looks otherwise than the one that comes with the system. */
async function anotherDesign({ api, province }: MatrixWorld): Promise<string> {
  const [edit, admin] = [api.app.get(DesignService), province.officer('department-admin')];
  const slug = await edit.copyDesign(admin, { clientKey: newId(), from: 'hoan-thanh', name: 'Giấy xác nhận' });
  const { source } = await api.app.get(DesignService).getDesign(admin, slug);
  await edit.saveDesign(admin, slug, { source: source.replace('GIẤY CHỨNG NHẬN', 'GIẤY XÁC NHẬN'), basedOn: 1 });
  return slug;
}

const roundIdOf = ({ body }: Ask): string => (body as { roundId: string }).roundId;

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
  'POST /cycles/:cycleId/attempt-grants': {
    who: 'commune-officer',
    others: (_, ask) => bodies(ask, { quizId: 'C99999-QUIZ', number: 3, reason: 'Máy hỏng giữa bài.' }),
  },
  'POST /papers/:paperId/correction': { who: 'commune-officer', others: () => ({}) },
  ...REPEATED_CLASS_FORMS,
  'POST /class-plans': {
    who: 'department-admin',
    position: 'parent',
    others: async (world, ask) =>
      bodies(ask, {
        ...{ name: 'Một tên khác', from: '2026-12-02', until: '2026-12-30' },
        roundId: (await TestRound.open(world.api.database, world.province)).id,
        terms: { terms: { ...TERMS, largestClass: 30 } },
        trainerIds: { trainerIds: [await aTeacher(world.api, world.province.unit, 'Nông Văn Khác')] },
        pinsOfPlanId: await aBarePlan(world.api, world.province, roundIdOf(ask)),
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
        capacity: 19,
        sessions: { sessions: [{ on: '2026-12-23', from: '17:30', to: '20:30' }] },
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
    others: (_, ask) =>
      bodies(ask, {
        cycleIds: { cycleIds: [newId()] },
        without: { without: { releaseId: newId(), cycleIds: [newId()] } },
      }),
  },
  'POST /me/outside-badges': { who: 'member', others: outsideBadges },
  'POST /me/outside-claims': { who: 'member', others: outsideClaims },
  'POST /members/:memberId/outside-claims': { who: 'commune-officer', others: outsideClaims },
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
