import { t } from '../../../../apps/web/src/features/reporting/messages/vi';
import {
  communeNameOf,
  compareTeams,
  filterWords,
  KIND_WORDS,
  POSITION_WORDS,
  shortTeamName,
  STATE_WORDS,
} from './person.rules';

describe('words of the exported file', () => {
  it('are those of the screens', () => {
    expect(STATE_WORDS).toEqual({
      finished: t('stateFinished'),
      doing: t('stateDoing'),
      'not-started': t('stateNotStarted'),
      overdue: t('stateOverdue'),
    });
    expect(KIND_WORDS).toEqual({
      official: t('kindOfficial'),
      teacher: t('kindTeacher'),
      police: t('kindPolice'),
      health: t('kindHealth'),
      'mass-organisation': t('kindMass'),
      'telecom-it': t('kindTelecom'),
      resident: t('kindResident'),
    });
    expect(POSITION_WORDS).toEqual({ leader: t('leader'), deputy: t('deputy'), member: t('memberPosition') });
  });

  it('say what the file was filtered by, and what can’t be named is unknown', () => {
    const filter = {
      communeId: 'c',
      teamId: null,
      kind: 'teacher',
      state: 'unfinished' as const,
      missing: 'c05',
      text: 'an',
    };
    const names = { commune: 'Xã Hàm Yên', team: null, requirement: null };
    expect(filterWords(filter, names)).toBe(
      'Xã, phường: Xã Hàm Yên. Thành phần: Giáo viên. Tình trạng: Chưa hoàn thành. Còn thiếu: không rõ. Tìm theo: an.',
    );
    const nothing = { communeId: null, teamId: null, kind: null, state: null, missing: null, text: null };
    expect(filterWords(nothing, names)).toBe('Tất cả mọi người trong đợt.');
  });
});

describe('names of teams in a row', () => {
  it('are short and tell namesakes apart', () => {
    expect(shortTeamName('commune-team', 'Phường Hà Giang 1')).toBe('Tổ cấp xã');
    expect(shortTeamName('village-team', 'Tổ dân phố 4')).toBe('Tổ dân phố 4');
    expect(shortTeamName('village-team', 'Thôn Bản Pắng')).toBe('Tổ thôn Bản Pắng');
    expect(communeNameOf('Xã Tân Tiến', 'Hoàng Su Phì cũ')).toBe('Xã Tân Tiến (Hoàng Su Phì cũ)');
  });

  it('stand with the commune’s team first and numbers as numbers', () => {
    const team = (kind: string, name: string) => ({ kind, name });
    const teams = [team('village-team', 'Tổ 10'), team('village-team', 'Tổ 2'), team('commune-team', 'Tổ cấp xã')];
    expect(teams.sort(compareTeams).map(({ name }) => name)).toEqual(['Tổ cấp xã', 'Tổ 2', 'Tổ 10']);
  });
});
