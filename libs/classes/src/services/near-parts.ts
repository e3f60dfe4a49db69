import { AskOwnPlace } from './ask-own-place.service';
import { ClassLinks } from './class-links.service';
import { ClassOpenings } from './class-openings.service';
import { NearClasses } from './near-classes.service';
import { NearDescriptions } from './near-descriptions.service';
import { NearOrder } from './near-order';
import { OpenPlaces } from './open-places.service';
import { OtherPlaces } from './other-places.service';
import { SessionNewsDesk } from './session-news.service';
import { SharedClasses } from './shared-classes.service';

/** What says which classes somebody could still come to, passes them on, and tells of what comes and was changed. */
export const NEAR_SERVICES = [
  AskOwnPlace,
  ClassLinks,
  ClassOpenings,
  NearClasses,
  OpenPlaces,
  SessionNewsDesk,
  SharedClasses,
];

/** What they work with. */
export const NEAR_INNER = [NearDescriptions, NearOrder, OtherPlaces];
