import type { components } from '../../lib/api/schema';
import type { Answer } from '../../lib/api/types';

type Schemas = components['schemas'];
export type ChangeKind = Schemas['ProposeChangeRequest']['kind'];
export type ProposeRequest = Schemas['ProposeChangeRequest'];
export type ChangeReason = Schemas['ProposeChangeRequest']['reason'];

export type ChangePreview = Answer<'post', '/api/rounds/{roundId}/certificate-changes/preview'>;
export type ChangeLine = ChangePreview['lines'][number];
export type Change = Answer<'get', '/api/certificate-changes'>['items'][number];
export type ChangeSheet = Answer<'get', '/api/certificate-changes/{changeId}'>;
export type ChangePerson = ChangeSheet['people'][number];
