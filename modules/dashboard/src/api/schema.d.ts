export interface paths {
    "/jobs/executions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get"];
        put: operations["stop"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{type}/{name}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["detail"];
        put: operations["makeDefault"];
        post: operations["register"];
        delete: operations["unregister"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tools/parseTaskTextToGraph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["toGraph"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tools/convertTaskGraphToText": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["toText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list"];
        put?: never;
        post: operations["launchOnBoot2"];
        delete: operations["deleteMany"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/executions/{ids}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["stop_1"];
        delete: operations["delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/executions/launch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["launch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_1"];
        put?: never;
        post: operations["create"];
        delete: operations["deleteAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_2"];
        put?: never;
        post: operations["registerAll"];
        delete: operations["unregisterAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/{type}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["detail_1"];
        put?: never;
        post: operations["register_1"];
        delete: operations["unregisterDefault"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/validation/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["validate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/thinexecutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listThin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_3"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/logs/{externalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["text"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/logs/{externalId}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/logs/{externalId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/info/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["info"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/executions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/executions/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/executions/external/{externalExecutionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getByExternalId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/executions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/definitions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_2"];
        put?: never;
        post?: never;
        delete: operations["delete_1"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/ctr/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_4"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/security/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["info_1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schema/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schema/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["targets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schema/targets/{schemaTarget}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["target"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/thinexecutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_5"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_6"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/instances/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_3"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_7"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/executions/{jobExecutionId}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_8"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/executions/{jobExecutionId}/steps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_4"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/executions/{jobExecutionId}/steps/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list_9"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-records/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get_5"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-records/audit-operation-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["operationTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-records/audit-action-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["actionTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["about"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/completions/task": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["task"];
        put: operations["task_2"];
        post: operations["task_1"];
        delete: operations["task_3"];
        options: operations["task_6"];
        head: operations["task_5"];
        patch: operations["task_4"];
        trace?: never;
    };
    "/completions/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["stream"];
        put: operations["stream_2"];
        post: operations["stream_1"];
        delete: operations["stream_3"];
        options: operations["stream_6"];
        head: operations["stream_5"];
        patch: operations["stream_4"];
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["root"];
        put: operations["root_2"];
        post: operations["root_1"];
        delete: operations["root_3"];
        options: operations["root_6"];
        head: operations["root_5"];
        patch: operations["root_4"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        TaskText: {
            name?: string;
            dsl?: string;
        };
        ConversionError: {
            /** Format: int32 */
            position?: number;
            message?: string;
        };
        EntityModelConversion: {
            graph?: components["schemas"]["GraphResource"];
            dsl?: string;
            errors?: components["schemas"]["ConversionError"][];
            _links?: components["schemas"]["Links"];
        };
        GraphResource: {
            nodes?: components["schemas"]["NodeResource"][];
            links?: components["schemas"]["LinkResource"][];
        };
        LinkResource: {
            from?: string;
            to?: string;
            properties?: {
                [key: string]: string;
            };
        };
        NodeResource: {
            id?: string;
            name?: string;
            metadata?: {
                [key: string]: string;
            };
            properties?: {
                [key: string]: string;
            };
        };
        EntityModelLaunchResponse: {
            /** Format: int64 */
            executionId?: number;
            schemaTarget?: string;
            _links?: components["schemas"]["Links"];
        };
        EntityModelTaskDefinitionResource: {
            name?: string;
            dslText?: string;
            description?: string;
            composed?: boolean;
            composedTaskElement?: boolean;
            lastTaskExecution?: components["schemas"]["TaskExecutionResource"];
            /** @enum {string} */
            status?: "UNKNOWN" | "RUNNING" | "COMPLETE" | "ERROR";
            _links?: components["schemas"]["Links"];
        };
        TaskExecutionResource: {
            /** Format: int64 */
            executionId?: number;
            /** Format: int32 */
            exitCode?: number;
            taskName?: string;
            startTime?: string;
            endTime?: string;
            exitMessage?: string;
            arguments?: string[];
            jobExecutionIds?: number[];
            errorMessage?: string;
            externalExecutionId?: string;
            /** Format: int64 */
            parentExecutionId?: number;
            resourceUrl?: string;
            appProperties?: {
                [key: string]: unknown;
            };
            deploymentProperties?: {
                [key: string]: unknown;
            };
            platformName?: string;
            /** @enum {string} */
            taskExecutionStatus?: "UNKNOWN" | "RUNNING" | "COMPLETE" | "ERROR";
            schemaTarget?: string;
        };
        PageQuery: {
            /** Format: int32 */
            page?: number;
            /** Format: int32 */
            size?: number;
            sort?: components["schemas"]["Sort"][];
        };
        Sort: {
            property?: string;
            descending?: boolean;
        };
        EntityModelAppResource: {
            name?: string;
            type?: string;
            uri?: string;
            version?: string;
            defaultVersion?: boolean;
            bootVersion?: string;
            versions?: string[];
            label?: string;
            _links?: components["schemas"]["Links"];
        };
        PageMetadata: {
            /** Format: int64 */
            size?: number;
            /** Format: int64 */
            totalElements?: number;
            /** Format: int64 */
            totalPages?: number;
            /** Format: int64 */
            number?: number;
        };
        PagedModelEntityModelAppResource: {
            _embedded?: {
                appRegistrationResourceList?: components["schemas"]["EntityModelAppResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        EntityModelValidationResource: {
            appName?: string;
            dsl?: string;
            description?: string;
            appStatuses?: {
                [key: string]: string;
            };
            _links?: components["schemas"]["Links"];
        };
        EntityModelTaskExecutionThinResource: {
            /** Format: int64 */
            executionId?: number;
            /** Format: int64 */
            parentExecutionId?: number;
            /** Format: int32 */
            exitCode?: number;
            taskName?: string;
            startTime?: string;
            endTime?: string;
            exitMessage?: string;
            externalExecutionId?: string;
            errorMessage?: string;
            /** @enum {string} */
            taskExecutionStatus?: "UNKNOWN" | "RUNNING" | "COMPLETE" | "ERROR";
            schemaTarget?: string;
            _links?: components["schemas"]["Links"];
        };
        PagedModelEntityModelTaskExecutionThinResource: {
            _embedded?: {
                taskExecutionThinResourceList?: components["schemas"]["EntityModelTaskExecutionThinResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        ConfigurationOption: {
            id?: string;
            name?: string;
            type?: string;
            description?: string;
            shortDescription?: string;
            defaultValue?: unknown;
            hints?: components["schemas"]["Hints"];
            deprecation?: components["schemas"]["Deprecation"];
            deprecated?: boolean;
        };
        Deprecation: {
            /** @enum {string} */
            level?: "WARNING" | "ERROR";
            reason?: string;
            shortReason?: string;
            replacement?: string;
        };
        EntityModelLauncherResource: {
            name?: string;
            type?: string;
            description?: string;
            options?: components["schemas"]["ConfigurationOption"][];
            _links?: components["schemas"]["Links"];
        };
        Hints: {
            keyHints?: components["schemas"]["ValueHint"][];
            keyProviders?: components["schemas"]["ValueProvider"][];
            valueHints?: components["schemas"]["ValueHint"][];
            valueProviders?: components["schemas"]["ValueProvider"][];
        };
        PagedModelEntityModelLauncherResource: {
            _embedded?: {
                launcherResourceList?: components["schemas"]["EntityModelLauncherResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        ValueHint: {
            value?: unknown;
            description?: string;
            shortDescription?: string;
        };
        ValueProvider: {
            name?: string;
            parameters?: {
                [key: string]: unknown;
            };
        };
        StreamingResponseBody: unknown;
        EntityModelExecutionsInfo: {
            /** Format: int64 */
            totalExecutions?: number;
            totalIsLowerBound?: boolean;
            _links?: components["schemas"]["Links"];
        };
        EntityModelTaskExecutionResource: {
            /** Format: int64 */
            executionId?: number;
            /** Format: int32 */
            exitCode?: number;
            taskName?: string;
            startTime?: string;
            endTime?: string;
            exitMessage?: string;
            arguments?: string[];
            jobExecutionIds?: number[];
            errorMessage?: string;
            externalExecutionId?: string;
            /** Format: int64 */
            parentExecutionId?: number;
            resourceUrl?: string;
            appProperties?: {
                [key: string]: unknown;
            };
            deploymentProperties?: {
                [key: string]: unknown;
            };
            platformName?: string;
            /** @enum {string} */
            taskExecutionStatus?: "UNKNOWN" | "RUNNING" | "COMPLETE" | "ERROR";
            schemaTarget?: string;
            _links?: components["schemas"]["Links"];
        };
        PagedModelEntityModelTaskExecutionResource: {
            _embedded?: {
                taskExecutionResourceList?: components["schemas"]["EntityModelTaskExecutionResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        Run: {
            /** Format: int64 */
            executionId?: number;
            schemaTarget?: string;
            taskName?: string;
            externalExecutionId?: string;
            /** @enum {string} */
            state?: "QUEUED" | "LAUNCHING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "STOPPED" | "CANCELLED" | "LOST";
            reason?: string;
            /** Format: int32 */
            queuePlace?: number;
            platformName?: string;
            /** Format: int32 */
            platformLimit?: number;
            /** Format: date-time */
            queuedAt?: string;
            /** Format: date-time */
            launchingAt?: string;
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            stopRequestedAt?: string;
            /** Format: date-time */
            endedAt?: string;
            /** Format: int32 */
            exitCode?: number;
            inheritedProperties?: string[];
        };
        Current: {
            name?: string;
            type?: string;
            /** Format: int32 */
            maximumTaskExecutions?: number;
            /** Format: int32 */
            runningExecutionCount?: number;
        };
        PagedModelEntityModelTaskDefinitionResource: {
            _embedded?: {
                taskDefinitionResourceList?: components["schemas"]["EntityModelTaskDefinitionResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        EntityModelSecurityInfo: {
            authenticationEnabled?: boolean;
            authenticated?: boolean;
            username?: string;
            roles?: string[];
            _links?: components["schemas"]["Links"];
        };
        SecurityInfo: {
            authenticationEnabled?: boolean;
            authenticated?: boolean;
            username?: string;
            roles?: string[];
        };
        Versions: {
            defaultSchemaVersion?: string;
            versions?: string[];
        };
        EntityModelTarget: {
            name?: string;
            schemaVersion?: string;
            taskPrefix?: string;
            batchPrefix?: string;
            datasource?: string;
            _links?: components["schemas"]["Links"];
        };
        EntityModelTargets: {
            defaultSchemaTarget?: string;
            schemas?: components["schemas"]["EntityModelTarget"][];
            _links?: components["schemas"]["Links"];
        };
        EntityModelJobExecutionThinResource: {
            /** Format: int64 */
            executionId?: number;
            /** Format: int32 */
            stepExecutionCount?: number;
            /** Format: int64 */
            jobId?: number;
            /** Format: int64 */
            taskExecutionId?: number;
            /** Format: int64 */
            instanceId?: number;
            name?: string;
            startDate?: string;
            startTime?: string;
            startDateTime?: string;
            duration?: string;
            jobParameters?: {
                [key: string]: string;
            };
            jobParametersString?: string;
            restartable?: boolean;
            abandonable?: boolean;
            stoppable?: boolean;
            defined?: boolean;
            timeZone?: string;
            status?: string;
            schemaTarget?: string;
            _links?: components["schemas"]["Links"];
        };
        PagedModelEntityModelJobExecutionThinResource: {
            _embedded?: {
                jobExecutionThinResourceList?: components["schemas"]["EntityModelJobExecutionThinResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        Batch: {
            /** Format: int64 */
            id?: number;
            /** Format: int64 */
            version?: number;
            jobParameters?: components["schemas"]["JobParametersResource"];
            jobInstance?: components["schemas"]["Instance"];
            stepExecutions?: components["schemas"]["Batch"][];
            status?: string;
            startTime?: string;
            createTime?: string;
            endTime?: string;
            lastUpdated?: string;
            exitStatus?: components["schemas"]["ExitStatusResource"];
            executionContext?: components["schemas"]["ExecutionContextResource"];
            jobConfigurationName?: string;
            failureExceptions?: string[];
            allFailureExceptions?: string[];
        };
        EntityModelJobInstanceResource: {
            jobName?: string;
            /** Format: int64 */
            jobInstanceId?: number;
            jobExecutions?: components["schemas"]["JobExecutionResource"][];
            _links?: components["schemas"]["Links"];
        };
        ExecutionContextResource: {
            dirty?: boolean;
            empty?: boolean;
            values?: {
                [key: string]: unknown;
            }[];
        };
        ExitStatusResource: {
            exitCode?: string;
            exitDescription?: string;
        };
        Instance: {
            /** Format: int64 */
            id?: number;
            jobName?: string;
            /** Format: int64 */
            version?: number;
        };
        JobExecutionResource: {
            /** Format: int64 */
            executionId?: number;
            /** Format: int32 */
            stepExecutionCount?: number;
            /** Format: int64 */
            jobId?: number;
            /** Format: int64 */
            taskExecutionId?: number;
            name?: string;
            startDate?: string;
            startTime?: string;
            duration?: string;
            jobExecution?: components["schemas"]["Batch"];
            jobParameters?: {
                [key: string]: string;
            };
            jobParametersString?: string;
            restartable?: boolean;
            abandonable?: boolean;
            stoppable?: boolean;
            defined?: boolean;
            timeZone?: string;
            schemaTarget?: string;
        };
        JobParametersResource: {
            parameters?: {
                [key: string]: components["schemas"]["Parameter"];
            };
        };
        PagedModelEntityModelJobInstanceResource: {
            _embedded?: {
                jobInstanceResourceList?: components["schemas"]["EntityModelJobInstanceResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        Parameter: {
            identifying?: boolean;
            value?: unknown;
            type?: string;
        };
        EntityModelJobExecutionResource: {
            /** Format: int64 */
            executionId?: number;
            /** Format: int32 */
            stepExecutionCount?: number;
            /** Format: int64 */
            jobId?: number;
            /** Format: int64 */
            taskExecutionId?: number;
            name?: string;
            startDate?: string;
            startTime?: string;
            duration?: string;
            jobExecution?: components["schemas"]["Batch"];
            jobParameters?: {
                [key: string]: string;
            };
            jobParametersString?: string;
            restartable?: boolean;
            abandonable?: boolean;
            stoppable?: boolean;
            defined?: boolean;
            timeZone?: string;
            schemaTarget?: string;
            _links?: components["schemas"]["Links"];
        };
        PagedModelEntityModelJobExecutionResource: {
            _embedded?: {
                jobExecutionResourceList?: components["schemas"]["EntityModelJobExecutionResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        EntityModelStepExecutionResource: {
            /** Format: int64 */
            jobExecutionId?: number;
            stepExecution?: components["schemas"]["Batch"];
            stepType?: string;
            schemaTarget?: string;
            _links?: components["schemas"]["Links"];
        };
        PagedModelEntityModelStepExecutionResource: {
            _embedded?: {
                stepExecutionResourceList?: components["schemas"]["EntityModelStepExecutionResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        EntityModelStepProgressResource: {
            stepExecution?: components["schemas"]["Batch"];
            stepExecutionHistory?: components["schemas"]["History"];
            /** Format: double */
            percentageComplete?: number;
            finished?: boolean;
            /** Format: double */
            duration?: number;
            _links?: components["schemas"]["Links"];
        };
        History: {
            stepName?: string;
            /** Format: int64 */
            count?: number;
            commitCount?: components["schemas"]["Statistics"];
            rollbackCount?: components["schemas"]["Statistics"];
            readCount?: components["schemas"]["Statistics"];
            writeCount?: components["schemas"]["Statistics"];
            filterCount?: components["schemas"]["Statistics"];
            readSkipCount?: components["schemas"]["Statistics"];
            writeSkipCount?: components["schemas"]["Statistics"];
            processSkipCount?: components["schemas"]["Statistics"];
            duration?: components["schemas"]["Statistics"];
            durationPerRead?: components["schemas"]["Statistics"];
        };
        Statistics: {
            /** Format: int64 */
            count?: number;
            /** Format: double */
            min?: number;
            /** Format: double */
            max?: number;
            /** Format: double */
            mean?: number;
            /** Format: double */
            standardDeviation?: number;
        };
        EntityModelAuditRecordResource: {
            /** Format: int64 */
            auditRecordId?: number;
            createdBy?: string;
            correlationId?: string;
            auditData?: string;
            /** Format: date-time */
            createdOn?: string;
            auditAction?: string;
            auditOperation?: string;
            platformName?: string;
            _links?: components["schemas"]["Links"];
        };
        PagedModelEntityModelAuditRecordResource: {
            _embedded?: {
                auditRecordResourceList?: components["schemas"]["EntityModelAuditRecordResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        OperationType: {
            /** Format: int32 */
            id?: number;
            name?: string;
            key?: string;
        };
        ActionType: {
            /** Format: int32 */
            id?: number;
            name?: string;
            description?: string;
            key?: string;
            nameWithDescription?: string;
        };
        EntityModelAppDetailResource: {
            name?: string;
            type?: string;
            uri?: string;
            version?: string;
            defaultVersion?: boolean;
            bootVersion?: string;
            versions?: string[];
            label?: string;
            options?: components["schemas"]["ConfigurationOption"][];
            shortDescription?: string;
            inboundPortNames?: string[];
            outboundPortNames?: string[];
            optionGroups?: {
                [key: string]: string[];
            };
            _links?: components["schemas"]["Links"];
        };
        Dependency: {
            name?: string;
            version?: string;
            url?: string;
        };
        Deployer: {
            deployerImplementationVersion?: string;
            deployerName?: string;
            deployerSpiVersion?: string;
            javaVersion?: string;
            platformApiVersion?: string;
            platformClientVersion?: string;
            platformHostVersion?: string;
            platformSpecificInfo?: {
                [key: string]: string;
            };
            platformType?: string;
            springBootVersion?: string;
            springVersion?: string;
        };
        EntityModelAbout: {
            featureInfo?: components["schemas"]["FeatureInfo"];
            versionInfo?: components["schemas"]["VersionInfo"];
            securityInfo?: components["schemas"]["SecurityInfo"];
            runtimeEnvironment?: components["schemas"]["RuntimeEnvironment"];
            monitoringDashboardInfo?: components["schemas"]["MonitoringDashboardInfo"];
            gitAndBuildInfo?: {
                [key: string]: unknown;
            };
            _links?: components["schemas"]["Links"];
        };
        FeatureInfo: {
            analyticsEnabled?: boolean;
            streamsEnabled?: boolean;
            tasksEnabled?: boolean;
            schedulesEnabled?: boolean;
            monitoringDashboardType?: string;
        };
        MonitoringDashboardInfo: {
            url?: string;
            /** Format: int32 */
            refreshInterval?: number;
            dashboardType?: string;
            source?: string;
        };
        RuntimeEnvironment: {
            appDeployer?: components["schemas"]["Deployer"];
            taskLaunchers?: components["schemas"]["Deployer"][];
        };
        VersionInfo: {
            implementation?: components["schemas"]["Dependency"];
            core?: components["schemas"]["Dependency"];
            dashboard?: components["schemas"]["Dependency"];
            shell?: components["schemas"]["Dependency"];
        };
        EntityModelProposals: {
            proposals?: components["schemas"]["ProposalResource"][];
            _links?: components["schemas"]["Links"];
        };
        ProposalResource: {
            text?: string;
            explanation?: string;
        };
        Root: {
            _links?: components["schemas"]["Links"];
            /** Format: int32 */
            "api.revision"?: number;
        };
        Link: {
            href?: string;
            hreflang?: string;
            title?: string;
            type?: string;
            deprecation?: string;
            profile?: string;
            name?: string;
            templated?: boolean;
        };
        Links: {
            [key: string]: components["schemas"]["Link"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get: {
        parameters: {
            query?: {
                schemaTarget?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntityModelJobExecutionResource"];
                    "application/hal+json": components["schemas"]["EntityModelJobExecutionResource"];
                };
            };
        };
    };
    stop: {
        parameters: {
            query?: {
                schemaTarget?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    detail: {
        parameters: {
            query?: {
                exhaustive?: boolean;
            };
            header?: never;
            path: {
                type: "app" | "source" | "processor" | "sink" | "task";
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelAppDetailResource"];
                };
            };
        };
    };
    makeDefault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                type: "app" | "source" | "processor" | "sink" | "task";
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    register: {
        parameters: {
            query: {
                uri: string;
                "metadata-uri"?: string;
                bootVersion?: string;
                force?: boolean;
            };
            header?: never;
            path: {
                type: "app" | "source" | "processor" | "sink" | "task";
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    unregister: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                type: "app" | "source" | "processor" | "sink" | "task";
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    toGraph: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskText"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelConversion"];
                };
            };
        };
    };
    toText: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GraphResource"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelConversion"];
                };
            };
        };
    };
    list: {
        parameters: {
            query: {
                page?: number;
                size?: number;
                sort?: string;
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PagedModelEntityModelTaskExecutionResource"];
                };
            };
        };
    };
    launchOnBoot2: {
        parameters: {
            query: {
                name: string;
                properties?: string;
                arguments?: string;
                inherit?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": number;
                };
            };
        };
    };
    deleteMany: {
        parameters: {
            query?: {
                action?: ("CLEANUP" | "REMOVE_DATA")[];
                completed?: boolean;
                name?: string;
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    stop_1: {
        parameters: {
            query?: {
                platform?: string;
                schemaTarget?: string;
            };
            header?: never;
            path: {
                ids: number[];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete: {
        parameters: {
            query?: {
                action?: ("CLEANUP" | "REMOVE_DATA")[];
                schemaTarget?: string;
            };
            header?: never;
            path: {
                ids: number[];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    launch: {
        parameters: {
            query: {
                name: string;
                properties?: string;
                arguments?: string;
                inherit?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelLaunchResponse"];
                };
            };
        };
    };
    list_1: {
        parameters: {
            query?: {
                taskName?: string;
                search?: string;
                description?: string;
                dslText?: string;
                manifest?: boolean;
                page?: number;
                size?: number;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PagedModelEntityModelTaskDefinitionResource"];
                };
            };
        };
    };
    create: {
        parameters: {
            query: {
                name: string;
                definition: string;
                description?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelTaskDefinitionResource"];
                };
            };
        };
    };
    deleteAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_2: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
                sort?: string;
                search?: string;
                type?: "app" | "source" | "processor" | "sink" | "task";
                version?: string;
                defaultVersion?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PagedModelEntityModelAppResource"];
                };
            };
        };
    };
    registerAll: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
                sort?: string;
                uri?: string;
                apps?: string;
                force?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PagedModelEntityModelAppResource"];
                };
            };
        };
    };
    unregisterAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    detail_1: {
        parameters: {
            query?: {
                exhaustive?: boolean;
            };
            header?: never;
            path: {
                type: "app" | "source" | "processor" | "sink" | "task";
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelAppDetailResource"];
                };
            };
        };
    };
    register_1: {
        parameters: {
            query: {
                uri: string;
                "metadata-uri"?: string;
                bootVersion?: string;
                force?: boolean;
            };
            header?: never;
            path: {
                type: "app" | "source" | "processor" | "sink" | "task";
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    unregisterDefault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                type: "app" | "source" | "processor" | "sink" | "task";
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    validate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelValidationResource"];
                };
            };
        };
    };
    listThin: {
        parameters: {
            query: {
                page?: number;
                size?: number;
                sort?: string;
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagedModelEntityModelTaskExecutionThinResource"];
                    "application/hal+json": components["schemas"]["PagedModelEntityModelTaskExecutionThinResource"];
                    "*/*": components["schemas"]["PagedModelEntityModelTaskExecutionThinResource"];
                };
            };
        };
    };
    list_3: {
        parameters: {
            query?: {
                page?: number;
                size?: number;
                sort?: string;
                schedulesEnabled?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PagedModelEntityModelLauncherResource"];
                };
            };
        };
    };
    text: {
        parameters: {
            query?: {
                platformName?: string;
            };
            header?: never;
            path: {
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    follow: {
        parameters: {
            query?: {
                stream?: string;
                offset?: number;
                tail?: number;
            };
            header?: {
                "Last-Event-ID"?: number;
            };
            path: {
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["StreamingResponseBody"];
                };
            };
        };
    };
    content: {
        parameters: {
            query?: {
                stream?: string;
                offset?: number;
                tail?: number;
            };
            header?: {
                Range?: string;
            };
            path: {
                externalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    info: {
        parameters: {
            query?: {
                completed?: boolean;
                name?: string;
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelExecutionsInfo"];
                };
            };
        };
    };
    get_1: {
        parameters: {
            query?: {
                schemaTarget?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelTaskExecutionResource"];
                };
            };
        };
    };
    run: {
        parameters: {
            query?: {
                schemaTarget?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Run"];
                };
            };
        };
    };
    getByExternalId: {
        parameters: {
            query?: {
                platform?: string;
            };
            header?: never;
            path: {
                externalExecutionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelTaskExecutionResource"];
                };
            };
        };
    };
    current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Current"][];
                };
            };
        };
    };
    get_2: {
        parameters: {
            query?: {
                manifest?: boolean;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelTaskDefinitionResource"];
                };
            };
        };
    };
    delete_1: {
        parameters: {
            query?: {
                cleanup?: boolean;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_4: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ConfigurationOption"][];
                };
            };
        };
    };
    info_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelSecurityInfo"];
                };
            };
        };
    };
    versions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Versions"];
                };
            };
        };
    };
    targets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelTargets"];
                };
            };
        };
    };
    target: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                schemaTarget: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelTarget"];
                };
            };
        };
    };
    list_5: {
        parameters: {
            query?: {
                name?: string;
                fromDate?: string;
                toDate?: string;
                jobInstanceId?: number;
                taskExecutionId?: number;
                schemaTarget?: string;
                page?: number;
                size?: number;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagedModelEntityModelJobExecutionThinResource"];
                    "application/hal+json": components["schemas"]["PagedModelEntityModelJobExecutionThinResource"];
                };
            };
        };
    };
    list_6: {
        parameters: {
            query: {
                name: string;
                page?: number;
                size?: number;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PagedModelEntityModelJobInstanceResource"];
                };
            };
        };
    };
    get_3: {
        parameters: {
            query?: {
                schemaTarget?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelJobInstanceResource"];
                };
            };
        };
    };
    list_7: {
        parameters: {
            query?: {
                name?: string;
                status?: "COMPLETED" | "STARTING" | "STARTED" | "STOPPING" | "STOPPED" | "FAILED" | "ABANDONED" | "UNKNOWN";
                page?: number;
                size?: number;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagedModelEntityModelJobExecutionResource"];
                    "application/hal+json": components["schemas"]["PagedModelEntityModelJobExecutionResource"];
                };
            };
        };
    };
    list_8: {
        parameters: {
            query?: {
                schemaTarget?: string;
                page?: number;
                size?: number;
                sort?: string;
            };
            header?: never;
            path: {
                jobExecutionId: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PagedModelEntityModelStepExecutionResource"];
                };
            };
        };
    };
    get_4: {
        parameters: {
            query?: {
                schemaTarget?: string;
            };
            header?: never;
            path: {
                jobExecutionId: number;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelStepExecutionResource"];
                };
            };
        };
    };
    progress: {
        parameters: {
            query?: {
                schemaTarget?: string;
            };
            header?: never;
            path: {
                jobExecutionId: number;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelStepProgressResource"];
                };
            };
        };
    };
    list_9: {
        parameters: {
            query?: {
                actions?: ("CREATE" | "DELETE" | "DEPLOY" | "ROLLBACK" | "UNDEPLOY" | "UPDATE" | "LOGIN_SUCCESS")[];
                operations?: ("APP_REGISTRATION" | "SCHEDULE" | "STREAM" | "TASK" | "LOGIN")[];
                fromDate?: string;
                toDate?: string;
                correlationId?: string;
                platform?: string;
                page?: number;
                size?: number;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["PagedModelEntityModelAuditRecordResource"];
                };
            };
        };
    };
    get_5: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelAuditRecordResource"];
                };
            };
        };
    };
    operationTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["OperationType"][];
                };
            };
        };
    };
    actionTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["ActionType"][];
                };
            };
        };
    };
    about: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelAbout"];
                };
            };
        };
    };
    task: {
        parameters: {
            query: {
                start: string;
                detailLevel?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelProposals"];
                };
            };
        };
    };
    task_2: {
        parameters: {
            query: {
                start: string;
                detailLevel?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelProposals"];
                };
            };
        };
    };
    task_1: {
        parameters: {
            query: {
                start: string;
                detailLevel?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelProposals"];
                };
            };
        };
    };
    task_3: {
        parameters: {
            query: {
                start: string;
                detailLevel?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelProposals"];
                };
            };
        };
    };
    task_6: {
        parameters: {
            query: {
                start: string;
                detailLevel?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelProposals"];
                };
            };
        };
    };
    task_5: {
        parameters: {
            query: {
                start: string;
                detailLevel?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelProposals"];
                };
            };
        };
    };
    task_4: {
        parameters: {
            query: {
                start: string;
                detailLevel?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelProposals"];
                };
            };
        };
    };
    stream: {
        parameters: {
            query: {
                start: string;
                detailLevel?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelProposals"];
                };
            };
        };
    };
    stream_2: {
        parameters: {
            query: {
                start: string;
                detailLevel?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelProposals"];
                };
            };
        };
    };
    stream_1: {
        parameters: {
            query: {
                start: string;
                detailLevel?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelProposals"];
                };
            };
        };
    };
    stream_3: {
        parameters: {
            query: {
                start: string;
                detailLevel?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelProposals"];
                };
            };
        };
    };
    stream_6: {
        parameters: {
            query: {
                start: string;
                detailLevel?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelProposals"];
                };
            };
        };
    };
    stream_5: {
        parameters: {
            query: {
                start: string;
                detailLevel?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelProposals"];
                };
            };
        };
    };
    stream_4: {
        parameters: {
            query: {
                start: string;
                detailLevel?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["EntityModelProposals"];
                };
            };
        };
    };
    root: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Root"];
                };
            };
        };
    };
    root_2: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Root"];
                };
            };
        };
    };
    root_1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Root"];
                };
            };
        };
    };
    root_3: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Root"];
                };
            };
        };
    };
    root_6: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Root"];
                };
            };
        };
    };
    root_5: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Root"];
                };
            };
        };
    };
    root_4: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["Root"];
                };
            };
        };
    };
}
