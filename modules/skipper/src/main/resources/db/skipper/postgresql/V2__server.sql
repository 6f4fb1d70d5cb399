-- What this server adds to the tables of Skipper. Times are UTC.

-- One row for each release that ever was: what is being done with it, and how far that has come. READY means
-- nothing. Each step is recorded here before it acts, and only from the state it was read in.
create table if not exists release_operation (
    release_name varchar(255) not null primary key,
    step varchar(20) not null,
    turn bigint not null,
    operation varchar(20),
    release_version integer,
    source_version integer,
    work text,
    reason text,
    cancelled integer not null,
    started timestamp(6),
    healthy_until timestamp(6),
    timeout_millis bigint,
    owner varchar(64)
);
create index if not exists release_operation_step_ix on release_operation (step);
create index if not exists skipper_app_deployer_data_release_ix on skipper_app_deployer_data (release_name, release_version);

-- Skipper keeps text as the number of a large object, unless its driver was named in its settings. Text is
-- written as it is found, so that Skipper can be put back on the database.
create or replace function dstone_skipper_text(stored text) returns text language plpgsql stable as $function$
declare
    number bigint;
begin
    if stored ~ '^[0-9]{1,10}$' then
        number := stored::bigint;
        if number <= 4294967295 and exists (
            select 1 from pg_catalog.pg_largeobject_metadata where oid = number::oid)
        then
            return convert_from(lo_get(number::oid), 'UTF8');
        end if;
    end if;
    return stored;
end
$function$;

do $migration$
begin
    if exists (select 1 from skipper_repository
            where url ~ '^[0-9]{1,10}$' and dstone_skipper_text(url) <> url) then
        create or replace function dstone_skipper_stored_text(content text) returns text language sql volatile as
            'select lo_from_bytea(0, convert_to(content, ''UTF8''))::text';
    else
        create or replace function dstone_skipper_stored_text(content text) returns text language sql immutable as
            'select content';
    end if;
end
$migration$;
