-- What this server adds to the tables of SCDF. Where SCDF's own tables exist they are left as they are.
-- This database commits every statement by itself, so that each can be repeated when the server was
-- interrupted half way.

-- Spring Boot 4: Spring Cloud Task and Spring Batch 6
create sequence if not exists BOOT4_TASK_SEQ start with 1 increment by 1 nocache;
create sequence if not exists BOOT4_TASK_EXECUTION_METADATA_SEQ start with 1 increment by 1 nocache;

create table if not exists BOOT4_TASK_EXECUTION (
    TASK_EXECUTION_ID bigint not null primary key,
    START_TIME datetime(6),
    END_TIME datetime(6),
    TASK_NAME varchar(100),
    EXIT_CODE integer,
    EXIT_MESSAGE varchar(2500),
    ERROR_MESSAGE varchar(2500),
    LAST_UPDATED datetime(6),
    EXTERNAL_EXECUTION_ID varchar(255),
    PARENT_EXECUTION_ID bigint,
    index BOOT4_TASK_EXECUTION_PARENT_IX (PARENT_EXECUTION_ID),
    index BOOT4_TASK_EXECUTION_NAME_START_IX (TASK_NAME, START_TIME desc, TASK_EXECUTION_ID desc),
    index BOOT4_TASK_EXECUTION_NAME_IX (TASK_NAME, TASK_EXECUTION_ID desc),
    index BOOT4_TASK_EXECUTION_START_IX (START_TIME desc, TASK_EXECUTION_ID desc),
    index BOOT4_TASK_EXECUTION_EXTERNAL_IX (EXTERNAL_EXECUTION_ID),
    index BOOT4_TASK_EXECUTION_END_IX (END_TIME desc, TASK_EXECUTION_ID desc),
    index BOOT4_TASK_EXECUTION_EXIT_IX (EXIT_CODE desc, END_TIME desc, TASK_EXECUTION_ID desc)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BOOT4_TASK_EXECUTION_PARAMS (
    TASK_EXECUTION_ID bigint not null,
    TASK_PARAM varchar(2500),
    constraint BOOT4_TASK_EXEC_PARAMS_FK foreign key (TASK_EXECUTION_ID)
        references BOOT4_TASK_EXECUTION (TASK_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BOOT4_TASK_TASK_BATCH (
    TASK_EXECUTION_ID bigint not null,
    JOB_EXECUTION_ID bigint not null,
    constraint BOOT4_TASK_EXEC_BATCH_FK foreign key (TASK_EXECUTION_ID)
        references BOOT4_TASK_EXECUTION (TASK_EXECUTION_ID),
    index BOOT4_TASK_TASK_BATCH_JOB_EXECUTION_ID_IX (JOB_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BOOT4_TASK_LOCK (
    LOCK_KEY char(36) not null,
    REGION varchar(100) not null,
    CLIENT_ID char(36),
    CREATED_DATE datetime(6) not null,
    constraint BOOT4_LOCK_PK primary key (LOCK_KEY, REGION)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BOOT4_TASK_EXECUTION_METADATA (
    ID bigint not null primary key,
    TASK_EXECUTION_ID bigint not null,
    TASK_EXECUTION_MANIFEST longtext,
    constraint BOOT4_TASK_METADATA_FK foreign key (TASK_EXECUTION_ID)
        references BOOT4_TASK_EXECUTION (TASK_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

create sequence if not exists BOOT4_BATCH_JOB_INSTANCE_SEQ start with 1 increment by 1 nocache;
create sequence if not exists BOOT4_BATCH_JOB_EXECUTION_SEQ start with 1 increment by 1 nocache;
create sequence if not exists BOOT4_BATCH_STEP_EXECUTION_SEQ start with 1 increment by 1 nocache;

create table if not exists BOOT4_BATCH_JOB_INSTANCE (
    JOB_INSTANCE_ID bigint not null primary key,
    VERSION bigint,
    JOB_NAME varchar(100) not null,
    JOB_KEY varchar(32) not null,
    constraint BOOT4_JOB_INST_UN unique (JOB_NAME, JOB_KEY),
    index BOOT4_BATCH_JOB_INSTANCE_NAME_IX (JOB_NAME, JOB_INSTANCE_ID)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BOOT4_BATCH_JOB_EXECUTION (
    JOB_EXECUTION_ID bigint not null primary key,
    VERSION bigint,
    JOB_INSTANCE_ID bigint not null,
    CREATE_TIME datetime(6) not null,
    START_TIME datetime(6) default null,
    END_TIME datetime(6) default null,
    STATUS varchar(10),
    EXIT_CODE varchar(2500),
    EXIT_MESSAGE varchar(2500),
    LAST_UPDATED datetime(6),
    constraint BOOT4_JOB_INST_EXEC_FK foreign key (JOB_INSTANCE_ID)
        references BOOT4_BATCH_JOB_INSTANCE (JOB_INSTANCE_ID),
    index BOOT4_BATCH_JOB_EXECUTION_START_TIME_IX (START_TIME),
    index BOOT4_BATCH_JOB_EXECUTION_CREATE_TIME_IX (CREATE_TIME, JOB_EXECUTION_ID),
    index BOOT4_BATCH_JOB_EXECUTION_STATUS_IX (STATUS, CREATE_TIME, JOB_EXECUTION_ID),
    index BOOT4_BATCH_JOB_EXECUTION_STARTED_IX (START_TIME, JOB_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BOOT4_BATCH_JOB_EXECUTION_PARAMS (
    JOB_EXECUTION_ID bigint not null,
    PARAMETER_NAME varchar(100) not null,
    PARAMETER_TYPE varchar(100) not null,
    PARAMETER_VALUE varchar(2500),
    IDENTIFYING char(1) not null,
    constraint BOOT4_JOB_EXEC_PARAMS_FK foreign key (JOB_EXECUTION_ID)
        references BOOT4_BATCH_JOB_EXECUTION (JOB_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BOOT4_BATCH_STEP_EXECUTION (
    STEP_EXECUTION_ID bigint not null primary key,
    VERSION bigint not null,
    STEP_NAME varchar(100) not null,
    JOB_EXECUTION_ID bigint not null,
    CREATE_TIME datetime(6) not null,
    START_TIME datetime(6) default null,
    END_TIME datetime(6) default null,
    STATUS varchar(10),
    COMMIT_COUNT bigint,
    READ_COUNT bigint,
    FILTER_COUNT bigint,
    WRITE_COUNT bigint,
    READ_SKIP_COUNT bigint,
    WRITE_SKIP_COUNT bigint,
    PROCESS_SKIP_COUNT bigint,
    ROLLBACK_COUNT bigint,
    EXIT_CODE varchar(2500),
    EXIT_MESSAGE varchar(2500),
    LAST_UPDATED datetime(6),
    constraint BOOT4_JOB_EXEC_STEP_FK foreign key (JOB_EXECUTION_ID)
        references BOOT4_BATCH_JOB_EXECUTION (JOB_EXECUTION_ID),
    index BOOT4_BATCH_STEP_EXECUTION_JOB_EXECUTION_ID_IX (JOB_EXECUTION_ID),
    index BOOT4_BATCH_STEP_NAME_IX (STEP_NAME)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BOOT4_BATCH_STEP_EXECUTION_CONTEXT (
    STEP_EXECUTION_ID bigint not null primary key,
    SHORT_CONTEXT varchar(2500) not null,
    SERIALIZED_CONTEXT longtext,
    constraint BOOT4_STEP_EXEC_CTX_FK foreign key (STEP_EXECUTION_ID)
        references BOOT4_BATCH_STEP_EXECUTION (STEP_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BOOT4_BATCH_JOB_EXECUTION_CONTEXT (
    JOB_EXECUTION_ID bigint not null primary key,
    SHORT_CONTEXT varchar(2500) not null,
    SERIALIZED_CONTEXT longtext,
    constraint BOOT4_JOB_EXEC_CTX_FK foreign key (JOB_EXECUTION_ID)
        references BOOT4_BATCH_JOB_EXECUTION (JOB_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

-- Every launch is a row here before it is a process. Times of the tables below are UTC.
create table if not exists task_run (
    task_execution_id bigint not null,
    schema_target varchar(16) not null,
    launch_id varchar(255) not null,
    task_name varchar(255) not null,
    platform_name varchar(255) not null,
    state varchar(16) not null,
    priority integer default 0 not null,
    queued_at datetime(6) not null,
    launching_at datetime(6),
    started_at datetime(6),
    ended_at datetime(6),
    stop_requested_at datetime(6),
    exit_code integer,
    reason varchar(2500),
    -- The plan of the launch with the values the manifest shows masked, encrypted.
    secrets longtext,
    -- Which key the secrets can be read with: only a server that has it takes the run.
    key_id varchar(16),
    claimed_by varchar(64),
    claimed_at datetime(6),
    attempts integer default 0 not null,
    retry_at datetime(6),
    -- Limits in seconds, for the start and for the run; null for none. When one was exceeded first.
    start_limit integer,
    run_limit integer,
    timed_out_at datetime(6),
    -- Whether the program writes its own task execution, as those with Spring Cloud Task do.
    records_itself boolean default true not null,
    constraint task_run_pk primary key (task_execution_id, schema_target),
    constraint task_run_launch_un unique (launch_id),
    index task_run_queue_ix (platform_name, state, priority, queued_at),
    index task_run_state_ix (state, schema_target, task_execution_id desc)
) default character set utf8mb4 collate utf8mb4_bin;

-- Which launch restarts a job execution, so that it is not restarted twice.
create table if not exists job_restart (
    job_execution_id bigint not null,
    schema_target varchar(16) not null,
    -- Empty between the decision and the launch.
    task_execution_id bigint,
    restarted_at datetime(6) not null,
    constraint job_restart_pk primary key (job_execution_id, schema_target)
) default character set utf8mb4 collate utf8mb4_bin;

-- One row per platform, locked while a free place on it is given away.
create table if not exists task_platform (
    platform_name varchar(255) not null primary key
) default character set utf8mb4 collate utf8mb4_bin;

-- One row, which a transaction holds while it changes registrations: SCDF has no constraint against
-- registering a version twice, and its databases may hold such.
create table if not exists app_registration_lock (
    id integer not null primary key
) default character set utf8mb4 collate utf8mb4_bin;
insert ignore into app_registration_lock (id) values (1);

-- What people have set for themselves, JSON under a key; without authentication all are one, without a name.
create table if not exists user_setting (
    user_name varchar(255) not null,
    setting_key varchar(100) not null,
    setting_value mediumtext not null,
    changed_at datetime(6) not null,
    constraint user_setting_pk primary key (user_name, setting_key)
) default character set utf8mb4 collate utf8mb4_bin;

-- Timers of db-scheduler, in the layout it asks for.
create table if not exists scheduled_tasks (
    task_name varchar(255) not null,
    task_instance varchar(255) not null,
    task_data blob,
    execution_time datetime(6) not null,
    picked boolean not null,
    picked_by varchar(255),
    last_success datetime(6),
    last_failure datetime(6),
    consecutive_failures integer,
    last_heartbeat datetime(6),
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance),
    index scheduled_tasks_execution_time_ix (execution_time),
    index scheduled_tasks_last_heartbeat_ix (last_heartbeat)
) default character set utf8mb4 collate utf8mb4_bin;

-- How many rows the growing tables have up to an id, so that no page counts them all; see RowCounts.
create table if not exists row_count (
    table_name varchar(64) not null primary key,
    up_to_id bigint not null,
    counted bigint not null,
    counted_at datetime(6)
) default character set utf8mb4 collate utf8mb4_bin;

-- Indexes SCDF did without: what lists, filters, deletes and retention look for among millions of rows.
create index if not exists app_registration_version_ix on app_registration (name, type, version);
create index if not exists task_deployment_definition_ix on task_deployment (task_definition_name, id);
create index if not exists task_deployment_id_ix on task_deployment (task_deployment_id);
create index if not exists audit_records_created_on_ix on audit_records (created_on, id);
create index if not exists audit_records_kind_ix on audit_records (audit_operation, audit_action, created_on, id);
create index if not exists audit_records_correlation_ix on audit_records (correlation_id, id);

create index if not exists TASK_EXECUTION_NAME_START_IX on TASK_EXECUTION (TASK_NAME, START_TIME desc, TASK_EXECUTION_ID desc);
create index if not exists TASK_EXECUTION_NAME_IX on TASK_EXECUTION (TASK_NAME, TASK_EXECUTION_ID desc);
create index if not exists TASK_EXECUTION_START_IX on TASK_EXECUTION (START_TIME desc, TASK_EXECUTION_ID desc);
create index if not exists TASK_EXECUTION_EXTERNAL_IX on TASK_EXECUTION (EXTERNAL_EXECUTION_ID);
create index if not exists BATCH_JOB_EXECUTION_CREATE_TIME_IX on BATCH_JOB_EXECUTION (CREATE_TIME, JOB_EXECUTION_ID);
create index if not exists BATCH_JOB_EXECUTION_STATUS_IX on BATCH_JOB_EXECUTION (STATUS, CREATE_TIME, JOB_EXECUTION_ID);
create index if not exists TASK_EXECUTION_END_IX on TASK_EXECUTION (END_TIME desc, TASK_EXECUTION_ID desc);
create index if not exists TASK_EXECUTION_EXIT_IX on TASK_EXECUTION (EXIT_CODE desc, END_TIME desc, TASK_EXECUTION_ID desc);
create index if not exists BATCH_JOB_EXECUTION_STARTED_IX on BATCH_JOB_EXECUTION (START_TIME, JOB_EXECUTION_ID);
create index if not exists BATCH_JOB_INSTANCE_NAME_IX on BATCH_JOB_INSTANCE (JOB_NAME, JOB_INSTANCE_ID);

create index if not exists BOOT3_TASK_EXECUTION_NAME_START_IX on BOOT3_TASK_EXECUTION (TASK_NAME, START_TIME desc, TASK_EXECUTION_ID desc);
create index if not exists BOOT3_TASK_EXECUTION_NAME_IX on BOOT3_TASK_EXECUTION (TASK_NAME, TASK_EXECUTION_ID desc);
create index if not exists BOOT3_TASK_EXECUTION_START_IX on BOOT3_TASK_EXECUTION (START_TIME desc, TASK_EXECUTION_ID desc);
create index if not exists BOOT3_TASK_EXECUTION_EXTERNAL_IX on BOOT3_TASK_EXECUTION (EXTERNAL_EXECUTION_ID);
create index if not exists BOOT3_BATCH_JOB_EXECUTION_CREATE_TIME_IX on BOOT3_BATCH_JOB_EXECUTION (CREATE_TIME, JOB_EXECUTION_ID);
create index if not exists BOOT3_BATCH_JOB_EXECUTION_STATUS_IX on BOOT3_BATCH_JOB_EXECUTION (STATUS, CREATE_TIME, JOB_EXECUTION_ID);
create index if not exists BOOT3_TASK_EXECUTION_END_IX on BOOT3_TASK_EXECUTION (END_TIME desc, TASK_EXECUTION_ID desc);
create index if not exists BOOT3_TASK_EXECUTION_EXIT_IX on BOOT3_TASK_EXECUTION (EXIT_CODE desc, END_TIME desc, TASK_EXECUTION_ID desc);
create index if not exists BOOT3_BATCH_JOB_EXECUTION_STARTED_IX on BOOT3_BATCH_JOB_EXECUTION (START_TIME, JOB_EXECUTION_ID);
create index if not exists BOOT3_BATCH_JOB_INSTANCE_NAME_IX on BOOT3_BATCH_JOB_INSTANCE (JOB_NAME, JOB_INSTANCE_ID);
create index if not exists BOOT3_BATCH_STEP_NAME_IX on BOOT3_BATCH_STEP_EXECUTION (STEP_NAME);
