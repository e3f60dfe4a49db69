/** The four desks of the web client. */
export const WORKSPACES = ['member', 'trainer', 'commune', 'department'] as const;
export type Workspace = (typeof WORKSPACES)[number];

const BY_ROLE: Readonly<Record<string, Workspace>> = {
  member: 'member',
  'team-leader': 'member',
  trainer: 'trainer',
  'commune-officer': 'commune',
  'department-officer': 'department',
  'department-admin': 'department',
  leader: 'department',
  auditor: 'department',
};

/** The desks that these roles open, widest first, so that the first is where the person lands. */
export function workspacesOf(roles: readonly string[]): Workspace[] {
  const open = new Set(roles.map((role) => BY_ROLE[role]));
  return [...WORKSPACES].reverse().filter((workspace) => open.has(workspace));
}
