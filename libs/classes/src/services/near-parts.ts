import { AlternativeClassService } from '../own-classes/alternative-class.service';
import { NearClassService } from '../own-classes/near-class.service';
import { OwnClassService } from '../own-classes/own-class.service';
import { ClassLinkService } from '../sharing/class-link.service';
import { ClassNewsService } from '../sharing/class-news.service';

/** What says which classes somebody could still come to, passes them on, and tells of what comes and was changed. */
export const NEAR_SERVICES = [OwnClassService, ClassLinkService, ClassNewsService, NearClassService];

/** What they work with. */
export const NEAR_INNER = [NearClassService, AlternativeClassService];
