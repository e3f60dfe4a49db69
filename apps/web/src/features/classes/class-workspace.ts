/** Where classes are worked with. */
export type ClassWorkspace = 'trainer' | 'commune' | 'department';

/** The addresses of what belongs to classes, in a workspace. */
export interface ClassBases {
  classes: string;
  absent: string;
  replace: string;
  opinions: string;
  /** Where the pages beside the classes lead back to: the department's to its plans. */
  above: string;
  /** What people said of one class. */
  opinionsOf: (classId: string) => string;
}

const below = (classes: string): ClassBases => ({
  classes,
  above: classes,
  absent: `${classes}/vang`,
  replace: `${classes}/thay-nguoi`,
  opinions: `${classes}/y-kien`,
  opinionsOf: (classId) => `${classes}/${classId}/y-kien`,
});

/** The department's stand beside its plans. */
const bases: Readonly<Record<ClassWorkspace, ClassBases>> = {
  trainer: below('/giang-vien/lop'),
  commune: below('/xa/lop'),
  department: {
    classes: '/so/lop',
    above: '/so/ke-hoach',
    absent: '/so/ke-hoach/vang',
    replace: '/so/ke-hoach/thay-nguoi',
    opinions: '/so/ke-hoach/y-kien',
    opinionsOf: (classId) => `/so/ke-hoach/y-kien/${classId}`,
  },
};

export const basesOf = (workspace: ClassWorkspace): ClassBases => bases[workspace];
