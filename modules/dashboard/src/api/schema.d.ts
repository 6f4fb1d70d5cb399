export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
        put: {
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
        post: {
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
        delete: {
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
        options: {
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
        head: {
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
        patch: {
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
        trace?: never;
    };
    "/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
        put?: never;
        post?: never;
        delete?: never;
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
        get: {
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
        put?: never;
        post: {
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
        delete: {
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where a URI leads, before it is registered
         * @description Answers 200 also when nothing is found, with what is wrong. A file that is not here yet is fetched for a few seconds; asking again finds it.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": components["schemas"]["CheckForm"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["AppCheck"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apps/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All registrations, to register them elsewhere
         * @description Has what the list leaves out: the URI of the metadata. Registrations that this server could not launch are not among them.
         */
        get: {
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
                        "*/*": components["schemas"]["ExportedApps"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
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
        get: {
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
        put?: never;
        post: {
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
        delete: {
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
        get: {
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
        put: {
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
        post: {
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
        delete: {
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
        get: {
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
        get: {
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
        get: {
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
        get: {
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/completions/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
        put: {
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
        post: {
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
        delete: {
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
        options: {
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
        head: {
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
        patch: {
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
        trace?: never;
    };
    "/completions/task": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
        put: {
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
        post: {
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
        delete: {
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
        options: {
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
        head: {
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
        patch: {
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
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes on this server, as server-sent events
         * @description Events: execution {id, schemaTarget, taskName, state}, deleted {} when executions were deleted, definitions {}, apps {}, and reset {} when events since Last-Event-ID are not known any more. The state is a hint: events of one execution may come in another order than what they tell of, so what counts is the execution itself.
         */
        get: {
            parameters: {
                query?: never;
                header?: {
                    "Last-Event-ID"?: number;
                };
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
                        "*/*": components["schemas"]["StreamingResponseBody"];
                    };
                };
            };
        };
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
        get: {
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
                        "application/hal+json": components["schemas"]["PagedModelEntityModelJobExecutionResource"];
                        "application/json": components["schemas"]["PagedModelEntityModelJobExecutionResource"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/executions/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Finds job executions, the newest first
         * @description Goes on behind a page with its cursor 'next'. A page may hold fewer than asked for, or none, although there is a next one. Of each set of batch tables no more than 1000 of a status are counted.
         */
        get: {
            parameters: {
                query?: {
                    status?: ("COMPLETED" | "STARTING" | "STARTED" | "STOPPING" | "STOPPED" | "FAILED" | "ABANDONED" | "UNKNOWN")[];
                    job?: string;
                    from?: string;
                    to?: string;
                    exitCode?: string;
                    text?: string;
                    size?: number;
                    cursor?: string;
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
                        "*/*": components["schemas"]["JobPage"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/executions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
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
                        "application/hal+json": components["schemas"]["EntityModelJobExecutionResource"];
                        "application/json": components["schemas"]["EntityModelJobExecutionResource"];
                    };
                };
            };
        };
        put: {
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
        get: {
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
        get: {
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
        get: {
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
        get: {
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
                        "*/*": components["schemas"]["EntityModelJobInstanceResource"];
                    };
                };
            };
        };
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
        get: {
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
                        "application/hal+json": components["schemas"]["PagedModelEntityModelJobExecutionThinResource"];
                        "application/json": components["schemas"]["PagedModelEntityModelJobExecutionThinResource"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runtime/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
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
                        "*/*": components["schemas"]["PagedModelEntityModelAppStatusResource"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: {
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
                        "*/*": components["schemas"]["PagedModelEntityModelAppStatusResource"];
                    };
                };
            };
        };
        post: {
            parameters: {
                query?: {
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
                        "*/*": components["schemas"]["PagedModelEntityModelAppStatusResource"];
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: {
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
                        "*/*": components["schemas"]["PagedModelEntityModelAppStatusResource"];
                    };
                };
            };
        };
        options: {
            parameters: {
                query?: {
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
                        "*/*": components["schemas"]["PagedModelEntityModelAppStatusResource"];
                    };
                };
            };
        };
        head: {
            parameters: {
                query?: {
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
                        "*/*": components["schemas"]["PagedModelEntityModelAppStatusResource"];
                    };
                };
            };
        };
        patch: {
            parameters: {
                query?: {
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
                        "*/*": components["schemas"]["PagedModelEntityModelAppStatusResource"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/runtime/apps/{appId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
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
                        "*/*": components["schemas"]["EntityModelAppStatusResource"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
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
                        "*/*": components["schemas"]["EntityModelAppStatusResource"];
                    };
                };
            };
        };
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
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
                        "*/*": components["schemas"]["EntityModelAppStatusResource"];
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
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
                        "*/*": components["schemas"]["EntityModelAppStatusResource"];
                    };
                };
            };
        };
        options: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
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
                        "*/*": components["schemas"]["EntityModelAppStatusResource"];
                    };
                };
            };
        };
        head: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
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
                        "*/*": components["schemas"]["EntityModelAppStatusResource"];
                    };
                };
            };
        };
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
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
                        "*/*": components["schemas"]["EntityModelAppStatusResource"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/runtime/apps/{appId}/instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    page?: number;
                    size?: number;
                    sort?: string;
                };
                header?: never;
                path: {
                    appId: string;
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
                        "*/*": components["schemas"]["PagedModelEntityModelAppInstanceStatusResource"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: {
                    page?: number;
                    size?: number;
                    sort?: string;
                };
                header?: never;
                path: {
                    appId: string;
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
                        "*/*": components["schemas"]["PagedModelEntityModelAppInstanceStatusResource"];
                    };
                };
            };
        };
        post: {
            parameters: {
                query?: {
                    page?: number;
                    size?: number;
                    sort?: string;
                };
                header?: never;
                path: {
                    appId: string;
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
                        "*/*": components["schemas"]["PagedModelEntityModelAppInstanceStatusResource"];
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: {
                    page?: number;
                    size?: number;
                    sort?: string;
                };
                header?: never;
                path: {
                    appId: string;
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
                        "*/*": components["schemas"]["PagedModelEntityModelAppInstanceStatusResource"];
                    };
                };
            };
        };
        options: {
            parameters: {
                query?: {
                    page?: number;
                    size?: number;
                    sort?: string;
                };
                header?: never;
                path: {
                    appId: string;
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
                        "*/*": components["schemas"]["PagedModelEntityModelAppInstanceStatusResource"];
                    };
                };
            };
        };
        head: {
            parameters: {
                query?: {
                    page?: number;
                    size?: number;
                    sort?: string;
                };
                header?: never;
                path: {
                    appId: string;
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
                        "*/*": components["schemas"]["PagedModelEntityModelAppInstanceStatusResource"];
                    };
                };
            };
        };
        patch: {
            parameters: {
                query?: {
                    page?: number;
                    size?: number;
                    sort?: string;
                };
                header?: never;
                path: {
                    appId: string;
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
                        "*/*": components["schemas"]["PagedModelEntityModelAppInstanceStatusResource"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/runtime/apps/{appId}/instances/{instanceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
                    instanceId: string;
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
                        "*/*": components["schemas"]["EntityModelAppInstanceStatusResource"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
                    instanceId: string;
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
                        "*/*": components["schemas"]["EntityModelAppInstanceStatusResource"];
                    };
                };
            };
        };
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
                    instanceId: string;
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
                        "*/*": components["schemas"]["EntityModelAppInstanceStatusResource"];
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
                    instanceId: string;
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
                        "*/*": components["schemas"]["EntityModelAppInstanceStatusResource"];
                    };
                };
            };
        };
        options: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
                    instanceId: string;
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
                        "*/*": components["schemas"]["EntityModelAppInstanceStatusResource"];
                    };
                };
            };
        };
        head: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
                    instanceId: string;
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
                        "*/*": components["schemas"]["EntityModelAppInstanceStatusResource"];
                    };
                };
            };
        };
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
                    instanceId: string;
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
                        "*/*": components["schemas"]["EntityModelAppInstanceStatusResource"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/runtime/apps/{appId}/instances/{instanceId}/actuator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query: {
                    endpoint: string;
                };
                header?: {
                    Authorization?: string;
                };
                path: {
                    appId: string;
                    instanceId: string;
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
                        "*/*": string;
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: {
                    Authorization?: string;
                };
                path: {
                    appId: string;
                    instanceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ActuatorPostRequest"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runtime/apps/{appId}/instances/{instanceId}/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    appId: string;
                    instanceId: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": string;
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": string;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runtime/streams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    names?: string[];
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
                        "*/*": components["schemas"]["PagedModelEntityModelStreamStatusResource"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runtime/streams/{streamNames}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    page?: number;
                    size?: number;
                    sort?: string;
                };
                header?: never;
                path: {
                    streamNames: string[];
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
                        "*/*": components["schemas"]["PagedModelEntityModelStreamStatusResource"];
                    };
                };
            };
        };
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
        get: {
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
        get: {
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
        get: {
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Apps, tasks and jobs by a part of their name, executions by their id
         * @description At most 50, the best matches first
         */
        get: {
            parameters: {
                query?: {
                    q?: string;
                    limit?: number;
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
                        "*/*": components["schemas"]["SearchResults"];
                    };
                };
            };
        };
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
        get: {
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller has set under a key */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Any JSON */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
                /** @description They have set nothing */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /**
         * Sets what the caller wants kept under a key
         * @description Any JSON of at most 64 KiB; replaces what was there
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    search?: string;
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
                        "*/*": components["schemas"]["PagedModelEntityModelStreamDefinitionResource"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query: {
                    name: string;
                    definition: string;
                    description?: string;
                    deploy?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["EntityModelStreamDefinitionResource"];
                    };
                };
            };
        };
        delete: {
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/definitions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                        "*/*": components["schemas"]["EntityModelStreamDefinitionResource"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete: {
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
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/definitions/{name}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                        "*/*": components["schemas"]["StreamAppResource"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/definitions/{name}/related": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    nested?: boolean;
                    page?: number;
                    size?: number;
                    sort?: string;
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
                        "*/*": components["schemas"]["PagedModelEntityModelStreamDefinitionResource"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/deployments/history/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                        "*/*": components["schemas"]["StreamRelease"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/deployments/manifest/{name}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                    version: number;
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
                        "*/*": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/deployments/platform/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                        "*/*": components["schemas"]["StreamPlatform"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/deployments/rollback/{name}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/deployments/scale/{streamName}/{appName}/instances/{count}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    streamName: string;
                    appName: string;
                    count: number;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/deployments/update/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UpdateStreamRequest"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/deployments/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    "reuse-deployment-properties"?: boolean;
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
                        "*/*": components["schemas"]["EntityModelStreamDeploymentResource"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete: {
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
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/deployments/{name}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a deployment or an update would do
         * @description With the properties of a deployment, or of an update when the stream is deployed. Nothing is stored or started. Values that may be secret are masked.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["StreamPreview"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/lint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["StreamText"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["StreamLint"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/streams/logs/{streamName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    streamName: string;
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
                        "*/*": components["schemas"]["StreamLogs"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    streamName: string;
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
                        "*/*": components["schemas"]["StreamLogs"];
                    };
                };
            };
        };
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    streamName: string;
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
                        "*/*": components["schemas"]["StreamLogs"];
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    streamName: string;
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
                        "*/*": components["schemas"]["StreamLogs"];
                    };
                };
            };
        };
        options: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    streamName: string;
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
                        "*/*": components["schemas"]["StreamLogs"];
                    };
                };
            };
        };
        head: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    streamName: string;
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
                        "*/*": components["schemas"]["StreamLogs"];
                    };
                };
            };
        };
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    streamName: string;
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
                        "*/*": components["schemas"]["StreamLogs"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/streams/logs/{streamName}/{appName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    instance?: string;
                };
                header?: never;
                path: {
                    streamName: string;
                    appName: string;
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
                        "*/*": components["schemas"]["StreamLogs"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: {
                    instance?: string;
                };
                header?: never;
                path: {
                    streamName: string;
                    appName: string;
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
                        "*/*": components["schemas"]["StreamLogs"];
                    };
                };
            };
        };
        post: {
            parameters: {
                query?: {
                    instance?: string;
                };
                header?: never;
                path: {
                    streamName: string;
                    appName: string;
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
                        "*/*": components["schemas"]["StreamLogs"];
                    };
                };
            };
        };
        delete: {
            parameters: {
                query?: {
                    instance?: string;
                };
                header?: never;
                path: {
                    streamName: string;
                    appName: string;
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
                        "*/*": components["schemas"]["StreamLogs"];
                    };
                };
            };
        };
        options: {
            parameters: {
                query?: {
                    instance?: string;
                };
                header?: never;
                path: {
                    streamName: string;
                    appName: string;
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
                        "*/*": components["schemas"]["StreamLogs"];
                    };
                };
            };
        };
        head: {
            parameters: {
                query?: {
                    instance?: string;
                };
                header?: never;
                path: {
                    streamName: string;
                    appName: string;
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
                        "*/*": components["schemas"]["StreamLogs"];
                    };
                };
            };
        };
        patch: {
            parameters: {
                query?: {
                    instance?: string;
                };
                header?: never;
                path: {
                    streamName: string;
                    appName: string;
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
                        "*/*": components["schemas"]["StreamLogs"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/streams/validation/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
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
                        "*/*": components["schemas"]["EntityModelStreamValidationResource"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
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
        get: {
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
        put?: never;
        post?: never;
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
        get: {
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
        put?: never;
        post: {
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
        delete: {
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
        get: {
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
        put?: never;
        post?: never;
        delete: {
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
        get: {
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
        put?: never;
        post: {
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
        delete: {
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
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/executions/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stops, cleans up or launches again many task executions
         * @description Those named, or up to 1000 that a filter finds and the action makes sense for; what is to be launched again must be named. A dry run only tells which. Fields that are not known are refused, so that no misspelt condition is passed over.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BulkRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["BulkOutcome"];
                    };
                };
            };
        };
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
        get: {
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
        get: {
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/executions/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells the last executions of several tasks
         * @description Of 1 to 50 tasks the last 1 to 50 executions each, the newest first; a task that never ran has none.
         */
        get: {
            parameters: {
                query: {
                    task: string[];
                    size?: number;
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
                        "*/*": components["schemas"]["Histories"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
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
        post: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/executions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a launch would run
         * @description Takes the form of a launch and answers its errors, but nothing is stored or started. Secrets are masked.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": components["schemas"]["LaunchForm"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "*/*": components["schemas"]["LaunchPreview"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/executions/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Finds task executions, the newest first
         * @description Goes on behind a page with its cursor 'next'. A page may hold fewer than asked for, or none, although there is a next one. Only the first page, asked for without a cursor, is told with total and counts; a count of 1000 means as many or more.
         */
        get: {
            parameters: {
                query?: {
                    state?: ("QUEUED" | "LAUNCHING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "STOPPED" | "CANCELLED" | "LOST" | "UNKNOWN")[];
                    task?: string;
                    from?: string;
                    to?: string;
                    exitCode?: number;
                    platform?: string;
                    parent?: number;
                    text?: string;
                    size?: number;
                    cursor?: string;
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
                        "*/*": components["schemas"]["ExecutionPage"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
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
        post: {
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
                        "*/*": components["schemas"]["EntityModelTaskExecutionResource"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/executions/{id}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a task execution with everything that is known of it */
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
                        "*/*": components["schemas"]["ExecutionOverview"];
                    };
                };
            };
        };
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
                        "*/*": components["schemas"]["Run"];
                    };
                };
            };
        };
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
        get: {
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
        get: {
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
        get: {
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
        get: {
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
        get: {
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
        get: {
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
                        "*/*": components["schemas"]["PagedModelEntityModelTaskExecutionThinResource"];
                        "application/hal+json": components["schemas"]["PagedModelEntityModelTaskExecutionThinResource"];
                        "application/json": components["schemas"]["PagedModelEntityModelTaskExecutionThinResource"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
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
        get: {
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
        put?: never;
        post?: never;
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
        post: {
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
        delete?: never;
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
        post: {
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
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ActionType: {
            description: string;
            /** Format: int32 */
            id: number;
            key: string;
            name: string;
            nameWithDescription: string;
        };
        ActuatorPostRequest: {
            body?: components["schemas"]["JsonNode"];
            endpoint: string;
        };
        AppCheck: {
            /** @enum {string|null} */
            bootVersion?: "2" | "3" | "4" | null;
            found: boolean;
            /** Format: int32 */
            optionCount?: number | null;
            problem?: string | null;
            /** Format: int64 */
            sizeBytes?: number | null;
            version?: string | null;
        };
        BatchJobExecution: {
            allFailureExceptions: string[];
            createTime?: string | null;
            endTime?: string | null;
            executionContext: components["schemas"]["ExecutionContextResource"];
            exitStatus: components["schemas"]["ExitStatusResource"];
            failureExceptions: string[];
            /** Format: int64 */
            id: number;
            jobConfigurationName?: string | null;
            jobInstance: components["schemas"]["Instance"];
            jobParameters: components["schemas"]["JobParametersResource"];
            lastUpdated?: string | null;
            startTime?: string | null;
            status: string;
            stepExecutions: components["schemas"]["BatchStepExecution"][];
            /** Format: int64 */
            version: number;
        };
        BatchStepExecution: {
            /** Format: int64 */
            commitCount: number;
            endTime?: string | null;
            executionContext: components["schemas"]["ExecutionContextResource"];
            exitStatus: components["schemas"]["ExitStatusResource"];
            failureExceptions: string[];
            /** Format: int64 */
            filterCount: number;
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            jobExecutionId: number;
            jobParameters: components["schemas"]["JobParametersResource"];
            lastUpdated?: string | null;
            /** Format: int64 */
            processSkipCount: number;
            /** Format: int64 */
            readCount: number;
            /** Format: int64 */
            readSkipCount: number;
            /** Format: int64 */
            rollbackCount: number;
            /** Format: int64 */
            skipCount: number;
            startTime?: string | null;
            status: string;
            stepName: string;
            summary: string;
            terminateOnly: boolean;
            /** Format: int64 */
            version: number;
            /** Format: int64 */
            writeCount: number;
            /** Format: int64 */
            writeSkipCount: number;
        };
        BulkFilter: {
            /** Format: int32 */
            exitCode?: number | null;
            /** Format: date-time */
            from?: string | null;
            /** Format: int64 */
            parent?: number | null;
            platform?: string | null;
            state?: ("QUEUED" | "LAUNCHING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "STOPPED" | "CANCELLED" | "LOST" | "UNKNOWN")[] | null;
            task?: string | null;
            text?: string | null;
            /** Format: date-time */
            to?: string | null;
        };
        BulkItem: {
            /** Format: int64 */
            id: number;
            ok: boolean;
            problem?: string | null;
            schemaTarget: string;
            taskName?: string | null;
        };
        BulkKey: {
            /** Format: int64 */
            id: number;
            schemaTarget?: string | null;
        };
        BulkOutcome: {
            /** Format: int32 */
            children: number;
            /** Format: int32 */
            done: number;
            items: components["schemas"]["BulkItem"][];
            /** Format: int32 */
            matched: number;
            matchedIsLowerBound: boolean;
            /** Format: int32 */
            refused: number;
        };
        BulkRequest: {
            /** @enum {string} */
            action: "STOP" | "CLEAN_UP" | "LAUNCH_AGAIN";
            dryRun: boolean;
            executions?: components["schemas"]["BulkKey"][];
            filter?: components["schemas"]["BulkFilter"];
        };
        CheckForm: {
            /** @enum {string} */
            type?: "app" | "source" | "processor" | "sink" | "task";
            uri?: string;
        };
        CollectionModelEntityModelAppInstanceStatusResource: {
            _embedded?: {
                appInstanceStatusResourceList?: components["schemas"]["EntityModelAppInstanceStatusResource"][];
            };
            _links?: components["schemas"]["Links"];
        };
        CollectionModelEntityModelAppStatusResource: {
            _embedded?: {
                appStatusResourceList?: components["schemas"]["EntityModelAppStatusResource"][];
            };
            _links?: components["schemas"]["Links"];
        };
        ConfigValues: {
            raw?: string | null;
        };
        ConfigurationOption: {
            defaultValue?: unknown;
            deprecated?: boolean;
            deprecation?: components["schemas"]["Deprecation"];
            description?: string | null;
            hints: components["schemas"]["Hints"];
            id: string;
            name: string;
            shortDescription?: string | null;
            type?: string | null;
        };
        ConversionError: {
            message: string;
            /** Format: int32 */
            position: number;
        };
        Current: {
            /** Format: int32 */
            maximumTaskExecutions: number;
            name: string;
            /** Format: int32 */
            runningExecutionCount: number;
            type: string;
        };
        Dependency: {
            name: string;
            url?: string | null;
            version: string;
        };
        Deployer: {
            deployerImplementationVersion?: string | null;
            deployerName?: string | null;
            deployerSpiVersion?: string | null;
            javaVersion?: string | null;
            platformApiVersion?: string | null;
            platformClientVersion?: string | null;
            platformHostVersion?: string | null;
            platformSpecificInfo: {
                [key: string]: string;
            };
            platformType?: string | null;
            springBootVersion?: string | null;
            springVersion?: string | null;
        };
        Deprecation: {
            /** @enum {string} */
            level: "WARNING" | "ERROR";
            reason?: string | null;
            replacement?: string | null;
            shortReason?: string | null;
        };
        EntityModelAbout: {
            _links?: components["schemas"]["Links"];
            featureInfo?: components["schemas"]["FeatureInfo"];
            gitAndBuildInfo?: {
                [key: string]: unknown;
            };
            monitoringDashboardInfo?: components["schemas"]["MonitoringDashboardInfo"];
            runtimeEnvironment?: components["schemas"]["RuntimeEnvironment"];
            securityInfo?: components["schemas"]["SecurityInfo"];
            versionInfo?: components["schemas"]["VersionInfo"];
        };
        EntityModelAppDetailResource: {
            _links?: components["schemas"]["Links"];
            bootVersion?: string;
            defaultVersion?: boolean;
            inboundPortNames?: string[];
            label?: string;
            name?: string;
            optionGroups?: {
                [key: string]: string[];
            };
            options?: components["schemas"]["ConfigurationOption"][];
            outboundPortNames?: string[];
            shortDescription?: string;
            type?: string;
            uri?: string;
            version?: string;
            versions?: string[];
        };
        EntityModelAppInstanceStatusResource: {
            _links?: components["schemas"]["Links"];
            attributes?: {
                [key: string]: string;
            };
            guid?: string;
            instanceId?: string;
            state?: string;
        };
        EntityModelAppResource: {
            _links?: components["schemas"]["Links"];
            bootVersion?: string;
            defaultVersion?: boolean;
            label?: string;
            name?: string;
            type?: string;
            uri?: string;
            version?: string;
            versions?: string[];
        };
        EntityModelAppStatusResource: {
            _links?: components["schemas"]["Links"];
            deploymentId?: string;
            instances?: components["schemas"]["CollectionModelEntityModelAppInstanceStatusResource"];
            name?: string;
            state?: string;
        };
        EntityModelAuditRecordResource: {
            _links?: components["schemas"]["Links"];
            auditAction?: string;
            auditData?: string;
            auditOperation?: string;
            /** Format: int64 */
            auditRecordId?: number;
            correlationId?: string;
            createdBy?: string;
            /** Format: date-time */
            createdOn?: string;
            platformName?: string;
        };
        EntityModelConversion: {
            _links?: components["schemas"]["Links"];
            dsl?: string;
            errors?: components["schemas"]["ConversionError"][];
            graph?: components["schemas"]["GraphResource"];
        };
        EntityModelExecutionsInfo: {
            _links?: components["schemas"]["Links"];
            /** Format: int64 */
            totalExecutions?: number;
            totalIsLowerBound?: boolean;
        };
        EntityModelJobExecutionResource: {
            _links?: components["schemas"]["Links"];
            abandonable?: boolean;
            defined?: boolean;
            duration?: string;
            /** Format: int64 */
            executionId?: number;
            jobExecution?: components["schemas"]["BatchJobExecution"];
            /** Format: int64 */
            jobId?: number;
            jobParameters?: {
                [key: string]: string;
            };
            jobParametersString?: string;
            name?: string;
            restartable?: boolean;
            schemaTarget?: string;
            startDate?: string;
            startTime?: string;
            /** Format: int32 */
            stepExecutionCount?: number;
            stoppable?: boolean;
            /** Format: int64 */
            taskExecutionId?: number;
            timeZone?: string;
        };
        EntityModelJobExecutionThinResource: {
            _links?: components["schemas"]["Links"];
            abandonable?: boolean;
            defined?: boolean;
            duration?: string;
            /** Format: int64 */
            executionId?: number;
            /** Format: int64 */
            instanceId?: number;
            /** Format: int64 */
            jobId?: number;
            jobParameters?: {
                [key: string]: string;
            };
            jobParametersString?: string;
            name?: string;
            restartable?: boolean;
            schemaTarget?: string;
            startDate?: string;
            startDateTime?: string;
            startTime?: string;
            status?: string;
            /** Format: int32 */
            stepExecutionCount?: number;
            stoppable?: boolean;
            /** Format: int64 */
            taskExecutionId?: number;
            timeZone?: string;
        };
        EntityModelJobInstanceResource: {
            _links?: components["schemas"]["Links"];
            jobExecutions?: components["schemas"]["JobExecutionResource"][];
            /** Format: int64 */
            jobInstanceId?: number;
            jobName?: string;
        };
        EntityModelLaunchResponse: {
            _links?: components["schemas"]["Links"];
            /** Format: int64 */
            executionId?: number;
            schemaTarget?: string;
        };
        EntityModelLauncherResource: {
            _links?: components["schemas"]["Links"];
            description?: string;
            name?: string;
            options?: components["schemas"]["ConfigurationOption"][];
            type?: string;
        };
        EntityModelProposals: {
            _links?: components["schemas"]["Links"];
            proposals?: components["schemas"]["ProposalResource"][];
        };
        EntityModelSecurityInfo: {
            _links?: components["schemas"]["Links"];
            authenticated?: boolean;
            authenticationEnabled?: boolean;
            roles?: string[];
            username?: string;
        };
        EntityModelStepExecutionResource: {
            _links?: components["schemas"]["Links"];
            /** Format: int64 */
            jobExecutionId?: number;
            schemaTarget?: string;
            stepExecution?: components["schemas"]["BatchStepExecution"];
            stepType?: string;
        };
        EntityModelStepProgressResource: {
            _links?: components["schemas"]["Links"];
            /** Format: double */
            duration?: number;
            finished?: boolean;
            /** Format: double */
            percentageComplete?: number;
            stepExecution?: components["schemas"]["BatchStepExecution"];
            stepExecutionHistory?: components["schemas"]["History"];
        };
        EntityModelStreamDefinitionResource: {
            _links?: components["schemas"]["Links"];
            description?: string;
            dslText?: string;
            name?: string;
            originalDslText?: string;
            status?: string;
            statusDescription?: string;
        };
        EntityModelStreamDeploymentResource: {
            _links?: components["schemas"]["Links"];
            deploymentProperties?: string;
            description?: string;
            dslText?: string;
            status?: string;
            streamName?: string;
        };
        EntityModelStreamStatusResource: {
            _links?: components["schemas"]["Links"];
            applications?: components["schemas"]["CollectionModelEntityModelAppStatusResource"];
            name?: string;
            version?: string;
        };
        EntityModelStreamValidationResource: {
            _links?: components["schemas"]["Links"];
            appName?: string;
            appStatuses?: {
                [key: string]: string;
            };
            description?: string;
            dsl?: string;
        };
        EntityModelTarget: {
            _links?: components["schemas"]["Links"];
            batchPrefix?: string;
            datasource?: string;
            name?: string;
            schemaVersion?: string;
            taskPrefix?: string;
        };
        EntityModelTargets: {
            _links?: components["schemas"]["Links"];
            defaultSchemaTarget?: string;
            schemas?: components["schemas"]["EntityModelTarget"][];
        };
        EntityModelTaskDefinitionResource: {
            _links?: components["schemas"]["Links"];
            composed?: boolean;
            composedTaskElement?: boolean;
            description?: string;
            dslText?: string;
            lastTaskExecution?: components["schemas"]["TaskExecutionResource"];
            name?: string;
            /** @enum {string} */
            status?: "UNKNOWN" | "RUNNING" | "COMPLETE" | "ERROR";
        };
        EntityModelTaskExecutionResource: {
            _links?: components["schemas"]["Links"];
            appProperties?: {
                [key: string]: unknown;
            };
            arguments?: string[];
            deploymentProperties?: {
                [key: string]: unknown;
            };
            endTime?: string;
            errorMessage?: string;
            /** Format: int64 */
            executionId?: number;
            /** Format: int32 */
            exitCode?: number;
            exitMessage?: string;
            externalExecutionId?: string;
            jobExecutionIds?: number[];
            /** Format: int64 */
            parentExecutionId?: number;
            platformName?: string;
            resourceUrl?: string;
            schemaTarget?: string;
            startTime?: string;
            /** @enum {string} */
            taskExecutionStatus?: "UNKNOWN" | "RUNNING" | "COMPLETE" | "ERROR";
            taskName?: string;
        };
        EntityModelTaskExecutionThinResource: {
            _links?: components["schemas"]["Links"];
            endTime?: string;
            errorMessage?: string;
            /** Format: int64 */
            executionId?: number;
            /** Format: int32 */
            exitCode?: number;
            exitMessage?: string;
            externalExecutionId?: string;
            /** Format: int64 */
            parentExecutionId?: number;
            schemaTarget?: string;
            startTime?: string;
            /** @enum {string} */
            taskExecutionStatus?: "UNKNOWN" | "RUNNING" | "COMPLETE" | "ERROR";
            taskName?: string;
        };
        EntityModelValidationResource: {
            _links?: components["schemas"]["Links"];
            appName?: string;
            appStatuses?: {
                [key: string]: string;
            };
            description?: string;
            dsl?: string;
        };
        ExecutionActions: {
            cleanUp: boolean;
            launchAgain: boolean;
            stop: boolean;
        };
        ExecutionContextResource: {
            dirty: boolean;
            empty: boolean;
            values: {
                [key: string]: unknown;
            }[];
        };
        ExecutionOverview: {
            actions: components["schemas"]["ExecutionActions"];
            appProperties: {
                [key: string]: string;
            };
            cause?: string | null;
            children: components["schemas"]["ExecutionRow"][];
            execution: components["schemas"]["ExecutionRow"];
            inheritedProperties: string[];
            jobs: components["schemas"]["Job"][];
            log: components["schemas"]["LogSizes"];
            /** Format: int64 */
            nextId?: number | null;
            /** Format: int32 */
            platformLimit?: number | null;
            /** Format: int64 */
            previousId?: number | null;
            properties: {
                [key: string]: string;
            };
            /** Format: int32 */
            queuePlace?: number | null;
            resourceUrl?: string | null;
        };
        ExecutionPage: {
            counts?: {
                [key: string]: number;
            } | null;
            items: components["schemas"]["ExecutionRow"][];
            next?: string | null;
            /** Format: int64 */
            total?: number | null;
            totalIsLowerBound?: boolean | null;
        };
        ExecutionRow: {
            arguments: string[];
            /** Format: date-time */
            endTime?: string | null;
            /** Format: int32 */
            exitCode?: number | null;
            externalExecutionId?: string | null;
            /** Format: int64 */
            id: number;
            /** Format: int64 */
            parentId?: number | null;
            platform?: string | null;
            /** Format: date-time */
            queuedAt?: string | null;
            reason?: string | null;
            schemaTarget: string;
            /** Format: date-time */
            startTime?: string | null;
            /** @enum {string} */
            state: "QUEUED" | "LAUNCHING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "STOPPED" | "CANCELLED" | "LOST" | "UNKNOWN";
            taskName?: string | null;
        };
        ExitStatusResource: {
            exitCode: string;
            exitDescription: string;
        };
        ExportedApp: {
            bootVersion: string;
            defaultVersion: boolean;
            metadataUri?: string | null;
            name: string;
            /** @enum {string} */
            type: "app" | "source" | "processor" | "sink" | "task";
            uri: string;
            version: string;
        };
        ExportedApps: {
            apps: components["schemas"]["ExportedApp"][];
        };
        FeatureInfo: {
            analyticsEnabled: boolean;
            monitoringDashboardType: string;
            schedulesEnabled: boolean;
            streamsEnabled: boolean;
            tasksEnabled: boolean;
        };
        FileHolder: {
            /** Format: byte */
            bytes: string;
            name: string;
        };
        GraphResource: {
            links?: components["schemas"]["LinkResource"][] | null;
            nodes?: components["schemas"]["NodeResource"][] | null;
        };
        Hints: {
            keyHints: components["schemas"]["ValueHint"][];
            keyProviders: components["schemas"]["ValueProvider"][];
            valueHints: components["schemas"]["ValueHint"][];
            valueProviders: components["schemas"]["ValueProvider"][];
        };
        Histories: {
            tasks: {
                [key: string]: components["schemas"]["PastExecution"][];
            };
        };
        History: {
            commitCount: components["schemas"]["Statistics"];
            /** Format: int64 */
            count: number;
            duration: components["schemas"]["Statistics"];
            durationPerRead: components["schemas"]["Statistics"];
            filterCount: components["schemas"]["Statistics"];
            processSkipCount: components["schemas"]["Statistics"];
            readCount: components["schemas"]["Statistics"];
            readSkipCount: components["schemas"]["Statistics"];
            rollbackCount: components["schemas"]["Statistics"];
            stepName: string;
            writeCount: components["schemas"]["Statistics"];
            writeSkipCount: components["schemas"]["Statistics"];
        };
        Instance: {
            /** Format: int64 */
            id: number;
            jobName: string;
            /** Format: int64 */
            version?: number | null;
        };
        Job: {
            /** Format: date-time */
            endTime?: string | null;
            exitCode: string;
            exitMessage?: string | null;
            /** Format: int64 */
            jobExecutionId: number;
            /** Format: int64 */
            jobInstanceId: number;
            jobName: string;
            parameters: components["schemas"]["JobParameter"][];
            restartable: boolean;
            /** Format: date-time */
            startTime?: string | null;
            status: string;
            steps: components["schemas"]["Step"][];
            stoppable: boolean;
        };
        JobExecutionResource: {
            abandonable: boolean;
            defined: boolean;
            duration: string;
            /** Format: int64 */
            executionId: number;
            jobExecution: components["schemas"]["BatchJobExecution"];
            /** Format: int64 */
            jobId: number;
            jobParameters: {
                [key: string]: string;
            };
            jobParametersString: string;
            name: string;
            restartable: boolean;
            schemaTarget: string;
            startDate: string;
            startTime: string;
            /** Format: int32 */
            stepExecutionCount: number;
            stoppable: boolean;
            /** Format: int64 */
            taskExecutionId?: number | null;
            timeZone: string;
        };
        JobPage: {
            counts: {
                [key: string]: number;
            };
            items: components["schemas"]["JobRow"][];
            next?: string | null;
            /** Format: int64 */
            total: number;
            totalIsLowerBound: boolean;
        };
        JobParameter: {
            identifying: boolean;
            name: string;
            type: string;
            value: string;
        };
        JobParametersResource: {
            parameters: {
                [key: string]: components["schemas"]["Parameter"];
            };
        };
        JobRow: {
            /** Format: date-time */
            endTime?: string | null;
            exitCode: string;
            /** Format: int64 */
            jobExecutionId: number;
            /** Format: int64 */
            jobInstanceId: number;
            jobName: string;
            parameters: components["schemas"]["JobParameter"][];
            schemaTarget: string;
            /** Format: date-time */
            startTime?: string | null;
            /** @enum {string} */
            status: "COMPLETED" | "STARTING" | "STARTED" | "STOPPING" | "STOPPED" | "FAILED" | "ABANDONED" | "UNKNOWN";
            /** Format: int32 */
            stepCount: number;
            /** Format: int64 */
            taskExecutionId?: number | null;
            taskName?: string | null;
        };
        JsonNode: {
            array?: boolean;
            bigDecimal?: boolean;
            bigInteger?: boolean;
            binary?: boolean;
            boolean?: boolean;
            container?: boolean;
            double?: boolean;
            embeddedValue?: boolean;
            empty?: boolean;
            float?: boolean;
            floatingPointNumber?: boolean;
            int?: boolean;
            integralNumber?: boolean;
            long?: boolean;
            missingNode?: boolean;
            /** @enum {string} */
            nodeType?: "ARRAY" | "BINARY" | "BOOLEAN" | "MISSING" | "NULL" | "NUMBER" | "OBJECT" | "POJO" | "STRING";
            null?: boolean;
            number?: boolean;
            object?: boolean;
            pojo?: boolean;
            short?: boolean;
            string?: boolean;
            /** @deprecated */
            textual?: boolean;
            valueNode?: boolean;
        };
        LaunchForm: {
            arguments?: string;
            inherit?: boolean;
            name?: string;
            properties?: string;
        };
        LaunchPreview: {
            appProperties: {
                [key: string]: string;
            };
            arguments: string[];
            command: string[];
            environment: {
                [key: string]: string;
            };
            inheritedProperties: string[];
            platformProperties: {
                [key: string]: string;
            };
            warnings: string[];
            workingDirectory?: string | null;
        };
        Link: {
            deprecation?: string;
            href?: string;
            hreflang?: string;
            name?: string;
            profile?: string;
            templated?: boolean;
            title?: string;
            type?: string;
        };
        LinkResource: {
            from?: string | null;
            properties?: {
                [key: string]: string;
            } | null;
            to?: string | null;
        };
        Links: {
            [key: string]: components["schemas"]["Link"];
        };
        LogSizes: {
            problem?: string | null;
            /** Format: int64 */
            stderrBytes: number;
            /** Format: int64 */
            stdoutBytes: number;
        };
        Manifest: {
            data: string;
        };
        MonitoringDashboardInfo: {
            dashboardType: string;
            /** Format: int32 */
            refreshInterval: number;
            source: string;
            url: string;
        };
        NodeResource: {
            id?: string | null;
            metadata?: {
                [key: string]: string;
            } | null;
            name?: string | null;
            properties?: {
                [key: string]: string;
            } | null;
        };
        OperationType: {
            /** Format: int32 */
            id: number;
            key: string;
            name: string;
        };
        PackageMetadata: {
            apiVersion?: string | null;
            description?: string | null;
            displayName?: string | null;
            iconUrl?: string | null;
            kind?: string | null;
            maintainer?: string | null;
            name?: string | null;
            origin?: string | null;
            packageHomeUrl?: string | null;
            packageSourceUrl?: string | null;
            /** Format: int64 */
            repositoryId?: number | null;
            repositoryName?: string | null;
            sha256?: string | null;
            tags?: string | null;
            version?: string | null;
        };
        PageMetadata: {
            /** Format: int64 */
            number?: number;
            /** Format: int64 */
            size?: number;
            /** Format: int64 */
            totalElements?: number;
            /** Format: int64 */
            totalPages?: number;
        };
        PageQuery: {
            /** Format: int32 */
            page: number;
            /** Format: int32 */
            size: number;
            sort: components["schemas"]["Sort"][];
        };
        PagedModelEntityModelAppInstanceStatusResource: {
            _embedded?: {
                appInstanceStatusResourceList?: components["schemas"]["EntityModelAppInstanceStatusResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        PagedModelEntityModelAppResource: {
            _embedded?: {
                appRegistrationResourceList?: components["schemas"]["EntityModelAppResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        PagedModelEntityModelAppStatusResource: {
            _embedded?: {
                appStatusResourceList?: components["schemas"]["EntityModelAppStatusResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        PagedModelEntityModelAuditRecordResource: {
            _embedded?: {
                auditRecordResourceList?: components["schemas"]["EntityModelAuditRecordResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        PagedModelEntityModelJobExecutionResource: {
            _embedded?: {
                jobExecutionResourceList?: components["schemas"]["EntityModelJobExecutionResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        PagedModelEntityModelJobExecutionThinResource: {
            _embedded?: {
                jobExecutionThinResourceList?: components["schemas"]["EntityModelJobExecutionThinResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        PagedModelEntityModelJobInstanceResource: {
            _embedded?: {
                jobInstanceResourceList?: components["schemas"]["EntityModelJobInstanceResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        PagedModelEntityModelLauncherResource: {
            _embedded?: {
                launcherResourceList?: components["schemas"]["EntityModelLauncherResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        PagedModelEntityModelStepExecutionResource: {
            _embedded?: {
                stepExecutionResourceList?: components["schemas"]["EntityModelStepExecutionResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        PagedModelEntityModelStreamDefinitionResource: {
            _embedded?: {
                streamDefinitionResourceList?: components["schemas"]["EntityModelStreamDefinitionResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        PagedModelEntityModelStreamStatusResource: {
            _embedded?: {
                streamStatusResourceList?: components["schemas"]["EntityModelStreamStatusResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        PagedModelEntityModelTaskDefinitionResource: {
            _embedded?: {
                taskDefinitionResourceList?: components["schemas"]["EntityModelTaskDefinitionResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        PagedModelEntityModelTaskExecutionResource: {
            _embedded?: {
                taskExecutionResourceList?: components["schemas"]["EntityModelTaskExecutionResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        PagedModelEntityModelTaskExecutionThinResource: {
            _embedded?: {
                taskExecutionThinResourceList?: components["schemas"]["EntityModelTaskExecutionThinResource"][];
            };
            _links?: components["schemas"]["Links"];
            page?: components["schemas"]["PageMetadata"];
        };
        Parameter: {
            identifying: boolean;
            type: string;
            value?: unknown;
        };
        PastExecution: {
            /** Format: date-time */
            endTime?: string | null;
            /** Format: int32 */
            exitCode?: number | null;
            /** Format: int64 */
            id: number;
            schemaTarget: string;
            /** Format: date-time */
            startTime?: string | null;
            /** @enum {string} */
            state: "QUEUED" | "LAUNCHING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "STOPPED" | "CANCELLED" | "LOST" | "UNKNOWN";
        };
        ProposalResource: {
            explanation?: string | null;
            text: string;
        };
        Root: {
            _links?: components["schemas"]["Links"];
            /** Format: int32 */
            "api.revision"?: number;
        };
        Run: {
            /** Format: date-time */
            endedAt?: string | null;
            /** Format: int64 */
            executionId: number;
            /** Format: int32 */
            exitCode?: number | null;
            externalExecutionId: string;
            inheritedProperties?: string[] | null;
            /** Format: date-time */
            launchingAt?: string | null;
            /** Format: int32 */
            platformLimit?: number | null;
            platformName: string;
            /** Format: int32 */
            queuePlace?: number | null;
            /** Format: date-time */
            queuedAt: string;
            reason?: string | null;
            schemaTarget: string;
            /** Format: date-time */
            startedAt?: string | null;
            /** @enum {string} */
            state: "QUEUED" | "LAUNCHING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "STOPPED" | "CANCELLED" | "LOST";
            /** Format: date-time */
            stopRequestedAt?: string | null;
            taskName: string;
        };
        RuntimeEnvironment: {
            appDeployer: components["schemas"]["Deployer"];
            taskLaunchers: components["schemas"]["Deployer"][];
        };
        SearchResult: {
            /** Format: int64 */
            id?: number | null;
            /** @enum {string} */
            kind: "execution" | "task" | "app" | "job";
            name: string;
            path: string;
            schemaTarget?: string | null;
            type?: string | null;
        };
        SearchResults: {
            results: components["schemas"]["SearchResult"][];
        };
        SecurityInfo: {
            authenticated?: boolean;
            authenticationEnabled?: boolean;
            roles?: string[];
            username?: string;
        };
        Sort: {
            descending: boolean;
            property: string;
        };
        Statistics: {
            /** Format: int64 */
            count: number;
            /** Format: double */
            max: number;
            /** Format: double */
            mean: number;
            /** Format: double */
            min: number;
            /** Format: double */
            standardDeviation: number;
        };
        Status: {
            platformStatus?: string | null;
            /** @enum {string} */
            statusCode: "UNKNOWN" | "DEPLOYED" | "DELETED" | "FAILED";
        };
        Step: {
            /** Format: int64 */
            commitCount: number;
            /** Format: date-time */
            endTime?: string | null;
            exitCode: string;
            exitMessage?: string | null;
            /** Format: int64 */
            filterCount: number;
            name: string;
            /** Format: int64 */
            readCount: number;
            /** Format: int64 */
            rollbackCount: number;
            /** Format: int64 */
            skipCount: number;
            /** Format: date-time */
            startTime?: string | null;
            status: string;
            /** Format: int64 */
            stepExecutionId: number;
            /** Format: int64 */
            writeCount: number;
        };
        StreamAppPlace: {
            /** Format: int32 */
            end: number;
            label: string;
            name: string;
            /** Format: int32 */
            nameEnd: number;
            /** Format: int32 */
            start: number;
            /** @enum {string} */
            type: "app" | "source" | "processor" | "sink" | "task";
        };
        StreamAppResource: {
            _links?: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            bootVersion: string;
            defaultVersion: boolean;
            label: string;
            name: string;
            type: string;
            uri: string;
            version: string;
            versions?: string[] | null;
        };
        StreamChange: {
            after?: string | null;
            before?: string | null;
            key?: string | null;
            /** @enum {string} */
            place: "RESOURCE" | "VERSION" | "APP_PROPERTY" | "DEPLOYER_PROPERTY";
        };
        StreamDestinationPlace: {
            /** Format: int32 */
            end: number;
            name: string;
            /** Format: int32 */
            start: number;
        };
        StreamLint: {
            problems: components["schemas"]["StreamProblem"][];
            stream?: components["schemas"]["StreamShape"];
        };
        StreamLogs: {
            logs: {
                [key: string]: string;
            };
        };
        StreamPlatform: {
            description: string;
            /** Format: int64 */
            id?: number | null;
            name: string;
            options: components["schemas"]["ConfigurationOption"][];
            type: string;
        };
        StreamPreview: {
            apps: components["schemas"]["StreamPreviewApp"][];
            platform: string;
            update: boolean;
            warnings: string[];
        };
        StreamPreviewApp: {
            appProperties: {
                [key: string]: string;
            };
            changes: components["schemas"]["StreamChange"][];
            deployerProperties: {
                [key: string]: string;
            };
            label: string;
            name: string;
            resource: string;
            starts: boolean;
            type: string;
            version?: string | null;
        };
        StreamProblem: {
            app?: string | null;
            /** @enum {string} */
            kind: "SYNTAX" | "UNKNOWN_APP" | "UNKNOWN_PROPERTY" | "AMBIGUOUS_PROPERTY";
            /** Format: int32 */
            length: number;
            message: string;
            /** Format: int32 */
            position: number;
            subject?: string | null;
        };
        StreamRelease: {
            configValues: components["schemas"]["ConfigValues"];
            info: components["schemas"]["StreamReleaseInfo"];
            manifest: components["schemas"]["Manifest"];
            name: string;
            pkg: components["schemas"]["StreamReleasePackage"];
            platformName: string;
            /** Format: int32 */
            version: number;
        };
        StreamReleaseInfo: {
            deleted?: string | null;
            description?: string | null;
            firstDeployed?: string | null;
            lastDeployed?: string | null;
            status: components["schemas"]["Status"];
        };
        StreamReleasePackage: {
            configValues?: components["schemas"]["ConfigValues"];
            dependencies: components["schemas"]["StreamReleasePackage"][];
            fileHolders: components["schemas"]["FileHolder"][];
            metadata: components["schemas"]["PackageMetadata"];
            templates: components["schemas"]["Template"][];
        };
        StreamShape: {
            apps: components["schemas"]["StreamAppPlace"][];
            sink?: components["schemas"]["StreamDestinationPlace"];
            source?: components["schemas"]["StreamDestinationPlace"];
            unbound: boolean;
        };
        StreamText: {
            dsl?: string | null;
            name?: string | null;
        };
        StreamingResponseBody: unknown;
        TaskExecutionResource: {
            appProperties?: {
                [key: string]: unknown;
            } | null;
            arguments: string[];
            deploymentProperties?: {
                [key: string]: unknown;
            } | null;
            endTime?: string | null;
            errorMessage?: string | null;
            /** Format: int64 */
            executionId: number;
            /** Format: int32 */
            exitCode?: number | null;
            exitMessage?: string | null;
            externalExecutionId?: string | null;
            jobExecutionIds?: number[] | null;
            /** Format: int64 */
            parentExecutionId?: number | null;
            platformName?: string | null;
            resourceUrl?: string | null;
            schemaTarget: string;
            startTime?: string | null;
            /** @enum {string} */
            taskExecutionStatus: "UNKNOWN" | "RUNNING" | "COMPLETE" | "ERROR";
            taskName?: string | null;
        };
        TaskText: {
            dsl?: string | null;
            name?: string | null;
        };
        Template: {
            data: string;
            name: string;
        };
        UpdatePackage: {
            packageName?: string | null;
            packageVersion?: string | null;
            repositoryName?: string | null;
        };
        UpdateStreamRequest: {
            appNames?: string[] | null;
            force?: boolean | null;
            packageIdentifier?: components["schemas"]["UpdatePackage"];
            releaseName?: string | null;
            updateProperties?: {
                [key: string]: string;
            } | null;
        };
        ValueHint: {
            description?: string | null;
            shortDescription?: string | null;
            value?: unknown;
        };
        ValueProvider: {
            name: string;
            parameters: {
                [key: string]: unknown;
            };
        };
        VersionInfo: {
            core: components["schemas"]["Dependency"];
            dashboard: components["schemas"]["Dependency"];
            implementation: components["schemas"]["Dependency"];
            shell: components["schemas"]["Dependency"];
        };
        Versions: {
            defaultSchemaVersion: string;
            versions: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
