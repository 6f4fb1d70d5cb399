import type { ReactElement } from "react";
import type { ExecutionOverview } from "../../api/contract";
export function LogTab(_: { overview: ExecutionOverview; stream: string | undefined; line: number | undefined }): ReactElement { return <></>; }
