/** How somebody signs: the head in person, for a body (TM.), in the head's place (KT.), by order (TL.), by authority (TUQ.), as acting head (Q.). */
export const SIGNING_FORMS = ['head', 'TM', 'KT', 'TL', 'TUQ', 'Q'] as const;

export type SigningForm = (typeof SIGNING_FORMS)[number];

/** Who signs, as typed in. */
export interface Signer {
  readonly form: SigningForm;
  /** The body or the head that is signed for: “Ủy ban nhân dân”, “Giám đốc”; not asked of the forms `head` and `Q`. */
  readonly instead: string;
  /** “Phó Giám đốc”. */
  readonly position: string;
  /** Without academic titles. */
  readonly name: string;
}

/** The lines above the signature in capitals, as Decree 30/2020/NĐ-CP, Annex I has them. */
export function signerLines({ form, instead, position }: Signer): string[] {
  const upper = (text: string): string => text.toLocaleUpperCase('vi');
  if (form === 'head') return [upper(position)];
  if (form === 'Q') return [`Q. ${upper(position)}`];
  return [`${form}. ${upper(instead)}`, upper(position)].filter((line) => line.trim() !== '' && line !== `${form}. `);
}
