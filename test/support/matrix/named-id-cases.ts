import { EquipmentService } from '@lopso/classes';
import { newId } from '@lopso/platform';
import { TestClasses } from '../classes';
import { grantFor, upload, work } from '../imports';
import { aTrainer } from '../trainers';
import { aCall, callForm } from './call-cases';
import { crewCases } from './crew-id-cases';
import { moveCases } from './move-id-cases';
import { inBody as body, inQuery as query, type NamedIdCase } from './named-id-case';
import { aPairAt } from './pair-cases';
import { farRoundOf, paperCases } from './paper-id-cases';
import { planningIds } from './planning-cases';
import { reformCases } from './reform-id-cases';
import { aRequest } from './request-cases';
import { roundCases } from './round-id-cases';
import { type MatrixWorld } from './world';

/** Requests with an id of the commune beside or of another province, by `POST /route field`. `calm`: whose class has not met yet. */
export async function namedIdCases(
  world: MatrixWorld,
  calm: MatrixWorld,
): Promise<Readonly<Record<string, NamedIdCase>>> {
  const { commune, sibling, foreign, province, elsewhere } = world;
  const made = await calm.aClass();
  const calmTrainer = (await calm.place()).trainer;
  const officer = world.officer();
  const admin = world.department();
  const team = await world.team();
  const seatTermId = await world.seatTermId();
  const village = await province.village(commune);
  const otherVillage = await province.village(commune, 'Thôn Nà Ôm');
  const theirMember = await province.member(sibling, 'Vàng Thị Xa');
  const theirTeam = await province.team(sibling);
  await province.seat(theirMember, theirTeam);
  const theirVillage = await province.village(sibling);
  const theirAccount = await world.accountOf(theirMember);
  const farMember = await elsewhere.member(foreign, 'Vàng Thị Tỉnh');
  await elsewhere.seat(farMember, await elsewhere.team(foreign));
  const farTerm = await world.api.database.queryOne<{ id: string }>(
    'select id from org.seat_term where member_id = $1',
    [farMember.id],
  );
  const pair = await aPairAt(calm);
  const group = await world.openClass();
  const { trainer } = await world.place();
  const unseated = await world.unseated();
  const theirRequest = await aRequest(calm, 'commune', theirMember);
  const days = 'from=2026-11-30&to=2026-12-31';
  const term = { until: '2027-01-31', decisionNumber: '1/QĐ' };
  const guest = { kind: 'guest-trainer', unitId: commune.id, ...term };
  const someone = { displayName: 'Lý Văn Mới', birthYear: 1990 };
  const officerOfImports = await grantFor(world.api, officer);
  const list = Buffer.from(`Họ và tên;Năm sinh\n${unseated.fullName};1987`);
  const imported = await upload(world.api, officerOfImports, { unitId: commune.id, bytes: list });
  await work(world.api, imported.body.id);
  const farVenue = await new TestClasses(world.api.app).venue(elsewhere.officer('trainer'), foreign);
  const theirs = {
    assistantIds: (await aTrainer(world.api.database, elsewhere, 'Lò Thị Xa')).accountId,
    equipmentIds: (
      await world.api.app
        .get(EquipmentService)
        .addEquipment(elsewhere.officer('trainer'), { communeId: foreign.id, name: `Máy chiếu ${newId()}` })
    ).id,
  };
  const hall = (await calm.place()).venueId;
  const evening = { on: '2026-12-09', from: '18:00', to: '20:00' };
  const inSession = `/class-sessions/${group.sessionId}`;
  const far = {
    commune: foreign,
    roundId: (await farRoundOf(world)).id,
    accountId: await world.accountOf(farMember),
    venueId: farVenue,
  };
  const { callId } = await aCall(world);
  const planning = Object.entries(await planningIds(world, far));
  return {
    ...(await paperCases(world, farMember)),
    'POST /teams/:teamId/activation-slips memberIds': body(
      officer,
      theirMember.id,
      `/teams/${team.id}/activation-slips`,
      (id) => ({ memberIds: [id] }),
    ),
    'POST /teams/:teamId/members unitId': body(officer, theirVillage.id, `/teams/${team.id}/members`, (unitId) => ({
      ...{ clientKey: newId(), fullName: 'Lý Thị Mới', birthYear: 1990, kind: 'resident', position: 'member', unitId },
    })),
    'POST /teams/:teamId/seats memberId': body(officer, theirMember.id, `/teams/${team.id}/seats`, (memberId) => ({
      memberId,
      position: 'member',
    })),
    'POST /seat-terms/:seatTermId/replacement memberId': body(
      officer,
      theirMember.id,
      `/seat-terms/${seatTermId}/replacement`,
      (memberId) => ({ clientKey: newId(), memberId }),
    ),
    'POST /seat-terms/:seatTermId/move toTeamId': body(
      officer,
      theirTeam.id,
      `/seat-terms/${seatTermId}/move`,
      (toTeamId) => ({ toTeamId }),
    ),
    'POST /communes/:communeId/village-mergers villageIds': body(
      officer,
      theirVillage.id,
      `/communes/${commune.id}/village-mergers`,
      (id) => ({
        ...{ word: 'Thôn', name: 'Gộp', villageIds: [village.id, id] },
      }),
    ),
    'POST /class-sessions/:classSessionId/attendance memberId': body(
      trainer,
      farMember.id,
      `${inSession}/attendance`,
      (memberId) => ({
        ...{ memberId, mark: 'present', source: 'roll', clientKey: newId() },
      }),
    ),
    'POST /class-sessions/:classSessionId/walk-ins memberId': body(
      trainer,
      farMember.id,
      `${inSession}/walk-ins`,
      (memberId) => ({ memberId, clientKey: newId() }),
    ),
    'POST /class-groups/:classGroupId/booking-preview teamIds': body(
      officer,
      theirTeam.id,
      `/class-groups/${group.id}/booking-preview`,
      (id) => ({ teamIds: [id] }),
    ),
    'POST /class-groups/:classGroupId/booking-preview memberIds': body(
      officer,
      theirMember.id,
      `/class-groups/${group.id}/booking-preview`,
      (id) => ({ memberIds: [id] }),
    ),
    'POST /class-groups/:classGroupId/bookings teamIds': body(
      officer,
      theirTeam.id,
      `/class-groups/${group.id}/bookings`,
      (id) => ({ teamIds: [id] }),
    ),
    'POST /class-groups/:classGroupId/bookings memberIds': body(
      officer,
      theirMember.id,
      `/class-groups/${group.id}/bookings`,
      (id) => ({ memberIds: [id] }),
    ),
    'POST /class-groups/:classGroupId/waiting memberIds': body(
      officer,
      theirMember.id,
      `/class-groups/${group.id}/waiting`,
      (id) => ({ memberIds: [id] }),
    ),
    ...Object.fromEntries(
      (['commune-answers', 'commune-answers/undo', 'class-answers', 'class-answers/undo'] as const).map((route) => [
        `POST /place-requests/${route} requestIds`,
        body(
          route.startsWith('commune') ? officer : elsewhere.officer('trainer'),
          theirRequest,
          `/place-requests/${route}`,
          (id) => ({ requestIds: [id], ...(route.endsWith('undo') ? {} : { isApproved: true }) }),
        ),
      ]),
    ),
    'GET /place-requests classGroupId': query(elsewhere.officer('trainer'), made.id, '/place-requests?classGroupId='),
    'POST /role-grants accountId': body(officer, theirAccount, '/role-grants', (accountId) => ({
      ...guest,
      accountId,
    })),
    'POST /role-grants onBehalfOf': body(officer, theirAccount, '/role-grants', (onBehalfOf) => ({
      ...guest,
      memberId: unseated.id,
      onBehalfOf,
    })),
    'POST /staff-accounts unitId': body(officer, sibling.id, '/staff-accounts', (unitId) => ({
      ...guest,
      ...someone,
      unitId,
      clientKey: newId(),
    })),
    'POST /staff-accounts onBehalfOf': body(officer, theirAccount, '/staff-accounts', (onBehalfOf) => ({
      ...guest,
      ...someone,
      onBehalfOf,
      clientKey: newId(),
    })),
    ...(await reformCases(world)),
    'POST /class-sessions/:classSessionId/corrections memberId': body(
      trainer,
      farMember.id,
      `${inSession}/corrections`,
      (memberId) => ({
        ...{ memberId, mark: 'present', clientKey: newId() },
      }),
    ),
    ...crewCases({ as: calmTrainer, venueId: hall, classGroupId: made.id, sessionId: made.sessionId }, theirs),
    ...moveCases(
      { as: calmTrainer, venueId: hall, classGroupId: made.id, sessionId: made.sessionId },
      { sessionId: group.sessionId, venueId: farVenue },
    ),
    'POST /class-groups/:classGroupId/sessions venueId': body(
      calmTrainer,
      farVenue,
      `/class-groups/${made.id}/sessions`,
      (venueId) => ({ ...evening, venueId }),
    ),
    'PUT /class-sessions/:classSessionId venueId': body(
      calmTrainer,
      farVenue,
      `/class-sessions/${made.sessionId}`,
      (venueId) => ({ ...evening, venueId, revision: 0 }),
    ),
    'POST /imports/:importId/likenesses memberId': body(
      officerOfImports,
      theirMember.id,
      `/imports/${imported.body.id}/likenesses`,
      (memberId) => ({
        ...{ decision: 'same', memberId },
      }),
    ),
    ...(await roundCases(world, { theirTeam, officer, admin })),
    'POST /staff-accounts teamId': body(officer, theirTeam.id, '/staff-accounts', (teamId) => ({
      ...{ ...guest, ...someone, kind: 'team-leader', teamId, clientKey: newId() },
    })),
    'POST /communes/:communeId/village-mergers keepTeamOf': body(
      officer,
      theirVillage.id,
      `/communes/${commune.id}/village-mergers`,
      (keepTeamOf) => ({
        ...{ word: 'Thôn', name: 'Gộp', villageIds: [village.id, otherVillage.id], keepTeamOf },
      }),
    ),
    ...Object.fromEntries(planning.map(([key, { foreign: id, url, body: fill }]) => [key, body(admin, id, url, fill)])),
    'POST /class-calls quotas.communeId': body(admin, foreign.id, '/class-calls', (communeId) => callForm(communeId)),
    'PUT /class-calls/:callId quotas.communeId': body(admin, foreign.id, `/class-calls/${callId}`, (communeId) => ({
      ...{ revision: 0, closesOn: '2026-12-31', quotas: [{ communeId, places: 2 }] },
    })),
    'GET /audit-entries accountId': query(officer, theirAccount, '/audit-entries?accountId='),
    'GET /audit-entries memberId': query(officer, theirMember.id, '/audit-entries?memberId='),
    'GET /audit-entries communeId': query(officer, sibling.id, '/audit-entries?communeId='),
    'GET /members communeId': query(officer, sibling.id, '/members?communeId='),
    'GET /members teamId': query(officer, theirTeam.id, '/members?teamId='),
    'GET /absences/people classSessionId': query(trainer, made.sessionId, `/absences/people?${days}&classSessionId=`),
    'GET /absences/people communeId': query(trainer, foreign.id, `/absences/people?${days}&communeId=`),
    'GET /class-opinions trainerId': query(trainer, theirAccount, `/class-opinions?${days}&trainerId=`),
    'GET /class-opinions communeId': query(trainer, foreign.id, `/class-opinions?${days}&communeId=`),
    'GET /class-opinions/classes.xlsx trainerId': query(
      trainer,
      theirAccount,
      `/class-opinions/classes.xlsx?${days}&trainerId=`,
    ),
    'GET /class-opinions/classes.xlsx communeId': query(
      trainer,
      foreign.id,
      `/class-opinions/classes.xlsx?${days}&communeId=`,
    ),
    'GET /class-choices communeId': query(officer, sibling.id, '/class-choices?communeId='),
    'GET /class-groups staffId': query(officer, theirAccount, '/class-groups?staffId='),
    'GET /class-groups venueId': query(officer, farVenue, '/class-groups?venueId='),
    'GET /class-sessions staffId': query(officer, theirAccount, `/class-sessions?${days}&staffId=`),
    'GET /class-sessions venueId': query(officer, farVenue, `/class-sessions?${days}&venueId=`),
    'GET /class-groups communeId': query(officer, sibling.id, '/class-groups?communeId='),
    'GET /class-sessions communeId': query(officer, sibling.id, `/class-sessions?${days}&communeId=`),
    'PUT /person-pairs/:memberId/:otherId/joining keptMemberId': body(
      admin,
      farMember.id,
      pair.url,
      (keptMemberId) => ({
        ...{ seen: pair.seen, keptMemberId },
      }),
    ),
    'PUT /person-pairs/:memberId/:otherId/joining seatTermId': body(
      admin,
      farTerm?.id ?? '',
      pair.url,
      (seatTermId) => ({
        ...{ seen: pair.seen, keptMemberId: pair.memberId, seatTermId },
      }),
    ),
    'GET /person-pairs communeId': query(admin, foreign.id, '/person-pairs?communeId='),
    'GET /vacancies communeId': query(officer, sibling.id, '/vacancies?communeId='),
    'GET /villages-without-team communeId': query(officer, sibling.id, '/villages-without-team?communeId='),
    'GET /venues communeId': query(officer, sibling.id, '/venues?communeId='),
    'GET /role-grants unitId': query(officer, sibling.id, '/role-grants?unitId='),
  };
}
