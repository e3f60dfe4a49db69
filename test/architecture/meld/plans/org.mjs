// Meld plan for libs/org, apps/api/src/org and apps/api/src/privacy. Old class names in `merge` and `rename`.
const s = (...names) => names.map((name) => `services/${name}.ts`);
const r = (...names) => names.map((name) => `rules/${name}.ts`);
const db = (...names) => names.map((name) => `storage/${name}.repository.ts`);
const api = (...names) => names.map((name) => `@api/${name}.ts`);
const privacy = (...names) => names.map((name) => `@privacy/${name}.ts`);
const specs = (...names) => names.map((name) => `rules/${name}.spec.ts`);

export default {
  lib: 'org',
  files: {
    'org.errors.ts': { from: ['org.errors.ts', 'org-changes.errors.ts'] },

    // ── units: provinces, communes, partner organisations ───────────────────────────────────────────────────────
    'units/unit.service.ts': {
      from: s('units.service', 'unit-names.service', 'unit-points.service', 'old-addresses.service', 'partners.service'),
      merge: { UnitService: ['Units', 'UnitNames', 'UnitPoints', 'OldAddresses', 'Partners'] },
      doc: { UnitService: 'Provinces, communes and villages as they stand, their names, points and partners, and where an old address lies now.' },
      prop: 'units',
    },
    'units/unit-import.service.ts': {
      from: s('unit-import.service', 'official-unit-files'),
      merge: { UnitImportService: ['UnitImport'] },
      doc: { UnitImportService: 'Imports the official provinces and communes, with those of before July 2025.' },
      prop: 'unitImport',
    },
    'units/unit.rules.ts': { from: r('unit-names', 'unit-path', 'organisation-name') },
    'units/unit.rules.spec.ts': { from: specs('unit-names', 'unit-path', 'organisation-name') },
    'units/official-unit.rules.ts': { from: r('official-units') },
    'units/official-unit.rules.spec.ts': { from: specs('official-units') },
    'units/old-address.rules.ts': { from: r('old-address') },
    'units/old-address.rules.spec.ts': { from: specs('old-address') },
    'units/unit.repository.ts': {
      from: db('unit', 'unit-name', 'unit-point', 'official-unit'),
      merge: { UnitRepository: ['UnitRepository', 'UnitNameRepository', 'UnitPointRepository', 'OfficialUnitRepository'] },
      prop: 'unitRepository',
    },
    'units/former-commune.repository.ts': { from: db('former-commune'), merge: { FormerCommuneRepository: ['FormerCommuneRepository'] }, prop: 'formerCommuneRepository' },
    'units/organisation.repository.ts': { from: db('organisation'), merge: { OrganisationRepository: ['OrganisationRepository'] }, prop: 'organisationRepository' },
    'units/commune.controller.ts': { from: api('commune.controller') },
    'units/unit.dto.ts': { from: api('unit.dto') },
    'units/old-address.controller.ts': { from: api('old-address.controller') },
    'units/old-address.dto.ts': { from: api('old-address.dto') },
    'units/unit-import.medium-spec.ts': { from: s('unit-import.service.medium-spec') },

    // ── history: where units, teams and members were before ─────────────────────────────────────────────────────
    'history/past-places.service.ts': { from: s('past-places.service') },
    'history/account-units.service.ts': { from: s('account-units.service') },
    'history/unit-successors.ts': { from: ['storage/heirs.ts'] },
    'history/past-place.repository.ts': { from: db('past-place') },
    'history/account-home.repository.ts': { from: db('account-home') },
    'history/past-place.medium-spec.ts': { from: ['storage/past-kept.medium-spec.ts'] },

    // ── villages ────────────────────────────────────────────────────────────────────────────────────────────────
    'villages/village.service.ts': {
      from: s('villages.service', 'add-village.service', 'change-village.service', 'merge-villages.service', 'merge-desk', 'village-desk'),
      merge: { VillageService: ['Villages', 'AddVillage', 'ChangeVillage', 'MergeVillages', 'MergeDesk', 'VillageDesk'] },
      doc: { VillageService: 'Villages of a commune: listed, added, renamed, ended, merged.' },
      prop: 'villages',
    },
    'villages/village.rules.ts': { from: r('village-names') },
    'villages/village.rules.spec.ts': { from: specs('village-names') },
    'villages/village.repository.ts': { from: db('village'), merge: { VillageRepository: ['VillageRepository'] }, prop: 'villageRepository' },
    'villages/village.controller.ts': { from: api('village.controller') },
    'villages/village.dto.ts': { from: api('village.dto') },
    'villages/village.medium-spec.ts': { from: s('villages.medium-spec') },

    // ── commune reforms ─────────────────────────────────────────────────────────────────────────────────────────
    'reforms/commune-reform.service.ts': {
      from: s('commune-reforms.service', 'preview-reform.service', 'reform-communes.service', 'reform-desk', 'commune-founder', 'reform-days'),
      merge: { CommuneReformService: ['CommuneReforms', 'PreviewReform', 'ReformCommunes', 'ReformDesk', 'CommuneFounder', 'ReformDays'] },
      doc: { CommuneReformService: 'Mergers and splits of communes: previewed, carried out on their day, listed.' },
      prop: 'reforms',
    },
    'reforms/reform-grant.service.ts': {
      from: s('reform-grants'),
      merge: { ReformGrantService: ['ReformGrants'] },
      doc: { ReformGrantService: 'What becomes of rights over communes that end in a reform.' },
      prop: 'reformGrants',
    },
    'reforms/place-followers.service.ts': { from: s('place-followers') },
    'reforms/place-follower.repository.ts': { from: ['storage/table-follower.ts'] },
    'reforms/commune-reform.ts': { from: s('commune-reform') },
    'reforms/commune-reform.rules.ts': { from: r('reform-day', 'reform-moves', 'name-after-reform', 'commune-names', 'held-days') },
    'reforms/commune-reform.rules.spec.ts': { from: specs('reform-day', 'reform-moves', 'name-after-reform', 'commune-names', 'held-days') },
    'reforms/commune-reform.repository.ts': {
      from: db('reform', 'followed-place'),
      merge: { CommuneReformRepository: ['ReformRepository', 'FollowedPlaceRepository'] },
      prop: 'reformRepository',
    },
    'reforms/commune-reform.medium-spec.ts': { from: s('reform-communes.service.medium-spec') },

    // ── teams ───────────────────────────────────────────────────────────────────────────────────────────────────
    'teams/team.service.ts': {
      from: s('teams.service', 'add-team.service', 'team-founder', 'correct-team.service', 'end-team.service', 'team-ender', 'team-mover', 'unit-holders'),
      merge: { TeamService: ['Teams', 'AddTeam', 'TeamFounder', 'CorrectTeam', 'EndTeam', 'TeamEnder', 'TeamMover', 'UnitHolders'] },
      doc: { TeamService: 'Teams of communes and villages: read with their seats, founded, corrected, moved, ended.' },
      prop: 'teams',
    },
    'teams/team.rules.ts': { from: r('team-kinds', 'team-absence', 'team-decision') },
    'teams/team.rules.spec.ts': { from: specs('team-absence', 'team-decision') },
    'teams/team.repository.ts': { from: db('team'), merge: { TeamRepository: ['TeamRepository'] }, prop: 'teamRepository' },

    // ── seats: who sits in which team, when ─────────────────────────────────────────────────────────────────────
    'seats/seat.service.ts': {
      from: s(
        'add-member.service', 'take-seat.service', 'end-seat.service', 'replace-member.service', 'newcomer-desk', 'move-member.service', 'move-gate',
      ),
      merge: { SeatService: ['AddMember', 'TakeSeat', 'EndSeat', 'ReplaceMember', 'NewcomerDesk', 'MoveMember', 'MoveGate'] },
      doc: { SeatService: 'Gives a seat of a team to a member or a new person, ends it, passes it on, moves its holder.' },
      prop: 'seats',
    },
    'seats/seat-access.service.ts': {
      from: s('seat-gate', 'held-term-gate'),
      merge: { SeatAccess: ['SeatGate', 'HeldTermGate'] },
      doc: { SeatAccess: 'Who may be seated where on which days: opens teams, members and terms under their locks.' },
      prop: 'seatAccess',
    },
    'seats/seat-term.service.ts': {
      from: s('seats.service', 'seat-history.service', 'seat-writer', 'seat-turns.service'),
      merge: { SeatTermService: ['Seats', 'SeatHistory', 'SeatWriter', 'SeatTurns'] },
      doc: { SeatTermService: 'Seat terms as they are kept: who holds or left a seat when, written and published, also those of a coming day.' },
      prop: 'seatTerms',
    },
    'seats/apply-seat-days.job.ts': { from: ['listeners/apply-seat-days.job.ts'] },
    'seats/seat.rules.ts': { from: r('seat-days', 'seat-choice') },
    'seats/seat.rules.spec.ts': { from: specs('seat-days', 'seat-choice') },
    'seats/seat.repository.ts': {
      from: db('seat', 'seat-turn', 'seat-history'),
      merge: { SeatRepository: ['SeatRepository', 'SeatTurnRepository', 'SeatHistoryRepository'] },
      prop: 'seatRepository',
    },
    'seats/new-member.medium-spec.ts': { from: s('add-member.service.medium-spec') },
    'seats/take-seat.medium-spec.ts': { from: s('take-seat.service.medium-spec') },
    'seats/replace-member.medium-spec.ts': { from: s('replace-member.service.medium-spec') },
    'seats/move-member.medium-spec.ts': { from: s('move-member.service.medium-spec') },
    'seats/coming-seat.medium-spec.ts': { from: s('dated-seats.medium-spec') },

    'seat-caps/seat-cap.service.ts': {
      from: s('seat-caps.service'),
      merge: { SeatCapService: ['SeatCaps'] },
      doc: { SeatCapService: 'How many seats a team of a kind has in a province, from which day on.' },
      prop: 'seatCaps',
    },
    'seat-caps/seat-cap.repository.ts': { from: db('seat-cap'), merge: { SeatCapRepository: ['SeatCapRepository'] }, prop: 'seatCapRepository' },
    'seat-caps/seat-cap.controller.ts': { from: api('seat-cap.controller') },
    'seat-caps/seat-cap.dto.ts': { from: api('seat-cap.dto') },
    'seat-caps/seat-cap.medium-spec.ts': { from: s('seat-caps.service.medium-spec') },

    // ── members ─────────────────────────────────────────────────────────────────────────────────────────────────
    'members/member.service.ts': {
      from: s('members.service', 'member-records.service', 'people-among.service', 'people-texts.service', 'people-marks.service', 'telephones.service', 'restrictions.service'),
      merge: { MemberService: ['Members', 'MemberRecords', 'PeopleAmong', 'PeopleTexts', 'PeopleMarks', 'Telephones', 'Restrictions'] },
      doc: { MemberService: 'The register of members: searched, read, with what others may know of them.' },
      prop: 'members',
    },
    'members/member-registration.service.ts': {
      from: s('person-record', 'member-desk', 'correct-member.service', 'newcomers.service'),
      merge: { MemberRegistrationService: ['MemberDesk', 'CorrectMember', 'Newcomers'] },
      doc: { MemberRegistrationService: 'Writes a person into the register once, asks about namesakes, corrects the record.' },
      prop: 'registration',
    },
    'members/member-home.service.ts': {
      from: s('home-followers', 'home-mover'),
      merge: { MemberHomeService: ['HomeFollowers', 'HomeMover'] },
      doc: { MemberHomeService: 'Moves members to another unit, and tells whatever belongs to them there.' },
      prop: 'memberHomes',
    },
    'members/member-home.service.spec.ts': { from: s('home-followers.spec') },
    'members/member.rules.ts': { from: r('member-kinds', 'person-form', 'erased-member') },
    'members/member.rules.spec.ts': { from: specs('person-form') },
    'members/member-registration.spec.ts': { from: s('person-record.spec') },
    'members/member-search.rules.ts': { from: r('people-text', 'place-text') },
    'members/member-search.rules.spec.ts': { from: specs('people-text', 'place-text') },
    'members/member.repository.ts': { from: db('member'), merge: { MemberRepository: ['MemberRepository'] }, prop: 'memberRepository' },
    'members/member-record.repository.ts': { from: db('member-record'), merge: { MemberRecordRepository: ['MemberRecordRepository'] }, prop: 'recordRepository' },
    'members/member-search.repository.ts': { from: ['storage/people-statement.ts', ...db('people-search')] },
    'members/member-likeness.repository.ts': { from: db('likeness') },
    'members/member.medium-spec.ts': { from: s('members.service.medium-spec') },
    'members/member-contacts.medium-spec.ts': { from: s('people-marks.service.medium-spec') },
    'members/member-likeness.medium-spec.ts': { from: ['storage/likeness.repository.medium-spec.ts'] },

    // ── grants: roles over units, and what a seat gives ─────────────────────────────────────────────────────────
    'grants/role-grant.service.ts': {
      from: s('role-grants.service', 'grant-holders.service', 'give-grant.service', 'end-grant.service', 'account-grants.service', 'grant-ledger'),
      merge: { RoleGrantService: ['RoleGrants', 'GrantHolders', 'GiveGrant', 'EndGrant', 'AccountGrants', 'GrantLedger'] },
      doc: { RoleGrantService: 'Role grants: listed, given, renewed, ended, restored.' },
      prop: 'grants',
    },
    'grants/held-right.service.ts': {
      from: s('held-rights.service', 'led-groups.service', 'grant-gate', 'grant-scopes', 'account-reach.service', 'trainer-accounts.service'),
      merge: { HeldRightService: ['HeldRights', 'LedGroups', 'GrantGate', 'GrantScopes', 'AccountReach', 'TrainerAccounts'] },
      doc: { HeldRightService: 'Which rights an account holds on a day, by grant or by seat, which groups it leads, and who may give or end them.' },
      prop: 'heldRights',
    },
    'grants/grant.rules.ts': { from: r('grant-kinds') },
    'grants/grant.rules.spec.ts': { from: specs('grant-kinds') },
    'grants/role-grant.repository.ts': {
      from: ['storage/grant-conditions.ts', ...db('role-grant', 'grant-fate')],
      merge: { RoleGrantRepository: ['RoleGrantRepository', 'GrantFateRepository'] },
      prop: 'grantRepository',
    },
    'grants/held-right.repository.ts': {
      from: db('leader-seat', 'teaching-grant'),
      merge: { HeldRightRepository: ['LeaderSeatRepository', 'TeachingGrantRepository'] },
      prop: 'heldRightRepository',
    },
    'grants/role-grant.medium-spec.ts': { from: ['storage/role-grant.repository.medium-spec.ts'] },
    'grants/leader-right.medium-spec.ts': { from: s('leader-rights.medium-spec') },

    // ── undo ────────────────────────────────────────────────────────────────────────────────────────────────────
    'undo/act-log.service.ts': {
      from: s('act-journal'),
      merge: { ActLog: ['ActJournal'] },
      doc: { ActLog: 'Keeps how rows stood before and after an act, so that the act can be undone whole.' },
      prop: 'actLog',
    },
    'undo/undo-act.service.ts': {
      from: s('undo-act.service', 'act-restorer', 'founded-places'),
      merge: { UndoActService: ['UndoAct', 'ActRestorer', 'FoundedPlaces'] },
      doc: { UndoActService: 'Undoes an act of the same day, unless something was built on it.' },
      prop: 'undo',
    },
    'undo/undo.rules.ts': { from: r('acts', 'built-on-places') },
    'undo/undo.rules.spec.ts': { from: specs('acts') },
    'undo/act.repository.ts': { from: db('act'), merge: { ActRepository: ['ActRepository'] }, prop: 'actRepository' },
    'undo/written-row.repository.ts': {
      from: db('trace', 'roster-undo'),
      merge: { WrittenRowRepository: ['TraceRepository', 'RosterUndoRepository'] },
      doc: { WrittenRowRepository: 'What was built on rows that an act or an import wrote, and their removal.' },
      prop: 'writtenRows',
    },

    // ── overview ────────────────────────────────────────────────────────────────────────────────────────────────
    'overview/org-overview.service.ts': {
      from: s('org-board.service'),
      merge: { OrgOverviewService: ['OrgBoard'] },
      doc: { OrgOverviewService: 'What a commune lacks: empty seats, villages without a team; and what was done there today.' },
      prop: 'overview',
    },
    'overview/org-overview.repository.ts': {
      from: db('org-board'),
      merge: { OrgOverviewRepository: ['OrgBoardRepository'] },
      prop: 'overviewRepository',
    },
    'overview/org-overview.dto.ts': { from: api('org-board.dto') },

    // ── duplicates: one person in two records ───────────────────────────────────────────────────────────────────
    'duplicates/duplicate.service.ts': {
      from: s('person-pairs.service', 'tell-apart.service', 'join-records.service', 'join-desk', 'pair-gate'),
      merge: { DuplicateService: ['PersonPairs', 'TellApart', 'JoinRecords', 'JoinDesk', 'PairGate'] },
      doc: { DuplicateService: 'Pairs of records that may be one person: listed, told apart, joined, parted again.' },
      prop: 'duplicates',
    },
    'duplicates/duplicate.rules.ts': { from: r('person-pair', 'joined-seats') },
    'duplicates/duplicate.rules.spec.ts': { from: specs('person-pair', 'joined-seats') },
    'duplicates/duplicate.repository.ts': {
      from: db('person-pair', 'ended-record'),
      merge: { DuplicateRepository: ['PersonPairRepository', 'EndedRecordRepository'] },
      prop: 'duplicateRepository',
    },
    'duplicates/province-lock.ts': { from: ['storage/pair-turn.ts'] },

    // ── roster: members and villages from a file ────────────────────────────────────────────────────────────────
    'roster/roster-import.service.ts': {
      from: s('roster-entry', 'roster-view.service', 'enter-roster.service', 'roster-seating', 'roster-teams', 'enter-villages.service'),
      merge: { RosterImportService: ['RosterView', 'EnterRoster', 'RosterSeating', 'FoundRosterTeams', 'EnterVillages'] },
      doc: { RosterImportService: 'Enters members, their seats and villages of an imported list below a unit.' },
      prop: 'rosterImport',
    },
    'roster/roster-undo.service.ts': {
      from: s('undo-roster.service'),
      merge: { RosterUndoService: ['UndoRoster'] },
      doc: { RosterUndoService: 'Removes what an import wrote, and says what stands in the way.' },
      prop: 'rosterUndo',
    },
    'roster/roster.rules.ts': { from: r('roster-seating') },
    'roster/roster.rules.spec.ts': { from: specs('roster-seating') },
    'roster/roster.repository.ts': {
      from: db('roster', 'roster-village'),
      merge: { RosterRepository: ['RosterRepository', 'RosterVillageRepository'] },
      prop: 'rosterRepository',
    },

    // ── data requests ───────────────────────────────────────────────────────────────────────────────────────────
    'data-requests/data-request.service.ts': {
      from: s('data-requests.service'),
      merge: { DataRequestService: ['DataRequests'] },
      doc: { DataRequestService: 'Requests about personal data: made by the person, written down from paper, withdrawn.' },
      prop: 'dataRequests',
    },
    'data-requests/data-request-answer.service.ts': {
      from: s('data-request-queue.service', 'answer-data-request.service', 'data-request-doubts.service', 'erase-person.service', 'data-request-desk'),
      merge: { DataRequestAnswerService: ['DataRequestQueue', 'AnswerDataRequest', 'DataRequestDoubts', 'ErasePerson', 'DataRequestDesk'] },
      doc: { DataRequestAnswerService: 'Requests about personal data as officers list, accept, refuse, complete and extend them.' },
      prop: 'dataRequestAnswers',
    },
    'data-requests/account-people.ts': { from: s('account-people') },
    'data-requests/data-request.rules.ts': { from: r('data-request') },
    'data-requests/data-request.rules.spec.ts': { from: specs('data-request') },
    'data-requests/data-request.repository.ts': { from: db('data-request'), merge: { DataRequestRepository: ['DataRequestRepository'] }, prop: 'requestRepository' },
    'data-requests/personal-data.repository.ts': { from: ['storage/free-texts.ts', ...db('personal-data')] },
    'data-requests/data-request-term.medium-spec.ts': { from: s('data-request-terms.medium-spec') },

    // ── holidays, and the terms counted in working days ─────────────────────────────────────────────────────────
    'holidays/holiday.service.ts': {
      from: s('holidays.service', 'days-off', 'data-request-terms'),
      merge: { HolidayService: ['Holidays', 'DaysOff', 'DataRequestTerms'] },
      doc: { HolidayService: 'Days off: listed, entered, confirmed; and the terms of data requests, which are counted in working days.' },
      prop: 'holidays',
    },
    'holidays/holiday.rules.ts': { from: r('public-holidays', 'day-off-words') },
    'holidays/holiday.rules.spec.ts': { from: specs('public-holidays') },
    'holidays/expected-holiday.rules.ts': { from: r('expected-holidays') },
    'holidays/expected-holiday.rules.spec.ts': { from: specs('expected-holidays') },
    'holidays/lunar-calendar.rules.ts': { from: r('lunar-calendar') },
    'holidays/lunar-calendar.rules.spec.ts': { from: specs('lunar-calendar') },
    'holidays/working-days.rules.ts': { from: r('working-days') },
    'holidays/working-days.rules.spec.ts': { from: specs('working-days') },
    'holidays/holiday.repository.ts': { from: db('holiday'), merge: { HolidayRepository: ['HolidayRepository'] }, prop: 'holidayRepository' },
    'holidays/holiday.controller.ts': { from: privacy('holiday.controller') },
    'holidays/holiday.dto.ts': { from: privacy('holiday.dto') },

    // ── apps/api: what joins org with identity or with libraries above ──────────────────────────────────────────
    '/apps/api/src/org/member-account.service.ts': {
      from: api('member-accounts', 'member-corrections', 'team-views'),
      merge: { MemberAccountService: ['MemberAccounts', 'MemberCorrections', 'TeamViews'] },
      doc: { MemberAccountService: 'Members and teams (org) with their accounts (identity): the two libraries do not know each other.' },
      prop: 'memberAccounts',
    },
    '/apps/api/src/org/account-grant.service.ts': {
      from: [...api('grant-desk'), '@identity/staff-desk.ts', '@identity/staff-inviting.ts', '@identity/staff-closing.ts'],
      merge: { AccountGrantService: ['GrantDesk', 'StaffDesk', 'StaffInviting', 'StaffClosing'] },
      doc: { AccountGrantService: 'Role grants (org) of named accounts (identity); staff accounts with theirs: invited, given a slip, closed, reopened.' },
      prop: 'accountGrants',
    },
    '/apps/api/src/org/activation-slip.service.ts': {
      from: api('activation-slips', 'slip-desk', 'slip-sheet'),
      merge: { ActivationSlipService: ['ActivationSlips', 'SlipDesk', 'SlipSheet'] },
      doc: { ActivationSlipService: 'Activation slips of a team, issued and printed.' },
      prop: 'slips',
    },
    '/apps/api/src/org/duplicate-weights.service.ts': {
      from: api('pair-views'),
      merge: { DuplicateWeightsService: ['PairViews'] },
      doc: { DuplicateWeightsService: 'Pairs of records with what was learnt in each, its papers and its account.' },
      prop: 'duplicateWeights',
    },
    '/apps/api/src/privacy/audit.service.ts': {
      from: privacy('trail-names', 'trail-people', 'audit-views'),
      merge: { AuditService: ['TrailNames', 'TrailPeople', 'AuditViews'] },
      doc: { AuditService: "Audit entries of an officer's units, with the names behind them." },
      prop: 'auditEntries',
    },
    '/apps/api/src/privacy/own-data.service.ts': {
      from: privacy('own-data-views', 'own-trail', 'own-archive'),
      merge: { OwnDataService: ['OwnDataViews', 'OwnTrail', 'OwnArchive'] },
      doc: { OwnDataService: 'What is kept about a person, who read it, and all of it as an archive.' },
      prop: 'ownData',
    },
  },

  // Left where they are: they join org with identity or with libraries above. Matched by the end of the path.
  leave: [
    '/org/activation-slip.controller.ts', '/org/activation-slip.template.ts', '/org/commune-reform.controller.ts', '/org/commune-reform.dto.ts',
    '/org/commune-reform.dto.spec.ts', '/org/member.controller.ts', '/org/member.dto.ts', '/org/org-board.controller.ts',
    '/org/own-grant.controller.ts', '/org/role-grant.controller.ts', '/org/role-grant.dto.ts', '/org/person-pair.controller.ts',
    '/org/person-pair.dto.ts', '/org/seat.controller.ts', '/org/seat.dto.ts', '/org/seat-days.dto.ts',
    '/org/team.controller.ts', '/org/team.dto.ts',
  ],

  rename: {
    // UnitService
    'Units.getUnit': 'getUnit', 'Units.get': 'getVisibleUnit', 'Units.listCommunesOf': 'listVisibleCommunes', 'Units.findByCode': 'findUnitByCode',
    'Units.provinceOf': 'getProvince', 'Units.found': 'requireFound', 'UnitNames.ofPaths': 'getUnitNames', 'UnitPoints.of': 'getUnitPoints',
    'OldAddresses.resolve': 'resolveOldAddress', 'OldAddresses.suggest': 'suggestCommunes', 'OldAddresses.present': 'presentMatches',
    'Partners.listOver': 'listPartners', 'Partners.named': 'getPartnerName', 'UnitImport.conclude': 'concludeImport',
    'UnitNameRepository.namesOf': 'getNames', 'UnitPointRepository.write': 'writePoints', 'UnitPointRepository.of': 'getPoints',
    'OfficialUnitRepository.write': 'writeOfficialUnits',
    heirsOf: 'successorsOf', heirPathsOf: 'successorPathsOf', Heir: 'SuccessorUnit',
    // VillageService
    'Villages.listOfCommune': 'listVillages', 'ChangeVillage.rename': 'renameVillage', 'ChangeVillage.end': 'endVillage',
    'MergeVillages.merge': 'mergeVillages', 'MergeVillages.follow': 'settleMerge', 'MergeDesk.open': 'openMerge', 'MergeDesk.endTeams': 'endTeamsOfMerge',
    'MergeDesk.movePeople': 'movePeople', 'MergeDesk.found': 'writeMergedVillage', 'VillageDesk.insert': 'writeVillage',
    'VillageDesk.trail': 'recordVillageChange',
    // CommuneReformService
    'CommuneReforms.list': 'listReforms', 'CommuneReforms.earliestOn': 'getEarliestDay', 'CommuneReforms.today': 'listReformsOfToday',
    'PreviewReform.preview': 'previewReform', 'ReformCommunes.reform': 'reformCommunes', 'ReformCommunes.moveAll': 'moveMembers',
    'ReformDesk.check': 'checkReform', 'ReformDesk.open': 'openReform', 'ReformDesk.endTeams': 'endTeamsOfCommunes', 'ReformDesk.found': 'foundCommunes',
    'ReformDesk.moveVillages': 'moveVillagesTo', 'ReformDesk.conclude': 'concludeReform', 'ReformDesk.peopleWithout': 'findPeopleWithoutVillage',
    'ReformDesk.seatedInVillages': 'findSeatedInVillages', 'ReformDesk.communes': 'lockCommunes',
    'CommuneFounder.requireFree': 'requireFreeNames', 'CommuneFounder.found': 'foundCommune', 'CommuneFounder.moveVillages': 'giveVillageCodes',
    'CommuneFounder.link': 'linkSuccessors', 'ReformDays.today': 'getToday', 'ReformDays.earliest': 'earliestDayAfter', 'ReformDays.faultsOf': 'findFaultsOfDay',
    'ReformGrants.open': 'openEndingGrants', 'ReformGrants.plan': 'planGrants', 'ReformGrants.settle': 'settleGrants', 'ReformGrants.heldOver': 'findSameRight',
    'PlaceFollowers.count': 'countFollowing', 'PlaceFollowers.follow': 'moveFollowing', 'PlaceFollowers.giveBack': 'returnFollowing',
    'FollowedPlaceRepository.keep': 'keepFollowed', 'FollowedPlaceRepository.take': 'takeFollowed', 'ReformRepository.list': 'listSuccessions',
    // TeamService
    'Teams.get': 'getTeam', 'Teams.getSummary': 'getTeamSummary', 'Teams.listOfCommune': 'listTeamsOfCommune', 'Teams.seatLimit': 'getSeatLimit',
    'Teams.actsOn': 'getTeamActs', 'TeamFounder.found': 'foundTeam', 'TeamEnder.open': 'openEndingTeam', 'TeamEnder.openOfUnit': 'openEndingTeamsOfUnit',
    'TeamEnder.end': 'endOpenedTeam', 'TeamMover.moveTo': 'moveTeam', 'UnitHolders.tell': 'refreshRightsOver',
    // SeatService
    'AddMember.addToTeam': 'addNewMember', 'AddMember.teamOf': 'getTeamToJoin', 'EndSeat.setEnd': 'setSeatEnd', 'ReplaceMember.replace': 'replaceMember',
    'ReplaceMember.receiptOf': 'replacementReceiptOf', 'ReplaceMember.passOn': 'passSeatOn', 'NewcomerDesk.takeTurn': 'lockRegisterFor',
    'NewcomerDesk.open': 'openSuccession', 'NewcomerDesk.requirePlace': 'requireFreePlace', 'MoveMember.move': 'moveMember', 'MoveGate.open': 'openMove',
    'MoveGate.numberFor': 'chooseNumberAfterMove', 'MoveGate.requireUnseated': 'requireUnseatedAfterMove', 'MoveGate.unitAt': 'getUnitAt',
    'SeatGate.open': 'openSeat', 'SeatGate.openTeam': 'openTeamToSeat', 'SeatGate.openMember': 'openMemberToSeat', 'SeatGate.requireDays': 'requireSeatDays',
    'SeatGate.numberFor': 'chooseSeatNumber', 'HeldTermGate.placeOf': 'getPlaceOfTerm', 'HeldTermGate.openTeam': 'openTeamOfTerm',
    'HeldTermGate.open': 'openTerm', 'HeldTermGate.lasting': 'getLastingTerm', Newcomer: 'NewSeatHolder',
    // SeatTermService
    'Seats.seatOf': 'findSeat', 'Seats.leftOn': 'findLeftOn', 'Seats.leaversAmong': 'findLeavers', 'Seats.leaversForGood': 'findLeaversForGood',
    'Seats.left': 'findLeft', 'SeatHistory.holdersOf': 'listSeatHolders', 'SeatWriter.sit': 'writeTerm', 'SeatWriter.leave': 'endTerm',
    'SeatWriter.prolong': 'prolongTerm', 'SeatWriter.tellTaken': 'publishTaken', 'SeatWriter.tellLeft': 'publishLeft',
    'SeatWriter.tellAllTaken': 'publishAllTaken', 'SeatWriter.tellAllLeft': 'publishAllLeft', 'SeatWriter.renewRights': 'refreshRights',
    'SeatWriter.trail': 'recordTermChange', 'SeatWriter.news': 'publishSeats', 'SeatTurns.applyDue': 'applyDueDays', 'SeatTurns.applyPart': 'applyNextPart',
    'SeatTurns.openTurn': 'openNextDays', 'SeatTurns.tellEnded': 'publishEnded', 'SeatTurns.tellBegun': 'publishBegun', 'SeatTurns.takeHome': 'moveHome',
    'SeatTurnRepository.lockLast': 'lockLastDay', 'SeatTurnRepository.begin': 'beginDays', 'SeatTurnRepository.advance': 'advanceDays',
    'SeatTurnRepository.finish': 'finishDays', 'SeatTurnRepository.begun': 'listBegun', 'SeatTurnRepository.ended': 'listEnded',
    'SeatHistoryRepository.termsOf': 'listTermsOfMember', 'SeatHistoryRepository.holdersOf': 'listHolders', SeatTurn: 'DueSeatDays',
    // SeatCapService
    'SeatCaps.list': 'listSeatCaps', 'SeatCaps.changes': 'listSeatCapChanges', 'SeatCaps.set': 'setSeatCap',
    // MemberService
    'Members.describe': 'describeMembers', 'Members.hold': 'holdMembers', 'Members.presentAmong': 'findPresent', 'Members.idsNamed': 'findIdsByText',
    'Members.idsCalled': 'findIdsByNameAndYear', 'Members.get': 'getMember', 'Members.listOfTeams': 'listMembersOfTeams', 'Members.search': 'searchMembers',
    'MemberRecords.get': 'getMemberDetails', 'MemberRecords.requireManaged': 'requireManagedMember', 'MemberRecords.present': 'getVisibleRecord',
    'PeopleAmong.matching': 'findMatching', 'PeopleTexts.read': 'readSearchText', 'PeopleMarks.of': 'getPersonMarks', 'PeopleMarks.called': 'findIdsByTelephone',
    'Telephones.of': 'getTelephones', 'Restrictions.usable': 'findUnrestricted', PeopleWanted: 'MemberQuery', AmongWanted: 'AmongQuery',
    // MemberRegistrationService, MemberHomeService
    'MemberDesk.takeTurn': 'lockRegister', 'MemberDesk.register': 'registerMember', 'MemberDesk.unitOf': 'getUnitToJoin',
    'Newcomers.findLike': 'findLikeAwaited', 'HomeFollowers.add': 'addFollower', 'HomeFollowers.follow': 'tellFollowers', 'HomeMover.moveTo': 'moveMemberHome',
    'HomeMover.moveAll': 'moveMemberHomes', PersonSending: 'PersonSubmission',
    // RoleGrantService
    'RoleGrants.ownGrants': 'listOwnGrants', 'RoleGrants.list': 'listGrants', 'RoleGrants.listHolders': 'listHolders', 'RoleGrants.get': 'getGrant',
    'RoleGrants.givableOn': 'getGivableRights', 'GrantHolders.listAccounts': 'listGivableAccounts', 'GrantHolders.requireKnown': 'requireKnownAccount',
    'GrantHolders.requireManaged': 'requireManagedAccount', 'GrantHolders.pathOfGivable': 'getGivablePath', 'GrantHolders.lastKnown': 'findLastKnown',
    'GiveGrant.give': 'giveGrant', 'GiveGrant.giveByOperator': 'giveGrantByOperator', 'GiveGrant.renew': 'renewGrant', 'EndGrant.end': 'endGrant',
    'EndGrant.restore': 'restoreGrant', 'AccountGrants.endAll': 'endGrantsOfAccount', 'AccountGrants.restoreAll': 'restoreGrantsOfAccount',
    'AccountGrants.everGrantedAmong': 'findEverGranted', 'GrantLedger.write': 'writeGrant', 'GrantLedger.end': 'writeGrantEnd',
    'GrantLedger.restore': 'takeGrantEndBack', 'GrantLedger.record': 'recordGrantAct',
    // HeldRightService
    'HeldRights.grantsOf': 'getGrants', 'HeldRights.currentOf': 'listCurrentRights', 'HeldRights.list': 'listRights', 'GrantGate.givableOn': 'getGivable',
    'GrantGate.mayChange': 'mayChangeGrant', 'GrantGate.requireRead': 'requireReadGrant', 'GrantGate.requireChange': 'requireChangeGrant',
    'GrantGate.admit': 'admitGrant', 'GrantGate.namedAsKnown': 'nameAsKnown', 'GrantGate.knownUnder': 'listOrganisationsUnder',
    'GrantGate.partnersOver': 'listPartnersOver', 'GrantScopes.of': 'getGrantScope', 'GrantScopes.unit': 'getGrantUnit', 'AccountReach.beyond': 'findBeyondReach',
    'AccountReach.hasGrownSince': 'hasGainedRightsSince', 'AccountReach.require': 'requireReach', 'TrainerAccounts.over': 'listTrainerAccounts',
    'TrainerAccounts.daysOver': 'getTeachingDays', 'TrainerAccounts.holdDaysOver': 'holdTeachingDays', 'TrainerAccounts.heldAt': 'getTeachingRightAt',
    'LeaderSeatRepository.list': 'listLeaderSeats', 'TeachingGrantRepository.daysOver': 'getTeachingDays', 'TeachingGrantRepository.heldAt': 'getTeachingRightAt',
    // HeldRightService: led groups
    'LedGroups.list': 'listLedGroups', 'LedGroups.get': 'getLedGroup', 'LedGroups.people': 'listLedPeople', 'LedGroups.idsOf': 'getLedMemberIds',
    'LedGroups.person': 'getLedPerson', 'LedGroups.isHeld': 'isLedNow',
    // ActLog, UndoActService
    'ActJournal.keep': 'recordAct', 'ActJournal.dayOf': 'subjectDayOf', 'ActJournal.sent': 'findSentAct', 'ActJournal.look': 'readRows',
    'UndoAct.undo': 'undoAct', 'ActRestorer.changedSince': 'findChangedSince', 'ActRestorer.restore': 'restoreRows', 'ActRestorer.lostPair': 'findLostPair',
    'ActRestorer.writeBack': 'writeRowsBack', 'ActRestorer.seatsOf': 'readSeats', 'FoundedPlaces.remove': 'removePlaces', 'FoundedPlaces.requireFree': 'requireNothingBuilt',
    'UndoAct.changesRights': 'changesRights',
    // OrgOverviewService
    'OrgBoard.vacancies': 'listVacancies', 'OrgBoard.villagesWithoutTeam': 'listVillagesWithoutTeam', 'OrgBoard.communes': 'listCommuneStandings',
    'OrgBoard.actsOfToday': 'listActsOfToday', 'OrgBoardRepository.vacancies': 'listVacancies', 'OrgBoardRepository.standings': 'listStandings',
    'OrgBoardRepository.actsOn': 'listActsOn',
    // DuplicateService
    'PersonPairs.list': 'listPairs', 'PersonPairs.count': 'countPairs', 'PersonPairs.page': 'readPage', 'TellApart.takeBack': 'withdrawAnswer',
    'TellApart.note': 'recordAnswer', 'JoinRecords.join': 'joinRecords', 'JoinRecords.part': 'partRecords', 'JoinRecords.note': 'recordJoining',
    'JoinDesk.holdTeams': 'lockTeams', 'JoinDesk.open': 'openSeats', 'JoinDesk.apply': 'applySeatPlan', 'JoinDesk.renewRights': 'refreshRightsOf',
    'PairGate.open': 'openPair', 'PairGate.require': 'requirePair', 'PairGate.openSeen': 'openSeenPair', 'PairGate.requireSeen': 'requireUnchanged',
    'PersonPairRepository.takeTurn': 'lockProvince', 'MemberRecordRepository.takeTurn': 'lockProvince', pairTurn: 'lockProvinceOf',
    // RosterImportService
    'RosterView.unitsUnder': 'listUnits', 'RosterView.formerCommunesUnder': 'listFormerCommunes', 'RosterView.formerVillagesUnder': 'listFormerVillages',
    'RosterView.seatLimits': 'getSeatLimits', 'RosterView.findLike': 'findLikeMembers', 'RosterView.endedAmong': 'findEnded', 'EnterRoster.enter': 'importMembers',
    'EnterRoster.write': 'writeRoster', 'EnterRoster.fillPhones': 'fillTelephones', 'EnterRoster.seat': 'seatMember', 'EnterRoster.announce': 'publishSeats',
    'RosterSeating.place': 'placeEntries', 'RosterSeating.renewAccess': 'refreshAccess', 'RosterSeating.peopleOf': 'readPeople',
    'FoundRosterTeams.open': 'openTeams', 'FoundRosterTeams.byKey': 'readTeamsByKey', 'EnterVillages.enter': 'importVillages',
    'RosterVillageRepository.villagesOf': 'listVillages', 'RosterVillageRepository.insert': 'insertVillages',
    'UndoRoster.blockers': 'findBlockers', 'UndoRoster.hold': 'holdWritten', 'UndoRoster.takeBack': 'removeWritten', 'UndoRoster.onMembers': 'findBlockersOfMembers',
    'UndoRoster.onPlaces': 'findBlockersOfPlaces',
    // DataRequestService, DataRequestAnswerService
    'DataRequests.listOwn': 'listOwnRequests', 'DataRequests.make': 'makeRequest', 'DataRequests.makeAsStaff': 'makeRequestAsStaff',
    'DataRequests.writeDown': 'writePaperDown', 'DataRequests.takeBack': 'withdrawRequest', 'DataRequests.write': 'writeRequest', 'DataRequests.record': 'getRecord',
    'DataRequests.note': 'recordOwnAct', 'DataRequestQueue.list': 'listRequests', 'DataRequestQueue.get': 'getRequest', 'AnswerDataRequest.accept': 'acceptRequest',
    'AnswerDataRequest.refuse': 'refuseRequest', 'AnswerDataRequest.complete': 'completeRequest', 'AnswerDataRequest.extend': 'extendRequest',
    'AnswerDataRequest.carryOut': 'carryOut', 'DataRequestDoubts.of': 'listDoubts', 'DataRequestDoubts.person': 'describeDoubted', 'ErasePerson.erase': 'erasePerson',
    'DataRequestDesk.open': 'openRequest', 'DataRequestDesk.standing': 'getStanding', 'DataRequestDesk.standings': 'getStandings',
    'DataRequestDesk.readScopeOf': 'getReadScope', 'DataRequestDesk.scopeOf': 'getAnswerScope', 'DataRequestDesk.askedScopeOf': 'getDoubtScope',
    'DataRequestDesk.read': 'readRequest', 'DataRequestDesk.readAnothers': 'readRequestOfOthers', 'DataRequestDesk.note': 'recordRequestAct',
    'DataRequestDesk.readable': 'getReadable', 'DataRequestDesk.noteRead': 'recordRead',
    // HolidayService
    'Holidays.list': 'listHolidays', 'Holidays.add': 'addHolidays', 'Holidays.remove': 'removeHolidays', 'Holidays.confirm': 'confirmYear',
    'Holidays.mayTakeBack': 'mayRemoveHoliday', 'Holidays.requireOwn': 'requireOwnProvince', 'Holidays.entering': 'getEntering', 'Holidays.change': 'changeHolidays',
    'DaysOff.between': 'listDaysOff', 'DaysOff.among': 'findDaysOff', 'DataRequestTerms.isToCome': 'isDayToCome', 'DataRequestTerms.of': 'getDueDay',
    'DataRequestTerms.daysLeft': 'countDaysLeft', 'DataRequestTerms.extended': 'getExtendedDay', 'DataRequestTerms.recountOpen': 'recountOpenTerms',
    'DataRequestTerms.recounted': 'recountTerm', 'DataRequestTerms.lastDays': 'lastDayOfTerm', 'DataRequestTerms.daysOffFrom': 'listDaysOffFrom',
    'DataRequestTerms.daysFor': 'termDaysFor',
    // apps/api
    'MemberAccounts.ensure': 'ensureAccounts', 'MemberAccounts.ensureOne': 'ensureAccount', 'MemberAccounts.beyondReach': 'findBeyondReach',
    'MemberCorrections.correct': 'correctMember', 'TeamViews.team': 'getTeam', 'TeamViews.member': 'getMember',
    'StaffDesk.issueSlip': 'issueStaffSlip', 'StaffInviting.invite': 'inviteStaff', 'StaffClosing.close': 'closeStaff', 'StaffClosing.reopen': 'reopenStaff',
    'GrantDesk.give': 'giveGrant', 'GrantDesk.renew': 'renewGrant', 'GrantDesk.named': 'addNames', 'GrantDesk.rightsOf': 'describeRights',
    'ActivationSlips.print': 'printSlips', 'SlipDesk.issue': 'issueSlips', 'SlipDesk.unused': 'findUnused', 'SlipSheet.render': 'renderSlips',
    'SlipSheet.printed': 'slipOnPaper', spaced: 'spacedCode', 'PairViews.list': 'listPairs',
    'TrailNames.of': 'getNames', 'TrailPeople.named': 'findByName', 'TrailPeople.actorsNamed': 'findActors', 'AuditViews.page': 'listEntries',
    'AuditViews.person': 'findPerson', 'OwnDataViews.subject': 'getSubject', 'OwnDataViews.get': 'getOwnData', 'OwnDataViews.readers': 'listReaders',
    'OwnTrail.ofStaff': 'listReadersOfStaff', 'OwnTrail.about': 'listReadersOfMember', 'OwnTrail.page': 'readersPage', 'OwnArchive.of': 'openArchive',
    'OwnArchive.bytesOf': 'readFile',
  },

  notes: [
    'LEFT in apps/api: activation-slip.controller/.template, commune-reform.controller/.dto(.spec), member.controller/.dto, org-board.controller, own-grant.controller, role-grant.controller/.dto, person-pair.controller/.dto, seat.controller/.dto, seat-days.dto, team.controller/.dto; privacy: audit.controller/.dto, data-request.controller/.dto, data-uses, member-consent.controller, own-data.controller/.dto. They need Accounts, AccountHolders, Consents, FactorPolicy, ActivationCodes or types of identity (pair-views also credentials and learning). No controller that moves needs their dtos.',
    'What is left is melded inside apps/api by the six targets /apps/api/src/…: 6 injectables, with DataUses 7; library 27; together 34. AccountGrantService takes the three staff classes of apps/api/src/identity in (the identity plan leaves them). Its controllers org/own-grant, org/role-grant, identity/staff-account stay.',
    'DataUses (apps/api/src/privacy/data-uses.ts: DataUses, USE_VERDICTS, UseVerdict) is used by assessment, classes, learning, reporting. Proposal: abstract class DataUses + USE_VERDICTS and a port DataRestrictions (findUnrestricted; requireUnrestricted throws RecordIsRestricted) in platform beside PersonalData; identity implements DataUses in ConsentService over the port; OrgPortsModule (imported by api, worker, cli) binds the port to MemberService. By hand before the other libraries run.',
    'PageQuery (now overview/org-overview.dto) is used by dtos of identity, planning, classes, learning: move it to platform (http) by hand first, else identity would import org. ListQuery, listWishOf stay in org, used by village.controller and person-pair.dto.',
    'AccountUse (member.dto, stays in apps/api) and spaced (slip-sheet, in activation-slip.service then) are used by learning/led-group.dto and its controller: AccountUse equals the account states of identity plus none; put it and spacedCode into @lopso/identity (activation). MemberAccounts is used by learning/sign-in-reader: extend the ports MemberDirectory (holdContacts) and GrantSource (requireReach) of identity, then ensureAccounts can stand in identity.',
    'http.ts of org exports commune, old-address, village, seat-cap, holiday controllers; for apps/api also the dtos: org-overview.dto (org-board.controller, person-pair.dto), unit.dto.',
    'PRE-STEP: data-requests.service imports answererOf and askerDetails of data-request-desk. In the plan data-request.service.ts imports them from data-request-answer.service.ts (no cycle, as the terms stand with the holidays), but OrgModule must not provide DataRequestAnswerService: it needs AccountPeople (DataRequestAnswersModule). Better moved by hand to data-request.repository/rules.',
    'DataRequestAnswersModule provides PersonPairRepository and EndedRecordRepository again; after the merge DuplicateRepository once (it exists already in OrgModule: export or provide once). OrgPortsModule and DataRequestAnswersModule stay top-level files.',
    'AccountUnits extends AccountHomes and PastPlaces extends UnitHistory (ports of platform, bound in OrgPortsModule): they stay as two small injectables, their overridden methods keep names (pathsOf, formerOf). Likewise keep HomeFollower.follow, PlaceFollower.* (interfaces implemented in other libraries), onApplicationBootstrap of HomeFollowers and PlaceFollowers (so these two are not merged with each other).',
    'home-followers.spec builds new HomeFollowers({followHomes}): MemberHomeService also takes MemberRecordRepository and Audit: add two fakes by hand. test/e2e/round-extensions spies PeopleMarks by string (of → getPersonMarks). role-grant and likeness specs build repositories with new (database): role-grant.medium-spec gets two variables of RoleGrantRepository: unite by hand.',
    'enter-villages.service.ts has a private class VillageDesk, not the injectable VillageDesk: it moves along unmerged to roster/roster-import.service.ts; rename by hand to VillageEntries. Rename entries VillageDesk.* mean the injectable one (insert, trail exist only there).',
    'Folds for the count rather than the noun: UnitHolders in TeamService, Partners in UnitService, LedGroups in HeldRightService, DataRequestTerms in HolidayService (it recounts terms when days off change).',
    'Forwarders to delete by hand afterwards: UnitService.getUnitNames/getUnitPoints, MemberService.describeMembers/holdMembers/findPresent/findUnrestricted/getPersonMarks, CommuneReformService.moveVillagesTo.',
    'duplicates/province-lock.ts (pairTurn) is also used by undo/act.repository and data-requests/data-request.repository.',
    'Top-level digestOf (add-member, replace-member) meet in seat.service.ts, yearOf (holidays, days-off) in holiday.service.ts: automatic suffix, rename by hand.',
    'Names of tables, routes, request and response classes with pair, board, act stay (openapi.json).',
  ],
};
