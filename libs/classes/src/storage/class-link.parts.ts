import { ClassLinkEntity } from './class-link.entity';
import { ClassLinkRepository } from './class-link.repository';

/** Where the public addresses of classes are kept. */
export const LINK_ENTITIES = [ClassLinkEntity];
export const LINK_REPOSITORIES = [ClassLinkRepository];
