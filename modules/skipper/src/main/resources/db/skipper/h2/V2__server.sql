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
    work clob,
    reason clob,
    cancelled integer not null,
    started timestamp(6),
    healthy_until timestamp(6),
    timeout_millis bigint,
    owner varchar(64)
);
create index if not exists release_operation_step_ix on release_operation (step);
create index if not exists skipper_app_deployer_data_release_ix on skipper_app_deployer_data (release_name, release_version);
