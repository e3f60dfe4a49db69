/** Schema `papers`: tables with their constraints, indexes and triggers. */
export const PAPERS = `
  create schema papers;

  create function papers.keep_paper() returns trigger language plpgsql as $$
      begin
        if old.issued_at is null then
          return coalesce(new, old);
        end if;
        if tg_op = 'DELETE' then
          raise exception 'an issued paper is never deleted' using errcode = 'restrict_violation';
        end if;
        if (old.id, old.kind, old.class_group_id, old.round_id, old.plan_id, old.unit_id, old.symbol, old.number, old.dated_on, old.issued_by, old.issued_at, old.corrects)
          is distinct from (new.id, new.kind, new.class_group_id, new.round_id, new.plan_id, new.unit_id, new.symbol, new.number, new.dated_on, new.issued_by, new.issued_at, new.corrects)
          or ((old.content, old.form) is distinct from (new.content, new.form)
            and (new.erased_at > old.erased_at or (old.erased_at is null and new.erased_at is not null)) is not true)
          or (new.erased_at is null and old.erased_at is not null) then
          raise exception 'an issued paper is frozen' using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;

  create function papers.keep_template_version() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and to_jsonb(new) - array['body', 'erased_at'] = to_jsonb(old) - array['body', 'erased_at']
          and (old.body is null) = (new.body is null)
          and (new.erased_at > old.erased_at or (old.erased_at is null and new.erased_at is not null)) then
          return new;
        end if;
        raise exception 'a version of a template stays as it was' using errcode = 'restrict_violation';
      end $$;

  create table papers.paper (
    id uuid not null,
    kind text not null,
    class_group_id uuid,
    round_id uuid,
    unit_id uuid not null,
    unit_path ltree not null,
    form jsonb not null,
    made_by uuid not null,
    made_at timestamptz not null,
    changed_at timestamptz not null,
    symbol text,
    number text,
    dated_on date,
    content jsonb,
    issued_by uuid,
    issued_at timestamptz,
    corrects uuid,
    erased_at timestamptz,
    plan_id uuid,
    constraint paper_pk primary key (id),
    constraint paper_corrects_uq unique (corrects),
    constraint paper_class_fk foreign key (class_group_id) references classes.class_group (id),
    constraint paper_round_fk foreign key (round_id) references learning.round (id),
    constraint paper_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
    constraint paper_corrects_fk foreign key (corrects) references papers.paper (id),
    constraint paper_plan_fk foreign key (plan_id) references planning.plan (id),
    constraint paper_issued_ck check (num_nulls(content, issued_by, issued_at, dated_on) in (0, 4)),
    constraint paper_number_ck check (number is null or issued_at is not null and symbol is not null and number <> ''),
    constraint paper_unnumbered_ck check (issued_at is null or (symbol is null) = (number is null)),
    constraint paper_erased_ck check (erased_at is null or issued_at is not null),
    constraint paper_kind_ck check (kind in ('class-plan', 'invitation', 'convening', 'assignment', 'attendance-list', 'minutes', 'class-report',
      'round-report', 'certificate-list', 'opening-plan')),
    constraint paper_subject_ck check (num_nonnulls(class_group_id, round_id, plan_id) = 1)
  );
  create unique index paper_number_uq on papers.paper (unit_id, symbol, extract(year from dated_on), number);
  create index paper_class_idx on papers.paper (class_group_id);
  create index paper_round_idx on papers.paper (round_id);
  create index paper_plan_idx on papers.paper (plan_id);
  create trigger paper_is_kept before delete or update on papers.paper for each row execute function papers.keep_paper();

  create table papers.paper_person (
    paper_id uuid not null,
    member_id uuid not null,
    constraint paper_person_pk primary key (paper_id, member_id),
    constraint paper_person_paper_fk foreign key (paper_id) references papers.paper (id),
    constraint paper_person_member_fk foreign key (member_id) references org.member (id)
  );
  create index paper_person_member_idx on papers.paper_person (member_id);

  create table papers.template_version (
    id uuid not null,
    unit_id uuid not null,
    kind text not null,
    number integer not null,
    body text,
    made_by uuid not null,
    made_at timestamptz not null,
    erased_at timestamptz,
    constraint template_version_pk primary key (id),
    constraint template_version_number_uq unique (unit_id, kind, number),
    constraint template_version_unit_fk foreign key (unit_id) references org.unit (id),
    constraint template_version_number_ck check (number > 0),
    constraint template_version_body_ck check (body is null or length(body) between 1 and 40000)
  );
  create trigger template_version_is_kept before delete or update on papers.template_version for each row
    execute function papers.keep_template_version();
`;
