import { workspacesOf } from './workspaces';

describe('workspaces', () => {
  it('follow from roles, each once, the widest first', () => {
    expect(workspacesOf(['member', 'team-leader'])).toEqual(['member']);
    expect(workspacesOf(['member', 'trainer', 'commune-officer'])).toEqual(['commune', 'trainer', 'member']);
    expect(workspacesOf(['auditor', 'department-admin'])).toEqual(['department']);
  });

  it('are none for an account without a role', () => {
    expect(workspacesOf([])).toEqual([]);
    expect(workspacesOf(['unknown'])).toEqual([]);
  });
});
