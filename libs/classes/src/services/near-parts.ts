import { ClassLinks } from './class-links.service';
import { NearClasses } from './near-classes.service';
import { OpenPlaces } from './open-places.service';
import { SharedClasses } from './shared-classes.service';

/** What says which classes somebody could still come to, and passes them on. */
export const NEAR_SERVICES = [ClassLinks, NearClasses, OpenPlaces, SharedClasses];
