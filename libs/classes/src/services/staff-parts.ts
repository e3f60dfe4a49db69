import { AvailabilityService } from '../clashes/availability.service';
import { ClassScheduleService } from '../scheduling/class-schedule.service';
import { StaffingService } from '../staffing/staffing.service';
import { SubstitutionService } from '../staffing/substitution.service';

/** Who stands before classes, who stands in for whom, and who is away. */
export const STAFF_SERVICES = [AvailabilityService, SubstitutionService, StaffingService];

/** What they work with. */
export const STAFF_INNER = [StaffingService, SubstitutionService, AvailabilityService, ClassScheduleService];
