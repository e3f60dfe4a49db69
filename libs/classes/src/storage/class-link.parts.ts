import { ClassLinkEntity } from './class-link.entity';
import { ClassLinkRepository } from './class-link.repository';
import { OpeningToldEntity } from './opening.entity';
import { OpeningRepository } from './opening.repository';
import { SessionChangeEntity, SessionToldEntity } from './session-news.entities';
import { SessionNewsRepository } from './session-news.repository';

/** Where the public addresses of classes are kept, and who was told of what. */
export const LINK_ENTITIES = [ClassLinkEntity, OpeningToldEntity, SessionChangeEntity, SessionToldEntity];
export const LINK_REPOSITORIES = [ClassLinkRepository, OpeningRepository, SessionNewsRepository];
