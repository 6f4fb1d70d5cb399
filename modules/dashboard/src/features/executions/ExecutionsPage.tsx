import type { ReactElement } from "react";
export function ExecutionsPage(): ReactElement { return <></>; }
