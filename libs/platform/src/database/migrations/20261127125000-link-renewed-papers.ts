import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The paper of a renewal knows the one it renews (decision 0085), for good like what it prints. Papers that were issued for renewals before
 * this are given the last paper of an earlier passage that was not withdrawn; what they print stays as it is.
 */
export class LinkRenewedPapers20261127125000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table credentials.certificate
        add column renews uuid,
        add constraint certificate_renews_fk foreign key (renews) references credentials.certificate (id);
      update credentials.certificate c set renews = (
        select b.id from learning.cycle o
        join learning.cycle e on e.round_id = o.round_id and e.member_id = o.member_id and e.number < o.number
        join credentials.certificate b on b.cycle_id = e.id and b.state <> 'withdrawn'
        where o.id = c.cycle_id order by e.number desc, b.issued_at desc, b.number desc limit 1)
      where exists (select from learning.cycle o where o.id = c.cycle_id and o.number > 1);
      create index certificate_renews_idx on credentials.certificate (renews) where renews is not null;

      create function credentials.keep_renewed() returns trigger language plpgsql as $$
      begin
        raise exception 'which paper a certificate renews is frozen' using errcode = 'restrict_violation';
      end $$;
      create trigger certificate_keeps_renewed before update of renews on credentials.certificate
        for each row when (old.renews is distinct from new.renews) execute function credentials.keep_renewed();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger certificate_keeps_renewed on credentials.certificate;
      drop function credentials.keep_renewed();
      alter table credentials.certificate drop column renews;
    `);
  }
}
