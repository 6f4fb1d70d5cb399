-- Version 1 makes its index only together with the table, which Skipper's databases have already.
create index skipper_deployments_ix on skipper_app_deployer_data (release_name, release_version);
