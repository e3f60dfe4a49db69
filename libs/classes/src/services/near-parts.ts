import { NearClasses } from './near-classes.service';
import { OpenPlaces } from './open-places.service';

/** What says which classes somebody could still come to. */
export const NEAR_SERVICES = [NearClasses, OpenPlaces];
