-- The tables of SCDF 2.11.5 under its own names. In a database of SCDF this is what is there already, so
-- it is skipped: whatever the server needs besides belongs into later migrations.
-- Times are kept to the microsecond, names are told apart by letter case as on the other databases.
-- This database commits every statement by itself, so that each can be repeated when the server was
-- interrupted half way.

create sequence if not exists hibernate_sequence start with 1 increment by 1 nocache;

create table if not exists app_registration (
    id bigint not null primary key,
    object_version bigint,
    default_version bit,
    metadata_uri longtext,
    name varchar(255),
    type integer,
    uri longtext,
    version varchar(255),
    boot_version varchar(16)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists stream_definitions (
    definition_name varchar(255) not null primary key,
    definition longtext,
    description varchar(255),
    original_definition longtext
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists task_definitions (
    definition_name varchar(255) not null primary key,
    definition longtext,
    description varchar(255)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists task_deployment (
    id bigint not null primary key,
    object_version bigint,
    task_deployment_id varchar(255) not null,
    task_definition_name varchar(255) not null,
    platform_name varchar(255) not null,
    created_on datetime(6)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists audit_records (
    id bigint not null primary key,
    audit_action bigint,
    audit_data longtext,
    audit_operation bigint,
    correlation_id varchar(255),
    created_by varchar(255),
    created_on datetime(6),
    platform_name varchar(255)
) default character set utf8mb4 collate utf8mb4_bin;

-- Spring Boot 2: Spring Cloud Task and Spring Batch 4
create table if not exists TASK_SEQ (
    ID bigint not null,
    UNIQUE_KEY char(1) not null,
    constraint UNIQUE_KEY_UN unique (UNIQUE_KEY)
);
insert ignore into TASK_SEQ (ID, UNIQUE_KEY) values (0, '0');
create table if not exists TASK_EXECUTION_METADATA_SEQ (
    ID bigint not null,
    UNIQUE_KEY char(1) not null,
    constraint UNIQUE_KEY_UN unique (UNIQUE_KEY)
);
insert ignore into TASK_EXECUTION_METADATA_SEQ (ID, UNIQUE_KEY) values (0, '0');

create table if not exists TASK_EXECUTION (
    TASK_EXECUTION_ID bigint not null primary key,
    START_TIME datetime(6),
    END_TIME datetime(6),
    TASK_NAME varchar(100),
    EXIT_CODE integer,
    EXIT_MESSAGE varchar(2500),
    ERROR_MESSAGE varchar(2500),
    LAST_UPDATED datetime(6),
    EXTERNAL_EXECUTION_ID varchar(255),
    PARENT_EXECUTION_ID bigint
) default character set utf8mb4 collate utf8mb4_bin;
create index if not exists TASK_EXECUTION_PARENT_IX on TASK_EXECUTION (PARENT_EXECUTION_ID);

create table if not exists TASK_EXECUTION_PARAMS (
    TASK_EXECUTION_ID bigint not null,
    TASK_PARAM varchar(2500),
    constraint TASK_EXEC_PARAMS_FK foreign key (TASK_EXECUTION_ID)
        references TASK_EXECUTION (TASK_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;
create index if not exists TASK_EXECUTION_ID_IDX on TASK_EXECUTION_PARAMS (TASK_EXECUTION_ID);

create table if not exists TASK_TASK_BATCH (
    TASK_EXECUTION_ID bigint not null,
    JOB_EXECUTION_ID bigint not null,
    constraint TASK_EXEC_BATCH_FK foreign key (TASK_EXECUTION_ID)
        references TASK_EXECUTION (TASK_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;
create index if not exists TASK_TASK_BATCH_JOB_EXECUTION_ID_IX on TASK_TASK_BATCH (JOB_EXECUTION_ID);

create table if not exists TASK_LOCK (
    LOCK_KEY char(36) not null,
    REGION varchar(100) not null,
    CLIENT_ID char(36),
    CREATED_DATE datetime(6) not null,
    constraint LOCK_PK primary key (LOCK_KEY, REGION)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists TASK_EXECUTION_METADATA (
    ID bigint not null primary key,
    TASK_EXECUTION_ID bigint not null,
    TASK_EXECUTION_MANIFEST longtext,
    constraint TASK_METADATA_FK foreign key (TASK_EXECUTION_ID)
        references TASK_EXECUTION (TASK_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BATCH_JOB_SEQ (
    ID bigint not null,
    UNIQUE_KEY char(1) not null,
    constraint UNIQUE_KEY_UN unique (UNIQUE_KEY)
);
insert ignore into BATCH_JOB_SEQ (ID, UNIQUE_KEY) values (0, '0');
create table if not exists BATCH_JOB_EXECUTION_SEQ (
    ID bigint not null,
    UNIQUE_KEY char(1) not null,
    constraint UNIQUE_KEY_UN unique (UNIQUE_KEY)
);
insert ignore into BATCH_JOB_EXECUTION_SEQ (ID, UNIQUE_KEY) values (0, '0');
create table if not exists BATCH_STEP_EXECUTION_SEQ (
    ID bigint not null,
    UNIQUE_KEY char(1) not null,
    constraint UNIQUE_KEY_UN unique (UNIQUE_KEY)
);
insert ignore into BATCH_STEP_EXECUTION_SEQ (ID, UNIQUE_KEY) values (0, '0');

create table if not exists BATCH_JOB_INSTANCE (
    JOB_INSTANCE_ID bigint not null primary key,
    VERSION bigint,
    JOB_NAME varchar(100) not null,
    JOB_KEY varchar(32) not null,
    constraint JOB_INST_UN unique (JOB_NAME, JOB_KEY)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BATCH_JOB_EXECUTION (
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
    JOB_CONFIGURATION_LOCATION varchar(2500),
    constraint JOB_INST_EXEC_FK foreign key (JOB_INSTANCE_ID)
        references BATCH_JOB_INSTANCE (JOB_INSTANCE_ID)
) default character set utf8mb4 collate utf8mb4_bin;
create index if not exists BATCH_JOB_EXECUTION_START_TIME_IX on BATCH_JOB_EXECUTION (START_TIME);

create table if not exists BATCH_JOB_EXECUTION_PARAMS (
    JOB_EXECUTION_ID bigint not null,
    TYPE_CD varchar(6) not null,
    KEY_NAME varchar(100) not null,
    STRING_VAL varchar(250),
    DATE_VAL datetime(6) default null,
    LONG_VAL bigint,
    DOUBLE_VAL double precision,
    IDENTIFYING char(1) not null,
    constraint JOB_EXEC_PARAMS_FK foreign key (JOB_EXECUTION_ID)
        references BATCH_JOB_EXECUTION (JOB_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BATCH_STEP_EXECUTION (
    STEP_EXECUTION_ID bigint not null primary key,
    VERSION bigint not null,
    STEP_NAME varchar(100) not null,
    JOB_EXECUTION_ID bigint not null,
    START_TIME datetime(6) not null,
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
    constraint JOB_EXEC_STEP_FK foreign key (JOB_EXECUTION_ID)
        references BATCH_JOB_EXECUTION (JOB_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;
create index if not exists STEP_NAME_IDX on BATCH_STEP_EXECUTION (STEP_NAME);
create index if not exists BATCH_STEP_EXECUTION_JOB_EXECUTION_ID_IX on BATCH_STEP_EXECUTION (JOB_EXECUTION_ID);

create table if not exists BATCH_STEP_EXECUTION_CONTEXT (
    STEP_EXECUTION_ID bigint not null primary key,
    SHORT_CONTEXT varchar(2500) not null,
    SERIALIZED_CONTEXT longtext,
    constraint STEP_EXEC_CTX_FK foreign key (STEP_EXECUTION_ID)
        references BATCH_STEP_EXECUTION (STEP_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BATCH_JOB_EXECUTION_CONTEXT (
    JOB_EXECUTION_ID bigint not null primary key,
    SHORT_CONTEXT varchar(2500) not null,
    SERIALIZED_CONTEXT longtext,
    constraint JOB_EXEC_CTX_FK foreign key (JOB_EXECUTION_ID)
        references BATCH_JOB_EXECUTION (JOB_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

-- Spring Boot 3: Spring Cloud Task and Spring Batch 5
create sequence if not exists BOOT3_TASK_SEQ start with 1 increment by 1 nocache;
create sequence if not exists BOOT3_TASK_EXECUTION_METADATA_SEQ start with 1 increment by 1 nocache;

create table if not exists BOOT3_TASK_EXECUTION (
    TASK_EXECUTION_ID bigint not null primary key,
    START_TIME datetime(6),
    END_TIME datetime(6),
    TASK_NAME varchar(100),
    EXIT_CODE integer,
    EXIT_MESSAGE varchar(2500),
    ERROR_MESSAGE varchar(2500),
    LAST_UPDATED datetime(6),
    EXTERNAL_EXECUTION_ID varchar(255),
    PARENT_EXECUTION_ID bigint
) default character set utf8mb4 collate utf8mb4_bin;
create index if not exists BOOT3_TASK_EXECUTION_PARENT_IX on BOOT3_TASK_EXECUTION (PARENT_EXECUTION_ID);

create table if not exists BOOT3_TASK_EXECUTION_PARAMS (
    TASK_EXECUTION_ID bigint not null,
    TASK_PARAM varchar(2500),
    constraint BOOT3_TASK_EXEC_PARAMS_FK foreign key (TASK_EXECUTION_ID)
        references BOOT3_TASK_EXECUTION (TASK_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BOOT3_TASK_TASK_BATCH (
    TASK_EXECUTION_ID bigint not null,
    JOB_EXECUTION_ID bigint not null,
    constraint BOOT3_EXEC_BATCH_FK foreign key (TASK_EXECUTION_ID)
        references BOOT3_TASK_EXECUTION (TASK_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;
create index if not exists BOOT3_TASK_TASK_BATCH_JOB_EXECUTION_ID_IX on BOOT3_TASK_TASK_BATCH (JOB_EXECUTION_ID);

create table if not exists BOOT3_TASK_LOCK (
    LOCK_KEY char(36) not null,
    REGION varchar(100) not null,
    CLIENT_ID char(36),
    CREATED_DATE datetime(6) not null,
    constraint BOOT3_LOCK_PK primary key (LOCK_KEY, REGION)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BOOT3_TASK_EXECUTION_METADATA (
    ID bigint not null primary key,
    TASK_EXECUTION_ID bigint not null,
    TASK_EXECUTION_MANIFEST longtext,
    constraint BOOT3_TASK_METADATA_FK foreign key (TASK_EXECUTION_ID)
        references BOOT3_TASK_EXECUTION (TASK_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

create sequence if not exists BOOT3_BATCH_JOB_SEQ start with 1 increment by 1 nocache;
create sequence if not exists BOOT3_BATCH_JOB_EXECUTION_SEQ start with 1 increment by 1 nocache;
create sequence if not exists BOOT3_BATCH_STEP_EXECUTION_SEQ start with 1 increment by 1 nocache;

create table if not exists BOOT3_BATCH_JOB_INSTANCE (
    JOB_INSTANCE_ID bigint not null primary key,
    VERSION bigint,
    JOB_NAME varchar(100) not null,
    JOB_KEY varchar(32) not null,
    constraint BOOT3_JOB_INST_UN unique (JOB_NAME, JOB_KEY)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BOOT3_BATCH_JOB_EXECUTION (
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
    constraint BOOT3_JOB_INST_EXEC_FK foreign key (JOB_INSTANCE_ID)
        references BOOT3_BATCH_JOB_INSTANCE (JOB_INSTANCE_ID)
) default character set utf8mb4 collate utf8mb4_bin;
create index if not exists BOOT3_BATCH_JOB_EXECUTION_START_TIME_IX on BOOT3_BATCH_JOB_EXECUTION (START_TIME);

create table if not exists BOOT3_BATCH_JOB_EXECUTION_PARAMS (
    JOB_EXECUTION_ID bigint not null,
    PARAMETER_NAME varchar(100) not null,
    PARAMETER_TYPE varchar(100) not null,
    PARAMETER_VALUE varchar(2500),
    IDENTIFYING char(1) not null,
    constraint BOOT3_JOB_EXEC_PARAMS_FK foreign key (JOB_EXECUTION_ID)
        references BOOT3_BATCH_JOB_EXECUTION (JOB_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BOOT3_BATCH_STEP_EXECUTION (
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
    constraint BOOT3_JOB_EXEC_STEP_FK foreign key (JOB_EXECUTION_ID)
        references BOOT3_BATCH_JOB_EXECUTION (JOB_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;
create index if not exists BOOT3_BATCH_STEP_EXECUTION_JOB_EXECUTION_ID_IX on BOOT3_BATCH_STEP_EXECUTION (JOB_EXECUTION_ID);

create table if not exists BOOT3_BATCH_STEP_EXECUTION_CONTEXT (
    STEP_EXECUTION_ID bigint not null primary key,
    SHORT_CONTEXT varchar(2500) not null,
    SERIALIZED_CONTEXT longtext,
    constraint BOOT3_STEP_EXEC_CTX_FK foreign key (STEP_EXECUTION_ID)
        references BOOT3_BATCH_STEP_EXECUTION (STEP_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

create table if not exists BOOT3_BATCH_JOB_EXECUTION_CONTEXT (
    JOB_EXECUTION_ID bigint not null primary key,
    SHORT_CONTEXT varchar(2500) not null,
    SERIALIZED_CONTEXT longtext,
    constraint BOOT3_JOB_EXEC_CTX_FK foreign key (JOB_EXECUTION_ID)
        references BOOT3_BATCH_JOB_EXECUTION (JOB_EXECUTION_ID)
) default character set utf8mb4 collate utf8mb4_bin;

-- Both sets as one, for reports
create or replace view AGGREGATE_TASK_EXECUTION as
select TASK_EXECUTION_ID, START_TIME, END_TIME, TASK_NAME, EXIT_CODE, EXIT_MESSAGE, ERROR_MESSAGE,
    LAST_UPDATED, EXTERNAL_EXECUTION_ID, PARENT_EXECUTION_ID, 'boot2' as SCHEMA_TARGET from TASK_EXECUTION
union all
select TASK_EXECUTION_ID, START_TIME, END_TIME, TASK_NAME, EXIT_CODE, EXIT_MESSAGE, ERROR_MESSAGE,
    LAST_UPDATED, EXTERNAL_EXECUTION_ID, PARENT_EXECUTION_ID, 'boot3' as SCHEMA_TARGET from BOOT3_TASK_EXECUTION;

create or replace view AGGREGATE_TASK_EXECUTION_PARAMS as
select TASK_EXECUTION_ID, TASK_PARAM, 'boot2' as SCHEMA_TARGET from TASK_EXECUTION_PARAMS
union all
select TASK_EXECUTION_ID, TASK_PARAM, 'boot3' as SCHEMA_TARGET from BOOT3_TASK_EXECUTION_PARAMS;

create or replace view AGGREGATE_TASK_BATCH as
select TASK_EXECUTION_ID, JOB_EXECUTION_ID, 'boot2' as SCHEMA_TARGET from TASK_TASK_BATCH
union all
select TASK_EXECUTION_ID, JOB_EXECUTION_ID, 'boot3' as SCHEMA_TARGET from BOOT3_TASK_TASK_BATCH;

create or replace view AGGREGATE_JOB_EXECUTION as
select JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID, CREATE_TIME, START_TIME, END_TIME, STATUS, EXIT_CODE,
    EXIT_MESSAGE, LAST_UPDATED, 'boot2' as SCHEMA_TARGET from BATCH_JOB_EXECUTION
union all
select JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID, CREATE_TIME, START_TIME, END_TIME, STATUS, EXIT_CODE,
    EXIT_MESSAGE, LAST_UPDATED, 'boot3' as SCHEMA_TARGET from BOOT3_BATCH_JOB_EXECUTION;

create or replace view AGGREGATE_JOB_INSTANCE as
select JOB_INSTANCE_ID, VERSION, JOB_NAME, JOB_KEY, 'boot2' as SCHEMA_TARGET from BATCH_JOB_INSTANCE
union all
select JOB_INSTANCE_ID, VERSION, JOB_NAME, JOB_KEY, 'boot3' as SCHEMA_TARGET from BOOT3_BATCH_JOB_INSTANCE;

create or replace view AGGREGATE_STEP_EXECUTION as
select STEP_EXECUTION_ID, VERSION, STEP_NAME, JOB_EXECUTION_ID, START_TIME, END_TIME, STATUS, COMMIT_COUNT,
    READ_COUNT, FILTER_COUNT, WRITE_COUNT, READ_SKIP_COUNT, WRITE_SKIP_COUNT, PROCESS_SKIP_COUNT,
    ROLLBACK_COUNT, EXIT_CODE, EXIT_MESSAGE, LAST_UPDATED, 'boot2' as SCHEMA_TARGET from BATCH_STEP_EXECUTION
union all
select STEP_EXECUTION_ID, VERSION, STEP_NAME, JOB_EXECUTION_ID, START_TIME, END_TIME, STATUS, COMMIT_COUNT,
    READ_COUNT, FILTER_COUNT, WRITE_COUNT, READ_SKIP_COUNT, WRITE_SKIP_COUNT, PROCESS_SKIP_COUNT,
    ROLLBACK_COUNT, EXIT_CODE, EXIT_MESSAGE, LAST_UPDATED, 'boot3' as SCHEMA_TARGET from BOOT3_BATCH_STEP_EXECUTION;
