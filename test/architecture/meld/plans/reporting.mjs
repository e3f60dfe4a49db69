// Meld plan for libs/reporting and apps/api/src/reporting. Old class names in `merge` and `rename`.
const s = (...names) => names.map((name) => `services/${name}.ts`);
const r = (...names) => names.map((name) => `rules/${name}.ts`);
const db = (...names) => names.map((name) => `storage/${name}.ts`);
const api = (...names) => names.map((name) => `@api/${name}.ts`);
const specs = (...names) => names.map((name) => `rules/${name}.spec.ts`);

export default {
  lib: 'reporting',
  files: {
    // ── rounds: what every report starts from ───────────────────────────────────────────────────────────────────
    'rounds/report-round.service.ts': {
      from: s('report-rounds.service', 'noted-readings.service'),
      merge: { ReportRoundService: ['ReportRounds', 'NotedReadings'] },
      doc: { ReportRoundService: 'Rounds as the caller may see them in reports, and the audit of reading people in them.' },
      prop: 'reportRounds',
    },
    'rounds/requirement.rules.ts': { from: r('missing-sentence', 'definition') },
    'rounds/requirement.rules.spec.ts': { from: specs('missing-sentence') },
    'rounds/report-round.repository.ts': { from: db('counted-cycles', 'report-round.repository') },
    'rounds/counted-cycles.medium-spec.ts': { from: ['storage/counted-cycles.medium-spec.ts'] },
    'rounds/report-round.dto.ts': { from: api('report.dto') },

    // ── figures ─────────────────────────────────────────────────────────────────────────────────────────────────
    'figures/figure.service.ts': {
      from: s('figures.service'),
      merge: { FigureService: ['Figures'] },
      doc: { FigureService: 'How many of a round, a commune, a team have finished, and how it goes on.' },
      prop: 'figures',
    },
    'figures/figure.rules.ts': { from: r('rate', 'pace', 'trend') },
    'figures/figure.rules.spec.ts': { from: specs('figures') },
    'figures/figure.repository.ts': { from: db('figure.repository'), merge: { FigureRepository: ['FigureRepository'] }, prop: 'figureRepository' },
    'figures/figure.controller.ts': { from: api('figure.controller') },
    'figures/figure.dto.ts': { from: api('figure.dto') },

    // ── map ─────────────────────────────────────────────────────────────────────────────────────────────────────
    'map/map.service.ts': {
      from: s('map-outlines.service'),
      merge: { MapService: ['MapOutlines'] },
      doc: { MapService: 'The drawn outlines of communes, made once from the configured file.' },
      prop: 'map',
    },
    'map/outline.rules.ts': { from: r('outline') },
    'map/outline.rules.spec.ts': { from: specs('outline') },
    'map/map.controller.ts': { from: api('map.controller') },
    'map/map.dto.ts': { from: api('map.dto') },

    // ── people behind the figures ───────────────────────────────────────────────────────────────────────────────
    'people/person-report.service.ts': {
      from: s('people.service', 'people-export.service', 'people-workbook'),
      merge: { PersonReportService: ['People', 'PeopleExport', 'PeopleWorkbook'] },
      doc: { PersonReportService: 'The people of a round with what they miss: listed, one by one, as a file.' },
      prop: 'people',
    },
    'people/export-limiter.service.ts': {
      from: s('export-places'),
      merge: { ExportLimiter: ['ExportPlaces'] },
      doc: { ExportLimiter: 'Limits how many exports one process writes at a time.' },
      prop: 'exportLimiter',
    },
    'people/person.rules.ts': { from: r('person-filter', 'person-words', 'filter-words', 'person-sheet', 'team-words') },
    'people/person.rules.spec.ts': { from: specs('person-words', 'team-words') },
    'people/person.repository.ts': {
      from: db('wanted-people', 'snapshot-cursor', 'person.repository', 'filter-name.repository'),
      merge: { PersonRepository: ['PersonRepository', 'FilterNameRepository'] },
      prop: 'persons',
    },
    'people/person.medium-spec.ts': { from: ['storage/person.repository.medium-spec.ts'] },
    'people/person.controller.ts': { from: api('person.controller') },
    'people/person.dto.ts': { from: api('person.dto') },

    // ── follow-up: who is to be reminded ────────────────────────────────────────────────────────────────────────
    'follow-up/follow-up.service.ts': {
      from: [...s('chase-list.service', 'chase-export.service'), ...api('chase-desk')],
      merge: { FollowUpService: ['ChaseList', 'ChaseExport', 'ChaseDesk'] },
      doc: { FollowUpService: 'Who of a commune is to be reminded of a round, and how they may be reached.' },
      prop: 'followUps',
    },
    'follow-up/follow-up.rules.ts': { from: r('chase') },
    'follow-up/follow-up.rules.spec.ts': { from: specs('chase') },
    'follow-up/follow-up.repository.ts': {
      from: db('chase.repository'),
      merge: { FollowUpRepository: ['ChaseRepository'] },
      prop: 'followUpRepository',
    },
    'follow-up/follow-up.controller.ts': { from: api('chase.controller') },
    'follow-up/follow-up.dto.ts': { from: api('chase.dto') },

    // ── expiry: completions that end ────────────────────────────────────────────────────────────────────────────
    'expiry/expiry.service.ts': {
      from: s('expiring-list.service', 'expiring-reading.service', 'expiring-export.service'),
      merge: { ExpiryService: ['ExpiringList', 'ExpiringReading', 'ExpiringExport'] },
      doc: { ExpiryService: 'People whose completion ends, when, and how it is renewed: listed and as a file.' },
      prop: 'expiries',
    },
    'expiry/expiry.rules.ts': { from: r('expiring', 'expiring-sheet') },
    'expiry/expiry.rules.spec.ts': { from: specs('expiring', 'expiring-sheet') },
    'expiry/expiry.repository.ts': {
      from: db('expiring.repository'),
      merge: { ExpiryRepository: ['ExpiringRepository'] },
      prop: 'expiryRepository',
    },
    'expiry/expiry.medium-spec.ts': { from: ['storage/expiring.repository.medium-spec.ts'] },
    'expiry/expiry.controller.ts': { from: api('expiring.controller') },
    'expiry/expiry.dto.ts': { from: api('expiring.dto') },

    // ── results of a class ──────────────────────────────────────────────────────────────────────────────────────
    'class-results/class-result.service.ts': {
      from: s('class-results.service'),
      merge: { ClassResultService: ['ClassResultsReading'] },
      doc: { ClassResultService: 'What the people of a class have attended and still miss.' },
      prop: 'classResults',
    },
    'class-results/class-result.repository.ts': {
      from: db('class-result.repository'),
      merge: { ClassResultRepository: ['ClassResultRepository'] },
      prop: 'classResultRepository',
    },
    'class-results/class-result.controller.ts': { from: api('class-result.controller') },
    'class-results/class-result.dto.ts': { from: api('class-result.dto') },
  },
  rename: {
    // ReportRoundService
    'ReportRounds.list': 'listRounds', 'ReportRounds.orgFigures': 'getOrgFigures', 'ReportRounds.open': 'openRound', 'ReportRounds.sees': 'seesRound',
    'NotedReadings.list': 'recordListRead', 'NotedReadings.person': 'recordPersonRead', 'NotedReadings.team': 'recordTeamRead',
    'NotedReadings.classResults': 'recordClassResultsRead', 'NotedReadings.held': 'recordHeld',
    // FigureService, MapService
    'Figures.overview': 'getOverview', 'Figures.commune': 'getCommuneReport', 'Figures.team': 'getTeamReport', 'Figures.communeReport': 'reportCommune',
    'MapOutlines.communes': 'getCommuneMap', 'MapOutlines.versionFor': 'getMapVersion',
    // PersonReportService
    'People.list': 'listPeople', 'People.get': 'getPersonOfCycle', 'People.ofTeam': 'listTeam',
    'PeopleExport.open': 'exportPeople', 'PeopleExport.note': 'recordExport', 'PeopleExport.words': 'filterInWords',
    'PeopleWorkbook.open': 'openWorkbook', 'PeopleWorkbook.read': 'readBatches', 'ExportPlaces.take': 'takeTurn',
    // FollowUpService
    'ChaseList.list': 'listPeopleToRemind', 'ChaseList.open': 'openCommune', 'ChaseList.read': 'readPage', 'ChaseList.inWords': 'describePeople',
    'ChaseExport.open': 'exportPeopleToRemind', 'ChaseDesk.open': 'admitTelephones', 'ChaseDesk.reach': 'findContacts',
    ChasePerson: 'PersonToRemind', ChasePage: 'FollowUpPage', ChaseWish: 'FollowUpWish', ChaseReach: 'ReminderContact', ChaseStage: 'FollowUpStage',
    CHASE_STAGES: 'FOLLOW_UP_STAGES', ChaseOrder: 'FollowUpOrder', CHASE_ORDERS: 'FOLLOW_UP_ORDERS', ChaseFilter: 'FollowUpFilter',
    ChaseColumn: 'FollowUpColumn', CHASE_COLUMNS: 'FOLLOW_UP_COLUMNS', ChaseRowWords: 'FollowUpRowWords', chaseCells: 'followUpCells',
    ChaseRow: 'FollowUpRow', ChaseQuestion: 'FollowUpQuestion', ChasePlace: 'FollowUpPlace', ChaseController: 'FollowUpController',
    // ExpiryService
    'ExpiringList.list': 'listExpiring', 'ExpiringList.open': 'openView', 'ExpiringList.narrowed': 'narrowScope', 'ExpiringList.stream': 'streamExpiring',
    'ExpiringReading.page': 'readPage', 'ExpiringReading.stream': 'readStream', 'ExpiringReading.inWords': 'describePeople', 'ExpiringReading.waysOf': 'findWays',
    'ExpiringExport.open': 'exportExpiring', 'ExpiringExport.named': 'recordBatches', ExpiringController: 'ExpiryController',
    'ClassResultsReading.of': 'getClassResults',
  },
  notes: [
    'chase-desk (now in FollowUpService), chase.dto use DataUses, UseVerdict, USE_VERDICTS of apps/api/src/privacy/data-uses.ts. DataUses joins identity (Consents) and org (Restrictions), which do not import each other, and org/member.controller uses it too: it needs a port in platform or a library above both before this plan runs.',
    'chase.dto and figure.dto use ReopenedFigureResponse of apps/api/src/learning/reopened-figure.dto.ts: @lopso/learning/http must export it, or it becomes two classes.',
    'Response classes named Chase… stand in openapi.json and stay; the route …/chase too.',
    'chase, expiring-sheet, person-words specs import apps/web messages by a relative path: the depth stays the same.',
    'ExportLimiter keeps a count in process memory; it must stay one instance for people and expiry.',
  ],
};
