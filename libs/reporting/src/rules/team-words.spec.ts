import { communeNameOf, compareTeams, shortTeamName } from './team-words';

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
