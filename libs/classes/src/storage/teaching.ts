/**
 * True in SQL where a member stands before a session, as trainer or assistant, at hours that meet these; both are SQL expressions. Her accounts are
 * those of her record and of records that ended in its favour.
 */
export const isTeaching = (memberId: string, during: string): string =>
  `exists (
     select from classes.teaching_accounts(array[${memberId}]) p
     join classes.session_staff m on m.account_id = p.account_id and m.state <> 'cancelled' and m.during && ${during})`;
