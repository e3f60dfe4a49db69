import './org.texts';

export { OrgModule } from './org.module';
export { OrgPortsModule } from './org-ports.module';
export { DataRequestAnswersModule } from './data-request-answers.module';
export * from './org.errors';
export * from './org-changes.errors';
export * from './org.events';
export * from './org.permissions';
export { GRANT_KINDS, type GrantKind, grantKindOf } from './rules/grant-kinds';
export {
  DATA_REQUEST_KINDS,
  type DataRequestAct,
  type DataRequestKind,
  type DataRequestState,
} from './rules/data-request';
export { ENTERED_OCCASIONS, type EnteredOccasion, type FixedHoliday } from './rules/public-holidays';
export { dayOffWords } from './rules/day-off-words';
export { type ExpectedHoliday } from './rules/expected-holidays';
export { MEMBER_KINDS, type MemberKind } from './rules/member-kinds';
export { type ActKind } from './rules/acts';
export { type Extent } from './rules/old-address';
export { type Heir, heirPathsOf, heirsOf } from './storage/heirs';
export {
  type Position,
  POSITIONS,
  type SeatLimits,
  TEAM_KINDS,
  type TeamKind,
  type UnitKind,
} from './rules/team-kinds';
export { nameOfLetters, properName } from './rules/person-form';
export { nameInSentence, teamName } from './rules/unit-names';
export { VILLAGE_WORDS, type VillageWord } from './rules/village-names';
export { AddMember, type TeamMemberDraft } from './services/add-member.service';
export { AddTeam, type TeamDraft } from './services/add-team.service';
export { AddVillage } from './services/add-village.service';
export { ChangeVillage } from './services/change-village.service';
export { CorrectMember } from './services/correct-member.service';
export { EndGrant } from './services/end-grant.service';
export { AccountGrants } from './services/account-grants.service';
export { AccountPeople, type IsOnePerson } from './services/account-people';
export { AccountReach } from './services/account-reach.service';
export { AnswerDataRequest } from './services/answer-data-request.service';
export { DataRequestDoubts, type DoubtedPerson, type RequestDoubts } from './services/data-request-doubts.service';
export { type DataRequestPage, DataRequestQueue, type QueuedDataRequest } from './services/data-request-queue.service';
export { type DataRequestDraft, DataRequests } from './services/data-requests.service';
export { type EnteredPerson, EnterRoster } from './services/enter-roster.service';
export { type EntryRefusal, type RosterEntry } from './services/roster-entry';
export { type EnteredVillage, EnterVillages, type VillageEntry } from './services/enter-villages.service';
export { EndSeat } from './services/end-seat.service';
export { GiveGrant, type GrantRenewal, type GrantWish } from './services/give-grant.service';
export { type DayOff, DaysOff } from './services/days-off';
export { type HolidayChange, Holidays, type HolidayYear } from './services/holidays.service';
export { type EnteringProvince } from './storage/holiday.repository';
export { type CurrentRight, type GrantHolder, type HeldRight, HeldRights } from './services/held-rights.service';
export { GrantHolders } from './services/grant-holders.service';
export { type HomeFollower, HomeFollowers } from './services/home-followers';
export { type FollowingCount, PlaceFollowers } from './services/place-followers';
export { type PlaceKind, TableFollower } from './storage/table-follower';
export { type Joining, JoinRecords } from './services/join-records.service';
export { type LedGroup, LedGroups } from './services/led-groups.service';
export { CorrectTeam, type TeamDecision } from './services/correct-team.service';
export { EndTeam } from './services/end-team.service';
export { type MemberPageDetails, MemberRecords } from './services/member-records.service';
export { type MemberPage, Members, type MemberSearch } from './services/members.service';
export { placeBeside, type PlaceReading } from './rules/place-text';
export { type AmongWanted, PeopleAmong } from './services/people-among.service';
export { type CommunePeople } from './storage/people-search.repository';
export { PeopleMarks } from './services/people-marks.service';
export { PeopleTexts, type PeopleWanted } from './services/people-texts.service';
export { type ListWish, OrgBoard, type UndoableAct } from './services/org-board.service';
export { MergeVillages, type VillageMerge } from './services/merge-villages.service';
export { type Move, MoveMember, type MoveReceipt } from './services/move-member.service';
export { type Newcomer } from './services/newcomer-desk';
export { type AwaitedPerson, Newcomers } from './services/newcomers.service';
export { Partners } from './services/partners.service';
export {
  type ListedPair,
  type PairListWish,
  type PairView,
  PAIR_VIEWS,
  PersonPairs,
} from './services/person-pairs.service';
export { TellApart } from './services/tell-apart.service';
export { type PairedPerson, type PairedSeat } from './storage/person-pair.repository';
export { type OldAddressAnswer, OldAddresses, type OldAddressMatch } from './services/old-addresses.service';
export { type GivableRights, type GrantPage, type ListedGrant, RoleGrants } from './services/role-grants.service';
export { type CommuneReform, type ReformTarget } from './services/commune-reform';
export { PastPlaces } from './services/past-places.service';
export { type EndingGrant } from './services/reform-grants';
export { PreviewReform, type ReformEffect } from './services/preview-reform.service';
export { ReformCommunes } from './services/reform-communes.service';
export { CommuneReforms, type ReformOfToday } from './services/commune-reforms.service';
export { type CommuneSuccession } from './storage/reform.repository';
export { type Replacement, type ReplacementReceipt, ReplaceMember } from './services/replace-member.service';
export { Restrictions } from './services/restrictions.service';
export { SeatCaps, type SeatCapState, type SeatCapWish } from './services/seat-caps.service';
export { type SeatCapChange } from './storage/seat-cap.repository';
export { SeatHistory } from './services/seat-history.service';
export { Seats } from './services/seats.service';
export { SeatTurns } from './services/seat-turns.service';
export { type SeatWish, TakeSeat } from './services/take-seat.service';
export { type CommuneTeams, type OrgAct, type TeamDetails, Teams } from './services/teams.service';
export { UndoAct, type UndoneAct } from './services/undo-act.service';
export { UnitImport, type UnitImportResult } from './services/unit-import.service';
export { Telephones } from './services/telephones.service';
export { TrainerAccounts } from './services/trainer-accounts.service';
export { type TeachingDays } from './storage/teaching-grant.repository';
export { UnitNames } from './services/unit-names.service';
export { UnitPoints } from './services/unit-points.service';
export { Units } from './services/units.service';
export { type CommuneVillages, Villages } from './services/villages.service';
export { type VillageDraft } from './services/village-desk';
export { type DataRequest } from './storage/data-request.repository';
export { draftFaults, type PersonDraft } from './services/person-record';
export { RosterView } from './services/roster-view.service';
export { type RemovableRows, type UndoBlocker, UndoRoster, type WrittenRoster } from './services/undo-roster.service';
export { type LikenessQuestion, type LikePerson } from './storage/likeness.repository';
export { type RosterUnit } from './storage/roster.repository';
export { type MemberSummary } from './storage/member.repository';
export { type GrantState, type RoleGrantRow } from './storage/role-grant.repository';
export { type ComingHolder, type HeldSeat, type SeatOfTeam } from './storage/seat.repository';
export { type SeatDaysWish } from './rules/seat-days';
export { type SeatTermOfMember, type SeatTermOfSeat } from './storage/seat-history.repository';
export { type CommuneStanding, type Vacancy } from './storage/org-board.repository';
export { type VillageOfCommune, type VillageWithoutTeam } from './storage/village.repository';
export { type TeamSummary, type UnitTeam } from './storage/team.repository';
export { type UnitSummary } from './storage/unit.repository';
