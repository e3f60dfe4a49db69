import { ClassReading } from './class-reading.service';
import { HiddenClasses } from './hidden-classes.service';

/** What says which classes somebody sees, and which she doesn't. */
export const READING_SERVICES = [ClassReading, HiddenClasses];
