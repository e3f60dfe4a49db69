import { type PersonFilter, type StateFilter } from './person-filter';
import { KIND_WORDS, STATE_WORDS } from './person-words';

/** Names of what a filter points at; null when it points at nothing the reader may see. */
export interface FilterNames {
  readonly commune: string | null;
  readonly team: string | null;
  readonly requirement: string | null;
}

const UNKNOWN = 'không rõ';

function stateWords(state: StateFilter): string {
  return state === 'unfinished' ? 'Chưa hoàn thành' : STATE_WORDS[state];
}

/** A filter in words: “Xã, phường: Xã Hàm Yên. Tình trạng: Đang học.” */
export function filterWords(filter: PersonFilter, names: FilterNames): string {
  const { communeId, teamId, kind, state, missing, text } = filter;
  const parts = [
    part('Xã, phường', communeId, () => names.commune),
    part('Tổ', teamId, () => names.team),
    part('Thành phần', kind, (value) => KIND_WORDS[value]),
    part('Tình trạng', state, stateWords),
    part('Còn thiếu', missing, () => names.requirement),
    part('Tìm theo', text, (value) => value),
  ].filter((words) => words !== '');
  return parts.length === 0 ? 'Tất cả mọi người trong đợt.' : parts.join(' ');
}

function part<T extends string>(
  head: string,
  value: T | null,
  nameOf: (value: T) => string | null | undefined,
): string {
  return value === null ? '' : `${head}: ${nameOf(value) ?? UNKNOWN}.`;
}
