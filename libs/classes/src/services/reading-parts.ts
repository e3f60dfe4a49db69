import { ClassGroupService } from '../scheduling/class-group.service';

/** What says which classes somebody sees, and which she doesn't. */
export const READING_SERVICES = [ClassGroupService];
