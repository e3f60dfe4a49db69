import type { Answer } from '../../lib/api/types';

export type DesignList = Answer<'get', '/api/certificate-designs'>;
export type ListedDesign = DesignList['items'][number];
export type DesignPage = Answer<'get', '/api/certificate-designs/{slug}'>;
export type DesignLook = DesignPage['look'];
export type DesignFault = DesignLook['faults'][number];
export type DesignShape = DesignPage['shapes'][number];
export type DesignProperty = DesignShape['properties'][number];
export type DesignVersion = DesignPage['versions'][number];
export type Sample = 'ordinary' | 'longest';

/** An element as its JSON has it: what it says is the server's to judge. */
export type DesignElement = Record<string, unknown>;

/** Where an element stands; from 0. */
export interface Spot {
  readonly page: number;
  readonly index: number;
}
