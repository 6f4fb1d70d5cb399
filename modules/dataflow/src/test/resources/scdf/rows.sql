-- What SCDF 2.11.5 and its tasks leave behind, in small. @nightly@ and @report@ stand for the URIs of jars.

-- Registered by SCDF before it knew Boot versions, by a bulk import, and one twice by two requests at once
insert into app_registration (id, object_version, default_version, metadata_uri, name, type, uri, version, boot_version)
    values (1, null, true, null, 'nightly', 4, '@nightly@', '1.0.0', null);
insert into app_registration (id, object_version, default_version, metadata_uri, name, type, uri, version, boot_version)
    values (3, 0, true, 'maven://org.example:report:jar:metadata:2.0.0', 'report', 4, '@report@', '2.0.0', 'BOOT3');
insert into app_registration (id, object_version, default_version, metadata_uri, name, type, uri, version, boot_version)
    values (5, 0, true, null, 'twice', 4, 'file:/apps/twice-1.0.0-old.jar', '1.0.0', 'BOOT2');
insert into app_registration (id, object_version, default_version, metadata_uri, name, type, uri, version, boot_version)
    values (6, 0, true, null, 'twice', 4, 'file:/apps/twice-1.0.0.jar', '1.0.0', 'BOOT2');
insert into app_registration (id, object_version, default_version, metadata_uri, name, type, uri, version, boot_version)
    values (8, 0, true, '', 'time', 1, 'docker:example/time:3', '3', 'BOOT2');

insert into stream_definitions (definition_name, definition, description, original_definition)
    values ('ticktock', 'time | log', 'kept', 'time | log');

-- Parts of composed tasks are described by nobody
insert into task_definitions (definition_name, definition, description)
    values ('load', 'nightly --greeting="안녕 ''you''"', null);
insert into task_definitions (definition_name, definition, description)
    values ('monthly', 'report', 'every month');

insert into task_deployment (id, object_version, task_deployment_id, task_definition_name, platform_name, created_on)
    values (20, 0, 'load-1', 'load', 'default', timestamp '2026-03-14 12:00:00');
insert into task_deployment (id, object_version, task_deployment_id, task_definition_name, platform_name, created_on)
    values (22, null, 'monthly-1', 'monthly', 'default', timestamp '2026-03-14 13:00:00');

insert into audit_records (id, audit_action, audit_data, audit_operation, correlation_id, created_by, created_on, platform_name)
    values (30, 100, '{"taskDefinitionDslText":"nightly"}', 400, 'load', null, timestamp '2026-03-14 11:59:00', null);

-- Boot 2: one that failed; one SCDF thinks is running, started by hand and so without a manifest; one that
-- never began; one deleted from the platform but for its row
insert into TASK_EXECUTION (TASK_EXECUTION_ID, START_TIME, END_TIME, TASK_NAME, EXIT_CODE, EXIT_MESSAGE, ERROR_MESSAGE, LAST_UPDATED, EXTERNAL_EXECUTION_ID, PARENT_EXECUTION_ID)
    values (1, timestamp '2026-03-14 12:00:01', timestamp '2026-03-14 12:00:09', 'load', 1, null, 'java.lang.IllegalStateException', timestamp '2026-03-14 12:00:09', 'load-1', null);
insert into TASK_EXECUTION (TASK_EXECUTION_ID, START_TIME, END_TIME, TASK_NAME, EXIT_CODE, EXIT_MESSAGE, ERROR_MESSAGE, LAST_UPDATED, EXTERNAL_EXECUTION_ID, PARENT_EXECUTION_ID)
    values (2, timestamp '2026-03-14 12:10:00', null, 'byhand', null, null, null, timestamp '2026-03-14 12:10:00', null, null);
insert into TASK_EXECUTION (TASK_EXECUTION_ID, START_TIME, END_TIME, TASK_NAME, EXIT_CODE, EXIT_MESSAGE, ERROR_MESSAGE, LAST_UPDATED, EXTERNAL_EXECUTION_ID, PARENT_EXECUTION_ID)
    values (3, null, null, 'ghost', null, null, null, timestamp '2026-03-14 12:20:00', 'ghost-1', null);
insert into TASK_EXECUTION (TASK_EXECUTION_ID, START_TIME, END_TIME, TASK_NAME, EXIT_CODE, EXIT_MESSAGE, ERROR_MESSAGE, LAST_UPDATED, EXTERNAL_EXECUTION_ID, PARENT_EXECUTION_ID)
    values (4, timestamp '2026-03-14 12:30:00', timestamp '2026-03-14 12:30:05', 'load', 0, null, null, timestamp '2026-03-14 12:30:05', null, null);

insert into TASK_EXECUTION_PARAMS (TASK_EXECUTION_ID, TASK_PARAM) values (1, 'day=2026-03-14');
insert into TASK_EXECUTION_PARAMS (TASK_EXECUTION_ID, TASK_PARAM) values (1, '--spring.cloud.task.executionid=1');
insert into TASK_EXECUTION_PARAMS (TASK_EXECUTION_ID, TASK_PARAM) values (1, '--app.nightly.spring.batch.jdbc.table-prefix=BATCH_');
insert into TASK_EXECUTION_METADATA (ID, TASK_EXECUTION_ID, TASK_EXECUTION_MANIFEST)
    values (1, 1, '{"taskDeploymentRequest":{"definition":{"name":"load","properties":{"spring.datasource.password":"dbpass","greeting":"안녕"}},"resource":"@nightly@","deploymentProperties":{"app.nightly.size":"3","deployer.nightly.local.javaOpts":"-Xmx99m"},"commandlineArguments":["day=2026-03-14","--spring.cloud.task.executionid=1"]},"platformName":"default"}');

insert into BATCH_JOB_INSTANCE (JOB_INSTANCE_ID, VERSION, JOB_NAME, JOB_KEY)
    values (1, 0, 'loadJob', '5f2d1b5c9a0c4a0c8d6e6d7d6b1f9c11');
insert into BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID, CREATE_TIME, START_TIME, END_TIME, STATUS, EXIT_CODE, EXIT_MESSAGE, LAST_UPDATED, JOB_CONFIGURATION_LOCATION)
    values (1, 2, 1, timestamp '2026-03-14 12:00:02', timestamp '2026-03-14 12:00:02', timestamp '2026-03-14 12:00:08', 'FAILED', 'FAILED', 'java.lang.IllegalStateException', timestamp '2026-03-14 12:00:08', null);
insert into BATCH_JOB_EXECUTION_PARAMS (JOB_EXECUTION_ID, TYPE_CD, KEY_NAME, STRING_VAL, DATE_VAL, LONG_VAL, DOUBLE_VAL, IDENTIFYING)
    values (1, 'STRING', 'day', '2026-03-14', timestamp '1970-01-01 00:00:00', 0, 0, 'Y');
insert into BATCH_JOB_EXECUTION_PARAMS (JOB_EXECUTION_ID, TYPE_CD, KEY_NAME, STRING_VAL, DATE_VAL, LONG_VAL, DOUBLE_VAL, IDENTIFYING)
    values (1, 'LONG', 'run.id', '', timestamp '1970-01-01 00:00:00', 7, 0, 'Y');
insert into BATCH_STEP_EXECUTION (STEP_EXECUTION_ID, VERSION, STEP_NAME, JOB_EXECUTION_ID, START_TIME, END_TIME, STATUS, COMMIT_COUNT, READ_COUNT, FILTER_COUNT, WRITE_COUNT, READ_SKIP_COUNT, WRITE_SKIP_COUNT, PROCESS_SKIP_COUNT, ROLLBACK_COUNT, EXIT_CODE, EXIT_MESSAGE, LAST_UPDATED)
    values (1, 3, 'write', 1, timestamp '2026-03-14 12:00:03', timestamp '2026-03-14 12:00:08', 'FAILED', 4, 40, 0, 40, 0, 0, 0, 1, 'FAILED', 'java.lang.IllegalStateException', timestamp '2026-03-14 12:00:08');
insert into BATCH_STEP_EXECUTION_CONTEXT (STEP_EXECUTION_ID, SHORT_CONTEXT, SERIALIZED_CONTEXT) values (1, '{"written":40}', null);
insert into BATCH_JOB_EXECUTION_CONTEXT (JOB_EXECUTION_ID, SHORT_CONTEXT, SERIALIZED_CONTEXT) values (1, '{}', null);
insert into TASK_TASK_BATCH (TASK_EXECUTION_ID, JOB_EXECUTION_ID) values (1, 1);

-- Boot 3: ids begin at 1 again; one failed, one was killed so that its job looks as if it ran
insert into BOOT3_TASK_EXECUTION (TASK_EXECUTION_ID, START_TIME, END_TIME, TASK_NAME, EXIT_CODE, EXIT_MESSAGE, ERROR_MESSAGE, LAST_UPDATED, EXTERNAL_EXECUTION_ID, PARENT_EXECUTION_ID)
    values (1, timestamp '2026-03-14 13:00:01', timestamp '2026-03-14 13:00:09', 'monthly', 0, null, null, timestamp '2026-03-14 13:00:09', 'monthly-1', null);
insert into BOOT3_TASK_EXECUTION (TASK_EXECUTION_ID, START_TIME, END_TIME, TASK_NAME, EXIT_CODE, EXIT_MESSAGE, ERROR_MESSAGE, LAST_UPDATED, EXTERNAL_EXECUTION_ID, PARENT_EXECUTION_ID)
    values (2, timestamp '2026-03-14 13:10:01', null, 'monthly', null, null, null, timestamp '2026-03-14 13:10:01', 'monthly-2', null);
insert into BOOT3_TASK_EXECUTION_PARAMS (TASK_EXECUTION_ID, TASK_PARAM) values (1, 'month=2026-03,java.lang.String');
insert into BOOT3_TASK_EXECUTION_PARAMS (TASK_EXECUTION_ID, TASK_PARAM) values (1, '--spring.cloud.task.executionid=1');
insert into BOOT3_BATCH_JOB_INSTANCE (JOB_INSTANCE_ID, VERSION, JOB_NAME, JOB_KEY)
    values (1, 0, 'reportJob', '0a3f5b6c7d8e9f00112233445566778a');
insert into BOOT3_BATCH_JOB_INSTANCE (JOB_INSTANCE_ID, VERSION, JOB_NAME, JOB_KEY)
    values (2, 0, 'reportJob', '0a3f5b6c7d8e9f00112233445566778b');
insert into BOOT3_BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID, CREATE_TIME, START_TIME, END_TIME, STATUS, EXIT_CODE, EXIT_MESSAGE, LAST_UPDATED)
    values (1, 2, 1, timestamp '2026-03-14 13:00:02', timestamp '2026-03-14 13:00:02', timestamp '2026-03-14 13:00:08', 'FAILED', 'FAILED', '', timestamp '2026-03-14 13:00:08');
insert into BOOT3_BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID, CREATE_TIME, START_TIME, END_TIME, STATUS, EXIT_CODE, EXIT_MESSAGE, LAST_UPDATED)
    values (2, 1, 2, timestamp '2026-03-14 13:10:02', timestamp '2026-03-14 13:10:02', null, 'STARTED', 'UNKNOWN', '', timestamp '2026-03-14 13:10:02');
insert into BOOT3_BATCH_JOB_EXECUTION_PARAMS (JOB_EXECUTION_ID, PARAMETER_NAME, PARAMETER_TYPE, PARAMETER_VALUE, IDENTIFYING)
    values (1, 'month', 'java.lang.String', '2026-03', 'Y');
insert into BOOT3_BATCH_STEP_EXECUTION (STEP_EXECUTION_ID, VERSION, STEP_NAME, JOB_EXECUTION_ID, CREATE_TIME, START_TIME, END_TIME, STATUS, COMMIT_COUNT, READ_COUNT, FILTER_COUNT, WRITE_COUNT, READ_SKIP_COUNT, WRITE_SKIP_COUNT, PROCESS_SKIP_COUNT, ROLLBACK_COUNT, EXIT_CODE, EXIT_MESSAGE, LAST_UPDATED)
    values (1, 3, 'print', 1, timestamp '2026-03-14 13:00:03', timestamp '2026-03-14 13:00:03', timestamp '2026-03-14 13:00:08', 'FAILED', 0, 0, 0, 0, 0, 0, 0, 1, 'FAILED', '', timestamp '2026-03-14 13:00:08');
insert into BOOT3_TASK_TASK_BATCH (TASK_EXECUTION_ID, JOB_EXECUTION_ID) values (1, 1);
insert into BOOT3_TASK_TASK_BATCH (TASK_EXECUTION_ID, JOB_EXECUTION_ID) values (2, 2);
