import { HandOverTrail } from './hand-over-trail';
import { LocalDays } from './local-days';
import { ReplaceableSessions } from './replaceable-sessions.service';
import { ReplacementKeeper } from './replacement-keeper.service';
import { ReplacementPreview } from './replacement-preview.service';
import { ReplaceStaff } from './replace-staff.service';
import { StaffReplacements } from './staff-replacements.service';
import { StandInRefusals } from './stand-in-refusals.service';
import { StandIns } from './stand-ins.service';
import { Teachers } from './teachers.service';
import { TeachingRights } from './teaching-rights.service';
import { TrainerNames } from './trainer-names.service';

/** Who stands before classes, who stands in for whom, and who is away. */
export const STAFF_SERVICES = [LocalDays, ReplaceStaff, ReplacementPreview, StaffReplacements, Teachers];

/** What they work with. */
export const STAFF_INNER = [
  HandOverTrail,
  ReplaceableSessions,
  ReplacementKeeper,
  StandInRefusals,
  StandIns,
  TeachingRights,
  TrainerNames,
];
