import { IssuingService } from '@lopso/credentials';
import { PaperService } from '@lopso/papers';
import { newId } from '@lopso/platform';
import { aFinishedCycle, aRound, paperOf, type TestRound } from '../credentials';
import { aBarePlan } from '../planning';
import { type TestMember } from '../province';
import { type NamedIdCase } from './named-id-case';
import { type MatrixWorld } from './world';

const signer = { form: 'head', instead: '', position: 'Giám đốc', name: '' };

/** A round of the other province whose certificates an officer releases by hand. */
export const farRoundOf = (world: MatrixWorld): Promise<TestRound> =>
  world.once('far-round', () => aRound(world.api.database, world.elsewhere, { release: 'manual' }));

/** Papers and certificates of the own round that name a round, a commune, a list or somebody of another province. */
export async function paperCases(world: MatrixWorld, farMember: TestMember): Promise<Record<string, NamedIdCase>> {
  const { api, province, elsewhere, foreign } = world;
  const as = world.department();
  const round = await aRound(api.database, province, { release: 'manual' });
  const farRound = await farRoundOf(world);
  const farPlan = await aBarePlan(api, elsewhere, farRound.id);
  const farCycle = await aFinishedCycle(api.database, farRound, farMember);
  const farIssued = await aFinishedCycle(api.database, farRound, await elsewhere.member(foreign, 'Lò Thị Giấy'));
  await api.app.get(IssuingService).issue([farIssued.id], 'by-hand');
  const farPaper = await paperOf(api.database, farIssued);
  const paperId = newId();
  await api.app.get(PaperService).beginPaper(as, {
    id: paperId,
    kind: 'certificate-list',
    classGroupId: null,
    roundId: round.id,
    planId: null,
    communeId: null,
  });
  const farRelease = newId();
  await api.post(
    `/api/rounds/${farRound.id}/certificate-releases`,
    { clientKey: farRelease },
    { as: elsewhere.officer('department-officer') },
  );
  const ownRelease = newId();
  const ownCycle = await aFinishedCycle(api.database, round, await world.member());
  await api.post(`/api/rounds/${round.id}/certificate-releases`, { clientKey: ownRelease }, { as });
  const files = ['certificates/batch', 'certificates/batch.pdf', 'certificates/batch.zip', 'signing/parts'];
  const batches = files.map((name): [string, NamedIdCase] => [
    `GET /rounds/:roundId/${name} releaseId`,
    { as, foreign: farRelease, url: `/rounds/${round.id}/${name}?releaseId=`, body: null },
  ]);
  return {
    'GET /papers roundId': { as, foreign: farRound.id, url: '/papers?roundId=', body: null },
    'POST /papers roundId': {
      ...{ as, foreign: farRound.id, url: '/papers' },
      body: (roundId) => ({ clientKey: newId(), kind: 'round-report', roundId }),
    },
    'GET /papers communeId': {
      ...{ as: world.officer(), foreign: world.sibling.id, body: null },
      url: `/papers?roundId=${round.id}&communeId=`,
    },
    'POST /papers communeId': {
      ...{ as: world.officer(), foreign: world.sibling.id, url: '/papers' },
      body: (communeId) => ({ clientKey: newId(), kind: 'certificate-list', roundId: round.id, communeId }),
    },
    'GET /papers planId': { as, foreign: farPlan, url: '/papers?planId=', body: null },
    'POST /papers planId': {
      ...{ as, foreign: farPlan, url: '/papers' },
      body: (planId) => ({ clientKey: newId(), kind: 'opening-plan', planId }),
    },
    'PUT /papers/:paperId communeId': {
      ...{ as, foreign: foreign.id, url: `/papers/${paperId}` },
      body: (communeId) => ({ datedOn: null, signer, recipients: null, answers: {}, communeId }),
    },
    ...Object.fromEntries(batches),
    'GET /rounds/:roundId/signing/papers.zip releaseId': {
      ...{ as, foreign: farRelease, body: null },
      url: `/rounds/${round.id}/signing/papers.zip?from=0001/2000&to=9999/2099&releaseId=`,
    },
    'POST /rounds/:roundId/signing/copies releaseId': {
      ...{ as, foreign: farRelease, url: `/rounds/${round.id}/signing/copies` },
      body: (releaseId) => ({ from: '0001/2000', to: '9999/2099', releaseId }),
    },
    'POST /rounds/:roundId/certificate-changes certificateIds': {
      ...{ as, foreign: farPaper, url: `/rounds/${round.id}/certificate-changes` },
      body: (id) => ({
        ...{ clientKey: newId(), kind: 'withdraw', certificateIds: [id], reason: 'other', note: 'Cấp nhầm người' },
        seen: 'x'.repeat(43),
      }),
    },
    'POST /rounds/:roundId/certificate-changes/preview certificateIds': {
      ...{ as, foreign: farPaper, url: `/rounds/${round.id}/certificate-changes/preview` },
      body: (id) => ({ kind: 'withdraw', certificateIds: [id] }),
    },
    'POST /rounds/:roundId/certificate-releases cycleIds': {
      ...{ as, foreign: farCycle.id, url: `/rounds/${round.id}/certificate-releases` },
      body: (id) => ({ clientKey: newId(), cycleIds: [id] }),
    },
    'POST /rounds/:roundId/certificate-releases without.releaseId': {
      ...{ as, foreign: farRelease, url: `/rounds/${round.id}/certificate-releases` },
      body: (releaseId) => ({ clientKey: newId(), without: { releaseId, cycleIds: [newId()] } }),
    },
    'POST /rounds/:roundId/certificate-releases without.cycleIds': {
      ...{ as, foreign: farCycle.id, url: `/rounds/${round.id}/certificate-releases` },
      body: (id) => ({ clientKey: newId(), without: { releaseId: ownRelease, cycleIds: [id, ownCycle.id] } }),
    },
    'GET /rounds/:roundId/waiting-certificates communeId': {
      ...{ as, foreign: foreign.id, body: null },
      url: `/rounds/${round.id}/waiting-certificates?communeId=`,
    },
  };
}
