-- Version 1 makes its index only together with the table, which Skipper's databases have already.
-- MySQL has no "if not exists" here, and keeps the index of a migration that was cut off.
set @make_index = (
    select if(count(*) = 0,
        'create index skipper_deployments_ix on skipper_app_deployer_data (release_name, release_version)',
        'do 0')
    from information_schema.statistics
    where table_schema = database() and table_name = 'skipper_app_deployer_data'
        and index_name = 'skipper_deployments_ix');
prepare make_index from @make_index;
execute make_index;
deallocate prepare make_index;
